"""Which animals there are at a place, and what that says of a model's scores.

A list is a set of taxon keys. A taxon on it brings all that lies below it; categories that show some of the
same animals ("deer" and *Cervus*) are kept together. Classes that the tree does not know, such as "blank",
are no animals and stay.
"""

from collections.abc import Collection, Iterable, Sequence

from mvit_core.species.regions import REGIONS
from mvit_core.taxonomy import Taxonomy, shipped_places
from mvit_core.types import Score

MOSTLY = 0.5  # share of what a model says of animals that has to be on the list for the rest to be taken off


def of_region(region: str) -> frozenset[str]:
    """The shipped categories that live wild in a region of REGIONS; KeyError for another."""
    code = REGIONS[region]
    return frozenset(key for key, place in shipped_places().items() if code in place.regions)


class Listed:
    """A list laid over a tree, ready to be asked."""

    def __init__(self, taxonomy: Taxonomy, listed: Iterable[str]) -> None:
        self._taxonomy = taxonomy
        self._listed = frozenset(listed)
        self._above = {taxon.key for each in self._listed for taxon in taxonomy.lineage(each)}

    def holds(self, key: str) -> bool:
        """Whether a class may be one of the listed animals; what is no taxon always may."""
        return key not in self._taxonomy or any(map(self.touches, (key, *overlapping(key))))

    def touches(self, key: str) -> bool:
        """Whether a taxon, one above it or one below it is listed."""
        return key in self._above or any(each.key in self._listed for each in self._taxonomy.lineage(key))

    def nearest(self, key: str) -> str:
        """The finest taxon above `key` that has listed animals in it; the root where none has."""
        line = self._taxonomy.lineage(key)
        return next((taxon.key for taxon in line[1:] if self.touches(taxon.key)), line[-1].key)


def overlapping(key: str) -> tuple[str, ...]:
    """The shipped categories that show some of the same animals as this one."""
    place = shipped_places().get(key)
    return place.overlaps if place else ()


def removed(classes: Iterable[str], taxonomy: Taxonomy, listed: Collection[str] | None) -> list[str]:
    """The classes that a list takes away, in their order; none without a list."""
    if listed is None:
        return []
    there = Listed(taxonomy, listed)
    return [each for each in classes if not there.holds(each)]


def restricted(
    scores: Sequence[Score], taxonomy: Taxonomy, listed: Collection[str] | None
) -> tuple[Score, ...]:
    """What is left of calibrated scores where only listed animals can be; best first.

    Where the model mostly means listed animals, those share what it said of animals: who cannot be there was
    never possible. Where it does not, a score goes up to the nearest taxon that has listed animals in it: a
    tiger in Europe is a cat, not the lynx that came second. What is left of no animal stays as it is.
    """
    if listed is None:
        return tuple(scores)
    there = Listed(taxonomy, listed)
    kept = {each.name for each in scores if there.holds(each.name)}
    animals = [each for each in scores if each.name in taxonomy]
    total = sum(each.value for each in animals)
    staying = sum(each.value for each in animals if each.name in kept)
    found: dict[str, float] = {each.name: each.value for each in scores if each.name not in taxonomy}
    if total and staying >= MOSTLY * total:
        found |= {each.name: each.value * total / staying for each in animals if each.name in kept}
    else:
        for each in animals:
            name = each.name if each.name in kept else there.nearest(each.name)
            found[name] = found.get(name, 0.0) + each.value
    return tuple(Score(name, value) for name, value in sorted(found.items(), key=lambda pair: -pair[1]))
