"""What a detector saw in single frames of a video, as animals: one for each track. Pure."""

from collections.abc import Sequence

from msgspec.structs import replace

from app.services.imports.linking import Seen, linked
from app.services.imports.values import FoundAnimal
from app.services.media.frame_clock import FrameClock
from app.store.records import Subject
from mvit_core.types import Span

SUBJECTS = {
    "animal": Subject.ANIMAL,
    "person": Subject.HUMAN,
    "human": Subject.HUMAN,
    "vehicle": Subject.VEHICLE,
}


def animals_of(video: str, model: str, seen: Sequence[Seen]) -> tuple[FoundAnimal, ...]:
    """The animals whose boxes these are, each called as most of its classes say."""
    return tuple(_animal(video, model, track) for track in linked(seen))


def at_times_of(clock: FrameClock, seen: Sequence[Seen]) -> list[Seen]:
    """The same boxes when their frames are shown."""
    return [
        replace(one, point=replace(one.point, time_s=clock.time_of(one.point.frame_index))) for one in seen
    ]


def _animal(video: str, model: str, track: Sequence[Seen]) -> FoundAnimal:
    classes: dict[str, list[float]] = {}
    for one in track:
        for name, score in one.classes:
            classes.setdefault(name, []).append(score)
    best = max(classes, key=lambda name: sum(classes[name]), default="")
    points = tuple(one.point for one in track)
    return FoundAnimal(
        video=video,
        span=Span(points[0].time_s, points[-1].time_s),
        subject=SUBJECTS[track[0].category],
        name=best,
        boxes=points,
        machine=model,
        confidence=max(classes[best]) if best else None,
        alive=max(one.confidence for one in track),
    )
