"""Several animals in one pass: a model with a head for boxes looks at the whole picture (docs/adr/0022).

Tracks that are in view together share their windows. Each window is one clip of the whole picture; the box
that each animal has in its middle is scored. Where one of them changes what it does another window is set,
as for single tracks, and scores whoever is in it.
"""

from collections.abc import Sequence
from itertools import groupby

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.clips import FrameStore, box_near, windows_of
from mvit_core.localization.windows import Scored
from mvit_core.scan.labeling import TrackLabeling
from mvit_core.scan.settings import Predictor, ScanSettings
from mvit_core.types import Span, Track, TrackResult, union_of

Shape = tuple[int, int]  # height, width in pixels


class SceneLabeling:
    """The tracks of one video under way: which windows the model should see next."""

    def __init__(
        self,
        found: Sequence[TrackResult],
        store: FrameStore,
        predictor: Predictor,
        settings: ScanSettings,
    ) -> None:
        self.tracks = [TrackLabeling(each, store, predictor, settings) for each in found]
        self.store = store
        self._most = max(1, settings.max_windows // 2)
        self._length_s = predictor.num_frames * predictor.frame_interval_s
        self._seen: set[float] = set()  # when the windows begin

    def wanted(self) -> list[Span]:
        """The windows to look at next; none once it is enough."""
        windows = self._closer() if self._seen else self._first()
        fresh = {window.start_s: window for window in windows if window.start_s not in self._seen}
        self._seen |= set(fresh)
        return [fresh[start_s] for start_s in sorted(fresh)]

    def in_view(self, window: Span) -> list[TrackLabeling]:
        """Whose tracks the window meets."""
        return [each for each in self.tracks if meets(each.found.track, window)]

    def results(self) -> tuple[TrackResult, ...]:
        """The tracks with species and bouts."""
        return tuple(each.result() for each in self.tracks)

    def _first(self) -> list[Span]:
        """End to end over all stretches with animals, and one for each track that none of them meets."""
        stretches = union_of(each.found.track.span for each in self.tracks)
        windows = [window for stretch in stretches for window in self._over(stretch, self._most)]
        for each in self.tracks:
            if not any(meets(each.found.track, window) for window in windows):
                windows += self._over(each.found.track.span, 1)
        return windows

    def _closer(self) -> list[Span]:
        return [window for each in self.tracks for window in each.wanted()]

    def _over(self, span: Span, most: int) -> list[Span]:
        return windows_of(span, length_s=self._length_s, max_windows=most, overlap=0.0)


def see_scenes(batch: Sequence[tuple[SceneLabeling, Span]], predictor: Predictor) -> list[SceneLabeling]:
    """Let the model see the windows of a batch; returns whose they were."""
    shape = predictor.scene_shape
    assert shape is not None
    clips = [whole_clip(scene.store, window, predictor.num_frames, shape) for scene, window in batch]
    views = [scene.in_view(window) for scene, window in batch]
    boxes = [
        np.stack([box_in(each.found.track, window, shape) for each in some])
        for (_, window), some in zip(batch, views, strict=True)
    ]
    scored = predictor.score_boxes(np.stack(clips), boxes)
    number = 0
    for (_, window), some in zip(batch, views, strict=True):
        for each in some:
            rows = slice(number, number + 1)
            each.take([window], Scored(scored.scores[rows], scored.embeddings[rows]))
            number += 1
    return [scene for scene, _ in groupby(batch, lambda pair: pair[0])]


def whole_clip(store: FrameStore, window: Span, num_frames: int, shape: Shape) -> NDArray[np.uint8]:
    """The whole picture through a window, (num_frames, height, width, 3)."""
    step_s = window.duration_s / num_frames
    wanted = [store.nearest(window.start_s + (index + 0.5) * step_s) for index in range(num_frames)]
    size = (shape[1], shape[0])
    pictures = {number: scaled(store.rgb(number), size) for number in set(wanted)}
    return np.stack([pictures[number] for number in wanted])


def scaled(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """A picture at (width, height)."""
    way = cv2.INTER_AREA if picture.shape[0] > size[1] else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def box_in(track: Track, window: Span, shape: Shape) -> NDArray[np.float32]:
    """The animal's box in the middle of a window: left, top, right, bottom in pixels of the clip."""
    box = box_near(track, (window.start_s + window.end_s) / 2)
    sides = np.array([box.x, box.y, box.x + box.w, box.y + box.h]).clip(0, 1)
    return np.asarray(sides * np.array([shape[1], shape[0]] * 2), np.float32)


def meets(track: Track, window: Span) -> bool:
    """Whether the animal is there during a part of the window."""
    return track.span.start_s <= window.end_s and track.span.end_s >= window.start_s
