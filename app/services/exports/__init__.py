"""Handing a project's observations to the rest of the science, in the formats that it uses."""

from datetime import datetime
from pathlib import Path
from typing import Unpack

import msgspec

from app.services.exports.formats import FORMATS, ExportFormat, format_called
from app.services.exports.material import Choice, Material, Progress, Written
from app.services.exports.rounded_places import note
from app.services.exports.selection import Selection, Word
from app.services.exports.whose import with_whose
from app.services.exports.writing import TABLES, new_file, new_folder
from app.services.projects import Project
from app.store import imported_rows
from app.store.base import utc_now
from mvit_core.files.temporary import temporary_folder

__all__ = [
    "FORMATS",
    "Choice",
    "ExportFormat",
    "ExportReport",
    "Progress",
    "Selection",
    "Word",
    "export",
    "preview",
    "remember",
]


class ExportReport(msgspec.Struct, frozen=True):
    """What was written, and what the format could not say."""

    files: tuple[Path, ...]
    num_rows: int
    left_out: list[str]
    missing: list[str]  # what should be there, but for videos that were not: sentences that say what to do
    format_name: str
    began_at: datetime  # UTC


def export(
    project: Project,
    format_name: str,
    out: Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
    **choice: Unpack[Choice],
) -> ExportReport:
    """Write the chosen observations to `out`, whole or not at all.

    `progress` is told the number of rows so far, 0 while what they need is read, and may raise to stop.
    UserError: unknown format, `out` exists or cannot be written, disk full.
    """
    chosen = format_called(format_name)
    began_at = utc_now()
    say = _Said(progress)
    material = Material(project, between=say.again, **choice)
    if not chosen.is_folder:
        suffixes = TABLES if chosen.suffix in TABLES else (chosen.suffix,)
        with new_file(out, overwrite=overwrite, suffixes=suffixes) as draft:
            written = _with_notes(chosen.write(material, draft, say), material, chosen)
        return _report((out,), written, chosen, began_at)
    with new_folder(out, overwrite=overwrite, ours=chosen.files) as folder:
        written = _with_notes(chosen.write(material, folder, say), material, chosen)
        names = sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    files = tuple(out / name for name in names)
    return _report(files, written, chosen, began_at)


class _Said:
    """How many rows there are so far: told again where reading goes on and none was written, for whoever is
    told may stop it.
    """

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._number = 0

    def __call__(self, number: int) -> None:
        self._number = number
        self.again()

    def again(self) -> None:
        if self._progress is not None:
            self._progress(self._number)


def _report(
    files: tuple[Path, ...], written: Written, chosen: ExportFormat, began_at: datetime
) -> ExportReport:
    return ExportReport(
        files=files,
        num_rows=written.num_rows,
        left_out=[*written.missing, *written.left_out],
        missing=written.missing,
        format_name=chosen.name,
        began_at=began_at,
    )


def remember(project: Project, report: ExportReport) -> None:
    """Notes when a table without times was exported: if it comes back, what stood here then is known.

    Only in the thread that owns the database. UserError where the project cannot be written.
    """
    if report.format_name != imported_rows.TIMELAPSE or project.read_only:
        return
    with project.writing() as session:
        imported_rows.note_sent(session, report.format_name, report.began_at)


def preview(
    project: Project, format_name: str, *, progress: Progress | None = None, **choice: Unpack[Choice]
) -> Written:
    """How many rows an export would have, and what its format could not say.

    It is the export itself, into a temporary folder, so the figures are those that the export will have.
    """
    chosen = format_called(format_name)
    say = _Said(progress)
    material = Material(project, is_look=True, between=say.again, **choice)
    if chosen.plan is not None:
        written = chosen.plan(material)
    else:
        with temporary_folder() as folder:
            out = folder if chosen.is_folder else folder / f"preview{chosen.suffix}"
            written = chosen.write(material, out, say)
    written = _with_notes(written, material, chosen)
    left_out = [*written.missing, *written.left_out]
    return msgspec.structs.replace(written, left_out=left_out, num_videos=len(material.videos))


def _with_notes(written: Written, material: Material, chosen: ExportFormat) -> Written:
    """Whose word it is, whose frames nobody could count, and what rounding of coordinates does not hide."""
    told = with_whose(written, material, chosen.name)
    notes = material.frame_numbers.left_out() if chosen.plan is None else []  # else they are left out, too
    if material.place_decimals is not None and chosen.has_places:
        notes.append(note(material.place_decimals))
    return msgspec.structs.replace(told, left_out=[*told.left_out, *notes])
