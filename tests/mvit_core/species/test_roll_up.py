"""Names as fine as the scores allow, and no finer."""

import pytest

from mvit_core.species.roll_up import Named, rolled_up
from mvit_core.taxonomy import Taxon, Taxonomy, shipped_taxonomy
from mvit_core.types import Score

TREE = Taxonomy.from_rows(
    [
        Taxon("mammalia", "Mammalia", "class", None, ""),
        Taxon("carnivora", "Carnivora", "order", "mammalia", ""),
        Taxon("felidae", "Felidae", "family", "carnivora", ""),
        Taxon("canidae", "Canidae", "family", "carnivora", ""),
        Taxon("lynx", "Lynx", "genus", "felidae", ""),
        Taxon("felis", "Felis", "genus", "felidae", ""),
        Taxon("vulpes", "Vulpes", "genus", "canidae", ""),
        Taxon("cervus", "Cervus", "genus", "mammalia", ""),
    ]
)


def scores(**values: float) -> list[Score]:
    return [Score(name, value) for name, value in values.items()]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (scores(lynx=0.8, felis=0.1, vulpes=0.1), Named("lynx", 0.8)),
        (scores(lynx=0.4, felis=0.35, vulpes=0.25), Named("felidae", 0.75)),
        (scores(lynx=0.4, vulpes=0.35, cervus=0.25), Named("carnivora", 0.75)),
        (scores(lynx=0.3, vulpes=0.25, cervus=0.45), Named("mammalia", 1.0)),
        (scores(blank=0.9, lynx=0.1), Named("blank", 0.9)),
        (scores(okapi=0.7, lynx=0.3), Named("okapi", 0.7)),
    ],
)
def test_the_finest_taxon_that_holds_is_said(given: list[Score], expected: Named) -> None:
    found = rolled_up(given, TREE)
    assert found is not None
    assert found.key == expected.key
    assert found.confidence == pytest.approx(expected.confidence)


def test_nothing_is_said_where_nothing_holds() -> None:
    assert rolled_up([], TREE) is None
    assert rolled_up(scores(blank=0.5, lynx=0.5), TREE) is None


def test_a_model_that_asks_for_more_is_less_fine() -> None:
    given = scores(lynx=0.8, felis=0.15, vulpes=0.05)
    assert rolled_up(given, TREE, holds=0.9) == Named("felidae", pytest.approx(0.95))
    with pytest.raises(ValueError, match="both hold"):
        rolled_up(given, TREE, holds=0.5)


def test_the_shipped_tree_goes_up_to_the_family() -> None:
    found = rolled_up(scores(panthera=0.5, lynx=0.4, ursus=0.1), shipped_taxonomy())
    assert found is not None
    assert shipped_taxonomy()[found.key].rank in ("family", "subfamily")
