"""The formats that observations can be exported in: what each is called, and what writes it."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec

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
from app.services.exports.material import Material, Progress, Written
from mvit_core.errors import UserError


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
    has_places: bool = False  # coordinates of sites
    plan: Callable[[Material], Written] | None = None  # where writing takes long: what it would hold
    unit: str = "row"  # what is counted

    @property
    def is_folder(self) -> bool:
        """Whether several files are written, into a folder of their own."""
        return not self.suffix


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
            has_places=True,
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
            has_places=True,
        ),
        ExportFormat(
            "camtrapr",
            "camtrapR tables",
            "Independent records and camera stations for camtrapR, unmarked and other R packages.",
            camtrapr.write,
            files=camtrapr.FILES,
            has_places=True,
        ),
        ExportFormat(
            "unmarked",
            "Detection histories for unmarked",
            "Sites by occasions for occupancy models in R: a history of each species, and the effort.",
            unmarked.write,
            files=unmarked.FILES,
            has_occasions=True,
            has_places=True,
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
            has_places=True,
        ),
    )
}


def format_called(name: str) -> ExportFormat:
    """The format of this name; UserError where there is none."""
    if name not in FORMATS:
        raise UserError(f"{name} is not a format. Choose one of: {', '.join(FORMATS)}.")
    return FORMATS[name]
