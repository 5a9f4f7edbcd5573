"""The burnt-in clock of a video: read in several frames, believed where they agree with the time between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from mvit_core.overlay.dates import Reading, readings
from mvit_core.overlay.lines import Gray, lines_of
from mvit_core.overlay.writing import written
from mvit_core.video.reader import VideoReader

EVERY_S = 1.0  # between two frames that are read
NUM_FRAMES = 5
ENOUGH = 3  # frames that agree
LATE = timedelta(seconds=0.35)  # by which the writing may lag behind the picture
WIDEST = 1920  # pixels: finer writing than that is no better to read

NOTHING = "no date with a time of day can be read in the picture"
ONE_ALONE = "the clock can be read in one frame only"
APART = "what the frames show does not agree with the time that passes between them"
STILL = "the burnt-in clock stands still"


class ClockReading(msgspec.Struct, frozen=True, kw_only=True):
    """When the first frame was, by the camera's writing; two times where day and month may be swapped.

    Without either, `reason` says why.
    """

    month_first: datetime | None = None
    day_first: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one frame shows, so long after the first."""

    after: timedelta
    reading: Reading


def read_clock(path: Path) -> ClockReading:
    """The burnt-in clock of a video. UnreadableVideo where not one frame decodes."""
    shown: list[_Shown] = []
    num_frames = 0
    with VideoReader(path) as reader:
        for frame in reader.frames(1 / EVERY_S):
            num_frames += 1
            luma = frame.to_luma(min(WIDEST, frame.painter.geometry.width))
            found = read_frame(luma)
            if found is not None:
                shown.append(_Shown(timedelta(seconds=frame.time_s), found))
            if len(shown) >= ENOUGH or num_frames >= NUM_FRAMES or (num_frames >= 2 and not shown):
                break
    if not shown:
        return ClockReading(reason=NOTHING)
    if len(shown) == 1 and num_frames > 1:
        return ClockReading(reason=ONE_ALONE)
    return _agreed(shown)


def read_frame(luma: Gray) -> Reading | None:
    """What a single picture shows; None where that is nothing, or more than one thing."""
    found = set(_in_picture(luma))
    return found.pop() if len(found) == 1 else None


def _in_picture(luma: Gray) -> Iterator[Reading]:
    for line in lines_of(luma):
        yield from readings(written(line))


def _agreed(shown: Sequence[_Shown]) -> ClockReading:
    month_first = _start([(one.after, one.reading.month_first, one.reading.step) for one in shown])
    day_first = _start([(one.after, one.reading.day_first, one.reading.step) for one in shown])
    if month_first is None and day_first is None:
        times = {one.reading.month_first or one.reading.day_first for one in shown}
        return ClockReading(reason=STILL if len(times) == 1 else APART)
    return ClockReading(month_first=month_first, day_first=day_first)


def _start(shown: Sequence[tuple[timedelta, datetime | None, timedelta]]) -> datetime | None:
    """When the first frame was, if one moment fits all that is shown."""
    earliest, latest = datetime.min, datetime.max
    for after, time, step in shown:
        if time is None:
            return None
        earliest, latest = max(earliest, time - after), min(latest, time + step - after)
    if earliest > latest + LATE:
        return None
    return (
        (earliest + timedelta(microseconds=999_999)).replace(microsecond=0)
        if earliest.microsecond
        else earliest
    )
