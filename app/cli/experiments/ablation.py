"""`trapline evaluate ablation`: several models by one recipe on the same clips."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from rich import box
from rich.progress import Progress
from rich.table import Table

from app import paths
from app.cli.console import messages, output, write_json
from app.cli.experiments.watching import watched
from app.cli.learning.training import is_project, labels_of_project, setting
from app.cli.models.costs import found
from mvit_core.errors import UserError
from mvit_core.models.named.ablation_tables import TABLES, AblationRow, ablation_rows, known_table
from trainer.experiments.ablating import Ablation, ModelReport, ablate
from trainer.experiments.miniatures.order import draw_order
from trainer.labels.manifest import Manifest
from trainer.labels.readers import read_labels
from trainer.recipes.presets import preset
from trainer.recipes.words import with_settings
from trainer.reports.report import Figure

DEFAULT = ("mvit_xs", "vit_xs")
SHUFFLING = "9"


def run(arguments: argparse.Namespace) -> int:
    """Draw the miniature, or train and judge the models."""
    if arguments.make_miniature is not None:
        return _draw(arguments.make_miniature, arguments.limit)
    if arguments.labels is None or arguments.out is None:
        raise UserError("Give labelled videos, and a folder for the trainings: LABELS --out DIR.")
    wish = Ablation(
        models=models_of(arguments),
        recipe=with_settings(preset(arguments.recipe), dict(map(setting, arguments.set))),
        out=arguments.out,
        cache=arguments.cache or paths.cache_dir() / "clips",
        device=arguments.device,
    )
    reports = watched(ablate(_labels(arguments), wish))
    if arguments.json:
        write_json(map(msgspec.to_builtins, reports))
        return 0
    output().print(table_of(reports, wish.recipe.name))
    table = arguments.table or table_with(wish.models)
    output().print(f"Published (Table {table}): {said(ablation_rows(table))}", soft_wrap=True)
    return 0


def table_with(models: Sequence[str]) -> str:
    """The first table in which all of these stand; else that of shuffled frames, which are tried with any."""
    for table in TABLES:
        if {row.model for row in ablation_rows(table)} >= set(models):
            return table
    return SHUFFLING


def models_of(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The models, each once; raises UserError where there is none of that name, or no such table."""
    if arguments.table is not None:
        rows = ablation_rows(known_table(arguments.table))
        return tuple(dict.fromkeys(row.model for row in rows))
    names = tuple(dict.fromkeys(arguments.models or DEFAULT))
    for name in names:
        found(name)
    return names


def table_of(reports: Sequence[ModelReport], recipe: str) -> Table:
    """One line a model."""
    clips = reports[0].num_clips if reports else 0
    title = f"{clips} clips held out, recipe {recipe}; shares named right, with 95 % intervals"
    table = Table(box=box.SIMPLE, title=title, title_justify="left")
    table.add_column("model", no_wrap=True)
    for column in ("M parameters", "G multiply-adds", "in order", "shuffled", "what order is worth"):
        table.add_column(column, justify="right")
    for each in reports:
        figures = (percent(figure) for figure in (each.in_order, each.shuffled, each.drop))
        table.add_row(each.model, f"{each.params / 1e6:.2f}", f"{each.multiply_adds / 1e9:.2f}", *figures)
    return table


def percent(figure: Figure) -> str:
    """Such as 93.8 % (86 to 100)."""
    if figure.value is None:
        return "-"
    value = f"{100 * figure.value:.1f} %"
    if figure.low is None or figure.high is None:
        return value
    return f"{value} ({100 * figure.low:.0f} to {100 * figure.high:.0f})"


def said(rows: Iterable[AblationRow]) -> str:
    """What the paper has, in a line."""
    return "; ".join(f"{row.what} {row.published.accuracy} %" for row in rows) + "."


def _labels(arguments: argparse.Namespace) -> Manifest:
    if is_project(arguments.labels):
        return labels_of_project(arguments.labels)
    return read_labels(Path(arguments.labels), kind="species", videos=arguments.videos)


def _draw(folder: Path, limit: int) -> int:
    with Progress(console=messages(), transient=True) as bar:
        task = bar.add_task("videos", total=None)
        for done, total in draw_order(folder, num_videos=limit):
            bar.update(task, completed=done, total=total)
    output().print(f"{folder} holds {limit} clips: animals that walk to the right, and the same backwards.")
    return 0
