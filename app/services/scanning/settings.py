"""What a scan is made with, and the hash by which results of other settings are known as not its own."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from mvit_core.errors import UserError
from mvit_core.files.refused import unread

HASH_LENGTH = 32
NUM_KEPT = 8  # hashes of files
LISTED = "species_list"  # among the numbers: see app.services.species_list
SURE = "sure"  # among the numbers: how sure the model has to be, see app.services.sureness


class ScanSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The files that a scan uses, and how many work at once; without files there is motion alone."""

    model_path: Path | None = None  # a checkpoint that names species and behaviors
    sure: float = 0.0  # share of the model's calls that is to be right; 0: as it was trained
    listed: tuple[str, ...] | None = None  # taxa that can be there, in order; None: any
    detector_path: Path | None = None  # an ONNX file that tells animals, people and vehicles apart
    detector_is_tried: bool = False  # this very content has run before without harm
    fast: bool = False  # reads coarsely where keyframes look alike: it misses animals
    by_processor: bool = False  # decoding: never by the graphics card, which changes no result
    num_workers: int = 1  # videos read at once; nothing that is found depends on it
    elsewhere: bool = False  # on other computers: what it takes says nothing of this one

    @property
    def has_tools(self) -> bool:
        """Whether there is anything beside motion."""
        return self.model_path is not None or self.detector_path is not None


class Hashed(msgspec.Struct, frozen=True, kw_only=True):
    """The content of everything that decides what a scan finds."""

    model: str = ""  # SHA-256 of the checkpoint
    detector: str = ""  # and of the detector with what lies beside it
    numbers: dict[str, Any]  # every one that the scan works with
    fingerprint: str  # of all that
    closer: str = ""  # of the same but read closely, where this reads fast: its results are no worse


def hashed(settings: ScanSettings, read: Callable[[Path], str] | None = None) -> Hashed:
    """Reads both files whole, or has their SHA-256 from `read`; UserError where one cannot be read."""
    from mvit_core.scan.settings import ScanSettings as Numbers
    from mvit_core.scan.settings import what_decides

    read = read or sha256_of
    model = read(settings.model_path) if settings.model_path else ""
    detector = read(settings.detector_path) if settings.detector_path else ""
    numbers = what_decides(Numbers(fast=settings.fast))
    if settings.sure and model:
        numbers[SURE] = settings.sure
    if settings.listed is not None and model:
        numbers[LISTED] = list(settings.listed)
    closer = _fingerprint(model, detector, numbers | {"fast": False}) if settings.fast else ""
    return Hashed(
        model=model,
        detector=detector,
        numbers=numbers,
        fingerprint=_fingerprint(model, detector, numbers),
        closer=closer,
    )


def _fingerprint(model: str, detector: str, numbers: dict[str, Any]) -> str:
    decides = msgspec.json.encode([model, detector, numbers], order="deterministic")
    return hashlib.sha256(decides).hexdigest()[:HASH_LENGTH]


def sha256_of(path: Path) -> str:
    """Of a file's content, and of the card that lies beside a detector."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
        for card in _cards(path):
            digest.update(card.read_bytes())
    except OSError as error:
        raise UserError(unread(path, error)) from error
    return digest.hexdigest()


def known_sha256(path: Path) -> str:
    """The same, read once while the files keep their size and time: for what is told again and again."""
    try:
        states = [file.stat() for file in (path, *_cards(path))]
    except OSError:
        return sha256_of(path)  # which says why
    return _kept_sha256(path, tuple((each.st_size, each.st_mtime_ns) for each in states))


@lru_cache(maxsize=NUM_KEPT)
def _kept_sha256(path: Path, _states: tuple[tuple[int, int], ...]) -> str:
    return sha256_of(path)


def _cards(path: Path) -> list[Path]:
    beside = [path.with_suffix(suffix) for suffix in (".json", ".toml")] if path.suffix == ".onnx" else []
    return [card for card in beside if card.is_file()]
