"""The chips of what is filtered, as they come and go while somebody types."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.services.choosing.filters import Filter
from app.ui.filters.chips import FilterChips
from app.ui.session import Session
from tests.app.ui.windows_opened import windows_opened


def test_the_keys_stay_where_somebody_types(qtbot: QtBot, qapp: QApplication, session: Session) -> None:
    window, chips, search = QWidget(), FilterChips(session), QLineEdit()
    down = QVBoxLayout(window)
    down.addWidget(search)
    down.addWidget(chips)
    search.textChanged.connect(lambda words: chips.show_filter(Filter(text=words), None))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    search.setFocus()
    with windows_opened(qapp) as opened:
        for letter in "fox":
            QTest.keyClicks(QApplication.focusWidget(), letter)
    assert (search.text(), opened) == ("fox", [])
    assert chips.isVisible()
    assert chips.findChildren(QWidget)[-1].isVisible()
