"""What there is to learn from, class by class and site by site, and what would help most next. Pure."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from app.services.learning.examples import BLANK
from trainer.labels.manifest import Manifest

ENOUGH = 20  # events from which a class is learned with some confidence
ENOUGH_SITES = 3
MOST_ADVICE = 3

Need = Literal["more", "second_site", "more_sites", "blank", "classes", "sites"]
KindOfClass = Literal["species", "behavior"]


@dataclass(frozen=True, slots=True)
class ClassAtHand:
    """Examples of one class."""

    name: str
    kind: KindOfClass
    by_site: dict[str, int]
    num_events: int = 0  # clips of one show the same animal, and teach little more than a single one

    @property
    def total(self) -> int:
        """At all sites."""
        return sum(self.by_site.values())


@dataclass(frozen=True, slots=True)
class Advice:
    """What to review next: examples of a class from `number` more events, at other sites than those."""

    need: Need
    name: str = ""
    number: int = 0
    sites: tuple[str, ...] = ()


def classes_at_hand(manifest: Manifest) -> list[ClassAtHand]:
    """Each class with its examples at each site: species first, the most frequent first."""
    counts: dict[tuple[KindOfClass, str], Counter[str]] = defaultdict(Counter)
    events: dict[tuple[KindOfClass, str], set[tuple[str, str]]] = defaultdict(set)
    for span in manifest.spans:
        of_species: list[tuple[KindOfClass, str]] = [("species", span.species)] if span.species else []
        for key in [*of_species, *(("behavior", name) for name in span.behaviors or ())]:
            counts[key][span.group] += 1
            events[key].add((span.group, span.when))
    found = [
        ClassAtHand(name, kind, dict(sites), len(events[kind, name]))
        for (kind, name), sites in counts.items()
    ]
    return sorted(found, key=lambda each: (each.kind == "behavior", -each.total, each.name))


def sites_of(manifest: Manifest) -> list[str]:
    """All sites with examples, by name."""
    return sorted({span.group for span in manifest.spans})


def one_in_other(manifest: Manifest) -> list[tuple[str, str]]:
    """Species that are told apart though one is the other at a wider rank: (narrower, wider)."""
    parents = {taxon.key: taxon.parent for taxon in manifest.header.taxonomy}
    apart, found = set(manifest.header.species), []
    for name in manifest.header.species:
        step = parents.get(name)
        while step is not None:
            if step in apart:
                found.append((name, step))
            step = parents.get(step)
    return found


def advice(manifest: Manifest) -> list[Advice]:
    """What would help most, the most urgent first; taxa that are no class of their own want no examples."""
    told_apart = {*manifest.header.species, *manifest.header.behaviors}
    classes = [each for each in classes_at_hand(manifest) if each.name in told_apart]
    sites = sites_of(manifest)
    if not classes:
        return []
    species = [each for each in classes if each.kind == "species"]
    found: list[tuple[float, Advice]] = []
    if len(classes) < 2:
        found.append((0.0, Advice("classes")))
    if len(sites) < 2:
        found.append((1.0, Advice("sites")))
    if species and BLANK not in {each.name for each in species}:
        found.append((5.0, Advice("blank", BLANK, 10)))
    for each in classes:
        places = tuple(sorted(each.by_site))
        short = max(0, ENOUGH - each.num_events)
        if len(places) == 1 and len(sites) > 1:
            number = max(short, ENOUGH // 3)
            found.append((2.0 + each.num_events / 1000, Advice("second_site", each.name, number, places)))
        elif short:
            found.append((3.0 + each.num_events / ENOUGH, Advice("more", each.name, short, places)))
        elif len(places) < min(ENOUGH_SITES, len(sites)):
            found.append((6.0, Advice("more_sites", each.name, ENOUGH // 4, places)))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])[:MOST_ADVICE]]
