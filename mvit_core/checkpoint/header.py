"""What a checkpoint says of itself: JSON in the header of a safetensors file, under one key."""

import msgspec

from mvit_core.calibration import Activation, Calibration
from mvit_core.errors import BadCheckpoint
from mvit_core.models.temporal import TemporalConfig
from mvit_core.transforms import MEAN, STD

KEY = "trapline"
LARGEST_ROI = 64  # published: 7
VERSION = 3  # 2 knows no softmax of behaviors; 1, as most are still written, neither `roi` nor `temporal`


class Classes(msgspec.Struct, frozen=True, kw_only=True):
    """The classes in the order of the logits: species, of which one is right, then behaviors."""

    species: tuple[str, ...] = ()  # taxon keys
    behaviors: tuple[str, ...] = ()  # behavior keys

    def __post_init__(self) -> None:
        for names in (self.species, self.behaviors):
            if len(set(names)) < len(names) or not all(names):
                raise ValueError("a class stands twice, or has no name")

    def __len__(self) -> int:
        return len(self.species) + len(self.behaviors)


class Preprocessing(msgspec.Struct, frozen=True, kw_only=True):
    """How a clip is made: RGB bytes / 255, less `mean`, divided by `std`."""

    num_frames: int
    frame_interval_s: float  # from one frame of the clip to the next
    crop: tuple[int, int]  # height, width in pixels
    mean: tuple[float, float, float] = MEAN
    std: tuple[float, float, float] = STD
    focused: bool = False  # clips follow a track from frame to frame: mvit_core.clips.squares_along, faded

    def __post_init__(self) -> None:
        sizes = (self.num_frames, *self.crop)
        if min(sizes) < 1 or max(sizes) > 4096 or not 0 < self.frame_interval_s < 3600 or min(self.std) <= 0:
            raise ValueError("impossible preprocessing")


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """Where weights come from; empty strings where nothing is known."""

    base: str = ""  # the checkpoint that training started from
    manifest_hash: str = ""  # of the labelled spans that it was trained on
    recipe: str = ""  # JSON
    metrics: dict[str, float] = {}
    created_at: str = ""  # ISO 8601
    license: str = ""


class TemporalPart(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a head that finds bouts in the model's embeddings (mvit_core.models.temporal)."""

    config: TemporalConfig
    behaviors: tuple[str, ...]  # in the order of its scores
    step_s: float  # from one embedding of a sequence to the next; each is of a window as long as a clip
    operating_points: dict[str, float] = {}  # scores from which bouts of single behaviors count as shown
    thresholds: dict[str, dict[str, float]] = {}  # the same for wished precisions: see Calibration
    lineage: Lineage = Lineage()

    def __post_init__(self) -> None:
        if not 0 < self.step_s < 3600 or len(self.behaviors) != self.config.num_classes:
            raise ValueError("impossible temporal head")
        if len(set(self.behaviors)) < len(self.behaviors):
            raise ValueError("a behavior stands twice")


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Everything but the weights."""

    model: str  # a name of the registry
    classes: Classes
    preprocessing: Preprocessing
    behavior_activation: Activation = "sigmoid"  # what makes scores of the behaviors' logits
    calibration: Calibration = Calibration()
    lineage: Lineage = Lineage()
    roi: int = 0  # side of RoIAlign's grid where the head scores boxes of whole pictures; 0: it scores clips
    temporal: TemporalPart | None = None  # a head that finds bouts, in the same file
    version: int = 1  # of the header, as `encode_header` writes it

    def __post_init__(self) -> None:
        if not 0 <= self.roi <= LARGEST_ROI:
            raise ValueError("impossible grid of a head for boxes")
        if self.behavior_activation == "softmax" and (self.roi or len(self.classes.behaviors) < 2):
            raise ValueError("a softmax is over two or more behaviors of a clip")


def encode_header(header: Header) -> dict[str, str]:
    """The header as safetensors stores it; older programs are told that they do not know its heads."""
    version = 2 if header.roi or header.temporal else 1
    if header.behavior_activation == "softmax":
        version = VERSION
    return {KEY: msgspec.json.encode(msgspec.structs.replace(header, version=version)).decode()}


def decode_header(metadata: dict[str, str], file_name: str) -> Header:
    """The header stored in `metadata`; raises BadCheckpoint where there is none or it makes no sense."""
    if KEY not in metadata:
        raise BadCheckpoint(
            f"{file_name} holds bare weights without class names; it can be trained from, not scanned with."
        )
    try:
        header = msgspec.json.decode(metadata[KEY], type=Header)
    except msgspec.MsgspecError as error:
        raise BadCheckpoint(f"What {file_name} says of itself makes no sense: {error}.") from error
    if header.version > VERSION:
        raise BadCheckpoint(
            f"{file_name} was written by a newer version of Trapline; update Trapline to use it."
        )
    return header
