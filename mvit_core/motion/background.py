"""The scene without its animals, from the whole clip: nothing forces a scan that is offline to guess forward.

The temporal median is right wherever the scene shows for more than half of the clip. Where an animal stands
longer, the median shows the animal, and the scene that it leaves behind would be called motion. Medians of
parts of the clip then disagree; the true scene is the one without a silhouette: the one whose gradient
along the outline of the disagreement is lower.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.exposure import ToneReference
from mvit_core.motion.light import Scenery, patchy_light
from mvit_core.motion.ranks import median, ranked
from mvit_core.motion.restless import RUNS, clipped_highlights, find_restless
from mvit_core.motion.values import Gray, Mask, Plane

MAX_FRAMES = 45  # enough for a median; more only cost time
NUM_PARTS = 5
PATCHY_SHARE = 0.25  # share of the samples that differ in patches from which the whole clip is judged so
DIM = 0.7  # share of the usual brightness below which a sample says little of what is restless
GONE = 0.5  # share of its steepness from which an outline is hardly there
SEAM_GAIN = 0.97  # a part's tone is taken where its outline is this much weaker


@dataclass(frozen=True, slots=True)
class Background:
    """The scene, and how much each of its pixels usually changes."""

    tones: Gray
    noise: float  # deviation of one pixel of a still scene, gray levels
    flutter: Plane  # usual change from one sample to the next: leaves, water, noise
    edges: Plane  # gradient of the scene, gray levels a pixel
    restless: Plane  # see `find_restless`
    patchy: bool  # whether clouds change the light in patches


def find_background(frames: NDArray[np.uint8], ignore: NDArray[np.bool_]) -> Background:
    """The background of N x H x W samples of one scene (N >= 3), their exposures evened out first."""
    chosen = frames[np.unique(np.linspace(0, len(frames) - 1, min(MAX_FRAMES, len(frames))).astype(int))]
    first_guess = median(chosen[:: max(1, len(chosen) // 15)])
    even = np.stack([even_out(frame, first_guess, ignore) for frame in chosen])
    tones = median(even)
    noise, flutter = usual_change(frames, ignore)
    patchy = sum(patchy_light(each, tones, np.subtract(each, tones, dtype=np.int16), noise) for each in even)
    is_patchy = patchy > PATCHY_SHARE * len(even)
    if is_patchy:
        # One tone curve for a frame has no meaning where its patches are lit differently.
        usual = Scenery.of(median(chosen), noise, ignore)
        even = np.stack([usual.relit(each) for each in chosen])
        tones = median(even)
    scene = empty_scene(even, tones, noise)
    edges = gradient(scene)
    if len(frames) > 2 * MAX_FRAMES:
        chosen = in_runs(frames)
        scenery = Scenery.of(tones, noise, ignore)
        even = np.stack(
            [scenery.relit(each) if is_patchy else even_out(each, tones, ignore) for each in chosen]
        )
    lit = well_lit(chosen)
    restless = find_restless(even[lit], clipped_highlights(chosen), scene, edges, ignore)
    return Background(scene, noise, flutter, edges, restless, is_patchy)


def in_runs(frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A few runs of neighbouring samples, spread over a long scene: postures differ then, sway does not."""
    length = MAX_FRAMES // RUNS
    starts = np.linspace(0, len(frames) - length, RUNS).astype(int)
    return frames[(starts[:, None] + np.arange(length)).ravel()]


def well_lit(frames: NDArray[np.uint8]) -> Mask:
    """Which samples are lit as most are: brightened, darker ones would show noise and steps."""
    tones = frames[:, ::4, ::4].mean(axis=(1, 2))
    return np.asarray(tones > DIM * np.median(tones), np.bool_)


def empty_scene(even: NDArray[np.uint8], tones: Gray, noise: float) -> Gray:
    """The scene behind whatever comes, stands and goes in samples of one exposure, of median `tones`."""
    if len(even) < 2 * NUM_PARTS:
        return tones
    parts = [median(part) for part in np.array_split(even, NUM_PARTS)]
    threshold = max(8.0, 1.5 * noise)
    usual = commonest(even, [tones, *parts], noise)
    return without_ghosts(without_visitors(usual, even, threshold=threshold), even, threshold=threshold)


def even_out(frame: Gray, reference: Gray, ignore: NDArray[np.bool_]) -> Gray:
    """`frame` in the exposure of `reference`."""
    return ToneReference.of(frame, ignore=ignore).shown_by(reference)


def usual_change(frames: NDArray[np.uint8], ignore: NDArray[np.bool_]) -> tuple[float, Plane]:
    """Deviation of the noise, and each pixel's upper quartile of change between neighbours in time."""
    pairs = np.unique(np.linspace(1, len(frames) - 1, min(30, len(frames) - 1)).astype(int))
    changes = np.stack(
        [fine_change(even_out_pair(frames[k - 1], frames[k], ignore), frames[k]) for k in pairs]
    )
    # |difference of two draws| of a normal variable has its median at 0.954 deviations.
    still = [float(np.median(change[::2, ::2][~ignore[::2, ::2]])) for change in changes]
    noise = max(0.8, float(np.median(still)) / 0.954)
    upper = ranked(changes, int(0.75 * (len(changes) - 1)))
    return noise, np.asarray(cv2.blur(upper.astype(np.float32), (5, 5)), np.float32)


def fine_change(before: Gray, after: Gray) -> Gray:
    """|Difference| of two samples but for its large patches, which are light."""
    difference = cv2.subtract(after, before, dtype=cv2.CV_16S)
    return np.asarray(cv2.convertScaleAbs(difference - cv2.blur(difference, (25, 25))), np.uint8)


def even_out_pair(before: Gray, after: Gray, ignore: NDArray[np.bool_]) -> Gray:
    """`before` in the exposure of `after`, cheaply: one shift of the median tone."""
    shift = float(np.median(after[::4, ::4])) - float(np.median(before[::4, ::4]))
    if abs(shift) < 1.5:
        return before
    return ToneReference.of(before, ignore=ignore).shown_by(after)


def gradient(tones: Gray) -> Plane:
    """Gray levels a pixel, of the slightly smoothed picture."""
    signal = cv2.GaussianBlur(tones, (3, 3), 0).astype(np.float32)
    across = cv2.Sobel(signal, cv2.CV_32F, 1, 0, scale=0.125)
    return np.asarray(cv2.magnitude(across, cv2.Sobel(signal, cv2.CV_32F, 0, 1, scale=0.125)), np.float32)


def commonest(even: NDArray[np.uint8], parts: list[Gray], noise: float) -> Gray:
    """Of the medians of the clip and its parts, at each pixel the tone that most samples show.

    Where animals walk through for half of the time a median lies among their tones, which are many; the
    scene's is one.
    """
    soft = np.stack([cv2.blur(frame, (3, 3)) for frame in even])
    tolerance = max(6.0, 2.0 * noise)
    best, most = parts[0], np.full(parts[0].shape, -1.0, np.float32)
    for part in parts:
        count = np.zeros(part.shape, np.uint8)
        level = cv2.blur(part, (3, 3))
        for frame in soft:
            count += (cv2.absdiff(frame, level) <= tolerance).view(np.uint8)
        support = cv2.blur(count.astype(np.float32), (7, 7))
        best = np.where(support > most + 0.5, part, best)
        most = np.maximum(most, support)
    return best


def without_visitors(tones: Gray, even: NDArray[np.uint8], *, threshold: float) -> Gray:
    """Where the clip ends as it began but was another for most of the time, somebody came and went."""
    result = tones.copy()
    for length in {max(1, len(even) // 16), max(1, len(even) // 6)}:
        first, last = median(even[:length]), median(even[-length:])
        a, b, here = (cv2.GaussianBlur(each, (5, 5), 0) for each in (first, last, result))
        left = np.minimum(cv2.absdiff(a, here), cv2.absdiff(b, here)) > 0.75 * threshold
        alike = cv2.absdiff(a, b) < 0.6 * threshold
        opened = cv2.morphologyEx((left & alike).view(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
        visited = cv2.dilate(opened, np.ones((5, 5), np.uint8)) > 0
        result = np.where(visited & alike, cv2.addWeighted(first, 0.5, last, 0.5, 0), result)
    return result


def without_ghosts(tones: Gray, even: NDArray[np.uint8], *, threshold: float) -> Gray:
    """Replace who stood there from the beginning, or stayed to the end, by the scene after or before.

    Of two pictures that differ, the one without an outline is the scene; a picture in which something moves
    on has no outline either, so the end of the clip must lie still.
    """
    result = tones.copy()
    length = max(3, len(even) // 10)
    ends = (even[-length:], even[:length])
    for end, other in (ends, ends[::-1]):
        part = median(end)
        unrest, other_unrest = unrest_of(end), unrest_of(other)
        for window, inside in regions_apart(part, result, threshold):
            calm, before = float(unrest[window][inside].mean()), float(other_unrest[window][inside].mean())
            weaker = outline_ratio(part[window], result[window], inside)
            # Where the outline is gone altogether, a passing cloud's unrest does not speak against it.
            limit = (0.5 if weaker > GONE else 0.8) * threshold
            # Who stands there moves a little even so.
            if calm < limit and weaker * np.clip((calm + 1) / (before + 1), 0.8, 1.25) < SEAM_GAIN:
                result[window][inside] = part[window][inside]
    return result


def unrest_of(end: NDArray[np.uint8]) -> Plane:
    """Usual distance of samples from their median, gray levels."""
    middle = median(end)
    usual = median(np.asarray([cv2.absdiff(each, middle) for each in end], np.uint8))
    return np.asarray(cv2.blur(usual.astype(np.float32), (3, 3)), np.float32)


def regions_apart(a: Gray, b: Gray, threshold: float) -> Iterator[tuple[tuple[slice, slice], Mask]]:
    """Connected regions in which two pictures differ, each grown a little, as a mask within a window."""
    apart = cv2.GaussianBlur(cv2.absdiff(a, b), (5, 5), 0) > threshold
    differs = cv2.morphologyEx(np.asarray(apart, np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(differs)
    for label in range(1, count):
        x, y, w, h, area = (int(each) for each in stats[label])
        if area >= 20:
            pad = 6
            window = np.s_[max(0, y - pad) : y + h + pad, max(0, x - pad) : x + w + pad]
            inside = (labels[window] == label).astype(np.uint8)
            yield window, cv2.dilate(inside, np.ones((7, 7), np.uint8)) > 0


def outline_ratio(part: Gray, result: Gray, inside: Mask) -> float:
    """Steepness of `part` along the outline of what differs, over that of `result`: below 1 for the scene."""
    body = np.asarray(inside, np.uint8)
    ring = inside & (cv2.erode(body, np.ones((13, 13), np.uint8)) == 0)
    outline = gradient(np.asarray(cv2.absdiff(part, result), np.uint8))[ring]
    there, here = float(outline @ gradient(part)[ring]), float(outline @ gradient(result)[ring])
    return there / max(1e-6, here)
