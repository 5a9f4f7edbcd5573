"""All analyses, in the order and the groups in which people see them."""

from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from app.services.analysis import (
    abundance,
    abundance_by_site,
    accumulating,
    budgets,
    counting,
    crossing,
    daily,
    judging,
    judging_classes,
    lasting,
    occasions,
    occupying,
    overlapping,
    reacting,
)
from app.services.analysis.survey import Options, Survey
from app.services.analysis.values import Finding
from app.services.projects import Project


class Control(StrEnum):
    """What can be chosen for some analyses alone."""

    CLOCK = "clock"
    PAIR = "pair"
    SPECIES = "species"
    OCCASION = "occasion"
    EVENTS = "events"  # the rule of independence
    PLACES = "places"  # how exactly they are shown


class Analysis(msgspec.Struct, frozen=True):
    """One line of the list."""

    key: str
    title: str
    group: str
    work_out: Callable[[Survey], Finding]
    controls: frozenset[Control] = frozenset()

    def find(self, survey: Survey) -> Finding:
        """What it says of a survey."""
        return replace(self.work_out(survey), language=survey.options.language)


COUNTS, TIMES, DOING, MACHINE = "Species and sites", "Time of day", "Behavior", "Machine and people"
OF_EVENTS = frozenset({Control.EVENTS})
BY_CLOCK = OF_EVENTS | {Control.CLOCK}

ANALYSES = (
    Analysis("species", "Species and sites", COUNTS, counting.species_by_site, OF_EVENTS),
    Analysis("rai", "Relative abundance", COUNTS, abundance.abundance, OF_EVENTS),
    Analysis(
        *("rai_site", "Relative abundance by site", COUNTS, abundance_by_site.abundance_by_site), OF_EVENTS
    ),
    Analysis("accumulation", "Accumulation", COUNTS, accumulating.accumulation),
    Analysis("map", "Map of sites", COUNTS, counting.site_map, OF_EVENTS | {Control.PLACES}),
    Analysis("occupancy", "Naive occupancy", COUNTS, occupying.occupancy),
    Analysis(
        *("history", "Detection history", COUNTS, occasions.history),
        frozenset({Control.SPECIES, Control.OCCASION}),
    ),
    Analysis("effort", "Effort by occasion", COUNTS, occasions.effort, frozenset({Control.OCCASION})),
    Analysis("activity", "Daily activity", TIMES, daily.activity, BY_CLOCK),
    Analysis("overlap", "Overlap of two species", TIMES, overlapping.overlapping, BY_CLOCK | {Control.PAIR}),
    Analysis("behavior_hour", "By hour", DOING, crossing.by_hour),
    Analysis("behavior_site", "By site", DOING, crossing.by_site),
    Analysis("behavior_month", "By season", DOING, crossing.by_month),
    Analysis("budget_species", "Time budget by species", DOING, budgets.budget_of_species),
    Analysis("budget_individual", "Time budget by individual", DOING, budgets.budget_of_individuals),
    Analysis("bouts", "Duration of bouts", DOING, lasting.bouts),
    Analysis("transitions", "What follows what", DOING, lasting.following),
    Analysis("reactions", "Reactions to the camera", DOING, reacting.reacting),
    Analysis("confusion", "Confusion", MACHINE, judging.confused),
    Analysis("classes", "By class", MACHINE, judging_classes.per_class),
    Analysis("sites", "By site", MACHINE, judging.per_site),
)


def analysis(key: str) -> Analysis:
    """By its key."""
    return next(one for one in ANALYSES if one.key == key)


def all_findings(project: Project, options: Options) -> Iterator[Finding]:
    """One after the other, from one reading of the project."""
    survey = Survey(project, options)
    for one in ANALYSES:
        yield one.find(survey)
