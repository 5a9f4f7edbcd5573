"""The tree of animals and the list of behaviors that a model or a person can name."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Literal

import msgspec

from mvit_core.name_search import TWO_SLIPS, NameIndex

LANGUAGES = ("en", "de", "es")
OTHER_LANGUAGE = TWO_SLIPS + 1  # added to how badly a name matches that is not the tree's own


class Taxon(msgspec.Struct, frozen=True):
    """A node of the tree. Its key never changes; models and labels refer to it."""

    key: str  # "panthera", "felidae", "carnivora", "mammalia"
    scientific_name: str
    rank: str  # class, order, family, subfamily, tribe, genus, species, or group ("fox", of no one genus)
    parent: str | None
    common_name: str  # "big cats: lion, tiger": what it is called, then examples, which are searched too

    @property
    def short_name(self) -> str:
        """What people call it, without the examples; the scientific name where it has no other."""
        return self.common_name.partition(":")[0] or self.scientific_name

    @property
    def distinct_name(self) -> str:
        """The scientific name; of a group that goes by that of the taxon above it, with its key: foxes are
        "Canidae (fox)", and no other dogs are counted as foxes.
        """
        shares = self.parent == self.scientific_name.lower()
        return f"{self.scientific_name} ({self.key.replace('_', ' ')})" if shares else self.scientific_name


class Place(msgspec.Struct, frozen=True):
    """What is known of a shipped category beside its place in the tree."""

    overlaps: tuple[str, ...]  # other categories that show some of the same animals
    regions: frozenset[str]  # AF, AS, EU, NA, SA, OC, AN: where some of its animals live wild
    source: str  # of the row


class Behavior(msgspec.Struct, frozen=True):
    """An entry of the ethogram: a state lasts, a point happens."""

    key: str
    name: str
    kind: Literal["state", "point"] = "state"
    key_hint: str = ""  # the letter that codes it
    color: str = ""  # "#rrggbb"; empty: the animal's
    exclusive: str = ""  # the group of which an animal does one at a time; empty: none
    modifiers: tuple[str, ...] = ()  # how it can be done: "with a tool"
    hidden: bool = False  # not offered any more


class Taxonomy:
    """Taxa by key, walked up and down, and searched by what people type."""

    def __init__(self, taxa: Iterable[Taxon]) -> None:
        self._taxa = {taxon.key: taxon for taxon in taxa}
        self._children: dict[str | None, list[Taxon]] = {}
        for taxon in self._taxa.values():
            self._children.setdefault(taxon.parent, []).append(taxon)

    @classmethod
    def from_rows(cls, rows: Iterable[Taxon]) -> "Taxonomy":
        """A tree of these taxa; ValueError where a parent is missing or a key stands twice."""
        taxa = list(rows)
        keys = [taxon.key for taxon in taxa]
        known = set(keys)
        if len(known) < len(keys):
            raise ValueError("a taxon key stands twice")
        for taxon in taxa:
            if taxon.parent is not None and taxon.parent not in known:
                raise ValueError(f"the parent {taxon.parent!r} of {taxon.key!r} is missing")
        return cls(taxa)

    def __getitem__(self, key: str) -> Taxon:
        return self._taxa[key]

    def __contains__(self, key: object) -> bool:
        return key in self._taxa

    def __iter__(self) -> Iterator[Taxon]:
        return iter(self._taxa.values())

    def __len__(self) -> int:
        return len(self._taxa)

    def get(self, key: str) -> Taxon | None:
        """The taxon, or None where the tree has no such key."""
        return self._taxa.get(key)

    def lineage(self, key: str) -> list[Taxon]:
        """From the taxon itself up to the root."""
        line: list[Taxon] = []
        step: str | None = key
        while step is not None and step in self._taxa and self._taxa[step] not in line:
            line.append(self._taxa[step])
            step = self._taxa[step].parent
        return line

    def children(self, key: str | None) -> list[Taxon]:
        """The taxa right below; of None: the roots."""
        return list(self._children.get(key, ()))

    @property
    def leaves(self) -> list[Taxon]:
        """The taxa with nothing below them."""
        return [taxon for taxon in self._taxa.values() if taxon.key not in self._children]

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex((taxon.key, *_names(taxon)) for taxon in self._taxa.values())

    @cached_property
    def _other_index(self) -> NameIndex:
        """Of names in other languages."""
        return NameIndex((key, *_other_names(key)) for key in self._taxa)

    def search(self, text: str, limit: int = 12) -> list[Taxon]:
        """The taxa whose common or Latin name `text` begins, contains or nearly is; best first.

        Every word of `text` has to be found. Without text: nothing. Names in other languages are found too,
        after all of the tree's own.
        """
        badness = {key: OTHER_LANGUAGE + much for much, key in self._other_index.matches(text)}
        badness |= {key: much for much, key in self._index.matches(text)}
        ranked = sorted(badness, key=lambda key: (badness[key], *self._order(key, text)))
        return [self._taxa[key] for key in ranked[:limit]]

    def meant(self, text: str) -> set[str]:
        """The keys of taxa that `text` surely names, in any language; what else `search` finds is alike."""
        return self._index.meant(text) | self._other_index.meant(text)

    def called(self, name: str) -> Taxon | None:
        """The finest taxon of exactly this name, common or Latin, in any language; None where none has it."""
        keys = self._index.called(name) | self._other_index.called(name)
        found = [taxon for taxon in self._taxa.values() if taxon.key in keys] if keys else []
        return max(found, key=lambda taxon: len(self.lineage(taxon.key)), default=None)

    def in_language(self, language: str) -> "Taxonomy":
        """The same tree with common names of `language`, such as "de", where they are known."""
        known = common_names(language)
        return Taxonomy(
            msgspec.structs.replace(taxon, common_name=known.get(taxon.key, taxon.common_name))
            for taxon in self._taxa.values()
        )

    def _order(self, key: str, text: str) -> tuple[int, int, int, str]:
        """Among equal matches: narrow taxa before wide ones, where most of a name was typed, short names."""
        taxon = self._taxa[key]
        breadth = {"class": 3, "order": 2, "family": 1}.get(taxon.rank, 0)
        return breadth, self._index.length(key, text), len(taxon.common_name), key

    def display_name(self, key: str) -> str:
        """What people read: "serval (Leptailurus)"; the key itself where the tree does not know it."""
        taxon = self._taxa.get(key)
        if taxon is None:
            return key
        if not taxon.common_name:
            return taxon.scientific_name
        return f"{taxon.short_name} ({taxon.scientific_name})"


def _names(taxon: Taxon) -> list[str]:
    """Every name to be found by."""
    return [*_parts(taxon.common_name), taxon.scientific_name, taxon.key]


def _other_names(key: str) -> list[str]:
    """Every name of a shipped taxon in any language."""
    return [part for language in LANGUAGES for part in _parts(common_names(language).get(key, ""))]


def _parts(common_name: str) -> list[str]:
    """ "big cats: lion, tiger" is three names, and a whole one."""
    return [common_name, *(part.strip() for part in re.split("[,:()]", common_name))]


@cache
def common_names(language: str) -> Mapping[str, str]:
    """Common names of the shipped taxa in one of LANGUAGES, by key; of another language: none."""
    return _column(language, english=("mammalnet.csv", "common_name"), others="common_names.csv")


@cache
def behavior_names(language: str) -> Mapping[str, str]:
    """Names of the shipped behaviors in one of LANGUAGES, by key; of another language: none."""
    return _column(language, english=("behaviors.csv", "name"), others="behavior_names.csv")


def _column(language: str, *, english: tuple[str, str], others: str) -> Mapping[str, str]:
    """By key, from a column of a table: that of `english`, or of all other languages."""
    if language not in LANGUAGES:
        return {}
    file, column = english if language == "en" else (others, language)
    return {row["key"]: row[column] for row in _rows(file)}


@cache
def shipped_taxonomy() -> Taxonomy:
    """MammalNet's 173 mammals below their families and orders (resources/taxonomy/README.md)."""
    return Taxonomy.from_rows(
        Taxon(row["key"], row["scientific_name"], row["rank"], row["parent"] or None, row["common_name"])
        for row in _rows("mammalnet.csv")
    )


@cache
def shipped_places() -> Mapping[str, Place]:
    """Overlaps and regions of MammalNet's categories, by key."""
    return {
        row["key"]: Place(
            tuple(filter(None, row["overlaps"].split("|"))),
            frozenset(row["regions"].split("|")),
            row["source"],
        )
        for row in _rows("mammalnet.csv")
        if row["id"]
    }


@cache
def shipped_behaviors() -> tuple[Behavior, ...]:
    """MammalNet's 12 behaviors, in the benchmark's order."""
    return tuple(
        Behavior(row["key"], row["name"], "point" if row["kind"] == "point" else "state", row["key_hint"])
        for row in _rows("behaviors.csv")
    )


def mammalnet_keys() -> tuple[str, ...]:
    """Taxon keys in the order of the benchmark's class ids 0 to 172."""
    numbered = [(int(row["id"]), row["key"]) for row in _rows("mammalnet.csv") if row["id"]]
    return tuple(key for _, key in sorted(numbered))


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("resources") / "taxonomy" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
