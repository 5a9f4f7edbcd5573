"""`trapline evaluate ssv2` and `charades`: learn from a data set's lists, judge by its test list."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec
from rich.progress import Progress
from rich.table import Table

from app import paths
from app.cli.console import messages, output, write_object
from app.cli.experiments.watching import watched
from app.cli.learning.training import CLIPS, setting
from trainer.clips.views import parse_views
from trainer.evaluation.evaluate import checkpoint_at
from trainer.experiments.charades import read_charades
from trainer.experiments.clip_reports import (
    CharadesReport,
    Counts,
    Ssv2Report,
    charades_report,
    ssv2_report,
)
from trainer.experiments.clips import Wanted
from trainer.experiments.miniatures.charades import draw_charades
from trainer.experiments.miniatures.ssv2 import draw_ssv2
from trainer.experiments.ssv2 import read_ssv2
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import with_settings

Draw = Callable[[Path], Iterator[tuple[int, int]]]
MINIATURES: Mapping[str, Draw] = {"ssv2": draw_ssv2, "charades": draw_charades}


def run(arguments: argparse.Namespace) -> int:
    """One of the two experiments."""
    if arguments.make_miniature is not None:
        return draw(arguments.make_miniature, MINIATURES[arguments.benchmark])
    report: Ssv2Report | CharadesReport
    if arguments.benchmark == "ssv2":
        report = watched(ssv2_report(read_ssv2(arguments.data).first(arguments.limit), wanted_of(arguments)))
    else:
        listed, names = read_charades(arguments.data)
        report = watched(charades_report(listed.first(arguments.limit), names, wanted_of(arguments)))
    if arguments.json:
        write_object(msgspec.json.encode(report).decode())
    elif isinstance(report, Ssv2Report):
        _print_ssv2(report)
    else:
        _print_charades(report)
    return 0


def draw(folder: Path, miniature: Draw) -> int:
    """Draw a small data set, with a bar."""
    with Progress(console=messages(), transient=True) as bar:
        task = bar.add_task("videos", total=None)
        for done, total in miniature(folder):
            bar.update(task, completed=done, total=total)
    output().print(f"{folder} holds a small data set that was drawn.", markup=False)
    return 0


def wanted_of(arguments: argparse.Namespace) -> Wanted:
    """What these words want; raises UserError."""
    base = arguments.base
    return Wanted(
        recipe=recipe_of(arguments),
        out=None if arguments.checkpoint is not None else arguments.out,
        base=None if base is None else checkpoint_at(base),
        checkpoint=arguments.checkpoint,
        views=parse_views(arguments.views) if arguments.views else None,
        resume=arguments.resume,
        device=arguments.device,
        cache=arguments.cache or paths.cache_dir() / CLIPS,
    )


def recipe_of(arguments: argparse.Namespace) -> Recipe:
    """The published recipe, or another, with what the words change; raises UserError."""
    settings = dict(setting(word) for word in arguments.set)
    if arguments.model is not None:
        settings["model"] = arguments.model
    if arguments.epochs is not None:
        settings["epochs"] = str(arguments.epochs)
    return with_settings(preset(arguments.recipe or arguments.benchmark), settings)


def say_counts(counts: Counts, what: str = "videos") -> None:
    """How many videos, or parts of them, the figures are of, and what is not in them."""
    left_out = {
        "videos without their file": counts.missing,
        "entries without a label": counts.unlabelled,
        "videos that cannot be read": counts.unreadable,
    }
    said = ", ".join(f"{number:,} {why}" for why, number in left_out.items() if number)
    output().print(
        f"{counts.trained_on:,} {what} to learn from, {counts.judged:,} judged"
        + (f"; left out: {said}" if said else ""),
        soft_wrap=True,
    )


def say_averages(each: Mapping[str, float]) -> None:
    """The average precision of each class or action, the best first."""
    table = Table("", "average precision", box=None)
    for name, value in sorted(each.items(), key=lambda item: -item[1]):
        table.add_row(name, f"{100 * value:.1f} %")
    output().print(table)


def _print_ssv2(report: Ssv2Report) -> None:
    say_counts(report.counts)
    output().print(
        f"top 1 {100 * report.top1:.1f} %, top 5 {100 * report.top5:.1f} %, mean over the classes "
        f"{100 * report.mean_class_accuracy:.1f} % ({report.views} views)",
        soft_wrap=True,
    )
    published = ", ".join(f"{name} {value:.1f} %" for name, value in report.published_top1.items())
    output().print(f"published top 1: {published}", soft_wrap=True)


def _print_charades(report: CharadesReport) -> None:
    say_counts(report.counts)
    say_averages(report.each_class)
    output().print(
        f"mean average precision {100 * report.mean_average_precision:.1f} % "
        f"({report.views} views, the largest score of each class)",
        soft_wrap=True,
    )
