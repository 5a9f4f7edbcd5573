"""Soft-NMS over spans of time: of proposals that overlap, the better ones lower the others.

Bodla et al., arXiv 1704.04503, section 3. Bouts of windows and of a temporal head both go through it.
"""

import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Span

F64 = NDArray[np.float64]

NONE: F64 = np.zeros((0, 2))
MOSTLY = 0.5  # share of the shorter of two spans from which on they are one


def soft_nms(
    spans: F64, scores: F64, *, sigma: float, least: float, standing: F64 = NONE
) -> tuple[NDArray[np.int64], F64]:
    """Which spans (N, 2) stay, the best first, and with which scores.

    The best one is taken; every other one's score is multiplied by exp(-IoU^2 / sigma); and so on down to
    `least`. Those of `standing` (M, 2) are taken before all, whatever their scores.
    """
    left, rest = scores.astype(np.float64).copy(), np.ones(len(scores), bool)
    for span in standing:
        left *= np.exp(-(overlaps(span, spans) ** 2) / sigma)
    kept: list[int] = []
    final: list[float] = []
    while rest.any():
        best = int(np.where(rest, left, -1.0).argmax())
        if left[best] < least:
            break
        kept.append(best)
        final.append(float(left[best]))
        rest[best] = False
        left *= np.exp(-(overlaps(spans[best], spans) ** 2) / sigma)
    return np.asarray(kept, np.int64), np.asarray(final, np.float64)


def overlaps(span: F64, others: F64) -> F64:
    """Intersection over union of one span with each of (N, 2)."""
    shared = np.minimum(span[1], others[:, 1]) - np.maximum(span[0], others[:, 0])
    joint = np.maximum(span[1], others[:, 1]) - np.minimum(span[0], others[:, 0])
    return np.where(joint > 0, shared.clip(min=0) / np.where(joint > 0, joint, 1.0), 0.0)


def mostly_one(a: Span, b: Span) -> bool:
    """Whether they share more than half of the shorter one's time, where IoU hardly sees a short one."""
    return a.shared_s(b) > MOSTLY * min(a.duration_s, b.duration_s)
