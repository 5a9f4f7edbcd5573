"""Taking in what other programs and people have said: packages, boxes, ethograms, labels, tables."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from app.services.imports import boris, boris_events, coco, deployments, megadetector, tables
from app.services.imports.camtrap import package
from app.services.imports.deployment_columns import is_of_deployments
from app.services.imports.intake import Intake
from app.services.imports.reading import heading, letters_guessed
from app.services.imports.report import ImportReport
from app.services.imports.values import Found
from app.services.projects import Project
from app.services.rehearsal import rehearsal
from mvit_core.errors import UserError
from mvit_core.files.presence import exists
from mvit_core.files.refused import unread

__all__ = [
    "FORMATS",
    "ImportFormat",
    "ImportReport",
    "Intake",
    "guess_format",
    "import_file",
    "preview_import",
    "read_file",
]

Columns = Mapping[str, str]


class ImportFormat(msgspec.Struct, frozen=True):
    """A format that can be read."""

    name: str
    title: str
    description: str
    read: Callable[[Path, Columns], Found]
    is_table: bool = False


FORMATS: dict[str, ImportFormat] = {
    one.name: one
    for one in (
        ImportFormat(
            "camtrap-dp",
            "Camtrap DP",
            "A package: datapackage.json with deployments, media and observations.",
            lambda path, _: package.read(path),
        ),
        ImportFormat(
            "megadetector",
            "MegaDetector JSON",
            "Boxes of videos, as findings of that detector.",
            lambda path, _: megadetector.read(path),
        ),
        ImportFormat(
            "coco",
            "COCO Camera Traps",
            "Pictures and frames of videos with boxes and names, as labels.",
            lambda path, _: coco.read(path),
        ),
        ImportFormat(
            "boris",
            "BORIS project",
            "Its ethogram, and its events as bouts of behavior.",
            lambda path, _: boris.read(path),
        ),
        ImportFormat(
            "boris-events",
            "BORIS events (table)",
            "A table of BORIS's events, as bouts of behavior.",
            lambda path, _: boris_events.read(path),
            is_table=True,
        ),
        ImportFormat(
            "zamba",
            "zamba labels",
            "A table of filepath and label.",
            lambda path, _: tables.read_zamba(path),
            is_table=True,
        ),
        ImportFormat(
            "timelapse",
            "Timelapse table",
            "A CSV with File, RelativePath and Species.",
            tables.read_timelapse,
            is_table=True,
        ),
        ImportFormat(
            "deployments",
            "Deployments (CSV)",
            "Sites, coordinates, cameras and periods for what is in the project.",
            lambda path, _: deployments.read(path),
            is_table=True,
        ),
        ImportFormat(
            "csv",
            "Table (CSV)",
            "Any table with a column for the file; you say what the other columns mean.",
            tables.read_any,
            is_table=True,
        ),
    )
}


OF_ANY_COLUMNS = ("timelapse", "csv")
WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xls", ".ods", ".numbers"))


def guess_format(path: Path) -> str:
    """The format that a file seems to have. UserError where it is not there, or seems to be of none."""
    _check_there(path)
    if path.is_dir() or path.name == package.DESCRIPTION:
        return "camtrap-dp"
    suffix = path.suffix.lower()
    if suffix == ".boris" or path.name.lower().endswith(".boris.gz"):
        return "boris"
    if suffix == ".json":
        return _telling_word(path, {"boris": '"behaviors_conf"', "coco": '"file_name"'}) or "megadetector"
    if suffix in WORKBOOKS:
        raise UserError(
            f"{path.name} is a workbook. Save the sheet that you mean as CSV (UTF-8), and import that."
        )
    if suffix not in (".csv", ".tsv", ".txt"):
        raise UserError(f"{path.name} is of no format that can be read: {', '.join(FORMATS)}.")
    names = set(heading(path))
    if names >= {"deploymentID", "observationLevel"} or names >= {"mediaID", "filePath"}:
        raise UserError(
            f"{path.name} is one table of a package of Camtrap DP. "
            "Import its datapackage.json: that takes in all of them."
        )
    if boris_events.is_table_of_events(heading(path)):
        return "boris-events"
    for name, needed in (
        ("zamba", {"filepath", "label"}),
        ("timelapse", {"File", "RelativePath"}),
        ("deployments", {"deploymentID", "latitude"}),
    ):
        if needed <= names:
            return name
    return "deployments" if is_of_deployments(heading(path)) else "csv"


def read_file(path: Path, format_name: str | None = None, columns: Columns | None = None) -> Found:
    """What a file says, nothing written: on any thread. UserError where it cannot be read."""
    _check_there(path)
    name = format_name or guess_format(path)
    if name not in FORMATS:
        raise UserError(f"{name} is not a format. Choose one of: {', '.join(FORMATS)}.")
    if columns and name not in OF_ANY_COLUMNS:
        raise UserError(
            f"{FORMATS[name].title} has columns of its own, so --column has nothing to say of it."
        )
    found = FORMATS[name].read(path, columns or {})
    if FORMATS[name].is_table and (guessed := letters_guessed(path)):
        found.refuse(guessed)
    return found


def import_file(
    project: Project,
    path: Path,
    *,
    format_name: str | None = None,
    columns: Columns | None = None,
    who: str,
) -> ImportReport:
    """Put what a file says into the project.

    Media are looked for in the project, then below the file's own folder. UserError where it cannot be read.
    """
    intake = Intake(project, read_file(path, format_name, columns), folder=folder_of(path), who=who)
    for _share in intake.steps():
        pass
    return intake.report


def preview_import(
    project: Project,
    path: Path,
    *,
    format_name: str | None = None,
    columns: Columns | None = None,
    who: str = "",
    progress: Callable[[int], None] = lambda _share: None,
) -> ImportReport:
    """What an import would bring, nothing written: it is the import itself, into a copy that vanishes.

    On any thread; `progress`: how much is done, from 0 to 100, and it may raise to stop. UserError where it
    cannot be read.
    """
    found = read_file(path, format_name, columns)
    with rehearsal(project, between=lambda: progress(0)) as twin:
        intake = Intake(twin, found, folder=folder_of(path), who=who)
        for share in intake.steps():
            progress(share)
    return intake.report


def folder_of(path: Path) -> Path:
    """The folder that relative paths of a file begin in."""
    return path if path.is_dir() else path.absolute().parent


def _check_there(path: Path) -> None:
    try:
        is_there = exists(path)
    except OSError as error:  # a folder around it may not be looked into, or the name is too long
        raise UserError(unread(path, error)) from error
    if not is_there:
        raise UserError(f"There is no file {path}. Check the name and that its drive is connected.")


def _telling_word(path: Path, words: dict[str, str]) -> str:
    """The first of these formats whose word is in the file, in any encoding that JSON is read in; the file is
    read once. Empty where none is.
    """
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    forms = {name: [word.encode(each) for each in encodings] for name, word in words.items()}
    longest, first, seen = max(len(one) for each in forms.values() for one in each), next(iter(words)), set()
    try:
        with path.open("rb") as stream:
            before = b""
            while first not in seen and (block := stream.read(1 << 20)):
                whole = before + block
                seen |= {name for name, each in forms.items() if any(form in whole for form in each)}
                before = block[-longest:]
    except OSError as error:
        raise UserError(unread(path, error)) from error
    return next((name for name in words if name in seen), "")
