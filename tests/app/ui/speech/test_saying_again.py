"""The language is changed while everything goes on."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from app import paths
from app.services.projects import Project
from app.store.records import Kind
from app.ui.main import make_window
from app.ui.preferences.settings import SettingsFile
from app.ui.speech import language
from app.ui.speech.saying_again import say_again
from app.ui.speech.timecode import day_form
from app.ui.window import MainWindow
from resources.translations.phrasebook import Phrase, Phrasebook
from tests.windows import close_at_once


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication):  # type: ignore[no-untyped-def]
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def opened(qapp: QApplication, qtbot, project: Project):  # type: ignore[no-untyped-def]
    """Opens windows on one project, each at the first animal."""
    place = project.path
    project.close()

    def open_one(spoken: str) -> MainWindow:
        SettingsFile(paths.config_dir() / "settings.json").change(language=spoken)
        window = make_window(qapp)
        qtbot.addWidget(window)
        window.show()
        window.resize(1280, 720)  # where a small screen has made it narrower
        house = window.furnish()
        house.door.open_path(Path(place))
        qtbot.waitUntil(lambda: house.furniture.library.num_videos == 3)
        qtbot.waitUntil(lambda: house.furniture.finder.found is not None)
        qtbot.waitUntil(lambda: house.furniture.stage.player.playhead.frame_shown() >= 0)
        animals = [each for each in house.session.observations if each.kind == Kind.ANIMAL]
        house.session.look_at(animals[0].id)
        return window

    return open_one


def words_of(window: QWidget) -> Counter[tuple[str, str]]:
    """Everything that can be seen, with what says it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was replaced is gone
    said: list[tuple[QObject, str]] = []
    for each in window.findChildren(QWidget):
        if not (each.isVisibleTo(window) or isinstance(each, QMenu)):
            continue
        said += [(each, each.toolTip()), (each, each.accessibleName()), (each, each.accessibleDescription())]
        match each:
            case QLineEdit() | QPlainTextEdit():
                said.append((each, each.placeholderText()))
            case QComboBox():
                said += [(each, each.itemText(row)) for row in range(each.count())]
            case QMenu():
                said.append((each, each.title()))
            case QLabel() | QAbstractButton():
                said.append((each, each.text()))
    for action in window.findChildren(QAction):
        said += [(action, action.text()), (action, action.toolTip())]
    return Counter((type(whose).__name__, words) for whose, words in said if words)


def speak(qtbot, window: MainWindow, spoken: str) -> None:  # type: ignore[no-untyped-def]
    """Go over to another language, until all is said."""
    window.settings.change(language=spoken)
    window.dress()
    qtbot.waitUntil(lambda: window.appearance.changing is None)
    qtbot.wait(20)  # what was replaced goes


@pytest.mark.parametrize(
    ("old", "new", "selected"), [("en", "de", True), ("de", "es", True), ("es", "en", False)]
)
def test_a_window_that_changes_its_language_says_what_a_new_one_says(  # type: ignore[no-untyped-def]
    opened, qtbot, old: str, new: str, selected: bool
) -> None:
    told = []
    for first in (old, new):
        window = opened(first)
        if not selected:
            window.house.session.look_at(None)
        speak(qtbot, window, new)
        told.append(words_of(window))
        close_at_once(window)
    assert (told[0] - told[1], told[1] - told[0]) == (Counter(), Counter())


def test_fields_of_days_are_written_as_in_the_new_language(qapp: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    language.speak(qapp, "en")
    field = QDateEdit(QDate(2026, 6, 12), displayFormat=day_form())
    qtbot.addWidget(field)
    language.speak(qapp, "de")
    say_again(field, Phrasebook(()))
    assert field.text() == "12.06.2026"


def test_a_box_of_choices_is_as_wide_as_they_are_in_the_new_language(qapp: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    long = "nach dem letzten unabhängigen Nachweis"
    box, german = QComboBox(), QComboBox()
    for each, words in ((box, "after the last"), (german, long)):
        each.addItem(words)
        qtbot.addWidget(each)
        each.show()
        each.sizeHint()  # it is in a layout, which asks
    say_again(box, Phrasebook([Phrase("", "after the last", long)]))
    assert box.sizeHint() == german.sizeHint()


def test_what_can_be_undone_is_named_in_the_new_language_and_can_still_be_undone(opened, qtbot) -> None:  # type: ignore[no-untyped-def]
    window = opened("en")
    session = window.house.session
    window.house.furniture.reviewing.name(taxon="canis")
    assert session.edits.stack.undoText() == "Name it dogs and wolves, IMG_0001"
    speak(qtbot, window, "de")
    assert session.edits.stack.undoText() == "Als Hunde und Wölfe bestimmen, IMG_0001"
    assert window.actions_["undo"].text() == "Rückgängig: Als Hunde und Wölfe bestimmen, IMG_0001"
    session.edits.undo()
    assert session.observation.taxon == "panthera"
    close_at_once(window)
