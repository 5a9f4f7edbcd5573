"""Names that something else gainsays: the event's other videos, motion, the like of it."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from app.services.choosing.catalog import Catalog, Rows
from app.services.projects import Project
from app.store.columns import NO_TIME, REJECTED, UNREVIEWED
from app.store.library_order import batches
from app.store.schema import TrackRow
from mvit_core.taxonomy import Taxonomy

EVENT_MINUTES = 30  # between videos of one event, at most
CERTAIN = 0.5  # from this confidence on motion can gainsay a name


def gainsaid_by_event(catalog: Catalog, rows: Rows, taxonomy: Taxonomy) -> NDArray[np.float32]:
    """For each row how much of what else its event shows is called otherwise, 0 (all alike) to 1.

    An event is a run of videos of one deployment with at most 30 minutes between two of them. A name and one
    that it belongs to do not contradict each other.
    """
    score = np.zeros(len(rows), np.float32)
    event = _events(catalog)[catalog.video]
    named = np.flatnonzero((catalog.animals.taxon > 0) & (catalog.animals.state != REJECTED))
    weight = np.where(
        catalog.animals.state[named] == UNREVIEWED, np.nan_to_num(catalog.animals.confidence[named]), 1.0
    )
    pairs, inverse = np.unique(event[named] * (1 << 20) + catalog.animals.taxon[named], return_inverse=True)
    totals = np.bincount(inverse, weights=weight)
    by_event: dict[int, list[tuple[int, float]]] = {}
    for pair, total in zip(pairs.tolist(), totals.tolist(), strict=True):
        by_event.setdefault(pair >> 20, []).append((pair & ((1 << 20) - 1), total))
    related = Related(catalog.words.taxa.texts, taxonomy)
    for place, row in enumerate(rows.tolist()):
        taxon = int(catalog.animals.taxon[row])
        seen = by_event.get(int(event[row]), ())
        if taxon and len(seen) > 1:
            other = sum(total for name, total in seen if not related(name, taxon))
            score[place] = other / max(1e-6, sum(total for _, total in seen))
    return score


def gainsaid_by_motion(
    project: Project, catalog: Catalog, rows: Rows, go_on: Callable[[], None]
) -> NDArray[np.float32]:
    """How much surer a model is of its name than motion is that anything lives there, 0 to 1."""
    named = rows[(catalog.animals.taxon[rows] > 0) & (catalog.animals.confidence[rows] >= CERTAIN)]
    tracks = sorted(set(catalog.animals.track_id[named].tolist()) - {0})
    alive: dict[int, float] = {}
    with project.reading() as session:
        for some in batches(tracks):
            go_on()
            statement = select(TrackRow.id, TrackRow.confidence).where(TrackRow.id.in_(some))
            alive.update((row[0], row[1]) for row in session.execute(statement))
    of_motion = np.array([alive.get(track, 1.0) for track in catalog.animals.track_id[rows].tolist()])
    surer = np.nan_to_num(catalog.animals.confidence[rows]) - of_motion
    return np.where(catalog.animals.taxon[rows] > 0, np.clip(surer, 0, 1), 0).astype(np.float32)


def _events(catalog: Catalog) -> NDArray[np.int64]:
    """The number of each video's event."""
    videos = catalog.videos
    by_time = np.lexsort((videos.minutes, videos.deployment_id))
    minutes, place = videos.minutes[by_time], videos.deployment_id[by_time]
    new = np.ones(len(by_time), bool)
    near = (minutes[1:] - minutes[:-1] <= EVENT_MINUTES) & (minutes[:-1] != NO_TIME)
    new[1:] = ~(near & (place[1:] == place[:-1]))
    events = np.empty(len(by_time), np.int64)
    events[by_time] = np.cumsum(new)
    return events


class Related:
    """Whether one taxon is, or belongs to, another; each pair is looked up once."""

    def __init__(self, texts: Sequence[str], taxonomy: Taxonomy) -> None:
        self._lines = [{taxon.key for taxon in taxonomy.lineage(key)} | {key} for key in texts]
        self._texts = texts

    def __call__(self, one: int, other: int) -> bool:
        return self._texts[one] in self._lines[other] or self._texts[other] in self._lines[one]
