"""What is in a project twice, and which of the copies are too many."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy import exists, func, or_, select

from app.services.projects import Project
from app.store.records import VideoId
from app.store.schema import LabelRow, ObservationRow, OpinionRow, RootRow, VideoRow
from mvit_core.files.path_text import to_path
from mvit_core.files.presence import is_away, is_file
from mvit_core.types import VideoStatus


class Copies(msgspec.Struct, frozen=True):
    """Videos of the same content as another one of the project, which stays."""

    extra: tuple[VideoId, ...] = ()
    num_kept_for_labels: int = 0  # copies that stay as well: people labelled them, and the other one, too
    places: Mapping[VideoId, VideoId] = {}  # of what stays, and whose file is away: the extra one it lies at

    def lost_places(self, videos: Iterable[VideoId]) -> list[VideoId]:
        """The videos whose paths are in the project no more where these extra ones go."""
        stays_at = {extra: stays for stays, extra in self.places.items()}
        return [stays_at.get(video, video) for video in videos]


def copies(project: Project) -> Copies:
    """Which videos are in the project twice or more; of each stays one.

    One with labels of people before one without, then one whose drive is there, one that was scanned, the
    first. Where people labelled one whose drive is away, it takes the place of a copy that is there.
    """
    of_video = ObservationRow.video_id == VideoRow.id
    labelled = or_(
        *(
            exists().where(of_video, said.observation_id == ObservationRow.id)
            for said in (LabelRow, OpinionRow)
        )
    )
    is_scanned = VideoRow.status.not_in((VideoStatus.NEW.value, VideoStatus.UNREADABLE.value))
    several = (
        select(VideoRow.fingerprint)
        .where(VideoRow.fingerprint != "")
        .group_by(VideoRow.fingerprint)
        .having(func.count() > 1)
    )
    columns = select(
        VideoRow.fingerprint,
        VideoRow.size_bytes,
        labelled,
        VideoRow.root_id,
        is_scanned,
        VideoRow.id,
        VideoRow.relative_path,
    )
    wanted = columns.where(VideoRow.fingerprint.in_(several)).order_by(VideoRow.sort_key, VideoRow.id)
    alike: dict[tuple[str, int], list[_Copy]] = {}
    with project.reading() as session:
        paths = session.execute(select(RootRow.id, RootRow.path))
        there = {id_: folder for id_, path in paths if not is_away(folder := to_path(path))}
        for print_, size, said, root, scanned, id_, path in session.execute(wanted):
            file = there[root] / to_path(path) if root in there else None
            alike.setdefault((print_, size), []).append(
                _Copy(said, file is not None, scanned, VideoId(id_), file)
            )
    return _told_apart(alike.values())


class _Copy(NamedTuple):
    """One of several videos of the same content; what stays comes last."""

    labelled: bool
    there: bool  # its folder
    scanned: bool
    id: VideoId
    file: Path | None


def _told_apart(alike: Iterable[Sequence[_Copy]]) -> Copies:
    extra: list[VideoId] = []
    num_kept = 0
    places: dict[VideoId, VideoId] = {}
    for videos in alike:
        stays, *others = sorted(videos, key=lambda video: video[:3], reverse=True)  # stable: else the first
        num_kept += sum(video.labelled for video in others)
        going = [video for video in others if not video.labelled]
        extra += [video.id for video in going]
        if not stays.there:
            played = next((each.id for each in going if each.file is not None and is_file(each.file)), None)
            if played is not None:
                places[stays.id] = played
    return Copies(tuple(extra), num_kept, places)
