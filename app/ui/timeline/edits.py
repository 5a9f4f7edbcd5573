"""How a drag changes a span: snapping to frames and edges, and never less than a frame; no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.timeline.hits import Part
from mvit_core.types import Span

UNKNOWN_FRAME_S = 0.04  # where the times of the frames are not known
NO_TIME_S = 1e-6


@dataclass(frozen=True, slots=True)
class Snapping:
    """What times a drag may land on: edges within reach first, then frames, else any time."""

    times_s: Sequence[float]  # of the frames, in order; may be empty
    duration_s: float
    edges_s: Sequence[float] = ()  # of other bars, and the playhead; in order
    reach_s: float = 0.0  # how near an edge has to be

    def snapped(self, time_s: float) -> float:
        """The nearest time to land on."""
        time_s = min(self.duration_s, max(0.0, time_s))
        edge = self.edge_near(time_s)
        return self.frame_near(time_s) if edge is None else edge

    def edge_near(self, time_s: float) -> float | None:
        """The nearest edge within reach."""
        after = bisect_left(self.edges_s, time_s)
        near = self.edges_s[max(0, after - 1) : after + 1]
        edge = min(near, key=lambda edge: abs(edge - time_s), default=None)
        return edge if edge is not None and abs(edge - time_s) <= self.reach_s else None

    def frame_near(self, time_s: float) -> float:
        """The nearest time at which a frame begins, or the last one ends; any, where these are not known."""
        if not self.times_s:
            return time_s
        after = bisect_left(self.times_s, time_s)
        before = self.times_s[max(0, after - 1)]
        later = self.times_s[after] if after < len(self.times_s) else self.duration_s
        return before if time_s - before <= later - time_s else later

    def frame_before(self, time_s: float) -> float:
        """When a span of one frame begins that ends at a time."""
        if not self.times_s:
            return max(0.0, time_s - UNKNOWN_FRAME_S)
        return self.times_s[max(0, bisect_left(self.times_s, time_s - NO_TIME_S) - 1)]

    def frame_after(self, time_s: float) -> float:
        """When a span of one frame ends that begins at a time."""
        if not self.times_s:
            return min(self.duration_s, time_s + UNKNOWN_FRAME_S)
        after = bisect_right(self.times_s, time_s + NO_TIME_S)
        return self.times_s[after] if after < len(self.times_s) else self.duration_s


def dragged(span: Span, part: Part, moved_s: float, snapping: Snapping) -> Span:
    """The span after its start, end or body was dragged by some seconds."""
    if part is Part.START:
        start_s = snapping.snapped(span.start_s + moved_s)
        return Span(min(start_s, snapping.frame_before(span.end_s)), span.end_s)
    if part is Part.END:
        end_s = snapping.snapped(span.end_s + moved_s)
        return Span(span.start_s, max(end_s, snapping.frame_after(span.start_s)))
    return _moved(span, moved_s, snapping)


def drawn(start_s: float, end_s: float, snapping: Snapping) -> Span:
    """A new span between two points, in either direction."""
    first, last = sorted((snapping.snapped(start_s), snapping.snapped(end_s)))
    first = min(first, snapping.frame_before(snapping.duration_s))
    return Span(first, max(last, snapping.frame_after(first)))


def _moved(span: Span, moved_s: float, snapping: Snapping) -> Span:
    """Either end may find an edge; the start leads, and the length stays as nearly as frames let it."""
    moved_s = min(max(moved_s, -span.start_s), max(0.0, snapping.duration_s - span.end_s))
    start_s = span.start_s + moved_s
    if span.duration_s <= 0:
        start_s = snapping.snapped(start_s)
        return Span(start_s, start_s)
    end_edge = snapping.edge_near(start_s + span.duration_s)
    if snapping.edge_near(start_s) is None and end_edge is not None and end_edge >= span.duration_s:
        start_s = snapping.frame_near(end_edge - span.duration_s)
        return Span(min(start_s, snapping.frame_before(end_edge)), end_edge)
    start_s = min(snapping.snapped(start_s), snapping.frame_before(snapping.duration_s))
    end_s = min(snapping.duration_s, snapping.frame_near(start_s + span.duration_s))
    return Span(start_s, max(end_s, snapping.frame_after(start_s)))
