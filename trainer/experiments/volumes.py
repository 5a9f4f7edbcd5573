"""Labelled volumes in MedMNIST's files (Yang et al., Scientific Data 2023): one .npz with three splits.

`train_images`, `val_images` and `test_images` are (N, 28, 28, 28) bytes, `train_labels` ... (N, 1) whole
numbers. A file is believed only as far as its headers can be checked before anything is unpacked.
"""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from tokenize import TokenError

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from mvit_core.errors import UserError

SPLITS = ("train", "val", "test")
SIDE = 28
MOST_BYTES = 1 << 30  # of one array; the published file's largest has 22 MB
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    SyntaxError,
    TokenError,  # of headers that are no Python literal
    EOFError,
    OSError,
    MemoryError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Volumes:
    """One split: volumes (N, side, side, side) of bytes, and the class number of each (N,)."""

    volumes: NDArray[np.uint8]
    labels: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.labels)


def read_volumes(path: Path, num_classes: int) -> Mapping[str, Volumes]:
    """The splits by name; raises UserError, with what to do, where the file is not laid out so."""
    if not path.is_file():
        raise UserError(f"There is no file {path}; download organmnist3d.npz from medmnist.com.")
    try:
        with zipfile.ZipFile(path) as archive:
            return {split: _split(archive, split, num_classes, path.name) for split in SPLITS}
    except DAMAGE as error:
        raise UserError(
            f"{path.name} is no .npz file or is damaged, perhaps cut short; download it again ({error})."
        ) from error


def _split(archive: zipfile.ZipFile, split: str, num_classes: int, name: str) -> Volumes:
    volumes = _array(archive, f"{split}_images", name)
    labels = _array(archive, f"{split}_labels", name)
    if volumes.ndim != 4 or volumes.dtype != np.uint8 or set(volumes.shape[1:]) != {SIDE}:
        raise UserError(
            f"{split}_images of {name} are {_described(volumes)}, not {SIDE} x {SIDE} x {SIDE} bytes each; "
            f"take the file of {SIDE}-pixel volumes, organmnist3d.npz."
        )
    if labels.shape not in ((len(volumes), 1), (len(volumes),)) or labels.dtype.kind not in "ui":
        raise UserError(f"{split}_labels of {name} are {_described(labels)}, not one number for each volume.")
    if not len(volumes):
        raise UserError(f"{name} has no volumes in its split {split}.")
    numbers = labels.reshape(-1).astype(np.int64)
    if numbers.min() < 0 or numbers.max() >= num_classes:
        raise UserError(
            f"{split}_labels of {name} go from {numbers.min()} to {numbers.max()}; "
            f"the {num_classes} classes are 0 to {num_classes - 1}."
        )
    return Volumes(volumes.astype(np.uint8, copy=False), numbers)


def _array(archive: zipfile.ZipFile, key: str, name: str) -> NDArray[np.generic]:
    """One array, after its header has been found to promise no more than there is."""
    try:
        info = archive.getinfo(f"{key}.npy")
    except KeyError as error:
        raise UserError(f"{name} holds no {key}; it is no file of MedMNIST.") from error
    with archive.open(info) as file:
        version = npy.read_magic(file)
        read_header = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
        shape, _, dtype = read_header(file)
        if dtype.hasobject:
            raise UserError(f"{name} holds Python objects, code that could do anything, and was not opened.")
        if prod(shape) * dtype.itemsize > MOST_BYTES:
            raise UserError(f"{key} of {name} would take more than a gigabyte and was not opened.")
        if file.tell() + prod(shape) * dtype.itemsize != info.file_size:
            raise UserError(f"{key} of {name} is not as long as its header says; download the file again.")
    with archive.open(info) as file:
        return np.asarray(npy.read_array(file, allow_pickle=False))


def _described(array: NDArray[np.generic]) -> str:
    return f"{' x '.join(map(str, array.shape)) or 'one'} {array.dtype}"
