"""Words that strangers may have written stand in labels and tips as they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.looks.parts import Points, Remark, Scrolled, as_tip, button, column, text

NAMES = ["foxes <b>young</b>", "<img src=x>", "a &lt;b&gt; c", "two\nlines <i>", 'it\'s "here" <s>']


@pytest.mark.parametrize("name", NAMES)
def test_a_tip_says_what_looks_like_html(name: str) -> None:
    read = QTextDocument()
    read.setHtml(as_tip(name))
    assert read.toPlainText() == name


def test_a_tip_without_it_is_left_alone() -> None:
    assert as_tip("C:\\foxes & hares\n3 > 2") == "C:\\foxes & hares\n3 > 2"


def test_a_label_says_what_looks_like_html(qtbot: QtBot) -> None:
    label = text(NAMES[0])
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("kind", [Remark, Points])
def test_a_long_name_widens_no_page(qtbot: QtBot, kind: type[Remark | Points]) -> None:
    words = kind()
    qtbot.addWidget(words)
    name = "Deployment" * 20
    words.say(name if isinstance(words, Remark) else [name])
    assert words.minimumSizeHint().width() <= 320


def test_points_are_read_as_sentences_and_wrap_beside_the_point(qtbot: QtBot) -> None:
    points = Points()
    qtbot.addWidget(points)
    points.say([NAMES[0], "of animals " * 20])
    read = QTextDocument()
    read.setHtml(points.text())
    assert read.toPlainText().split() == ["•", *NAMES[0].split(), "•", *["of", "animals"] * 20]
    assert points.heightForWidth(300) > 2 * points.heightForWidth(3000)


def test_a_click_on_a_button_puts_no_ring_around_the_area_that_it_scrolls_in(qtbot: QtBot) -> None:
    inside = QWidget()
    pressed: list[bool] = []
    go = button("Improve", lambda: pressed.append(True))
    inside.setLayout(column(go, None))
    area, window = Scrolled(inside, "What was found"), QWidget()
    window.setLayout(column(area))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert pressed
    assert not area.hasFocus()
    area.setFocus(Qt.FocusReason.TabFocusReason)
    assert area.hasFocus()
