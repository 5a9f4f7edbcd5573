"""One site left out after the other: where there are few, a single held-out one says little.

Every clip is then judged by a model that has never seen its site. The models themselves are not kept: the one
to use is trained as ever, and this says how much to believe of what it is said to do elsewhere.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.calibration import Activation
from trainer.clips.dataset import Truth, joined_truth
from trainer.heads.linear import train_heads
from trainer.reports.judging import Judged, figures_of
from trainer.reports.report import EachGroup, GroupReport
from trainer.writing import write_whole

FILE = "each-group.json"  # in a run's folder


@dataclass(frozen=True, slots=True)
class Rows:
    """Embeddings (N, D), of which span each row is, and what that span shows and where."""

    embeddings: NDArray[np.float32]
    spans: NDArray[np.int64]  # (N,) numbers, growing within a group or not
    truth: Truth  # of each row
    groups: Sequence[str]  # of each row


def heads_for_each_group(rows: Rows, balance: float) -> EachGroup:
    """Heads for each group, trained on all the others."""
    names, judged = np.asarray(rows.groups), []
    for name in sorted(set(rows.groups)):
        (inside,), (outside,) = np.nonzero(names == name), np.nonzero(names != name)
        heads = train_heads(rows.embeddings[outside], rows.truth[outside], balance=balance)
        logits = heads.logits(rows.embeddings[inside])
        judged.append((name, mean_by_span(logits, rows.spans[inside], rows.truth[inside])))
    return summed_up(judged)


def mean_by_span(
    logits: NDArray[np.float64],
    spans: NDArray[np.int64],
    truth: Truth,
    activation: Activation = "sigmoid",
) -> Judged:
    """Answers of spans: the mean over the rows of each. `truth` is of the rows."""
    numbers, first, rows = np.unique(spans, return_index=True, return_inverse=True)
    summed = np.zeros((len(numbers), logits.shape[1]))
    np.add.at(summed, rows, logits)
    counts = np.bincount(rows, minlength=len(numbers))[:, None]
    return Judged(numbers, summed / np.maximum(counts, 1), truth[first], activation)


def summed_up(judged: Sequence[tuple[str, Judged]]) -> EachGroup:
    """What is known of each group, and of all clips together."""
    groups = []
    for name, one in judged:
        found = figures_of(one)
        score = found.get("accuracy", found.get("mean_average_precision"))
        groups.append(GroupReport(name=name, num_clips=len(one), accuracy=score))
    return EachGroup(groups=tuple(groups), figures=figures_of(joined([one for _, one in judged])))


def joined(parts: Sequence[Judged]) -> Judged:
    """All answers as one."""
    logits = np.concatenate([part.logits for part in parts])
    return Judged(np.arange(len(logits)), logits, joined_truth(*(part.truth for part in parts)))


def keep(found: EachGroup, run: Path) -> None:
    """Write it into a run's folder; raises UserError where there is no room."""
    write_whole(run / FILE, msgspec.json.encode(found))


def kept(run: Path) -> EachGroup | None:
    """What a run's folder says; None where groups were not left out in turn."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode((run / FILE).read_bytes(), type=EachGroup)
    return None
