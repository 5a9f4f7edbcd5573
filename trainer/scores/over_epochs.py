"""What an epoch's score counts for, and what it answered.

On few clips one good epoch is luck, so the mean of the latest counts. And the best of many is luck in part:
what each answered is kept, so that who judges the best can tell how much luck there was to choose from.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MANY = 300  # judged clips from which on the score of one epoch can be trusted
SMOOTHED = 3  # epochs whose mean counts where there are fewer
MOST_KEPT = 16_000  # answers of an epoch, some 45 kilobytes of its line in the metrics

I64 = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a model answered in each of E epochs, as far as its main figures depend on it."""

    calls: I64 | None  # (E, N) numbers of the likeliest species; None where none is learned, or none was kept
    places: I64 | None  # (E, N, K) of each clip by a behavior's scores, 0 the least likely; or None

    def __len__(self) -> int:
        return max(0 if each is None else len(each) for each in (self.calls, self.places))

    def of(self, rows: I64) -> "Answers":
        """The answers to some of the clips."""
        return Answers(
            None if self.calls is None else self.calls[:, rows],
            None if self.places is None else places_of(self.places[:, rows]),
        )

    def of_behaviors(self, columns: Sequence[int]) -> "Answers":
        """The same of some behaviors alone."""
        return Answers(self.calls, None if self.places is None else self.places[..., columns])


def answers_of(species_logits: NDArray[np.float64], behavior_odds: NDArray[np.float64]) -> Answers:
    """Of one epoch, by logits of species (N, C) and log odds of behaviors (N, K)."""
    return Answers(
        species_logits.argmax(axis=1)[None] if species_logits.size else None,
        places_of(behavior_odds[None]) if behavior_odds.size else None,
    )


def places_of(scores: NDArray[np.generic]) -> I64:
    """The place of each clip in the order of a behavior's scores, (E, N, K)."""
    return np.asarray(scores.argsort(axis=1, kind="stable").argsort(axis=1, kind="stable"), np.int64)


def line_of_answers(answers: Answers) -> dict[str, object]:
    """One epoch's answers for its line in the metrics; nothing of more clips and classes than are kept."""
    sizes = [0 if each is None else each[0].size for each in (answers.calls, answers.places)]
    if sum(sizes) > MOST_KEPT:
        return {}
    found: dict[str, object] = {}
    if answers.calls is not None:
        found["called"] = answers.calls[0].tolist()
    if answers.places is not None:
        found["places"] = b64encode(answers.places[0].astype("<u2").tobytes()).decode()
    return found


def answers_in(lines: list[dict[str, object]], num_clips: int) -> Answers:
    """What lines of the metrics remember of so many clips; older ones know of no places."""
    if not lines:
        return Answers(None, None)
    calls = [line["called"] for line in lines if "called" in line]
    places = [np.frombuffer(b64decode(str(line["places"])), "<u2") for line in lines if "places" in line]
    is_whole = len(calls) == len(lines) and all(
        isinstance(row, list) and len(row) == num_clips for row in calls
    )
    fit = len(places) == len(lines) and all(row.size and row.size % num_clips == 0 for row in places)
    return Answers(
        np.asarray(calls, np.int64) if is_whole else None,
        np.stack(places).reshape(len(places), num_clips, -1).astype(np.int64) if fit else None,
    )


def num_counting(num_clips: int) -> int:
    """How many of the latest epochs' scores count together where so many clips were judged."""
    return 1 if num_clips >= MANY else SMOOTHED


def means_of_latest(scores: NDArray[np.float64], num_clips: int) -> NDArray[np.float64]:
    """What counts of each epoch, (..., E), by which the best is chosen, of its score and those before it."""
    summed = np.cumsum(np.concatenate((np.zeros_like(scores[..., :1]), scores), axis=-1), axis=-1)
    last = np.arange(1, scores.shape[-1] + 1)
    first = np.maximum(0, last - num_counting(num_clips))
    return np.asarray((summed[..., last] - summed[..., first]) / (last - first), np.float64)
