"""Help as a person finds it: the guide, the tour, diagnostics, about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from app.ui.help import machine_facts
from app.ui.help.about import AboutDialog
from app.ui.help.diagnostics import saving
from app.ui.help.helping import MENU
from app.ui.main import make_window
from app.ui.window import MainWindow
from tests.app.ui.test_accessible import unnamed
from tests.windows import close_at_once, drop


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    window = make_window(qapp)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    close_at_once(window)


def test_the_question_mark_opens_a_menu_with_everything(window: MainWindow) -> None:
    entries = [action.objectName() for action in window.top_bar.help_menu.actions()]
    assert entries == list(MENU)


def test_the_guide_is_read_searched_and_followed(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["guide"].trigger()
    guide = window.help.show_guide()
    qtbot.addWidget(guide)
    assert "First steps" in guide.view.toPlainText()
    assert unnamed(guide) == []
    guide.view.anchorClicked.emit("cards.md")
    assert "Bringing in cards" in guide.view.toPlainText()
    qtbot.keyClicks(guide.search, "confusion")
    qtbot.waitUntil(lambda: guide.contents.topLevelItemCount() < 8)
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    qtbot.keyClick(guide.contents, Qt.Key.Key_Down)
    assert "confusion" in guide.view.toPlainText().casefold()
    guide.search.setText("xylophone")
    qtbot.waitUntil(guide.nothing.isVisible)


def test_pictures_are_no_wider_than_the_page(qtbot: QtBot, window: MainWindow) -> None:
    guide = window.help.show_guide("review")
    qtbot.addWidget(guide)
    assert guide.view.document().size().width() <= guide.view.viewport().width() + 1
    assert guide.view.horizontalScrollBar().maximum() == 0


def test_pictures_come_once_the_page_is_there(qtbot: QtBot, window: MainWindow) -> None:
    guide = window.help.show_guide("views/README")
    qtbot.addWidget(guide)
    document, kind = guide.view.document(), QTextDocument.ResourceType.ImageResource.value

    def pictures() -> list[QImage]:
        return [document.resource(kind, QUrl(name)) for name in ("welcome-dark.png", "welcome-light.png")]

    def are_blank() -> list[bool]:
        blank = QColor(Qt.GlobalColor.transparent)
        return [one.pixelColor(one.rect().center()) == blank for one in pictures()]

    QApplication.processEvents()  # the window may have been made smaller for the screen
    height = document.size().height()
    assert are_blank() == [True, True], "there is room for them"
    qtbot.waitUntil(lambda: are_blank() == [False, False])
    assert document.size().height() == height


def test_the_news_are_a_page_of_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["news"].trigger()
    guide = window.help.show_guide()
    qtbot.addWidget(guide)
    assert "What is new" in guide.view.toPlainText()


def test_the_tour_comes_once_has_four_steps_and_can_be_taken_again(qtbot: QtBot, window: MainWindow) -> None:
    window.help.greet()
    tour = window.help.tour
    assert tour is not None
    for _ in range(3):
        qtbot.keyClick(tour, Qt.Key.Key_Right)
    assert tour.number == 3
    qtbot.mouseClick(tour.back, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tour, Qt.Key.Key_Return)
    qtbot.mouseClick(tour.on, Qt.MouseButton.LeftButton)
    assert window.help.tour is None
    assert window.settings.values.toured
    window.help.greet()
    assert window.help.tour is None
    window.actions_["tour"].trigger()
    again = window.help.tour
    assert again is not None
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert window.help.tour is None


def test_no_words_of_the_tour_are_cut(qtbot: QtBot, window: MainWindow) -> None:
    window.help.show_tour()
    tour = window.help.tour
    assert tour is not None
    for _ in range(4):
        qtbot.wait(20)  # it is laid out
        for label in filter(QLabel.isVisible, tour.findChildren(QLabel)):
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        tour.turn(1)


def dress(qtbot: QtBot, window: MainWindow, **chosen: object) -> None:
    window.settings.change(**chosen)
    window.dress()
    qtbot.waitUntil(lambda: window.appearance.changing is None)


def test_no_button_of_the_tour_is_cut_at_the_largest_text(qtbot: QtBot, window: MainWindow) -> None:
    try:
        dress(qtbot, window, text_percent=150, language="de")
        window.help.show_tour()
        tour = window.help.tour
        assert tour is not None
        tour.turn(1)
        qtbot.wait(20)  # it is laid out
        shown = [each for each in tour.findChildren(QPushButton) if each.isVisible()]
        assert len(shown) == 3
        assert [each.text() for each in shown if each.width() < each.sizeHint().width()] == []
    finally:
        dress(qtbot, window, text_percent=100, language="en")


def test_the_tour_ends_with_enter_on_skip(qtbot: QtBot, window: MainWindow) -> None:
    window.help.show_tour()
    tour = window.help.tour
    assert tour is not None
    window.activateWindow()
    tour.skip.setFocus()
    qtbot.waitUntil(tour.skip.hasFocus)
    qtbot.keyClick(tour.skip, Qt.Key.Key_Return)
    assert window.help.tour is None


def test_tab_stays_on_the_card_of_the_tour(qtbot: QtBot, window: MainWindow) -> None:
    window.help.show_tour()
    tour = window.help.tour
    assert tour is not None
    window.activateWindow()
    tour.setFocus()
    qtbot.waitUntil(tour.hasFocus)
    for expected in (tour.skip, tour.on, tour.skip):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is expected
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is tour.on


def test_the_tour_holds_keys_back_and_follows_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.help.show_tour()
    tour = window.help.tour
    assert tour is not None
    window.resize(900, 560)
    assert tour.size() == window.size()
    qtbot.mouseClick(tour.skip, Qt.MouseButton.LeftButton)
    assert window.help.tour is None


def test_diagnostics_are_shown_before_they_are_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        machine_facts.MachineFacts,
        "ask",
        lambda facts: facts.known.emit({"torch": "2", "logs": "/home/robin/log"}),
    )
    dialog = window.help.collect()
    qtbot.waitUntil(dialog.save.isEnabled)
    shown = [dialog.tabs.widget(n) for n in range(dialog.tabs.count())]
    text = "".join(each.toPlainText() for each in shown if isinstance(each, QPlainTextEdit))
    assert '"torch": "2"' in text
    assert "robin" not in text
    assert unnamed(dialog) == []
    dialog.save_wanted.emit(tmp_path / "out.zip")
    qtbot.waitUntil((tmp_path / "out.zip").is_file)
    assert saving(dialog.parts, tmp_path / "b.zip")(None) == tmp_path / "b.zip"
    dialog.reject()


def test_about_names_the_licences_of_all_parts(qtbot: QtBot, window: MainWindow) -> None:
    dialog = AboutDialog(window, window.theme)
    qtbot.addWidget(dialog)
    text = "".join(
        each.toPlainText() for n in range(3) if isinstance(each := dialog.tabs.widget(n), QTextBrowser)
    )
    for part in ("MIT", "LGPL-3.0", "libx264", "GPL-2.0", "PyTorch", "cff-version"):
        assert part in text
    assert unnamed(dialog) == []


def test_the_tour_goes_on_when_a_folder_is_opened_as_its_first_card_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    card = tmp_path / "Card 7"
    card.mkdir()
    window.help.show_tour()
    tour = window.help.tour
    assert tour is not None
    drop(window, card)
    qtbot.waitUntil(lambda: tour.number == 1)
    window.open_path(card)
    qtbot.waitUntil(lambda: window.house is not None and window.house.session.is_open)
    qtbot.wait(100)
    assert tour.number == 1, "only that one"
