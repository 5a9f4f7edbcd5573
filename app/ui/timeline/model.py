"""What the timeline shows, as values without Qt: one lane per animal, its bouts in rows below it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.store.records import Kind, Observation, ObservationId, ReviewState, Subject
from mvit_core.types import Span

NameOf = Callable[[Observation], str]


@dataclass(frozen=True, slots=True)
class SpanModel:
    """One bar: an animal's presence, or a bout."""

    observation_id: ObservationId
    span: Span
    title: str
    human: bool  # a person decided: solid; else hatched
    confidence: float  # 0 to 1; the opacity of a hatched bar


@dataclass(frozen=True, eq=False)
class RowModel:
    """Bars of one height that do not overlap, in order, also as arrays for painting thousands of them."""

    spans: tuple[SpanModel, ...]
    starts_s: NDArray[np.float64] = field(init=False)
    ends_s: NDArray[np.float64] = field(init=False)
    confidences: NDArray[np.float64] = field(init=False)
    human: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        spans = self.spans
        object.__setattr__(self, "starts_s", np.array([bar.span.start_s for bar in spans], np.float64))
        object.__setattr__(self, "ends_s", np.array([bar.span.end_s for bar in spans], np.float64))
        object.__setattr__(self, "confidences", np.array([bar.confidence for bar in spans], np.float64))
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

    def bar(self, observation_id: ObservationId | None) -> SpanModel | None:
        """The bar of an observation, None where it is not shown."""
        return next((bar for bar in self.bars() if bar.observation_id == observation_id), None)

    def edges_s(self, *, without: ObservationId | None = None) -> tuple[float, ...]:
        """Starts and ends that a dragged edge may snap to."""
        return tuple(
            edge
            for bar in self.bars()
            if bar.observation_id != without
            for edge in (bar.span.start_s, bar.span.end_s)
        )


def lanes_of(observations: Iterable[Observation], name_of: NameOf) -> tuple[LaneModel, ...]:
    """The lanes of observations, in their order; rejected ones are left out, with their bouts."""
    shown = [one for one in observations if one.state is not ReviewState.REJECTED]
    bouts: dict[ObservationId | None, list[SpanModel]] = {}
    for one in shown:
        if one.kind is Kind.BEHAVIOR:
            bouts.setdefault(one.parent_id, []).append(_bar(one, name_of))
    return tuple(
        LaneModel(
            observation_id=one.id,
            title=name_of(one),
            taxon=_color_key(one),
            animal=RowModel((_bar(one, name_of),)),
            bouts=stacked(bouts.get(one.id, [])),
        )
        for one in shown
        if one.kind is Kind.ANIMAL
    )


def stacked(bars: Sequence[SpanModel]) -> tuple[RowModel, ...]:
    """Bars in as few rows as keep them from overlapping; one empty row where there are none."""
    rows: list[list[SpanModel]] = []
    for bar in sorted(bars, key=lambda bar: (bar.span.start_s, bar.span.end_s)):
        fits = (row for row in rows if row[-1].span.end_s <= bar.span.start_s)
        row = next(fits, None)
        if row is None:
            rows.append([bar])
        else:
            row.append(bar)
    return tuple(RowModel(tuple(row)) for row in rows) or (RowModel(()),)


def _bar(one: Observation, name_of: NameOf) -> SpanModel:
    human = one.state is not ReviewState.UNREVIEWED
    confidence = 1.0 if one.confidence is None else one.confidence
    return SpanModel(one.id, one.span, name_of(one), human, confidence)


def _color_key(one: Observation) -> str | None:
    named = one.subject not in (Subject.ANIMAL, Subject.UNCLASSIFIED, Subject.UNKNOWN)
    return one.taxon or (str(one.subject) if named else None)
