"""From labelled spans to the clips that a model is trained and judged on.

A clip of an animal's track is cut as the scan cuts it: one square for the whole clip, around all its boxes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.clips import box_near, faded, relative, squares_of
from mvit_core.errors import UnreadableVideo
from mvit_core.sampling import segment_centers, segment_samples
from mvit_core.types import Box, Span
from trainer.clips.augment import Rect, augmented, inception_rect
from trainer.clips.cache import ClipCache
from trainer.clips.cutting import Clip, part_of, resized, times_in, unpacked
from trainer.clips.stored import StoredClip, padded
from trainer.clips.views import MIDDLE, crop_of, places_of, starts_of
from trainer.labels.manifest import LabelledSpan, Manifest
from trainer.recipes.recipe import Recipe
from trainer.scores.metrics import UNSAID


@dataclass(frozen=True, slots=True)
class Truth:
    """What is right for some clips, in the order of the classes. Unknown is never wrong."""

    species: NDArray[np.float32]  # (B, C), rows sum to 1, or to 0 where nobody said
    behaviors: NDArray[np.float32]  # (B, K), 0 and 1
    behaviors_known: NDArray[np.bool_]  # (B, K)

    def __getitem__(self, rows: NDArray[np.int64]) -> "Truth":
        return Truth(self.species[rows], self.behaviors[rows], self.behaviors_known[rows])

    @property
    def any_behavior_known(self) -> NDArray[np.bool_]:
        """(B,) whether somebody said of any behavior whether it is shown."""
        return np.asarray(self.behaviors_known.any(axis=1), bool)

    @property
    def behaviors_said(self) -> NDArray[np.int64]:
        """(B, K): 1 shown, 0 not, UNSAID where nobody said."""
        return np.where(self.behaviors_known, self.behaviors > 0, UNSAID)

    @property
    def species_numbers(self) -> NDArray[np.int64]:
        """(B,) class numbers, -1 where no single class is right."""
        sure = self.species.max(axis=1, initial=0) == 1
        return np.where(sure, self.species.argmax(axis=1) if self.species.shape[1] else 0, -1)


def joined_truth(*parts: Truth) -> Truth:
    """All of it, in this order."""
    return Truth(
        np.concatenate([each.species for each in parts]),
        np.concatenate([each.behaviors for each in parts]),
        np.concatenate([each.behaviors_known for each in parts]),
    )


def truth_of(manifest: Manifest, spans: Sequence[LabelledSpan]) -> Truth:
    """The truth of these spans; a taxon above the classes is spread evenly over those below it."""
    header = manifest.header
    rows = _species_rows(manifest)
    species = np.zeros((len(spans), len(header.species)), np.float32)
    behaviors = np.zeros((len(spans), len(header.behaviors)), np.float32)
    column = {name: number for number, name in enumerate(header.behaviors)}
    for number, span in enumerate(spans):
        if span.species in rows:
            species[number] = rows[span.species]
        behaviors[number, [column[name] for name in span.behaviors or () if name in column]] = 1
    known = np.zeros(behaviors.shape, bool)
    for number, span in enumerate(spans):
        known[number] = span.behaviors is not None
        known[number, [column[name] for name in span.unasked if name in column]] = False
    return Truth(species, behaviors, known)


def truth_in(
    truth: Truth, rows: NDArray[np.int64], behaviors: Sequence[str], shown: Sequence[tuple[str, ...] | None]
) -> Truth:
    """`truth` of some clips, by what of their spans' behaviors each clip shows."""
    column = {name: number for number, name in enumerate(behaviors)}
    found = truth[rows]
    values = np.zeros_like(found.behaviors)
    for number, names in enumerate(shown):
        values[number, [column[name] for name in names or () if name in column]] = 1
    return Truth(found.species, values, found.behaviors_known)


def _species_rows(manifest: Manifest) -> Mapping[str, NDArray[np.float32]]:
    """What each species and each taxon above one means in classes."""
    classes = manifest.header.species
    parents = {taxon.key: taxon.parent for taxon in manifest.header.taxonomy}
    rows: dict[str, NDArray[np.float32]] = {}
    for number, name in enumerate(classes):
        step: str | None = name
        for _ in range(len(parents) + 1):
            if step is None:
                break
            rows.setdefault(step, np.zeros(len(classes), np.float32))[number] = 1
            step = parents.get(step)
    own = {name: np.eye(1, len(classes), number, dtype=np.float32)[0] for number, name in enumerate(classes)}
    return {name: row / row.sum() for name, row in rows.items()} | own


def gone(video: Path) -> UnreadableVideo:
    """What is raised where a video that was read before, and that is needed, cannot be any more."""
    return UnreadableVideo(
        f"{video} can no longer be read; plug its drive in or put it back there, then go on. Where it is "
        "gone for good, keep the best so far, or begin anew: that learns from what is left."
    )


class ClipDataset:
    """The clips of some spans. All randomness comes from `rng`, so the same numbers give the same clip.

    Its videos were readable when the cache was filled: UnreadableVideo is raised where one is no longer.
    """

    def __init__(
        self, sources: Sequence[tuple[Path, LabelledSpan]], cache: ClipCache, recipe: Recipe
    ) -> None:
        self.sources, self.cache, self.recipe = sources, cache, recipe

    def __len__(self) -> int:
        return len(self.sources)

    def training_clips(self, number: int, rng: np.random.Generator) -> Clip:
        """`repeats` random clips of one span, (repeats, T, S, S, 3)."""
        return self.random_clips(number, rng)[0]

    def random_clips(self, number: int, rng: np.random.Generator) -> tuple[Clip, list[Span]]:
        """`training_clips`, and what of the video each of them shows."""
        stored, span = self._stored(number)
        found = [self._random_clip(stored, span, rng) for _ in range(self.recipe.repeats)]
        return np.stack([clip for clip, _ in found]), [window for _, window in found]

    def views(self, number: int) -> Clip:
        """The clips that a span is judged by, evenly through it, (views * crops, T, S, S, 3)."""
        stored, span = self._stored(number)
        starts = starts_of(self._room(stored, span), self.recipe)
        views = [
            self._view(stored, span, start_s, place) for start_s in starts for place in places_of(self.recipe)
        ]
        return np.stack(views)

    def at(self, number: int, starts_s: Sequence[float]) -> Clip:
        """Clips of one span that begin at these times, (starts, T, S, S, 3)."""
        stored, span = self._stored(number)
        return np.stack([self._view(stored, span, start_s) for start_s in starts_s])

    def _stored(self, number: int) -> tuple[StoredClip, LabelledSpan]:
        path, span = self.sources[number]
        try:
            return self.cache.get(path, span), span
        except UnreadableVideo as error:
            raise gone(path) from error

    def _room(self, stored: StoredClip, span: LabelledSpan) -> Span:
        """Where clips may lie: the span, widened to one clip where it is shorter."""
        end_s = stored.times_s[-1] if span.end_s is None else min(span.end_s, stored.times_s[-1])
        return padded(Span(span.start_s, max(end_s, span.start_s)), self.recipe.clip_s)

    def _random_clip(
        self, stored: StoredClip, span: LabelledSpan, rng: np.random.Generator
    ) -> tuple[Clip, Span]:
        recipe = self.recipe
        room = self._room(stored, span)
        if recipe.sampling == "segments":
            window, chosen = room, self._segments(stored, room, rng)
        else:
            length_s = recipe.clip_s * (1 + recipe.speed_jitter * rng.uniform(-1, 1))
            start_s = rng.uniform(room.start_s, max(room.start_s, room.end_s - length_s))
            window = Span(start_s, start_s + length_s)
            chosen = stored.nearest(times_in(window, recipe.num_frames))
        pictures = unpacked(stored, chosen)
        rects = self._rects(stored, span, window, chosen, pictures[0])
        inner = inception_rect(rects[0][2], rects[0][3], recipe.crop_area, recipe.crop_aspect, rng)
        clip = self._cut(stored, span, chosen, pictures, [part_of(rect, inner) for rect in rects])
        return augmented(clip, recipe, rng), window

    def _view(self, stored: StoredClip, span: LabelledSpan, start_s: float, place: int = MIDDLE) -> Clip:
        recipe = self.recipe
        if recipe.sampling == "segments":
            window = self._room(stored, span)
            chosen = self._segments(stored, window, None)
        else:
            window = Span(start_s, start_s + recipe.clip_s)
            chosen = stored.nearest(times_in(window, recipe.num_frames))
        pictures = unpacked(stored, chosen)
        rects = self._rects(stored, span, window, chosen, pictures[0])
        if recipe.framing == "center" and not span.points:
            rects = [crop_of(rect, place, recipe) for rect in rects]
        return self._cut(stored, span, chosen, pictures, rects)

    def _cut(
        self,
        stored: StoredClip,
        span: LabelledSpan,
        chosen: NDArray[np.int64],
        pictures: Sequence[Clip],
        rects: Sequence[Rect],
    ) -> Clip:
        """The rectangle of each picture; gray beside the animal's box where the recipe is focused."""
        clip = resized(pictures, rects, self.recipe.crop)
        track = span.track
        if track is None or not self.recipe.focused:
            return clip
        height, width = pictures[0].shape[:2]
        for frame, number, rect in zip(clip, chosen.tolist(), rects, strict=True):
            box = relative(box_near(track, stored.times_s[number]), stored.region)
            part = Box(rect[0] / width, rect[1] / height, rect[2] / width, rect[3] / height)
            frame[:] = faded(frame, relative(box, part))
        return clip

    def _segments(self, stored: StoredClip, room: Span, rng: np.random.Generator | None) -> NDArray[np.int64]:
        """One frame of each equal part of the span: a random one, or the middle one without `rng`."""
        first, last = stored.nearest((room.start_s, room.end_s))
        length = int(last - first + 1)
        inside = (
            segment_samples(length, self.recipe.num_frames, rng)
            if rng is not None
            else segment_centers(length, self.recipe.num_frames)
        )
        return np.asarray(inside + first, np.int64)

    def _rects(
        self,
        stored: StoredClip,
        span: LabelledSpan,
        window: Span,
        chosen: NDArray[np.int64],
        picture: Clip,
    ) -> list[Rect]:
        """What of each stored picture is the clip, before any crop, pixels; may reach over its edge."""
        height, width = picture.shape[:2]
        track = span.track
        if track is None:
            return [(0, 0, width, height)] * len(chosen)
        times = [stored.times_s[number] for number in chosen.tolist()]
        squares = squares_of(track, window, times, aspect=stored.aspect, focused=self.recipe.focused)
        w, h = squares[0].w / stored.region.w * width, squares[0].h / stored.region.h * height
        return [
            (
                round((square.x - stored.region.x) / stored.region.w * width),
                round((square.y - stored.region.y) / stored.region.h * height),
                max(2, round(w)),
                max(2, round(h)),
            )
            for square in squares
        ]
