"""Which photos a camera took within seconds of each other: what motion compares a photo with."""

from datetime import timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.store.records import VideoId
from app.store.schema import RootRow, VideoRow
from mvit_core.files.path_text import to_path, to_text
from mvit_core.video.suffixes import is_photo

GAP = timedelta(seconds=20)  # between one photo and the next of a burst
MOST = 3  # photos before, and as many after: the light stays as it was


def beside(session: Session, video_id: VideoId) -> tuple[str, ...]:
    """The other photos of the burst, as paths, in order of time; none of a video or an undated photo."""
    row = session.get(VideoRow, video_id)
    if row is None or row.recorded_at is None or not is_photo(row.relative_path):
        return ()
    # Neighbors in the library are neighbors in time: two looks into an index, however many photos there are.
    key, id_ = VideoRow.sort_key, VideoRow.id
    earlier = or_(key < row.sort_key, (key == row.sort_key) & (id_ < row.id))
    later = or_(key > row.sort_key, (key == row.sort_key) & (id_ > row.id))
    before = _chained(session, row, select(VideoRow).where(earlier).order_by(key.desc(), id_.desc()))
    after = _chained(session, row, select(VideoRow).where(later).order_by(key, id_))
    root = to_path(session.get_one(RootRow, row.root_id).path)
    return tuple(to_text(root / to_path(each.relative_path)) for each in [*reversed(before), *after])


def _chained(session: Session, row: VideoRow, nearest: Select[VideoRow]) -> list[VideoRow]:
    """The photos in one direction, nearest first, up to the first gap; videos between are passed over."""
    found: list[VideoRow] = []
    last = row.recorded_at
    for each in session.scalars(nearest.limit(2 * MOST)):
        if last is None or not _same_camera(row, each) or each.recorded_at is None:
            break
        if abs(each.recorded_at - last) > GAP:
            break
        if is_photo(each.relative_path) and len(found) < MOST:
            found.append(each)
            last = each.recorded_at
    return found


def _same_camera(row: VideoRow, other: VideoRow) -> bool:
    folder = row.relative_path.rpartition("/")[0]
    same_place = (other.deployment_id, other.root_id) == (row.deployment_id, row.root_id)
    return same_place and other.relative_path.rpartition("/")[0] == folder
