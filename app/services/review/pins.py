"""The labels that a person pinned to the keys 1 to 9, and those used last."""

from enum import StrEnum

import msgspec
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.base import parted
from app.store.records import Changes, Kind, Subject, Verdict
from app.store.schema import LabelHistoryRow, LabelRow, SettingRow

NUM_PINS = 9
KEY = "pins"
RECENT = 2000  # changes: a project of a million labels must not keep the picker waiting


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
    """The keys that people gave last, the newest first; looks no further back than `RECENT` changes."""
    column = LabelRow.behavior if kind is PinKind.BEHAVIOR else LabelRow.taxon
    with project.reading() as session:
        rows = session.scalars(
            select(column)
            .join(LabelHistoryRow, LabelHistoryRow.observation_id == LabelRow.observation_id)
            .where(
                column.is_not(None),
                LabelRow.verdict != Verdict.NOTE.value,
                LabelHistoryRow.id > _newest(session) - RECENT,
            )
            .order_by(LabelHistoryRow.id.desc())
        )
        return list(dict.fromkeys(key for key in rows if key))[:limit]


def known_words(project: Project) -> tuple[list[str], list[str]]:
    """The individuals and the tags that people named in the last `RECENT` changes, by name."""
    with project.reading() as session:
        rows = session.execute(
            select(LabelRow.individual, LabelRow.tags)
            .join(LabelHistoryRow, LabelHistoryRow.observation_id == LabelRow.observation_id)
            .where(
                or_(LabelRow.individual != "", LabelRow.tags != ""),
                LabelHistoryRow.id > _newest(session) - RECENT,
            )
            .distinct()
        ).all()
    individuals = {individual for individual, _ in rows if individual}
    return sorted(individuals), sorted({tag for _, column in rows for tag in parted(column)})


def _newest(session: Session) -> int:
    return session.scalar(select(func.max(LabelHistoryRow.id))) or 0


def pin_of(kind: Kind, *, taxon: str | None, subject: Subject, behavior: str | None) -> Pin | None:
    """What an observation says as a pin; None where it says nothing that can be pinned."""
    if kind is Kind.BEHAVIOR:
        return Pin(PinKind.BEHAVIOR, behavior) if behavior else None
    if taxon:
        return Pin(PinKind.TAXON, taxon)
    return None if subject is Subject.UNCLASSIFIED else Pin(PinKind.SUBJECT, subject.value)
