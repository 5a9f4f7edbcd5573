"""Videos whose frames carry their own number as a bit pattern, and a player to show them."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.store.records import DeploymentId, Video, VideoId
from app.ui.player.view import PlayerView
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.types import VideoStatus

NUM_BITS, BLOCK = 12, 16


class Pattern:
    """Draws and reads frame numbers: one block a bit, inverted blocks below as a check."""

    def draw(self, index: int) -> NDArray[np.uint8]:
        """(32, 192, 3) for a frame."""
        bits = np.array([index >> bit & 1 for bit in range(NUM_BITS)], np.uint8)
        blocks = np.stack([bits, 1 - bits]) * np.uint8(255)
        return np.repeat(np.kron(blocks, np.ones((BLOCK, BLOCK), np.uint8))[..., None], 3, axis=2)

    def read(self, image: QImage) -> int:
        """The number in a picture of any size; fails where the picture is not one clean pattern."""
        width, height = image.width() / NUM_BITS, image.height() / 2
        rows = [
            [
                image.pixelColor(int((bit + 0.5) * width), int((row + 0.5) * height)).lightness() > 127
                for bit in range(NUM_BITS)
            ]
            for row in range(2)
        ]
        assert rows[0] == [not bit for bit in rows[1]], "a blend of two frames, or no pattern"
        return sum(1 << bit for bit, value in enumerate(rows[0]) if value)


@pytest.fixture(scope="session")
def pattern() -> Pattern:
    return Pattern()


@dataclass
class StandIn:
    """A video in memory, as slow and as broken as a test wants it."""

    times_s: NDArray[np.float64]
    delay_s: float = 0.0
    broken: frozenset[int] = frozenset()
    decoded: list[int] = field(default_factory=list)
    closed: bool = False
    wide: bool = False
    ends_at: int | None = None  # where a defect will show
    gates: dict[int, Event] = field(default_factory=dict)  # frames that are not decoded before they are let
    reached: Event = field(default_factory=Event)  # a gate

    def frame(self, index: int) -> "StandInFrame":
        time.sleep(self.delay_s)
        if gate := self.gates.get(index):
            self.reached.set()
            gate.wait(timeout=60)
        if index in self.broken:
            raise UserError("The file is damaged here.")
        if self.ends_at is not None and index >= self.ends_at:
            self.times_s, index = self.times_s[: self.ends_at], self.ends_at - 1
        self.decoded.append(index)
        return StandInFrame(index, wide=self.wide)

    def close(self) -> None:
        self.closed = True


@dataclass
class StandInFrame:
    index: int
    wide: bool

    def to_rgb(self, max_side: int | None = None) -> NDArray[np.uint8]:
        picture = Pattern().draw(self.index)
        if not self.wide:
            return picture
        picture = np.kron(picture, np.ones((16, 16, 1), np.uint8))  # 3072 wide
        width = min(3072, max_side or 3072)
        columns, rows = np.arange(width) * 3072 // width, np.arange(width // 6) * 3072 // width
        return picture[rows][:, columns]


class Shelf:
    """The stand-ins of a test by their path."""

    def __init__(self) -> None:
        self.videos: dict[str, StandIn] = {}

    def add(self, name: str, times_s: tuple[float, ...], **how: object) -> Video:
        self.videos[name] = StandIn(np.array(times_s), **how)  # type: ignore[arg-type]
        return video_row(Path(name))

    def open(self, path: Path) -> StandIn:
        if str(path) not in self.videos:
            raise UnreadableVideo(f"{path.name} is empty (0 bytes): copy it from the card again.")
        return self.videos[str(path)]


def video_row(path: Path, **more: object) -> Video:
    fields = {"status": VideoStatus.DONE, "relative_path": path.name} | more
    return Video(id=VideoId(1), deployment_id=DeploymentId(1), root=path.parent, **fields)  # type: ignore[arg-type]


@pytest.fixture
def make_row() -> Callable[..., Video]:
    return video_row


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def player(qtbot: QtBot, shelf: Shelf) -> Iterator[PlayerView]:
    view = PlayerView(open_frames=shelf.open)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.shutdown()
