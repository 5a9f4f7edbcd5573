"""The order of each queue, as the ids of what is to be looked at, with why it comes so early."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from app.services.choosing import disagreement, likeness, next_up, samples, spread
from app.services.choosing.catalog import Catalog, Rows
from app.services.choosing.filtering import Found, Naming, Sieve
from app.services.choosing.filters import LASTING_PARTS
from app.services.choosing.next_up import Next
from app.services.judged import judged
from app.services.projects import Project
from app.services.proportions import Share
from app.store.records import VideoId
from mvit_core.taxonomy import Taxonomy

LONGEST_SAMPLE = 3000  # looked at: more tell nothing new


class Reason(StrEnum):
    """Who gainsays a name."""

    EVENT = "event"
    MOTION = "motion"
    NEIGHBORS = "neighbors"


REASONS = tuple(Reason)
LEAST = 0.05  # of gainsaying that counts


@dataclass(frozen=True, slots=True)
class QueueOrder:
    """What comes next, first to last: observations, or videos where `videos` says so."""

    ids: tuple[int, ...]
    videos: bool = False
    reasons: dict[int, Reason] = field(default_factory=dict)


def order_of(
    project: Project,
    found: Found,
    queue: Next,
    taxonomy: Taxonomy,
    *,
    go_on: Callable[[], None] = lambda: None,
) -> QueueOrder:
    """Reads what it needs; takes seconds on a large project, so not in the window's thread.

    `go_on` is called now and then, and raises where nobody wants the answer any more.
    """
    catalog = found.catalog
    if queue is Next.EMPTIES:
        blank = samples.empties_order(catalog, samples.seed_of(project))
        shown = _places_of(found, taxonomy)
        return QueueOrder(tuple(each for each in blank if each in shown), videos=True)
    if queue is Next.UNJUDGED:
        return QueueOrder(next_up.unjudged(catalog, found.videos), videos=True)
    if queue is Next.AUDIT:
        order = samples.audit_order(catalog, samples.seed_of(project))
        shown = _places_of(found, taxonomy)
        return QueueOrder(_ids(catalog, order[np.isin(catalog.animals.video_id[order], list(shown))]))
    rows = next_up.waiting(catalog, found.rows)
    if queue is Next.DISAGREEING:
        return _disagreeing(project, catalog, rows, taxonomy, go_on)
    if queue in (Next.MARGIN, Next.ENTROPY):
        how = spread.read_spread(project, catalog, rows, go_on)
        rows = next_up.least_sure_first(rows, how, by_entropy=queue is Next.ENTROPY)
    elif queue is Next.RARE:
        rows = next_up.rare_first(catalog, rows)
    else:
        rows = next_up.in_library_order(catalog, rows)
    return QueueOrder(_ids(catalog, rows))


def _places_of(found: Found, taxonomy: Taxonomy) -> frozenset[VideoId]:
    """What passes the filter by place and time alone: parts that a review changes would bend a sample."""
    by_place = found.wanted.only(*LASTING_PARTS)
    return Sieve(found.catalog, by_place, Naming(taxonomy, {})).found().videos


def measured(project: Project, catalog: Catalog, order: QueueOrder, queue: Next) -> Share | None:
    """What a sample says so far: how much was right, or how many blanks were none. None of other queues."""
    if queue is Next.EMPTIES:
        return samples.missed(catalog, [VideoId(id_) for id_ in order.ids])
    if queue is Next.AUDIT:
        known = judged(project, order.ids[:LONGEST_SAMPLE])
        return samples.audited(order.ids, known)
    return None


def _disagreeing(
    project: Project, catalog: Catalog, rows: Rows, taxonomy: Taxonomy, go_on: Callable[[], None]
) -> QueueOrder:
    """The most gainsaid first; what nobody gainsays is not in it."""
    by_event = disagreement.gainsaid_by_event(catalog, rows, taxonomy)
    by_motion = disagreement.gainsaid_by_motion(project, catalog, rows, go_on)
    by_neighbors = likeness.gainsaid_by_neighbors(project, catalog, rows, taxonomy, go_on)
    scores = np.stack([by_event, by_motion, by_neighbors])
    most = scores.max(axis=0)
    order = np.argsort(-most, kind="stable")
    order = order[most[order] >= LEAST]
    ids = _ids(catalog, rows[order])
    who = scores.argmax(axis=0)[order].tolist()
    return QueueOrder(ids, reasons={id_: REASONS[each] for id_, each in zip(ids, who, strict=True)})


def _ids(catalog: Catalog, rows: Rows) -> tuple[int, ...]:
    return tuple(catalog.animals.id[rows].tolist())
