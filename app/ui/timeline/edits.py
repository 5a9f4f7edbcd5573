"""How a drag changes a span: snapping to frames and edges, and never less than a frame; no Qt."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.timeline.hits import Part
from mvit_core.types import Span


@dataclass(frozen=True, slots=True)
class Snapping:
    """What times a drag may land on: edges within reach first, then frames, else any time."""

    times_s: Sequence[float]  # of the frames, in order; may be empty
    duration_s: float
    edges_s: Sequence[float] = ()  # of other bars, and the playhead; in order
    reach_s: float = 0.0  # how near an edge has to be

    @property
    def shortest_s(self) -> float:
        """The shortest span: one frame."""
        return self.duration_s / len(self.times_s) if self.times_s else 0.04

    def snapped(self, time_s: float) -> float:
        """The nearest time to land on."""
        time_s = min(self.duration_s, max(0.0, time_s))
        edge = self.edge_near(time_s)
        return self._frame_near(time_s) if edge is None else edge

    def edge_near(self, time_s: float) -> float | None:
        """The nearest edge within reach."""
        after = bisect_left(self.edges_s, time_s)
        near = self.edges_s[max(0, after - 1) : after + 1]
        edge = min(near, key=lambda edge: abs(edge - time_s), default=None)
        return edge if edge is not None and abs(edge - time_s) <= self.reach_s else None

    def _frame_near(self, time_s: float) -> float:
        if not self.times_s:
            return time_s
        after = bisect_left(self.times_s, time_s)
        before = self.times_s[max(0, after - 1)]
        later = self.times_s[after] if after < len(self.times_s) else self.duration_s
        return before if time_s - before <= later - time_s else later


def dragged(span: Span, part: Part, moved_s: float, snapping: Snapping) -> Span:
    """The span after its start, end or body was dragged by some seconds."""
    if part is Part.START:
        latest = span.end_s - snapping.shortest_s
        return Span(min(snapping.snapped(span.start_s + moved_s), max(0.0, latest)), span.end_s)
    if part is Part.END:
        earliest = span.start_s + snapping.shortest_s
        return Span(span.start_s, max(snapping.snapped(span.end_s + moved_s), earliest))
    return _moved(span, moved_s, snapping)


def drawn(start_s: float, end_s: float, snapping: Snapping) -> Span:
    """A new span between two points, in either direction."""
    first, last = sorted((snapping.snapped(start_s), snapping.snapped(end_s)))
    if last - first < snapping.shortest_s / 2:
        last = min(snapping.duration_s, first + snapping.shortest_s)
    return Span(first, last)


def _moved(span: Span, moved_s: float, snapping: Snapping) -> Span:
    """Either end may find an edge; the start leads. The length stays."""
    moved_s = min(max(moved_s, -span.start_s), max(0.0, snapping.duration_s - span.end_s))
    start_s = span.start_s + moved_s
    end_edge = snapping.edge_near(start_s + span.duration_s)
    if snapping.edge_near(start_s) is None and end_edge is not None:
        start_s = end_edge - span.duration_s
    else:
        start_s = snapping.snapped(start_s)
    start_s = min(max(0.0, start_s), max(0.0, snapping.duration_s - span.duration_s))
    return Span(start_s, start_s + span.duration_s)
