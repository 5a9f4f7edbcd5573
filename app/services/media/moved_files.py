"""A video whose file moved is the same one again; a folder that moved whole keeps what was said of it."""

from pathlib import Path

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from app.store.empty_places import drop_empty_sites, has_no_video, said_of
from app.store.imported_rows import DEPLOYMENT, EVENT, owned_by
from app.store.library_order import reorder
from app.store.schema import DeploymentRow, ImportedRow, ObservationRow, RootRow, VideoRow
from mvit_core.files.path_text import to_path
from mvit_core.files.presence import is_away, is_called


def older_self(session: Session, row: VideoRow) -> VideoRow | None:
    """A video of the same content whose file is gone: what `row`, which nobody has worked on, was before."""
    worked_on = session.scalar(select(ObservationRow.id).where(ObservationRow.video_id == row.id).limit(1))
    if not row.fingerprint or worked_on is not None:
        return None
    alike = select(VideoRow, RootRow.path).join(RootRow, VideoRow.root_id == RootRow.id)
    alike = alike.where(VideoRow.fingerprint == row.fingerprint, VideoRow.id != row.id)
    for other, root in session.execute(alike.limit(50)):
        if not is_away(to_path(root)) and not is_called(to_path(root), to_path(other.relative_path)):
            return other
    return None


def adopt(session: Session, *, older: VideoRow, newer: VideoRow) -> None:
    """Let the older row lie where the newer one does, and drop the newer, which nothing refers to yet."""
    place = newer.root_id, newer.relative_path, newer.size_bytes, newer.modified_at, newer.deployment_id
    taken = session.get_one(DeploymentRow, newer.deployment_id)
    left = session.get_one(DeploymentRow, older.deployment_id)
    session.delete(newer)
    session.flush()
    older.root_id, older.relative_path, older.size_bytes, older.modified_at, older.deployment_id = place
    session.flush()
    if has_no_video(session, left.id):
        sites = {left.site_id, taken.site_id}
        _become(session, left, taken)
        drop_empty_sites(session, sites)
    reorder(session, VideoRow.deployment_id == taken.id)


def _become(session: Session, old: DeploymentRow, taken: DeploymentRow) -> None:
    """A folder that was renamed as a whole keeps its site and all that people and programs said of it."""
    for name in said_of(old).keys() - said_of(taken).keys():
        setattr(taken, name, getattr(old, name))
    if Path(old.folder).name == Path(taken.folder).name:
        taken.site_id, taken.name = old.site_id, old.name
    for kind in (DEPLOYMENT, EVENT):
        if session.scalar(select(exists().where(owned_by(kind, taken.id)))):
            session.execute(delete(ImportedRow).where(owned_by(kind, old.id)))
        else:
            session.execute(update(ImportedRow).where(owned_by(kind, old.id)).values(owner_id=taken.id))
    session.delete(old)
