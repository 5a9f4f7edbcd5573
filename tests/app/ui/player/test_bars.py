"""The bars under the picture, that of videos and that of photos."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.looks.theme import DARK, LIGHT, Theme
from app.ui.player.photo_bar import PhotoBar
from app.ui.player.transport import TransportBar


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("make", [TransportBar, PhotoBar])
def test_a_bar_wears_the_theme(qtbot: QtBot, make: type[QWidget], theme: Theme) -> None:
    bar = make()
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    bar.show()
    bar.set_theme(theme)  # type: ignore[attr-defined]
    assert bar.grab().toImage().pixelColor(2, 20) == QColor(theme.surface)
    plain = next(each for each in bar.findChildren(QLabel) if not each.property("strong"))
    assert plain.palette().color(plain.foregroundRole()) == QColor(theme.text_muted)
