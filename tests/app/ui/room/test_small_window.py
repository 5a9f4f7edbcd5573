"""What a window of 1280 x 720 cuts off, in every language that it speaks."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.projects import Project
from app.ui.speech import language
from app.ui.window import MainWindow
from tests.app.ui.conftest import animals
from tests.windows import opened


def room_for_words(box: QComboBox) -> int:
    """Pixels beside its arrow."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()


@pytest.mark.parametrize("spoken", ["en", "de", "es"])
def test_no_choice_about_an_animal_is_cut(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, project: Project, spoken: str
) -> None:
    try:
        language.speak(qapp, spoken)
        house = opened(qtbot, window, project)
        window.resize(1280, 720)
        house.session.look_at_video(media.videos(house.session.project)[0].id)
        house.session.look_at(animals(house.session)[0].id)
        boxes = [box for box in house.furniture.panel.findChildren(QComboBox) if box.isVisible()]
        assert len(boxes) == 3
        for box in boxes:
            words = [box.itemText(place) for place in range(box.count())]
            assert max(map(box.fontMetrics().horizontalAdvance, words)) <= room_for_words(box), words
    finally:
        language.speak(qapp, "en")
