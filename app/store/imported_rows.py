"""Rows as another program wrote them, for what Trapline has no words for."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from app.store.library_order import batches
from app.store.schema import IMPORTED_ROWS, ImportedRow

Cells = dict[str, Any]

# Whose row it is.
DEPLOYMENT, VIDEO, OBSERVATION = "deployment", "video", "observation"
EVENT = "event"  # the rows of all events of a deployment, which is the owner
SENT = "sent"  # that a table that says no times went out; the key is when, its owner is nobody: 0
PACKAGE = "package"  # the description of a whole package; its owner is nobody: 0

# The formats whose rows are asked for by name.
CAMTRAP_DP, MEGADETECTOR, TIMELAPSE = "camtrap-dp", "megadetector", "timelapse"

SENT_KEPT = 20


def owned_by(kind: str, owner: int) -> ColumnElement[bool]:
    """The rows of one owner, from whatever program."""
    return (ImportedRow.kind == kind) & (ImportedRow.owner_id == owner)


def keep(
    session: Session, source: str, kind: str, rows: Iterable[tuple[int, str, Mapping[str, Any]]]
) -> None:
    """Keep rows as (owner's id, the other program's key, cells)."""
    values = [
        {"source": source, "kind": kind, "owner_id": owner, "key": key, "cells": dict(cells)}
        for owner, key, cells in rows
    ]
    for some in batches(values):
        session.connection().execute(insert(IMPORTED_ROWS), list(some))


def note_sent(session: Session, source: str, at: datetime) -> None:
    """Remember that a table of this format went out at `at` (UTC); of earlier times the last few are kept."""
    keep(session, source, SENT, [(0, at.isoformat(), {})])
    of_it = ImportedRow.source == source, ImportedRow.kind == SENT
    last = session.scalars(select(ImportedRow.id).where(*of_it).order_by(ImportedRow.id.desc()))
    for some in batches(last.all()[SENT_KEPT:]):
        session.execute(delete(ImportedRow).where(ImportedRow.id.in_(some)))


def sent_times(session: Session, source: str) -> list[datetime]:
    """When tables of this format went out (UTC), oldest first."""
    keys = session.scalars(
        select(ImportedRow.key)
        .where(ImportedRow.source == source, ImportedRow.kind == SENT)
        .order_by(ImportedRow.id)
    )
    return [datetime.fromisoformat(key) for key in keys]


def of_all(session: Session, source: str, kind: str) -> dict[int, Cells]:
    """The cells of every row of a kind by its owner; of several the last one."""
    rows = session.execute(
        select(ImportedRow.owner_id, ImportedRow.cells)
        .where(ImportedRow.source == source, ImportedRow.kind == kind)
        .order_by(ImportedRow.id)
    )
    return {row[0]: row[1] for row in rows}


def of_some(session: Session, source: str, kind: str, owners: Collection[int]) -> dict[int, list[Cells]]:
    """The cells of the rows of these owners."""
    found: dict[int, list[Cells]] = {}
    for some in batches(sorted(owners)):
        rows = session.execute(
            select(ImportedRow.owner_id, ImportedRow.cells)
            .where(ImportedRow.source == source, ImportedRow.kind == kind, ImportedRow.owner_id.in_(some))
            .order_by(ImportedRow.id)
        )
        for owner, cells in rows:
            found.setdefault(owner, []).append(cells)
    return found
