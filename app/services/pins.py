"""The labels that a person pinned to the keys 1 to 9, and those used last."""

from enum import StrEnum

import msgspec
from sqlalchemy import func, select

from app.services.projects import Project
from app.store.base import parted
from app.store.records import Changes, Kind, Subject
from app.store.schema import LabelRow, ObservationRow, SettingRow

NUM_PINS = 9
KEY = "pins"


class PinKind(StrEnum):
    """What a pinned label says."""

    TAXON = "taxon"
    SUBJECT = "subject"
    BEHAVIOR = "behavior"


class Pin(msgspec.Struct, frozen=True):
    """A taxon, a subject or a behavior by its key."""

    kind: PinKind
    key: str


Pins = tuple[Pin | None, ...]  # always NUM_PINS of them
FIRST_PINS: Pins = (None,) * NUM_PINS


def pins(project: Project) -> Pins:
    """What is pinned in this project, from key 1 on."""
    with project.reading() as session:
        row = session.get(SettingRow, KEY)
    found = msgspec.convert(row.value, tuple[Pin | None, ...]) if row is not None else ()
    return (*found, *FIRST_PINS)[:NUM_PINS]


def put_pins(project: Project, wanted: Pins) -> tuple[Pins, Changes]:
    """Pin these; returns what was pinned before."""
    before = pins(project)
    with project.writing() as session:
        session.merge(SettingRow(key=KEY, value=msgspec.to_builtins(wanted)))
    return before, Changes(vocabulary=True)


def used_last(project: Project, kind: PinKind, limit: int = 5) -> list[str]:
    """The keys that people gave last, the newest first."""
    column = LabelRow.behavior if kind is PinKind.BEHAVIOR else LabelRow.taxon
    of_kind = Kind.BEHAVIOR if kind is PinKind.BEHAVIOR else Kind.ANIMAL
    newest = func.max(LabelRow.signed_at)
    with project.reading() as session:
        rows = session.scalars(
            select(column)
            .join(ObservationRow, ObservationRow.id == LabelRow.observation_id)
            .where(column.is_not(None), ObservationRow.kind == of_kind.value)
            .group_by(column)
            .order_by(newest.desc())
            .limit(limit)
        )
        return [key for key in rows if key]


def known_words(project: Project, limit: int = 500) -> tuple[list[str], list[str]]:
    """The individuals and the tags that people have named, by name."""
    with project.reading() as session:
        individuals = session.scalars(
            select(LabelRow.individual).where(LabelRow.individual != "").distinct().limit(limit)
        ).all()
        tags = session.scalars(select(LabelRow.tags).where(LabelRow.tags != "").distinct().limit(limit)).all()
    return sorted(individuals), sorted({tag for column in tags for tag in parted(column)})


def pin_of(kind: Kind, *, taxon: str | None, subject: Subject, behavior: str | None) -> Pin | None:
    """What an observation says as a pin; None where it says nothing that can be pinned."""
    if kind is Kind.BEHAVIOR:
        return Pin(PinKind.BEHAVIOR, behavior) if behavior else None
    if taxon:
        return Pin(PinKind.TAXON, taxon)
    return None if subject is Subject.UNCLASSIFIED else Pin(PinKind.SUBJECT, subject.value)
