"""The catalogue of models that others offer (resources/models.toml)."""

import difflib
import tomllib
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from mvit_core.errors import UserError
from resources import resource

SCHEMES = ("https", "http")


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


class _Catalogue(msgspec.Struct, frozen=True):
    models: tuple[Offer, ...]


@cache
def offers() -> tuple[Offer, ...]:
    """Everything in the catalogue, in its order; raises UserError where it, or an address in it, is wrong."""
    file = resource("models.toml")
    try:
        found = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _Catalogue).models
    except (ValueError, msgspec.ValidationError) as error:
        raise UserError(
            f"The catalogue of models {file} cannot be read: {error}. Correct it there."
        ) from error
    for offer in found:
        if not _is_address(offer.url):
            raise UserError(
                f"The catalogue of models {file} has no valid address for {offer.name}: {offer.url!r}. "
                "Correct it there, such as https://example.org/model.onnx, or take that entry out."
            )
    return found


def offer_named(name: str) -> Offer:
    """One offer; raises UserError, with the nearest name, where there is none."""
    known = {offer.name: offer for offer in offers()}
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {close[0]}?" if close else "trapline models catalogue shows all."
    raise UserError(f"The catalogue has no model called {name}; {hint}")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # such as of a bracket that stays open, or of a port that is no number
        return False
