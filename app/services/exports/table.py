"""CSV: one line for each observation, with the camera's date and time, for spreadsheets and R."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from app.services.exports.cells import Cell, file_name, moment, text
from app.services.exports.material import Material, Progress, Written, individuals
from app.services.exports.rows import Row
from app.store.records import Kind, ReviewState

COLUMNS: dict[str, Callable[[Row], Cell]] = {
    "observation_id": lambda row: row.observation.id,
    "kind": lambda row: str(row.observation.kind),
    "animal_id": lambda row: row.observation.parent_id or row.observation.id,
    "site": lambda row: text(row.site.name),
    "deployment": lambda row: text(row.deployment.name),
    "file": lambda row: file_name(row.path),
    "start": lambda row: moment(row.start),
    "end": lambda row: moment(row.end),
    "start_s": lambda row: round(row.observation.span.start_s, 3),
    "end_s": lambda row: round(row.observation.span.end_s, 3),
    "subject": lambda row: str(row.observation.subject) if row.observation.kind is Kind.ANIMAL else "",
    "scientific_name": lambda row: text(row.taxon.scientific_name) if row.taxon else "",
    "common_name": lambda row: text(row.taxon.short_name) if row.taxon else "",
    "behavior": lambda row: text(row.behavior),
    "state": lambda row: str(row.observation.state),
    "confidence": lambda row: _rounded(row.observation.confidence),
    "count": lambda row: individuals(row.observation),
    "sex": lambda row: row.observation.sex,
    "life_stage": lambda row: row.observation.life_stage,
    "individual": lambda row: text(row.observation.individual),
    "reacts_to_camera": lambda row: "yes" if row.observation.reacts else "",
    "quality": lambda row: row.observation.quality,
    "tags": lambda row: text("|".join(row.observation.tags)),
    "modifiers": lambda row: text("|".join(row.observation.modifiers)),
    "boxes": lambda row: "drawn" if row.observation.keyframes else "",
    "notes": lambda row: text(row.observation.notes),
    "labelled_by": lambda row: text(row.observation.labelled_by) if _is_said(row) else "",
    "labelled_at_utc": lambda row: moment(row.observation.labelled_at) if _is_said(row) else "",
    "noted_by": lambda row: "" if _is_said(row) else text(row.observation.labelled_by),
    "noted_at_utc": lambda row: "" if _is_said(row) else moment(row.observation.labelled_at),
    "confirmed_by_rule": lambda row: text(row.observation.rule),
    "model": lambda row: text(row.observation.model),
    "clock_from": lambda row: row.video.captured_from,
}
"""`animal_id` joins a bout to its animal; `start` and `end` are the camera's clock, without a zone.
`noted_by` wrote a count, an edge or notes beside a machine's name.
"""


UNSAID = "Boxes, and what a model held for less likely, have no place in this table."


def write(material: Material, out: Path, progress: Progress) -> Written:
    """Write every observation that counts."""
    with out.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        return Written(write_rows(material, stream, progress), [UNSAID])


def write_rows(material: Material, stream: TextIO, progress: Progress = lambda _: None) -> int:
    """The heading and a line for each row; the number of rows."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    number = 0
    for number, cells in enumerate(lines(material), start=1):
        writer.writerow(cells)
        progress(number)
    return number


def lines(material: Material) -> Iterator[list[Cell]]:
    """The cells of each row. Files of several opened folders have the names of these before their own: each
    card has an IMG_0001.
    """
    for row in material.rows():
        yield [column(row) for column in COLUMNS.values()]


def _is_said(row: Row) -> bool:
    """Whether somebody said what it is; a count alone is still the word of nobody."""
    return row.observation.state is not ReviewState.UNREVIEWED


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
