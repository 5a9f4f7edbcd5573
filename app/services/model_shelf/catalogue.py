"""The catalogue of models that others offer (resources/models.toml)."""

import difflib
import tomllib
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from mvit_core.errors import UserError
from resources import resource


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One model that can be fetched."""

    name: str
    title: str
    task: Literal["base", "detector"]
    """base: weights to start training from; detector: finds animals in pictures, in ONNX."""
    model: str
    """The architecture's name in the registry; empty for detectors."""
    purpose: str
    classes: str
    url: str
    sha256: str
    """Of the whole file, or how it begins; empty where the makers publish none."""
    size_bytes: int
    """0 where it is not known before the download."""
    license: str
    citation: str

    @property
    def file_name(self) -> str:
        """What the file is called on this computer: the offer's name, the maker's suffix."""
        return self.name + "." + urlsplit(self.url).path.rsplit(".", 1)[-1]


@cache
def offers() -> tuple[Offer, ...]:
    """Everything in the catalogue, in its order."""
    text = resource("models.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text)["models"], tuple[Offer, ...])


def offer_named(name: str) -> Offer:
    """One offer; raises UserError, with the nearest name, where there is none."""
    known = {offer.name: offer for offer in offers()}
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]}?" if close else "trapline models catalogue shows all."
    raise UserError(f"The catalogue has no model called {name}; {hint}")
