"""How far machine and people agree: confusion, per class and per site."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from app.services.analysis.caveats import caveats
from app.services.analysis.grouping import WILSON_SOURCE
from app.services.analysis.machine_words import MISSED
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Bars, Behind, Cells, Finding, Mark, Row, Table, rounded
from app.services.ecology.agreement import by_class, confusion, kappa, kappa_interval, wilson
from app.services.exports.rows import Row as Seen
from app.services.speech import noop
from app.store.library_order import natural

MISSING = noop("Review some of what a model named: each accept, correction and rejection is compared here.")
METHOD = noop(
    "What the machine said of each animal that a person reviewed, against what the person says. Nothing: the "
    "person rejected it. Missed: the person added it; Cohen's kappa, which is of what both have classified, "
    "leaves it out. Names are compared as they stand: a family that a person made a species differs. "
    "Reviewed animals are often the doubtful ones, so that figures are too low for all that was found. "
    "Intervals take animals as independent; those of one video or event are not, and they are too narrow."
)
SOURCES = (
    "Cohen 1960, Educ. Psychol. Meas. 20: 37-46 (kappa).",
    "Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72: 323-327 (its interval).",
)
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
    *(noop("Precision"), noop("Recall"), noop("F1")),
)
NO_CLASS = ("nothing", MISSED, "unnamed")
SITE_COLUMNS = (
    *(noop("Site"), noop("Same"), noop("Differ"), noop("Reviewed"), noop("Share"), noop("Low"), noop("High")),
    noop("Kappa"),
)

Judged = Sequence[tuple[Seen, str, str]]  # the animal, what the machine said, what a person says


def confused(survey: Survey) -> Finding:
    """The matrix."""
    say, judged = survey.say, survey.judged
    finding = _finding(survey, "confusion", say("Machine against people"))
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
    return replace(finding, notes=(_agreement(survey, pairs), *finding.notes), table=table, plot=plot)


def per_class(survey: Survey) -> Finding:
    """Precision and recall of each class."""
    say, judged = survey.say, survey.judged
    finding = _finding(survey, "classes", say("Agreement by class"))
    pairs = [(machine, person) for _, machine, person in judged]
    classes = [each for each in by_class(pairs) if each.name not in NO_CLASS and survey.is_chosen(each.name)]
    if not classes:
        return replace(finding, missing=say(MISSING))
    marks, rows = [], []
    for each in sorted(classes, key=lambda one: (-one.num_true, one.name)):
        name = _name(survey, each.name)
        true = [row for row, _, person in judged if person == each.name]
        said = [row for row, machine, _ in judged if machine == each.name]
        both = [row for row, machine, person in judged if machine == person == each.name]
        differ = [
            row for row, machine, person in judged if each.name in (machine, person) and machine != person
        ]
        cells = (
            *(name, each.num_true, each.num_said, each.num_both, len(differ)),
            *map(rounded, (each.precision, each.recall, each.f1)),
        )
        behind = tuple(map(behind_rows, (true, said, both, differ, said, true, true + said)))
        rows.append(Row(cells, behind_rows(true + said), apart=dict(enumerate(behind, start=1))))
        if each.num_true:
            low, high = wilson(each.num_both, each.num_true)
            note = say("{n} of {all}", n=each.num_both, all=each.num_true)
            share = each.recall or 0.0
            marks.append(
                Mark(label=name, value=share, behind=behind_rows(true), low=low, high=high, note=note)
            )
    axis = say("Recall: share of a class that the machine named right")
    plot = Bars(marks=tuple(marks), axis=axis, is_share=True)
    return replace(
        finding,
        table=Table(columns=tuple(map(say, CLASS_COLUMNS)), rows=tuple(rows)),
        plot=plot if marks else None,
        notes=(_agreement(survey, pairs), *finding.notes),
    )


def per_site(survey: Survey) -> Finding:
    """How often the machine is right at each site."""
    say = survey.say
    finding = _finding(survey, "sites", say("Agreement by site"))
    if not survey.judged:
        return replace(finding, missing=say(MISSING))
    marks, rows = [], []
    for site in sorted({row.site.name for row, _, _ in survey.judged}, key=natural):
        here = [one for one in survey.judged if one[0].site.name == site]
        right = [row for row, machine, person in here if machine == person]
        differ = [row for row, machine, person in here if machine != person]
        low, high = wilson(len(right), len(here))
        share, behind = len(right) / len(here), behind_rows([row for row, _, _ in here])
        note = say("{n} of {all}", n=len(right), all=len(here))
        marks.append(Mark(label=site, value=share, behind=behind, low=low, high=high, note=note))
        beyond = _kappa(survey, [(machine, person) for _, machine, person in here])
        cells = (site, len(right), len(differ), len(here), *map(rounded, (share, low, high, beyond)))
        rows.append(Row(cells, behind, apart={1: behind_rows(right), 2: behind_rows(differ)}))
    table = Table(columns=tuple(map(say, SITE_COLUMNS)), rows=tuple(rows))
    plot = Bars(marks=tuple(marks), axis=say("Share on which both agree"), is_share=True)
    return replace(finding, table=table, plot=plot)


def _finding(survey: Survey, key: str, title: str) -> Finding:
    return Finding(
        key=key,
        title=title,
        table=EMPTY,
        method=survey.say(METHOD),
        sources=(*SOURCES, WILSON_SOURCE),
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


def _agreement(survey: Survey, pairs: Sequence[tuple[str, str]]) -> str:
    say, same, beyond = survey.say, sum(one == other for one, other in pairs), _kappa(survey, pairs)
    if beyond is None:
        return say("{n} of {all} the same.", n=say.number(same), all=say.number(len(pairs)))
    known, found = _classified(pairs), say.number(beyond, 2)
    if interval := kappa_interval(known):
        low, high = (say.number(each, 2) for each in interval)
        found = say("{value} (95 % interval {low} to {high})", value=found, low=low, high=high)
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
