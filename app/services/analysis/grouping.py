"""Observations in groups, and what is shared by analyses of behavior."""

from collections.abc import Callable, Hashable, Sequence

from app.services.analysis.survey import Survey
from app.services.exports.rows import Row as Seen
from app.services.speech import noop

NO_BOUTS = noop("Label behaviors first: put a bout on an animal's lane in Review.")
TIMELESS = noop("Label behaviors in videos: moments, and behaviors in photos, have no length.")
BOUTS_SOURCE = "Martin & Bateson 2007, Measuring Behaviour, 3rd ed., Cambridge University Press."
WILSON_SOURCE = "Wilson 1927, J. Am. Stat. Assoc. 22: 209-212."


def grouped(rows: Sequence[Seen], group_of: Callable[[Seen], Hashable]) -> list[tuple[str, list[Seen]]]:
    """By number, most first."""
    found: dict[str, list[Seen]] = {}
    for row in rows:
        found.setdefault(str(group_of(row)), []).append(row)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def species_of(survey: Survey) -> Callable[[Seen], str]:
    """What people call an animal."""
    return lambda animal: survey.name(animal.taxon.distinct_name) if animal.taxon else ""


def bout_words(survey: Survey, number: int) -> str:
    """How many bouts there are."""
    return survey.say("one bout") if number == 1 else survey.say("{n} bouts", n=survey.say.number(number))
