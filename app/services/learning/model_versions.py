"""The family tree of a project's models: what each was trained on, how good it was, which one is in use.

A version is known by the hash of its checkpoint. None is ever deleted: any can be used again.
"""

from pathlib import Path
from typing import Literal, NewType

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import paths
from app.services import models
from app.services.projects import Project
from app.services.scanning.settings import sha256_of
from app.services.starting_model import name_of_file, shipped_name
from app.store.base import utc_now
from app.store.records import Changes
from app.store.schema import ModelVersionRow, ProjectRow
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path, to_text
from mvit_core.files.refused import refused

VersionId = NewType("VersionId", int)
Decision = Literal["", "used", "kept_old"]
RUNS = "runs"  # below the data folder, then a folder for each project


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a training once it is over; the whole report lies in its folder."""

    way: str = ""  # how it was trained: app.services.learning.plans.Way
    num_train: int = 0
    num_held_out: int = 0
    held_out: tuple[str, ...] = ()  # sites that it was judged on
    trained: tuple[str, ...] = ()  # sites that it learned from
    figures: dict[str, float] = {}  # of the held-out clips
    ranges: dict[str, tuple[float, float]] = {}  # of these figures, in which they lie 19 times in 20
    verdict: str = ""  # against the model that was in use
    manifest_hash: str = ""
    minutes: float = 0.0

    @property
    def is_of_known_sites(self) -> bool:
        """Whether it was judged on other clips of sites that it learned from."""
        return bool(set(self.held_out) & set(self.trained))


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One model."""

    id: VersionId
    name: str
    path: Path | None  # of its checkpoint; None where only scans by it are known
    run: Path | None  # folder of its training; None where it came from elsewhere
    parent_id: VersionId | None
    created_at: str  # ISO 8601, UTC
    decision: Decision
    facts: Facts
    sha256: str
    in_use: bool = False

    @property
    def is_here(self) -> bool:
        """Whether its checkpoint can be used now."""
        return self.path is not None and self.path.is_file()


def versions(project: Project) -> list[Version]:
    """All of them, oldest first."""
    current = models.project_model(project)
    with project.reading() as session:
        rows = session.scalars(select(ModelVersionRow).order_by(ModelVersionRow.id))
        return [_version(row, current) for row in rows]


def name_of(project: Project, checkpoint: Path) -> str:
    """What people call a model: the starter, its name in the project's family tree, else that of its file."""
    if name := shipped_name(checkpoint):
        return name
    with project.reading() as session:
        row = session.scalar(select(ModelVersionRow).where(ModelVersionRow.path == to_text(checkpoint)))
    return row.name if row is not None else checkpoint.stem


def version_in_use(project: Project) -> Version | None:
    """The version that scans are made with; None for motion alone, and for a model never scanned with."""
    return next((each for each in versions(project) if each.in_use), None)


def new_run(project: Project) -> Path:
    """A folder for the next training, not made yet."""
    home = runs_of(project)
    taken = [int(each.name) for each in home.iterdir() if each.name.isdigit()] if home.is_dir() else []
    return home / f"{max(taken, default=0) + 1:04}"


def runs_of(project: Project) -> Path:
    """Where the project's trainings lie; the same after the project's file was moved or renamed."""
    with project.reading() as session:
        return paths.data_dir() / RUNS / session.scalars(select(ProjectRow.uuid)).one()


def add_version(project: Project, run: Path, checkpoint: Path, facts: Facts) -> tuple[Version, Changes]:
    """Put a trained model into the tree, below the one in use; nothing is scanned with it yet."""
    sha256 = sha256_of(checkpoint)
    with project.writing() as session:
        row = session.scalar(select(ModelVersionRow).where(ModelVersionRow.sha256 == sha256))
        if row is None:
            row = ModelVersionRow(name="", sha256=sha256, created_at=utc_now())
            session.add(row)
        row.name = f"model {int(run.name)}" if run.name.isdigit() else run.name
        row.path, row.run = to_text(checkpoint.absolute()), to_text(run.absolute())
        row.parent_id = _in_use(session, project, besides=sha256)
        row.facts = msgspec.to_builtins(facts)
        session.flush()
        made = _version(row, None)
    return made, Changes()


def use_version(project: Project, version_id: VersionId) -> tuple[VersionId | None, Changes]:
    """Scan with this version from now on; returns the one before. UserError where its file is gone."""
    before = version_in_use(project)
    chosen = next(each for each in versions(project) if each.id == version_id)
    if not chosen.is_here:
        raise UserError(f"The checkpoint of {chosen.name} is not at {chosen.path} any more.")
    models.use_model(project, chosen.path)
    decide(project, version_id, "used")
    return before.id if before else None, Changes()


def decide(project: Project, version_id: VersionId, decision: Decision) -> Decision:
    """Note what the person decided; returns what stood there before."""
    with project.writing() as session:
        row = session.get_one(ModelVersionRow, version_id)
        before: Decision = row.decision  # type: ignore[assignment]
        row.decision = decision
    return before


def forget_file(version: Version) -> None:
    """Delete a model's weights; it stays in the tree with its report. Raises UserError."""
    if version.path is None:
        return
    state = [version.run / "last.safetensors"] if version.run is not None else []  # see trainer.runs.folder
    try:
        for file in (version.path, *state):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(refused(version.name, "removed", error)) from error


def _in_use(session: Session, project: Project, *, besides: str) -> int | None:
    """The row of the model in use, made where it came from elsewhere and was never scanned with."""
    current = models.project_model(project)
    if current is None or not current.is_file():
        return None
    sha256 = sha256_of(current)
    row = session.scalar(select(ModelVersionRow).where(ModelVersionRow.sha256 == sha256))
    if row is None:
        row = ModelVersionRow(name=name_of_file(current), sha256=sha256, created_at=utc_now())
        session.add(row)
    row.path = row.path or to_text(current.absolute())
    session.flush()
    return None if sha256 == besides else row.id


def _version(row: ModelVersionRow, current: Path | None) -> Version:
    path = to_path(row.path) if row.path else None
    return Version(
        id=VersionId(row.id),
        name=row.name,
        path=path,
        run=to_path(row.run) if row.run else None,
        parent_id=VersionId(row.parent_id) if row.parent_id is not None else None,
        created_at=row.created_at.isoformat(timespec="seconds"),
        decision=row.decision,  # type: ignore[arg-type]
        facts=msgspec.convert(row.facts or {}, Facts),
        sha256=row.sha256,
        in_use=path is not None and path == current,
    )
