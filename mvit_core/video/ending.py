"""How reading a video ended: whole, or what is missing of it."""

from dataclasses import dataclass

from av.video.stream import VideoStream

SHORTFALL_S = 1.0
SHORTFALL_SHARE = 0.1
HOLE_S = 1.0
HOLE_STEPS = 10.0  # of the usual ones: cameras with an uneven rate have gaps, and are whole
LOST_S = 0.3
"""Frames that decoders leave out at the start of a stream that was cut from another last shorter."""
HIDING = "mov,mp4"
"""So the names of containers begin that can hold frames which are not shown; their header counts all."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How reading a video ended."""

    num_frames: int  # that decoded
    last_time_s: float  # of the last of them
    complete: bool
    reason: str  # a sentence where not complete, else empty


@dataclass(frozen=True, slots=True)
class Promise:
    """What the container's index says, as it is when the file is opened: reading adds to it.

    Who trims an MP4 on a phone leaves frames in it that are not to be shown; they are no part of the promise.
    """

    end_s: float = 0.0  # time from its first frame to its last; 0 where there is no index
    num_frames: int = 0  # that have content and are to be shown
    num_hidden: int = 0  # that the file holds and are not


def promise_of(stream: VideoStream) -> Promise:
    """The promise of an open file; an empty one where it has no index."""
    shown = [entry for entry in stream.index_entries if not entry.is_discard]
    num_hidden = max(0, stream.frames - len(shown)) if stream.container.format.name.startswith(HIDING) else 0
    if len(shown) < 2 or stream.time_base is None:
        return Promise(num_hidden=num_hidden)
    end_s = float((shown[-1].timestamp - shown[0].timestamp) * stream.time_base)
    return Promise(end_s, sum(entry.size > 0 for entry in shown), num_hidden)


class Hole:
    """The longest stretch without a frame between two others, of times that are told as they come."""

    def __init__(self) -> None:
        self._last_s = self.start_s = self.end_s = 0.0

    def see(self, time_s: float) -> None:
        """The next frame's time in seconds."""
        if time_s - self._last_s > self.end_s - self.start_s:
            self.start_s, self.end_s = self._last_s, time_s
        self._last_s = time_s

    def is_damage(self, num_frames: int) -> bool:
        """Whether something is missing there, of a video of so many frames."""
        usual_s = self._last_s / max(1, num_frames - 1)
        return self.end_s - self.start_s >= max(HOLE_S, HOLE_STEPS * usual_s)


def shortfall(last_s: float, promised_s: float) -> str:
    """Why a file that ends at `last_s` is too short, or nothing."""
    if promised_s - last_s <= max(SHORTFALL_S, SHORTFALL_SHARE * promised_s):
        return ""
    return f"The file ends at {last_s:.1f} s, but its index promises {promised_s:.1f} s."


def mistimed(num_frames: int, last_s: float, lasts_s: float, promise: Promise) -> str:
    """Why a file shows too few of its frames for the `lasts_s` that its header gives it, or nothing."""
    if not (promise.num_hidden and shortfall(last_s, lasts_s)):
        return ""
    return (
        f"Its times are damaged: {num_frames} of {num_frames + promise.num_hidden} frames are shown. "
        "Convert it to MP4 (H.264) with a program that plays all of it, then scan again."
    )


def loss(num_frames: int, last_s: float, promise: Promise, hole: Hole) -> str:
    """What is missing within a file that goes on behind it, or nothing."""
    if hole.is_damage(num_frames):
        return (
            f"Nothing decodes between {hole.start_s:.1f} and {hole.end_s:.1f} s:"
            " the file is damaged there, or the camera paused."
        )
    lost = promise.num_frames - num_frames
    if lost * last_s / max(1, num_frames - 1) >= LOST_S:
        return f"The file is damaged: {lost} of the {promise.num_frames} frames in its index did not decode."
    return ""
