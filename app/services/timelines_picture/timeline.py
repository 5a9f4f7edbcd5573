"""One video's timeline as a picture: thumbnails, ruler, motion, a lane for each animal and its behaviors."""

from pathlib import Path

import msgspec
import numpy as np

from app.services.exports.rows import Row, what
from app.services.timelines_picture.canvas import Canvas, Picture, Rect
from app.store.records import Kind, Video
from mvit_core.errors import UserError
from mvit_core.types import MotionCurve
from mvit_core.video.thumbnails import filmstrip

INK, SOFT, FAINT, PAPER, LINE = "#1d2a26", "#5d6b66", "#93a09b", "#f6f8f6", "#dde4e0"
ANIMALS = ("#0072b2", "#d55e00", "#009e73", "#b0307a", "#8a6d00", "#3f6fb5")
"""Okabe and Ito's colors, darkened where white text stands on them: told apart by color-blind eyes."""
MOTION = "#5d8a76"

STRIP, RULER, CURVE, LANE, BOUT, GAP = 56.0, 16.0, 30.0, 19.0, 14.0, 6.0
NUM_THUMBNAILS = 8
NUM_LANES = 8
STEPS_S = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)


class Strip(msgspec.Struct, frozen=True):
    """What the timeline of one video shows."""

    video: Video
    rows: list[Row]  # by start, bouts among them
    motion: MotionCurve

    @property
    def animals(self) -> list[Row]:
        """The rows that get a lane."""
        return [row for row in self.rows if row.observation.kind is Kind.ANIMAL]

    def bouts(self, animal: Row) -> list[Row]:
        """What the animal does."""
        return [row for row in self.rows if row.observation.parent_id == animal.observation.id]

    @property
    def length_s(self) -> float:
        """To the end of the video, or of what is known of it."""
        ends = [row.observation.span.end_s for row in self.rows]
        return max([self.video.duration_s or 0.0, *ends, *self.motion.times_s[-1:], 0.1])


def height(strip: Strip) -> float:
    """How much room it needs, in points."""
    if not strip.rows:
        return STRIP + RULER
    shown = strip.animals[:NUM_LANES]
    lanes = sum(LANE + GAP / 2 + (BOUT if strip.bouts(animal) else 0) for animal in shown)
    more = LANE if len(strip.animals) > NUM_LANES else 0
    return STRIP + RULER + CURVE + GAP + lanes + more


def draw(canvas: Canvas, strip: Strip, left: float, top: float, width: float) -> None:
    """The timeline with its left upper corner at (left, top)."""
    _draw_thumbnails(canvas, strip.video.path, left, top, width)
    if strip.video.duration_s is None and not strip.rows:
        return
    per_s = width / strip.length_s
    y = top + STRIP
    _draw_ruler(canvas, strip.length_s, left, y, per_s)
    if not strip.rows:
        return
    y += RULER
    _draw_motion(canvas, strip.motion, left, y, per_s)
    canvas.line((left, y + CURVE), (left + width, y + CURVE), LINE)
    y += CURVE + GAP
    for number, animal in enumerate(strip.animals[:NUM_LANES]):
        color = ANIMALS[number % len(ANIMALS)]
        _draw_span(canvas, animal, color, _place(animal, left, y, per_s))
        y += LANE
        bouts = strip.bouts(animal)
        for bout in bouts:
            _draw_span(canvas, bout, color, _place(bout, left, y, per_s))
        y += GAP / 2 + (BOUT if bouts else 0)
    if len(strip.animals) > NUM_LANES:
        canvas.text(f"and {len(strip.animals) - NUM_LANES} more", (left, y + 13), SOFT)


def _draw_thumbnails(canvas: Canvas, path: Path, left: float, top: float, width: float) -> None:
    each = width / NUM_THUMBNAILS
    pictures = _thumbnails(path)
    canvas.box((left, top, width, STRIP), "#e7ecea", radius=3)
    if not pictures:
        canvas.text("no picture", (left + 12, top + STRIP / 2 + 4), FAINT)
    for number in range(NUM_THUMBNAILS if pictures else 0):
        picture = pictures[min(number * len(pictures) // NUM_THUMBNAILS, len(pictures) - 1)]
        canvas.picture(picture, (left + number * each, top, each - 1, STRIP))


def _thumbnails(path: Path) -> list[Picture]:
    """None at all where the file is gone or broken: the report is about what is known of it."""
    try:
        return [np.ascontiguousarray(rgb) for _, rgb in filmstrip(path, NUM_THUMBNAILS, round(STRIP * 2))]
    except (UserError, OSError):
        return []


def _draw_ruler(canvas: Canvas, length_s: float, left: float, top: float, per_s: float) -> None:
    step_s = next((step for step in STEPS_S if step * per_s >= 70), STEPS_S[-1])
    for number in range(int(length_s / step_s) + 1):
        x = left + number * step_s * per_s
        canvas.line((x, top + 1), (x, top + 5), FAINT)
        minutes, seconds = divmod(number * step_s, 60)
        shown = f"{int(minutes)}:{seconds:04.1f}" if step_s < 1 else f"{int(minutes)}:{int(seconds):02d}"
        if (length_s - number * step_s) * per_s > 30:
            canvas.text(shown, (x + 3, top + 12), SOFT, size=9)


def _draw_motion(canvas: Canvas, motion: MotionCurve, left: float, top: float, per_s: float) -> None:
    if not motion.values:
        return
    highest = max(0.02, *motion.values)  # a picture that hardly moves stays flat
    points = [
        (left + time_s * per_s, top + CURVE - (CURVE - 3) * value / highest)
        for time_s, value in zip(motion.times_s, motion.values, strict=True)
    ]
    canvas.area(points, top + CURVE, MOTION)


def _place(row: Row, left: float, top: float, per_s: float) -> Rect:
    """Where a span lies on the timeline; even the shortest can be seen."""
    span, bout = row.observation.span, row.observation.kind is Kind.BEHAVIOR
    return (
        left + span.start_s * per_s,
        top + 1,
        max(4.0, span.duration_s * per_s),
        (BOUT if bout else LANE) - 2,
    )


def _draw_span(canvas: Canvas, row: Row, color: str, rect: Rect) -> None:
    seen = row.observation
    x, top, wide, high = rect
    bout = seen.kind is Kind.BEHAVIOR
    by_person = seen.is_by_eye
    certainty = 1.0 if seen.confidence is None else 0.35 + 0.65 * seen.confidence
    if by_person:
        canvas.box(rect, color, radius=3, opacity=0.75 if bout else 1.0)
    else:
        canvas.hatched(rect, color, opacity=certainty)
    size = 9 if bout else 10.5
    name = _name(row)
    room = canvas.width_of(name, size=size, bold=True) + 12
    if room <= wide:
        if not by_person:
            canvas.box((x + 4, top + 2, room - 4, high - 4), "#ffffff", opacity=0.85, radius=2)
        ink = "#ffffff" if by_person else INK
        canvas.text(name, (x + 7, top + high / 2 + size * 0.36), ink, size=size, bold=True)
    elif not bout:
        canvas.text(name, (x + wide + 4, top + high / 2 + size * 0.36), SOFT, size=size)


def _name(row: Row) -> str:
    score = row.observation.confidence
    return what(row) if score is None or row.observation.is_by_eye else (f"{what(row)} {score:.2f}")
