"""What another program said of whole events goes with the last video in which it saw them."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.store.empty_places import has_no_video
from app.store.imported_rows import EVENT, OBSERVATION, owned_by
from app.store.schema import ImportedRow, ObservationRow, VideoRow

EVENT_ID = "eventID"  # Camtrap DP's column


def events_seen(session: Session, videos: Sequence[int]) -> set[str]:
    """The events that the observations in these videos belong to, by the other program's ids."""
    return _events(session, ObservationRow.video_id.in_(videos))


def forget_events(session: Session, deployment: int, gone: Collection[str]) -> None:
    """Drop what is kept of events in `gone` that no video of the deployment shows any more."""
    of_it = owned_by(EVENT, deployment)
    kept = session.scalars(select(ImportedRow).where(of_it)).all()
    if not kept:
        return
    if has_no_video(session, deployment):
        session.execute(delete(ImportedRow).where(of_it))
        return
    videos = select(VideoRow.id).where(VideoRow.deployment_id == deployment)
    lost = set(gone) - _events(session, ObservationRow.video_id.in_(videos))
    for row in kept:
        rows = [cells for cells in row.cells.get("rows", ()) if cells.get(EVENT_ID) not in lost]
        row.cells = {**row.cells, "rows": rows}


def _events(session: Session, where: ColumnElement[bool]) -> set[str]:
    observations = select(ObservationRow.id).where(where)
    of_them = ImportedRow.kind == OBSERVATION, ImportedRow.owner_id.in_(observations)
    cells = select(ImportedRow.cells).where(*of_them)
    return {row[EVENT_ID] for row in session.scalars(cells) if row.get(EVENT_ID)}
