"""At how many sites a species is: naive occupancy."""

from msgspec.structs import replace

from app.services.analysis.caveats import caveats, effort_caveats, wider_caveats
from app.services.analysis.counting import NO_EVENTS
from app.services.analysis.grouping import WILSON_SOURCE
from app.services.analysis.survey import Survey, behind_events
from app.services.analysis.values import EMPTY, Bars, Finding, Mark, Row, Table, rounded
from app.services.ecology.occupancy import has_effort
from app.services.ecology.shares import wilson
from app.services.speech import noop

MODEL_SOURCE = "MacKenzie et al. 2002, Ecology 83: 2248-2255."
COLUMNS = (
    *(noop("Species"), noop("Scientific name"), noop("Sites with it"), noop("Sites surveyed")),
    *(noop("Share"), noop("Low"), noop("High")),
)


def occupancy(survey: Survey) -> Finding:
    """At how many sites each species was."""
    say = survey.say
    finding = Finding(
        key="occupancy",
        title=say("Naive occupancy"),
        table=EMPTY,
        method=say(
            "Sites where a species was seen, of the sites where a camera worked; 95 % interval by Wilson. "
            "Naive: a site where it was there and missed counts as empty. Models that correct for that read "
            "the detection history."
        ),
        sources=(MODEL_SOURCE, WILSON_SOURCE),
        notes=(*wider_caveats(survey), *caveats(survey), *effort_caveats(survey)),
    )
    if not survey.events:
        return replace(finding, missing=say(NO_EVENTS))
    marks, rows = [], []
    total = len(_surveyed(survey))
    for species in survey.species:
        number = len({event.site for event in survey.events_of[species]})
        low, high = wilson(number, total)
        name, behind, share = survey.name(species), behind_events(survey.events_of[species]), number / total
        note = say("{n} of {all}", n=number, all=total)
        marks.append(Mark(label=name, value=share, behind=behind, low=low, high=high, note=note))
        rows.append(Row((name, species, number, total, *map(rounded, (share, low, high))), behind))
    plot = Bars(marks=tuple(marks), axis=say("Share of sites"), is_share=True)
    return replace(finding, table=Table(columns=tuple(map(say, COLUMNS)), rows=tuple(rows)), plot=plot)


def _surveyed(survey: Survey) -> set[str]:
    """Sites of which it is known that a camera worked there: by its time, or by what it recorded."""
    by_time = {site for site, those in survey.working.items() if has_effort(those)}
    return by_time | {record.site for record in survey.records}
