"""Where the playhead stands when an observation is selected."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.session import Session
from app.ui.watching.stage import Stage, first_seen_s
from mvit_core.types import Box, Span, Track, TrackPoint


def growing(*widths: float) -> Track:
    return Track(tuple(TrackPoint(float(n), n, Box(0.0, 0.0, w, 0.5)) for n, w in enumerate(widths)), 0.9)


def test_an_animal_is_shown_once_half_of_it_is_in_view() -> None:
    assert first_seen_s(growing(0.01, 0.1, 0.25, 0.4), Span(0.0, 3.0)) == 2.0
    assert first_seen_s(growing(0.4, 0.4), Span(0.0, 1.0)) == 0.0


def test_only_its_own_span_counts() -> None:
    assert first_seen_s(growing(0.1, 0.1, 0.1, 0.9), Span(1.0, 2.5)) == 1.0
    assert first_seen_s(growing(0.1), Span(5.0, 6.0)) == 5.0


def test_more_height_is_the_pictures_and_what_was_dragged_stays(qtbot: QtBot, session: Session) -> None:
    stage = Stage(session)
    qtbot.addWidget(stage)
    stage.resize(1000, 680)
    stage.show()

    def timeline_at(height: int) -> int:
        stage.resize(1000, height)
        return stage.below.height()

    usual = timeline_at(680)
    assert timeline_at(1400) == timeline_at(2000) == usual
    assert timeline_at(480) < usual  # both have their share
    assert timeline_at(680) == usual
    stage.splitter.moveSplitter(280, 1)
    dragged = stage.below.height()
    assert dragged > usual
    assert timeline_at(1400) == dragged
    assert timeline_at(680) == dragged
    stage.shutdown()


@pytest.mark.parametrize("boxes", [False, True])
def test_no_picture_no_copy(session: Session, boxes: bool) -> None:
    """Qt would warn of painting on nothing, which fails a test."""
    stage = Stage(session)
    QGuiApplication.clipboard().setText("what was there")
    stage.copy_picture(boxes=boxes)
    assert QGuiApplication.clipboard().text() == "what was there"
    stage.shutdown()
