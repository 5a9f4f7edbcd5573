"""What things are called, and in which order."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.looks.parts import button, literal
from app.ui.observation.toggles import Toggles
from app.ui.speech import language
from app.ui.speech.naming import model_title, name_order


def test_numbers_count_as_numbers_and_accents_stand_with_their_letters() -> None:
    names = ["Zoo", "Site 10", "Äschen", "site 2", "Ñuble", "Olm", "Nord"]
    assert sorted(names, key=name_order) == ["Äschen", "Nord", "Ñuble", "Olm", "site 2", "Site 10", "Zoo"]


@pytest.mark.parametrize(
    ("spoken", "order"),
    [
        ("de", ["Ähre", "Ñandú", "Nutria", "Zoo"]),
        ("es", ["Ähre", "Nutria", "Ñandú", "Zoo"]),
        ("sv", ["Ñandú", "Nutria", "Zoo", "Ähre"]),
    ],
)
def test_names_are_sorted_as_the_language_does(spoken: str, order: list[str]) -> None:
    QLocale.setDefault(QLocale(spoken))
    backwards = order[::-1]
    assert sorted(backwards, key=name_order) == order


def test_a_name_with_an_ampersand_is_read_as_it_is_written(qtbot: QtBot) -> None:
    one, other = button(literal("Fox & hare")), button("Fox &hare")
    assert one.shortcut().isEmpty()
    assert not other.shortcut().isEmpty(), "Qt would take it for a key"


def test_toggles_give_back_the_words_that_they_were_given(qtbot: QtBot) -> None:
    toggles = Toggles("Modifiers")
    qtbot.addWidget(toggles)
    toggles.set_words(["slow", "stop & go"], ["slow"])
    said: list[object] = []
    toggles.changed.connect(said.append)
    qtbot.mouseClick(toggles.chips[1], Qt.MouseButton.LeftButton)
    assert said == [("slow", "stop & go")]
    assert toggles.chips[1].text() == "stop && go"


def test_a_projects_own_model_is_called_in_the_windows_language_and_others_by_their_names(
    qapp: QApplication,
) -> None:
    try:
        for spoken, own in (("de", "Modell 12"), ("es", "modelo 12"), ("en", "model 12")):
            language.speak(qapp, spoken)
            assert model_title("model 12") == own
            assert model_title("model 12 of Ana") == "model 12 of Ana"
            assert model_title("Starter") == "Starter"
    finally:
        language.speak(qapp, "en")
