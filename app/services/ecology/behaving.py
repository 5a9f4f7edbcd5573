"""What animals do: time budgets, and how long bouts last.

Martin & Bateson 2007, Measuring Behaviour (3rd ed.): states have durations, of which budgets are made.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from mvit_core.types import Span, union_of


class Lasting(msgspec.Struct, frozen=True):
    """How long the bouts of a behavior last, in seconds."""

    num: int
    mean_s: float
    median_s: float
    lower_quartile_s: float
    upper_quartile_s: float
    longest_s: float


def budget(in_view: Iterable[Span], bouts: Mapping[str, Iterable[Span]]) -> dict[str, float]:
    """Seconds of each behavior; "" is the time in view in which nobody named one. A bout that lasts longer
    than its animal was seen is in view, too, and takes nothing of the rest.

    Bouts of one behavior that overlap count once; two behaviors at once count both, so that the sum can
    exceed the time in view.
    """
    seconds = {behavior: covered_s(list(spans)) for behavior, spans in bouts.items()}
    named = [span for spans in bouts.values() for span in spans]
    return {**seconds, "": covered_s([*in_view, *named]) - covered_s(named)}


def parted(bouts: Mapping[str, Iterable[Span]]) -> dict[str, float]:
    """Seconds of each behavior, those of several at once in equal parts: the sum is the time that any covers.

    Bouts of one behavior that overlap count once.
    """
    spans = {behavior: list(those) for behavior, those in bouts.items()}
    edges = sorted({edge for those in spans.values() for one in those for edge in (one.start_s, one.end_s)})
    parts = dict.fromkeys(spans, 0.0)
    for start, end in pairwise(edges):
        here = [
            behavior
            for behavior, those in spans.items()
            if any(one.start_s <= start and end <= one.end_s for one in those)
        ]
        for behavior in here:
            parts[behavior] += (end - start) / len(here)
    return parts


def covered_s(spans: Sequence[Span]) -> float:
    """Seconds in any of the spans."""
    return sum((each.duration_s for each in union_of(spans)), 0.0)


def lasting(durations_s: Sequence[float]) -> Lasting | None:
    """None without bouts."""
    if not durations_s:
        return None
    values = np.array(durations_s, float)
    low, middle, high = np.quantile(values, (0.25, 0.5, 0.75))
    return Lasting(
        len(values), float(values.mean()), float(middle), float(low), float(high), float(values.max())
    )
