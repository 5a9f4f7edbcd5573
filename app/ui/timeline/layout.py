"""Where the rows of the timeline lie, in pixels; no Qt."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from app.ui.timeline.model import TimelineModel

TEXT = 15.0  # height of a line of text that the sizes below are made for
RULER, CLOCK_LINE = 22.0, 14.0
FILMSTRIP, MOTION = 46.0, 30.0
ANIMAL_ROW, BOUT_ROW, LANE_GAP = 24.0, 18.0, 7.0
CURVES_GAP = 2.0  # above the curves
CURVE_LINE = 14.0  # of each class under the selected lane
NEW_ANIMAL = 30.0  # always below the last lane: drag here to add an animal
WIDE_GUTTER, NARROW_GUTTER, NARROW_BELOW = 148.0, 92.0, 640.0
CAPTION_LEFT, BOUTS_LEFT, CAPTION_RIGHT = 12.0, 28.0, 6.0  # beside the words of a band, and of behaviors


@dataclass(frozen=True, slots=True)
class Band:
    """A horizontal strip: top and height."""

    top: float
    height: float

    @property
    def bottom(self) -> float:
        """One past the last pixel."""
        return self.top + self.height

    def holds(self, y: float) -> bool:
        """Whether a pixel lies in it."""
        return self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A row of a lane: row 0 is the animal, the others are bouts."""

    lane: int
    row: int
    band: Band  # before scrolling, from the top of the lanes


@dataclass(frozen=True, slots=True)
class Surface:
    """What is laid out on: a widget's size in pixels, and how large words are there."""

    width: float
    height: float
    scale: float = 1.0  # of texts and all that holds them, 1 at a text height of TEXT pixels
    captions: float = 0.0  # how wide the words beside all lanes are, which no narrow gutter cuts


@dataclass(frozen=True, slots=True)
class Curves:
    """Those of a video's classes, below one of its lanes."""

    lane: int
    number: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The bands of a timeline. Ruler, filmstrip and motion stay; the lanes scroll below them."""

    width: float
    gutter: float
    ruler: Band
    filmstrip: Band
    motion: Band
    lanes: Band  # what is seen of the lanes
    rows: tuple[LaneRow, ...]
    content_height: float  # of all lanes
    scale: float  # the surface's
    curves: Band | None = None  # of the selected lane's classes, before scrolling

    @classmethod
    def of(
        cls,
        model: TimelineModel,
        surface: Surface,
        *,
        with_clock: bool,
        curves: Curves | None = None,
    ) -> "Layout":
        """On a low surface the filmstrip shrinks first, then motion goes."""
        height, scale = surface.height, surface.scale
        ruler = Band(0.0, (RULER + (CLOCK_LINE if with_clock else 0.0)) * scale)
        filmstrip = Band(ruler.bottom, FILMSTRIP if height >= 220 else 30.0 if height >= 150 else 0.0)
        motion = Band(filmstrip.bottom, MOTION if height >= 180 else 0.0)
        rows, curves_at = _rows(model, scale, curves)
        content = rows[-1].band.bottom + LANE_GAP if rows else 0.0
        if curves_at is not None:
            content = max(content, curves_at.bottom + LANE_GAP)
        return cls(
            width=surface.width,
            gutter=_gutter(surface),
            ruler=ruler,
            filmstrip=filmstrip,
            motion=motion,
            lanes=Band(motion.bottom, max(0.0, height - motion.bottom)),
            rows=rows,
            content_height=content + NEW_ANIMAL * scale,
            scale=scale,
            curves=curves_at,
        )

    @property
    def max_scroll(self) -> float:
        """How far the lanes scroll."""
        return max(0.0, self.content_height - self.lanes.height)

    @property
    def tick_line(self) -> Band:
        """The ruler's upper line: seconds."""
        return Band(0.0, RULER * self.scale)

    @property
    def clock_line(self) -> Band:
        """Its lower line: the camera's clock; without height where nobody knows it."""
        top = (RULER - 4) * self.scale
        return Band(top, max(0.0, self.ruler.height - RULER * self.scale))

    @property
    def new_lane(self) -> Band:
        """The place for a new animal, below the last lane, before scrolling."""
        return Band(self.lanes.top + self.content_height - NEW_ANIMAL * self.scale, NEW_ANIMAL * self.scale)

    def band_of(self, row: LaneRow, scroll: float) -> Band:
        """Where a row is seen now."""
        return Band(self.lanes.top + row.band.top - scroll, row.band.height)

    def around_lane(self, lane: int) -> Band:
        """A lane with its bouts and curves, and as much below it as below the last one; before scrolling."""
        bands = [each.band for each in self.rows if each.lane == lane]
        if self.curves is not None and 0 <= self.curves.top - bands[-1].bottom <= CURVES_GAP:
            bands.append(self.curves)
        top = bands[0].top
        return Band(top, bands[-1].bottom + NEW_ANIMAL * self.scale - top)

    def rows_between(self, top: float, bottom: float) -> tuple[LaneRow, ...]:
        """The rows that touch a strip of the lanes, before scrolling."""
        first = bisect_left(self.rows, top, key=lambda row: row.band.bottom)
        last = bisect_right(self.rows, bottom, key=lambda row: row.band.top)
        return self.rows[first:last]

    def curves_band(self, scroll: float) -> Band:
        """Where the classes' curves are seen now."""
        band = self.curves or Band(0.0, 0.0)
        return Band(self.lanes.top + band.top - scroll, band.height)

    def row_at(self, y: float, scroll: float) -> LaneRow | None:
        """The row at a pixel; the gap below a lane belongs to nobody."""
        inside = y - self.lanes.top + scroll
        if not self.lanes.holds(y) or not self.rows:
            return None
        index = bisect_right(self.rows, inside, key=lambda row: row.band.top) - 1
        return self.rows[index] if index >= 0 and self.rows[index].band.holds(inside) else None


def _gutter(surface: Surface) -> float:
    narrow, wide = NARROW_GUTTER * surface.scale, WIDE_GUTTER * surface.scale
    is_narrow = surface.width < NARROW_BELOW * surface.scale
    return min(max(narrow, surface.captions), wide) if is_narrow else wide


def _rows(
    model: TimelineModel, scale: float, curves: Curves | None
) -> tuple[tuple[LaneRow, ...], Band | None]:
    """The rows of all lanes, and where the curves are."""
    rows: list[LaneRow] = []
    curves_at: Band | None = None
    top = LANE_GAP
    for number, lane in enumerate(model.lanes):
        for row in range(len(lane.rows)):
            height = (BOUT_ROW if row else ANIMAL_ROW) * scale
            rows.append(LaneRow(number, row, Band(top, height)))
            top += height
        if curves is not None and curves.lane == number and curves.number:
            curves_at = Band(top + CURVES_GAP, CURVE_LINE * scale * max(3, curves.number))
            top = curves_at.bottom
        top += LANE_GAP
    return tuple(rows), curves_at
