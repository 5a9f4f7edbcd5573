"""Drafts of a project beside it, and what becomes of those whose writer was killed."""

import glob
import uuid
from pathlib import Path

from mvit_core.files.abandoned import MARK, delete_abandoned

RECOVERING = ".recovering "  # a temporary folder's name begins so
OF_A_TEMPORARY_FOLDER = 8 * "[0-9a-z_]"


def new_draft(file: Path) -> Path:
    """Where a new project is made before it has its name."""
    return file.with_name(f".{file.name}.{uuid.uuid4().hex[:8]}")


def restoring_draft(project: Path) -> Path:
    """Where a backup is copied before it takes the project's place."""
    return project.with_name(f".{project.name}.restoring")


def clear_away(project: Path) -> None:
    """Delete what killed copies, restorings and recoveries left beside a project: each may be as large."""
    name = glob.escape(project.name)
    delete_abandoned(
        project.absolute().parent,
        f".{name}.{MARK}",
        f".{name}.{MARK}-journal",
        f".{name}.restoring",
        f"{RECOVERING}{OF_A_TEMPORARY_FOLDER}",
    )
