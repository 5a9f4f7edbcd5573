"""What detection in time comes to, as ActivityNet and as MammalNet count it."""

from collections.abc import Sequence

import msgspec

from trainer.reports.report import known
from trainer.scores import metrics
from trainer.scores.bout_metrics import (
    ACTIVITYNET_TIOUS,
    MAMMALNET_TIOUS,
    FoundBout,
    TrueBout,
    average_precision,
    mean_ap,
)


class BehaviorFigures(msgspec.Struct, frozen=True, kw_only=True):
    """One behavior."""

    num_bouts: int
    at_half: float | None  # average precision at an overlap of 0.5
    average: float | None  # over 0.5 to 0.95


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way of finding bouts: mean average precision over the behaviors that happen."""

    by_overlap: dict[str, float | None]  # at 0.5 to 0.95 in steps of 0.05
    average: float | None  # of those
    published_overlaps: dict[str, float | None]  # at MammalNet's own
    published_average: float | None
    behaviors: dict[str, BehaviorFigures]


class DetectionReport(msgspec.Struct, frozen=True, kw_only=True):
    """All ways on the same test videos."""

    source: str  # of the embeddings
    num_train: int  # videos
    num_test: int
    num_unread: int
    num_bouts: int  # of the test videos
    hours: float  # of the test videos
    by_head: Way
    by_windows: Way  # as a scan groups them
    by_windows_at_every_height: Way  # grouped at every height: the strongest list that windows give


def way_of(found: Sequence[FoundBout], true: Sequence[TrueBout]) -> Way:
    """The figures of one way."""
    at_each = {tiou: mean_ap(found, true, tiou) for tiou in ACTIVITYNET_TIOUS}
    published = {tiou: mean_ap(found, true, tiou) for tiou in MAMMALNET_TIOUS}
    return Way(
        by_overlap={f"{tiou:g}": known(value) for tiou, value in at_each.items()},
        average=known(metrics.mean(list(at_each.values()))),
        published_overlaps={f"{tiou:g}": known(value) for tiou, value in published.items()},
        published_average=known(metrics.mean(list(published.values()))),
        behaviors={
            name: _of_behavior(found, true, name) for name in sorted({bout.behavior for bout in true})
        },
    )


def _of_behavior(found: Sequence[FoundBout], true: Sequence[TrueBout], name: str) -> BehaviorFigures:
    at_each = [average_precision(found, true, name, tiou) for tiou in ACTIVITYNET_TIOUS]
    return BehaviorFigures(
        num_bouts=sum(bout.behavior == name for bout in true),
        at_half=known(at_each[0]),
        average=known(metrics.mean(at_each)),
    )
