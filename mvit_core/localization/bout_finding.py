"""A temporal head put to work: windows of one animal and their embeddings in, bouts out."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from mvit_core.calibration import BOUT_SHOWN, bout_points
from mvit_core.checkpoint import TemporalPart
from mvit_core.localization.proposals import Proposals, bouts_from, shown
from mvit_core.localization.sequences import Steps, sequence_of
from mvit_core.models.temporal import Level, TemporalHead
from mvit_core.types import Bout, Span


class BoutFinder:
    """The temporal head of a checkpoint, on the CPU: it is a thousand times smaller than the backbone."""

    def __init__(self, head: TemporalHead, part: TemporalPart, *, sure: float = 0.0) -> None:
        """`sure` is the share of bouts found that is to be right; 0: as the head was judged best."""
        self._head, self._part = head.eval(), part
        self._points = bout_points(part.behaviors, part.operating_points, part.thresholds, sure)

    @property
    def step_s(self) -> float:
        """Seconds from one window to the next that it was taught with."""
        return self._part.step_s

    def find(
        self, windows: Sequence[Span], embeddings: NDArray[np.float32], within: Span
    ) -> tuple[Bout, ...]:
        """The bouts that count as shown, by time; windows (one or more) are in order of time."""
        steps = Steps(within, self.step_s)
        bouts = proposed(self._head, sequence_of(windows, embeddings, steps), steps, self._part.behaviors)
        return shown(bouts, self._points, BOUT_SHOWN)


def proposed(
    head: TemporalHead, sequence: NDArray[np.float32], steps: Steps, names: Sequence[str]
) -> list[Bout]:
    """Every bout that a head proposes of a sequence (T, D), best first, the doubtful ones too."""
    like = head.embed.weight
    with torch.inference_mode():
        x = torch.from_numpy(sequence)[None].to(like.device, like.dtype)
        levels = head(x, torch.ones(x.shape[:2], dtype=torch.bool, device=like.device))
    return bouts_from(proposals_of(levels, steps), names, steps.within)


def proposals_of(levels: Sequence[Level], steps: Steps) -> Proposals:
    """What the levels say of one sequence, in seconds."""
    spans, scores = [], []
    for level in levels:
        places = np.arange(level.logits.shape[1], dtype=np.float64) * level.stride
        back, on = level.distances[0].double().cpu().numpy().T
        spans.append(np.stack((places - back, places + on), axis=1))
        scores.append(level.logits[0].double().sigmoid().cpu().numpy())
    return Proposals(steps.to_times(np.concatenate(spans)), np.concatenate(scores))
