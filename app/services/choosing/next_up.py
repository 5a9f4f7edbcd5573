"""What to review next: orders over what nobody has reviewed yet."""

from collections.abc import Collection
from enum import StrEnum

import numpy as np

from app.services.choosing.catalog import Catalog, Rows
from app.services.choosing.spread import Spread
from app.services.projects import Project
from app.store.columns import UNREVIEWED
from app.store.records import VideoId
from app.store.schema import SettingRow

KEY = "queue"


class Next(StrEnum):
    """What comes next."""

    LIBRARY = "library"  # place by place, oldest first
    MARGIN = "margin"  # least sure between two species
    ENTROPY = "entropy"  # least sure over all species
    DISAGREEING = "disagreeing"
    RARE = "rare"
    AUDIT = "audit"  # a random sample, to know how good the machine is
    EMPTIES = "empties"  # a random sample of blank videos, to know what was missed
    UNJUDGED = "unjudged"  # photos that stand alone, in which motion finds no animal


OF_VIDEOS = (Next.EMPTIES, Next.UNJUDGED)  # where nothing was found: a person says so too, or adds somebody


def chosen_queue(project: Project) -> Next:
    """What the project's people chose to come next."""
    with project.reading() as session:
        row = session.get(SettingRow, KEY)
    known = {each.value: each for each in Next}
    return known.get(row.value if row else "", Next.LIBRARY)


def choose_queue(project: Project, queue: Next) -> None:
    """Remember it for the project."""
    with project.writing() as session:
        session.merge(SettingRow(key=KEY, value=queue.value))


def waiting(catalog: Catalog, rows: Rows) -> Rows:
    """Those that nobody has reviewed yet."""
    found: Rows = rows[catalog.animals.state[rows] == UNREVIEWED]
    return found


def in_library_order(catalog: Catalog, rows: Rows) -> Rows:
    """Place by place, oldest first."""
    video = catalog.video[rows]
    found: Rows = rows[
        np.lexsort((catalog.animals.id[rows], catalog.animals.start_s[rows], catalog.videos.order[video]))
    ]
    return found


def unjudged(catalog: Catalog, videos: Collection[int]) -> tuple[VideoId, ...]:
    """Those of these videos that a person has to look at, place by place, oldest first."""
    rows = np.flatnonzero(catalog.unjudged)
    ids = catalog.videos.id[rows[np.argsort(catalog.videos.order[rows])]]
    return tuple(VideoId(id_) for id_ in ids.tolist() if id_ in videos)


def rare_first(catalog: Catalog, rows: Rows) -> Rows:
    """By how often their species was found in the whole project; what has no name comes last."""
    numbers = np.bincount(catalog.animals.taxon, minlength=len(catalog.words.taxa.texts))
    numbers[0] = np.iinfo(np.int64).max
    taxon = catalog.animals.taxon[rows]
    found: Rows = rows[np.lexsort((-catalog.animals.confidence[rows], taxon, numbers[taxon]))]
    return found


def least_sure_first(rows: Rows, spread: Spread, *, by_entropy: bool) -> Rows:
    """By the margin between the best two, or by the entropy of all."""
    keys = (-spread.entropy, spread.margin) if by_entropy else (spread.margin, -spread.entropy)
    found: Rows = rows[np.lexsort((rows, *keys[::-1]))]
    return found
