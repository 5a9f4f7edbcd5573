"""Weights read from files that nobody vouches for; whatever is wrong is said in a sentence."""

import pickle
import re
import sys
import warnings
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from mvit_core.checkpoint.kinds import DAMAGE, kind_of
from mvit_core.checkpoint.wrapping import tensors_in, unwrapped
from mvit_core.errors import BadCheckpoint
from mvit_core.files.path_text import has_odd_bytes, to_line
from mvit_core.files.refused import unread

CHANGES = re.compile(r"\.lora_|lora_(up|down)\.")  # names of low-rank changes


class Parts(msgspec.Struct):
    """Which file each tensor lies in."""

    weight_map: dict[str, str]


def read_weights(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """Tensors by name, without what wraps them, and the file's metadata (of safetensors alone).

    Nothing in the file is ever run: pickles are read by torch's reader of plain weights alone. Raises
    BadCheckpoint.
    """
    tensors, metadata = read_tensors(path)
    if not tensors:
        raise BadCheckpoint(f"{path.name} can be read but holds no weights.")
    if any(CHANGES.search(name) for name in tensors):
        raise BadCheckpoint(
            f"{path.name} holds changes to a model (LoRA), not a model; merge them into it where they were "
            "made, and bring in what comes of it."
        )
    state = unwrapped(tensors)
    for name, value in state.items():
        if not is_whole(value):
            raise BadCheckpoint(f"{path.name} is damaged: the numbers of {name} are not all there.")
    return state, metadata


def read_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """All that a file holds, and its metadata; raises BadCheckpoint."""
    kind = kind_of(path)
    if kind == "safetensors":
        return read_safetensors(path)
    if kind == "list":
        return read_parts(path), {}
    return read_arrays(path) if kind == "arrays" else read_pickled(path), {}


def write_weights(state: Mapping[str, Tensor], place: Path, metadata: Mapping[str, str]) -> None:
    """A safetensors file, readable for whom new files are: the library makes them its owner's alone.

    Raises SafetensorError, OSError.
    """
    place.unlink(missing_ok=True)
    place.touch()
    rights = place.stat().st_mode
    save_file(dict(state), str(place), metadata=dict(metadata))
    place.chmod(rights)


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


def read_parts(path: Path) -> dict[str, Tensor]:
    """Weights in several files beside the list of them, as Hugging Face's library writes large models."""
    try:
        names = sorted(set(msgspec.json.decode(path.read_bytes(), type=Parts).weight_map.values()))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BadCheckpoint(
            f"{path.name} is no list of the files that weights lie in; bring in the weights."
        ) from error
    except OSError as error:
        raise BadCheckpoint(unread(path, error)) from error
    tensors: dict[str, Tensor] = {}
    for name in names:
        part = path.with_name(name) if is_plain(name) else path
        if not part.is_file() or kind_of(part) == "list":
            raise BadCheckpoint(
                f"{path.name} lists {to_line(name)}, and no such file of weights is beside it; put all of "
                "them into one folder."
            )
        tensors |= read_tensors(part)[0]
    return tensors


def is_plain(name: str) -> bool:
    """Whether a name can only be that of a file in the same folder."""
    return bool(name) and not re.search(r"[/\\:\0]", name) and name not in (".", "..")


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
            with torch.serialization.safe_globals([Namespace]):  # the options of a training
                content = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        if "GLOBAL" in str(error):
            raise BadCheckpoint(
                f"{path.name} holds more than weights, code that could do anything, and was not opened; save "
                "the weights alone (state_dict) in the program that made it, and bring in that file."
            ) from error
        raise BadCheckpoint(
            f"{path.name} is damaged, or holds more than weights, and was not opened; get it again, or save "
            "the weights alone (state_dict) in the program that made it."
        ) from error
    except DAMAGE as error:
        raise BadCheckpoint(
            f"{path.name} is damaged, perhaps cut short; download it again ({first_line(error)})."
        ) from error
    return tensors_in(content)


def is_whole(value: Tensor) -> bool:
    """Whether the file holds each number of a tensor: a few bytes can claim to be billions of them."""
    if value.layout is not torch.strided or value.is_meta:
        return False
    return value.numel() * value.element_size() <= value.untyped_storage().nbytes()


def first_line(error: BaseException) -> str:
    """The first line of an error's text, without its full stop."""
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
