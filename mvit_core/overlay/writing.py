"""A line of digits, letters and small signs as text, with how sure each sign is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.overlay.glyphs import SIGNS, scores, shown
from mvit_core.overlay.lines import Line, Part

SPACE, UNKNOWN, SLASH = " ", "?", "/"
MAYBE_SLASH = 0.15
ROOM = 0.2  # of the digits' height, that a sign needs between them
SMALL_LETTER = 0.35
WIDE = 2.4  # steps, more than one sign takes
GAP = 1.55  # between the middles of two digits, in usual steps, from which on there is a space


@dataclass(frozen=True, slots=True)
class Written:
    """Text, and for each of its signs how sure it is and where it ends, in steps of one digit."""

    text: str
    sure: tuple[float, ...]
    at: tuple[float, ...]


def written(line: Line) -> Written:
    """What a line says; "?" for what is neither digit nor one of the letters A, P, M."""
    found = scores([shown(line.strokes, part) for part in line.glyphs])
    step = _step(line.glyphs)
    text = ""
    sure: list[float] = []
    at: list[float] = []
    for place, part in enumerate(line.glyphs):
        sign = _between(line.glyphs[place - 1], part, line, step) if place else ""
        for one in sign:
            text, sure, at = text + one, [*sure, 1.0], [*at, part.left / step]
        letter, how_sure = _letter(found[place])
        text, sure, at = text + letter, [*sure, how_sure], [*at, part.right / step]
    for part in _small_letters(line, line.glyphs[-1].right, line.strokes.shape[1]):
        text, sure, at = text + UNKNOWN, [*sure, 1.0], [*at, part.right / step]
    return Written(text, tuple(sure), tuple(at))


def _letter(chances: NDArray[np.float32]) -> tuple[str, float]:
    """The likeliest. What is no digit may be a slash: a wrong one makes no date, so little is asked of it."""
    best = int(chances.argmax())
    if SIGNS[best] == UNKNOWN and chances[SIGNS.index(SLASH)] >= MAYBE_SLASH:
        return SLASH, 1.0
    return SIGNS[best], 1.0 if SIGNS[best] == SLASH else float(chances[best])


def _step(glyphs: Sequence[Part]) -> float:
    """From the middle of one digit to the next, as is usual in the line."""
    middles = np.array([one.left + one.width / 2 for one in glyphs])
    return max(float(np.percentile(np.diff(middles), 40)), 1.0)


def _small_letters(line: Line, first: int, last: int) -> list[Part]:
    """What may be AM or PM in small letters between two columns: as strong as the digits are."""
    strong = float(np.median([_strength(line, one) for one in line.glyphs]))
    return [
        one
        for one in line.signs
        if one.left >= first
        and one.right <= last
        and one.height >= SMALL_LETTER * line.height
        and _strength(line, one) >= 0.7 * strong
    ]


def _strength(line: Line, part: Part) -> float:
    return float(line.strokes[part.top : part.bottom, part.left : part.right].max())


def _between(before: Part, after: Part, line: Line, step: float) -> str:
    """The sign between two digits, a space, or nothing. Where there is room for more, leaves show through."""
    apart = (after.left + after.width / 2 - before.left - before.width / 2) / step
    if apart > WIDE:
        return SPACE + (UNKNOWN if _small_letters(line, before.right, after.left) else "")
    signs = [one for one in line.signs if before.right <= one.left + one.width / 2 <= after.left]
    sign = _sign(signs, line) if signs and after.left - before.right >= ROOM * line.height else ""
    return sign or (SPACE if apart > GAP else "")


def _sign(signs: Sequence[Part], line: Line) -> str:
    """The one sign that these small parts are: colon, dash, point; empty where they are none of them."""
    size = line.height
    top = float(np.median([one.top for one in line.glyphs]))
    whole = signs[0]
    for one in signs[1:]:
        whole = whole.joined(one)
    middle = (whole.top + whole.height / 2 - top) / size
    if len(signs) == 1 and whole.height <= 0.3 * size:
        if whole.width >= 1.6 * whole.height and 0.25 < middle < 0.75:
            return "-"
        return "." if middle > 0.75 and whole.width <= 0.35 * size else ""
    is_pillar = whole.width <= 0.4 * size and 0.35 * size <= whole.height
    return ":" if is_pillar and len(signs) <= 2 and 0.3 < middle < 0.8 else ""
