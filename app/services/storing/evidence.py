"""Which new finding is about which labelled observation: a re-scan adds evidence, never doubles."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from mvit_core.types import Span, Track

MIN_TIME_OVERLAP = 0.3  # intersection over union
MIN_BOX_OVERLAP = 0.3  # mean intersection over union where both tracks are in view
NUM_MOMENTS = 9  # at which boxes are compared

Key = TypeVar("Key")


class Place(msgspec.Struct, frozen=True):
    """Where something is in time and, where known, in the picture."""

    span: Span
    track: Track | None = None
    found: "Place | None" = None  # where a machine saw it, of which a person says that it is otherwise


def place_of(span: Span, track: Track | None, found: Span | None, drawn: Track | None) -> Place:
    """Where a person says that something is: with `drawn` boxes, else with those of the machine's track.

    What a machine saw tells, too, which new finding it is, unless somebody drew it elsewhere.
    """
    is_as_found = found == span and drawn is None
    is_elsewhere = drawn is not None and track is not None and _box_overlap(drawn, track) < MIN_BOX_OVERLAP
    if found is None or is_as_found or is_elsewhere:
        return Place(span, drawn or track)
    return Place(span, drawn or track, Place(found, track))


def match(old: Mapping[Key, Place], new: Sequence[Place]) -> dict[int, Key]:
    """Pairs index of `new` -> key of `old`, best overlap first, each taken once."""
    pairs = [
        (overlap(place, candidate), index, key)
        for index, candidate in enumerate(new)
        for key, place in old.items()
    ]
    matches: dict[int, Key] = {}
    taken: set[Key] = set()
    for value, index, key in sorted(pairs, key=lambda pair: -pair[0]):
        if value > 0 and index not in matches and key not in taken:
            matches[index] = key
            taken.add(key)
    return matches


def overlap(old: Place, new: Place) -> float:
    """How much two places are the same, 0 (other animals) to 1. Time alone decides where one has no boxes.

    What is merged, cut or trimmed is also the same where it was found, for as long as it is said to be there.
    """
    said = _overlap(old, new)
    if old.found is None or old.span.shared_s(new.span) < 0:
        return said
    return max(said, _overlap(old.found, new))


def _overlap(a: Place, b: Place) -> float:
    time = a.span.intersection_over_union(b.span)
    if time < MIN_TIME_OVERLAP:
        return 0.0
    if a.track is None or b.track is None:
        return time
    boxes = _box_overlap(a.track, b.track)
    return time * boxes if boxes >= MIN_BOX_OVERLAP else 0.0


def _box_overlap(a: Track, b: Track) -> float:
    start_s = max(a.span.start_s, b.span.start_s)
    end_s = min(a.span.end_s, b.span.end_s)
    values = []
    for step in range(NUM_MOMENTS):
        time_s = start_s + (end_s - start_s) * step / (NUM_MOMENTS - 1)
        box, other = a.box_at(time_s), b.box_at(time_s)
        if box is not None and other is not None:
            values.append(box.intersection_over_union(other))
    return sum(values) / len(values) if values else 0.0
