"""Compositional low-shot: pairs of an animal and a behavior that training shows never, once or five times.

The benchmark's own lists of this task are not public, so the sampling is written down here, and repeats
anywhere: it follows from SHA-256 alone, not from a random generator.

1. A pair may be held out where the test shows it, training shows it MOST_SHOTS times or more, and its animal
   and its behavior would still be learned from other pairs.
2. In the order of the hash of "seed/animal/behavior" pairs are held out until a quarter of all that may be
   are, never more than half of the pairs of one animal or of one behavior.
3. Of each held-out pair the first k clips, in the order of the hash of "seed/clip", stay in training: the
   clip of one shot is among those of five.
4. Tested is on the clips of held-out pairs, and apart from those on all others.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from mvit_core.errors import UserError
from trainer.experiments.mammalnet.lists import Lists, Pair, pair_of
from trainer.labels.manifest import LabelledSpan

SHOTS = (0, 1, 5)
MOST_SHOTS = max(SHOTS)
HELD_OUT = 0.25


@dataclass(frozen=True, slots=True)
class LowShot:
    """What is learned from and judged on where pairs are shown so often."""

    shots: int
    unseen: frozenset[Pair]
    train: tuple[LabelledSpan, ...]
    val: tuple[LabelledSpan, ...]  # of the other pairs alone: choosing a model must not see them either
    test: tuple[LabelledSpan, ...]
    shown: tuple[LabelledSpan, ...]  # of the test, too: the clips of all other pairs


def held_out_pairs(lists: Lists, *, seed: int = 0, at_least: int = MOST_SHOTS) -> frozenset[Pair]:
    """The pairs that training does not show; raises UserError where no pair can be spared."""
    trained, tested = Counter(map(pair_of, lists.train)), set(map(pair_of, lists.test))
    may = [pair for pair, count in trained.items() if count >= at_least and pair in tested]
    wanted = max(1, round(HELD_OUT * len(may)))
    chosen: set[Pair] = set()
    for pair in sorted(may, key=lambda pair: _hash(f"{seed}/{pair[0]}/{pair[1]}")):
        if len(chosen) < wanted and all(_spares(trained, chosen, pair, part) for part in (0, 1)):
            chosen.add(pair)
    if not chosen:
        raise UserError(
            f"No pair of animal and behavior can be held out: none has {at_least} clips to learn from, "
            "clips in the test, and others of its animal and its behavior beside it."
        )
    return frozenset(chosen)


def _spares(trained: Iterable[Pair], chosen: Collection[Pair], pair: Pair, part: int) -> bool:
    """Whether at least half of the pairs of this animal (part 0) or behavior (1) stay in training."""
    alike = [each for each in trained if each[part] == pair[part]]
    return 2 * (sum(each in chosen for each in alike) + 1) <= len(alike)


def low_shot(lists: Lists, unseen: frozenset[Pair], shots: int, *, seed: int = 0) -> LowShot:
    """The lists of one number of shots."""
    by_hash = sorted(lists.train, key=lambda span: _hash(f"{seed}/{span.video}"))
    shown: Counter[Pair] = Counter()
    kept = set()
    for span in by_hash:
        pair = pair_of(span)
        shown[pair] += 1
        if pair not in unseen or shown[pair] <= shots:
            kept.add(span.video)
    return LowShot(
        shots=shots,
        unseen=unseen,
        train=tuple(span for span in lists.train if span.video in kept),
        val=_without(lists.val, unseen),
        test=tuple(span for span in lists.test if pair_of(span) in unseen),
        shown=_without(lists.test, unseen),
    )


def _without(spans: Sequence[LabelledSpan], pairs: Collection[Pair]) -> tuple[LabelledSpan, ...]:
    return tuple(span for span in spans if pair_of(span) not in pairs)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
