"""What the camera draws into its own picture: letterboxes, banners, clocks. They change, and are no animal.

Bars are rows or columns at the border of one flat tone with a straight edge to the scene. Clocks are found by
how they change: small patches near the upper or lower border that stand still and jump at the same moment of
every second. They are masked with the line of small crisp glyphs around them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.motion.ranks import median, ranked
from mvit_core.motion.values import Gray, Mask
from mvit_core.types import Box

Region = tuple[slice, slice]  # rows, columns

MAX_BLACK_BAR = 0.3  # share of the picture that one letterbox may take
MAX_BANNER = 0.14  # the same of a bar that is not black
BAND = 0.17  # share of the height at the upper and lower border where clocks stand
EXPOSED = 8  # gray levels by which exposure must change the scene to tell fixed text from it
COARSE = (16, 9)  # width and height at which a scene shows its exposure alone
WHOLE_SIDE = 0.9  # share of a side that a bar along it takes
BESIDE = 0.01  # gap between two bars, share of the picture
MAX_GLYPH = 0.09  # height of a character, share of the picture's height


@dataclass(frozen=True, slots=True)
class Overlays:
    """What is drawn into the picture: `mask` is true under it, `boxes` has it bar by bar and line by line."""

    mask: Mask
    boxes: tuple[Box, ...]


def find_overlays(frames: NDArray[np.uint8], times_s: NDArray[np.float64]) -> Overlays:
    """Bars, banners and ticking clocks in N x H x W samples of one scene."""
    chosen = frames[:: max(1, len(frames) // 15)]
    typical = median(chosen)
    clocks, fixed = find_clocks(frames, times_s, typical), find_fixed_text(chosen, typical)
    mask = np.zeros(typical.shape, np.bool_)
    boxes = []
    for region in (*find_bars(chosen, typical), *clocks, *fixed):
        if not mask[region].all():
            boxes.append(box_of(region, typical.shape))
            mask[region] = True
    return Overlays(mask, tuple(boxes))


def open_area(masked: Sequence[Box]) -> Box:
    """The part of the picture that bars on its four sides leave open."""
    top = bar_end([(box.y, box.y + box.h) for box in masked if box.w >= WHOLE_SIDE])
    left = bar_end([(box.x, box.x + box.w) for box in masked if box.h >= WHOLE_SIDE])
    bottom = 1 - bar_end([(1 - box.y - box.h, 1 - box.y) for box in masked if box.w >= WHOLE_SIDE])
    right = 1 - bar_end([(1 - box.x - box.w, 1 - box.x) for box in masked if box.h >= WHOLE_SIDE])
    return Box(left, top, right - left, bottom - top)


def bar_end(bars: Sequence[tuple[float, float]]) -> float:
    """How far bars (begin, end), one behind the other, reach in from a side at 0; never past a third."""
    end = 0.0
    for begins, ends in sorted(bars):
        if begins <= end + BESIDE and ends < 1 / 3:
            end = max(end, ends)
    return end


def find_bars(chosen: NDArray[np.uint8], typical: Gray) -> list[Region]:
    """Flat bars on the four sides."""
    spread = chosen.max(axis=0).astype(np.int16) - chosen.min(axis=0)
    height, width = typical.shape
    top, bottom = bar_depth(typical, spread), bar_depth(typical[::-1], spread[::-1])
    left, right = bar_depth(typical.T, spread.T), bar_depth(typical.T[::-1], spread.T[::-1])
    regions = [
        (slice(0, top), slice(0, width)),
        (slice(height - bottom, height), slice(0, width)),
        (slice(0, height), slice(0, left)),
        (slice(0, height), slice(width - right, width)),
    ]
    return [region for region in regions if all(side.stop > side.start for side in region)]


def bar_depth(typical: Gray, spread: NDArray[np.int16]) -> int:
    """How many rows from the top belong to a flat bar; 0 where there is none."""
    tone = float(np.median(typical[0]))
    limit = int((MAX_BLACK_BAR if tone < 20 else MAX_BANNER) * len(typical))
    # Text may stand in a bar: some of each row, of its first and last rows most, has the bar's tone.
    kept = np.mean((np.abs(typical[:limit] - tone) < 8) & (spread[:limit] < 10), axis=1)
    depth = limit if (kept > 0.35).all() else int(np.argmin(kept > 0.35))
    while depth and kept[depth - 1] < 0.8:
        depth -= 1
    if depth < 2 or depth >= limit:
        return 0
    # Below the bar the scene begins along one straight line.
    above, below = typical[depth - 2].astype(np.int16), typical[depth + 1].astype(np.int16)
    return depth + 1 if np.mean(np.abs(below - above) > 12) > 0.4 else 0


def find_clocks(frames: NDArray[np.uint8], times_s: NDArray[np.float64], typical: Gray) -> list[Region]:
    """Lines of text near the upper and lower border in which glyphs tick."""
    height = len(typical)
    band = max(4, round(BAND * height))
    regions: list[Region] = []
    for top in (0, height - band):
        rows = slice(top, top + band)
        ticking = ticking_patches(frames[:, rows], times_s, max_height=max(3.0, MAX_GLYPH * height))
        for lines, columns in text_around(ticking, typical[rows]):
            regions.append((slice(top + lines.start, top + lines.stop), columns))
    return regions


def find_fixed_text(chosen: NDArray[np.uint8], typical: Gray) -> list[Region]:
    """Lines of crisp strokes near a border that keep their tone while the exposure of the scene changes."""
    spread = cv2.subtract(
        ranked(chosen, round(0.9 * (len(chosen) - 1))), ranked(chosen, round(0.1 * (len(chosen) - 1)))
    )
    coarse = np.stack([cv2.resize(each, COARSE, interpolation=cv2.INTER_AREA) for each in chosen])
    usual = float(np.median(np.quantile(coarse, 0.9, axis=0) - np.quantile(coarse, 0.1, axis=0)))
    if usual < EXPOSED:  # what changes single pixels alone is noise and leaves
        return []
    fixed = (crisp(typical) & (spread < 0.5 * usual) & (typical > 100)).view(np.uint8)
    height, width = typical.shape
    band, glyph = max(4, round(BAND * height)), max(3, round(MAX_GLYPH * height))
    fixed[band : height - band] = 0
    lines = cv2.morphologyEx(fixed, cv2.MORPH_CLOSE, np.ones((3, glyph), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    regions: list[Region] = []
    for x, y, w, h, _ in stats[1:count].tolist():
        if 2 < h <= glyph and w > 2 * h and fixed[y : y + h, x : x + w].mean() > 0.15:
            rows = slice(max(0, y - 2), min(height, y + h + 2))
            regions.append((rows, slice(max(0, x - glyph), min(width, x + w + glyph))))
    return regions


def ticking_patches(
    frames: NDArray[np.uint8], times_s: NDArray[np.float64], *, max_height: float
) -> NDArray[np.uint8]:
    """1 where a small patch jumps once a second, always at the same phase, and is still in between."""
    found = np.zeros(frames.shape[1:], np.uint8)
    if len(frames) < 10 or times_s[-1] - times_s[0] < 2.5:
        return found
    part = frames[:300]
    change = np.stack([cv2.absdiff(before, after) for before, after in pairwise(part)])
    lively = (change.max(axis=0) > 25).astype(np.uint8)
    phases = np.exp(2j * np.pi * times_s[1 : len(part)]).astype(np.complex64)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(lively, cv2.MORPH_CLOSE, np.ones((2, 2), np.uint8))
    )
    for label in range(1, count):
        x, y, w, h, area = (int(each) for each in stats[label])
        if h > max_height or area < 3 or w > 6 * max_height:
            continue
        window = np.s_[y : y + h, x : x + w]
        inside = (labels[window] == label) & (lively[window] > 0)
        pixels = change[:, y : y + h, x : x + w][:, inside].astype(np.float32)
        pixels[pixels < 6] = 0
        concentration = np.abs(phases @ pixels).sum() / max(1.0, pixels.sum())
        if ticks(pixels.sum(axis=1), times_s[1 : len(part)], float(concentration)):
            found[window][inside] = 1
    return found


def ticks(series: NDArray[np.float32], times_s: NDArray[np.float64], concentration: float) -> bool:
    """Whether a patch changes as a digit of seconds does: short jumps, one phase, still between."""
    jumps = series > 0.25 * series.max()
    num_jumps = int(jumps.sum())
    duration_s = float(times_s[-1] - times_s[0])
    quiet = float(np.mean(series <= 0.08 * series.max()))
    return concentration > 0.7 and quiet > 0.5 and 2 <= num_jumps <= 1.6 * duration_s + 2


def text_around(ticking: NDArray[np.uint8], typical: Gray) -> list[Region]:
    """The lines of text in which ticking glyphs stand: as far as crisp strokes go on sideways."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ticking, np.ones((3, 5), np.uint8)))
    strokes = crisp(typical)
    regions: list[Region] = []
    for x, y, w, h, _ in stats[1:count].tolist():
        if strokes[y : y + h, x : x + w].mean() < 0.08:
            continue
        line = strokes[y : y + h].mean(axis=0) > 0.12
        left, right = run(line[:x][::-1], 2 * h), run(line[x + w :], 2 * h)
        regions.append((slice(max(0, y - 1), y + h + 1), slice(max(0, x - left - 1), x + w + right + 1)))
    return regions


def run(strokes: NDArray[np.bool_], reach: int) -> int:
    """How far strokes go on, gaps shorter than `reach` allowed."""
    end = gap = 0
    for index, stroke in enumerate(strokes):
        gap = 0 if stroke else gap + 1
        if gap > reach:
            break
        end = index + 1 if stroke else end
    return end


def crisp(tones: Gray) -> NDArray[np.bool_]:
    """Thin bright or dark strokes."""
    kernel = np.ones((5, 5), np.uint8)
    bright = cv2.morphologyEx(tones, cv2.MORPH_TOPHAT, kernel)
    dark = cv2.morphologyEx(tones, cv2.MORPH_BLACKHAT, kernel)
    return np.asarray(cv2.max(bright, dark) > 40)


def box_of(region: Region, shape: tuple[int, ...]) -> Box:
    """A region of a picture of `shape` as a box."""
    height, width = shape
    rows, columns = region
    right, bottom = min(columns.stop, width), min(rows.stop, height)
    return Box(
        columns.start / width,
        rows.start / height,
        (right - columns.start) / width,
        (bottom - rows.start) / height,
    )
