"""How often the machine is right about each class: precision and recall."""

from typing import NamedTuple

from msgspec.structs import replace

from app.services.analysis.drawing import BOOTSTRAP_SOURCES, SHARE_SOURCES, share_bounds, shares_said
from app.services.analysis.judging import MISSING, Judged, agreement_said, finding_of, name_of
from app.services.analysis.machine_words import MISSED
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import Bars, Finding, Mark, Row, Table, rounded
from app.services.ecology.agreement import ClassAgreement, by_class
from app.services.exports.rows import Row as Seen
from app.services.speech import noop

CLASS_COLUMNS = (
    *(noop("Class"), noop("A person says"), noop("The machine says"), noop("Both"), noop("Differ")),
    *(noop("Precision"), noop("Recall"), noop("F1"), noop("Precision low"), noop("Precision high")),
    *(noop("Recall low"), noop("Recall high")),
)
Calls = list[tuple[Seen, bool]]  # animals, and whether the other calls them the same
NO_CLASS = ("nothing", MISSED, "unnamed")


def per_class(survey: Survey) -> Finding:
    """Precision and recall of each class."""
    say, judged = survey.say, survey.judged
    finding = finding_of(
        survey,
        ("classes", say("Agreement by class")),
        shares_said(survey),
        (*SHARE_SOURCES, *BOOTSTRAP_SOURCES),
    )
    pairs = [(machine, person) for _, machine, person in judged]
    classes = [each for each in by_class(pairs) if each.name not in NO_CLASS and survey.is_chosen(each.name)]
    if not classes:
        return replace(finding, missing=say(MISSING))
    marks, rows = [], []
    by_person, by_machine = _apart(judged)
    for each in sorted(classes, key=lambda one: (-one.num_true, one.name)):
        true, said = by_person.get(each.name, []), by_machine.get(each.name, [])
        found = Called(name_of(survey, each.name), each, true, said)
        rows.append(_class_row(found))
        if true:
            marks.append(_class_mark(survey, found))
    axis = say("Recall: share of a class that the machine named right")
    plot = Bars(marks=tuple(marks), axis=axis, is_share=True)
    return replace(
        finding,
        table=Table(columns=tuple(map(say, CLASS_COLUMNS)), rows=tuple(rows)),
        plot=plot if marks else None,
        notes=(agreement_said(survey), *finding.notes),
    )


class Called(NamedTuple):
    """A class, the animals that a person calls so, and those that the machine does; with whether both do."""

    name: str
    figures: ClassAgreement
    true: Calls
    said: Calls


def _apart(judged: Judged) -> tuple[dict[str, Calls], dict[str, Calls]]:
    """By what a person says, and by what the machine says."""
    by_person: dict[str, Calls] = {}
    by_machine: dict[str, Calls] = {}
    for row, machine, person in judged:
        call = (row, machine == person)
        by_person.setdefault(person, []).append(call)
        by_machine.setdefault(machine, []).append(call)
    return by_person, by_machine


def _class_row(one: Called) -> Row:
    true, said = [row for row, _ in one.true], [row for row, _ in one.said]
    both = [row for row, is_both in one.true if is_both]
    differ = [row for row, is_both in (*one.true, *one.said) if not is_both]
    figures = one.figures
    cells = (
        *(one.name, figures.num_true, figures.num_said, figures.num_both, len(differ)),
        *map(rounded, (figures.precision, figures.recall, figures.f1)),
        *map(rounded, (*share_bounds(one.said), *share_bounds(one.true))),
    )
    behind = map(behind_rows, (true, said, both, differ, said, true, true + said, said, said, true, true))
    return Row(cells, behind_rows(true + said), apart=dict(enumerate(behind, start=1)))


def _class_mark(survey: Survey, one: Called) -> Mark:
    low, high = share_bounds(one.true)
    return Mark(
        label=one.name,
        value=one.figures.recall or 0.0,
        behind=behind_rows([row for row, _ in one.true]),
        low=low,
        high=high,
        note=survey.say("{n} of {all}", n=one.figures.num_both, all=one.figures.num_true),
    )
