"""Frames with their number burnt in, so that a test knows which one it was given."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

NUM_COLUMNS, NUM_ROWS = 5, 2


@pytest.fixture(scope="session")
def numbered() -> Callable[..., Iterator[NDArray[np.uint8]]]:
    """`numbered(count, width=80, height=48)`: frames whose ten cells show their number in binary."""
    return draw_numbered


@pytest.fixture(scope="session")
def number_in() -> Callable[[NDArray[np.uint8]], int]:
    """`number_in(picture)`: the number burnt into a picture, RGB or luma, of any size."""
    return read_number


@pytest.fixture(scope="session")
def damage_packet() -> Callable[[Path, int], None]:
    """`damage_packet(path, number)`: overwrites one frame of an AVI file."""
    return overwrite_packet


def overwrite_packet(path: Path, number: int) -> None:
    content = bytearray(path.read_bytes())
    start = content.index(b"movi") + 4
    for _ in range(number):
        start += 8 + (int.from_bytes(content[start + 4 : start + 8], "little") + 1) // 2 * 2
    assert content[start : start + 4] == b"00dc"
    size = int.from_bytes(content[start + 4 : start + 8], "little")
    content[start + 8 : start + 8 + size] = b"\xff" * size
    path.write_bytes(content)


def draw_numbered(count: int, width: int = 80, height: int = 48) -> Iterator[NDArray[np.uint8]]:
    for number in range(count):
        cells = [220 if number >> bit & 1 else 30 for bit in range(NUM_COLUMNS * NUM_ROWS)]
        grid = np.array(cells, np.uint8).reshape(NUM_ROWS, NUM_COLUMNS)
        gray = np.kron(grid, np.ones((height // NUM_ROWS, width // NUM_COLUMNS), np.uint8))
        yield np.repeat(gray[..., None], 3, axis=2)


def read_number(picture: NDArray[np.uint8]) -> int:
    gray = picture if picture.ndim == 2 else picture[..., 1]
    height, width = gray.shape
    number = 0
    for bit in range(NUM_COLUMNS * NUM_ROWS):
        row, column = divmod(bit, NUM_COLUMNS)
        y = int((row + 0.5) * height / NUM_ROWS)
        x = int((column + 0.5) * width / NUM_COLUMNS)
        number |= int(gray[y, x] > 125) << bit
    return number
