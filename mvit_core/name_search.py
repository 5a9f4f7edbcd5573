"""Ranked search over short names: beginnings, then a slip from a word, anywhere inside, nearly a beginning.

Up to a slip from a whole word somebody surely meant the name; the others are only alike.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

WHOLE_NAME, NAME_PREFIX, WORD_PREFIX, NEAR_WORD, INSIDE, SLIP = range(6)  # best to worst
LEAST_ALONE = 5  # letters of a word that may be a slip from another; of short ones too many are alike
LEAST_BESIDE = 3  # beside one that begins a word


class NameIndex:
    """Names by key, folded once; each query walks them all (a few hundred take about a millisecond)."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Each row: a key, then its names."""
        self._names = [(key, [fold(name) for name in names if name]) for key, *names in rows]
        self._by_key = dict(self._names)

    def matches(self, text: str, worst: int = SLIP) -> Iterator[tuple[int, str]]:
        """`(badness, key)` of every entry in which all words of `text` are found so well, in no order."""
        wanted = fold(text).split()
        if not wanted:
            return
        for key, names in self._names:
            badness = _badness(wanted, names, worst)
            if badness is not None:
                yield badness, key

    def meant(self, text: str) -> set[str]:
        """The keys of all that `text` begins a word of in each of its words, or is a slip from.

        A name that was typed in two words counts as one: "wilde beest".
        """
        ways = {fold(text), fold(text).replace(" ", "")}
        return {key for way in ways for _much, key in self.matches(way, NEAR_WORD)}

    def length(self, key: str, text: str) -> int:
        """The letters of the shortest name of an entry that `text` stands in; of none, of its longest."""
        names, wanted = self._by_key[key], fold(text)
        return min((len(name) for name in names if wanted in name), default=max(map(len, names), default=0))

    def called(self, name: str) -> set[str]:
        """The keys of all that have exactly this name."""
        wanted = fold(name)
        return {key for key, names in self._names if wanted and wanted in names}


@lru_cache(maxsize=1 << 14)  # the names of a project are folded again for each import and each list
def fold(text: str) -> str:
    """Lower case, accents dropped, everything but letters and digits as single blanks."""
    return " ".join(re.findall(r"\w+", without_accents(text.casefold()).replace("_", " ")))


def without_accents(text: str) -> str:
    """The letters alone that accents stand on."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _badness(wanted: list[str], names: list[str], worst: int) -> int | None:
    whole = " ".join(wanted)
    if whole in names:
        return WHOLE_NAME
    if any(name.startswith(whole) for name in names):
        return NAME_PREFIX
    words = [word for name in names for word in name.split()]
    is_begun = any(word.startswith(one) for one in wanted for word in words)
    least = LEAST_BESIDE if is_begun else LEAST_ALONE
    found = [_word_badness(one, words, least, worst) for one in wanted]
    return None if None in found else max(one for one in found if one is not None)


def _word_badness(wanted: str, words: list[str], least: int, worst: int) -> int | None:
    """`least`: letters that a word needs to be known in spite of a slip."""
    if any(word.startswith(wanted) for word in words):
        return WORD_PREFIX
    if len(wanted) >= least and any(_is_slip_from(word, wanted) for word in words):
        return NEAR_WORD
    if worst == NEAR_WORD:
        return None
    if len(wanted) > 2 and any(wanted in word for word in words):
        return INSIDE
    slips = _slips_allowed(wanted)
    if slips and any(_begins_nearly(word, wanted, slips) for word in words):
        return SLIP
    return None


def _slips_allowed(wanted: str) -> int:
    return 0 if len(wanted) < 4 else 1 if len(wanted) < 8 else 2


def _is_slip_from(word: str, wanted: str) -> bool:
    """Whether the whole of `word` was meant: from its first letter on, with a slip, or two if it is long."""
    slips = max(1, _slips_allowed(wanted))
    if word[0] != wanted[0] or abs(len(word) - len(wanted)) > slips:
        return False
    return _edits_to_prefixes(wanted, word)[-1] <= slips


def _begins_nearly(word: str, wanted: str, slips: int) -> bool:
    """Whether some beginning of `word` differs from `wanted` by at most so many slips."""
    if len(word) + slips < len(wanted):
        return False
    return min(_edits_to_prefixes(wanted, word[: len(wanted) + slips])) <= slips


def _edits_to_prefixes(wanted: str, word: str) -> list[int]:
    """Optimal string alignment distance from `wanted` to every prefix of `word`.

    A slip is a letter too many, too few, wrong, or two neighbors swapped.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(wanted, 1):
        last, row, older = row, [i], before
        for j, other in enumerate(word, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and wanted[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = last
    return row
