"""Where in a video something happens, by its keyframes alone: the first look of the fast mode.

Decoding keyframes costs a tenth of decoding all. Where a keyframe differs from the usual picture of the clip,
what lies around it is decoded as ever; elsewhere the keyframes have to do. Who comes and goes between two
keyframes is missed: `python -m tests.benchmarks.scan --recall` says how many that are.
"""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from mvit_core.motion.background import usual_change
from mvit_core.motion.exposure import ToneReference
from mvit_core.motion.ranks import median
from mvit_core.motion.values import Gray, MotionSettings
from mvit_core.video.keyframes import Keyframe, keyframes

WIDTH = 320
LEAST_KEYFRAMES = 5  # fewer say nothing of what is usual
WIDEST_S = 2.5  # time between keyframes from which too much would lie between them
TRIGGERED_S = 2.0  # a camera starts because something moved: its beginning is always looked at
MARGIN_S = 1.1  # before and after what differs
LEAST_DIFFERENCE = 9.0  # gray levels


def busy_keyframes(path: Path, settings: MotionSettings | None = None) -> frozenset[int] | None:
    """Stamps of the keyframes after which to decode everything; None where all of the file has to be.

    What it gives is for `VideoReader.frames(rate_hz, dense=...)`. Raises UnreadableVideo.
    """
    found = keyframes(path, WIDTH)
    if len(found) < LEAST_KEYFRAMES:
        return None
    gaps = np.diff([each.time_s for each in found])
    if float(gaps.max()) > WIDEST_S:
        return None
    area = (settings or MotionSettings()).min_area
    busy = [each.time_s for each, differs in zip(found, differing(found, area), strict=True) if differs]
    return frozenset(
        each.stamp
        for each, gap_s in zip(found, [*gaps.tolist(), 0.0], strict=True)
        if each.time_s < TRIGGERED_S
        or any(each.time_s - MARGIN_S <= time_s <= each.time_s + gap_s + MARGIN_S for time_s in busy)
    )


def differing(found: Sequence[Keyframe], least_area: float) -> list[bool]:
    """Whether each keyframe differs from the usual picture by a patch of `least_area`, a share of it."""
    frames = np.stack([each.luma for each in found])
    nowhere = np.zeros(frames.shape[1:], np.bool_)
    usual = ToneReference.of(median(frames))
    noise, _ = usual_change(frames, nowhere)
    threshold = max(LEAST_DIFFERENCE, 3 * noise)
    return [
        largest_patch(frame, usual.shown_by(frame), threshold) >= least_area * frame.size for frame in frames
    ]


def largest_patch(frame: Gray, usual: Gray, threshold: float) -> int:
    """Pixels of the largest connected part in which two pictures differ."""
    apart = cv2.GaussianBlur(cv2.absdiff(frame, usual), (5, 5), 0) > threshold
    _, _, stats, _ = cv2.connectedComponentsWithStats(apart.view(np.uint8))
    return int(stats[1:, cv2.CC_STAT_AREA].max(initial=0))
