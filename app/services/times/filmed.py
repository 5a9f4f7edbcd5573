"""What each deployment filmed, so that a person knows which is which, and where its effort comes from."""

from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import func, select

from app.services.projects import Project
from app.store.photos import number_of_photos
from app.store.records import DeploymentId
from app.store.schema import DeploymentRow, RootRow, VideoRow
from mvit_core.files.path_text import to_path


class Filmed(msgspec.Struct, frozen=True):
    """The files of one deployment, and their days by its camera's clock; None where no file has a date."""

    folder: Path
    num_files: int
    num_photos: int
    first: datetime | None
    last: datetime | None


def filmed(project: Project) -> dict[DeploymentId, Filmed]:
    """Of every deployment that has files; in any thread, nothing is written."""
    statement = (
        select(
            DeploymentRow.id,
            RootRow.path,
            DeploymentRow.folder,
            func.count(),
            number_of_photos(),
            func.min(VideoRow.captured_at),
            func.max(VideoRow.captured_at),
        )
        .join_from(VideoRow, DeploymentRow, VideoRow.deployment_id == DeploymentRow.id)
        .join(RootRow, DeploymentRow.root_id == RootRow.id)
        .group_by(DeploymentRow.id, RootRow.path, DeploymentRow.folder)
    )
    with project.reading() as session:
        rows = session.execute(statement).all()
    return {
        DeploymentId(id_): Filmed(to_path(root) / to_path(folder), number, photos, first, last)
        for id_, root, folder, number, photos, first, last in rows
    }
