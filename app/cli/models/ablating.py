"""`trapline models ablations`: the MViT paper's ablations, counted, beside what it publishes."""

import argparse
from collections.abc import Iterable, Sequence

import msgspec
from rich import box
from rich.table import Table

from app.cli.console import output, write_json
from app.cli.models.costs import found, off
from mvit_core.models.counting import costs, total
from mvit_core.models.named.ablation_tables import TABLES, AblationRow, ablation_rows, known_table


class CountedRow(msgspec.Struct, frozen=True):
    """One row of a table of the paper; 0 and "" where the paper says nothing."""

    table: str
    what: str
    model: str  # by which it is described and trained
    params: int
    published_params_m: float
    multiply_adds: int
    published_multiply_adds_g: float
    published_top1: str
    note: str


def run(arguments: argparse.Namespace) -> int:
    """Print the rows of one table or of all, as tables or as JSON."""
    table = None if arguments.table is None else known_table(arguments.table)
    rows = [counted(row) for row in ablation_rows(table)]
    if arguments.json:
        write_json(map(msgspec.to_builtins, rows))
        return 0
    for name, title in TABLES.items():
        here = [row for row in rows if row.table == name]
        if here:
            output().print(table_of(f"Table {name}: {title}", here))
    for what in dict.fromkeys(f"Table {row.table}, {row.what}: {row.note}." for row in rows if row.note):
        output().print(what, soft_wrap=True)
    return 0


def counted(row: AblationRow) -> CountedRow:
    """The row with our own counts."""
    whole = total(costs(found(row.model)))
    return CountedRow(
        table=row.table,
        what=row.what,
        model=row.model,
        params=whole.params,
        published_params_m=row.published.params_m,
        multiply_adds=whole.multiply_adds,
        published_multiply_adds_g=row.published.gflops,
        published_top1=row.published.accuracy,
        note=row.note,
    )


def table_of(title: str, rows: Sequence[CountedRow]) -> Table:
    """One line a row; a dash where the paper has no such column."""
    table = Table(box=box.SIMPLE, title=title, title_justify="left")
    table.add_column("")
    table.add_column("model", no_wrap=True)
    for column in (
        "M parameters",
        "published",
        "off",
        "G multiply-adds",
        "published",
        "off",
        "published top-1",
    ):
        table.add_column(column, justify="right")
    for row in rows:
        params, work = row.params / 1e6, row.multiply_adds / 1e9
        table.add_row(
            row.what,
            row.model,
            *compared(params, row.published_params_m),
            *compared(work, row.published_multiply_adds_g),
            row.published_top1,
        )
    return table


def compared(count: float, published: float) -> Iterable[str]:
    """A count, what is published, and how far they lie apart; a digit finer than papers have it."""
    return f"{count:.2f}", f"{published:.1f}" if published else "-", off(count, published)
