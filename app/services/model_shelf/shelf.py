"""The models on this computer: files in one folder, each with a card beside it that says where it is from."""

import hashlib
import shutil
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.services.model_shelf.catalogue import Offer
from app.services.model_shelf.download import Progress, Wanted, fetch, part_size
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_line
from mvit_core.files.refused import make_folder, refused
from mvit_core.files.whole_file import whole_file

OURS = ".safetensors"
Rewrite = Callable[[Path], object]
SUFFIXES = frozenset({OURS, ".pth", ".pyth", ".pt", ".npz", ".onnx"})
DESCRIPTIONS = (".json", ".toml")  # of a detector, beside it: mvit_core.detection.card


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """Where a model is from; empty strings where nobody said."""

    title: str = ""
    task: str = ""
    classes: str = ""
    source: str = ""  # the address or the path that it came from
    sha256: str = ""
    license: str = ""
    citation: str = ""
    added_at: str = ""  # ISO 8601, UTC
    purpose: str = ""
    architecture: str = ""  # a name of the registry; empty for detectors, and where nobody looked
    made_by: str = ""
    learned_from: str = ""  # how many examples, of what
    remarks: str = ""  # of whoever shared it


class Installed(msgspec.Struct, frozen=True, kw_only=True):
    """A model on this computer."""

    name: str
    path: Path
    size_bytes: int
    card: Card


def installed(folder: Path) -> list[Installed]:
    """Every model of the folder, by name. A card that cannot be read counts as none."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return [
        Installed(name=file.stem, path=file, size_bytes=file.stat().st_size, card=_card_of(file))
        for file in files
        if file.suffix.lower() in SUFFIXES and not file.name.startswith(".") and file.is_file()
    ]


def find_installed(folder: Path, name: str) -> Installed | None:
    """One of them, if it is there."""
    return next((model for model in installed(folder) if model.name == name), None)


def installed_named(folder: Path, name: str) -> Installed:
    """One of them; raises UserError."""
    if (found := find_installed(folder, name)) is not None:
        return found
    raise UserError(f"There is no model called {name} on this computer; trapline models installed shows all.")


def install(offer: Offer, folder: Path) -> Generator[Progress, None, Installed]:
    """Download an offer of the catalogue, whole or not at all; yields progress.

    Raises UserError, also where a model of its name is there, which may be a person's own.
    """
    place = _room(folder) / offer.file_name
    if there := _called_so(place.stem, folder):
        raise UserError(f"A model called {there} is installed already; remove it first.")
    wanted = Wanted(url=offer.url, sha256=offer.sha256, size_bytes=offer.size_bytes)
    sha256 = yield from fetch(wanted, place)
    card = Card(
        title=offer.title,
        task=offer.task,
        classes=offer.classes,
        source=offer.url,
        sha256=sha256,
        license=offer.license,
        citation=offer.citation,
        added_at=_now(),
        purpose=offer.purpose,
        architecture=offer.model,
    )
    return _with_card(place, card)


def take_in(file: Path, folder: Path, card: Card, *, rewrite: Rewrite | None = None) -> Installed:
    """Put a file that was recognized into the folder: a copy, or what `rewrite` makes of it, in our own form.

    Raises UserError where a model of its name is there, and where it cannot be written.
    """
    place = _room(folder) / (file.name if rewrite is None else f"{file.stem}{OURS}")
    if there := _called_so(place.stem, folder):
        raise UserError(f"A model called {there} is installed already; remove it first or rename the file.")
    try:
        with whole_file(place) as draft:
            if rewrite is None:
                shutil.copyfile(file, draft)
            else:
                rewrite(draft)
            with draft.open("rb") as copy:
                sha256 = hashlib.file_digest(copy, "sha256").hexdigest()
        for beside in (file.with_suffix(suffix) for suffix in DESCRIPTIONS if card.task == "detector"):
            if beside.is_file():
                shutil.copyfile(beside, place.with_suffix(beside.suffix))
    except OSError as error:
        raise UserError(refused(file.name, "copied", error)) from error
    known = msgspec.structs.replace(card, source=to_line(file), sha256=sha256, added_at=_now())
    return _with_card(place, known)


def remove(model: Installed) -> None:
    """Delete a model and its card from this computer; raises UserError."""
    try:
        model.path.unlink()
        for beside in (_card_place(model.path), *map(model.path.with_suffix, DESCRIPTIONS)):
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(refused(model.name, "removed", error)) from error


def started(offer: Offer, folder: Path) -> int:
    """How many bytes of an offer came before its download was stopped; 0 where none did."""
    return part_size(folder / offer.file_name)


def _called_so(name: str, folder: Path) -> str:
    """The installed model of this name, empty where there is none.

    Where the case of letters tells no files apart, one that differs in it alone would be replaced.
    """
    names = (each.name for each in installed(folder))
    return next((each for each in names if each.casefold() == name.casefold()), "")


def _room(folder: Path) -> Path:
    make_folder(folder)
    return folder


def _with_card(place: Path, card: Card) -> Installed:
    with whole_file(_card_place(place)) as draft:
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(card)))
    return Installed(name=place.stem, path=place, size_bytes=place.stat().st_size, card=card)


def _card_of(file: Path) -> Card:
    try:
        return msgspec.json.decode(_card_place(file).read_bytes(), type=Card)
    except (OSError, ValueError, RecursionError):
        return Card()


def _card_place(file: Path) -> Path:
    return file.with_name(file.name + ".json")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
