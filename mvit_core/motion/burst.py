"""Motion in photos: what sets one photo of a burst apart from the others, taken seconds before or after.

Photos are too few for the model of a whole clip. Where two differ, one of them shows the scene and the other
something in front of it: the one with the steeper outline along the difference (as in `background`). Put
together from the outlines' weaker sides, the burst gives the scene; each photo is then judged against it.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.background import (
    SEAM_GAIN,
    Background,
    even_out,
    gradient,
    outline_ratio,
    regions_apart,
    usual_change,
)
from mvit_core.motion.blobs import Blob, find_blobs
from mvit_core.motion.confidence import Traits, confidence_of
from mvit_core.motion.find import MIN_SIDE
from mvit_core.motion.foreground import find_evidence
from mvit_core.motion.overlays import BAND, MAX_GLYPH, box_of, find_bars
from mvit_core.motion.ranks import median
from mvit_core.motion.values import Gray, Mask, Motion, MotionSettings
from mvit_core.types import Box, MotionCurve, Track, TrackPoint

WALKED = 0.6  # of its own length: what is not in the other photos has come, but nobody saw it walk
PASSES = 2  # over the photos, to put the scene together
SUREST = 0.9  # a photo or two show less than a video


def find_in_burst(frames: Sequence[Gray], place: int, settings: MotionSettings | None = None) -> Motion:
    """Tracks of one point each: what is in photo number `place` of a burst and not in the others.

    Nothing where there are not two photos of one size.
    """
    settings = settings or MotionSettings()
    shape = frames[place].shape
    alike = [number for number, frame in enumerate(frames) if frame.shape == shape]
    if len(alike) < 2 or min(shape) < MIN_SIDE:
        return Motion()
    burst = np.stack([frames[number] for number in alike])
    place = alike.index(place)
    bars, ignore = _bars(burst)
    background = _background(burst, ignore)
    evidence = next(find_evidence(burst[[place]], background, ignore, settings))
    blobs, share = find_blobs(evidence, burst[place], background.tones, settings)
    seen = [blob for blob in blobs if not _is_text(blob, shape)]
    bodies = [blob for blob in seen if _stands_out(blob, burst[place], background)]
    tracks = [_track(blob, bodies, shape) for blob in bodies]
    told = sorted((each for each in tracks if each.confidence >= settings.min_confidence), key=_sureness)
    return Motion(tuple(told), MotionCurve((0.0,), (round(share, 5),)), bars)


def _bars(burst: NDArray[np.uint8]) -> tuple[tuple[Box, ...], Mask]:
    """The camera's own bars; the numbers in them differ from photo to photo."""
    typical = median(burst)
    ignore = np.zeros(typical.shape, np.bool_)
    regions = find_bars(burst, typical)
    for region in regions:
        ignore[region] = True
    return tuple(box_of(region, typical.shape) for region in regions), ignore


def _background(burst: NDArray[np.uint8], ignore: Mask) -> Background:
    noise, _ = usual_change(burst, ignore)
    scene = _scene(burst, ignore, threshold=max(8.0, 1.5 * noise))
    nothing = np.zeros(scene.shape, np.float32)
    return Background(scene, noise, nothing, gradient(scene), nothing, patchy=False)


def _scene(burst: NDArray[np.uint8], ignore: Mask, *, threshold: float) -> Gray:
    """The burst without what comes and goes: first the median, then at each difference the calmer photo."""
    first = median(burst) if len(burst) > 2 else burst[0]
    even = [even_out(frame, first, ignore) for frame in burst]
    scene = np.array(median(np.stack(even)) if len(burst) > 2 else even[0])
    for _ in range(PASSES):
        for photo in even:
            for window, inside in regions_apart(photo, scene, threshold):
                if outline_ratio(photo[window], scene[window], inside) < SEAM_GAIN:
                    scene[window][inside] = photo[window][inside]
    return scene


def _is_text(blob: Blob, shape: tuple[int, ...]) -> bool:
    """What is no higher than a letter, at the upper or lower border, is a clock that went on."""
    height = shape[0]
    at_border = blob.bottom <= BAND * height or blob.top >= (1 - BAND) * height
    return at_border and blob.height <= MAX_GLYPH * height


def _stands_out(blob: Blob, photo: Gray, background: Background) -> bool:
    """Whether the photo, and not the scene, has an outline there: else something left the other photos."""
    rows = slice(max(0, int(blob.top) - 6), int(blob.bottom) + 6)
    columns = slice(max(0, int(blob.left) - 6), int(blob.right) + 6)
    mine, scene = photo[rows, columns], background.tones[rows, columns]
    apart = np.asarray(cv2.GaussianBlur(cv2.absdiff(mine, scene), (5, 5), 0) > 8, np.uint8)
    inside = cv2.dilate(apart, np.ones((7, 7), np.uint8)) > 0
    return bool(inside.any()) and outline_ratio(mine, scene, inside) > SEAM_GAIN


def _track(blob: Blob, all_of_them: Sequence[Blob], shape: tuple[int, ...]) -> Track:
    height, width = shape
    box = Box(blob.left / width, blob.top / height, blob.width / width, blob.height / height)
    whole = sum(each.area * each.evidence for each in all_of_them)
    traits = Traits(
        duration_s=0.0,
        filled=1.0,
        sharpness=blob.sharpness,
        likeness=blob.likeness,
        solidity=blob.area / max(1.0, blob.width * blob.height),
        area=blob.area / (width * height),
        travel=WALKED,
        straightness=1.0,
        change=1.0,
        company=float(len(all_of_them) - 1),
        dominance=blob.area * blob.evidence / whole,
    )
    return Track((TrackPoint(0.0, 0, box),), min(SUREST, confidence_of(traits)))


def _sureness(track: Track) -> float:
    return -track.confidence
