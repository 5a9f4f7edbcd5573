"""What the process that fetches and recognizes models is told, and what it says: one line of JSON each."""

import msgspec

from app.services.model_shelf.catalogue import Offer


class Fetch(msgspec.Struct, frozen=True, kw_only=True, tag="fetch"):
    """Download an offer into a folder, and see whether it is what it should be."""

    offer: Offer
    folder: str


class TakeIn(msgspec.Struct, frozen=True, kw_only=True, tag="take_in"):
    """Recognize a file, check it, and copy or convert it into a folder."""

    file: str
    folder: str


Errand = Fetch | TakeIn


class Came(msgspec.Struct, frozen=True, kw_only=True, tag="came"):
    """So many bytes are here."""

    done_bytes: int
    total_bytes: int  # 0: nobody knows


class Checking(msgspec.Struct, frozen=True, kw_only=True, tag="checking"):
    """It is here, and looked into."""


class Stands(msgspec.Struct, frozen=True, kw_only=True, tag="stands"):
    """The model is installed."""

    name: str
    path: str


class Refused(msgspec.Struct, frozen=True, kw_only=True, tag="refused"):
    """It is not, and why: a sentence."""

    reason: str


Said = Came | Checking | Stands | Refused

_errands: msgspec.json.Decoder[Errand] = msgspec.json.Decoder(Errand)
_said: msgspec.json.Decoder[Said] = msgspec.json.Decoder(Said)


def encode(message: Errand | Said) -> bytes:
    """One line of JSON, newline included."""
    return msgspec.json.encode(message) + b"\n"


def decode_errand(line: bytes) -> Errand:
    """The errand on a line; raises msgspec.MsgspecError."""
    return _errands.decode(line)


def decode_said(line: bytes) -> Said:
    """What was said on a line; raises msgspec.MsgspecError."""
    return _said.decode(line)
