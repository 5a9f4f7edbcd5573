"""What the model says of each track: its clips, and what follows from their scores."""

from collections.abc import Generator

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.clips import FrameStore, cut_clips, windows_of
from mvit_core.localization import WindowScores, find_bouts, mean_scores
from mvit_core.scan.settings import Predictor, ScanSettings
from mvit_core.types import ClipScores, TrackResult
from mvit_core.windows import Scored, packed


def label(
    found: TrackResult, store: FrameStore, predictor: Predictor, settings: ScanSettings
) -> Generator[float, None, TrackResult]:
    """Species and bouts of one track; yields after each batch."""
    track = found.track
    length_s = predictor.num_frames * predictor.frame_interval_s
    windows = windows_of(track.span, length_s=length_s, max_windows=settings.max_windows)
    scores: list[ClipScores] = []
    embeddings: list[NDArray[np.float32]] = []
    for first in range(0, len(windows), settings.batch_size):
        some = windows[first : first + settings.batch_size]
        clips = cut_clips(store, track, some, num_frames=predictor.num_frames, size=predictor.crop_size)
        scored = predictor.score(clips)
        scores += scored.scores
        embeddings.append(scored.embeddings)
        yield max(0.0, some[-1].start_s)
    species = mean_scores([each.species for each in scores])[: settings.num_scores]
    behaviors = [WindowScores(window, each.behaviors) for window, each in zip(windows, scores, strict=True)]
    return msgspec.structs.replace(
        found,
        species=species,
        bouts=find_bouts(behaviors, track.span, settings.bouts),
        windows=packed(windows, Scored(scores, np.concatenate(embeddings))),
    )
