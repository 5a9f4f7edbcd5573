"""Intervals of animals that are alike within a site or a video, and how they are told."""

from collections.abc import Iterable, Sequence

import numpy as np

from app.services.analysis.grouping import WILSON_SOURCE
from app.services.analysis.survey import Survey
from app.services.ecology.clusters import Clusters, clusters
from app.services.ecology.resampling import LEAST_CLUSTERS, NUM_DRAWS, Bounds
from app.services.ecology.shares import wilson_of_clusters
from app.services.exports.rows import Row as Seen
from app.services.speech import noop

BOOTSTRAP_SOURCES = (
    "Field & Welsh 2007, J. R. Stat. Soc. B 69: 369-390 (bootstrap of clusters).",
    "Efron 1987, J. Am. Stat. Assoc. 82: 171-185 (BCa).",
    "Hesterberg 2015, Am. Stat. 69: 371-386 (levels for few clusters).",
)
SHARE_SOURCES = (
    WILSON_SOURCE,
    "Korn & Graubard 1998, Surv. Methodol. 24: 193-201 (effective sample size).",
)
SITES_DRAWN = noop("BCa bootstrap of whole sites ({n} samples), at levels widened for few sites.")
CLUSTERS_DRAWN = noop(
    "BCa bootstrap ({n} samples) of whole sites; of fewer than {m} sites, of whole videos: it then holds for "
    "these sites alone, and is too narrow where several videos show one visit."
)
SHARES_SAID = noop(
    "95 % interval by Wilson, of as many independent ones as the sites are worth (those of one site are "
    "alike); of fewer than {m} sites, as the videos are worth: it then holds for these sites alone, and is "
    "too narrow where several videos show one visit."
)


def clusters_of(rows: Iterable[Seen]) -> Clusters:
    """The sites of animals, else their videos."""
    return clusters((row.site.id, row.video.id) for row in rows)


def share_interval(counted: Sequence[tuple[Seen, bool]]) -> tuple[Bounds | None, Clusters]:
    """Of the share of these animals that are counted, and over what it is."""
    places = clusters_of(row for row, _ in counted)
    values = np.array([(each, 1) for _, each in counted], np.float64).reshape(-1, 2)
    parts, wholes = places.sums(values).T
    return wilson_of_clusters(parts, wholes), places


def share_bounds(counted: Sequence[tuple[Seen, bool]]) -> tuple[float | None, float | None]:
    """Of the share of these animals that are counted; None of what can have none."""
    return share_interval(counted)[0] or (None, None)


def sites_drawn(survey: Survey) -> str:
    """How sites were drawn, as a sentence."""
    return survey.say(SITES_DRAWN, n=survey.say.number(NUM_DRAWS))


def clusters_drawn(survey: Survey) -> str:
    """How sites or videos were drawn, as a sentence."""
    return survey.say(CLUSTERS_DRAWN, n=survey.say.number(NUM_DRAWS), m=LEAST_CLUSTERS)


def shares_said(survey: Survey) -> str:
    """Where the intervals of shares come from, as a sentence."""
    return survey.say(SHARES_SAID, m=LEAST_CLUSTERS)


def over(survey: Survey, places: Clusters) -> str:
    """What an interval is over, as a cell of a table says it."""
    say, number = survey.say, survey.say.number(places.number)
    if places.of_sites:
        return say("{n} sites", n=number)
    return say("one video") if places.number == 1 else say("{n} videos", n=number)
