"""What a checkpoint says of itself, read without torch: `mvit_core.checkpoint.header` writes the same."""

from pathlib import Path

import msgspec

from mvit_core.calibration import Calibration

KEY = "trapline"
LONGEST = 64 << 20


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """The classes that it tells apart."""

    species: tuple[str, ...] = ()
    behaviors: tuple[str, ...] = ()


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The part that the application needs."""

    classes: Names = Names()
    calibration: Calibration = Calibration()


def card_of(checkpoint: Path) -> Card | None:
    """None for bare weights, and for what is no safetensors file or cannot be read."""
    try:
        with checkpoint.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if length > LONGEST:
                return None
            header = msgspec.json.decode(file.read(length), type=dict[str, msgspec.Raw])
        own = msgspec.json.decode(header.get("__metadata__", b"{}"), type=dict[str, str])
        return msgspec.json.decode(own[KEY], type=Card) if KEY in own else None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
