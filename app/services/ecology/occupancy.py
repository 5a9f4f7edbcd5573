"""Where a species was seen in repeated occasions: detection histories, and occupancy taken at face value.

MacKenzie et al. 2002, Ecology 83: 2248-2255. The matrix is what the R package unmarked takes as `y` of
unmarkedFrameOccu: a row a site, a column an occasion, 1 seen, 0 not seen, None (NA) where no camera worked.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

import msgspec

from app.services.ecology.effort import Working, within, worked

DAY = timedelta(days=1)


class History(msgspec.Struct, frozen=True):
    """Rows in the order of `sites`; all have as many columns as `starts`."""

    sites: tuple[str, ...]
    starts: tuple[date, ...]  # the first day of each occasion
    days: int  # of one occasion
    seen: tuple[tuple[int | None, ...], ...]


def detection_history(
    seen: Mapping[str, Iterable[datetime]],
    working: Mapping[str, Sequence[Working]],
    *,
    others: Mapping[str, Iterable[datetime]] = MappingProxyType({}),
    days: int = 7,
) -> History:
    """Of one species: when it was seen at each site, and when each site's cameras worked.

    Where `others` were seen a camera worked, too, whatever is known of its time. Occasions begin with the
    first day of the survey, at all sites alike (camtrapR: day1 = "survey").
    """
    starts_at = [one.start for those in working.values() for one in those]
    if not starts_at:
        return History((), (), days, ())
    first = min(starts_at).date()
    last = max(one.end for those in working.values() for one in those)
    length = days * DAY
    begin = datetime(first.year, first.month, first.day)
    number = max(1, -(-(last - begin) // length))
    edges = [begin + place * length for place in range(number)]
    sites = sorted(working)
    rows = []
    for site in sites:
        it, other = (
            {(moment - begin) // length for moment in those.get(site, ())} for those in (seen, others)
        )
        works = [[within(one, edge, edge + length) for one in working[site]] for edge in edges]
        rows.append(tuple(_known(place in it, place in other, works[place]) for place in range(number)))
    return History(tuple(sites), tuple(edge.date() for edge in edges), days, tuple(rows))


def has_effort(working: Sequence[Working]) -> bool:
    """Whether a camera of a site worked for any time."""
    return any(worked(one) > timedelta(0) for one in working)


def _known(is_there: bool, others_are: bool, working: Sequence[Working]) -> int | None:
    """Of an occasion at a site: 1 seen, 0 not seen though a camera worked, None where none did."""
    if is_there:
        return 1
    return 0 if others_are or has_effort(working) else None
