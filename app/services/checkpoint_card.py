"""What a checkpoint says of itself, read without torch: `mvit_core.checkpoint.header` writes the same."""

import os
from pathlib import Path
from typing import BinaryIO

import msgspec

from mvit_core.calibration import Activation, Calibration, bout_points

KEY = "trapline"
METADATA = "__metadata__"
LONGEST = 64 << 20


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """The classes that it tells apart."""

    species: tuple[str, ...] = ()
    behaviors: tuple[str, ...] = ()


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """Where its weights come from; empty where nothing is known."""

    base: str = ""
    manifest_hash: str = ""
    metrics: dict[str, float] = {}
    created_at: str = ""  # ISO 8601
    license: str = ""


class Place(msgspec.Struct, frozen=True):
    """Where a tensor lies behind the header: from one byte to before another."""

    data_offsets: tuple[int, int]


class BoutHead(msgspec.Struct, frozen=True, kw_only=True):
    """A head that finds bouts: from which scores on those of single behaviors count as shown."""

    behaviors: tuple[str, ...] = ()
    operating_points: dict[str, float] = {}
    thresholds: dict[str, dict[str, float]] = {}  # for wished precisions, see mvit_core.calibration

    def points_for(self, wish: float) -> dict[str, float]:
        """Where this share of the bouts is to be right; 0: as the head was judged best."""
        return bout_points(self.behaviors, self.operating_points, self.thresholds, wish)


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The part that the application needs."""

    model: str = ""  # the architecture's name in the registry
    classes: Names = Names()
    behavior_activation: Activation = "sigmoid"
    calibration: Calibration = Calibration()
    lineage: Lineage = Lineage()
    temporal: BoutHead | None = None


def card_of(checkpoint: Path) -> Card | None:
    """None for bare weights, and for what is no safetensors file or cannot be read."""
    try:
        own = metadata_of(checkpoint)
        return msgspec.json.decode(own[KEY], type=Card) if KEY in own else None
    except (OSError, ValueError, RecursionError):
        return None


def is_whole(weights: Path) -> bool:
    """Whether a safetensors file is as long as its header says, so that it was neither cut short nor lost."""
    try:
        with weights.open("rb") as file:
            known = msgspec.json.decode(header_bytes(file), type=dict[str, msgspec.Raw])
            begin_at, end_at = file.tell(), file.seek(0, os.SEEK_END)
        tensors = [msgspec.json.decode(raw, type=Place) for name, raw in known.items() if name != METADATA]
        return end_at - begin_at == max((each.data_offsets[1] for each in tensors), default=0)
    except (OSError, ValueError, RecursionError):
        return False


def metadata_of(weights: Path) -> dict[str, str]:
    """What a safetensors file says beside its weights; raises OSError, ValueError where it is none."""
    with weights.open("rb") as file:
        return metadata_in(header_bytes(file))


def header_bytes(file: BinaryIO) -> bytes:
    """The header of a safetensors file, which then stands where its weights begin; ValueError for others."""
    length = int.from_bytes(file.read(8), "little")
    if length > LONGEST:
        raise ValueError("its header is longer than one can be")
    return file.read(length)


def metadata_in(header: bytes) -> dict[str, str]:
    """The part of a header that speaks of no weights; raises ValueError."""
    known = msgspec.json.decode(header, type=dict[str, msgspec.Raw])
    return msgspec.json.decode(known.get(METADATA, b"{}"), type=dict[str, str])
