"""What plays when: the clock of the video, and which frames to decode ahead of need. No Qt."""

from collections.abc import Container
from dataclasses import dataclass

SPEEDS = (0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 4.0, 8.0)  # offered; any between can be set
CHUNK = 16  # frames behind the playhead are decoded in runs of this many: one seek a run, not a frame


@dataclass(frozen=True, slots=True)
class PlaybackClock:
    """Video time as a straight line over wall time, so that a slow frame is dropped and nothing drifts."""

    media_s: float
    wall_s: float
    speed: float

    def at(self, wall_s: float) -> float:
        """The video time at a wall time."""
        return self.media_s + (wall_s - self.wall_s) * self.speed


def clamped_speed(speed: float) -> float:
    """The nearest speed that the player offers, in its direction."""
    size = min(SPEEDS[-1], max(SPEEDS[0], abs(speed)))
    return -size if speed < 0 else size


@dataclass(frozen=True, slots=True)
class Reach:
    """How many frames around the playhead are worth decoding."""

    ahead: int
    behind: int

    @classmethod
    def within(cls, budget_bytes: int, frame_bytes: int) -> "Reach":
        """What fits the budget, a run to spare so that nothing in reach is thrown out again."""
        capacity = max(2, budget_bytes // max(1, frame_bytes) - CHUNK - 1)
        return cls(ahead=min(60, capacity * 5 // 8), behind=min(48, capacity * 3 // 8))

    def distance(self, index: int, playhead: int, *, stride: int = 1) -> float:
        """How far a frame lies from the playhead, up to 1 within reach; those further out make room first."""
        if stride < 0:  # backwards, what has been shown makes room first
            return (playhead - index) / (self.behind + CHUNK) if index <= playhead else 1.0 + index - playhead
        if index >= playhead:
            return (index - playhead) / max(1, self.ahead * stride)
        return (playhead - index) / (self.behind + CHUNK)


def next_to_decode(
    playhead: int, num_frames: int, cached: Container[int], reach: Reach, *, stride: int = 1
) -> int | None:
    """The frame to decode while nobody waits: first those ahead, then a run behind; None where all are there.

    `stride` is the frames between two shown ones when playing fast; above 1 nothing behind is decoded. Below
    0 it plays backwards, and only what is behind is wanted. Frames behind come in runs in their own order,
    because decoders go forward.
    """
    if stride < 0:
        return _behind(playhead, cached, reach)
    last = min(num_frames - 1, playhead + reach.ahead * stride)
    for index in range(playhead + stride, last + 1, stride):
        if index not in cached:
            return index
    return None if stride > 1 else _behind(playhead, cached, reach)


def _behind(playhead: int, cached: Container[int], reach: Reach) -> int | None:
    floor = max(0, (playhead - reach.behind) // CHUNK * CHUNK)
    nearest = next((index for index in range(playhead - 1, floor - 1, -1) if index not in cached), None)
    if nearest is None:
        return None
    first = nearest
    while first > max(floor, nearest - CHUNK + 1) and first - 1 not in cached:
        first -= 1
    return first
