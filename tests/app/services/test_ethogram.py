"""The ethogram and the pins of a project: every change gives back what stood before."""

import msgspec
import pytest

from app.services import observations, vocabulary
from app.services.projects import Project
from app.services.review import exclusion, labels, pins
from app.services.review.pins import Pin, PinKind
from app.store.records import Kind, ReviewState
from mvit_core.taxonomy import Behavior
from mvit_core.types import Span
from tests.videos import video_ids


def test_a_shipped_behavior_can_be_changed_and_given_back(project: Project):
    shipped = vocabulary.behaviors(project)
    sleeps = next(each for each in shipped if each.key == "sleeps")
    own = msgspec.structs.replace(
        sleeps, name="rests", key_hint="r", color="#112233", exclusive="posture", modifiers=("a", "b")
    )
    before, changes = vocabulary.put_behavior(project, "sleeps", own)
    assert before is None
    assert changes.vocabulary
    assert vocabulary.behaviors(project)[shipped.index(sleeps)] == own
    assert vocabulary.put_behavior(project, "sleeps", before)[0] == own
    assert vocabulary.behaviors(project) == shipped


def test_an_own_name_is_shown_and_searched_and_the_old_names_still_find_it(project: Project):
    before, _ = vocabulary.put_name(project, "panthera", "Simba's kind")
    tree = vocabulary.taxonomy(project)
    assert tree["panthera"].short_name == "Simba's kind"
    assert tree.search("simba")[0].key == "panthera"
    assert "panthera" in [taxon.key for taxon in tree.search("lion")]
    vocabulary.put_name(project, "panthera", before)
    assert vocabulary.taxonomy(project)["panthera"].short_name == "big cats"
    with pytest.raises(KeyError):
        vocabulary.put_name(project, "no such", "x")


def test_an_own_species_goes_and_comes_with_its_undo(project: Project):
    lion = vocabulary.new_taxon(
        project, scientific_name="Panthera leo", common_name="lion", rank="species", parent="panthera"
    )
    assert lion.key not in vocabulary.taxonomy(project)
    before, changes = vocabulary.put_taxon(project, lion.key, lion)
    assert (before, changes.vocabulary) == (None, True)
    assert vocabulary.taxonomy(project)[lion.key].short_name == "lion"
    assert vocabulary.put_taxon(project, lion.key, before)[0] == lion
    assert lion.key not in vocabulary.taxonomy(project)


def test_pins_swap(project: Project):
    lion = Pin(PinKind.TAXON, "panthera")
    before, _ = pins.put_pins(project, (None, lion, *[None] * 7))
    assert before == pins.FIRST_PINS
    assert pins.pins(project)[1] == lion


def test_what_was_used_last_comes_first(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6))
    animals = observations.of_video(project, video_ids(project)[0])
    for one, taxon in zip(
        [each for each in animals if each.kind is Kind.ANIMAL], ("lynx", "canis"), strict=True
    ):
        labels.apply(project, {one.id: labels.correct(one, taxon=taxon)}, who="ada")
    assert pins.used_last(project, PinKind.TAXON) == ["canis", "lynx"]
    assert pins.used_last(project, PinKind.BEHAVIOR) == []
    named = labels.correct(animals[0], individual="F07", tags=("collared", "limps"))
    labels.apply(project, {animals[0].id: named}, who="ada")
    assert pins.known_words(project) == (["F07"], ["collared", "limps"])


POSTURE = {key: Behavior(key, key, exclusive="posture") for key in ("lies", "stands")}


@pytest.mark.parametrize(
    ("span", "left"),
    [
        (Span(2, 4), Span(1, 2)),  # it began before: it ends where the new one begins
        (Span(0, 2), Span(2, 3)),
        (Span(0, 4), None),  # it lies inside: the machine's is rejected
        (Span(1.5, 2), Span(1, 1.5)),  # around the new one: its beginning stays
        (Span(3, 4), Span(1, 3)),  # they only touch
    ],
)
def test_a_new_bout_makes_room_in_its_group(
    project: Project, scan, make_result, span: Span, left: Span | None
):
    scan(make_result(0.1))
    bout = observations.of_video(project, video_ids(project)[0])[1]
    assert bout.span == Span(1, 3)
    behaviors = {**POSTURE, bout.behavior: Behavior(bout.behavior, "x", exclusive="posture")}
    labels.apply(project, exclusion.make_room("lies", span, [bout], behaviors), who="ada")
    now = observations.observation(project, bout.id)
    assert (None if now.state is ReviewState.REJECTED else now.span) == left


def test_bouts_of_no_group_of_another_or_that_only_happen_may_overlap(project: Project, scan, make_result):
    scan(make_result(0.1))
    bout = observations.of_video(project, video_ids(project)[0])[1]
    other = {**POSTURE, bout.behavior: Behavior(bout.behavior, "x", exclusive="food")}
    assert exclusion.make_room("lies", Span(0, 4), [bout], other) == {}
    assert exclusion.make_room(bout.behavior, Span(2, 2), [bout], other) == {}
    assert exclusion.make_room(bout.behavior, Span(0, 4), [bout], other, besides=bout.id) == {}
