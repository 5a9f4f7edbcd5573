"""What is known of a rendered video, and the layout of the `truth.json` beside it.

`<stem>.truth.json` lies in the folder of its video and holds one `Truth` as JSON. Any other folder of videos
with hand-made files of this layout can be measured in the same way: `video`, `width`, `height`, `duration_s`
and `animals` are all that a measurement needs, the rest has defaults. Unknown keys are ignored.

    {"video": "IMG_0001.MP4", "width": 640, "height": 360, "duration_s": 9.9, "num_frames": 150,
     "condition": "calm", "scenario": "crosses",
     "animals": [{"id": 0, "species": "panthera",
                  "spans": [{"start_s": 1.2, "end_s": 8.1}],
                  "points": [{"time_s": 1.2, "frame_index": 18,
                              "box": {"x": 0.0, "y": 0.4, "w": 0.05, "h": 0.2}}],
                  "bouts": [{"behavior": "eats_food", "span": {"start_s": 3.0, "end_s": 6.0}}]}]}

A video without animals is blank. Boxes are fractions of the displayed picture and enclose what can be seen of
the animal: hidden parts, shadows and what lies under the banner are outside. There is one point for each
frame in which the animal can be seen, and none while it cannot; `spans` are the unions of those, gaps under
half a second closed.
"""

from datetime import datetime
from pathlib import Path

import msgspec

from mvit_core.types import Box, Span, TrackPoint, union_of

SUFFIX = ".truth.json"


class BoutTruth(msgspec.Struct, frozen=True):
    """One animal doing one thing."""

    behavior: str  # a behavior key; "walks" and "looks" are no behavior of MammalNet
    span: Span


class AnimalTruth(msgspec.Struct, frozen=True, kw_only=True):
    """One animal through the whole video."""

    id: int  # counted from 0 within the video
    species: str  # taxon key
    body_plan: str = ""  # who was drawn, such as "leopard"
    spans: tuple[Span, ...]
    points: tuple[TrackPoint, ...]
    bouts: tuple[BoutTruth, ...] = ()


class Truth(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is known of one video."""

    video: str  # file name, in the folder of the truth file
    width: int
    height: int
    duration_s: float  # from the first frame to the end of the last
    animals: tuple[AnimalTruth, ...] = ()
    num_frames: int = 0
    frame_rate: float = 0.0  # nominal; the frames' own times are `times_s`
    times_s: tuple[float, ...] = ()
    condition: str = ""
    scenario: str = ""
    infrared: bool = False
    camera: str = ""
    captured_at: datetime | None = None  # camera-local, of the first frame
    seed: int = 0
    overlays: tuple[Box, ...] = ()  # burnt-in banners: what moves there is a clock

    @property
    def spans(self) -> tuple[Span, ...]:
        """When any animal can be seen, in order and without overlaps."""
        return union_of(span for animal in self.animals for span in animal.spans)


class AnimalInFrame(msgspec.Struct, frozen=True):
    """One animal in one frame; not there while it cannot be seen."""

    id: int
    box: Box
    behavior: str
    visible: float  # share of its pixels that nothing hides, 0 to 1


class FrameTruth(msgspec.Struct, frozen=True):
    """What can be seen in one frame."""

    time_s: float
    frame_index: int
    animals: tuple[AnimalInFrame, ...] = ()


def truth_path(video: Path) -> Path:
    """Where the truth of a video lies, whether or not it exists."""
    return video.with_name(video.stem + SUFFIX)


def read_truth(path: Path) -> Truth:
    """The truth in a file; raises OSError, or msgspec.ValidationError where the layout is another."""
    return msgspec.json.decode(path.read_bytes(), type=Truth)


def write_truth(truth: Truth, path: Path) -> None:
    """Write one file in the layout above."""
    path.write_bytes(msgspec.json.encode(truth) + b"\n")
