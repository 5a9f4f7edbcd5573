"""Ranked search over short names: beginnings, then a slip from a word, anywhere inside, nearly a beginning.

Up to a slip from a whole word somebody surely meant the name; the others are only alike.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

# Best to worst; LONGER_NAME: a whole name and a letter too many. Nobody surely meant what is below NEAR_WORD.
WHOLE_NAME, PLURAL, FIRST_WORD, NAME_PREFIX, WORD_PREFIX, LONGER_NAME, NEAR_NAME, NEAR_WORD = range(8)
INSIDE, SLIP, TWO_SLIPS = range(NEAR_WORD + 1, NEAR_WORD + 4)
NOT_FOUND = TWO_SLIPS + 1
LEAST_ALONE = 5  # letters of a word that may be a slip from another; of short ones too many are alike
LEAST_BESIDE = 3  # beside one that begins a word
LEAST_FOR_TWO = 7  # letters of a word that is like another in spite of two slips: "leapord"
LEAST_INSIDE = 3  # letters that are looked for within words
LONGEST = 40  # letters of a word in which slips are looked for
LAST = "\U0010ffff"  # no letter comes after it
NUM_KEPT = 32  # words of the last queries: who types on asks for all but one of them again

Flags = NDArray[np.bool_]


class NameIndex:
    """Names by key, folded once; a query of a letter more takes some milliseconds among 20,000 names."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Each row: a key, then its names."""
        named = [(key, list(filter(None, map(fold, names)))) for key, *names in rows]
        self._by_key = dict(named)
        self._keys = [key for key, names in named if names]
        self._names = sorted(
            (name, place) for place, key in enumerate(self._keys) for name in self._by_key[key]
        )
        words = [" ".join(self._by_key[key]).split() for key in self._keys]
        self._words = _Words(word for those in words for word in those)
        self._word_of = np.array([self._words.place[word] for those in words for word in those], np.intp)
        alone = [" " not in name for key in self._keys for name in self._by_key[key] for _ in name.split()]
        self._is_name = np.array(alone, bool)  # for each word of each entry
        self._starts = np.cumsum([0, *map(len, words)])[:-1]
        self._known: dict[str, _Found] = {}

    def matches(self, text: str, worst: int = TWO_SLIPS) -> Iterator[tuple[int, str]]:
        """`(badness, key)` of every entry in which all words of `text` are found so well, in no order."""
        wanted = fold(text).split()
        if not wanted or not self._keys:
            return
        found = [self._found(word) for word in wanted]
        is_begun = np.logical_or.reduce([each.begins for each in found])
        badness = np.max([each.badness(is_begun, worst) for each in found], axis=0)
        whole = " ".join(wanted)
        near = (NEAR_NAME, NEAR_WORD)
        longer = [place for place in self._called(whole[:-1]) if badness[place] in near]
        badness[longer] = LONGER_NAME
        badness[self._begun_by(whole)] = NAME_PREFIX
        badness[[*self._begun_by(f"{whole} "), *self._begun_by(f"{whole}s ")]] = FIRST_WORD
        badness[self._called(f"{whole}s")] = PLURAL
        badness[self._called(whole)] = WHOLE_NAME
        for place in np.flatnonzero(badness < NOT_FOUND):
            yield int(badness[place]), self._keys[place]

    def meant(self, text: str) -> set[str]:
        """The keys of all that `text` begins a word of in each of its words, or is a slip from.

        A name that was typed in two words counts as one: "wilde beest".
        """
        ways = {fold(text), fold(text).replace(" ", "")}
        return {key for way in ways for _much, key in self.matches(way, NEAR_WORD)}

    def length(self, key: str, text: str) -> int:
        """The letters of the shortest name of an entry that `text` stands in; where it stands in none, by how
        many letters `text` is longer or shorter than the name that is most like it in that.
        """
        names, wanted = self._by_key[key], fold(text)
        differ = min((abs(len(name) - len(wanted)) for name in names), default=0)
        return min((len(name) for name in names if wanted in name), default=differ)

    def called(self, name: str) -> set[str]:
        """The keys of all that have exactly this name."""
        wanted = fold(name)
        return {self._keys[place] for place in self._called(wanted)} if wanted else set()

    def _called(self, name: str) -> list[int]:
        """The places of the entries with a name."""
        first, last = bisect_left(self._names, (name, 0)), bisect_left(self._names, (name, len(self._keys)))
        return [place for _, place in self._names[first:last]]

    def _begun_by(self, text: str) -> list[int]:
        """The places of the entries with a name that begins so."""
        first, last = bisect_left(self._names, (text, 0)), bisect_left(self._names, (text + LAST, 0))
        return [place for _, place in self._names[first:last]]

    def _found(self, wanted: str) -> "_Found":
        """How a word is found in each entry."""
        found = self._known.pop(wanted, None) or self._looked_for(wanted)
        self._known[wanted] = found  # the latest stands last
        if len(self._known) > NUM_KEPT:
            del self._known[next(iter(self._known))]
        return found

    def _looked_for(self, wanted: str) -> "_Found":
        is_slip, is_nearly, is_far = self._words.alike(wanted)
        each = (self._words.begun_by(wanted), is_slip, self._words.holding(wanted), is_nearly, is_far)
        of_words = [one[self._word_of] for one in each]
        of_words.append(of_words[1] & self._is_name)
        return _Found(len(wanted), *(np.logical_or.reduceat(one, self._starts) for one in of_words))


@lru_cache(maxsize=1 << 14)  # the names of a project are folded again for each import and each list
def fold(text: str) -> str:
    """Lower case, accents dropped, everything but letters and digits as single blanks."""
    return " ".join(re.findall(r"\w+", without_accents(text.casefold()).replace("_", " ")))


def without_accents(text: str) -> str:
    """The letters alone that accents stand on."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class _Found:
    """Of a wanted word, for each entry: whether it begins one of the entry's words, or is like one."""

    num_letters: int
    begins: Flags
    is_slip: Flags
    is_inside: Flags
    is_nearly: Flags
    is_far: Flags
    is_slip_name: Flags

    def badness(self, is_begun: Flags, worst: int) -> NDArray[np.int8]:
        """How bad each entry is; NOT_FOUND where worse than `worst`.

        `is_begun`: another word begins one of its own, beside which a shorter one may be a slip.
        """
        least = np.where(is_begun, LEAST_BESIDE, LEAST_ALONE)
        badness = np.full(len(is_begun), NOT_FOUND, np.int8)
        if worst > NEAR_WORD:
            badness[self.is_far] = TWO_SLIPS
            badness[self.is_nearly] = SLIP
            badness[self.is_inside] = INSIDE
        badness[self.is_slip & (self.num_letters >= least)] = NEAR_WORD
        badness[self.is_slip_name & (self.num_letters >= least)] = NEAR_NAME
        badness[self.begins] = WORD_PREFIX
        return badness


class _Words:
    """The words of all names, each once; a wanted word is held against all of them at a time."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self.place = {word: place for place, word in enumerate(self._words)}
        self._lengths = np.array([len(word) for word in self._words], np.intp)
        self._text = " ".join(self._words)
        self._ends = np.cumsum(self._lengths + 1)  # in the text, of each word and the blank behind it
        cut = np.array([word[:LONGEST] for word in self._words], dtype=f"<U{LONGEST}")
        self._letters = cut.view(np.uint32).reshape(len(self._words), LONGEST)  # 0 behind the end
        self._hold = np.bitwise_or.reduce(_bits(self._letters), axis=1)

    def begun_by(self, wanted: str) -> Flags:
        """Which begin with it."""
        found = np.zeros(len(self._words), bool)
        found[bisect_left(self._words, wanted) : bisect_left(self._words, wanted + LAST)] = True
        return found

    def holding(self, wanted: str) -> Flags:
        """Which have it anywhere inside."""
        if len(wanted) < LEAST_INSIDE:
            return np.zeros(len(self._words), bool)
        found = np.zeros(len(self._words), bool)
        at = self._text.find(wanted)
        while at >= 0:
            place = int(np.searchsorted(self._ends, at, side="right"))
            found[place] = True
            at = self._text.find(wanted, int(self._ends[place]))
        return found

    def alike(self, wanted: str) -> tuple[Flags, Flags, Flags]:
        """Of which the whole was meant, from the first letter on, and of which some beginning; last, of which
        some beginning with two slips, from the first letter on.
        """
        is_slip, is_nearly, is_far = np.zeros((3, len(self._words)), bool)
        if not LEAST_BESIDE <= len(wanted) < LONGEST - 1:
            return is_slip, is_nearly, is_far
        allowed = _slips_allowed(wanted)
        slips, most = max(1, allowed), 2 if len(wanted) >= LEAST_FOR_TWO else 1
        letters = np.array([wanted]).view(np.uint32)
        lacking = np.bitwise_count(np.bitwise_or.reduce(_bits(letters)) & ~self._hold)
        some = np.flatnonzero((lacking <= most) & (self._lengths + most >= len(wanted)))
        edits = _edits_to_prefixes(letters, self._letters[some, : len(wanted) + most])
        lengths = self._lengths[some]
        is_near = lengths <= len(wanted) + slips
        at_end = edits[np.minimum(lengths, len(edits) - 1), np.arange(len(some))]
        begins_alike = self._letters[some, 0] == letters[0]
        is_slip[some] = is_near & (at_end <= slips) & begins_alike
        beyond = np.arange(len(edits))[:, None] > lengths
        fewest = np.where(beyond, len(wanted), edits).min(axis=0)
        is_nearly[some] = (allowed > 0) & (fewest <= allowed)
        is_far[some] = (most > 1) & (fewest <= most) & begins_alike
        return is_slip, is_nearly, is_far


def _bits(letters: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A bit for each letter, a few share one; none for what lies behind the end of a word."""
    return np.where(letters > 0, np.uint64(1) << (letters % 64).astype(np.uint64), np.uint64(0))


def _slips_allowed(wanted: str) -> int:
    return 0 if len(wanted) < 4 else 1 if len(wanted) < 8 else 2


def _edits_to_prefixes(wanted: NDArray[np.uint32], words: NDArray[np.uint32]) -> NDArray[np.int8]:
    """Optimal string alignment distance from `wanted` to every prefix of each word: (letters + 1, words).

    A slip is a letter too many, too few, wrong, or two neighbors swapped.
    """
    others = words.T
    before = row = np.repeat(np.arange(len(others) + 1, dtype=np.int8)[:, None], len(words), axis=1)
    for i, letter in enumerate(wanted):
        older, before, row = before, row, np.full_like(row, i + 1)
        for j, other in enumerate(others):
            row[j + 1] = np.minimum(np.minimum(before[j + 1], row[j]) + 1, before[j] + (other != letter))
            if i and j:
                is_swapped = (others[j - 1] == letter) & (other == wanted[i - 1])
                row[j + 1] = np.where(is_swapped, np.minimum(row[j + 1], older[j - 1] + 1), row[j + 1])
    return row
