"""What lies under the mouse, as pure functions; no Qt."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from app.store.records import ObservationId
from app.ui.timeline.layout import Layout
from app.ui.timeline.model import RowModel, SpanModel, TimelineModel
from app.ui.timeline.transform import TimeTransform

GRIP_PX = 6.0  # an edge can be taken this far inside its bar, and a selected one as far outside


class Part(Enum):
    """The part of the timeline that was hit."""

    RULER = "ruler"
    FILMSTRIP = "filmstrip"
    MOTION = "motion"
    HEADER = "header"  # the name beside a lane
    START = "start"  # the left edge of a bar
    END = "end"
    BODY = "body"
    EMPTY = "empty"  # a row, beside its bars; or below the lanes


@dataclass(frozen=True, slots=True)
class Hit:
    """A part, the bar or lane that it belongs to, and the animal that a bout drawn here would belong to."""

    part: Part
    observation_id: ObservationId | None = None
    parent_id: ObservationId | None = None


def hit_at(
    x: float,
    y: float,
    *,
    model: TimelineModel,
    layout: Layout,
    transform: TimeTransform,
    scroll: float = 0.0,
    selected: ObservationId | None = None,
) -> Hit:
    """What is at a pixel. The selected bar's edges go first, then the bar that is drawn there."""
    for part, band in (
        (Part.RULER, layout.ruler),
        (Part.FILMSTRIP, layout.filmstrip),
        (Part.MOTION, layout.motion),
    ):
        if band.holds(y):
            return Hit(part)
    row = layout.row_at(y, scroll)
    if row is None:
        return Hit(Part.EMPTY)
    lane = model.lanes[row.lane]
    if x < layout.gutter:
        return Hit(Part.HEADER, lane.observation_id)
    parent_id = lane.observation_id if row.row else None
    found = _bar_at(x, lane.rows[row.row], transform, selected)
    if found is None:
        return Hit(Part.EMPTY, None, parent_id)
    bar, part = found
    return Hit(part, bar.observation_id, parent_id)


def _bar_at(
    x: float, row: RowModel, transform: TimeTransform, selected: ObservationId | None
) -> tuple[SpanModel, Part] | None:
    near = _near(x, row, transform)
    for bar in sorted(near, key=lambda bar: bar.observation_id != selected):
        part = _part_of(bar, x, transform, is_selected=bar.observation_id == selected)
        if part is not None:
            return bar, part
    return None


def _near(x: float, row: RowModel, transform: TimeTransform) -> tuple[SpanModel, ...]:
    reach_s = (GRIP_PX + 1) / transform.px_per_s
    time_s = transform.start_s + (x - transform.left_px) / transform.px_per_s
    first = int(np.searchsorted(row.ends_s, time_s - reach_s))
    last = int(np.searchsorted(row.starts_s, time_s + reach_s, side="right"))
    return row.spans[first:last]


def _part_of(bar: SpanModel, x: float, transform: TimeTransform, *, is_selected: bool) -> Part | None:
    """A narrow bar keeps a third of its width as body, so that it can still be moved."""
    left = transform.x_of(bar.span.start_s)
    if bar.is_point:
        return Part.BODY if abs(x - left) <= GRIP_PX else None
    right = max(transform.x_of(bar.span.end_s), left + 2)
    outside = GRIP_PX if is_selected else 1.0
    if not left - outside <= x <= right + outside:
        return None
    inside = min(GRIP_PX, (right - left) / 3)
    if x <= left + inside:
        return Part.START
    return Part.END if x >= right - inside else Part.BODY
