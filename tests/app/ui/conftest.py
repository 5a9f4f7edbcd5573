"""A project with findings that nobody has reviewed, and settings that touch nobody's home."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from app.services import media, observations
from app.services.projects import Project, create_project
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, Observation
from app.ui.preferences.settings import SettingsFile
from app.ui.session import Session
from app.ui.window import MainWindow
from launcher.display import OFFSCREEN
from mvit_core.types import (
    Bout,
    Box,
    MotionCurve,
    Score,
    Span,
    Track,
    TrackPoint,
    TrackResult,
    VideoResult,
    VideoStatus,
)
from tests.scanned import to_its_end
from tests.windows import close_at_once

if not os.environ.get("DISPLAY"):
    os.environ.update(OFFSCREEN | os.environ)

LION_OR_DOG = (Score("panthera", 0.75), Score("canis", 0.125))


@pytest.fixture(autouse=True)
def own_home(home: Path) -> None:
    """No test touches what another keeps."""


@pytest.fixture(autouse=True)
def plain_locale() -> Iterator[None]:
    """Dates and numbers as no country writes them, whatever language a test before chose."""
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def footage(tmp_path: Path, two_sites: Path) -> Path:
    """Two sites: two videos of two seconds, and a file without a byte."""
    return Path(shutil.copytree(two_sites, tmp_path / "footage", copy_function=shutil.copyfile))


@pytest.fixture
def new_project(tmp_path: Path, footage: Path) -> Iterator[Project]:
    """The videos of `footage`, not scanned."""
    with create_project(tmp_path / "survey.trapline") as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
        yield project


@pytest.fixture
def project(new_project: Project) -> Project:
    """Scanned: two animals with a bout on the hill, nothing at the pond, the empty file unreadable."""
    results = {
        "Hill/DCIM/IMG_0001.mp4": result(0.1, 0.6),
        "Pond/DCIM/IMG_0001.mp4": VideoResult(status=VideoStatus.BLANK),
        "Pond/DCIM/IMG_0002.mp4": VideoResult(status=VideoStatus.UNREADABLE, reason="it is empty"),
    }
    paths = {video.id: video.relative_path for video in media.videos(new_project)}
    to_its_end(ScanRun.start(new_project), lambda request: results[paths[request.key]])
    return new_project


def animals(session: Session) -> list[Observation]:
    """Those that count in the video looked at."""
    return [each for each in session.observations if each.kind == Kind.ANIMAL]


def first_animals(session: Session) -> list[Observation]:
    """Those of the first video, also the rejected ones."""
    video = media.videos(session.project)[0]
    found = observations.of_video(session.project, video.id, rejected=True)
    return [each for each in found if each.kind == Kind.ANIMAL]


def result(*xs: float) -> VideoResult:
    """A track for each of `xs`, the leftmost half a second after the others, with a bout of eating."""
    tracks = tuple(
        TrackResult(
            track=Track(
                tuple(
                    TrackPoint(0.1 * index, index, Box(x, 0.25, 0.25, 0.5)) for index in range(5 * place, 20)
                ),
                0.5,
            ),
            species=LION_OR_DOG if place == 0 else (),
            bouts=(Bout("eats_food", Span(0.5, 1.5), 0.625),) if place == 0 else (),
        )
        for place, x in enumerate(xs)
    )
    return VideoResult(
        status=VideoStatus.DONE,
        num_frames=20,
        decoded_s=1.9,
        tracks=tracks,
        motion=MotionCurve((0.0, 1.0), (0.1, 0.4)),
    )


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window of its own, shown, without a project."""
    made = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(made, before_close_func=close_at_once)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def session(qapp: object, project: Project) -> Iterator[Session]:
    """The project opened, looking at the video on the hill."""
    session = Session()
    session.open(project)
    session.look_at_video(media.videos(project)[0].id)
    yield session
    session.close()
