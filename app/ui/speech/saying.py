"""Sentences that come to the window in English, from services, child processes and the project file, in its
own language.
"""

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QLocale

from app.ui.speech.language import ENGLISH, current
from resources import resource
from resources.translations import LANGUAGES
from resources.translations.linguist import Translations, read
from resources.translations.phrasebook import Phrase, Phrasebook
from resources.translations.sources import SENTENCES

NUMBER = re.compile(r"\d{1,3}(,\d{3})+|\d+\.\d+")


def here(said: object) -> str:
    """A sentence or an error as this window says it; as it came where it is not known."""
    text, language = str(said), current()
    if language == ENGLISH or not text:
        return text
    return _sentences(language).say(text) or text


def phrasebook(old: str, new: str) -> Phrasebook:
    """Everything that the window can say in one language, to say it in another."""
    return Phrasebook(_phrases(old, new))


def learn_all() -> None:
    """Read all languages, in any thread: a tenth of a second each, for which no change should wait."""
    for language in LANGUAGES:
        _translations(language)


@cache
def _sentences(language: str) -> Phrasebook:
    phrases = (each for each in _phrases(ENGLISH, language) if each.context == SENTENCES)
    return Phrasebook(phrases, part=_number)


def _phrases(old: str, new: str) -> Iterator[Phrase]:
    known, said = _translations(old), _translations(new)
    for message in _translations(LANGUAGES[0]):
        text = message.text
        yield Phrase(message.context, known.get(message) or text, said.get(message) or text)


@cache
def _translations(language: str) -> Translations:
    return {} if language == ENGLISH else read(resource("translations", f"{language}.ts"))


def _number(part: str) -> str:
    """With the marks of this language: services write numbers as English does."""
    if not NUMBER.fullmatch(part):
        return part
    plain = part.replace(",", "")
    decimals = len(plain.partition(".")[2])
    return QLocale().toString(float(plain), "f", decimals)
