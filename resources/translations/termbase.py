"""Which word each language has for a thing, as `docs/termbase.md` says, and translations that use another."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from resources.translations.linguist import Translations

TERMBASE = Path(__file__).parents[2] / "docs" / "termbase.md"
NAMES = {"de": "German", "es": "Spanish"}
PLACEHOLDER = re.compile(r"\{\w*\}")
CODE = re.compile(r"""\{".*\}|'[^']*'""")  # JSON, commands and R, as they are typed


class Term(NamedTuple):
    """A line of the table."""

    english: str
    word: str
    avoided: tuple[str, ...]


def terms(language: str) -> list[Term]:
    """The table of a language."""
    part = TERMBASE.read_text(encoding="utf-8").split(f"## {NAMES[language]}\n")[1].split("\n## ")[0]
    lines = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in part.splitlines()
        if line.startswith("| ")
    ]
    return [
        Term(english, word, tuple(each.strip() for each in "".join(avoided).split(",") if each.strip()))
        for english, word, *avoided in lines[1:]
    ]


def astray(language: str, translations: Translations) -> Iterator[str]:
    """What is said with a word that is to be avoided, and with which it should be."""
    for term in terms(language):
        for each in term.avoided:
            word = re.compile(rf"\b{re.escape(each)}", re.IGNORECASE if each.islower() else 0)
            for translated in translations.values():
                if word.search(words_of(translated)):
                    yield f"{term.english} is {term.word}, not {each}: {translated}"


def words_of(translated: str) -> str:
    """What people read, without what is filled in or typed."""
    return PLACEHOLDER.sub("", CODE.sub("", translated))
