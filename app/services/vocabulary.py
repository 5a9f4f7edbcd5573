"""The animals and behaviors that a project can name: what is shipped, and what its people added."""

import re
from datetime import datetime
from functools import cache

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.base import joined, parted, utc_now
from app.store.records import Changes
from app.store.schema import BehaviorRow, LabelRow, SettingRow, TaxonRow
from mvit_core.errors import UserError
from mvit_core.name_search import fold
from mvit_core.taxonomy import (
    LANGUAGES,
    Behavior,
    Taxon,
    Taxonomy,
    behavior_names,
    shipped_behaviors,
    shipped_taxonomy,
)

ADDED = "behaviors_added"  # the setting's key; by a behavior's key when it came (ISO 8601, UTC)
RANKS = ("class", "order", "family", "subfamily", "tribe", "genus", "species", "subspecies", "group")


def taxonomy(project: Project, *, language: str = "en") -> Taxonomy:
    """The shipped tree, with common names of a language, and the project's own taxa in it."""
    with project.reading() as session:
        return taxonomy_in(session, language)


def behaviors(project: Project, *, language: str = "en") -> list[Behavior]:
    """The shipped behaviors by their names in a language, then the project's own."""
    names = behavior_names(language)
    with project.reading() as session:
        found = behaviors_in(session)
    return [
        msgspec.structs.replace(each, name=names.get(each.key, each.name)) if _has_usual_name(each) else each
        for each in found
    ]


def new_taxon(
    project: Project, *, scientific_name: str, common_name: str, rank: str, parent: str | None
) -> Taxon:
    """What `put_taxon` would add. UserError where the taxon is there already or its parent is not."""
    scientific_name, common_name = " ".join(scientific_name.split()), " ".join(common_name.split())
    if rank not in RANKS:
        raise UserError(f"{rank} is no rank. Choose one of {', '.join(RANKS)}.")
    with project.reading() as session:
        tree = taxonomy_in(session)
    if parent is not None and parent not in tree:
        raise UserError(f"The tree has no taxon {parent} to put {common_name or scientific_name} below.")
    key = _key(scientific_name or common_name)
    if key in tree:
        raise UserError(f"{tree.display_name(key)} is there already.")
    return Taxon(key, scientific_name or common_name, rank, parent, common_name)


def put_taxon(project: Project, key: str, taxon: Taxon | None) -> tuple[Taxon | None, Changes]:
    """Have this taxon in the project; None: not any more. Returns what stood before in the same form."""
    with project.writing() as session:
        row = session.get(TaxonRow, key)
        before = None
        if row is not None:
            before = Taxon(row.key, row.scientific_name, row.rank, row.parent, row.common_name)
        if taxon is not None:
            names = {"scientific_name": taxon.scientific_name, "common_name": taxon.common_name}
            session.merge(TaxonRow(key=key, rank=taxon.rank, parent=taxon.parent, **names))
        elif row is not None:
            session.delete(row)
    return before, Changes(vocabulary=True)


def put_name(project: Project, taxon: str, name: str) -> tuple[str, Changes]:
    """Call a taxon by a name of this project; "" for the one that is shipped. Returns what stood before.

    KeyError where there is no such taxon.
    """
    name = " ".join(name.split())
    with project.writing() as session:
        shipped = shipped_taxonomy().get(taxon)
        own = session.get(TaxonRow, taxon)
        before = own.common_name if own is not None else ""
        if shipped is None and own is None:
            raise KeyError(taxon)
        if shipped is None and own is not None:
            own.common_name = name or own.scientific_name
        elif shipped is not None and name:
            session.merge(
                TaxonRow(
                    key=taxon,
                    scientific_name=shipped.scientific_name,
                    rank=shipped.rank,
                    parent=shipped.parent,
                    common_name=name,
                )
            )
        elif own is not None:
            session.delete(own)
    return before, Changes(vocabulary=True)


def new_behavior(project: Project, name: str, *, point: bool = False) -> Behavior:
    """What `put_behavior` would add under this name. UserError where the name is there already."""
    name = " ".join(name.split())
    with project.reading() as session:
        known = behaviors_in(session)
    key = _key(name)
    if any(key == behavior.key or fold(name) == fold(behavior.name) for behavior in known):
        raise UserError(f"There is a behavior called {name} already.")
    return Behavior(key, name, "point" if point else "state", _free_letter(name, known))


def put_behavior(project: Project, key: str, behavior: Behavior | None) -> tuple[Behavior | None, Changes]:
    """Let a behavior be as given, labels made before stay as they are; None: as shipped, or gone.

    Returns what stood before in the same form, so that applying that undoes this.
    """
    with project.writing() as session:
        row = session.get(BehaviorRow, key)
        before = None if row is None else _behavior(row)
        if behavior is not None:
            session.merge(_row(behavior))
            note_added(session, key)
        elif row is not None:
            session.delete(row)
    return before, Changes(vocabulary=True)


def note_added(session: Session, key: str) -> None:
    """Remember since when a behavior of the project's own is in its list; an undo forgets it not."""
    row = session.get(SettingRow, ADDED)
    known: dict[str, str] = dict(row.value) if row is not None else {}
    if key not in known and key not in _shipped_keys():
        session.merge(SettingRow(key=ADDED, value={**known, key: utc_now().isoformat()}))
        session.flush()  # the next one has to find it


def known_since(session: Session) -> dict[str, datetime]:
    """Since when people could say each behavior of the project's own (UTC): it came into the list, or was
    said by then. Shipped ones were there from the beginning.
    """
    own = [key for key in session.scalars(select(BehaviorRow.key)) if key not in _shipped_keys()]
    row = session.get(SettingRow, ADDED)
    added: dict[str, str] = row.value if row is not None else {}
    found = {key: datetime.fromisoformat(added[key]) for key in own if key in added}
    said = select(LabelRow.behavior, func.min(LabelRow.signed_at)).where(LabelRow.behavior.in_(own))
    for key, first in session.execute(said.group_by(LabelRow.behavior)) if own else ():
        found[str(key)] = min(first, found.get(str(key), first))
    return found


@cache
def _shipped_keys() -> frozenset[str]:
    return frozenset(each.key for each in shipped_behaviors())


@cache
def _shipped_in(language: str) -> Taxonomy:
    return shipped_taxonomy() if language == "en" else shipped_taxonomy().in_language(language)


def taxonomy_in(session: Session, language: str = "en") -> Taxonomy:
    """The shipped tree; a shipped taxon with a name of the project is still found by its old ones."""
    shipped = {taxon.key: taxon for taxon in _shipped_in(language)}
    rows = session.scalars(select(TaxonRow)).all()
    if not rows:
        return _shipped_in(language)
    for row in rows:
        known = shipped.get(row.key)
        others = f": {known.common_name.replace(':', ',')}" if known and known.common_name else ""
        shipped[row.key] = Taxon(row.key, row.scientific_name, row.rank, row.parent, row.common_name + others)
    return Taxonomy.from_rows(shipped.values())


def behaviors_in(session: Session) -> list[Behavior]:
    """The shipped ones in their order, as the project has them; then its own."""
    rows = {row.key: row for row in session.scalars(select(BehaviorRow).order_by(BehaviorRow.name))}
    shipped = [_behavior(rows.pop(each.key)) if each.key in rows else each for each in shipped_behaviors()]
    return [*shipped, *map(_behavior, rows.values())]


def _behavior(row: BehaviorRow) -> Behavior:
    return Behavior(
        row.key,
        row.name,
        "point" if row.kind == "point" else "state",
        row.key_hint,
        row.color,
        row.exclusive,
        parted(row.modifiers),
        row.hidden,
    )


def _has_usual_name(behavior: Behavior) -> bool:
    """Whether a shipped behavior is called as it is shipped, in whatever language."""
    return any(behavior_names(each).get(behavior.key) == behavior.name for each in LANGUAGES)


def _row(behavior: Behavior) -> BehaviorRow:
    """A usual name is kept in English, so that everybody reads it in their own language."""
    usual = behavior_names("en").get(behavior.key, "") if _has_usual_name(behavior) else ""
    return BehaviorRow(
        key=behavior.key,
        name=usual or behavior.name,
        kind=behavior.kind,
        key_hint=behavior.key_hint,
        color=behavior.color,
        exclusive=behavior.exclusive,
        modifiers=joined(behavior.modifiers),
        hidden=behavior.hidden,
    )


def _key(name: str) -> str:
    key = re.sub(r"\W+", "_", fold(name)).strip("_")
    if not key:
        raise UserError("A name needs at least one letter.")
    return key


def _free_letter(name: str, known: list[Behavior]) -> str:
    taken = {behavior.key_hint for behavior in known}
    return next((letter for letter in fold(name) if letter.isalpha() and letter not in taken), "")
