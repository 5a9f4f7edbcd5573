"""What a small file beside a detector says of it: `NAME.json` or `NAME.toml` beside `NAME.onnx`."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from mvit_core.errors import BadCheckpoint
from mvit_core.files.refused import unread
from mvit_core.types import Subject

MAX_BYTES = 1 << 16
Side = Annotated[int, Meta(ge=32, le=4096)]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """Everything is optional: what a card leaves out is taken from the graph."""

    name: str = ""
    family: str = ""  # "yolox", "yolov5", "yolov8" or "finished" (thins out its boxes itself)
    classes: tuple[str, ...] = ()  # in the order of the network's scores
    subjects: dict[str, Subject] = {}  # for class names that are no common words; the others are dropped
    input_size: tuple[Side, Side] | None = None  # height, width; for graphs that leave it open
    pixels: Literal["", "0-1", "0-255"] = ""  # in what range the network wants them
    min_score: Annotated[float, Meta(gt=0, lt=1)] | None = None  # detections below it are noise
    licence: str = ""
    source: str = ""  # where it comes from


def read_card(path: Path) -> Card:
    """The card beside an ONNX file, an empty one without; raises BadCheckpoint where it can't be read."""
    for suffix, decode in ((".json", msgspec.json.decode), (".toml", msgspec.toml.decode)):
        beside = path.with_suffix(suffix)
        if not beside.is_file():
            continue
        try:
            data = beside.read_bytes()
            if len(data) > MAX_BYTES:
                raise BadCheckpoint(f"{beside.name} is too long to describe a detector.")
            return decode(data, type=Card)
        except OSError as error:
            raise BadCheckpoint(unread(beside, error)) from error
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise BadCheckpoint(f"{beside.name} does not describe a detector: {error}.") from error
    return Card()
