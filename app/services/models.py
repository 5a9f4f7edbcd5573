"""Which model a project is scanned with. Without one, motion alone says where something moves."""

from pathlib import Path

from app.services.projects import Project
from app.store.schema import SettingRow
from mvit_core.errors import UserError
from mvit_core.path_text import to_path, to_text

KEY = "model"


def project_model(project: Project) -> Path | None:
    """The checkpoint that names this project's animals, wherever it lies; None: motion alone."""
    with project.reading() as session:
        row = session.get(SettingRow, KEY)
    return to_path(row.value) if row is not None and row.value else None


def use_model(project: Project, checkpoint: Path | None) -> None:
    """Scan with this checkpoint from now on, or with motion alone. UserError where there is no such file."""
    if checkpoint is not None and not checkpoint.is_file():
        raise UserError(f"There is no checkpoint {checkpoint}.")
    value = to_text(checkpoint.absolute()) if checkpoint is not None else ""
    with project.writing() as session:
        session.merge(SettingRow(key=KEY, value=value))


def model_to_scan_with(project: Project) -> Path | None:
    """As `project_model`, but UserError where the file has gone: a scan must not quietly do without it."""
    checkpoint = project_model(project)
    if checkpoint is not None and not checkpoint.is_file():
        raise UserError(
            f"The model of this project, {checkpoint}, is not there. Connect its drive, choose another, "
            "or scan by motion alone."
        )
    return checkpoint
