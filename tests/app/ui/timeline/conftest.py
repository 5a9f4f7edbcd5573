"""Observations and a timeline to show them on."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.store.records import (
    DeploymentId,
    Kind,
    Observation,
    ObservationId,
    ReviewState,
    Video,
    VideoId,
)
from app.ui.timeline.view import TimelineView
from mvit_core.types import Span, VideoStatus

TIMES_S = tuple(index / 25 for index in range(250))  # 10 s


def observation(
    number: int, start_s: float, end_s: float, parent: int | None = None, **more: object
) -> Observation:
    fields = {
        "kind": Kind.ANIMAL if parent is None else Kind.BEHAVIOR,
        "parent_id": None if parent is None else ObservationId(parent),
        "state": ReviewState.UNREVIEWED,
        "confidence": 0.8,
    } | more
    return Observation(
        id=ObservationId(number),
        video_id=VideoId(1),
        span=Span(start_s, end_s),
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def make() -> Callable[..., Observation]:
    """`make(number, start_s, end_s, parent=None, **fields)`: an animal, or a bout of the animal `parent`."""
    return observation


def some_video() -> Video:
    return Video(
        id=VideoId(1),
        deployment_id=DeploymentId(1),
        root=Path(),
        relative_path="a.mp4",
        status=VideoStatus.DONE,
        captured_at=datetime(2024, 5, 7, 6, 12, 30),
    )


@pytest.fixture
def video() -> Video:
    return some_video()


@pytest.fixture
def timeline(qtbot: QtBot) -> TimelineView:
    """Ten seconds, 25 frames a second: animal 1 (2 to 6 s) with bout 2 (3 to 4 s), animal 3 (7 to 9 s)."""
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1000, 420)
    view.show()
    qtbot.waitExposed(view)
    view.set_video(some_video(), 10.0, TIMES_S)
    view.set_observations(
        [observation(1, 2.0, 6.0), observation(2, 3.0, 4.0, parent=1), observation(3, 7.0, 9.0)], str_of
    )
    return view


def str_of(one: Observation) -> str:
    return f"observation {one.id}"
