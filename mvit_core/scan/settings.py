"""What a scan is made with: its tools, as it sees them, and the numbers that decide what comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from mvit_core.detection import Detected, FusionSettings
from mvit_core.localization import BoutSettings
from mvit_core.localization.windows import Scored
from mvit_core.motion import MotionSettings
from mvit_core.types import Bout, Span
from mvit_core.video.hardware import Hardware


class BoutFinder(Protocol):
    """A temporal head as the scan sees it (mvit_core.localization.bout_finding)."""

    @property
    def step_s(self) -> float:
        """Seconds from one window to the next that it wants."""

    def find(
        self, windows: Sequence[Span], embeddings: NDArray[np.float32], within: Span
    ) -> tuple[Bout, ...]:
        """The bouts that count as shown, by time; windows (one or more) are in order of time."""


class Predictor(Protocol):
    """A model as the scan sees it: clips in, scores and embeddings out."""

    @property
    def num_frames(self) -> int:
        """Frames of one clip."""

    @property
    def frame_interval_s(self) -> float:
        """Time between two frames of a clip."""

    @property
    def crop_size(self) -> int:
        """Side of the square frames, pixels."""

    @property
    def is_focused(self) -> bool:
        """Whether clips follow the animal from frame to frame, gray beside its box."""

    @property
    def scene_shape(self) -> tuple[int, int] | None:
        """Height and width of whole pictures, of a model that scores boxes in them; None: it scores clips."""

    @property
    def operating_points(self) -> Mapping[str, float]:
        """Scores from which behaviors count as shown, for those that the model knows better than we do."""

    @property
    def bout_finder(self) -> BoutFinder | None:
        """What finds bouts in its embeddings; without it the scores of windows are grouped."""

    @property
    def batch_size(self) -> int:
        """Clips that it takes at once."""

    def score(self, clips: NDArray[np.uint8]) -> Scored:
        """Scores and embeddings of each of (B, num_frames, crop_size, crop_size, 3) RGB clips."""

    def score_boxes(self, clips: NDArray[np.uint8], boxes: Sequence[NDArray[np.float32]]) -> Scored:
        """Of each clip's boxes (K, 4) in its pixels, clips being whole pictures of `scene_shape`."""


class Finder(Protocol):
    """A detector as the scan sees it: pictures in; animals, people and vehicles out."""

    @property
    def input_size(self) -> tuple[int, int]:
        """Height and width of what it sees of a picture, pixels."""

    def detect(self, pictures: Sequence[NDArray[np.uint8]]) -> list[tuple[Detected, ...]]:
        """What is in each (height, width, 3) RGB picture, the surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What there is beside motion."""

    predictor: Predictor | None = None
    detector: Finder | None = None
    hardware: Hardware | None = None
    """Decodes what it has proved itself on; nothing that is found depends on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanSettings:
    """How a scan looks at videos."""

    fast: bool = False
    """Decode coarsely, and fully only where keyframes differ. It misses animals: a person has to ask."""
    samples_per_s: float = 5.0
    """Frames looked at for motion."""
    luma_width: int = 320
    """Their width, pixels; smaller videos are not enlarged."""
    kept_side: int = 640
    """Longer side of the frames kept for clips and the detector, pixels; more where it sees more."""
    looks_per_track: int = 3
    """Frames of a track that the detector is shown."""
    survey_looks: int = 3
    """Frames of the whole video that it is shown, for what does not move."""
    max_looks: int = 24
    """Frames of a video that it is shown at most."""
    min_confidence: float = 0.2
    """With a detector, tracks are reported whose joint confidence reaches this."""
    max_windows: int = 24
    """Clips given to the model for one track."""
    progress_s: float = 0.4
    """Wall time between two signs of life."""
    motion: MotionSettings = field(default_factory=MotionSettings)
    fusion: FusionSettings = field(default_factory=FusionSettings)
    bouts: BoutSettings = field(default_factory=BoutSettings)


def what_decides(settings: ScanSettings | None) -> dict[str, Any]:
    """Every number on which results depend: scans that differ in one of them are different scans."""
    numbers = asdict(settings or ScanSettings())
    return {name: value for name, value in numbers.items() if name != "progress_s"}
