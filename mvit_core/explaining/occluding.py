"""Which parts of a clip mattered: what the model says of it with each of them hidden in turn.

Occlusion (Zeiler and Fergus, arXiv 1311.2901) in time instead of in the picture: the frames of a part are
replaced by the gray that the model takes for nothing, and the score that is lost is what they were worth. A
part is as many frames as one token of the model holds.
"""

from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.errors import UserError
from mvit_core.events import ClipOccluded, HiddenPart
from mvit_core.explaining.animal_clip import animal_clip
from mvit_core.inference import Predictor
from mvit_core.types import ClipScores, Span, Track

MOST_PARTS = 16


def occlude(
    path: Path, track: Track, time_s: float, predictor: Predictor, *, classes: Sequence[str], key: int
) -> Generator[ClipOccluded, None, None]:
    """What each part of the clip around `time_s` is worth to `classes`: an item for each part.

    Of classes none of which the model knows, its best one stands instead. Raises UserError, UnreadableVideo.
    """
    clip = animal_clip(path, track, time_s, predictor)
    yield from occluded(clip.pictures[0], clip.window, predictor, classes=classes, key=key)


def occluded(
    clip: NDArray[np.uint8], window: Span, predictor: Predictor, *, classes: Sequence[str], key: int
) -> Generator[ClipOccluded, None, None]:
    """The same of a clip (frames, size, size, 3) that is there already."""
    said = predictor.predict(clip[None])[0]
    named = known_of(classes, said) or best_of(said)
    whole = score_of(said, named)
    gray = np.asarray(np.array(predictor.header.preprocessing.mean) * 255 + 0.5, np.uint8)
    bounds = parts_of(len(clip))
    step_s = window.duration_s / len(clip)
    parts: list[HiddenPart] = []
    yield ClipOccluded(key=key, classes=named, score=whole, num_parts=len(bounds))
    for start, end in bounds:
        hidden = clip.copy()
        hidden[start:end] = gray
        without = score_of(predictor.predict(hidden[None])[0], named)
        span = Span(window.start_s + start * step_s, window.start_s + end * step_s)
        parts.append(HiddenPart(span, without))
        yield ClipOccluded(key=key, classes=named, score=whole, parts=tuple(parts), num_parts=len(bounds))


def parts_of(num_frames: int) -> list[tuple[int, int]]:
    """First frames and ends of the parts: two frames each, more where a clip has many."""
    size = max(2 if num_frames >= 4 else 1, -(-num_frames // MOST_PARTS))
    return [(start, min(start + size, num_frames)) for start in range(0, num_frames, size)]


def known_of(classes: Sequence[str], said: ClipScores) -> tuple[str, ...]:
    """Those of the classes that the model knows, all species or all behaviors."""
    for scores in (said.species, said.behaviors):
        found = tuple(score.name for score in scores if score.name in classes)
        if found:
            return found
    return ()


def best_of(said: ClipScores) -> tuple[str, ...]:
    """The class that the model likes best; of a model of behaviors alone, its best behavior."""
    best = said.species[:1] or said.behaviors[:1]
    if not best:
        raise UserError("The model knows neither species nor behaviors, so nothing can matter to it.")
    return (best[0].name,)


def score_of(said: ClipScores, classes: Sequence[str]) -> float:
    """The scores of these classes together."""
    scores = (*said.species, *said.behaviors)
    return min(1.0, sum(score.value for score in scores if score.name in classes))
