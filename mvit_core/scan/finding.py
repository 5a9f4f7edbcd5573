"""Who is in a video, and where: motion's tracks, and what the detector makes of them in a few frames."""

from collections.abc import Generator, Iterator, Sequence
from itertools import zip_longest

from mvit_core.clips import FrameStore
from mvit_core.detection import FusedTrack, Look, choose_frames, fuse, survey_times
from mvit_core.scan.settings import Finder, ScanSettings
from mvit_core.types import Track, TrackPoint, TrackResult


def find(
    tracks: Sequence[Track], store: FrameStore, detector: Finder | None, settings: ScanSettings
) -> Generator[float, None, tuple[TrackResult, ...]]:
    """Motion's tracks as they are, or refined by the detector; yields after each look of it."""
    if detector is None or not len(store):
        return tuple(TrackResult(track=track) for track in tracks)
    looks: list[Look] = []
    for number in frames_to_see(tracks, store, settings):
        time_s, frame_index = store.place(number)
        looks.append(Look(time_s, frame_index, detector.detect([store.rgb(number)])[0]))
        yield time_s
    fused = fuse(tracks, looks, settings.fusion)
    kept = [each for each in fused if each.track.confidence >= settings.min_confidence]
    return tuple(sorted(map(result_of, kept), key=lambda each: each.track.span.start_s))


def frames_to_see(tracks: Sequence[Track], store: FrameStore, settings: ScanSettings) -> list[int]:
    """Numbers of the kept frames that the detector is shown, in order.

    Some of the whole video, then the best of each track; where that is too many, each track loses its last.
    """
    times_s = survey_times(store.span, settings.survey_looks)
    chosen = dict.fromkeys(store.nearest(time_s) for time_s in times_s)
    for time_s in by_turns([choose_frames(track, settings.looks_per_track) for track in tracks]):
        if len(chosen) >= settings.max_looks:
            break
        chosen[store.nearest(time_s)] = None
    return sorted(chosen)


def by_turns(chosen: Sequence[Sequence[TrackPoint]]) -> Iterator[float]:
    """The times of everybody's first point, then of everybody's second, and so on."""
    for turn in zip_longest(*chosen):
        yield from (point.time_s for point in turn if point is not None)


def result_of(fused: FusedTrack) -> TrackResult:
    """What is told of a track that nobody has named yet."""
    return TrackResult(track=fused.track, subject=fused.subject, evidence=fused.evidence)
