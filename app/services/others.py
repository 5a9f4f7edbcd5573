"""What others do in a shared project, or the one who writes a file that is read here, as the `Changes` that a
window is told of its own writes.
"""

import time
from collections.abc import Collection, Generator, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.services.projects import Project
from app.services.review.overtaking import trail_position
from app.store import engine as engines
from app.store.file_watch import FileWatch, Wait
from app.store.library import ids as as_videos
from app.store.library_order import batches
from app.store.listening import Listener
from app.store.records import Changes, ObservationId
from app.store.schema import LabelHistoryRow, ObservationRow, ScanResultRow
from app.store.server import News

TICK_S = 0.5
LOOK_AGAIN_S = 3.0  # where nothing is heard: a pooler of connections may swallow what writers tell
TRACED = frozenset({"label_history", "scan_results"})  # of what is written beside these, the rows are known
VOCABULARY = frozenset({"taxa", "behaviors", "settings"})
PLACES = frozenset({"roots", "sites", "deployments"})
UNTRACED = frozenset({"videos", "observations", "detections"})  # files added or probed, names read anew


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Up to where it is known what others did: a line of the audit trail, and a result of a scan."""

    label: int = 0
    result: int = 0


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What others changed, and up to where that goes."""

    changes: Changes
    position: Position
    anything: bool = False  # and there may be more that was not traced to rows
    is_free: bool = False  # whoever wrote the file has closed it since


def position_of(project: Project) -> Position:
    """As the project stands now."""
    with engines.reading(project.engine, project.where) as session:
        return _position(session)


def listen(
    project: Project, since: Position, *, tick_s: float = TICK_S, wait: Wait = time.sleep
) -> Generator[Heard | None, None, None]:
    """What others do from `since` on, as it happens; None now and then, so that the caller can stop.

    What they did before this listened comes first. Unreachable where the server goes away, UserError where
    the file does. `wait` passes the time between two looks at a file. For a thread of its own.
    """
    with _listener(project, wait) as listener:
        heard = _look(project, since, ())
        yield msgspec.structs.replace(heard, anything=True)
        silent_s, is_free = 0.0, False
        while True:
            news = [each for each in listener.heard(tick_s) if each.window != project.window]
            was_free, is_free = is_free, project.is_free_again
            if is_free and not was_free:
                yield Heard(changes=Changes(), position=heard.position, is_free=True)
            silent_s += tick_s
            if news or silent_s >= LOOK_AGAIN_S:
                silent_s = 0.0
                heard = _look(project, heard.position, news)
                yield heard if heard.changes != Changes() else None
            else:
                yield None


def _listener(project: Project, wait: Wait) -> Listener | FileWatch:
    if project.is_shared:
        return Listener(project.engine, project.where)
    return FileWatch(project.engine, project.where, VOCABULARY | PLACES, wait)


def _position(session: Session) -> Position:
    result = session.scalar(select(func.max(ScanResultRow.id))) or 0
    return Position(label=trail_position(session), result=result)


def _look(project: Project, since: Position, news: Collection[News]) -> Heard:
    written = {table for each in news for table in each.tables}
    with engines.reading(project.engine, project.where) as session:
        now = _position(session)
        labelled = _labelled(session, since.label, project.window)
        scanned = session.scalars(select(ScanResultRow.video_id).where(ScanResultRow.id > since.result))
        videos = {*_videos_of(session, labelled), *scanned}
    is_nowhere = any(not each.tables for each in news) and now == since  # and yet somebody wrote
    untraced = is_nowhere or (bool(written & UNTRACED) and not written & TRACED)
    changes = Changes(
        videos=as_videos(videos),
        observations=frozenset(labelled),
        library=bool(written & PLACES) or untraced,
        vocabulary=bool(written & VOCABULARY),
    )
    return Heard(changes=changes, position=now, anything=untraced)


def _labelled(session: Session, since: int, window: str) -> list[ObservationId]:
    new = select(LabelHistoryRow.observation_id).where(LabelHistoryRow.id > since).distinct()
    if window:  # into a file nobody writes but whoever holds it
        new = new.where(LabelHistoryRow.window != window)
    rows = session.scalars(new)
    return [ObservationId(id_) for id_ in rows]


def _videos_of(session: Session, observations: Iterable[ObservationId]) -> Iterator[Any]:
    for some in batches(list(observations)):
        yield from session.scalars(
            select(ObservationRow.video_id).where(ObservationRow.id.in_(some)).distinct()
        )
