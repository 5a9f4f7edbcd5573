"""The tracks of several videos, labelled in the way that their model looks: crop by crop, or whole scenes."""

from collections.abc import Generator, Sequence

from mvit_core.clips import FrameStore
from mvit_core.scan.labeling import TrackLabeling, label, looked
from mvit_core.scan.scenes import SceneLabeling, see_scenes
from mvit_core.scan.settings import Predictor, ScanSettings
from mvit_core.types import TrackResult

Found = tuple[Sequence[TrackResult], FrameStore]  # of one video
Labelled = Generator[float, None, list[tuple[TrackResult, ...]]]


def labelled(videos: Sequence[Found], predictor: Predictor, settings: ScanSettings) -> Labelled:
    """The tracks of each video with species and bouts; yields positions, one after each batch."""
    if predictor.scene_shape is not None:
        scenes = [SceneLabeling(tracks, store, predictor, settings) for tracks, store in videos]
        yield from looked(scenes, lambda batch: see_scenes(batch, predictor), predictor.batch_size)
        return [scene.results() for scene in scenes]
    labelings = [
        [TrackLabeling(track, store, predictor, settings) for track in tracks] for tracks, store in videos
    ]
    flat = [each for some in labelings for each in some]
    done = iter((yield from label(flat, predictor, predictor.batch_size)))
    return [tuple(next(done) for _ in some) for some in labelings]
