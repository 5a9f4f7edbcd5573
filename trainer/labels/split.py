"""Which clips are trained on and which are judged on: never two of one group on both sides.

Clips of one camera share their background: on cameras that it has seen, a model is judged by its memory.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from trainer.labels.cautions import Caution, cautions
from trainer.labels.manifest import LabelledSpan, Side

MOST_TRIES = 24
TRIED_GROUPS = 12_000  # of all tries together: one try is enough where there are thousands
FEW_GROUPS = 5  # up to which heads, which take seconds, are judged with each group left out in turn
FEWEST_HELD_OUT = 2  # spans from which holding out begins to make sense


@dataclass(frozen=True, slots=True)
class Split:
    """Numbers of spans on each side, growing."""

    train: tuple[int, ...]
    held_out: tuple[int, ...]
    cautions: tuple[Caution, ...] = ()


def split(spans: Sequence[LabelledSpan], *, held_out: float = 0.2, seed: int = 0) -> Split:
    """Whole groups held out, each class as near to the wished share as its groups allow.

    Sides that a published list or an earlier training gave are kept; the rest is chosen around them. Where
    all is of one group, all groups were learned from, or none can be held out without a class that only it
    has, events are held out, or videos, and it is said.
    """
    free = any(not span.side for span in spans)
    if not free or held_out == 0 or len(spans) < 2 * FEWEST_HELD_OUT:
        sides = [span.side == "held_out" for span in spans]
    else:
        sides = [False] * len(spans)
        for names in _ways_to_group(spans):
            chosen = _choose(_table(spans, names), _given(spans, names), held_out, seed)
            held = {name for name, out in zip(sorted(set(names)), chosen, strict=True) if out}
            sides = [name in held for name in names]
            if held:
                break
    train = tuple(number for number, out in enumerate(sides) if not out)
    kept = tuple(number for number, out in enumerate(sides) if out)
    return Split(train, kept, tuple(cautions(spans, kept)))


def with_kept_sides(
    spans: Sequence[LabelledSpan], earlier: Sequence[LabelledSpan], chosen: Split
) -> list[LabelledSpan]:
    """The spans with the sides that their groups had in an earlier training, of whose split `chosen` tells.

    A group that stood on both was learned from. Sides that spans have stay; where all would have the same
    one, nothing could be judged or learned: then videos keep theirs, as those of a single site do, or none.
    """
    by_group: tuple[Callable[[LabelledSpan], str], ...] = (lambda span: span.where, lambda span: span.video)
    for name_of in by_group:
        known: dict[str, Side] = {name_of(earlier[number]): "held_out" for number in chosen.held_out}
        known |= {name_of(earlier[number]): "train" for number in chosen.train}
        kept = [replace(span, side=span.side or known.get(name_of(span), "")) for span in spans]
        if len({span.side for span in kept}) > 1:
            return kept
    return list(spans)


def leave_one_group_out(spans: Sequence[LabelledSpan]) -> Iterator[tuple[str, Split]]:
    """One split for each group, with that group held out: for projects of few sites."""
    names = _groups(spans)
    for group in sorted(set(names)):
        train = tuple(number for number, name in enumerate(names) if name != group)
        kept = tuple(number for number, name in enumerate(names) if name == group)
        yield group, Split(train, kept, tuple(cautions(spans, kept)))


def is_few(groups: Sequence[str]) -> bool:
    """Whether a single held-out group says little, and there are others to leave out in turn."""
    return 2 <= len(set(groups)) <= FEW_GROUPS


def _groups(spans: Sequence[LabelledSpan]) -> list[str]:
    return [span.where for span in spans]


def _ways_to_group(spans: Sequence[LabelledSpan]) -> Iterator[list[str]]:
    """By sites. Of a single one, where all were learned from, or where each has something that no other has,
    by events, else by videos: other clips of one show the same animal a moment before. Of a single video by
    clips.
    """
    groups, events, videos = _groups(spans), [span.when for span in spans], [span.video for span in spans]
    learned = {span.where for span in spans if span.side == "train"}
    if len(set(groups)) > 1 and set(groups) - learned:
        yield groups
    if len(set(events)) > 1:
        yield events
    yield videos if len(set(videos)) > 1 else [str(number) for number in range(len(spans))]


def _table(spans: Sequence[LabelledSpan], names: Sequence[str]) -> NDArray[np.float64]:
    """How many clips of each class each group has, (groups, classes + 1); the last column counts all."""
    groups = {name: row for row, name in enumerate(sorted(set(names)))}
    classes = {name: column for column, name in enumerate(sorted({c for s in spans for c in s.class_names}))}
    table = np.zeros((len(groups), len(classes) + 1))
    for span, name in zip(spans, names, strict=True):
        table[groups[name], [classes[each] for each in span.class_names]] += 1
        table[groups[name], -1] += 1
    return table


def _given(spans: Sequence[LabelledSpan], names: Sequence[str]) -> dict[int, bool]:
    """The groups, by row of the table, whose side is decided: True where it is held out.

    One that stands on both was learned from.
    """
    rows = {name: row for row, name in enumerate(sorted(set(names)))}
    given: dict[int, bool] = {}
    for span, name in zip(spans, names, strict=True):
        if span.side:
            row = rows[name]
            given[row] = given.get(row, True) and span.side == "held_out"
    return given


def _choose(
    table: NDArray[np.float64], given: Mapping[int, bool], share: float, seed: int
) -> NDArray[np.bool_]:
    """The groups to hold out: the best of some greedy tries from random orders, around what is given."""
    rng = np.random.default_rng((seed, 17))
    wish = _Wish(table, share)
    first = np.array([given.get(row, False) for row in range(len(table))], bool)
    free = [row for row in range(len(table)) if row not in given]
    best, lowest = first, np.inf
    for _ in range(min(MOST_TRIES, max(1, TRIED_GROUPS // len(table)))):
        chosen = _greedy(table, wish, first, rng.permutation(np.array(free, np.int64)))
        cost = wish.cost(table[chosen].sum(axis=0))
        if cost < lowest:
            best, lowest = chosen, cost
    return best


def _greedy(
    table: NDArray[np.float64], wish: "_Wish", first: NDArray[np.bool_], order: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Take groups in an order, each where it brings the held-out side nearer to the wish."""
    chosen, held = first.copy(), table[first].sum(axis=0)
    lowest = wish.cost(held)
    for row in order.tolist():
        cost = wish.cost(held + table[row])
        if cost < lowest:
            chosen[row], held, lowest = True, held + table[row], cost
    return chosen


class _Wish:
    """How far held-out counts are from the wished share, and what could not be learned or judged."""

    def __init__(self, table: NDArray[np.float64], share: float) -> None:
        self._total, self._share = table.sum(axis=0), share
        self._several = np.count_nonzero(table, axis=0) > 1

    def cost(self, held: NDArray[np.float64]) -> float:
        """0 for a perfect share of every class."""
        apart = np.abs(held / np.maximum(self._total, 1) - self._share)
        unlearned = (self._total > 0) & (held >= self._total)
        unjudged = (self._several & (held == 0))[:-1]
        return float(apart[self._several].sum() + apart[-1] + 20 * unlearned.sum() + 2 * unjudged.sum())
