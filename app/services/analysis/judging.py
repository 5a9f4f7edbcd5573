"""How far machine and people agree: confusion, per class and per site."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from app.services.analysis.caveats import caveats
from app.services.analysis.drawing import (
    BOOTSTRAP_SOURCES,
    SHARE_SOURCES,
    clusters_drawn,
    clusters_of,
    over,
    share_interval,
    shares_said,
)
from app.services.analysis.machine_words import MISSED
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Bars, Behind, Cells, Finding, Mark, Row, Table, rounded
from app.services.ecology.agreement import ClassAgreement, by_class, confusion, kappa, kappa_interval
from app.services.exports.rows import Row as Seen
from app.services.speech import noop
from app.store.library_order import natural

MISSING = noop("Review some of what a model named: each accept, correction and rejection is compared here.")
METHOD = noop(
    "What the machine said of each animal that a person reviewed, against what the person says. Nothing: the "
    "person rejected it. Missed: the person added it; Cohen's kappa, which is of what both have classified, "
    "leaves it out. Names are compared as they stand: a family that a person made a species differs. "
    "Reviewed animals are often the doubtful ones, so that figures are too low for all that was found. What "
    "the machine missed in videos that nobody looked at counts nowhere: by that recall is too high."
)
COHEN_SOURCE = "Cohen 1960, Educ. Psychol. Meas. 20: 37-46 (kappa)."
MOST_CLASSES = 14  # in the plot; the table has all
FIXED = {
    "nothing": noop("Nothing"),
    MISSED: noop("Missed"),
    "unnamed": noop("Unnamed"),
    "human": noop("Person"),
    "vehicle": noop("Vehicle"),
}
CLASS_COLUMNS = (
    *(noop("Class"), noop("A person says"), noop("The machine says"), noop("Both"), noop("Differ")),
    *(noop("Precision"), noop("Recall"), noop("F1"), noop("Precision low"), noop("Precision high")),
    *(noop("Recall low"), noop("Recall high")),
)

NO_CLASS = ("nothing", MISSED, "unnamed")
SITE_COLUMNS = (
    *(noop("Site"), noop("Same"), noop("Differ"), noop("Reviewed"), noop("Share"), noop("Low"), noop("High")),
    noop("Kappa"),
)

Calls = list[tuple[Seen, bool]]  # animals, and whether the other calls them the same
Judged = Sequence[tuple[Seen, str, str]]  # the animal, what the machine said, what a person says


def confused(survey: Survey) -> Finding:
    """The matrix."""
    say, judged = survey.say, survey.judged
    finding = _finding(
        survey,
        ("confusion", say("Machine against people")),
        say("95 % interval of kappa: {drawn}", drawn=clusters_drawn(survey)),
        BOOTSTRAP_SOURCES,
    )
    if not judged:
        return replace(finding, missing=say(MISSING))
    pairs = [(machine, person) for _, machine, person in judged]
    counted = confusion(pairs)
    people = _by_number([person for _, person in pairs])
    machines = [each for each in people if each in {one for one, _ in pairs}]
    machines += [each for each in _by_number([one for one, _ in pairs]) if each not in machines]
    rows = [
        Row((_name(survey, person), _name(survey, machine), number), _behind(judged, machine, person))
        for (machine, person), number in counted.most_common()
    ]
    plot = Cells(
        rows=tuple(_name(survey, each) for each in people[:MOST_CLASSES]),
        columns=tuple(_name(survey, each) for each in machines[:MOST_CLASSES]),
        marks=tuple(
            tuple(_mark(survey, machine, person) for machine in machines[:MOST_CLASSES])
            for person in people[:MOST_CLASSES]
        ),
        row_axis=say("A person says"),
        column_axis=say("The machine says"),
        scale=say("Animals"),
    )
    columns = (say("A person says"), say("The machine says"), say("Animals"))
    table = Table(columns=columns, rows=tuple(rows))
    return replace(finding, notes=(_agreement(survey), *finding.notes), table=table, plot=plot)


def per_class(survey: Survey) -> Finding:
    """Precision and recall of each class."""
    say, judged = survey.say, survey.judged
    finding = _finding(
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
        found = Called(_name(survey, each.name), each, true, said)
        rows.append(_class_row(found))
        if true:
            marks.append(_class_mark(survey, found))
    axis = say("Recall: share of a class that the machine named right")
    plot = Bars(marks=tuple(marks), axis=axis, is_share=True)
    return replace(
        finding,
        table=Table(columns=tuple(map(say, CLASS_COLUMNS)), rows=tuple(rows)),
        plot=plot if marks else None,
        notes=(_agreement(survey), *finding.notes),
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
        *map(rounded, (*_bounds(one.said), *_bounds(one.true))),
    )
    behind = map(behind_rows, (true, said, both, differ, said, true, true + said, said, said, true, true))
    return Row(cells, behind_rows(true + said), apart=dict(enumerate(behind, start=1)))


def _class_mark(survey: Survey, one: Called) -> Mark:
    low, high = _bounds(one.true)
    return Mark(
        label=one.name,
        value=one.figures.recall or 0.0,
        behind=behind_rows([row for row, _ in one.true]),
        low=low,
        high=high,
        note=survey.say("{n} of {all}", n=one.figures.num_both, all=one.figures.num_true),
    )


def _bounds(calls: Calls) -> tuple[float | None, float | None]:
    return share_interval(calls)[0] or (None, None)


def per_site(survey: Survey) -> Finding:
    """How often the machine is right at each site."""
    say = survey.say
    finding = _finding(survey, ("sites", say("Agreement by site")), shares_said(survey), SHARE_SOURCES)
    if not survey.judged:
        return replace(finding, missing=say(MISSING))
    marks, rows = [], []
    by_site: dict[str, list[tuple[Seen, str, str]]] = {}
    for one in survey.judged:
        by_site.setdefault(one[0].site.name, []).append(one)
    for site in sorted(by_site, key=natural):
        here = by_site[site]
        right = [row for row, machine, person in here if machine == person]
        differ = [row for row, machine, person in here if machine != person]
        low, high = _bounds([(row, machine == person) for row, machine, person in here])
        share, behind = len(right) / len(here), behind_rows([row for row, _, _ in here])
        note = say("{n} of {all}", n=len(right), all=len(here))
        marks.append(Mark(label=site, value=share, behind=behind, low=low, high=high, note=note))
        beyond = _kappa(survey, [(machine, person) for _, machine, person in here])
        cells = (site, len(right), len(differ), len(here), *map(rounded, (share, low, high, beyond)))
        rows.append(Row(cells, behind, apart={1: behind_rows(right), 2: behind_rows(differ)}))
    table = Table(columns=tuple(map(say, SITE_COLUMNS)), rows=tuple(rows))
    plot = Bars(marks=tuple(marks), axis=say("Share on which both agree"), is_share=True)
    return replace(finding, table=table, plot=plot)


def _finding(survey: Survey, names: tuple[str, str], sureness: str, sources: tuple[str, ...]) -> Finding:
    key, title = names
    return Finding(
        key=key,
        title=title,
        table=EMPTY,
        method=f"{survey.say(METHOD)} {sureness}",
        sources=(COHEN_SOURCE, *sources),
        notes=(*_learned(survey), *_unasked(survey), *caveats(survey)),
    )


def _learned(survey: Survey) -> Iterator[str]:
    """How much is left out, as it had taught the model what it is asked."""
    if survey.num_learned:
        yield survey.say(
            "Left out, as the model learned from their videos: {n} of the reviewed animals.",
            n=survey.say.number(survey.num_learned),
        )


def _unasked(survey: Survey) -> Iterator[str]:
    """How much is left out, as no model had a word to say."""
    if survey.num_unasked:
        yield survey.say(
            "Left out, as no model that knows species looked at them: {n} of the reviewed animals.",
            n=survey.say.number(survey.num_unasked),
        )


def _agreement(survey: Survey) -> str:
    say, pairs = survey.say, [(machine, person) for _, machine, person in survey.judged]
    same, beyond = sum(one == other for one, other in pairs), _kappa(survey, pairs)
    if beyond is None:
        return say("{n} of {all} the same.", n=say.number(same), all=say.number(len(pairs)))
    known, found = _classified(pairs), say.number(beyond, 2)
    places = clusters_of(row for row, machine, _ in survey.judged if machine != MISSED)
    if interval := kappa_interval(known, places):
        low, high = (say.number(each, 2) for each in interval)
        found = say(
            "{value} (95 % interval {low} to {high}, over {what})",
            value=found,
            low=low,
            high=high,
            what=over(survey, places),
        )
    return say(
        "{n} of {all} the same; Cohen's kappa of the {m} that the machine found: {kappa}.",
        n=say.number(same),
        all=say.number(len(pairs)),
        m=say.number(len(known)),
        kappa=found,
    )


def _kappa(survey: Survey, pairs: Sequence[tuple[str, str]]) -> float | None:
    """Of what both have classified; None of some species alone, which chance would find among all others."""
    return None if survey.options.selection.taxa else kappa(_classified(pairs))


def _classified(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if pair[0] != MISSED]


def _mark(survey: Survey, machine: str, person: str) -> Mark:
    label = survey.say(
        "{person}, by the machine {machine}", person=_name(survey, person), machine=_name(survey, machine)
    )
    behind = _behind(survey.judged, machine, person)
    number = len(behind.animals)
    note = survey.say("one animal") if number == 1 else survey.say("{n} animals", n=survey.say.number(number))
    return Mark(label=label, value=number, behind=behind, note=note)


def _behind(judged: Judged, machine: str, person: str) -> Behind:
    return behind_rows([row for row, *said in judged if said == [machine, person]])


def _by_number(names: Sequence[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (name in FIXED, -Counter(names)[name], name))


def _name(survey: Survey, word: str) -> str:
    taxon = survey.material.surroundings.taxonomy.get(word)
    return taxon.short_name if taxon else survey.say(FIXED[word]) if word in FIXED else word
