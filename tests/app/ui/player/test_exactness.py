"""Every step, seek and edge shows exactly the frame that it says: all frames of all clips.

The frame's number is burnt into each picture as ten black or white fields, so that what is on screen can be
read back from the screen itself.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.store.records import DeploymentId, Video, VideoId
from app.ui.player.view import PlayerView
from app.ui.speech.timecode import time_text
from mvit_core.types import VideoStatus
from tests.conftest import MakeVideo

NUM_FRAMES, BITS, FIELD = 45, 10, 16
UNEVEN_S = tuple(
    float(time_s)
    for time_s in np.round(np.cumsum(np.random.default_rng(4).uniform(0.02, 0.3, NUM_FRAMES)), 3)
)
B_FRAMES = {"g": "12", "bf": "3", "preset": "ultrafast", "crf": "18"}
CLIPS: dict[str, dict[str, object]] = {
    "h264-b-frames.mp4": {"codec": "libx264", "options": B_FRAMES},
    "h264-uneven.mp4": {"codec": "libx264", "options": B_FRAMES, "times_s": UNEVEN_S},
    "h264-uneven.mkv": {"codec": "libx264", "options": {"g": "250", "bf": "2"}, "times_s": UNEVEN_S},
    "mjpeg.avi": {"codec": "mjpeg"},
    "mjpeg-uneven.mkv": {"codec": "mjpeg", "times_s": UNEVEN_S},
    "hevc-b-frames.mp4": {"codec": "libx265", "options": {"g": "15", "bf": "3", "preset": "ultrafast"}},
}


def burnt(index: int) -> NDArray[np.uint8]:
    """A picture with its number in it, over a ground that moves, so that frames depend on each other."""
    frame = np.full((48, BITS * FIELD), 90 + index % 5, np.uint8)
    frame[36:, (index * 3) % 120 : (index * 3) % 120 + 30] = 200
    for bit in range(BITS):
        frame[:32, bit * FIELD : (bit + 1) * FIELD] = 235 if index >> bit & 1 else 16
    return frame


def read(image: QImage) -> int:
    """The number in the picture on screen."""
    width = image.width() / BITS
    lit = [
        image.pixelColor(round((bit + 0.5) * width), image.height() // 3).value() > 128 for bit in range(BITS)
    ]
    return sum(1 << bit for bit, on in enumerate(lit) if on)


@pytest.fixture(params=CLIPS)
def player(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, make_video: MakeVideo
) -> Iterator[PlayerView]:
    path = make_video(
        tmp_path / request.param, map(burnt, range(NUM_FRAMES)), rate=10, **CLIPS[request.param]
    )
    view = PlayerView()
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    view.open_video(
        Video(
            id=VideoId(1),
            deployment_id=DeploymentId(1),
            root=path.parent,
            relative_path=path.name,
            status=VideoStatus.DONE,
        )
    )
    qtbot.waitUntil(lambda: view.playhead.frame_shown() == 0)
    yield view
    view.shutdown()


def check(qtbot: QtBot, player: PlayerView, index: int) -> None:
    qtbot.waitUntil(lambda: player.playhead.frame_shown() == index)
    assert read(player.canvas.image()) == index
    assert player.playhead.time_shown() == player.playhead.times_s()[index]
    figures = {label.text() for label in player.transport.findChildren(QLabel)}
    assert figures >= {time_text(player.playhead.time_shown()), f"frame {index}"}


def test_every_frame_is_the_one_that_it_says(qtbot: QtBot, player: PlayerView):
    times_s = player.playhead.times_s()
    assert len(times_s) == NUM_FRAMES
    check(qtbot, player, 0)
    for index in range(1, NUM_FRAMES):
        player.playhead.step(1)
        check(qtbot, player, index)
    for index in reversed(range(NUM_FRAMES - 1)):
        player.playhead.step(-1)
        check(qtbot, player, index)
    order = list(range(NUM_FRAMES))
    random.Random(8).shuffle(order)
    for index in order:
        player.playhead.seek_frame(index)
        check(qtbot, player, index)
    for index in order[::-1]:
        player.playhead.seek_time(times_s[index])  # an edge that was set here brings this frame back
        check(qtbot, player, index)
    for index in order:
        end_s = times_s[index + 1] if index + 1 < NUM_FRAMES else times_s[index] + 0.05
        player.playhead.seek_time((times_s[index] + end_s) / 2)
        check(qtbot, player, index)
