"""Translations keep to one word for one thing, and to the marks of their language."""

import re

import pytest

from resources.translations import LANGUAGES
from resources.translations.linguist import Translations, read
from resources.translations.sources import Message
from resources.translations.termbase import astray, terms, words_of
from resources.translations.update import HERE

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


def test_what_the_termbase_avoids_occurs_nowhere(language: str, translations: Translations) -> None:
    assert sum(len(term.avoided) for term in terms(language)) > 30
    assert not list(astray(language, translations))


def test_a_word_that_goes_astray_is_found() -> None:
    said = {Message("A", "Scan {site}"): "{site} durchsuchen", Message("A", "Hit"): "Fundament"}
    assert [line.partition(",")[0] for line in astray("de", said)] == [
        "scan is Scan",
        "detection is Detektion",
    ]


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
    wrong = re.compile(r"(?<![A-Z]-)\b\d+\.\d|\d%")  # but GPL-3.0 is a name
    for translated in map(words_of, translations.values()):
        assert not wrong.search(translated), translated


def test_an_ellipsis_stands_where_the_language_wants_it(language: str, translations: Translations) -> None:
    wrong = re.compile(r"[^\s(]…" if language == "de" else r"\w …")
    assert not [each for each in translations.values() if wrong.search(each)]


def test_spanish_questions_are_opened() -> None:
    for translated in read(HERE / "es.ts").values():
        assert translated.count("¿") == len(re.findall(r"\S\?", translated)), translated


def _end(text: str) -> str:
    return text.rstrip("”“» ")[-1:]
