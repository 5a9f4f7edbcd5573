"""Scores where only some animals can be."""

import pytest

from mvit_core.species.regions import REGIONS
from mvit_core.species.roll_up import rolled_up
from mvit_core.species.species_list import Listed, of_region, removed, restricted
from mvit_core.taxonomy import mammalnet_keys, shipped_taxonomy
from mvit_core.types import Score

TREE = shipped_taxonomy()
EUROPE = of_region("europe")


def scores(**values: float) -> list[Score]:
    return [Score(name, value) for name, value in values.items()]


def test_who_cannot_be_there_leaves_its_share_to_who_can() -> None:
    """A lynx or a puma, in Europe: a lynx."""
    left = restricted(scores(lynx=0.5, puma=0.4, blank=0.1), TREE, EUROPE)
    assert {each.name: pytest.approx(each.value) for each in left} == {"lynx": 0.9, "blank": 0.1}
    assert rolled_up(left, TREE).key == "lynx"  # type: ignore[union-attr]


def test_what_mostly_cannot_be_there_is_not_turned_into_what_came_second() -> None:
    """A tiger in Europe, perhaps of a zoo, is a cat; it is no lynx."""
    left = restricted(scores(panthera=0.9, lynx=0.05, blank=0.05), TREE, EUROPE)
    named = rolled_up(left, TREE)
    assert named is not None
    assert (named.key, named.confidence) == ("felidae", pytest.approx(0.95))


def test_a_share_that_no_listed_relative_can_take_stays_with_all_mammals() -> None:
    left = restricted(scores(ornithorhynchus=0.9, vulpes=0.1), TREE, frozenset({"vulpes"}))
    assert [each.name for each in left] == ["mammalia", "vulpes"]


def test_sums_stay_as_they_were() -> None:
    for listed in (EUROPE, frozenset({"lynx"}), frozenset()):
        left = restricted(scores(lynx=0.3, puma=0.4, cervus=0.2, blank=0.1), TREE, listed)
        assert sum(each.value for each in left) == pytest.approx(1.0)


def test_without_a_list_nothing_changes() -> None:
    given = scores(panthera=0.9, lynx=0.1)
    assert restricted(given, TREE, None) == tuple(given)
    assert removed(mammalnet_keys(), TREE, None) == []


@pytest.mark.parametrize(
    ("listed", "key", "held"),
    [
        ({"felidae"}, "lynx", True),  # a family brings its genera
        ({"lynx"}, "felidae", True),  # a genus makes its family possible
        ({"lynx"}, "felis", False),
        ({"cervus"}, "deer", True),  # "deer" may show Cervus
        ({"cervus"}, "alces", False),
        ({"deer"}, "cervus", True),
        ({"vulpes"}, "fox", True),
        ({"bat"}, "myotis", True),
        ({"lynx"}, "blank", True),  # no animal
    ],
)
def test_a_list_holds_what_may_be_one_of_its_animals(listed: set[str], key: str, held: bool) -> None:
    assert Listed(TREE, listed).holds(key) is held


@pytest.mark.parametrize(
    ("region", "there", "elsewhere"),
    [
        ("africa", ("giraffa", "lycaon", "microcebus"), ("phascolarctos", "procyon", "rangifer")),
        ("asia", ("ailuropoda", "pongo", "panthera"), ("giraffa", "bradypus", "potorous")),
        ("europe", ("capreolus", "gulo", "castor"), ("panthera", "odocoileus", "elephant")),
        ("north_america", ("antilocapra", "odocoileus", "ursus"), ("capreolus", "hylobates", "saimiri")),
        ("south_america", ("hydrochoerus", "puma", "bradypus"), ("lynx", "giraffa", "macropus")),
        ("australia", ("ornithorhynchus", "vombatus", "setonix"), ("cervus", "puma", "gorilla")),
        ("antarctica", ("hydrurga", "orcinus"), ("odobenus", "ursus")),
    ],
)
def test_regions_have_who_lives_there(
    region: str, there: tuple[str, ...], elsewhere: tuple[str, ...]
) -> None:
    assert set(there) <= of_region(region)
    assert not set(elsewhere) & of_region(region)


def test_every_animal_lives_somewhere() -> None:
    assert frozenset.union(*map(of_region, REGIONS)) == set(mammalnet_keys())
