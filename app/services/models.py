"""Which model names a project's animals and which detector finds them. Without either, motion alone does."""

from pathlib import Path

from sqlalchemy.orm import Session

from app.services.projects import Project
from app.services.scanning.pace import reads_fast
from app.services.scanning.settings import ScanSettings, sha256_of
from app.services.species_list import listed_in_order
from app.services.sureness import wished_sureness
from app.store.schema import SettingRow
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path, to_text

MODEL = "model"
DETECTOR = "detector"
BASE = "base"
TRIED = "detector_tried"  # SHA-256 of the detector that has run here without harm


def project_model(project: Project) -> Path | None:
    """The checkpoint that names this project's animals, wherever it lies; None: nobody does."""
    return _remembered(project, MODEL)


def project_detector(project: Project) -> Path | None:
    """The detector that helps motion to find this project's animals; None: motion works alone."""
    return _remembered(project, DETECTOR)


def project_base(project: Project) -> Path | None:
    """The weights that the next training is to start from; None: the model in use, or what there is."""
    return _remembered(project, BASE)


def use_base(project: Project, weights: Path | None) -> None:
    """Start the next training from these weights, whatever names the animals until then."""
    with project.writing() as session:
        _remember(session, BASE, _text(weights))


def use_model(project: Project, checkpoint: Path | None) -> None:
    """Name animals by this checkpoint from now on, or not at all. UserError where there is no such file.

    The next training starts from it too.
    """
    if checkpoint is not None and not checkpoint.is_file():
        raise UserError(f"There is no checkpoint {checkpoint}.")
    with project.writing() as session:
        _remember(session, MODEL, _text(checkpoint))
        if checkpoint is not None:
            _remember(session, BASE, "")


def use_detector(project: Project, detector: Path | None) -> None:
    """Find animals with this detector, which has been tried, from now on. UserError without such a file."""
    sha256 = sha256_of(detector) if detector is not None else ""
    with project.writing() as session:
        _remember(session, DETECTOR, _text(detector))
        _remember(session, TRIED, sha256)


def tools_to_scan_with(project: Project) -> ScanSettings:
    """What the project remembers; UserError where a file has gone: a scan must not quietly do without it."""
    detector = detector_to_scan_with(project)
    return ScanSettings(
        model_path=model_to_scan_with(project),
        detector_path=detector,
        detector_is_tried=is_tried(project, detector),
        sure=wished_sureness(project),
        listed=listed_in_order(project),
        fast=reads_fast(project),
    )


def remembered_tools(project: Project, *, num_workers: int = 1) -> ScanSettings:
    """The same without a look at the files: for what is only told."""
    return ScanSettings(
        model_path=project_model(project),
        detector_path=project_detector(project),
        sure=wished_sureness(project),
        listed=listed_in_order(project),
        fast=reads_fast(project),
        num_workers=num_workers,
    )


def model_to_scan_with(project: Project) -> Path | None:
    """As `project_model`, but UserError where the file has gone."""
    file = project_model(project)
    if _is_gone(file):
        raise UserError(
            f"The model of this project, {file}, is not there. Connect its drive, choose another, "
            "or scan by motion alone."
        )
    return file


def detector_to_scan_with(project: Project) -> Path | None:
    """As `project_detector`, but UserError where the file has gone."""
    file = project_detector(project)
    if _is_gone(file):
        raise UserError(
            f"The detector of this project, {file}, is not there. Connect its drive, choose another, "
            "or scan by motion alone."
        )
    return file


def is_tried(project: Project, detector: Path | None) -> bool:
    """Whether a detector of this very content has run for this project before."""
    with project.reading() as session:
        row = session.get(SettingRow, TRIED)
    return detector is not None and row is not None and row.value == sha256_of(detector)


def _is_gone(file: Path | None) -> bool:
    return file is not None and not file.is_file()


def _remembered(project: Project, key: str) -> Path | None:
    with project.reading() as session:
        row = session.get(SettingRow, key)
    return to_path(row.value) if row is not None and row.value else None


def _remember(session: Session, key: str, value: str) -> None:
    session.merge(SettingRow(key=key, value=value))


def _text(path: Path | None) -> str:
    return to_text(path.absolute()) if path is not None else ""
