"""Knows a sentence of one language again and says it in another, with whatever was filled into it.

Sentences that come from services, child processes and the project file are English and whole: their parts
are in place already. And what stands on screen when a person changes the language was said in the old one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from typing import NamedTuple

PLACEHOLDER = re.compile(r"\{(\w*)\}")
JOINT = ", "
BETWEEN = re.compile(r"(?<=[.!?]) (?=[^a-z])")
SURE = 8  # letters: a pattern of fewer says nothing where it is not at home
KNOWN_BY = 4  # letters: patterns are looked up by so many of their first
DEEPEST = 3  # sentences within sentences


class Phrase(NamedTuple):
    """The same in both languages, where it belongs."""

    context: str
    known: str
    said: str


@dataclass(frozen=True)
class Pattern:
    """A phrase with parts that are filled in."""

    phrase: Phrase

    @cached_property
    def pieces(self) -> list[str]:
        """What always stands there."""
        return PLACEHOLDER.split(self.phrase.known)[::2]

    @cached_property
    def weight(self) -> int:
        """How much of it always stands there."""
        return sum(map(len, self.pieces))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile("(.*?)".join(map(re.escape, self.pieces)), re.DOTALL)

    def parts(self, text: str) -> dict[str, str] | None:
        """What was filled in, by name; None where it says something else."""
        first, last = self.pieces[0], self.pieces[-1]
        if not (text.startswith(first) and text.endswith(last) and self._may_be(text)):
            return None
        found = self._whole.fullmatch(text)
        if found is None or (not first and BETWEEN.search(found[1])):  # a sentence before it, not a part
            return None
        return dict(zip(PLACEHOLDER.findall(self.phrase.known), found.groups(), strict=True))

    def _may_be(self, text: str) -> bool:
        """Whether the pieces stand there in their order: else no expression is compiled, which takes long."""
        place = 0
        for piece in self.pieces:
            place = text.find(piece, place) + len(piece)
            if place < len(piece):
                return False
        return True


class Phrasebook:
    """Phrases of two languages; `part` says what is filled in and is no phrase itself, such as a number."""

    def __init__(self, phrases: Iterable[Phrase], *, part: Callable[[str], str] = str) -> None:
        self._part = part
        self._phrases = list(phrases)
        self._whole: dict[str, list[Phrase]] = {}
        patterns: list[Pattern] = []
        for phrase in self._phrases:
            self._whole.setdefault(phrase.known, []).append(phrase)
            if PLACEHOLDER.search(phrase.known):
                patterns.append(Pattern(phrase))
        self._beginning: dict[str, list[Pattern]] = {}  # by the letters that they begin with
        self._ending: dict[str, list[Pattern]] = {}  # the others by their last, "" where that is a part too
        for pattern in sorted(patterns, key=lambda each: -each.weight):
            first, last = pattern.pieces[0][:KNOWN_BY], pattern.pieces[-1][-1:]
            (self._beginning if first else self._ending).setdefault(first or last, []).append(pattern)

    def besides(self, names: Mapping[str, str]) -> "Phrasebook":
        """This one, and names of the old language that have another in the new."""
        return Phrasebook(
            [*(Phrase("", old, new) for old, new in names.items()), *self._phrases], part=self._part
        )

    def say(self, text: str, contexts: Sequence[str] = (), *, depth: int = 0) -> str | None:
        """The same in the other language, all of it or the sentences that are known; None where none is.

        Where a text stands for more than one thing, the first of `contexts` that knows it says which.
        """
        core = text.strip(" ")
        if core != text:  # indented in a list
            said = self.say(core, contexts, depth=depth) if core else None
            return None if said is None else text.replace(core, said, 1)
        if depth or text in self._whole or not BETWEEN.search(text):
            return self._whole_said(text, contexts, depth)
        sentences = [(each, self._whole_said(each, contexts, depth)) for each in BETWEEN.split(text)]
        num_known = sum(said is not None for _, said in sentences)
        if num_known < len(sentences):  # else the last part of the first could be taken for all that follows
            whole = self._whole_said(text, contexts, depth)
            if whole is not None or not num_known:
                return whole
        return " ".join(each if said is None else said for each, said in sentences)

    def _whole_said(self, text: str, contexts: Sequence[str], depth: int) -> str | None:
        if text in self._whole:
            return _nearest(self._whole[text], contexts).said
        if depth == DEEPEST:
            return None
        beginnings = dict.fromkeys(text[:length] for length in range(1, KNOWN_BY + 1))
        likely = (
            *(self._beginning.get(each, ()) for each in beginnings),
            self._ending.get(text[-1:], ()),
            self._ending.get("", ()),
        )
        found = [
            (each, parts)
            for each in merge(*likely, key=lambda each: -each.weight)
            if each.weight >= SURE or depth or each.phrase.context in contexts
            if (parts := each.parts(text)) is not None
        ]
        if not found:
            return None
        heaviest = [pair for pair in found if pair[0].weight == found[0][0].weight]
        phrase = _nearest([each.phrase for each, _ in heaviest], contexts)
        parts = next(parts for each, parts in heaviest if each.phrase is phrase)
        said = {name: self._filled(part, contexts, depth) for name, part in parts.items()}
        return PLACEHOLDER.sub(lambda place: said.get(place[1], place[0]), phrase.said)

    def _filled(self, part: str, contexts: Sequence[str], depth: int) -> str:
        pieces = part.split(JOINT)
        if not any(each in self._whole for each in pieces):
            whole = self.say(part, contexts, depth=depth + 1)
            if whole is not None:
                return whole
        return JOINT.join(self.say(each, contexts, depth=depth + 1) or self._part(each) for each in pieces)


def _nearest(phrases: Sequence[Phrase], contexts: Sequence[str]) -> Phrase:
    for context in contexts:
        for phrase in phrases:
            if phrase.context == context:
                return phrase
    return phrases[0]
