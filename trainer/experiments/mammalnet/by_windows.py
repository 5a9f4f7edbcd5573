"""The other way on the same embeddings: a linear layer scores each window alone, and scores are grouped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.localization import WindowScores, find_bouts
from mvit_core.types import Bout, Score, Span
from trainer.clips.dataset import Truth
from trainer.heads.linear import Heads, train_heads
from trainer.scores.bout_metrics import FoundBout
from trainer.temporal.fitting import Example
from trainer.temporal.grouping import grouped_at_every_height


@dataclass(frozen=True, slots=True)
class WindowsReader:
    """Scores of windows, and two ways of grouping them."""

    heads: Heads
    names: tuple[str, ...]

    def as_a_scan(self, example: Example) -> Iterator[FoundBout]:
        """Cut where a scan without a temporal head cuts them."""
        windows = [
            WindowScores(window, tuple(map(Score, self.names, row)))
            for window, row in zip(windows_of(example), self.scores(example).tolist(), strict=True)
        ]
        return told(example, find_bouts(windows, example.steps.within))

    def at_every_height(self, example: Example) -> Iterator[FoundBout]:
        """Cut at many heights, the doubtful bouts behind the sure ones."""
        bouts = grouped_at_every_height(
            windows_of(example), self.scores(example), self.names, example.steps.within
        )
        return told(example, bouts)

    def scores(self, example: Example) -> NDArray[np.float64]:
        """(windows, names), 0 to 1."""
        return np.asarray(1 / (1 + np.exp(-self.heads.logits(example.embeddings))), np.float64)


def windows_reader(examples: Sequence[Example], names: Sequence[str]) -> WindowsReader:
    """Learn to score windows by what is shown in the middle of each."""
    truth = np.concatenate([shown_in(each, names) for each in examples])
    known = Truth(np.zeros((len(truth), 0), np.float32), truth, np.ones(truth.shape, bool))
    heads = train_heads(np.concatenate([each.embeddings for each in examples]), known, balance=0.0)
    return WindowsReader(heads, tuple(names))


def shown_in(example: Example, names: Sequence[str]) -> NDArray[np.float32]:
    """(windows, names): 1 where a bout of it goes on."""
    times = example.steps.times_s
    shown = np.zeros((len(example.embeddings), len(names)), np.float32)
    for bout in example.bouts:
        if bout.behavior in names:
            inside = (times >= bout.span.start_s) & (times < bout.span.end_s)
            shown[inside[: len(shown)], names.index(bout.behavior)] = 1
    return shown


def windows_of(example: Example) -> list[Span]:
    """Each step's own time."""
    return example.steps.windows(example.steps.step_s)


def told(example: Example, bouts: Sequence[Bout]) -> Iterator[FoundBout]:
    """As bouts are judged."""
    return (FoundBout(example.name, bout.behavior, bout.span, bout.score) for bout in bouts)
