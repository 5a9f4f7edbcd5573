"""Handing a project's observations to the rest of the science, in the formats that it uses."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path

import msgspec

from app.services.ecology.occupancy import Occasions
from app.services.exports import (
    activitynet,
    ava,
    boris,
    camtrapr,
    coco,
    deployments_table,
    megadetector,
    summary,
    table,
    timelapse,
    unmarked,
    zamba,
)
from app.services.exports.camtrap import camtrap_dp
from app.services.exports.camtrap_times import parse_utc_offset
from app.services.exports.material import Material, Progress, Written
from app.services.exports.selection import EVERYTHING, Selection, Word
from app.services.exports.whose import with_whose
from app.services.exports.writing import TABLES, new_file, new_folder
from app.services.projects import Project
from app.store import imported_rows
from app.store.base import utc_now
from mvit_core.errors import UserError
from mvit_core.files.temporary import temporary_folder

__all__ = [
    "FORMATS",
    "ExportFormat",
    "ExportReport",
    "Progress",
    "Selection",
    "Word",
    "export",
    "preview",
    "remember",
]


class ExportFormat(msgspec.Struct, frozen=True):
    """A format that a person can choose."""

    name: str
    title: str
    description: str
    write: Callable[[Material, Path, Progress], Written]
    suffix: str = ""  # of the file; empty where a folder is written
    files: frozenset[str] = frozenset()  # of the folder
    needs_utc_offset: bool = False
    has_occasions: bool = False
    plan: Callable[[Material], Written] | None = None  # where writing takes long: what it would hold
    unit: str = "row"  # what is counted

    @property
    def is_folder(self) -> bool:
        """Whether several files are written, into a folder of their own."""
        return not self.suffix


class ExportReport(msgspec.Struct, frozen=True):
    """What was written, and what the format could not say."""

    files: tuple[Path, ...]
    num_rows: int
    left_out: list[str]
    format_name: str
    began_at: datetime  # UTC


def later(module: str, name: str) -> Callable[..., Written]:
    """A function of a module that is imported when it is needed: some bring what decodes videos."""

    def call(*arguments: object) -> Written:
        written: Written = getattr(import_module(f"app.services.exports.{module}"), name)(*arguments)
        return written

    return call


FORMATS: dict[str, ExportFormat] = {
    one.name: one
    for one in (
        ExportFormat(
            "csv",
            "Table (CSV)",
            "One line for each observation, for spreadsheets and R.",
            table.write,
            ".csv",
        ),
        ExportFormat(
            "xlsx",
            "Workbook (Excel)",
            "Observations, summary and deployments as sheets.",
            later("xlsx", "write"),
            ".xlsx",
        ),
        ExportFormat(
            "summary",
            "Summary (CSV)",
            "Species by site: independent events, MaxN, trap nights, RAI.",
            summary.write,
            ".csv",
        ),
        ExportFormat(
            "camtrap-dp",
            "Camtrap DP 1.0.2",
            "The exchange standard for camera traps: a folder of tables that R, GBIF and Agouti read.",
            camtrap_dp.write,
            files=camtrap_dp.FILES,
            needs_utc_offset=True,
        ),
        ExportFormat(
            "camtrapr",
            "camtrapR tables",
            "Independent records and camera stations for camtrapR, unmarked and other R packages.",
            camtrapr.write,
            files=camtrapr.FILES,
        ),
        ExportFormat(
            "unmarked",
            "Detection histories for unmarked",
            "Sites by occasions for occupancy models in R: a history of each species, and the effort.",
            unmarked.write,
            files=unmarked.FILES,
            has_occasions=True,
        ),
        ExportFormat(
            "timelapse",
            "Timelapse (CSV)",
            "One line for each file, to import into Timelapse.",
            timelapse.write,
            ".csv",
        ),
        ExportFormat(
            "megadetector",
            "MegaDetector JSON 1.6",
            "Boxes frame by frame, for Timelapse and whatever reads MegaDetector's results.",
            megadetector.write,
            ".json",
        ),
        ExportFormat(
            "boris",
            "BORIS project",
            "Behaviors as states and points of each animal, to open in BORIS.",
            boris.write_project,
            ".boris",
        ),
        ExportFormat(
            "boris-events",
            "BORIS events (TSV)",
            "The same as BORIS's own table of events.",
            boris.write_events,
            ".tsv",
        ),
        ExportFormat(
            "activitynet",
            "ActivityNet JSON",
            "Behaviors as segments, for training models.",
            activitynet.write,
            ".json",
        ),
        ExportFormat(
            "ava",
            "AVA (CSV)",
            "Boxes with behaviors for every second, for training models.",
            ava.write,
            files=ava.FILES,
        ),
        ExportFormat(
            "coco",
            "COCO Camera Traps (JSON)",
            "Boxes in pixels on single frames, as LILA's data sets have them.",
            coco.write,
            ".json",
        ),
        ExportFormat(
            "zamba", "zamba labels (CSV)", "One species a line, for training with zamba.", zamba.write, ".csv"
        ),
        ExportFormat(
            "clips",
            "Clips (MP4)",
            "A clip of each animal, with people made unrecognizable, and a table of what they show.",
            later("cuts", "write_clips"),
            plan=later("cuts", "plan_clips"),
            unit="clip",
        ),
        ExportFormat(
            "frames",
            "Pictures (JPEG)",
            "A picture a second of each animal with its box in a table; named as in COCO Camera Traps. "
            "People are made unrecognizable.",
            later("cuts", "write_pictures"),
            plan=later("cuts", "plan_pictures"),
            unit="picture",
        ),
        ExportFormat(
            "detector",
            "Pictures for detectors",
            "Pictures of animals, people, vehicles and of empty videos, with a COCO file of just these, to "
            "train detectors with. People are made unrecognizable.",
            later("detector_set", "write"),
            plan=later("detector_set", "plan"),
            unit="picture",
        ),
        ExportFormat(
            "deployments",
            "Deployments (CSV)",
            "Sites, coordinates, cameras and periods, to fill in and to import again.",
            deployments_table.write,
            ".csv",
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
    occasions: Occasions | None = None,
    selection: Selection = EVERYTHING,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the chosen observations to `out`, whole or not at all.

    `utc_offset` is that of the cameras' clocks, such as "+02:00"; `occasions` are those of histories.
    `progress` is told the number of rows so far, and may raise to stop.
    UserError: unknown format, `out` exists or cannot be written, disk full.
    """
    chosen = _format(format_name)
    began_at = utc_now()
    material = _material(project, utc_offset, selection, occasions)
    say = progress or (lambda _: None)
    if not chosen.is_folder:
        suffixes = TABLES if chosen.suffix in TABLES else (chosen.suffix,)
        with new_file(out, overwrite=overwrite, suffixes=suffixes) as draft:
            written = with_whose(chosen.write(material, draft, say), material, chosen.name)
        return ExportReport((out,), written.num_rows, written.left_out, chosen.name, began_at)
    with new_folder(out, overwrite=overwrite, ours=chosen.files) as folder:
        written = with_whose(chosen.write(material, folder, say), material, chosen.name)
        names = sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    files = tuple(out / name for name in names)
    return ExportReport(files, written.num_rows, written.left_out, chosen.name, began_at)


def remember(project: Project, report: ExportReport) -> None:
    """That a table went out which says no times, so that it is known what stood here then when it comes back.

    In the thread that owns the database. UserError where the project cannot be written.
    """
    if report.format_name != imported_rows.TIMELAPSE or project.read_only:
        return
    with project.writing() as session:
        imported_rows.note_sent(session, report.format_name, report.began_at)


def preview(
    project: Project,
    format_name: str,
    *,
    utc_offset: str | None = None,
    occasions: Occasions | None = None,
    selection: Selection = EVERYTHING,
    progress: Progress | None = None,
) -> Written:
    """How many rows there would be and what could not be said, nothing written but for a moment.

    It is the export itself, into a folder that vanishes: the figures are those that the export will have.
    """
    chosen = _format(format_name)
    material = _material(project, utc_offset, selection, occasions)
    if chosen.plan is not None:
        written = chosen.plan(material)
    else:
        with temporary_folder() as folder:
            out = folder if chosen.is_folder else folder / f"preview{chosen.suffix}"
            written = chosen.write(material, out, progress or (lambda _: None))
    written = with_whose(written, material, chosen.name)
    return msgspec.structs.replace(written, num_videos=len(material.videos))


def _format(name: str) -> ExportFormat:
    if name not in FORMATS:
        raise UserError(f"{name} is not a format. Choose one of: {', '.join(FORMATS)}.")
    return FORMATS[name]


def _material(
    project: Project, utc_offset: str | None, selection: Selection, occasions: Occasions | None
) -> Material:
    zone = parse_utc_offset(utc_offset) if utc_offset else None
    return Material(project, selection=selection, zone=zone, occasions=occasions)
