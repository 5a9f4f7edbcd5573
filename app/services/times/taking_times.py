"""Believing other capture times of many videos, in short transactions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.services.stepwise import whole
from app.services.times import clocks
from app.store import library
from app.store.library_order import batches, reorder
from app.store.records import Changes, VideoId
from app.store.schema import VIDEOS, DeploymentRow, VideoRow

CHUNK = 120  # videos of a transaction

Recorded = tuple[datetime | None, str]  # what the camera said, and where that is known from


def take(project: Project, wanted: Mapping[VideoId, Recorded]) -> tuple[dict[VideoId, Recorded], Changes]:
    """Believe these times at once; returns what was believed before, in the same form."""
    return whole(project, TakingTimes(project, wanted))


class TakingTimes:
    """Believes these times, as the repair of each deployment's clock reads them."""

    def __init__(self, project: Project, wanted: Mapping[VideoId, Recorded]) -> None:
        self._project, self._wanted = project, wanted
        self._before: dict[VideoId, Recorded] = {}

    def steps(self) -> Iterator[tuple[int, int]]:
        """See Stepwise."""
        done = 0
        for some in batches(list(self._wanted), CHUNK):
            with self._project.writing() as session:
                self._take(session, some)
            done += len(some)
            yield done, len(self._wanted)

    def before(self) -> dict[VideoId, Recorded]:
        """See Stepwise."""
        return dict(self._before)

    def back(self) -> "TakingTimes":
        """See Stepwise."""
        return TakingTimes(self._project, self.before())

    def changes(self) -> Changes:
        """See Stepwise."""
        return Changes(videos=library.ids(self._before), library=True)

    def _take(self, session: Session, some: Sequence[VideoId]) -> None:
        rows = session.execute(
            select(VideoRow.id, VideoRow.recorded_at, VideoRow.captured_from, DeploymentRow.clock_repair)
            .join_from(VideoRow, DeploymentRow)
            .where(VideoRow.id.in_(some))
        ).all()
        values = []
        for id_, recorded_at, source, stored in rows:
            self._before[VideoId(id_)] = recorded_at, source
            time, now_from = self._wanted[VideoId(id_)]
            right = clocks.right_time(time, clocks.from_json(stored)) if time else None
            values.append({"video": id_, "recorded": time, "source": now_from, "captured": right})
        if values:
            statement = update(VIDEOS).where(VIDEOS.c.id == bindparam("video"))
            new: dict[str, Any] = {
                "recorded_at": bindparam("recorded"),
                "captured_from": bindparam("source"),
                "captured_at": bindparam("captured"),
            }
            session.connection().execute(statement.values(new), values)
            reorder(session, VideoRow.id.in_([row[0] for row in rows]))
