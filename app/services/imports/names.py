"""Animals and behaviors as others call them, in the project's words; made where there is none."""

import re
from collections.abc import Callable, Collection
from itertools import chain, count

from sqlalchemy.orm import Session

from app.services.imports.values import LONGEST_NAME, FoundAnimal, FoundBehavior
from app.services.vocabulary import note_added
from app.store.records import Subject
from app.store.schema import BehaviorRow, TaxonRow
from mvit_core.name_search import fold
from mvit_core.taxonomy import Behavior, Taxonomy

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)  # but what joins letters
_FAMILY = re.compile(r"^[A-Z][a-z]+idae$")
_BINOMIAL = re.compile(r"^([A-Z][a-z-]+) ([a-z-]{2,})( [a-z-]{2,})?$")


class Names:
    """The project's taxa and behaviors by every name; what is missing is added."""

    def __init__(
        self,
        session: Session,
        taxonomy: Taxonomy,
        behaviors: list[Behavior],
        fitting: Callable[[str], str],
    ) -> None:
        """`fitting` is as much of a name as the project keeps."""
        self._session = session
        self._fitting = fitting
        self._taxonomy = taxonomy
        self._taxa: dict[str, str] = {}
        for taxon in taxonomy:
            for name in (
                taxon.common_name,
                taxon.short_name,
                taxon.scientific_name,
                taxon.distinct_name,
                taxon.key,
            ):
                self._taxa.setdefault(_folded(name), taxon.key)
        self._latin: dict[str, list[str]] = {}  # scientific name -> its taxa, the widest first
        for taxon in sorted(taxonomy, key=lambda one: len(taxonomy.lineage(one.key))):
            self._latin.setdefault(_folded(taxon.scientific_name), []).append(taxon.key)
        for name, keys in self._latin.items():  # a family is not one of the groups that go by its name
            self._taxa[name] = keys[0]
        # Taxa here: of those that are named alike, these are meant.
        self.in_video: Collection[str | None] = ()
        self._keys = set(self._taxa.values())
        self._examples = {  # "true foxes: red fox, Arctic fox": a red fox is one of them
            _folded(name): taxon.key
            for taxon in taxonomy
            for name in taxon.common_name.partition(":")[2].split(",")
            if name.strip()
        }
        self._behaviors = {_folded(name): one.key for one in behaviors for name in (one.name, one.key)}
        self.new_taxa: list[str] = []
        self.new_behaviors: list[str] = []

    def taxon(self, name: str, *, group: str = "") -> str | None:
        """The key of an animal; None for no name. `group` tells which of those that share a Latin name."""
        name = self._fitting(_shown(name))
        if not re.search(r"\w", name):
            return None
        folded = _folded(name)
        alike = self._latin.get(folded, ())
        meant = self._group(group, alike) or next((key for key in alike if key in self.in_video), None)
        known = meant or self._taxa.get(folded)
        return known if known is not None else self._add_taxon(name)

    def taxon_of(self, animal: FoundAnimal) -> str | None:
        """The key of what a file calls an animal; None where it is none, or has no name."""
        return self.taxon(animal.name, group=animal.group) if animal.subject is Subject.ANIMAL else None

    def _group(self, group: str, alike: Collection[str]) -> str | None:
        called = self._taxonomy.called(group) if group and len(alike) > 1 else None
        return called.key if called is not None and called.key in alike else None

    def behavior_called(self, name: str) -> str:
        """The key of a behavior; empty where there is none, and none is added."""
        return self._behaviors.get(_folded(name), "")

    def behavior(self, wanted: FoundBehavior) -> str:
        """The key of a behavior."""
        name = self._fitting(_shown(wanted.name))
        known = self._behaviors.get(_folded(name))
        return known if known is not None else self._add_behavior(name, wanted.is_point)

    def _add_taxon(self, name: str) -> str:
        rank, parent = self._place(name)
        key = _free_key(name, self._keys)
        self._keys.add(key)
        self._session.add(TaxonRow(key=key, scientific_name=name, rank=rank, parent=parent, common_name=""))
        self._taxa[_folded(name)] = self._taxa[key] = key
        self.new_taxa.append(name)
        return key

    def _place(self, name: str) -> tuple[str, str | None]:
        """The rank that a name looks like, and what of the tree stands above it."""
        binomial = _BINOMIAL.match(name)
        if binomial:
            above = self._taxa.get(_folded(binomial[1]))
            return ("subspecies" if binomial[3] else "species"), above
        if _FAMILY.match(name):
            return "family", None
        if (above := self._examples.get(_folded(name))) is not None:
            return "species", above
        return ("genus" if re.fullmatch(r"[A-Z][a-z]+", name) else "group"), None

    def _add_behavior(self, name: str, is_point: bool) -> str:
        key = _free_key(name, set(self._behaviors.values()))
        kind = "point" if is_point else "state"
        self._session.add(BehaviorRow(key=key, name=name, kind=kind, key_hint=""))
        note_added(self._session, key)
        self._behaviors[_folded(name)] = self._behaviors[key] = key
        self.new_behaviors.append(name)
        return key


def _folded(name: str) -> str:
    return fold(" ".join(name.replace("_", " ").split())[:LONGEST_NAME].rstrip())


def _free_key(name: str, taken: Collection[str]) -> str:
    key = re.sub(r"\W+", "_", fold(name)).strip("_") or "unnamed"
    tries = chain((key,), (f"{key}_{number}" for number in count(2)))
    return next(each for each in tries if each not in taken)


def _shown(name: str) -> str:
    """A name without signs that nobody sees, which pages and spreadsheets leave in what is copied."""
    return " ".join(_UNSEEN.sub("", _CONTROL.sub(" ", name)).split())
