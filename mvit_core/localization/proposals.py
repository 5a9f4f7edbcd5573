"""From what a temporal head proposes to bouts: pure functions, no model and no video in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mvit_core.localization.suppression import F64, mostly_one, soft_nms
from mvit_core.types import Bout, Span


class Proposals(NamedTuple):
    """Stretches of one sequence that may be bouts, whatever their scores."""

    spans_s: F64  # (P, 2) start and end
    scores: F64  # (P, classes), 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSettings:
    """Which proposals become bouts."""

    least: float = 0.001
    """Score below which a proposal is not looked at, and down to which Soft-NMS keeps one."""
    most_looked_at: int = 2000
    """Proposals of one sequence that are compared with each other, the best."""
    most_kept: int = 200
    """Bouts of one sequence, all behaviors together."""
    sigma: float = 0.5
    """How fast the score of a bout falls with its overlap with a better one of its behavior (Soft-NMS)."""


def bouts_from(
    proposals: Proposals, names: Sequence[str], within: Span, settings: ProposalSettings | None = None
) -> list[Bout]:
    """Bouts of every behavior, best first, cut off at the ends of `within`."""
    settings = settings or ProposalSettings()
    places, classes = np.nonzero(proposals.scores >= settings.least)
    values = proposals.scores[places, classes]
    best = np.argsort(-values, kind="stable")[: settings.most_looked_at]
    spans = proposals.spans_s[places[best]].clip(within.start_s, within.end_s)
    lasting = spans[:, 1] > spans[:, 0]
    spans, values, classes = spans[lasting], values[best][lasting], classes[best][lasting]
    found: list[Bout] = []
    for number, name in enumerate(names):
        mine = classes == number
        kept, scores = soft_nms(spans[mine], values[mine], sigma=settings.sigma, least=settings.least)
        found += [
            Bout(name, Span(start_s, end_s), score)
            for (start_s, end_s), score in zip(spans[mine][kept].tolist(), scores.tolist(), strict=True)
        ]
    return sorted(found, key=lambda bout: (-bout.score, bout.span.start_s))[: settings.most_kept]


def shown(bouts: Sequence[Bout], points: dict[str, float], otherwise: float) -> tuple[Bout, ...]:
    """The bouts that count as shown, by time: each as sure as its behavior has to be, none twice.

    Of two bouts of one behavior that share more than half of the shorter one's time, the surer one counts.
    """
    taken: list[Bout] = []
    for bout in sorted(bouts, key=lambda each: -each.score):
        rivals = [each for each in taken if each.behavior == bout.behavior]
        if bout.score >= points.get(bout.behavior, otherwise) and not any(
            mostly_one(bout.span, each.span) for each in rivals
        ):
            taken.append(bout)
    return tuple(sorted(taken, key=lambda bout: (bout.span.start_s, -bout.score, bout.behavior)))
