"""`trapline agreement`: how far those who reviewed blind agree with the labels that count."""

import argparse
import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich import box
from rich.table import Table

from app.cli.console import escaped, output, write_for_programs, write_json
from app.cli.wording import counted
from app.services import second_opinion
from app.services.exports.cells import Cells
from app.services.observer_agreement import Agreement, agreement
from app.services.observer_agreement.table import COLUMNS, Line, lines, rows
from app.services.projects import Project, open_project
from app.services.vocabulary import behaviors, taxonomy
from mvit_core.errors import UserError

WORDS = {"missed": "not seen by one", "rejected": "rejected"}
Compared = tuple[str, Agreement, Sequence[Line]]


def run(arguments: argparse.Namespace) -> int:
    """Print the agreement as tables, as JSON or as CSV."""
    with open_project(arguments.project) as project:
        compared = list(_compared(project, _wanted(project, arguments)))
    if arguments.json:
        write_json(map(_as_json, compared))
    elif arguments.csv:
        cells = [row for one in compared for row in rows(*one)]
        write_for_programs(lambda stream: _write(stream, cells))
    else:
        for one in compared:
            _print(*one)
    return 0


def _wanted(project: Project, arguments: argparse.Namespace) -> Sequence[str]:
    """Who is compared. For programs nobody is an empty list, and no reason to end."""
    known, observer = second_opinion.observers(project), arguments.observer
    if not known and (observer or not (arguments.json or arguments.csv)):
        raise UserError("Nobody has reviewed blind yet. In the window: Open, Review blind.")
    if observer is not None and observer not in known:
        raise UserError(f"{observer} has not reviewed blind. Who has: {', '.join(known)}.")
    return known if observer is None else [observer]


def _compared(project: Project, wanted: Sequence[str]) -> Iterator[Compared]:
    tree = taxonomy(project)
    names = {each.key: each.name for each in behaviors(project)}

    def class_name(key: str) -> str:
        return tree[key].short_name if key in tree else WORDS.get(key, key)

    for observer in wanted:
        found = agreement(project, observer)
        yield observer, found, list(lines(found, class_name, lambda key: names.get(key, key)))


def _as_json(compared: Compared) -> dict[str, object]:
    """With the ids of the animals and videos that differ behind each line."""
    observer, found, those = compared
    told = (
        {name: cell for name, cell in row.items() if name != "second_observer"} for row in rows(*compared)
    )
    behind = [found.differing, *(one.differing for one in those)]
    return {
        "second_observer": observer,
        "videos": found.num_videos,
        "animals_in_the_labels_alone": found.num_first_alone,
        "animals_seen_by_the_second_alone": found.num_second_alone,
        "rows": [
            {**cells, "differing_animals": list(each.animals), "differing_videos": list(each.videos)}
            for cells, each in zip(told, behind, strict=True)
        ],
    }


def _write(stream: TextIO, cells: Iterable[Cells]) -> None:
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells)


def _print(observer: str, found: Agreement, those: Sequence[Line]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=escaped(f"The labels that count and {observer}"))
    table.add_column("Class, behavior", overflow="fold")
    for heading in ("Labels", "Second", "Both", "Differ", "Shared", "Kappa"):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in those:
        table.add_row(*_cells(one))
    if those:
        output().print(table)
    alone = f"{found.num_first_alone:,} in the labels alone, {found.num_second_alone:,} by the second alone"
    compared = f"{counted(found.num_animals, 'animal')} of {counted(found.num_videos, 'video')} compared"
    output().print(f"{compared}, kappa {_figure(found.kappa)}{_interval(found)}; {alone}.", soft_wrap=True)


def _cells(one: Line) -> Iterator[str]:
    yield escaped(one.name)
    for number in (one.first, one.second, one.both):
        yield f"{number:,.1f} s" if one.unit == "s" else f"{number:,.0f}"
    yield f"{one.num_differing:,}"
    yield "" if one.shared is None else f"{100 * one.shared:.0f} %"
    low, high = map(_figure, one.kappa_interval or (None, None))
    yield _figure(one.kappa) if one.kappa_interval is None else f"{_figure(one.kappa)} ({low} to {high})"


def _interval(found: Agreement) -> str:
    if found.kappa_interval is None:
        return ""
    low, high = map(_figure, found.kappa_interval)
    over = counted(found.num_clusters, "site" if found.of_sites else "video")
    return f" (95 % interval {low} to {high}, over {over})"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
