"""Where a species was seen in repeated occasions: detection histories with their effort.

MacKenzie et al. 2002, Ecology 83: 2248-2255. The matrices are what the R package unmarked takes as `y` and as
one of `obsCovs` of unmarkedFrameOccu: a row a site, a column an occasion, None (NA) where no camera worked.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import mean, stdev
from types import MappingProxyType

import msgspec

from app.services.ecology.effort import DAY, Working, trap_nights, watched, within, worked
from app.store.library_order import natural


class Occasions(msgspec.Struct, frozen=True, kw_only=True):
    """How long they are, and what share of one some camera of a site has to work for it to count there."""

    days: int = 7
    least_share: float = 0.0  # 0: any time at all


class History(msgspec.Struct, frozen=True):
    """Rows in the order of `sites`; all have as many columns as `starts`."""

    sites: tuple[str, ...]
    starts: tuple[date, ...]  # the first day of each occasion
    days: int  # of one occasion
    seen: tuple[tuple[int | None, ...], ...]  # 1 seen, 0 not seen
    effort: tuple[tuple[float | None, ...], ...]  # camera-days; None also where nobody knows how many


class Scaled(msgspec.Struct, frozen=True):
    """Effort in standard deviations from its mean, over all sites and occasions together."""

    effort: tuple[tuple[float | None, ...], ...]
    center: float  # camera-days
    scale: float


def detection_history(
    seen: Mapping[str, Iterable[datetime]],
    working: Mapping[str, Sequence[Working]],
    *,
    others: Mapping[str, Iterable[datetime]] = MappingProxyType({}),
    days: int = 7,
    least_share: float = 0.0,
) -> History:
    """Of one species: when it was seen at each site, and when each site's cameras worked.

    Where `others` were seen a camera worked, too, whatever is known of its time. Occasions begin with the
    first day of the survey, at all sites alike (camtrapR: day1 = "survey"). Of one that was worked for less
    than `least_share` nothing is known, whatever was seen in it (minActiveDaysPerOccasion): were the 1 kept
    and the 0 not, what is seen rarely would pass for seen often.
    """
    starts_at = [one.start for those in working.values() for one in those]
    if not starts_at:
        return History((), (), days, (), ())
    first = min(starts_at).date()
    last = max(one.end for those in working.values() for one in those)
    length = days * DAY
    begin = datetime(first.year, first.month, first.day)
    number = max(1, -(-(last - begin) // length))
    edges = [begin + place * length for place in range(number)]
    sites = sorted(working, key=natural)
    rows, efforts = [], []
    for site in sites:
        it, other = (
            {(moment - begin) // length for moment in those.get(site, ())} for those in (seen, others)
        )
        works = [[within(one, edge, edge + length) for one in working[site]] for edge in edges]
        counts = [watched(those) >= least_share * length for those in works]
        known = (_known(place in it, place in other, those) for place, those in enumerate(works))
        rows.append(tuple(one if does else None for one, does in zip(known, counts, strict=True)))
        nights = map(trap_nights, works)
        efforts.append(
            tuple((one or None) if does else None for one, does in zip(nights, counts, strict=True))
        )
    starts = tuple(edge.date() for edge in edges)
    return History(tuple(sites), starts, days, tuple(rows), tuple(efforts))


def scaled(history: History) -> Scaled | None:
    """As camtrapR's scaleEffort; None where all occasions were worked alike: there is nothing to compare."""
    known = [each for row in history.effort for each in row if each is not None]
    if len(known) < 2 or (scale := stdev(known)) == 0:
        return None
    center = mean(known)
    effort = tuple(
        tuple(None if each is None else (each - center) / scale for each in row) for row in history.effort
    )
    return Scaled(effort, center, scale)


def has_effort(working: Sequence[Working]) -> bool:
    """Whether a camera of a site worked for any time."""
    return any(worked(one) > timedelta(0) for one in working)


def _known(is_there: bool, others_are: bool, working: Sequence[Working]) -> int | None:
    """Of an occasion at a site: 1 seen, 0 not seen though a camera worked, None where none did."""
    if is_there:
        return 1
    return 0 if others_are or has_effort(working) else None
