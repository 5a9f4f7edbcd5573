"""What the process that trains is told, and what it says besides a training's own events.

One message a line of JSON, both ways. Closing its stdin stops it; what was learned is kept.
"""

from typing import Literal

import msgspec

from trainer.events import TrainingEvent
from trainer.recipes.recipe import Recipe


class MeasureMachine(msgspec.Struct, frozen=True, kw_only=True, tag="measure"):
    """How fast does this computer train? Of `base` where there is one, else of `model`."""

    base: str = ""  # path of a checkpoint
    model: str = ""


class Learn(msgspec.Struct, frozen=True, kw_only=True, tag="learn"):
    """Train, then judge the best model on what was held out, beside the one in use. Paths as text."""

    manifest: str
    out: str
    cache: str
    recipe: Recipe
    base: str = ""
    base_name: str = ""  # what people call the base; empty: as its file is called
    against: str = ""  # the checkpoint in use
    embeddings: str = ""  # of the manifest's spans, where a scan kept them: see trainer.heads.kept
    way: str = ""  # what people call it: kept for the family tree
    resume: bool = False
    conclude: bool = False  # learn no more: the best model so far counts, judged on what can still be read
    after_s: float = 0.0  # about what follows the last epoch: the head for bouts, the judgement
    device: str = "auto"


class Judge(msgspec.Struct, frozen=True, kw_only=True, tag="judge"):
    """How good is a checkpoint on labelled spans that it was not trained on? Paths as text."""

    manifest: str
    checkpoint: str
    out: str  # where the report goes
    cache: str
    device: str = "auto"


class Steer(msgspec.Struct, frozen=True, kw_only=True, tag="steer"):
    """Wait between two steps, go on, or end now with the best model so far."""

    wish: Literal["pause", "go_on", "finish"]


Order = MeasureMachine | Learn | Judge | Steer


class MachineMeasured(msgspec.Struct, frozen=True, kw_only=True, tag="machine"):
    """What the computer can do. Times are for one clip of the model at hand."""

    device: str  # for people
    is_gpu: bool
    model: str
    train_s: float  # forward and backward
    forward_s: float
    num_parameters: int = 0
    crop: int = 0  # side of the pictures that it was timed with, pixels; 0: not known


class Judging(msgspec.Struct, frozen=True, kw_only=True, tag="judging"):
    """Labelled clips are looked at: after a training those held out, by both models where there are two."""

    with_other: bool = False  # by the model in use besides


class ReportWritten(msgspec.Struct, frozen=True, kw_only=True, tag="report"):
    """The report lies at `path`; empty where no clip could be held out."""

    path: str = ""


class LearningFailed(msgspec.Struct, frozen=True, kw_only=True, tag="learning_failed"):
    """It ends here; `reason` says what the world did, or that it is a mistake of ours."""

    reason: str
    is_ours: bool = False


LearnerEvent = TrainingEvent | MachineMeasured | Judging | ReportWritten | LearningFailed

_orders: msgspec.json.Decoder[Order] = msgspec.json.Decoder(Order)
_events: msgspec.json.Decoder[LearnerEvent] = msgspec.json.Decoder(LearnerEvent)


def encode(message: Order | LearnerEvent) -> bytes:
    """One line of JSON, newline included."""
    return msgspec.json.encode(message) + b"\n"


def decode_order(line: bytes) -> Order:
    """The order on a line; raises msgspec.ValidationError or DecodeError where it is none."""
    return _orders.decode(line)


def decode_event(line: bytes) -> LearnerEvent:
    """The event on a line; raises msgspec.ValidationError or DecodeError where it is none."""
    return _events.decode(line)
