"""Motion in one video, start to end: samples in, tracks out. Reads top-down like a table of contents."""

from collections.abc import Generator, Iterable

import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.background import find_background
from mvit_core.motion.blobs import find_blobs
from mvit_core.motion.cuts import find_cuts
from mvit_core.motion.foreground import find_evidence
from mvit_core.motion.overlays import Overlays, find_overlays, open_area
from mvit_core.motion.residents import walked_over, with_still_bodies
from mvit_core.motion.still import StillScene, find_still_body
from mvit_core.motion.tracking import Tracker
from mvit_core.motion.trails import Seen, tracks_of
from mvit_core.motion.values import LumaSample, Mask, Motion, MotionSettings
from mvit_core.outcome import Outcome
from mvit_core.types import Box, MotionCurve, Span, Track, TrackPoint

MIN_SCENE = 4  # samples without which a scene has no background
MOST_SURE = 0.99  # of confidences told: motion alone proves nothing alive
MIN_SIDE = 16  # pixels; nothing can be told apart in a smaller picture


def find_motion(samples: Iterable[LumaSample], settings: MotionSettings | None = None) -> Motion:
    """Tracks of what moves in a video's luma samples, in order of time."""
    outcome = Outcome(motion_steps(samples, settings))
    for _ in outcome:
        pass
    return outcome.value


def motion_steps(
    samples: Iterable[LumaSample], settings: MotionSettings | None = None
) -> Generator[float, None, Motion]:
    """`find_motion` in small steps: yields the time of each sample taken in, and again of each one judged.

    Never more than about `settings.max_samples` samples are held; what walks from one stretch of them into
    the next stays one track.
    """
    search = Search(settings or MotionSettings())
    held: list[LumaSample] = []
    for sample in samples:
        held.append(sample)
        yield sample.time_s
        # A short rest would make a poor background of its own: it is judged with the stretch before it.
        if len(held) >= search.settings.max_samples * 5 // 4:
            stretch, held = held[: search.settings.max_samples], held[search.settings.max_samples :]
            yield from search.judge(stretch)
    if held:
        yield from search.judge(held)
    return search.result()


class Search:
    """What is known of a video's motion so far; fed stretch by stretch."""

    def __init__(self, settings: MotionSettings) -> None:
        self.settings = settings
        self._tracker = Tracker(settings)
        self._times_s: list[float] = []
        self._moving: list[float] = []
        self._masked: dict[Box, None] = {}
        self._scenes: list[StillScene] = []
        self._shape: tuple[int, ...] = (1, 1)

    def judge(self, stretch: list[LumaSample]) -> Generator[float]:
        """Find the blobs of each sample against the scene of its stretch and feed them to the tracker."""
        frames = np.stack([sample.luma for sample in stretch])
        times_s = np.array([sample.time_s for sample in stretch])
        self._shape = frames.shape[1:]
        if min(self._shape) < MIN_SIDE:
            self._times_s += times_s.tolist()
            self._moving += [0.0] * len(stretch)
            return
        scenes = find_cuts(frames)
        overlays = [find_overlays(frames[scene], times_s[scene]) for scene in scenes]
        self._masked.update((box, None) for each in overlays for box in each.boxes)
        ignore = joined(overlays, frames.shape[1:])
        for number, scene in enumerate(scenes):
            if number:
                self._tracker.break_off()
            yield from self._judge_scene(stretch[scene], frames[scene], ignore)

    def _judge_scene(
        self, samples: list[LumaSample], frames: NDArray[np.uint8], ignore: Mask
    ) -> Generator[float]:
        """One scene against its own background."""
        self._times_s += [sample.time_s for sample in samples]
        if len(frames) < MIN_SCENE:
            self._moving += [0.0] * len(samples)
            return
        background = find_background(frames, ignore)
        places = tuple((sample.time_s, sample.frame_index) for sample in samples)
        self._scenes.append(StillScene(background.restless, places, background.patchy))
        evidence = find_evidence(frames, background, ignore, self.settings)
        for sample, each in zip(samples, evidence, strict=True):
            blobs, share = find_blobs(each, sample.luma, background.tones, self.settings)
            self._tracker.step(sample, blobs)
            self._moving.append(round(share, 5))
            yield sample.time_s

    def result(self) -> Motion:
        """All that was found."""
        clouds = [Span(scene.places[0][0], scene.places[-1][0]) for scene in self._scenes if scene.patchy]
        seen = Seen(self._shape, self._times_s, clouds)
        tracks = tracks_of(self._tracker.finish(), seen, self.settings)
        area = open_area(tuple(self._masked))
        tracks = tuple(reported(area, track) for track in self._with_still_bodies(tracks))
        return Motion(tracks, MotionCurve(tuple(self._times_s), tuple(self._moving)), tuple(self._masked))

    def _with_still_bodies(self, tracks: tuple[Track, ...]) -> tuple[Track, ...]:
        """Tracks and the bodies that stay through a whole scene, where nothing walked."""
        walked = walked_over(tracks, self._shape)
        bodies = [find_still_body(scene, walked) for scene in self._scenes]
        least = self.settings.min_still_confidence
        return with_still_bodies(tracks, [body for body in bodies if body and body.confidence >= least])


def reported(area: Box, track: Track) -> Track:
    """The track as it is told: no box reaches into the camera's bars, and no motion is surely an animal."""
    right, bottom = area.x + area.w, area.y + area.h
    points = []
    for point in track.points:
        box = point.box
        x, y = min(max(box.x, area.x), right), min(max(box.y, area.y), bottom)
        w, h = min(box.x + box.w, right) - x, min(box.y + box.h, bottom) - y
        points.append(TrackPoint(point.time_s, point.frame_index, Box(x, y, max(0.0, w), max(0.0, h))))
    return Track(tuple(points), min(track.confidence, MOST_SURE))


def joined(overlays: list[Overlays], shape: tuple[int, ...]) -> Mask:
    """Everything drawn into any scene: a clock stays where it is through a cut."""
    mask = np.zeros(shape, np.bool_)
    for each in overlays:
        mask |= each.mask
    return mask
