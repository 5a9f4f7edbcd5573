"""The animals and behaviors that a project can name: what is shipped, and what its people added."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.records import Changes
from app.store.schema import BehaviorRow, TaxonRow
from mvit_core.errors import UserError
from mvit_core.name_search import fold
from mvit_core.taxonomy import Behavior, Taxon, Taxonomy, shipped_behaviors, shipped_taxonomy

RANKS = ("class", "order", "family", "subfamily", "tribe", "genus", "species", "subspecies", "group")


def taxonomy(project: Project) -> Taxonomy:
    """The shipped tree with the project's own taxa in it."""
    with project.reading() as session:
        return _taxonomy(session)


def behaviors(project: Project) -> list[Behavior]:
    """The shipped behaviors, then the project's own."""
    with project.reading() as session:
        return _behaviors(session)


def add_taxon(
    project: Project, *, scientific_name: str, common_name: str, rank: str, parent: str | None
) -> tuple[Taxon, Changes]:
    """UserError where the taxon is there already or its parent is not."""
    scientific_name, common_name = " ".join(scientific_name.split()), " ".join(common_name.split())
    if rank not in RANKS:
        raise UserError(f"{rank} is no rank. Choose one of {', '.join(RANKS)}.")
    with project.writing() as session:
        tree = _taxonomy(session)
        if parent is not None and parent not in tree:
            raise UserError(f"The tree has no taxon {parent} to put {common_name or scientific_name} below.")
        key = _key(scientific_name or common_name)
        if key in tree:
            raise UserError(f"{tree.display_name(key)} is there already.")
        taxon = Taxon(key, scientific_name or common_name, rank, parent, common_name)
        session.add(
            TaxonRow(
                key=key,
                scientific_name=taxon.scientific_name,
                rank=rank,
                parent=parent,
                common_name=common_name,
            )
        )
    return taxon, Changes(vocabulary=True)


def add_behavior(project: Project, name: str, *, point: bool = False) -> tuple[Behavior, Changes]:
    """A new behavior; labels made before stay as they are. UserError where the name is there already."""
    name = " ".join(name.split())
    with project.writing() as session:
        known = _behaviors(session)
        key = _key(name)
        if any(key == behavior.key or fold(name) == fold(behavior.name) for behavior in known):
            raise UserError(f"There is a behavior called {name} already.")
        behavior = Behavior(key, name, "point" if point else "state", _free_letter(name, known))
        session.add(BehaviorRow(key=key, name=name, kind=behavior.kind, key_hint=behavior.key_hint))
    return behavior, Changes(vocabulary=True)


def _taxonomy(session: Session) -> Taxonomy:
    own = [
        Taxon(row.key, row.scientific_name, row.rank, row.parent, row.common_name)
        for row in session.scalars(select(TaxonRow))
    ]
    return Taxonomy.from_rows([*shipped_taxonomy(), *own]) if own else shipped_taxonomy()


def _behaviors(session: Session) -> list[Behavior]:
    own = [
        Behavior(row.key, row.name, "point" if row.kind == "point" else "state", row.key_hint)
        for row in session.scalars(select(BehaviorRow).order_by(BehaviorRow.name))
    ]
    return [*shipped_behaviors(), *own]


def _key(name: str) -> str:
    key = re.sub(r"\W+", "_", fold(name)).strip("_")
    if not key:
        raise UserError("A name needs at least one letter.")
    return key


def _free_letter(name: str, known: list[Behavior]) -> str:
    taken = {behavior.key_hint for behavior in known}
    return next((letter for letter in fold(name) if letter.isalpha() and letter not in taken), "")
