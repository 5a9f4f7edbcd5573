"""The words of reports and plots in the language of who reads them. What they say is the same in all.

The texts stand in English where they are used, as those of the window do, and are translated in the same
files (`resources/translations`), under the context `Survey`.
"""

from collections.abc import Sequence
from functools import cache

from resources import resource
from resources.translations import LANGUAGES
from resources.translations.linguist import read
from resources.translations.sources import SURVEY

SIGNS = {"de": (".", ","), "es": ("\u00a0", ",")}  # between thousands, before decimals


def noop(text: str) -> str:
    """Marks a text that is said elsewhere."""
    return text


AND_MORE = noop("{names} and {n} more")


class Speech:
    """Calling it says a text, with values put in place of its `{names}`."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._known = _texts(language)

    def __call__(self, text: str, **values: object) -> str:
        said = self._known.get(text) or text
        return said.format(**values) if values else said

    def number(self, value: float, digits: int | None = None) -> str:
        """As people of that language write it; with `digits` after the sign, or as many as it has."""
        written = f"{value:,}" if digits is None else f"{value:,.{digits}f}"
        thousands, decimal = SIGNS.get(self.language, (",", "."))
        return written.translate({ord(","): thousands, ord("."): decimal})

    def list(self, names: Sequence[str], most: int = 5) -> str:
        """The first few, and how many more there are."""
        shown = ", ".join(names[:most])
        left = len(names) - most
        return shown if left <= 0 else self(AND_MORE, names=shown, n=self.number(left))


@cache
def _texts(language: str) -> dict[str, str]:
    if language not in LANGUAGES:
        return {}
    known = read(resource("translations", f"{language}.ts"))
    return {message.text: said for message, said in known.items() if message.context == SURVEY and said}


ENGLISH = Speech()
