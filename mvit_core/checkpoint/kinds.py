"""What a file that is offered as weights is, by its content; whatever is of no use is named in a sentence."""

import pickle
import re
import zipfile
from pathlib import Path
from typing import Literal

from mvit_core.errors import BadCheckpoint
from mvit_core.files.refused import unread

Kind = Literal["safetensors", "arrays", "pickle", "list"]  # "list": of files that weights lie in

MOST_UNPACKED = 100  # times the size of a zip file; weights hardly shrink, zeros to a thousandth
PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"BZh")  # how archives start
TEXT = re.compile(rb"[\t\n\r -~]{8}")  # which the length of a header of safetensors is not
PROGRAM = {"constants.pkl", "archive_format"}  # files in TorchScript's and torch.export's
DAMAGE = (
    pickle.UnpicklingError,
    RuntimeError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    MemoryError,
    zipfile.BadZipFile,
    OSError,
)  # what torch.load and numpy raise on bytes that are not what they seem


def kind_of(path: Path) -> Kind:
    """What a file is, by its content; raises BadCheckpoint where it is none of these."""
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise BadCheckpoint(unread(path, error)) from error
    if not start:
        raise BadCheckpoint(f"{path.name} is empty.")
    if start[8:9] == b"{" and not TEXT.match(start):
        return "safetensors"
    if start.startswith(b"PK"):
        return "arrays" if holds_arrays(path) else "pickle"
    if start[:1] == b"\x80":
        return "pickle"
    if path.suffix.lower() == ".json":
        return "list"
    raise BadCheckpoint(what_else(path.name, start))


def what_else(name: str, start: bytes) -> str:
    """What a file is that is no weights, by how it starts, and what to do."""
    known = (
        (
            b"version https://git-lfs",
            f"{name} is a Git LFS pointer, not the weights; download the file itself.",
        ),
        (b"<", f"{name} is a web page, not weights; download the file itself."),
        (b"\x89HDF", f"{name} is an HDF5 file, as Keras writes them; bring in weights of PyTorch."),
        (b"GGUF", f"{name} is a language model, not weights of a network for pictures."),
        (b"\x93NUMPY", f"{name} is a single array, not the weights of a model."),
        *((sign, of_archive(name)) for sign in PACKED),
    )
    for sign, sentence in known:
        if start.lstrip().startswith(sign):
            return sentence
    if start[257:262] == b"ustar":
        return of_archive(name)
    if start[:1] == b"\x08" and any(maker in start for maker in (b"onnx", b"pytorch", b"keras")):
        return (
            f"{name} is an ONNX file, which cannot be trained from; bring in the weights that it was made of."
        )
    return f"{name} is no file of weights that Trapline knows (.safetensors, .pth, .pyth, .npz)."


def of_archive(name: str) -> str:
    """That weights are in another file yet."""
    return f"{name} is an archive of other files; unpack it, and bring in the file of weights in it."


def holds_arrays(path: Path) -> bool:
    """Whether a zip file is numpy's; raises BadCheckpoint for one that is made to fill the memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            names = archive.namelist()
            arrays = all(name.endswith(".npy") for name in names)
        packed = path.stat().st_size
    except DAMAGE as error:
        raise BadCheckpoint(
            f"{path.name} is damaged, perhaps cut short; download it again ({error})."
        ) from error
    inner = {name.rpartition("/")[2] for name in names}
    if inner & PROGRAM:
        raise BadCheckpoint(
            f"{path.name} is a program of PyTorch, not weights alone, and was not opened; save the weights "
            "(state_dict) where it was made, and bring in that file."
        )
    if not arrays and "data.pkl" not in inner:
        raise BadCheckpoint(of_archive(path.name))
    times = unpacked // packed
    if times > MOST_UNPACKED:
        raise BadCheckpoint(f"{path.name} holds no weights: it would fill {times} times its size in memory.")
    return arrays
