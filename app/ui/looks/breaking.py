"""Long names in narrow places: where a line may end though there is no blank."""

import re
from collections.abc import Callable

BREAK = "\u200b"  # takes no room


def breakable(name: str) -> str:
    """A name that may go on in the next line, though it has no blanks."""
    return re.sub(r"(\S{8})(?=\S)", rf"\1{BREAK}", name)


def broken_to_fit(words: str, width: float, width_of: Callable[[str], float]) -> str:
    """Words of which only those that are wider than a line may go on in the next."""
    return re.sub(r"\S+", lambda word: breakable(word[0]) if width_of(word[0]) > width else word[0], words)
