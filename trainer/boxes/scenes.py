"""A moment of a video and who does what there."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.boxes.metrics import Corners, Moment


@dataclass(frozen=True, slots=True)
class Person:
    """One box of a scene and what it does; nothing where a detector found it."""

    corners: Corners
    actions: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """One second of a video. `time_s` is that second in the file."""

    moment: Moment
    video: str  # below the videos' folder
    time_s: float
    people: tuple[Person, ...]


def evenly(scenes: Sequence[Scene], limit: int | None) -> list[Scene]:
    """Some of the scenes, spread over all of them; all for None."""
    if limit is None or limit >= len(scenes):
        return list(scenes)
    return [scenes[number * len(scenes) // limit] for number in range(limit)]
