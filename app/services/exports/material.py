"""What an export writes: the chosen videos and observations of a project, read video by video."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import timedelta, timezone
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Generic, TypedDict, TypeVar, Unpack

import msgspec
from sqlalchemy import select

from app.services import deployments, media, observations
from app.services.ecology.occupancy import Occasions
from app.services.exports import other_detectors
from app.services.exports.camtrap_times import CameraClock, offset_of_this_computer, parse_utc_offset
from app.services.exports.clock_offsets import clock_offsets
from app.services.exports.frame_numbers import FrameNumbers
from app.services.exports.rows import Row, Surroundings
from app.services.exports.selection import EVERYTHING, Selection
from app.services.exports.working_times import WorkingTimes
from app.services.media.frame_clock import FrameClock
from app.services.observations import scanned
from app.services.projects import Project
from app.store.records import (
    DeploymentId,
    Kind,
    Observation,
    ObservationId,
    ReviewState,
    Subject,
    Video,
    VideoId,
)
from app.store.schema import ModelVersionRow, ScanRow
from mvit_core.files.path_text import to_text
from mvit_core.taxonomy import Taxon
from mvit_core.types import MotionCurve, Track, VideoStatus

T = TypeVar("T")

PAGE = 50  # videos whose boxes are read at once

Progress = Callable[[int], None]


class Choice(TypedDict, total=False):
    """What a person chose for an export besides its format and place; what is left out is not narrowed."""

    selection: Selection
    utc_offset: str | None  # of the cameras' clocks, such as "+02:00"
    occasions: Occasions | None  # of detection histories
    place_decimals: int | None  # that coordinates are rounded to; None: not at all


class Written(msgspec.Struct, frozen=True):
    """How much a format wrote, and what it could not say, a sentence each."""

    num_rows: int
    left_out: list[str] = []
    missing: list[str] = []  # sentences about what should have been written, but for files that are not there
    num_videos: int = 0  # that were chosen; told by a look beforehand


class Pages(Generic[T]):
    """Something of each video, read for a few videos at a time in their order."""

    def __init__(
        self, order: Sequence[VideoId], read: Callable[[Sequence[VideoId]], dict[VideoId, T]]
    ) -> None:
        self._order = order
        self._places = {id_: place for place, id_ in enumerate(order)}
        self._read = read
        self._page: dict[VideoId, T] = {}
        self._known: frozenset[VideoId] = frozenset()

    def of(self, id_: VideoId) -> T | None:
        """Of one video."""
        if id_ not in self._known:
            place = self._places.get(id_)
            ids = [id_] if place is None else self._order[place : place + PAGE]
            self._page, self._known = self._read(ids), frozenset(ids)
        return self._page.get(id_)


class Material:
    """One export's view of a project."""

    def __init__(
        self,
        project: Project,
        *,
        language: str = "en",  # of animals' and behaviors' names
        is_look: bool = False,  # nothing of it is kept
        between: Callable[[], object] = lambda: None,
        **choice: Unpack[Choice],
    ) -> None:
        """UserError where the offset from UTC is none.

        `between` is called before each video that is read, and may raise to stop.
        """
        self.project = project
        self.between = between
        self.selection = choice.get("selection", EVERYTHING)
        offset = choice.get("utc_offset")
        self.zone = parse_utc_offset(offset) if offset else None  # of the cameras' clocks; None: nobody said
        self.occasions = choice.get("occasions") or Occasions()
        self.rule = deployments.independence(project)
        self.place_decimals = choice.get("place_decimals")
        self.surroundings = Surroundings(project, language=language, place_decimals=self.place_decimals)
        self.all_videos = media.videos(project)
        self.videos = [video for video in self.all_videos if self._is_chosen(video)]
        self._folders = told_apart({video.root for video in self.videos})
        order = [video.id for video in self.videos]
        self._boxes = Pages(order, lambda ids: scanned.boxes_of_videos(project, ids))
        self._motion = Pages(order, lambda ids: scanned.motion_of_videos(project, ids))
        self.unseen: dict[VideoId, tuple[int, int]] = {}  # read so far: animals nobody looked at, of how many
        self.unseen_bouts: dict[VideoId, tuple[int, int]] = {}  # the same of bouts
        self._imported = Pages(order, lambda ids: other_detectors.boxes_of_videos(project, ids))
        self.frame_numbers = FrameNumbers(opens_files=not is_look)
        self._frames = Pages(order, lambda ids: other_detectors.frames_of_videos(project, ids))

    @cached_property
    def working(self) -> WorkingTimes:
        """When the cameras worked, as far as it is asked for."""
        return WorkingTimes(self.surroundings, self.selection, videos=self.all_videos, chosen=self.videos)

    @cached_property
    def offsets(self) -> dict[DeploymentId, int]:
        """Of cameras' clocks from UTC, in minutes, as events are counted by; those nobody tells left out."""
        return clock_offsets(self.surroundings.deployments)

    def clock(self, deployment: DeploymentId) -> CameraClock:
        """By which a deployment's times are told. Of what nobody tells, also not of another camera of the
        site: as asked for, else this computer's standard time.
        """
        known = self.offsets.get(deployment)
        asked = self.zone or offset_of_this_computer()
        return CameraClock(asked if known is None else timezone(timedelta(minutes=known)))

    def path(self, video: Video) -> str:
        """The video's path with forward slashes, as short as tells all videos apart."""
        return inward(self._folders[video.root] + video.relative_path)

    @cached_property
    def twins(self) -> frozenset[VideoId]:
        """Videos whose paths are an earlier one's but for the case of letters: one file on many disks."""
        known: set[str] = set()
        found: set[VideoId] = set()
        for video in self.videos:
            path = self.path(video).casefold()
            if path in known:
                found.add(video.id)
            known.add(path)
        return frozenset(found)

    def by_video(self, *, rejected: bool = False) -> Iterator[tuple[Video, list[Row]]]:
        """The videos in which something chosen is, in library order, with their rows by start."""
        ids = [video.id for video in self.videos]
        everything = observations.all_observations(self.project, rejected=rejected, videos=ids)
        for video, pairs in groupby(everything, key=lambda pair: pair[0]):
            self.between()
            path = self.path(video)
            rows = self._chosen_rows([self.surroundings.row(video, one, path) for _, one in pairs])
            if rows:
                self.unseen[video.id] = _unseen(row for row in rows if row.is_animal)
                self.unseen_bouts[video.id] = _unseen(row for row in rows if not row.is_animal)
                yield video, rows

    def rows(self) -> Iterator[Row]:
        """Every chosen observation in library order."""
        for _, rows in self.by_video():
            yield from rows

    def every_video(self) -> Iterator[tuple[Video, list[Row]]]:
        """All chosen videos in library order, also those in which nothing is; not those in which only what
        was not chosen is, since they would pass for empty.
        """
        with_rows = self.by_video()
        following = next(with_rows, None)
        for video in self.videos:
            if following is not None and following[0].id == video.id:
                yield following
                following = next(with_rows, None)
            elif not video.num_observations:
                yield video, []

    @cached_property
    def cleared(self) -> frozenset[VideoId]:
        """The chosen videos that were read to the end and of which people rejected all that was found."""
        without = [
            video.id
            for video in self.videos
            if video.status is VideoStatus.DONE and not video.num_observations
        ]
        found = observations.all_observations(self.project, rejected=True, videos=without)
        return frozenset(video.id for video, _ in found)

    def boxes(self, video: Video) -> dict[ObservationId, Track]:
        """The boxes of each animal of a video; those of the next videos are read with it."""
        return self._boxes.of(video.id) or {}

    def frame_clock(self, video: Video, *, rate: float) -> FrameClock:
        """By which a video's frames are numbered: by its file, else by `rate`."""
        known = self.frame_numbers.clock(video, rate)
        return known or FrameClock.by_rate(video, rate=rate)

    def motion(self, video: Video) -> MotionCurve:
        """The motion curve of a video's latest scan."""
        return self._motion.of(video.id) or MotionCurve()

    def imported_boxes(self, video: Video) -> other_detectors.Boxes:
        """What a detector of others said of each box of a video."""
        return self._imported.of(video.id) or {}

    def imported_frames(self, video: Video) -> set[int]:
        """Which frames of a video a detector of others looked at."""
        return self._frames.of(video.id) or set()

    def model_hashes(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """The models of these names that scanned here, with the hashes of their files."""
        with self.project.reading() as session:
            rows = session.execute(
                select(ModelVersionRow.name, ModelVersionRow.sha256)
                .join(ScanRow, ScanRow.model_version_id == ModelVersionRow.id)
                .where(ModelVersionRow.name.in_(list(names)), ScanRow.fingerprint.not_like("import:%"))
                .distinct()
                .order_by(ModelVersionRow.name)
            )
            return [(name, sha256) for name, sha256 in rows]

    def _is_chosen(self, video: Video) -> bool:
        wish = self.selection
        if wish.videos is not None and video.id not in wish.videos:
            return False
        if wish.sites:
            deployment = self.surroundings.deployments[video.deployment_id]
            if self.surroundings.sites[deployment.site_id].name not in wish.sites:
                return False
        day = video.captured_at.date() if video.captured_at else None
        after = wish.since is None or (day is not None and day >= wish.since)
        return after and (wish.until is None or (day is not None and day <= wish.until))

    def _chosen_rows(self, rows: list[Row]) -> list[Row]:
        """A bout goes with its animal, as far as it is the word of whom it has to be."""
        rows = without_bouts_of_nothing(rows)
        if self.selection.is_everything:
            return rows
        rows = [row for row in rows if self.selection.has_word(row.observation)]
        kept = {row.observation.id for row in rows if row.is_animal and self._is_wanted(row)}
        return [row for row in rows if row.animal_id in kept]

    def _is_wanted(self, row: Row) -> bool:
        wish, seen = self.selection, row.observation
        if wish.animals is not None and seen.id not in wish.animals:
            return False
        if seen.state is ReviewState.UNREVIEWED and (seen.confidence or 0.0) < wish.min_confidence:
            return False
        return wish.has_taxon(seen.taxon, self.surroundings.taxonomy)


def without_bouts_of_nothing(rows: Sequence[Row]) -> list[Row]:
    """The rows without the bouts that only a machine found in what is called blank: nothing does nothing."""
    nothing = {
        row.observation.id for row in rows if row.is_animal and row.observation.subject is Subject.BLANK
    }
    return [row for row in rows if row.is_animal or row.observation.is_by_eye or row.animal_id not in nothing]


def _unseen(rows: Iterable[Row]) -> tuple[int, int]:
    """Of what counts among them, what nobody looked at, and how many there are."""
    counting = [row.observation for row in rows if row.observation.state is not ReviewState.REJECTED]
    return sum(not one.is_by_eye for one in counting), len(counting)


def kind_of(row: Row) -> str:
    """What is counted as one kind: as `species_of`, but a group is another kind than what it goes by."""
    return row.taxon.distinct_name if row.taxon else species_of(row)


def class_of(taxon: Taxon) -> str:
    """As a class of models is called: the scientific name in lower case; a group that goes by that of others
    has its own, for seals and sea lions are two classes.
    """
    shares = taxon.distinct_name != taxon.scientific_name
    return taxon.key.replace("_", " ") if shares else taxon.scientific_name.lower()


def species_of(row: Row) -> str:
    """The scientific name, else what kind of thing it is."""
    seen = row.observation
    if row.taxon:
        return row.taxon.scientific_name
    if seen.taxon:
        return seen.taxon
    return "unidentified" if seen.subject in (Subject.ANIMAL, Subject.UNKNOWN) else str(seen.subject)


def is_presence(row: Row) -> bool:
    """Whether somebody is in view by this row: no bout, no statement that nothing is there."""
    return row.observation.kind is Kind.ANIMAL and row.observation.subject is not Subject.BLANK


def individuals(seen: Observation) -> int | None:
    """How many there are; of nothing there is no number, which whoever sums them would count as one."""
    return None if seen.subject is Subject.BLANK else seen.count


def told_apart(roots: Collection[Path]) -> dict[Path, str]:
    """What to write before the paths below each root, so that no two files are called alike.

    Nothing for a single one; else as many of its last folders as it takes: every card has a DCIM.
    """
    if len(roots) < 2:
        return dict.fromkeys(roots, "")
    parts = {root: [root.drive.strip(":\\/"), *root.parts[1:]] for root in roots}
    depth, names = 0, dict.fromkeys(roots, "")
    while len(set(names.values())) < len(roots) and depth < max(map(len, parts.values())):
        depth += 1
        names = {root: "/".join(filter(None, those[-depth:])) for root, those in parts.items()}
    return {root: f"{to_text(name)}/" for root, name in names.items()}


def inward(path: str) -> str:
    """The path without any way out of the folder that it is put below: a stranger's project may hold some."""
    if sys.platform == "win32":
        path = path.replace("\\", "/").replace(":", "_")
    return "/".join("_" * len(part) if part in (".", "..") else part for part in path.split("/") if part)
