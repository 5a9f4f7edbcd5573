"""What would miss a model's file: projects that scan with it or train from it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from app.services import models
from app.store.address import reading_uri
from mvit_core.files.path_text import to_text

KEYS = (models.MODEL, models.DETECTOR, models.BASE)


def dependents(model: Path, projects: Iterable[Path]) -> list[Path]:
    """Those of the projects that remember this file; what cannot be read is left out, nothing is changed."""
    wanted = to_text(model.absolute())
    return [project for project in projects if wanted in _remembered(project)]


def _remembered(project: Path) -> set[str]:
    if not project.is_file():
        return set()
    try:
        with closing(sqlite3.connect(reading_uri(project), uri=True, timeout=1)) as database:
            marks = ",".join("?" * len(KEYS))
            rows = database.execute(f"SELECT value FROM settings WHERE key IN ({marks})", KEYS).fetchall()
        return {msgspec.json.decode(row[0], type=str) for row in rows}
    except (sqlite3.Error, ValueError, TypeError):
        return set()
