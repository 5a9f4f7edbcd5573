"""How far machine and people agree: confusion, per class and per site."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from app.services.analysis.survey import Survey, videos_of_rows
from app.services.analysis.values import EMPTY, Bars, Cells, Finding, Mark, Row, Table, Videos, rounded
from app.services.ecology.agreement import by_class, confusion, kappa, wilson
from app.services.exports.rows import Row as Seen

MISSING = "Review some of what a model named: each accept, correction and rejection is compared here."
METHOD = (
    "What the machine said of each animal that a person reviewed, against what the person says. Nothing: the "
    "person rejected it. Missed: the person added it. Reviewed animals are often the doubtful ones, so that "
    "figures are too low for all that was found."
)
SOURCE = "Cohen 1960, Educ. Psychol. Meas. 20: 37-46 (kappa)."
MOST_CLASSES = 14  # in the plot; the table has all
FIXED = {
    "nothing": "Nothing",
    "missed": "Missed",
    "unnamed": "Unnamed",
    "human": "Person",
    "vehicle": "Vehicle",
}

Judged = Sequence[tuple[Seen, str, str]]


def confused(survey: Survey) -> Finding:
    """The matrix."""
    finding = _finding(survey, "confusion", "Machine against people")
    judged = survey.judged
    if not judged:
        return replace(finding, missing=MISSING)
    pairs = [(machine, person) for _, machine, person in judged]
    counted = confusion(pairs)
    people = _by_number([person for _, person in pairs])
    machines = [each for each in people if each in {one for one, _ in pairs}]
    machines += [each for each in _by_number([one for one, _ in pairs]) if each not in machines]
    rows = [
        Row((_name(survey, person), _name(survey, machine), number), _videos(judged, machine, person))
        for (machine, person), number in counted.most_common()
    ]
    marks = [
        tuple(
            _mark(survey, judged, machine, person, counted[machine, person])
            for machine in machines[:MOST_CLASSES]
        )
        for person in people[:MOST_CLASSES]
    ]
    plot = Cells(
        rows=tuple(_name(survey, each) for each in people[:MOST_CLASSES]),
        columns=tuple(_name(survey, each) for each in machines[:MOST_CLASSES]),
        marks=tuple(marks),
        row_axis="A person says",
        column_axis="The machine says",
        scale="Animals",
    )
    table = Table(columns=("A person says", "The machine says", "Animals"), rows=tuple(rows))
    return replace(finding, notes=(_agreement(pairs), *finding.notes), table=table, plot=plot)


def per_class(survey: Survey) -> Finding:
    """Precision and recall of each class."""
    finding = _finding(survey, "classes", "Agreement by class")
    judged = survey.judged
    pairs = [(machine, person) for _, machine, person in judged]
    classes = [each for each in by_class(pairs) if each.name not in ("nothing", "missed", "unnamed")]
    if not classes:
        return replace(finding, missing=MISSING)
    marks, rows = [], []
    for each in sorted(classes, key=lambda one: (-one.num_true, one.name)):
        name = _name(survey, each.name)
        those = [row for row, machine, person in judged if each.name in (machine, person)]
        wrong = [
            row for row, machine, person in judged if each.name in (machine, person) and machine != person
        ]
        figures = (each.precision, each.recall, each.f1)
        cells = (name, each.num_true, each.num_said, each.num_both, *map(rounded, figures))
        rows.append(Row(cells, videos_of_rows(those)))
        if each.num_true:
            low, high = wilson(each.num_both, each.num_true)
            note = f"{each.num_both} of {each.num_true}"
            videos = videos_of_rows(wrong or those)
            marks.append(
                Mark(label=name, value=each.recall or 0.0, videos=videos, low=low, high=high, note=note)
            )
    columns = ("Class", "A person says", "The machine says", "Both", "Precision", "Recall", "F1")
    axis = "Recall: share of a class that the machine named right"
    plot = Bars(marks=tuple(marks), axis=axis, is_share=True)
    return replace(
        finding,
        table=Table(columns=columns, rows=tuple(rows)),
        plot=plot if marks else None,
        notes=("A bar opens the videos where the two differ.", _agreement(pairs), *finding.notes),
    )


def per_site(survey: Survey) -> Finding:
    """How often the machine is right at each site."""
    finding = _finding(survey, "sites", "Agreement by site")
    if not survey.judged:
        return replace(finding, missing=MISSING)
    marks, rows = [], []
    for site in sorted({row.site.name for row, _, _ in survey.judged}):
        here = [one for one in survey.judged if one[0].site.name == site]
        pairs = [(machine, person) for _, machine, person in here]
        right = sum(machine == person for machine, person in pairs)
        low, high = wilson(right, len(here))
        wrong = [row for row, machine, person in here if machine != person]
        videos, share = videos_of_rows(wrong or [row for row, _, _ in here]), right / len(here)
        note = f"{right} of {len(here)}"
        marks.append(Mark(label=site, value=share, videos=videos, low=low, high=high, note=note))
        rows.append(Row((site, right, len(here), *map(rounded, (share, low, high, kappa(pairs)))), videos))
    columns = ("Site", "Same", "Reviewed", "Share", "Low", "High", "Kappa")
    plot = Bars(marks=tuple(marks), axis="Share on which both agree", is_share=True)
    notes = ("A bar opens the videos where the two differ.", *finding.notes)
    return replace(finding, table=Table(columns=columns, rows=tuple(rows)), plot=plot, notes=notes)


def _finding(survey: Survey, key: str, title: str) -> Finding:
    sources = (SOURCE, "Wilson 1927, J. Am. Stat. Assoc. 22: 209-212.")
    return Finding(key=key, title=title, table=EMPTY, method=METHOD, sources=sources, notes=survey.caveats())


def _agreement(pairs: Sequence[tuple[str, str]]) -> str:
    same, beyond = sum(one == other for one, other in pairs), kappa(pairs)
    words = f"{same} of {len(pairs)} the same"
    return f"{words}; Cohen's kappa {beyond:.2f}." if beyond is not None else f"{words}."


def _mark(survey: Survey, judged: Judged, machine: str, person: str, number: int) -> Mark:
    label = f"{_name(survey, person)}, by the machine {_name(survey, machine)}"
    return Mark(label=label, value=number, videos=_videos(judged, machine, person))


def _videos(judged: Judged, machine: str, person: str) -> Videos:
    return videos_of_rows([row for row, *said in judged if said == [machine, person]])


def _by_number(names: Sequence[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (name in FIXED, -Counter(names)[name], name))


def _name(survey: Survey, word: str) -> str:
    taxon = survey.material.surroundings.taxonomy.get(word)
    return taxon.short_name if taxon else FIXED.get(word, word)
