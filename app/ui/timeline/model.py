"""What the timeline shows, as values without Qt: one lane per animal, its bouts in rows below it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.services.raw_scores import NONE_KNOWN, RawScores
from app.store.records import Kind, Observation, ObservationId, ReviewState, Subject
from mvit_core.types import Span

NameOf = Callable[[Observation], str]
ColorOf = Callable[[Observation], str]  # "#rrggbb"; empty: the lane's


@dataclass(frozen=True, slots=True)
class SpanModel:
    """One bar: an animal's presence, or a bout."""

    observation_id: ObservationId
    span: Span
    title: str
    human: bool  # a person looked and decided: solid; else hatched
    confidence: float  # 0 to 1; the opacity of a hatched bar
    color: str = ""  # a color of its own, else the lane's
    raw: bool = False  # the confidence is no chance

    @property
    def is_point(self) -> bool:
        """Whether it happens instead of lasting: drawn as a diamond."""
        return self.span.end_s <= self.span.start_s


@dataclass(frozen=True, eq=False)
class RowModel:
    """Bars of one height that do not overlap, in order, also as arrays for painting thousands of them."""

    spans: tuple[SpanModel, ...]
    starts_s: NDArray[np.float64] = field(init=False)
    ends_s: NDArray[np.float64] = field(init=False)
    confidences: NDArray[np.float64] = field(init=False)
    human: NDArray[np.bool_] = field(init=False)
    points: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        spans = self.spans
        object.__setattr__(self, "starts_s", np.array([bar.span.start_s for bar in spans], np.float64))
        object.__setattr__(self, "ends_s", np.array([bar.span.end_s for bar in spans], np.float64))
        object.__setattr__(self, "confidences", np.array([bar.confidence for bar in spans], np.float64))
        object.__setattr__(self, "points", np.array([bar.is_point for bar in spans], np.bool_))
        object.__setattr__(self, "human", np.array([bar.human for bar in spans], np.bool_))


@dataclass(frozen=True, eq=False)
class LaneModel:
    """One animal: its bar and, below, at least one row for its bouts."""

    observation_id: ObservationId
    title: str
    taxon: str | None
    animal: RowModel  # a single bar
    bouts: tuple[RowModel, ...]

    @property
    def rows(self) -> tuple[RowModel, ...]:
        """All rows from the top."""
        return (self.animal, *self.bouts)


@dataclass(frozen=True, eq=False)
class TimelineModel:
    """One video's timeline. `times_s` are the frames' times, empty while they are not known."""

    duration_s: float = 0.0
    times_s: tuple[float, ...] = ()
    lanes: tuple[LaneModel, ...] = ()

    def bars(self) -> Iterator[SpanModel]:
        """Every bar, lane by lane."""
        for lane in self.lanes:
            for row in lane.rows:
                yield from row.spans

    @cached_property
    def places(self) -> dict[ObservationId, tuple[int, int, int]]:
        """Where each bar lies: lane, row in the lane, place in the row."""
        return {
            bar.observation_id: (lane, row, place)
            for lane, of_animal in enumerate(self.lanes)
            for row, bars in enumerate(of_animal.rows)
            for place, bar in enumerate(bars.spans)
        }

    def bar(self, observation_id: ObservationId | None) -> SpanModel | None:
        """The bar of an observation, None where it is not shown."""
        if observation_id is None or (found := self.places.get(observation_id)) is None:
            return None
        lane, row, place = found
        return self.lanes[lane].rows[row].spans[place]

    @cached_property
    def _edges_s(self) -> list[float]:
        return sorted(edge for bar in self.bars() for edge in (bar.span.start_s, bar.span.end_s))

    def edges_s(self, *, without: ObservationId | None) -> list[float]:
        """Starts and ends that a dragged edge may snap to, in order."""
        edges_s = self._edges_s.copy()
        if (bar := self.bar(without)) is not None:
            for edge_s in (bar.span.start_s, bar.span.end_s):
                del edges_s[bisect_left(edges_s, edge_s)]
        return edges_s


@dataclass(frozen=True, eq=False)
class ClassCurve:
    """The score of one class over time, 0 to 1."""

    title: str
    times_s: NDArray[np.float64]
    values: NDArray[np.float64]


def lanes_of(
    observations: Iterable[Observation],
    name_of: NameOf,
    color_of: ColorOf = lambda _one: "",
    raw: RawScores = NONE_KNOWN,
) -> tuple[LaneModel, ...]:
    """The lanes of observations, in their order; rejected ones are left out, with their bouts."""
    shown = [one for one in observations if one.state is not ReviewState.REJECTED]
    bouts: dict[ObservationId | None, list[SpanModel]] = {}
    for one in shown:
        if one.kind is Kind.BEHAVIOR:
            bouts.setdefault(one.parent_id, []).append(_bar(one, name_of, raw, color_of(one)))
    return tuple(
        LaneModel(
            observation_id=one.id,
            title=name_of(one),
            taxon=_color_key(one),
            animal=RowModel((_bar(one, name_of, raw),)),
            bouts=stacked(bouts.get(one.id, [])),
        )
        for one in shown
        if one.kind is Kind.ANIMAL
    )


def stacked(bars: Sequence[SpanModel]) -> tuple[RowModel, ...]:
    """Bars in as few rows as keep them from overlapping; one empty row where there are none."""
    rows: list[list[SpanModel]] = []
    for bar in sorted(bars, key=lambda bar: (bar.span.start_s, bar.span.end_s)):
        fits = (row for row in rows if row[-1].span.end_s <= bar.span.start_s and _apart(row[-1], bar))
        row = next(fits, None)
        if row is None:
            rows.append([bar])
        else:
            row.append(bar)
    return tuple(RowModel(tuple(row)) for row in rows) or (RowModel(()),)


def _bar(one: Observation, name_of: NameOf, raw: RawScores, color: str = "") -> SpanModel:
    confidence = 1.0 if one.confidence is None else one.confidence
    return SpanModel(one.id, one.span, name_of(one), one.is_by_eye, confidence, color, raw.has(one))


def _apart(before: SpanModel, bar: SpanModel) -> bool:
    """Two moments at the same time do not hide each other."""
    return not (bar.is_point and before.span.end_s == bar.span.start_s)


def _color_key(one: Observation) -> str | None:
    named = one.subject not in (Subject.ANIMAL, Subject.UNCLASSIFIED, Subject.UNKNOWN)
    return one.taxon or (str(one.subject) if named else None)
