"""A search among names finds what a person meant, slips of the keys included, while they type."""

import random
import time
from functools import cache

import pytest

from mvit_core.name_search import INSIDE, NEAR_WORD, SLIP, TWO_SLIPS, WORD_PREFIX, NameIndex

SYLLABLES = ("ba", "ko", "ri", "ta", "mu", "lo", "se", "pa", "ni", "gu", "ve", "xo", "chi", "dra", "el", "or")


def made_up(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def edits(one: str, other: str) -> int:
    """Letters too many, too few or wrong, and neighbors swapped, as the definition has it."""

    @cache
    def between(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        ways = [between(i - 1, j) + 1, between(i, j - 1) + 1]
        ways.append(between(i - 1, j - 1) + (one[i - 1] != other[j - 1]))
        if one[i - 2 : i] == other[j - 2 : j][::-1] and i > 1 and j > 1:
            ways.append(between(i - 2, j - 2) + 1)
        return min(ways)

    return between(len(one), len(other))


def badness(typed: str, word: str) -> int | None:
    """Of a word of five letters or more, typed alone."""
    slips = 2 if len(typed) >= 8 else 1
    if word.startswith(typed):
        return WORD_PREFIX
    if word[0] == typed[0] and edits(typed, word) <= slips:
        return NEAR_WORD
    if typed in word:
        return INSIDE
    fewest = min(edits(typed, word[:length]) for length in range(len(word) + 1))
    if fewest <= slips:
        return SLIP
    return TWO_SLIPS if len(typed) >= 7 and word[0] == typed[0] and fewest <= 2 else None


def test_slips_are_found_as_their_definition_says() -> None:
    chance = random.Random(7)
    words = sorted({f"a{made_up(chance, chance.randint(2, 5))}" for _ in range(150)} | {"a" * 60})
    names = NameIndex((word, f"great {word}") for word in words)
    found = []
    for word in chance.sample(words, 60):
        letters = list(word[: chance.randint(6, 12)])
        for _ in range(chance.randint(0, 2)):
            place = chance.randrange(1, len(letters) - 1)
            letters[place : place + 2] = chance.choice(([], ["x"], letters[place : place + 2][::-1]))
        typed = "".join(letters)
        if len(typed) < 5:
            continue
        there = {key: much for much, key in names.matches(typed)}
        wanted = {word: badness(typed, word) for word in words}
        assert there == {word: much for word, much in wanted.items() if much is not None}
        found += there.values()
    assert {WORD_PREFIX, NEAR_WORD, SLIP, TWO_SLIPS} <= set(found)


@pytest.mark.parametrize("text", ["", "  ", "—", "x" * 300])
def test_what_is_no_name_is_not_found(text: str) -> None:
    assert list(NameIndex([("a", "lion"), ("b", "—"), ("c", "")]).matches(text)) == []
    assert list(NameIndex([]).matches(text)) == []


def test_a_letter_typed_among_twenty_thousand_names_holds_nobody_up() -> None:
    chance = random.Random(3)
    names = NameIndex((str(key), f"{made_up(chance, 3)} {made_up(chance, 4)}") for key in range(20_000))
    names.meant("striped")
    begun_s = time.process_time()
    list(names.matches("striped drako"))
    names.meant("striped drako")
    assert time.process_time() - begun_s < 0.25
