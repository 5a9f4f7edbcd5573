"""What another program said of whole events goes with the last video in which it saw them."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.store.schema import ImportedRow, ObservationRow, VideoRow

EVENT_ID = "eventID"  # Camtrap DP's column


def events_seen(session: Session, videos: Sequence[int]) -> set[str]:
    """The events that the observations in these videos belong to, by the other program's ids."""
    return _events(session, ObservationRow.video_id.in_(videos))


def forget_events(session: Session, deployment: int, gone: Collection[str]) -> None:
    """Drop what is kept of events in `gone` that no video of the deployment shows any more."""
    of_it = ImportedRow.kind == "event", ImportedRow.owner_id == deployment
    kept = session.scalars(select(ImportedRow).where(*of_it)).all()
    if not kept:
        return
    videos = select(VideoRow.id).where(VideoRow.deployment_id == deployment)
    if session.scalar(videos.limit(1)) is None:
        session.execute(delete(ImportedRow).where(*of_it))
        return
    lost = set(gone) - _events(session, ObservationRow.video_id.in_(videos))
    for row in kept:
        rows = [cells for cells in row.cells.get("rows", ()) if cells.get(EVENT_ID) not in lost]
        row.cells = {**row.cells, "rows": rows}


def _events(session: Session, where: ColumnElement[bool]) -> set[str]:
    observations = select(ObservationRow.id).where(where)
    cells = select(ImportedRow.cells).where(
        ImportedRow.kind == "observation", ImportedRow.owner_id.in_(observations)
    )
    return {row[EVENT_ID] for row in session.scalars(cells) if row.get(EVENT_ID)}
