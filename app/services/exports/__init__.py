"""Handing a project's observations to the rest of the science, in the formats that it uses."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.services.exports import camtrap_dp, table
from app.services.exports.camtrap_times import parse_utc_offset
from app.services.exports.writing import new_file, new_folder
from app.services.projects import Project
from mvit_core.errors import UserError

Progress = Callable[[int], None]


class ExportFormat(msgspec.Struct, frozen=True):
    """A format that a person can choose."""

    name: str
    title: str
    description: str
    suffix: str = ""  # of the file; empty where a folder is written
    needs_utc_offset: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether several files are written, into a folder of their own."""
        return not self.suffix


class ExportReport(msgspec.Struct, frozen=True):
    """What was written, and what the format could not say."""

    files: tuple[Path, ...]
    num_rows: int
    left_out: list[str]


FORMATS: dict[str, ExportFormat] = {
    one.name: one
    for one in (
        ExportFormat("csv", "Table (CSV)", "One line for each observation, for spreadsheets and R.", ".csv"),
        ExportFormat(
            "camtrap-dp",
            "Camtrap DP 1.0.2",
            "The exchange standard for camera traps: a folder of tables that R, GBIF and Agouti read.",
            needs_utc_offset=True,
        ),
    )
}


def export(
    project: Project,
    format_name: str,
    out: Path,
    *,
    overwrite: bool = False,
    utc_offset: str | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the project's observations to `out`, whole or not at all.

    `utc_offset` is that of the cameras' clocks, such as "+02:00". `progress` is told the number of rows so
    far, and may raise to stop. UserError: unknown format, `out` exists or cannot be written, disk full.
    """
    if format_name not in FORMATS:
        raise UserError(f"{format_name} is not a format. Choose one of: {', '.join(FORMATS)}.")
    zone = parse_utc_offset(utc_offset) if utc_offset else None
    say = progress or (lambda _: None)
    if format_name == "csv":
        with new_file(out, overwrite=overwrite) as draft:
            number = table.write_csv(project, draft, say)
        return ExportReport((out,), number, [])
    with new_folder(out, overwrite=overwrite, ours=camtrap_dp.FILES) as folder:
        number, left_out = camtrap_dp.Package(project, zone).write(folder, say)
    return ExportReport(tuple(out / name for name in sorted(camtrap_dp.FILES)), number, left_out)
