"""MaxN: the most individuals of a species that are in view at once, and when.

A conservative count that never takes one animal for two (Ellis & DeMartini 1995, Fish. Bull. 93: 67-77;
Cappo et al. 2003), known from underwater video and right for any video.
"""

from collections.abc import Iterable, Sequence

import msgspec

from mvit_core.types import Span


class Sighting(msgspec.Struct, frozen=True):
    """Animals of one species in view for a span of one video."""

    span: Span
    count: int = 1
    individual: str = ""  # the same name twice at once is one animal


class MaxN(msgspec.Struct, frozen=True):
    """The most at once, and the first moment with that many, in seconds of the video."""

    count: int
    time_s: float


def max_n(sightings: Iterable[Sighting]) -> MaxN | None:
    """None without sightings. A span counts from its start to just before its end, so that two which touch
    are no overlap; one without length counts at its moment.
    """
    seen = list(sightings)
    best: MaxN | None = None
    for time_s in sorted({one.span.start_s for one in seen}):
        count = _together([one for one in seen if _is_in_view(one.span, time_s)])
        if best is None or count > best.count:
            best = MaxN(count, time_s)
    return best


def _is_in_view(span: Span, time_s: float) -> bool:
    return span.start_s <= time_s < span.end_s or span.start_s == time_s


def _together(seen: Sequence[Sighting]) -> int:
    named: dict[str, int] = {}
    for one in seen:
        if one.individual:
            named[one.individual] = max(named.get(one.individual, 0), one.count)
    return sum(named.values()) + sum(one.count for one in seen if not one.individual)
