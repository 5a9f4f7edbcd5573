"""All that one painting of the timeline needs, gathered so that the painters keep no state."""

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPixmap

from app.store.records import ObservationId
from app.ui.looks.colors import color_indices, with_alpha
from app.ui.looks.theme import Theme
from app.ui.timeline.layout import Layout
from app.ui.timeline.model import ClassCurve, TimelineModel
from app.ui.timeline.ruler import Tick, ticks
from app.ui.timeline.transform import TimeTransform


@dataclass(eq=False)
class Filmstrip:
    """Small pictures of the video by their time, as they come in."""

    times_s: list[float] = field(default_factory=list)
    pictures: list[QPixmap] = field(default_factory=list)

    def add(self, time_s: float, picture: QPixmap) -> None:
        """Keep a picture; one of the same time is replaced."""
        place = bisect_left(self.times_s, time_s)
        if place < len(self.times_s) and self.times_s[place] == time_s:
            self.pictures[place] = picture
        else:
            self.times_s.insert(place, time_s)
            self.pictures.insert(place, picture)

    def nearest(self, time_s: float) -> QPixmap | None:
        """The picture nearest to a time."""
        if not self.times_s:
            return None
        after = bisect_left(self.times_s, time_s)
        places = [place for place in (after - 1, after) if 0 <= place < len(self.times_s)]
        return self.pictures[min(places, key=lambda place: abs(self.times_s[place] - time_s))]


@dataclass(eq=False)
class Curve:
    """Motion over time as arrays; `top` is the value drawn at full height."""

    times_s: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    values: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))

    @property
    def top(self) -> float:
        """The highest value, at least 0.2 % of the picture, so that noise looks small."""
        return max(0.002, float(self.values.max(initial=0.0)))


@dataclass(frozen=True, eq=False)
class Scene:
    """What is painted, where, and in which colors."""

    model: TimelineModel
    layout: Layout
    transform: TimeTransform
    theme: Theme
    font: QFont  # of small text
    scroll: float = 0.0
    selected: ObservationId | None = None
    marked: frozenset[ObservationId] = frozenset()  # several at once
    curves: tuple[ClassCurve, ...] = ()  # of the selected lane
    hidden: ObservationId | None = None  # being dragged: painted on top of all this
    captured_at: datetime | None = None
    filmstrip: Filmstrip = field(default_factory=Filmstrip)
    curve: Curve = field(default_factory=Curve)
    empty_text: str = ""
    new_text: str = ""
    bouts_name: str = ""
    is_part: bool = False  # some of the lanes, to be kept: texts lie where their bars begin

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """The ruler's marks."""
        return tuple(ticks(self.transform)) if self.model.duration_s > 0 else ()

    @cached_property
    def grid_x(self) -> tuple[int, ...]:
        """Where the labelled marks go on through the lanes."""
        return tuple(round(self.transform.x_of(tick.time_s)) for tick in self.ticks if tick.text)

    def fitted(self, title: str, figure: str, width_px: int) -> tuple[str, int]:
        """A bar's text as far as it fits, and its width; the figure goes before letters do.

        Measured once a text: a view has hundreds of bars and few titles.
        """
        text = title + figure
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        if width <= width_px:
            return text, width
        text = self._metrics.elidedText(title, Qt.TextElideMode.ElideRight, width_px)
        return text, min(width, width_px)

    @cached_property
    def letter_ground(self) -> QColor:
        """What lies behind letters on a hatched bar."""
        return with_alpha(self.theme.timeline_lane, 0.72)

    @cached_property
    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font)

    @cached_property
    def _widths(self) -> dict[str, int]:
        return {}

    @cached_property
    def lit(self) -> frozenset[ObservationId]:
        """What is painted as selected."""
        return self.marked | ({self.selected} if self.selected is not None else set())

    @cached_property
    def colors(self) -> list[QColor]:
        """One for each lane."""
        return lane_colors(self.model, self.theme)

    @property
    def lanes_key(self) -> tuple[object, ...]:
        """What the lanes look like but for where one looks: as long as it is the same, so are they."""
        layout = self.layout
        place = (layout.scale, layout.content_height, layout.curves)
        words = (self.theme, self.font, self.marked, self.hidden)
        return (self.model, self.transform.px_per_s, self.transform.duration_s, place, words, self.curves)


def lane_colors(model: TimelineModel, theme: Theme) -> list[QColor]:
    """The color of each lane, by its taxon."""
    indices = color_indices([lane.taxon for lane in model.lanes], len(theme.tracks))
    return [QColor(theme.tracks[index]) for index in indices]
