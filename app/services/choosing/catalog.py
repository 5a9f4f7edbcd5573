"""The project as arrays in memory: one unchanging picture of it that any thread may look at.

A write leads to a new catalog; whoever still works with the old one sees what was there before.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from app.services import media
from app.services.placing.called_alike import told_apart
from app.services.projects import Project
from app.store.columns import (
    REJECTED,
    STATUSES,
    SUBJECTS,
    Animals,
    Bouts,
    Remark,
    Videos,
    Vocabulary,
    read_animals,
    read_bouts,
    read_remarks,
    read_videos,
)
from app.store.records import ObservationId, Subject, VideoId
from app.store.schema import ObservationRow, VideoRow
from mvit_core.types import VideoStatus

Table = TypeVar("Table", Animals, Bouts)
SCANNED, BLANK = STATUSES.index(VideoStatus.DONE), STATUSES.index(VideoStatus.BLANK)
NOBODY = SUBJECTS.index(Subject.BLANK)
Rows = NDArray[np.int64]  # places in the arrays of animals
FIRST_VIDEOS = 60  # whose animals are shown before the catalog is there


@dataclass(frozen=True, slots=True)
class Catalog:
    """`video`: each animal's row in `videos`; `behavior`: its longest behavior, 0 where it has none;
    `behavior_by_eye`: a person has said that of a bout of it.
    """

    animals: Animals
    bouts: Bouts
    videos: Videos
    words: Vocabulary
    remarks: dict[int, Remark]  # by the id of the observation
    site_names: dict[int, str]
    deployment_names: dict[int, str]
    video: Rows = field(repr=False)
    behavior: NDArray[np.int32] = field(repr=False)
    behavior_by_eye: NDArray[np.bool_] = field(repr=False)
    replaced: frozenset[VideoId] = frozenset()  # see `media.replaced`

    def __len__(self) -> int:
        return len(self.animals.id)

    def rows_of(self, ids: Collection[int] | NDArray[np.int64]) -> Rows:
        """The rows of these observations, in their order; those that are no animals now are left out."""
        wanted = ids if isinstance(ids, np.ndarray) else np.fromiter(ids, dtype=np.int64, count=len(ids))
        if not len(self):
            return wanted[:0]
        places = np.minimum(np.searchsorted(self.animals.id, wanted), len(self) - 1)
        found: Rows = places[self.animals.id[places] == wanted]
        return found

    @property
    def unjudged(self) -> NDArray[np.bool_]:
        """Which videos are photos that motion could compare with none, and that nobody named anything in."""
        alone: NDArray[np.bool_] = (self.videos.status == SCANNED) & self.videos.has_reason
        alone[self.video[self.animals.state != REJECTED]] = False
        return alone

    @property
    def emptied(self) -> NDArray[np.bool_]:
        """Which videos have nothing left of what was found: all was rejected."""
        left: NDArray[np.bool_] = (self.videos.status == SCANNED) & ~self.videos.has_reason
        left[self.video[self.animals.state != REJECTED]] = False
        return left

    @property
    def holds_other(self) -> NDArray[np.bool_]:
        """Which videos hold something else than when they were labelled, and nobody has looked since."""
        return np.isin(self.videos.id, list(self.replaced))

    @property
    def statuses(self) -> NDArray[Any]:
        """How the videos stand, by place in STATUSES: a blank one in which a person saw somebody is none."""
        statuses = self.videos.status.copy()
        somebody = (self.animals.state != REJECTED) & (self.animals.subject != NOBODY)
        with_somebody = np.zeros(len(statuses), bool)
        with_somebody[self.video[somebody]] = True
        statuses[with_somebody & (statuses == BLANK)] = SCANNED
        return statuses

    def id_at(self, row: int) -> ObservationId:
        """The observation of a row."""
        return ObservationId(int(self.animals.id[row]))

    def video_at(self, row: int) -> VideoId:
        """The video of a row."""
        return VideoId(int(self.animals.video_id[row]))


def num_rows(project: Project) -> int:
    """About how many observations and videos there are, at once: whether reading them can be waited for."""
    with project.reading() as session:
        observations = session.scalar(select(func.max(ObservationRow.id))) or 0
        return observations + (session.scalar(select(func.max(VideoRow.id))) or 0)


def load(project: Project) -> Catalog:
    """Read everything; two to three seconds for a million observations, so not in the window's thread."""
    words = Vocabulary()
    with project.reading() as session:
        animals = read_animals(session, words)
        bouts = read_bouts(session, words)
        remarks = read_remarks(session)
    return _with_videos(project, animals, bouts, words, remarks)


def first_page(project: Project) -> tuple[Catalog, Rows]:
    """A catalog of the library's first videos that have something in them, at once; and its rows to show."""
    with project.reading() as session:
        first = (
            select(VideoRow.id)
            .where(VideoRow.num_observations > 0)
            .order_by(VideoRow.sort_key, VideoRow.id)
            .limit(FIRST_VIDEOS)
        )
        some = list(session.scalars(first))
        words = Vocabulary()
        animals, bouts = read_animals(session, words, some), read_bouts(session, words, some)
        by_id = np.argsort(animals.id, kind="stable")
        videos = read_videos(session, some)
    catalog = Catalog(
        _taken(animals, by_id),
        bouts,
        videos,
        words,
        {},
        {int(site.id): site.name for site in media.sites(project)},
        {},
        video=by_id,
        behavior=by_id.astype(np.int32),
        behavior_by_eye=by_id.astype(np.bool_),
    )
    whole = _joined(catalog)
    return whole, np.flatnonzero(whole.animals.state != REJECTED)


def refreshed(project: Project, old: Catalog, videos: Collection[int], *, library: bool = False) -> Catalog:
    """The catalog after a write: what lies in these videos is read anew; of `library`, all videos are."""
    some = sorted(videos)
    with project.reading() as session:
        animals = _merged(old.animals, read_animals(session, old.words, some), some)
        bouts = _merged(old.bouts, read_bouts(session, old.words, some), some)
        remarks = read_remarks(session, some)
    gone = set(old.animals.id[np.isin(old.animals.video_id, some)].tolist())
    kept = {id_: text for id_, text in old.remarks.items() if id_ not in gone}
    if library or _statuses_changed(project, old, some):
        return _with_videos(project, animals, bouts, old.words, kept | remarks)
    others = frozenset(media.replaced(project))
    return _joined(replace(old, animals=animals, bouts=bouts, remarks=kept | remarks, replaced=others))


def _statuses_changed(project: Project, old: Catalog, videos: Collection[int]) -> bool:
    """A label leaves videos as they are; a scan or a probe does not."""
    some = list(map(VideoId, videos))
    places = np.searchsorted(old.videos.id, some)
    if some and (places >= len(old.videos.id)).any():
        return True
    known = old.videos.status[places]
    now = {video.id: STATUSES.index(video.status) for video in media.videos_by_id(project, some)}
    return any(now.get(id_) != status for id_, status in zip(some, known, strict=True))


def _deployment_names(project: Project) -> dict[int, str]:
    """Those that share theirs are told apart by where they lie."""
    deployments = media.deployments(project)
    names = {int(each.id): each.name for each in deployments}
    if len(set(names.values())) < len(names):
        apart = told_apart(deployments, media.root_names(project))
        names |= {int(id_): f"{names[int(id_)]} ({words})" for id_, words in apart.items()}
    return names


def _with_videos(
    project: Project, animals: Animals, bouts: Bouts, words: Vocabulary, remarks: dict[int, Remark]
) -> Catalog:
    with project.reading() as session:
        videos = read_videos(session)
    sites = {int(site.id): site.name for site in media.sites(project)}
    deployments = _deployment_names(project)
    nothing = np.zeros(0, np.int64)
    return _joined(
        Catalog(
            animals,
            bouts,
            videos,
            words,
            remarks,
            sites,
            deployments,
            video=nothing,
            behavior=nothing.astype(np.int32),
            behavior_by_eye=nothing.astype(np.bool_),
            replaced=frozenset(media.replaced(project)),
        )
    )


def _joined(catalog: Catalog) -> Catalog:
    """With the columns that join tables."""
    animals, videos = catalog.animals, catalog.videos
    known = np.isin(animals.video_id, videos.id)
    if not known.all():  # a video vanished between two reads; its observations vanish with it
        animals = _taken(animals, known)
    video = np.searchsorted(videos.id, animals.video_id)
    bouts = _of_somebody(animals, catalog.bouts)
    behavior = _longest(animals, bouts)
    by_eye = _is_by_eye(animals, bouts, behavior)
    return replace(
        catalog, animals=animals, bouts=bouts, video=video, behavior=behavior, behavior_by_eye=by_eye
    )


def _of_somebody(animals: Animals, bouts: Bouts) -> Bouts:
    """Without what only a machine says that nothing does: see `app.store.reviewed.is_shown`."""
    nothing = animals.id[animals.subject == NOBODY]
    kept = bouts.by_eye | ~np.isin(bouts.parent_id, nothing)
    return bouts if kept.all() else _taken(bouts, kept)


def _longest(animals: Animals, bouts: Bouts) -> NDArray[np.int32]:
    """The behavior that each animal shows for most of the time."""
    chosen = np.zeros(len(animals.id), np.int32)
    if not len(bouts.id) or not len(animals.id):
        return chosen
    keys = bouts.parent_id * (1 << 20) + bouts.behavior
    pairs, inverse = np.unique(keys, return_inverse=True)
    total_s = np.bincount(inverse, weights=bouts.duration_s)
    shortest_first = np.argsort(total_s, kind="stable")
    parents, behaviors = pairs[shortest_first] >> 20, pairs[shortest_first] & ((1 << 20) - 1)
    places = np.minimum(np.searchsorted(animals.id, parents), len(animals.id) - 1)
    known = animals.id[places] == parents
    chosen[places[known]] = behaviors[known]  # the longest comes last and stays
    return chosen


def _is_by_eye(animals: Animals, bouts: Bouts, behavior: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether a person has said of each animal that it shows this behavior."""
    said = bouts.parent_id[bouts.by_eye] * (1 << 20) + bouts.behavior[bouts.by_eye]
    found: NDArray[np.bool_] = np.isin(animals.id * (1 << 20) + behavior, said)
    return found


def _merged(old: Table, new: Table, videos: Collection[int]) -> Table:
    """`old` without what lay in `videos`, with `new`, by id."""
    kept = ~np.isin(old.video_id, list(videos))
    whole = {each.name: _both(getattr(old, each.name)[kept], getattr(new, each.name)) for each in fields(old)}
    by_id = np.argsort(whole["id"], kind="stable")
    return type(old)(**{name: values[by_id] for name, values in whole.items()})


def _taken(table: Table, which: NDArray[Any]) -> Table:
    return type(table)(**{each.name: getattr(table, each.name)[which] for each in fields(table)})


def _both(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([one, other.astype(one.dtype)])
