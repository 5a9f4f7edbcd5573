"""The window in other languages."""

import ast
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.ui.keyboard.keys import KEYS, shown
from app.ui.main import make_window
from app.ui.session import Session
from app.ui.speech import language
from app.ui.speech.describe import number_text
from app.ui.speech.naming import clock, percent_text
from app.ui.speech.timecode import day_text, time_text
from resources.translations import LANGUAGES
from resources.translations.linguist import Translations, brought_up_to_date, read, write
from resources.translations.sources import Message, messages_of
from resources.translations.update import HERE, WINDOW, wanted

PLACEHOLDER = re.compile(r"\{\w*\}")
SHOWS = {
    *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "addItem"),
    *(
        "setAccessibleDescription",
        "QLabel",
        "QPushButton",
        "QCheckBox",
        "QAction",
        "say",
        "setTitle",
        "addTab",
    ),
    *("setLabelText", "setInformativeText", "addSection", "addRow", "Message", "UserError", "button"),
}
UPDATE = "python -m resources.translations.update"


@pytest.fixture
def speaking(qapp: QApplication):  # type: ignore[no-untyped-def]
    """Speaks a language for the length of a test."""
    yield lambda choice: language.speak(qapp, choice)
    language.speak(qapp, "en")
    QLocale.setDefault(QLocale.c())


@pytest.fixture(params=LANGUAGES)
def translations(request: pytest.FixtureRequest) -> Translations:
    return read(HERE / f"{request.param}.ts")


@pytest.mark.parametrize(
    ("spoken", "country", "day"),
    [
        ("en", QLocale.Country.Germany, "12/06/2026"),
        ("en", QLocale.Country.Sweden, "2026-06-12"),
        ("en", QLocale.Country.UnitedStates, "6/12/2026"),
        ("en", QLocale.Country.AnyTerritory, "12/06/2026"),
        ("de", QLocale.Country.UnitedKingdom, "12.06.2026"),
        ("es", QLocale.Country.Mexico, "12/06/2026"),
    ],
)
def test_dates_are_written_as_the_language_does_where_the_desktop_is(
    speaking: object, spoken: str, country: QLocale.Country, day: str
) -> None:
    QLocale.setDefault(language.written(spoken, country))
    assert day_text(date(2026, 6, 12)) == day


@pytest.mark.parametrize(
    ("desktop", "half"), [("fa_IR", "0.5"), ("ar_EG", "0.5"), ("ne_NP", "0.5"), ("fr_FR", "0,5")]
)
def test_numbers_have_the_digits_of_what_is_said(
    speaking,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
    desktop: str,
    half: str,
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(desktop))
    speaking("system")
    assert QLocale().toString(0.5, "f", 1) == half


def test_nothing_is_untranslated(translations: Translations) -> None:
    said = wanted()
    assert len(said) > 1200
    missing = [message for message in said if not translations.get(message)]
    assert not missing, f"run {UPDATE} and translate"
    assert set(translations) == set(said), f"texts are gone: run {UPDATE}"


def test_placeholders_match(translations: Translations) -> None:
    wrong = {
        message.text: translated
        for message, translated in translations.items()
        if sorted(PLACEHOLDER.findall(message.text)) != sorted(PLACEHOLDER.findall(translated))
    }
    assert not wrong


def test_marks_at_the_ends_match(translations: Translations) -> None:
    """Ellipses say that more is asked; spaces keep words apart."""
    for message, translated in translations.items():
        assert message.text.endswith("…") == translated.rstrip("” »“").endswith("…"), message
        assert message.text[:1].isspace() == translated[:1].isspace(), message


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_what_is_compiled_is_what_was_translated(spoken: str, qapp: QApplication) -> None:
    translator = QTranslator()
    compiled = (HERE / f"{spoken}.qm").read_bytes()
    assert translator.load(compiled)
    for message, translated in read(HERE / f"{spoken}.ts").items():
        told = translator.translate(message.context, message.text)
        assert told == translated, f"run {UPDATE}"


def test_every_word_that_is_shown_can_be_translated() -> None:
    told = []
    for file in sorted(WINDOW.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in SHOWS and node.args:
                first = node.args[0]
                words = first.value if isinstance(first, ast.Constant) else _fixed_words(first)
                if isinstance(words, str) and re.search(r"[^\W\d_]{2}", words) and "Trapline" not in words:
                    told.append(f"{file.name}:{node.lineno}: {words}")
    assert not told


def test_the_window_speaks_german(speaking, qtbot) -> None:  # type: ignore[no-untyped-def]
    assert speaking("de") == "de"
    window = make_window(QApplication.instance())  # type: ignore[arg-type]
    qtbot.addWidget(window)
    assert window.actions_["accept"].text() == "Accept", (
        "the setting says what is spoken, and it says nothing"
    )
    window.settings.change(language="de")
    again = make_window(QApplication.instance())  # type: ignore[arg-type]
    qtbot.addWidget(again)
    assert again.actions_["accept"].text() == "Bestätigen"
    assert again.welcome.open_folder.text() == "Ordner öffnen …"
    assert again.actions_["settings"].toolTip().startswith("Einstellungen  (")
    for each in (window, again):
        each.close()


def test_numbers_follow_the_language(speaking) -> None:  # type: ignore[no-untyped-def]
    speaking("de")
    assert number_text(1234567) == "1.234.567"
    assert QLocale().toString(0.5, "f", 1) == "0,5"
    assert day_text(date(2024, 5, 6)) == "06.05.2024"
    assert time_text(12.48) == "00:12,480"
    assert clock(4.2) == "0:04,2"
    assert percent_text(0.99) == "99 %"
    speaking("en")
    assert number_text(1234567) == "1,234,567"


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's keys have signs")
@pytest.mark.parametrize(("spoken", "written"), [("de", "Strg+Umschalt+Z"), ("es", "Ctrl+Mayús+Z")])
def test_keys_are_called_what_stands_on_them(speaking, spoken: str, written: str) -> None:  # type: ignore[no-untyped-def]
    speaking(spoken)
    redo = next(key for key in KEYS if key.name == "redo")
    assert shown(redo, {}) == written


def test_animals_and_behaviors_have_names_of_the_language(speaking, project) -> None:  # type: ignore[no-untyped-def]
    speaking("es")
    session = Session()
    session.open(project)
    try:
        assert "guepardo" in session.taxonomy.display_name("acinonyx").casefold()
        assert session.behaviors["eats_food"].name != "eats food"
    finally:
        session.close()


def test_a_language_that_is_not_there_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    class Desktop:
        def uiLanguages(self) -> list[str]:
            return ["fr-CH", "de-CH", "en"]

    monkeypatch.setattr("app.ui.speech.language.QLocale.system", Desktop)
    assert language.chosen_language("system") == "de", "the next that the desktop asks for"
    assert language.chosen_language("es") == "es"


def test_texts_are_found_wherever_they_are_marked(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text(
        "def _tr(text):\n    return QCoreApplication.translate('Own', text)\n"
        "x = _tr('one')\nKEY = QT_TRANSLATE_NOOP('Keys', 'two')\n"
        "class Bar:\n    def f(self):\n        return self.tr('a' 'b'), self.tr('c' if x else 'd')\n"
    )
    assert list(messages_of(file)) == [
        *(Message("Own", "one"), Message("Keys", "two")),
        *(Message("Bar", "ab"), Message("Bar", "c"), Message("Bar", "d")),
    ]
    file.write_text("class Bar:\n    def f(self):\n        return self.tr(f'{x}')\n")
    with pytest.raises(ValueError, match="has to stand there whole"):
        list(messages_of(file))


def test_an_update_keeps_what_was_translated(tmp_path: Path) -> None:
    file = tmp_path / "de.ts"
    old = {Message("A", "Open"): "Öffnen", Message("A", "gone"): "weg"}
    write(file, "de", old)
    assert read(file) == old
    after = brought_up_to_date(
        read(file), [Message("A", "Open"), Message("B", "Open"), Message("B", "new <&>")]
    )
    assert after == {
        Message("A", "Open"): "Öffnen",
        Message("B", "Open"): "Öffnen",
        Message("B", "new <&>"): "",
    }
    write(file, "de", after)
    assert read(file) == after
    assert QCoreApplication.translate("A", "Open") == "Open"


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _fixed_words(node: ast.expr) -> str:
    """The letters of an f-string that nobody could translate."""
    if not isinstance(node, ast.JoinedStr):
        return ""
    return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
