"""AVA's tables as published, in and out.

Labels are rows `video_id,second,x1,y1,x2,y2,action_id,person_id` without a heading, boxes in fractions;
predictions have the score in place of the person; excluded moments are `video_id,second`; actions are a
list of `item` or `label` blocks with `name` and `id` or `label_id`.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from math import isfinite
from pathlib import Path

from mvit_core.errors import UserError
from trainer.boxes.metrics import BoxRow, Moment
from trainer.labels.text_files import text_of
from trainer.writing import write_whole

NAME = re.compile(r'^\s*name:\s*"(.*)"\s*$')
NUMBER = re.compile(r"^\s*(?:label_id|id):\s*(\d+)\s*$")


def read_rows(path: Path) -> list[BoxRow]:
    """Labels or predictions; what stands in the last column of predictions is the score. Raises UserError.

    Rows without an action, as boxes of a person detector have them, get the action 0.
    """
    return list(_rows(path, scored=False))


def read_predictions(path: Path) -> list[BoxRow]:
    """Rows with a score in the last column; raises UserError."""
    return list(_rows(path, scored=True))


def _rows(path: Path, *, scored: bool) -> Iterator[BoxRow]:
    for number, cells in _table(path):
        try:
            if len(cells) not in (7, 8):
                raise ValueError(f"it has {len(cells)} columns, not 7 or 8")
            x1, y1, x2, y2 = (float(cell) for cell in cells[2:6])
            score = float(cells[7]) if scored and len(cells) == 8 and cells[7] else 1.0
            if not all(map(isfinite, (x1, y1, x2, y2, score))):
                raise ValueError("a number is none")
            action = int(cells[6]) if cells[6].strip() else 0
            yield BoxRow(moment_of(cells), (x1, y1, x2, y2), action, score)
        except ValueError as error:
            raise UserError(f"Line {number} of {path.name} is no row of AVA: {error}.") from error


def read_moments(path: Path) -> set[Moment]:
    """The excluded moments; raises UserError."""
    found = set()
    for number, cells in _table(path):
        try:
            if len(cells) != 2:
                raise ValueError(f"it has {len(cells)} columns, not 2")
            found.add(moment_of(cells))
        except ValueError as error:
            raise UserError(f"Line {number} of {path.name} is no moment of AVA: {error}.") from error
    return found


def read_actions(path: Path) -> dict[int, str]:
    """Number and name of each action, in the list's order; raises UserError."""
    actions: dict[int, str] = {}
    name = ""
    for line in text_of(path).splitlines():
        if found := NAME.match(line):
            name = found[1]
        elif found := NUMBER.match(line):
            actions[int(found[1])] = name or found[1]
            name = ""
    if not actions:
        raise UserError(f"{path.name} is no list of AVA's actions (blocks with name and id).")
    return actions


def write_predictions(path: Path, rows: Iterable[BoxRow]) -> None:
    """In the layout that AVA's scorer takes; raises UserError where it cannot be written."""
    write_whole(path, "".join(_line(row, f"{row.score:.6f}") for row in rows).encode())


def write_labels(path: Path, rows: Iterable[tuple[BoxRow, int]]) -> None:
    """Rows with the number of each one's person or animal; raises UserError where it cannot be written."""
    write_whole(path, "".join(_line(row, str(person)) for row, person in rows).encode())


def moment_of(cells: list[str]) -> Moment:
    """The video and the second of a row; raises ValueError."""
    second = float(cells[1])
    if not cells[0] or not second.is_integer() or second < 0:
        raise ValueError(f"{cells[1]!r} is no whole second")
    return cells[0], int(second)


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text_of(path).splitlines())
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise UserError(f"{path.name} is no table: {error}.") from error


def _line(row: BoxRow, last: str) -> str:
    corners = ",".join(f"{value:.3f}" for value in row.corners)
    return f"{row.moment[0]},{row.moment[1]:04d},{corners},{row.action},{last}\n"
