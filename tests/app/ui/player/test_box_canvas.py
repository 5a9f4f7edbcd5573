"""Boxes under a person's hands: drawn, moved, resized, given up."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.store.records import ObservationId
from app.ui.player.box_canvas import BoxCanvas
from app.ui.player.box_drag import BODY, Edges, Grip, between, grip_at, moved
from app.ui.player.overlays import TrackOverlay
from mvit_core.types import Box, Track, TrackPoint

LION = ObservationId(7)
BOX = Box(0.25, 0.25, 0.25, 0.25)


@pytest.fixture
def canvas(qtbot: QtBot) -> BoxCanvas:
    """A picture of 400 x 400 that fills its canvas, with one selected box in it."""
    canvas = BoxCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(400, 400)
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("gray"))
    canvas.show_frame(image, 1.0)
    track = Track((TrackPoint(0.0, 0, BOX), TrackPoint(2.0, 20, BOX)), 0.5)
    canvas.set_overlays([TrackOverlay(LION, track, "lion", QColor("orange"), selected=True, human=False)])
    canvas.show()
    return canvas


def drag(
    canvas: BoxCanvas,
    start: tuple[int, int],
    end: tuple[int, int],
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, held, QPoint(*start))
    QTest.mouseMove(canvas, QPoint((start[0] + end[0]) // 2, (start[1] + end[1]) // 2))
    QTest.mouseMove(canvas, QPoint(*end))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*end))


def test_dragging_on_the_bare_picture_draws(canvas: BoxCanvas):
    drawn: list[Box] = []
    canvas.box_drawn.connect(drawn.append)
    drag(canvas, (240, 280), (360, 340))
    (box,) = drawn
    assert (box.x, box.y, box.w, box.h) == pytest.approx((0.6, 0.7, 0.3, 0.15), abs=0.004)


def test_a_box_of_what_is_cut_off_by_the_picture_may_begin_a_little_beside_it(canvas: BoxCanvas):
    drawn: list[Box] = []
    canvas.box_drawn.connect(drawn.append)
    canvas.resize(500, 400)  # the picture stands in the middle, with black beside it
    drag(canvas, (45, 20), (90, 60))
    (box,) = drawn
    assert (box.x, box.y, box.w, box.h) == pytest.approx((0.0, 0.05, 0.1, 0.1), abs=0.004)
    drag(canvas, (20, 20), (90, 60))
    assert drawn == [box], "far from it nobody means the picture"


def test_with_shift_a_box_is_drawn_inside_anothers_which_is_neither_taken_nor_selected(canvas: BoxCanvas):
    happened: list[object] = []
    canvas.box_drawn.connect(happened.append)
    canvas.box_changed.connect(lambda *what: happened.append(what))
    canvas.observation_clicked.connect(happened.append)
    drag(canvas, (150, 150), (180, 190), Qt.KeyboardModifier.ShiftModifier)
    (box,) = happened
    assert isinstance(box, Box)
    assert (box.x, box.y, box.w, box.h) == pytest.approx((0.375, 0.375, 0.075, 0.1), abs=0.004)
    canvas.is_editable = False
    drag(canvas, (150, 150), (180, 190), Qt.KeyboardModifier.ShiftModifier)
    assert happened == [box, LION], "where nothing is kept it is a click"


def test_the_body_moves_and_a_corner_resizes(canvas: BoxCanvas):
    changed: list[tuple[ObservationId, Box]] = []
    canvas.box_changed.connect(lambda id_, box: changed.append((id_, box)))
    drag(canvas, (150, 150), (190, 130))
    drag(canvas, (199, 199), (239, 279))
    assert [id_ for id_, _ in changed] == [LION, LION]
    body, corner = (box for _, box in changed)
    assert (body.x, body.y, body.w, body.h) == pytest.approx((0.35, 0.2, 0.25, 0.25), abs=0.004)
    assert (corner.x, corner.y, corner.w, corner.h) == pytest.approx((0.25, 0.25, 0.35, 0.45), abs=0.004)


def test_a_click_changes_nothing_and_escape_gives_up(canvas: BoxCanvas):
    changed: list[object] = []
    canvas.box_changed.connect(lambda *what: changed.append(what))
    canvas.box_drawn.connect(changed.append)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    QTest.mouseMove(canvas, QPoint(300, 300))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert not changed


@pytest.mark.parametrize(("selected", "num_moved"), [(True, 1), (False, 0)])
def test_the_click_that_selects_a_box_does_not_move_it(canvas: BoxCanvas, selected: bool, num_moved: int):
    changed: list[object] = []
    canvas.box_changed.connect(lambda *what: changed.append(what))
    (overlay,) = canvas._overlays
    canvas.set_overlays([replace(overlay, selected=selected)])
    drag(canvas, (150, 150), (153, 153))
    assert len(changed) == num_moved
    drag(canvas, (150, 150), (165, 165))
    assert len(changed) == num_moved + 1


def test_where_nothing_is_kept_nothing_is_drawn(canvas: BoxCanvas):
    drawn: list[object] = []
    canvas.box_drawn.connect(drawn.append)
    canvas.is_editable = False
    drag(canvas, (240, 280), (360, 340))
    assert not drawn


def test_a_small_box_can_still_be_moved():
    assert grip_at(Edges(10, 10, 19, 19), 14, 14) == BODY
    assert grip_at(Edges(10, 10, 19, 19), 4, 14) == Grip(True, False, False, False)
    assert grip_at(Edges(10, 10, 19, 19), 40, 14) is None


def test_boxes_stay_inside_the_picture_and_sides_may_cross():
    assert moved(BOX, BODY, 2.0, -2.0) == Box(0.75, 0.0, 0.25, 0.25)
    crossed = moved(BOX, Grip(True, False, False, False), 0.5, 0.0)
    assert crossed == Box(0.5, 0.25, 0.25, 0.25)
    assert between(0.5, 0.5, 0.5, 2.0).h == 0.5
    corner = between(1.0, 1.2, 1.1, 1.0)
    assert (corner.x + corner.w, corner.y + corner.h) == (1.0, 1.0), "with a size, and inside"
