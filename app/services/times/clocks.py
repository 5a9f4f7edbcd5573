"""Repairs of a camera's clock, as steps from what it said to what was right. Pure.

Every time is the camera's own, without a zone: what the computer's zone is never matters.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from mvit_core.errors import UserError

MONTHS = 12
FAR = timedelta(days=200 * 365)  # no clock is more wrong than that
MOST_DRIFT = 1.25  # and none runs faster than that
FALLEN_BACK = timedelta(days=30)  # from here on a clock was reset


class _Step(msgspec.Struct, frozen=True, kw_only=True):
    """`since` and `until` bound the recorded times that a step is for; the second one is the first beyond."""

    since: datetime | None = None
    until: datetime | None = None


class Shift(_Step, frozen=True, kw_only=True, tag="shift"):
    """The clock ran right, but from a wrong start: so many seconds are added."""

    seconds: float


class Drift(_Step, frozen=True, kw_only=True, tag="drift"):
    """The clock ran too fast or too slow: two moments are known, all others lie on the line through them."""

    recorded_first: datetime
    right_first: datetime
    recorded_last: datetime
    right_last: datetime


class SwapDayMonth(_Step, frozen=True, kw_only=True, tag="swap"):
    """Day and month stand in each other's place. A day beyond the twelfth was never swapped: it stays."""


class SummerTime(_Step, frozen=True, kw_only=True, tag="summer"):
    """The clock was changed to summer time and back, as people do in `zone`; standard time is wanted.

    Of the hour that comes twice in autumn the first is taken.
    """

    zone: str


Step = Shift | Drift | SwapDayMonth | SummerTime
Repair = tuple[Step, ...]


def right_time(recorded: datetime, repair: Iterable[Step]) -> datetime:
    """What was right when the clock said `recorded`: every step in order whose bounds `recorded` lies in.

    UserError where a step leads out of the calendar.
    """
    time = recorded
    try:
        for step in repair:
            if (step.since is None or recorded >= step.since) and (
                step.until is None or recorded < step.until
            ):
                time = _stepped(time, step)
    except (OverflowError, ValueError) as error:
        raise UserError(f"With this repair {recorded} would be outside of the calendar.") from error
    return time


def _stepped(time: datetime, step: Step) -> datetime:
    if isinstance(step, Shift):
        return time + timedelta(seconds=step.seconds)
    if isinstance(step, Drift):
        return _on_the_line(time, step)
    if isinstance(step, SwapDayMonth):
        return time.replace(month=time.day, day=time.month) if time.day <= MONTHS else time
    return _standard_time(time, step.zone)


def _on_the_line(time: datetime, step: Drift) -> datetime:
    lasted = step.recorded_last - step.recorded_first
    share = (time - step.recorded_first) / lasted
    return step.right_first + (step.right_last - step.right_first) * share


def _standard_time(time: datetime, zone: str) -> datetime:
    return time - (_ahead(time, zone) - min(_ahead(datetime(time.year, month, 1), zone) for month in (1, 7)))


def _ahead(time: datetime, zone: str) -> timedelta:
    """Of the zone's standard time by its law, which in Dublin is the summer's: below 0 in winter there."""
    return ZoneInfo(zone).dst(time) or timedelta(0)


def shift(recorded: datetime, right: datetime, *, until: datetime | None = None) -> Shift:
    """The clock said `recorded` when it was `right`."""
    return Shift(seconds=(right - recorded).total_seconds(), until=until)


def checked(repair: Sequence[Step]) -> Repair:
    """The same steps; UserError where one makes no sense."""
    for step in repair:
        if isinstance(step, Drift):
            _check_drift(step)
        if isinstance(step, Shift) and not abs(step.seconds) <= FAR.total_seconds():
            raise UserError("No clock is wrong by that much. Check the two times.")
        if isinstance(step, SummerTime):
            _check_zone(step.zone)
        if step.since is not None and step.until is not None and step.since >= step.until:
            raise UserError("The repair ends before it begins. Check from when until when it is for.")
    return tuple(repair)


def _check_drift(step: Drift) -> None:
    if step.recorded_last <= step.recorded_first or step.right_last <= step.right_first:
        raise UserError("A clock that drifts needs two moments, the later one second.")
    rate = (step.right_last - step.right_first) / (step.recorded_last - step.recorded_first)
    if not 1 / MOST_DRIFT <= rate <= MOST_DRIFT or abs(step.right_first - step.recorded_first) > FAR:
        raise UserError("No clock drifts by that much. Check the four times.")


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(f"{zone} is not a time zone. Write it like Europe/Brussels.") from error


def resets(recorded: Sequence[datetime | None]) -> list[int]:
    """Where, in the order of the files, the clock fell back: the camera lost its power and began anew."""
    found = []
    latest: datetime | None = None
    for index, time in enumerate(recorded):
        if time is None:
            continue
        if latest is not None and latest - time > FALLEN_BACK:
            found.append(index)
            latest = time
        latest = time if latest is None else max(latest, time)
    return found


def to_json(repair: Repair) -> object:
    """As the store keeps it; None for no repair."""
    return msgspec.to_builtins(repair) if repair else None


def from_json(stored: object) -> Repair:
    """What `to_json` made."""
    return msgspec.convert(stored or (), Repair)
