"""Motion in one video, start to end: samples in, tracks out. Reads top-down like a table of contents."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from mvit_core.motion.background import find_background
from mvit_core.motion.blobs import find_blobs
from mvit_core.motion.cuts import find_cuts
from mvit_core.motion.foreground import find_evidence
from mvit_core.motion.overlays import Overlays, find_overlays
from mvit_core.motion.tracking import Tracker
from mvit_core.motion.trails import tracks_of
from mvit_core.motion.values import LumaSample, Mask, Motion, MotionSettings
from mvit_core.types import Box, MotionCurve

MIN_SCENE = 4  # samples without which a scene has no background


def find_motion(samples: Iterable[LumaSample], settings: MotionSettings | None = None) -> Motion:
    """Tracks of what moves in a video's luma samples, in order of time.

    Never more than `settings.max_samples` samples are held; what walks from one stretch into the next stays one track.
    """
    settings = settings or MotionSettings()
    tracker: Tracker | None = None
    times_s: list[float] = []
    moving: list[float] = []
    masked: dict[Box, None] = {}
    shape = (1, 1)
    for stretch in stretches(samples, settings.max_samples):
        shape = stretch[0].luma.shape
        tracker = tracker or Tracker(shape[1], settings)
        for sample, share in follow(stretch, tracker, settings, masked):
            times_s.append(sample.time_s)
            moving.append(share)
    if tracker is None:
        return Motion()
    tracks = tracks_of(tracker.finish(), shape=shape, times_s=times_s, settings=settings)
    curve = MotionCurve(tuple(times_s), tuple(round(share, 5) for share in moving))
    return Motion(tracks, curve, tuple(masked))


def stretches(samples: Iterable[LumaSample], size: int) -> Iterator[list[LumaSample]]:
    """Lists of up to `size` samples; a short rest joins the stretch before it."""
    iterator = iter(samples)
    held = list(islice(iterator, size))
    while held:
        rest = list(islice(iterator, size))
        if len(rest) < size // 4:
            yield held + rest
            return
        yield held
        held = rest


def follow(
    stretch: list[LumaSample], tracker: Tracker, settings: MotionSettings, masked: dict[Box, None]
) -> Iterator[tuple[LumaSample, float]]:
    """Feed the tracker with the blobs of a stretch; gives each sample with its moving share."""
    frames = np.stack([sample.luma for sample in stretch])
    times_s = np.array([sample.time_s for sample in stretch])
    scenes = find_cuts(frames)
    overlays = [find_overlays(frames[scene], times_s[scene]) for scene in scenes]
    ignore = joined(overlays, frames.shape[1:])
    masked.update((box, None) for each in overlays for box in each.boxes)
    for number, scene in enumerate(scenes):
        if number:
            tracker.break_off()
        yield from follow_scene(stretch[scene], frames[scene], ignore, tracker, settings)


def joined(overlays: list[Overlays], shape: tuple[int, ...]) -> Mask:
    """Everything drawn into any scene: a clock stays where it is through a cut."""
    mask = np.zeros(shape, np.bool_)
    for each in overlays:
        mask |= each.mask
    return mask


def follow_scene(
    samples: list[LumaSample],
    frames: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]],
    ignore: Mask,
    tracker: Tracker,
    settings: MotionSettings,
) -> Iterator[tuple[LumaSample, float]]:
    """The blobs of one scene against its own background."""
    if len(frames) < MIN_SCENE:
        yield from ((sample, 0.0) for sample in samples)
        return
    background = find_background(frames, ignore)
    evidence = find_evidence(frames, background, ignore, settings)
    for sample, each in zip(samples, evidence, strict=True):
        blobs, share = find_blobs(each, sample.luma, background.tones, settings)
        tracker.step(sample.time_s, sample.frame_index, blobs)
        yield sample, share
