"""Which frames of a video some times are: by its rate, where that changes by boxes that know both. Pure."""

from collections.abc import Iterable, Sequence

import numpy as np

from mvit_core.types import TrackPoint


def frame_numbers(
    times_s: Sequence[float], points: Iterable[TrackPoint], *, rate: float, num_frames: int | None
) -> set[int]:
    """Of each time. Between two boxes frames are taken to follow evenly, before and after all by the rate.

    Points whose frame nobody counted, such as those of a package, say nothing.
    """
    if not times_s:
        return set()
    at_s = np.asarray(times_s)
    known = {point.time_s: point.frame_index for point in points if point.frame_index or not point.time_s}
    numbers = at_s * rate
    if known:
        known_s = np.array(sorted(known))
        indices = np.array([known[time_s] for time_s in known_s.tolist()])
        beyond_s = at_s - np.clip(at_s, known_s[0], known_s[-1])
        numbers = np.interp(at_s, known_s, indices) + beyond_s * rate
    last = np.inf if num_frames is None else max(0, num_frames - 1)
    return set(np.clip(np.rint(numbers), 0, last).astype(int).tolist())
