"""The animals that can be at a project's sites: its own list, of a region or of a file; none allows them all.

A list decides what a model's scores are called, from the next scan on, and by `rereading` of what was
scanned. Detections keep the scores as the model gave them, and what people said is never touched.
"""

import csv
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import func, select

from app.services.projects import Project
from app.store.records import Changes, Kind, ReviewState
from app.store.schema import GONE, ObservationRow, SettingRow
from mvit_core.errors import UserError
from mvit_core.files.refused import unread
from mvit_core.species.species_list import Listed, removed
from mvit_core.taxonomy import Taxonomy

SPECIES_LIST = "species_list"  # the setting's key
LARGEST_FILE = 4 << 20
LONGEST_LINE = 10_000  # signs


def species_list(project: Project) -> frozenset[str] | None:
    """The keys of the taxa that can be there, with all below them; None: any."""
    with project.reading() as session:
        row = session.get(SettingRow, SPECIES_LIST)
    try:
        return msgspec.convert(row.value, frozenset[str]) if row is not None else None
    except msgspec.ValidationError:
        return None


def listed_in_order(project: Project) -> tuple[str, ...] | None:
    """The same, always in one order."""
    listed = species_list(project)
    return None if listed is None else tuple(sorted(listed))


def put_species_list(
    project: Project, listed: Collection[str] | None
) -> tuple[frozenset[str] | None, Changes]:
    """From now on these can be there; returns what stood before, so that applying that undoes this."""
    before = species_list(project)
    with project.writing() as session:
        row = session.get(SettingRow, SPECIES_LIST)
        if listed is not None:
            session.merge(SettingRow(key=SPECIES_LIST, value=sorted(set(listed))))
        elif row is not None:
            session.delete(row)
    return before, Changes(vocabulary=True)


@dataclass(frozen=True, slots=True)
class Loss:
    """What a list takes away: classes of a model, and animals of the project that are called so now."""

    classes: tuple[str, ...]
    num_classes: int  # of the model that are animals
    named: Mapping[str, int]  # observations that count, by taxon, whose name is not on the list
    by_people: Mapping[str, int]  # of those: what people said, which stays


def loss_by(
    project: Project, taxonomy: Taxonomy, classes: Collection[str], listed: Collection[str] | None
) -> Loss:
    """What a list takes away from a model's classes, and who is called something that is not on it."""
    animals = [each for each in classes if each in taxonomy]
    named: Counter[str] = Counter()
    by_people: Counter[str] = Counter()
    if listed is not None:
        there = Listed(taxonomy, listed)
        for taxon, state, number in _named(project):
            if not there.holds(taxon):
                named[taxon] += number
                by_people[taxon] += number if state != ReviewState.UNREVIEWED.value else 0
    return Loss(tuple(removed(animals, taxonomy, listed)), len(animals), named, +by_people)


def _named(project: Project) -> Iterator[tuple[str, str, int]]:
    statement = (
        select(ObservationRow.taxon, ObservationRow.state, func.count())
        .where(
            ObservationRow.kind == Kind.ANIMAL.value,
            ObservationRow.taxon.is_not(None),
            ObservationRow.state.not_in((GONE, ReviewState.REJECTED.value)),
        )
        .group_by(ObservationRow.taxon, ObservationRow.state)
    )
    with project.reading() as session:
        for taxon, state, number in session.execute(statement):
            yield taxon or "", state, number


def read_list(path: Path, taxonomy: Taxonomy) -> tuple[frozenset[str], list[str]]:
    """The taxa that a file names, one a line or in the first column, and the names that nobody knows.

    Names are Latin or common, in any language that Trapline speaks, or keys; of a species whose genus alone
    is known the genus is taken. Lines that begin with # are remarks. UserError where it cannot be read.
    """
    known, unknown = set(), []
    for name in _names(path):
        key = named(name, taxonomy)
        if key is None:
            unknown.append(name)
        else:
            known.add(key)
    if not known:
        raise UserError(f"{path.name} names no animal that is known here; give one name a line.")
    return frozenset(known), unknown


def named(name: str, taxonomy: Taxonomy) -> str | None:
    """The taxon of a whole name; of "Lynx lynx" the genus, where the species is unknown."""
    if name in taxonomy:
        return name
    whole = taxonomy.called(name)
    if whole is not None:
        return whole.key
    first, _, rest = name.partition(" ")
    return named(first, taxonomy) if rest and first[:1].isupper() and rest[:1].islower() else None


def _names(path: Path) -> list[str]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise UserError(f"{path.name} is too large to be a list of animals.")
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise UserError(unread(path, error)) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path.name} is not text in UTF-8; save it as UTF-8.") from error
    separator = next((sign for sign in (";", "\t") if sign in text.split("\n", 1)[0]), ",")
    lines = text.splitlines()
    try:
        if max(map(len, lines), default=0) > LONGEST_LINE:
            raise csv.Error(f"a line has more than {LONGEST_LINE:,} signs")
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error as error:
        raise UserError(
            f"{path.name} is no list of animals: {error}. Write one name a line, as text or CSV."
        ) from error
    return [name for row in rows if (name := " ".join(row[0].split())) and not name.startswith("#")]
