"""Finding videos again after their folder or their drive moved."""

from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.store import library
from app.store.library_order import reorder
from app.store.records import Changes
from app.store.schema import DeploymentRow, RootRow, SiteRow, VideoRow
from mvit_core.errors import UserError


def reconnect(session: Session, *, old_root: Path, new_root: Path) -> Changes:
    """Give the root its new path. UserError where nothing of it lies there."""
    row = session.scalar(select(RootRow).where(RootRow.path == str(old_root)))
    if row is None:
        raise UserError(f"The project has no videos below {old_root}.")
    if not new_root.is_dir():
        raise UserError(f"There is no folder {new_root}. Check that its drive is connected.")
    if old_root == new_root:
        return Changes()
    if session.scalar(select(RootRow.id).where(RootRow.path == str(new_root))) is not None:
        raise UserError(f"{new_root} is a folder of this project already.")
    rows = session.execute(
        select(VideoRow.id, VideoRow.relative_path, VideoRow.size_bytes).where(VideoRow.root_id == row.id)
    ).all()
    if not any(_lies_at(new_root / path, size) for _, path, size in rows):
        raise UserError(
            f"None of the videos of {old_root} lies in {new_root}. Choose the folder that has them."
        )
    row.path = str(new_root)
    return Changes(videos=library.ids(id_ for id_, _, _ in rows), library=True)


def older_self(session: Session, row: VideoRow) -> VideoRow | None:
    """A video of the same content whose file is gone: what `row` was before it moved."""
    if not row.fingerprint:
        return None
    alike = select(VideoRow, RootRow.path).join(RootRow, VideoRow.root_id == RootRow.id)
    alike = alike.where(VideoRow.fingerprint == row.fingerprint, VideoRow.id != row.id)
    for other, root in session.execute(alike.limit(50)):
        if Path(root).is_dir() and not Path(root, other.relative_path).exists():
            return other
    return None


def adopt(session: Session, *, older: VideoRow, newer: VideoRow) -> None:
    """Let the older row lie where the newer one does, and drop the newer, which nothing refers to yet."""
    place = newer.root_id, newer.relative_path, newer.size_bytes, newer.modified_at, newer.deployment_id
    newer_deployment = session.get_one(DeploymentRow, newer.deployment_id)
    left = older.deployment_id
    session.delete(newer)
    session.flush()
    older.root_id, older.relative_path, older.size_bytes, older.modified_at, older.deployment_id = place
    _keep_names(session, left=left, taken=newer_deployment)
    session.flush()
    reorder(session, VideoRow.deployment_id == newer_deployment.id)
    prune(session)


def _keep_names(session: Session, *, left: int, taken: DeploymentRow) -> None:
    """A folder that was renamed as a whole keeps the site and the period that people gave it."""
    session.flush()
    remaining = session.scalar(select(func.count()).where(VideoRow.deployment_id == left))
    old = session.get_one(DeploymentRow, left)
    if remaining == 0 and old.id != taken.id:
        taken.start = taken.start or old.start
        taken.end = taken.end or old.end
        if Path(old.folder).name == Path(taken.folder).name:
            taken.site_id, taken.name = old.site_id, old.name


def prune(session: Session) -> None:
    """Drop deployments without videos, then sites without deployments that nobody put on the map."""
    session.execute(delete(DeploymentRow).where(DeploymentRow.id.not_in(select(VideoRow.deployment_id))))
    empty = SiteRow.id.not_in(select(DeploymentRow.site_id))
    session.execute(delete(SiteRow).where(empty, SiteRow.latitude.is_(None)))


def _lies_at(path: Path, size_bytes: int) -> bool:
    try:
        return path.stat().st_size == size_bytes
    except OSError:
        return False
