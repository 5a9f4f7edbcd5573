"""BORIS's tables of events, a line for each start, stop and point, or for each state: read as a project.

They do not say what a subject is. Where Trapline wrote the table, "Panthera 1" is named after it.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.services.exports.boris_subjects import IN_VIEW
from app.services.exports.cells import plain
from app.services.imports.boris import Coding
from app.services.imports.reading import rows_with
from app.services.imports.tables import seconds
from app.services.imports.values import Cells, Found
from mvit_core.errors import UserError

NEEDED = ("Observation id", "Subject", "Behavior")
FILES = ("Media file name", "Media file path", "Media file")
NOWHERE = ("", "NA", "Not found")  # of a live observation, or of a moment after the last file
KINDS = ("Behavior type", "Status")
FIRST_PLAYER = "player #1:"
MODIFIERS = re.compile(r"Modifiers?( #?\d+)?")
_OURS = re.compile(r"(?P<numbered>.+) \d+|.+ \[(?P<called>.+)\]")

Event = list[Any]


def is_table_of_events(names: Sequence[str]) -> bool:
    """Whether a table with these columns is one of BORIS's events."""
    return set(names) >= {*NEEDED} and any(name in names for name in FILES)


def read(path: Path) -> Found:
    """What a table says. UserError where it is none."""
    rows = [
        {name: plain(cell) for name, cell in row.items()}
        for row in rows_with(path, NEEDED, "table of BORIS's events")
    ]
    if rows and not any(name in rows[0] for name in FILES):
        raise UserError(f"{path.name} does not say of which video its events are: no column {FILES[0]}.")
    is_ours = any(row["Behavior"] == IN_VIEW for row in rows)
    found = Coding(_project(rows, is_ours=is_ours), is_ours=is_ours).read()
    found.says_names = False
    return found


def _project(rows: Sequence[Cells], *, is_ours: bool) -> dict[str, Any]:
    """The same as a project of BORIS has it."""
    observations: dict[str, dict[str, Any]] = {}
    for row in rows:
        file = next((row[name] for name in FILES if row.get(name, "NA") not in NOWHERE), "")
        one = observations.setdefault(
            row["Observation id"],
            {
                "file": {"1": list(lengths := _lengths(row))},
                "media_info": {"length": lengths},
                "events": [],
                "time offset": row.get("Time offset (s)"),
            },
        )
        if file and file not in one["file"]["1"]:
            one["file"]["1"].append(file)
        one["events"] += _events(row)
    points = {row["Behavior"] for row in rows if _kind(row) == "POINT"}
    behaviors = dict.fromkeys(row["Behavior"] for row in rows)
    subjects = dict.fromkeys(row["Subject"] for row in rows if is_ours)
    return {
        "behaviors_conf": {
            name: {"code": name, "type": "Point event" if name in points else "State event"}
            for name in behaviors
        },
        "subjects_conf": {name: {"name": name, "description": _after(name)} for name in subjects},
        "observations": observations,
    }


def _lengths(row: Cells) -> dict[str, str]:
    """Of several videos that follow each other in the first player, in their order."""
    first, cells = (row.get(name, "").split("|")[0] for name in ("Source", "Media duration (s)"))
    files, lengths = first.removeprefix(FIRST_PLAYER).split(";"), cells.split(";")
    return dict(zip(files, lengths, strict=True)) if len(files) == len(lengths) > 1 else {}


def _events(row: Cells) -> list[Event]:
    """One, or of a whole state in one line its start and its stop."""
    modifiers = ",".join(
        cell for name, cell in row.items() if MODIFIERS.fullmatch(name) and cell not in ("", "NA")
    )
    about = [row["Subject"].replace("No focal subject", ""), row["Behavior"], modifiers]
    if "Start (s)" not in row:
        return [[seconds(row.get("Time", "")), *about, row.get("Comment", "")]]
    start = [seconds(row["Start (s)"]), *about, row.get("Comment start", "")]
    return [start] if _kind(row) == "POINT" else [start, [seconds(row.get("Stop (s)", "")), *about, ""]]


def _kind(row: Cells) -> str:
    return next((row[name] for name in KINDS if name in row), "").upper()


def _after(subject: str) -> str:
    """What a subject of Trapline's is named after; empty where it has a name of its own."""
    found = _OURS.fullmatch(subject)
    return (found["numbered"] or found["called"]) if found else ""
