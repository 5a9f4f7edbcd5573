"""A few letters are enough."""

import msgspec
import pytest

from app.store.records import Subject
from app.ui.picking.choices import What, behavior_choices, species_choices
from mvit_core.species.species_list import Listed
from mvit_core.taxonomy import shipped_behaviors, shipped_taxonomy
from mvit_core.types import Score

TAXONOMY = shipped_taxonomy()
BEHAVIORS = {each.key: each for each in shipped_behaviors()}


@pytest.mark.parametrize("typed", ["lion", "panth", "Panthera"])
def test_common_and_latin_names_find_the_lion(typed: str) -> None:
    assert "panthera" in [choice.key for choice in species_choices(typed, TAXONOMY)[:3]]


def test_without_letters_the_machines_guesses_come_first() -> None:
    offered = species_choices(
        "", TAXONOMY, scores=(Score("panthera", 0.75), Score("canis", 0.125)), recent=["canis", "ursus"]
    )
    assert [choice.key for choice in offered[:3]] == ["panthera", "canis", "ursus"]
    assert offered[0].note == "75 %"
    assert {choice.key for choice in offered if choice.what == What.SUBJECT} == {
        Subject.UNKNOWN,
        Subject.HUMAN,
        Subject.VEHICLE,
    }


def test_animals_of_the_projects_list_come_before_others() -> None:
    listed = Listed(TAXONOMY, {"lynx", "felis"})
    here = [each for each in species_choices("cat", TAXONOMY, listed=listed) if each.what == What.TAXON]
    assert [each.key for each in here[:4]] == ["felidae", "felis", "carnivora", "lynx"]
    notes = [each.note == "not on the list" for each in here]
    assert notes == sorted(notes)
    assert True in notes


def test_a_whole_name_is_found_first_whatever_the_list_says() -> None:
    listed = Listed(TAXONOMY, {"canis"})
    first = species_choices("Panthera", TAXONOMY, listed=listed)[0]
    assert (first.key, first.note) == ("panthera", "not on the list")


def test_what_was_used_last_is_offered_however_many_names_begin_so() -> None:
    german = TAXONOMY.in_language("de")
    assert "felis" not in [each.key for each in species_choices("katz", german)[:6]]
    assert species_choices("katz", german, recent=["felis"])[0].key == "felis"
    assert species_choices("katz", german, scores=[Score("felis", 0.4)], recent=["lynx"])[0].key == "felis"


def test_what_was_used_last_does_not_come_before_what_was_typed() -> None:
    german = TAXONOMY.in_language("de")
    assert "dama" in [each.key for each in species_choices("dach", german)]
    assert species_choices("dach", german, recent=["dama"])[0].key == "mustelidae"


@pytest.mark.parametrize(
    ("typed", "recent", "first"),
    [
        ("cat", ["panthera"], ["felidae", "catopuma", "felis"]),
        ("cat", ["panthera", "felis"], ["felis", "felidae"]),
        ("ant", ["elephant"], []),
        ("deer", ["odocoileus", "bovini"], ["deer", "odocoileus"]),
    ],
)
def test_a_whole_word_comes_before_a_beginning_and_what_was_used_last_among_equals(
    typed: str, recent: list[str], first: list[str]
) -> None:
    keys = [each.key for each in species_choices(typed, TAXONOMY, recent=recent) if each.what == What.TAXON]
    assert keys[: len(first)] == first
    assert keys[0] != "elephant", "it only ends so"


def test_people_and_vehicles_are_found_too() -> None:
    assert species_choices("per", TAXONOMY)[0].key == Subject.HUMAN
    assert species_choices("veh", TAXONOMY)[0].key == Subject.VEHICLE


def test_what_nobody_knows_can_be_added() -> None:
    last = species_choices("snow yak", TAXONOMY)[-1]
    assert (last.what, last.key) == (What.NEW, "snow yak")


def test_behaviors_are_found_by_the_beginning_of_any_word() -> None:
    assert [each.key for each in behavior_choices("eat", BEHAVIORS) if each.what == What.BEHAVIOR] == [
        "eats_food"
    ]
    assert behavior_choices("baby", BEHAVIORS)[0].key in ("nurses", "gives_birth")
    assert len(behavior_choices("", BEHAVIORS)) == 12


@pytest.mark.parametrize("typed", ["drinsk water", "sleesp", "rolls in mud"])
def test_a_behavior_that_nobody_knows_is_neither_taken_nor_added_at_once(typed: str) -> None:
    offered = behavior_choices(typed, BEHAVIORS)
    assert [choice.what for choice in offered[:2]] == [What.NOTE, What.NOTE]
    assert offered[0].title == f"No behavior here is called “{typed}”."
    assert all(choice.is_near for choice in offered if choice.what == What.BEHAVIOR)
    assert (offered[-1].what, offered[-1].key) == (What.NEW, typed)


def test_a_slip_finds_the_behavior_that_was_meant() -> None:
    for typed, key in (("drinsk water", "drinks_water"), ("sleesp", "sleeps"), ("eats foood", "eats_food")):
        near = [choice.key for choice in behavior_choices(typed, BEHAVIORS) if choice.is_near]
        assert near == [key]


def test_of_a_behavior_that_is_not_offered_any_more_that_is_said() -> None:
    hidden = {**BEHAVIORS, "sleeps": msgspec.structs.replace(BEHAVIORS["sleeps"], hidden=True)}
    (note,) = behavior_choices("Sleeps", hidden)
    assert (note.what, "not offered" in note.title) == (What.NOTE, True)


def test_a_behavior_that_exists_is_not_offered_as_new() -> None:
    assert all(each.what != What.NEW for each in behavior_choices("sleeps", BEHAVIORS))
    assert behavior_choices("rolls in mud", BEHAVIORS)[-1].what == What.NEW


@pytest.mark.parametrize("typed", ["goral", "gaur", "colobus", "pmartes"])
def test_what_is_only_like_a_name_is_never_taken_for_it(typed: str) -> None:
    offered = species_choices(typed, TAXONOMY)
    assert [choice.what for choice in offered[:2]] == [What.NOTE, What.NOTE]
    assert offered[0].title == f"No animal here is called “{typed}”."
    assert [choice for choice in offered if choice.what == What.TAXON]
    assert all(choice.is_near for choice in offered if choice.what == What.TAXON)
    assert offered[-1].what == What.NEW


def test_what_is_only_like_a_name_is_not_taken_because_it_is_likely() -> None:
    likely = [Score("otocolobus", 0.9)]
    offered = species_choices("colobus", TAXONOMY, scores=likely, recent=["otocolobus"])
    assert all(choice.is_near for choice in offered if choice.what == What.TAXON)


@pytest.mark.parametrize(
    ("typed", "key"), [("spotted hyena", "hyena"), ("grey wolf", "canis"), ("blue sheep", "caprini")]
)
def test_a_name_that_is_known_in_part_is_offered_as_near(typed: str, key: str) -> None:
    offered = species_choices(typed, TAXONOMY)
    assert [choice.what for choice in offered[:2]] == [What.NOTE, What.NOTE]
    assert key in [choice.key for choice in offered if choice.is_near]
    assert (offered[-1].what, offered[-1].key) == (What.NEW, typed)


def test_two_slips_in_a_long_word_find_what_is_like_it_and_name_nothing() -> None:
    for typed, key in (("leapord", "panthera"), ("chetaah", "acinonyx"), ("girrafe", "giraffa")):
        offered = species_choices(typed, TAXONOMY)
        assert offered[0].what == What.NOTE
        assert key in [choice.key for choice in offered if choice.is_near]


@pytest.mark.parametrize(
    ("typed", "key"),
    [("leoaprd", "panthera"), ("lepard", "panthera"), ("kagaroo", "macropus"), ("squrirel", "squirrel")],
)
def test_a_slip_from_a_whole_name_comes_before_one_from_a_part_of_another(typed: str, key: str) -> None:
    assert species_choices(typed, TAXONOMY)[0].key == key


@pytest.mark.parametrize(
    ("typed", "key"), [("cat", "felidae"), ("canid", "canidae"), ("anteater", "myrmecophagidae")]
)
def test_a_whole_first_word_or_its_plural_comes_before_what_only_begins_so(typed: str, key: str) -> None:
    assert species_choices(typed, TAXONOMY)[0].key == key


@pytest.mark.parametrize(("typed", "key"), [("leopards", "panthera"), ("wolfs", "canis"), ("deers", "deer")])
def test_a_letter_too_many_after_a_whole_name_is_that_animal(typed: str, key: str) -> None:
    assert species_choices(typed, TAXONOMY)[0].key == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("chimpanze", "pan"),
        ("red der", "cervus"),
        ("wilde beest", "alcelaphinae"),
        ("jagaur", "panthera"),
        ("girafe", "giraffa"),
        ("panth", "panthera"),
        ("leop se", "hydrurga"),
    ],
)
def test_slips_and_abbreviations_name_an_animal(typed: str, key: str) -> None:
    first = species_choices(typed, TAXONOMY)[0]
    assert (first.key, first.is_near) == (key, False)


def test_a_whole_name_comes_before_what_was_used_last() -> None:
    assert species_choices("puma", TAXONOMY, recent=["catopuma"])[0].key == "puma"


def test_what_is_meant_comes_before_what_is_near_and_on_the_list() -> None:
    listed = Listed(TAXONOMY, {"otocolobus"})
    assert species_choices("gor", TAXONOMY, listed=listed)[0].key == "gorilla"
