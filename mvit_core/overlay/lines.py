"""Finding lines of small bright or dark writing in a picture. Pure.

Writing is thin: a top-hat (Serra 1982) leaves what is narrower than a stroke and takes away the scene behind.
What stays is cut into connected parts; parts of one height on one level are a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Boxes = NDArray[np.int32]  # (parts, 4): left, top, width, height

HEIGHT = 720  # pixels to which every picture is brought first
STROKE = 13  # pixels that no stroke is wider than
FAINTEST = 22  # of 255, that writing stands out from what is around it
LOWEST, TALLEST = 12, 64  # pixels of a digit
FEWEST = 8  # digits and letters of a line with a date
MOST_PARTS = 3_000  # as tall as digits: a picture full of leaves is no page of writing


@dataclass(frozen=True, slots=True)
class Part:
    """A connected piece of writing, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column beyond."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row beyond."""
        return self.top + self.height

    def joined(self, other: "Part") -> "Part":
        """The smallest part that holds both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Part(left, top, max(self.right, other.right) - left, max(self.bottom, other.bottom) - top)


@dataclass(frozen=True, slots=True)
class Line:
    """Digits and letters from left to right, the small signs that lie between them, and their picture."""

    glyphs: tuple[Part, ...]
    signs: tuple[Part, ...]
    strokes: Gray  # of the whole picture: bright is writing

    @property
    def height(self) -> float:
        """Of its digits."""
        return float(np.median([one.height for one in self.glyphs]))


def lines_of(luma: Gray) -> Iterator[Line]:
    """Every line of writing, bright ones first."""
    scale = HEIGHT / luma.shape[0]
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    page = cv2.resize(luma, (max(1, round(luma.shape[1] * scale)), HEIGHT), interpolation=way)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (STROKE, STROKE))
    for operation in (cv2.MORPH_TOPHAT, cv2.MORPH_BLACKHAT):
        strokes = np.asarray(cv2.morphologyEx(page, operation, kernel), np.uint8)
        yield from _lines_in(strokes)


def _lines_in(strokes: Gray) -> Iterator[Line]:
    near = cv2.dilate(strokes, np.ones((TALLEST // 2, TALLEST // 2), np.uint8))
    ink = (strokes > np.maximum(FAINTEST, near * np.float32(0.5))).astype(np.uint8)
    _, _, facts, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    parts = facts[1:][facts[1:, cv2.CC_STAT_AREA] >= 4][:, :4]
    heights = parts[:, 3]
    tall = parts[(heights >= LOWEST) & (heights <= TALLEST) & (parts[:, 2] <= 4 * heights)]
    if len(tall) > MOST_PARTS:
        return
    for row in _rows(tall[np.argsort(tall[:, 0], kind="stable")]):
        yield _line([Part(*each) for each in row.tolist()], parts, strokes)


def _rows(tall: Boxes) -> Iterator[Boxes]:
    """Parts of nearly one height on one level, near enough to each other; `tall` from left to right."""
    levels, heights = tall[:, 1] + tall[:, 3] / 2, tall[:, 3]
    free = np.ones(len(tall), bool)
    for seed in range(len(tall)):
        if not free[seed]:
            continue
        alike = (np.abs(levels - levels[seed]) <= 0.25 * heights[seed]) & free
        alike &= (heights >= 0.72 * heights[seed]) & (heights <= 1.4 * heights[seed])
        alike[:seed] = False
        row = tall[alike]
        if len(row) < FEWEST:
            continue
        apart = row[1:, 0] - np.maximum.accumulate(row[:-1, 0] + row[:-1, 2])
        far = np.flatnonzero(apart > 5 * heights[seed])
        length = int(far[0]) + 1 if len(far) else len(row)
        if length >= FEWEST:
            free[np.flatnonzero(alike)[:length]] = False
            yield row[:length]


def _line(row: Sequence[Part], parts: Boxes, strokes: Gray) -> Line:
    size = float(np.median([one.height for one in row]))
    top, bottom = (float(np.median([getattr(one, edge) for one in row])) for edge in ("top", "bottom"))
    level = (parts[:, 1] >= top - 0.2 * size) & (parts[:, 1] + parts[:, 3] <= bottom + 0.2 * size)
    level &= (parts[:, 0] >= row[0].left - size) & (parts[:, 0] <= row[-1].right + size)
    known = set(row)
    inside = [one for each in parts[level].tolist() if (one := Part(*each)) not in known]
    glyphs = list(_split(_mended(row, inside, size), strokes))
    signs = [one for one in inside if one.height < 0.6 * size and not _is_within(one, glyphs)]
    return Line(tuple(glyphs), tuple(sorted(signs, key=lambda one: one.left)), strokes)


def _mended(row: Sequence[Part], others: Sequence[Part], size: float) -> list[Part]:
    """Digits with the pieces that broke off above or below them."""
    mended = []
    for one in row:
        whole = one
        for other in others:
            overlap = min(whole.right, other.right) - max(whole.left, other.left)
            both = whole.joined(other)
            if overlap > 0.5 * other.width and both.height <= 1.2 * size and both.width <= size:
                whole = both
        mended.append(whole)
    return mended


def _split(row: Sequence[Part], strokes: Gray) -> Iterator[Part]:
    """Digits that run into each other, cut where the fewest strokes are."""
    narrow = [one.width for one in row if one.width <= one.height]
    usual = float(np.percentile(narrow, 70)) if narrow else 0.6 * row[0].height
    for one in row:
        number = round(one.width / (1.12 * usual))
        if number < 2 or one.width < 1.45 * usual:
            yield one
            continue
        ink = strokes[one.top : one.bottom, one.left : one.right].astype(np.float32).sum(axis=0)
        yield from _cut(one, ink, number)


def _cut(one: Part, ink: NDArray[np.float32], number: int) -> Iterator[Part]:
    pitch, begin = one.width / number, 0
    for place in range(1, number + 1):
        end = one.width
        if place < number:
            first, last = round((place - 0.3) * pitch), round((place + 0.3) * pitch)
            end = first + int(np.argmin(ink[first:last]))
        if end > begin:
            yield Part(one.left + begin, one.top, end - begin, one.height)
        begin = end


def _is_within(one: Part, glyphs: Sequence[Part]) -> bool:
    middle = one.left + one.width / 2
    return any(each.left <= middle < each.right for each in glyphs)
