"""How often animals react to the camera."""

from msgspec.structs import replace

from app.services.analysis.caveats import caveats
from app.services.analysis.drawing import SHARE_SOURCES, over, share_interval, shares_said
from app.services.analysis.grouping import grouped, species_of
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Bars, Finding, Mark, Row, Table, rounded
from app.services.speech import noop

COLUMNS = (
    *(noop("Species"), noop("Reacting"), noop("Reviewed"), noop("Share"), noop("Low"), noop("High")),
    noop("Interval over"),
)
REACTING = COLUMNS.index("Reacting")


def reacting(survey: Survey) -> Finding:
    """Of the animals that a person reviewed, by species."""
    say = survey.say
    finding = Finding(
        key="reactions",
        title=say("Reactions to the camera"),
        table=EMPTY,
        method=say(
            "Of the animals that a person reviewed, those marked as reacting to the camera. {sureness}",
            sureness=shares_said(survey),
        ),
        sources=SHARE_SOURCES,
        notes=caveats(survey),
    )
    reviewed = [row for row in survey.animals if row.observation.is_by_eye]
    if not reviewed:
        return replace(finding, missing=say("Review animals and mark those that react to the camera."))
    marks, rows = [], []
    for name, those in grouped(reviewed, species_of(survey)):
        reacts = [row for row in those if row.observation.reacts]
        bounds, places = share_interval([(row, row.observation.reacts) for row in those])
        low, high = bounds or (None, None)
        share, behind = len(reacts) / len(those), behind_rows(reacts)
        note = say("{n} of {all}", n=len(reacts), all=len(those))
        marks.append(Mark(label=name, value=share, behind=behind, low=low, high=high, note=note))
        known = over(survey, places) if bounds else None
        cells = (name, len(reacts), len(those), *map(rounded, (share, low, high)), known)
        rows.append(Row(cells, behind_rows(those), apart={REACTING: behind}))
    columns = tuple(map(say, COLUMNS))
    plot = Bars(marks=tuple(marks), axis=say("Share that reacts"), is_share=True)
    return replace(finding, table=Table(columns=columns, rows=tuple(rows)), plot=plot)
