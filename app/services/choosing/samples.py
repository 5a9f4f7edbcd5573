"""Random samples that say how good the machine is: of what it found, and of what it called blank."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from app.services.choosing.catalog import Catalog, Rows
from app.services.judged import Judged
from app.services.projects import Project
from app.services.proportions import Share
from app.store.columns import REJECTED, STATUSES, SUBJECTS, UNREVIEWED
from app.store.records import Subject, VideoId
from app.store.schema import ProjectRow
from mvit_core.types import VideoStatus

BLANK = STATUSES.index(VideoStatus.BLANK)
NOTHING_THERE = SUBJECTS.index(Subject.BLANK)

Id = TypeVar("Id", bound=int)


def seed_of(project: Project) -> int:
    """The same for as long as the project lives, so that a sample goes on where it stopped."""
    with project.reading() as session:
        uuid = session.scalars(select(ProjectRow.uuid)).first() or ""
    return int(uuid.replace("-", "")[:15] or "0", 16)


def shuffled(ids: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Places in a random order that depends on id and seed alone: new ids join without disturbing the rest.

    Steele et al. 2014, "Fast splittable pseudorandom number generators": the mixing of SplitMix64.
    """
    with np.errstate(over="ignore"):
        mixed = ids.astype(np.uint64) + np.uint64(seed) * np.uint64(0x9E3779B97F4A7C15)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(31)
    return np.argsort(mixed, kind="stable")


def audit_order(catalog: Catalog, seed: int) -> Rows:
    """All that machines found, in random order: what is reviewed of its beginning is a random sample."""
    found = np.flatnonzero(~np.isnan(catalog.animals.confidence))
    ordered: Rows = found[shuffled(catalog.animals.id[found], seed)]
    return ordered


def audited(order: Sequence[int], known: Judged) -> Share:
    """How often the machine was right in the sample: from its beginning to the first not looked at.

    What a model says of videos that it learned from is no part of it.
    """
    fresh = [id_ for id_ in order if id_ not in known.learned]
    return _of_beginning(fresh, dict(zip(known.id.tolist(), known.right.tolist(), strict=True)))


def empties_order(catalog: Catalog, seed: int) -> list[VideoId]:
    """The blank videos in random order."""
    blank = np.flatnonzero(catalog.videos.status == BLANK)
    ids = catalog.videos.id[blank]
    return [VideoId(id_) for id_ in ids[shuffled(ids, seed)].tolist()]


def missed(catalog: Catalog, order: Sequence[VideoId]) -> Share:
    """In how many blank videos of the sample people found something, as far as it was looked at."""
    return _of_beginning(order, said_of_blanks(catalog))


def _of_beginning(order: Iterable[Id], said: Mapping[Id, bool]) -> Share:
    """How many of a sample are so, from its beginning to the first of which nothing is said."""
    looked_at = [said[id_] for id_ in takewhile(said.__contains__, order)]
    return Share(sum(looked_at), len(looked_at))


def said_of_blanks(catalog: Catalog) -> dict[VideoId, bool]:
    """Of each blank video that somebody looked at, whether there is something after all.

    What an earlier scan found there and people have only counted, or a rule accepted, nobody has judged.
    """
    rows = np.flatnonzero(catalog.videos.status[catalog.video] == BLANK)
    rows = rows[
        ~np.isin(catalog.animals.state[rows], (REJECTED, UNREVIEWED)) & ~catalog.animals.by_rule[rows]
    ]
    said: dict[VideoId, bool] = {}
    for row in rows.tolist():
        video_id = catalog.video_at(row)
        said[video_id] = said.get(video_id, False) or catalog.animals.subject[row] != NOTHING_THERE
    return said
