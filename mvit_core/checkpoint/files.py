"""Weights read from files that nobody vouches for; whatever is wrong is said in a sentence."""

import pickle
import re
import sys
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from mvit_core.errors import BadCheckpoint
from mvit_core.files.path_text import has_odd_bytes, to_line
from mvit_core.files.refused import unread

MOST_UNPACKED = 100  # times the size of a zip file; weights hardly shrink, zeros to a thousandth
NESTED = ("model_state", "model_state_dict", "state_dict", "model", "model_ema", "ema_state")
WRAPPERS = r"^(module\.|_orig_mod\.)+"  # what torch puts before names on several GPUs, and when it compiles
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


def read_weights(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """Tensors by name, and the file's metadata (of safetensors alone). Raises BadCheckpoint.

    Nothing in the file is ever run: pickles are read by torch's reader of plain weights alone.
    """
    kind = kind_of(path)
    if kind == "safetensors":
        return read_safetensors(path)
    if kind == "arrays":
        return read_arrays(path), {}
    return read_pickled(path), {}


def write_weights(state: Mapping[str, Tensor], place: Path, metadata: Mapping[str, str]) -> None:
    """A safetensors file, readable for whom new files are: the library makes them its owner's alone.

    Raises SafetensorError, OSError.
    """
    place.unlink(missing_ok=True)
    place.touch()
    rights = place.stat().st_mode
    save_file(dict(state), str(place), metadata=dict(metadata))
    place.chmod(rights)


def kind_of(path: Path) -> str:
    """What a file is, by its content: "safetensors", "arrays" (.npz) or "pickle"; raises BadCheckpoint."""
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise BadCheckpoint(unread(path, error)) from error
    if not start:
        raise BadCheckpoint(f"{path.name} is empty.")
    if start.startswith(b"version https://git-lfs"):
        raise BadCheckpoint(f"{path.name} is a Git LFS pointer, not the weights; download the file itself.")
    if start.lstrip()[:1] == b"<":
        raise BadCheckpoint(f"{path.name} is a web page, not weights; download the file itself.")
    if start[8:9] == b"{":
        return "safetensors"
    if start.startswith(b"PK"):
        return "arrays" if holds_arrays(path) else "pickle"
    if start[:1] == b"\x80":
        return "pickle"
    raise BadCheckpoint(
        f"{path.name} is no file of weights that Trapline knows (.safetensors, .pth, .pyth, .npz)."
    )


def holds_arrays(path: Path) -> bool:
    """Whether a zip file is numpy's; raises BadCheckpoint for one that is made to fill the memory."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            arrays = all(name.endswith(".npy") for name in archive.namelist())
        packed = path.stat().st_size
    except DAMAGE as error:
        raise BadCheckpoint(
            f"{path.name} is damaged, perhaps cut short; download it again ({error})."
        ) from error
    times = unpacked // packed
    if times > MOST_UNPACKED:
        raise BadCheckpoint(f"{path.name} holds no weights: it would fill {times} times its size in memory.")
    return arrays


def read_safetensors(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """A safetensors file."""
    _check_name(path)
    try:
        with safe_open(str(path), framework="pt") as file:
            tensors = {name: _kept(file.get_tensor(name)) for name in file.keys()}  # noqa: SIM118 - no mapping
            return tensors, dict(file.metadata() or {})
    except (SafetensorError, *DAMAGE) as error:
        raise BadCheckpoint(f"{path.name} is damaged, perhaps cut short; get it again ({error}).") from error


def _check_name(path: Path) -> None:
    """Raises BadCheckpoint where the library cannot be told which file is meant."""
    if has_odd_bytes(path):
        raise BadCheckpoint(
            f"{to_line(path)} cannot be opened: its name, or that of a folder around it, holds bytes that "
            "are no letters. Rename it, or copy the file elsewhere."
        )


def _kept(tensor: Tensor) -> Tensor:
    """Itself, a view of the file. On Windows a copy: no file can be replaced or removed there while seen."""
    return tensor.clone() if sys.platform == "win32" else tensor


def read_arrays(path: Path) -> dict[str, Tensor]:
    """numpy's .npz, such as a converted flax checkpoint; names joined with "/"."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return {name: torch.from_numpy(arrays[name]) for name in arrays.files}
    except DAMAGE as error:
        raise BadCheckpoint(f"{path.name} holds no plain arrays ({error}).") from error


def read_pickled(path: Path) -> dict[str, Tensor]:
    """torch's .pth and .pyth; refused where they hold anything but weights."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of unusual pickles, which are refused or read all the same
            content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        if "GLOBAL" in str(error):
            raise BadCheckpoint(
                f"{path.name} holds more than weights, code that could do anything, and was not opened."
            ) from error
        raise BadCheckpoint(
            f"{path.name} is damaged, or holds more than weights, and was not opened."
        ) from error
    except DAMAGE as error:
        raise BadCheckpoint(
            f"{path.name} is damaged, perhaps cut short; download it again ({first_line(error)})."
        ) from error
    return plain_state(content, path.name)


def plain_state(content: object, file_name: str) -> dict[str, Tensor]:
    """The tensors of a training checkpoint, whichever key they hide under, under their own names."""
    for key in NESTED:
        if isinstance(content, Mapping) and isinstance(content.get(key), Mapping):
            content = content[key]
            break
    tensors = content if isinstance(content, Mapping) else {}
    state = {str(name): value for name, value in tensors.items() if isinstance(value, Tensor)}
    if not state:
        raise BadCheckpoint(f"{file_name} can be read but holds no weights.")
    for name, value in state.items():
        if not is_whole(value):
            raise BadCheckpoint(f"{file_name} is damaged: the numbers of {name} are not all there.")
    return unwrapped(state)


def is_whole(value: Tensor) -> bool:
    """Whether the file holds each number of a tensor: a few bytes can claim to be billions of them."""
    if value.layout is not torch.strided or value.is_meta:
        return False
    return value.numel() * value.element_size() <= value.untyped_storage().nbytes()


def unwrapped(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """`state` without what wraps its names, or the "model." where SlowFast keeps PyTorchVideo's."""
    bare = {re.sub(WRAPPERS, "", name): value for name, value in state.items()}
    wrapped = all(name.startswith("model.") for name in bare)
    return {name.removeprefix("model."): value for name, value in bare.items()} if wrapped else bare


def first_line(error: BaseException) -> str:
    """The first line of an error's text, without its full stop."""
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
