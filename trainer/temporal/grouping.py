"""The other way of finding bouts, at its best: scores of windows, cut at every height instead of one.

A scan cuts scores once, at the height from which a bout counts. Average precision asks for a list in which
the doubtful ones follow the sure ones; so here, for a fair comparison, they are cut at many heights (as
Xiong et al. group actionness, arXiv 1703.02716, section 3.2), and what overlaps is suppressed.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mvit_core.localization import edges_between, hysteresis, smoothed
from mvit_core.localization.proposals import ProposalSettings
from mvit_core.localization.suppression import soft_nms
from mvit_core.types import Bout, Span

HEIGHTS = tuple(round(0.05 * step, 2) for step in range(1, 20))


def grouped_at_every_height(
    windows: Sequence[Span], scores: NDArray[np.float64], names: Sequence[str], within: Span
) -> list[Bout]:
    """Bouts of scores (windows, names), best first; the score of each is the mean of its windows'."""
    settings = ProposalSettings()
    edges = np.asarray(edges_between(windows, within))
    bouts: list[Bout] = []
    for number, name in enumerate(names):
        values = smoothed(scores[:, number])
        runs = {run for height in HEIGHTS for run in hysteresis(values, start=height, keep=height)}
        ordered = sorted(run for run in runs if edges[run[1]] > edges[run[0]])
        if not ordered:
            continue
        spans = np.array([(edges[first], edges[end]) for first, end in ordered])
        means = np.array(
            [
                np.average(values[first:end], weights=np.maximum(np.diff(edges[first : end + 1]), 1e-9))
                for first, end in ordered
            ]
        )
        kept, final = soft_nms(spans, means, sigma=settings.sigma, least=settings.least)
        bouts += [
            Bout(name, Span(*spans[at].tolist()), score)
            for at, score in zip(kept, final.tolist(), strict=True)
        ]
    return sorted(bouts, key=lambda bout: -bout.score)[: settings.most_kept]
