"""Rows as another program wrote them, for what Trapline has no words for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.store.library_order import batches
from app.store.records import VideoId
from app.store.schema import IMPORTED_ROWS, ImportedRow
from mvit_core.types import Box

Cells = dict[str, Any]
Boxes = dict[tuple[int, Box], tuple[float, list[Any]]]  # confidence and classes by frame and box
DEPLOYMENT, VIDEO, OBSERVATION, EVENT = "deployment", "video", "observation", "event"
PACKAGE = "package"  # the description of a whole package; its owner is nobody: 0


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


def of_all(project: Project, source: str, kind: str) -> dict[int, Cells]:
    """The cells of every row of a kind by its owner; of several the last one."""
    with project.reading() as session:
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


def frames_of_videos(project: Project, ids: Sequence[VideoId]) -> dict[VideoId, set[int]]:
    """Which frames a detector of others looked at, as far as it said so."""
    with project.reading() as session:
        rows = of_some(session, "megadetector", VIDEO, ids)
    return {
        VideoId(id_): {frame for cells in those for frame in cells.get("frames", ())}
        for id_, those in rows.items()
    }


def boxes_of_videos(project: Project, ids: Sequence[VideoId]) -> dict[VideoId, Boxes]:
    """What a detector of others said of each box, by video, frame and box; without videos of which it said
    nothing.
    """
    with project.reading() as session:
        rows = of_some(session, "megadetector", VIDEO, ids)
    return {
        VideoId(id_): {
            (frame, Box(*sides)): (confidence, classes)
            for cells in those
            for frame, sides, confidence, classes in cells.get("boxes", ())
        }
        for id_, those in rows.items()
    }
