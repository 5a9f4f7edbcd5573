"""When boxes are that a file tells by their frames: by the video's own clock, or by a rate."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from app.services.imports.detector_tracks import animals_of, at_times_of
from app.services.imports.linking import Seen
from app.services.imports.values import FoundAnimal, FoundBoxes, Refuse
from app.services.media.frame_clock import FrameClock
from app.store.schema import VideoRow
from mvit_core.types import Span

USUAL_RATE = 30.0  # of frames a second, where nobody says


def timed(
    detected: FoundBoxes, seen: Sequence[Seen], clock: FrameClock | None, row: VideoRow, refuse: Refuse
) -> FoundBoxes:
    """The same boxes at the times that they have in the video, which learns its rate where it has none.

    `clock`: when its frames are shown, where its file was read. Boxes are linked anew by it (`seen`).
    """
    if clock is not None:
        row.frame_rate = row.frame_rate or detected.frame_rate
        animals = animals_of(detected.video, detected.model, at_times_of(clock, seen))
        return replace(detected, animals=animals)
    if detected.frame_rate is not None:
        row.frame_rate = row.frame_rate or detected.frame_rate
        return detected
    if row.frame_rate:
        factor = USUAL_RATE / row.frame_rate
        return replace(detected, animals=tuple(_slower(one, factor) for one in detected.animals))
    if any(point.frame_index for one in detected.animals for point in one.boxes):
        refuse(f"Nobody says how many frames a second {detected.video} has: {USUAL_RATE:g} are taken.")
    return detected


def rate_of(animals: Iterable[FoundAnimal], row: VideoRow, refuse: Refuse) -> float:
    """By which boxes of single frames are timed: the video's own, else what the file tells, which the video
    then learns, else the usual one, and that is said.
    """
    boxed = [one for one in animals if one.by_frames]
    told = next((one.frame_rate for one in boxed if one.frame_rate), None)
    row.frame_rate = row.frame_rate or told
    if row.frame_rate:
        return row.frame_rate
    if any(point.frame_index for one in boxed for point in one.boxes):
        refuse(f"Nobody says how many frames a second {boxed[0].video} has: {USUAL_RATE:g} are taken.")
    return USUAL_RATE


def _slower(animal: FoundAnimal, factor: float) -> FoundAnimal:
    boxes = tuple(replace(point, time_s=point.time_s * factor) for point in animal.boxes)
    return replace(animal, boxes=boxes, span=Span(boxes[0].time_s, boxes[-1].time_s))
