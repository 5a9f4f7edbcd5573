"""Boxes of single frames as animals: those over one of the project are it, the others are linked. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from app.services.exports.megadetector import inside
from app.services.imports.linking import Seen, linked
from app.services.imports.values import FoundAnimal
from app.services.media.frame_clock import FrameClock
from app.services.observations.boxes import SAME_PLACE
from app.store.records import Observation, ObservationId
from mvit_core.types import Box, Span, Track, TrackPoint

SAME_FRAME_S = 0.1  # by which a frame may lie beside a track's first or last
Who = tuple[str, str, str]


def joined(
    animals: Sequence[FoundAnimal],
    here: Sequence[Observation],
    tracks: Mapping[ObservationId, Track],
    clock: FrameClock,
    taxon_of: Callable[[FoundAnimal], str | None],
) -> list[FoundAnimal]:
    """Each animal once: of boxes that lie over one here (`tracks`) what most of them call it, at its time and
    with its boxes; of the others those of one track, which may be one here that has no boxes and is called
    so. `clock`: when their frames are shown.
    """
    frames: dict[int, list[FoundAnimal]] = {}
    for one in animals:
        if one.by_frames:
            frames.setdefault(one.boxes[0].frame_index, []).append(_timed(one, clock))
    known: dict[ObservationId, list[FoundAnimal]] = {}
    left: list[FoundAnimal] = []
    there = {one.id: tracks[one.id] for one in here if one.id in tracks}
    for boxes in frames.values():
        whose = _whose([one.boxes[0] for one in boxes], there)
        for number, one in enumerate(boxes):
            those = known.setdefault(whose[number], []) if number in whose else left
            those.append(one)
    spans = {one.id: one.span for one in here}
    return [
        *(one for one in animals if not one.by_frames),
        *(replace(_most(boxes), span=spans[id_], own_id=id_, boxes=()) for id_, boxes in known.items()),
        *_or_without_boxes(_linked(left), [one for one in here if one.id not in there], taxon_of),
    ]


def _or_without_boxes(
    found: Sequence[FoundAnimal],
    bare: Sequence[Observation],
    taxon_of: Callable[[FoundAnimal], str | None],
) -> Iterator[FoundAnimal]:
    """Those that are called as one here whose boxes nobody knows are that one; the others are apart."""
    free = list(bare)
    for one in found:
        called = (one.subject, taxon_of(one))
        known = next((each for each in free if (each.subject, each.taxon) == called), None)
        if known is None:
            yield replace(one, is_apart=True)
            continue
        free.remove(known)
        yield replace(one, span=known.span, own_id=known.id, boxes=())


def _timed(one: FoundAnimal, clock: FrameClock) -> FoundAnimal:
    point = one.boxes[0]
    return replace(one, boxes=(replace(point, time_s=clock.time_of(point.frame_index)),))


def _whose(points: Sequence[TrackPoint], tracks: Mapping[ObservationId, Track]) -> dict[int, ObservationId]:
    """By the place of a box the animal that it lies over, the closest first; none twice."""
    pairs = [
        (box.intersection_over_union(point.box), number, id_)
        for number, point in enumerate(points)
        for id_, track in tracks.items()
        if (box := _box_at(track, point.time_s)) is not None
    ]
    found: dict[int, ObservationId] = {}
    for overlap, number, id_ in sorted(pairs, key=lambda pair: -pair[0]):
        if overlap >= SAME_PLACE and number not in found and id_ not in found.values():
            found[number] = id_
    return found


def _box_at(track: Track, time_s: float) -> Box | None:
    span = track.span
    near = min(max(time_s, span.start_s), span.end_s)
    box = track.box_at(near) if abs(near - time_s) <= SAME_FRAME_S else None
    return None if box is None else inside(box)


def _most(boxes: Sequence[FoundAnimal]) -> FoundAnimal:
    """By what most of its boxes say; as sure as the surest of them."""
    who = Counter(map(_who, boxes)).most_common(1)[0][0]
    those = [one for one in boxes if _who(one) == who]
    sure = [one.confidence for one in those if one.confidence is not None]
    return replace(those[0], confidence=max(sure, default=None), by_frames=False)


def _linked(boxes: Sequence[FoundAnimal]) -> list[FoundAnimal]:
    kinds = {"\n".join(_who(one)): one for one in boxes}
    seen = [Seen(one.boxes[0], "\n".join(_who(one)), one.confidence or 0.0) for one in boxes]
    found = []
    for track in linked(seen):
        points = tuple(one.point for one in track)
        kind = kinds[track[0].category]
        sure = max(one.confidence for one in track) if kind.machine else None
        span = Span(points[0].time_s, points[-1].time_s)
        found.append(replace(kind, span=span, boxes=points, by_frames=False, confidence=sure))
    return found


def _who(one: FoundAnimal) -> Who:
    return str(one.subject), one.name, one.machine
