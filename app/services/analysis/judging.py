"""How far machine and people agree: confusion, and how often at each site."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from app.services.analysis.caveats import caveats
from app.services.analysis.drawing import (
    BOOTSTRAP_SOURCES,
    SHARE_SOURCES,
    clusters_drawn,
    clusters_of,
    over,
    share_bounds,
    shares_said,
)
from app.services.analysis.machine_words import MISSED
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Bars, Cells, Finding, Mark, Row, Table, rounded
from app.services.ecology.agreement import confusion, kappa, kappa_interval
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

SITE_COLUMNS = (
    *(noop("Site"), noop("Same"), noop("Differ"), noop("Reviewed"), noop("Share"), noop("Low"), noop("High")),
    noop("Kappa"),
)

Judged = Sequence[tuple[Seen, str, str]]  # the animal, what the machine said, what a person says


def confused(survey: Survey) -> Finding:
    """The matrix."""
    say, judged = survey.say, survey.judged
    finding = finding_of(
        survey,
        ("confusion", say("Machine against people")),
        say("95 % interval of kappa: {drawn}", drawn=clusters_drawn(survey)),
        BOOTSTRAP_SOURCES,
    )
    if not judged:
        return replace(finding, missing=say(MISSING))
    pairs = [(machine, person) for _, machine, person in judged]
    counted, called = confusion(pairs), _by_call(judged)
    people = _by_number([person for _, person in pairs])
    said = _by_number([machine for machine, _ in pairs])
    machines = [each for each in people if each in said]
    machines += [each for each in said if each not in machines]
    rows = [
        Row((name_of(survey, person), name_of(survey, machine), number), behind_rows(called[machine, person]))
        for (machine, person), number in counted.most_common()
    ]
    plot = Cells(
        rows=tuple(name_of(survey, each) for each in people[:MOST_CLASSES]),
        columns=tuple(name_of(survey, each) for each in machines[:MOST_CLASSES]),
        marks=tuple(
            tuple(
                _mark(survey, machine, person, called.get((machine, person), []))
                for machine in machines[:MOST_CLASSES]
            )
            for person in people[:MOST_CLASSES]
        ),
        row_axis=say("A person says"),
        column_axis=say("The machine says"),
        scale=say("Animals"),
    )
    columns = (say("A person says"), say("The machine says"), say("Animals"))
    table = Table(columns=columns, rows=tuple(rows))
    return replace(finding, notes=(agreement_said(survey), *finding.notes), table=table, plot=plot)


def per_site(survey: Survey) -> Finding:
    """How often the machine is right at each site."""
    say = survey.say
    finding = finding_of(survey, ("sites", say("Agreement by site")), shares_said(survey), SHARE_SOURCES)
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
        low, high = share_bounds([(row, machine == person) for row, machine, person in here])
        share, behind = len(right) / len(here), behind_rows([row for row, _, _ in here])
        note = say("{n} of {all}", n=len(right), all=len(here))
        marks.append(Mark(label=site, value=share, behind=behind, low=low, high=high, note=note))
        beyond = _kappa(survey, [(machine, person) for _, machine, person in here])
        cells = (site, len(right), len(differ), len(here), *map(rounded, (share, low, high, beyond)))
        rows.append(Row(cells, behind, apart={1: behind_rows(right), 2: behind_rows(differ)}))
    table = Table(columns=tuple(map(say, SITE_COLUMNS)), rows=tuple(rows))
    plot = Bars(marks=tuple(marks), axis=say("Share on which both agree"), is_share=True)
    return replace(finding, table=table, plot=plot)


def finding_of(survey: Survey, names: tuple[str, str], sureness: str, sources: tuple[str, ...]) -> Finding:
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


def agreement_said(survey: Survey) -> str:
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


def _mark(survey: Survey, machine: str, person: str, those: Sequence[Seen]) -> Mark:
    label = survey.say(
        "{person}, by the machine {machine}", person=name_of(survey, person), machine=name_of(survey, machine)
    )
    behind = behind_rows(those)
    number = len(behind.animals)
    note = survey.say("one animal") if number == 1 else survey.say("{n} animals", n=survey.say.number(number))
    return Mark(label=label, value=number, behind=behind, note=note)


def _by_call(judged: Judged) -> dict[tuple[str, str], list[Seen]]:
    """The animals by what the machine and what a person says."""
    found: dict[tuple[str, str], list[Seen]] = {}
    for row, machine, person in judged:
        found.setdefault((machine, person), []).append(row)
    return found


def _by_number(names: Sequence[str]) -> list[str]:
    often = Counter(names)
    return sorted(often, key=lambda name: (name in FIXED, -often[name], name))


def name_of(survey: Survey, word: str) -> str:
    taxon = survey.material.surroundings.taxonomy.get(word)
    return taxon.short_name if taxon else survey.say(FIXED[word]) if word in FIXED else word
