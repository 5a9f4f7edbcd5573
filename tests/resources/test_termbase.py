"""Translations keep to one word for one thing, and to the marks of their language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.translations import LANGUAGES
from resources.translations.linguist import Translations, read
from resources.translations.update import HERE

TERMBASE = Path(__file__).parents[2] / "docs" / "termbase.md"
NAMES = {"de": "German", "es": "Spanish"}
PLACEHOLDER = re.compile(r"\{\w*\}")
CODE = re.compile(r"""\{".*\}|'[^']*'""")  # JSON, commands and R, as they are typed
ENDS = ".:?!;,…"
QUOTES = {"de": ("„", "“", "«»”"), "es": ("«", "»", "„“”")}
FAMILIAR = {  # who is addressed, and how
    "de": r"\b(du|dir|dich|dein\w*|wähle|warte|drücke|klicke|ziehe|halte|gib)\b",
    "es": r"\b(tú|tu|tus|ti|contigo|elige|pulsa|haz|pon|detenlo)\b",
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def translations(language: str) -> Translations:
    return read(HERE / f"{language}.ts")


def terms(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """(English, the word for it, what to avoid) from the table of a language."""
    part = TERMBASE.read_text(encoding="utf-8").split(f"## {NAMES[language]}\n")[1].split("\n## ")[0]
    for line in part.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if line.startswith("| ") and cells[0] != "English":
            english, word, *avoided = cells
            yield english, word, [each.strip() for each in "".join(avoided).split(",") if each.strip()]


def words_of(text: str) -> str:
    """What people read, without what is filled in or typed."""
    return PLACEHOLDER.sub("", CODE.sub("", text))


def test_what_the_termbase_avoids_occurs_nowhere(language: str, translations: Translations) -> None:
    avoided = [(english, word, each) for english, word, some in terms(language) for each in some]
    assert len(avoided) > 30
    told = [
        f"{english}: {word}, not {each}: {translated}"
        for english, word, each in avoided
        for translated in translations.values()
        if re.search(rf"\b{re.escape(each)}", words_of(translated), re.IGNORECASE * each.islower())
    ]
    assert not told


def test_the_words_of_the_termbase_are_those_that_are_said(language: str, translations: Translations) -> None:
    said = " ".join(translations.values()).casefold()
    for english, words, _ in terms(language):
        for word in re.sub(r"\(.*?\)|: .*", "", words).split(";"):
            first = word.split(",")[0].replace("…", "").strip().casefold()
            assert first[:5] in said, (english, first)  # without its endings


def test_people_are_addressed_politely(language: str, translations: Translations) -> None:
    told = [each for each in translations.values() if re.search(FAMILIAR[language], each, re.IGNORECASE)]
    assert not told


def test_sentences_end_alike(translations: Translations) -> None:
    told = {
        message.text: translated
        for message, translated in translations.items()
        if {_end(message.text), _end(translated)} & set(ENDS) and _end(message.text) != _end(translated)
    }
    assert not told


def test_quotation_marks_are_those_of_the_language(language: str, translations: Translations) -> None:
    opening, closing, strange = QUOTES[language]
    for translated in map(words_of, translations.values()):
        assert translated.count(opening) == translated.count(closing), translated
        assert not set(translated) & set(strange + '"'), translated


def test_numbers_have_a_decimal_comma_and_a_space_before_the_percent(translations: Translations) -> None:
    for translated in map(words_of, translations.values()):
        assert not re.search(r"\d\.\d|\d%", translated), translated


def test_an_ellipsis_stands_where_the_language_wants_it(language: str, translations: Translations) -> None:
    wrong = re.compile(r"[^\s(]…" if language == "de" else r"\w …")
    assert not [each for each in translations.values() if wrong.search(each)]


def test_spanish_questions_are_opened() -> None:
    for translated in read(HERE / "es.ts").values():
        assert translated.count("¿") == len(re.findall(r"\S\?", translated)), translated


def _end(text: str) -> str:
    return text.rstrip("”“» ")[-1:]
