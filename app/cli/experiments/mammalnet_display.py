"""MammalNet's figures as tables, beside the published ones."""

from collections.abc import Sequence

from rich.table import Table

from app.cli.console import output
from app.cli.wording import percent
from trainer.experiments.mammalnet.experiment import LowShotResult, Result
from trainer.experiments.mammalnet.figures import ALL, Accuracy, Figures
from trainer.experiments.mammalnet.lists import FREQUENCIES

KINDS = ("animal", "behavior", "pair")
COLUMNS = (*FREQUENCIES, ALL)


def print_results(results: Sequence[Result]) -> None:
    """Top-1 of animals, behaviors and pairs by base; below each base what was published; then top-5."""
    say = output()
    table = Table("top-1 %", *(f"{kind} ({' / '.join(COLUMNS)})" for kind in KINDS), box=None)
    for each in results:
        table.add_row(each.base, *_cells(each.figures, "top1"))
        if each.published:
            rows = each.published.animal, each.published.behavior
            table.add_row("  published", *(_joined([f"{v:.1f}" for v in row]) for row in rows))
    for each in results:
        table.add_row(f"{each.base}, top-5", *_cells(each.figures, "top5"))
    counts = [[str(part.num_classes[name]) for name in COLUMNS] for part in _parts(results[0].figures)]
    table.add_row("classes in the test", *map(_joined, counts))
    say.print(table)
    for each in results:
        unread = f", {each.num_unreadable} that cannot be read left out" if each.num_unreadable else ""
        judged = f"{each.figures.num_clips} clips judged{unread}"
        say.print(f"{each.base}: {judged}; {each.checkpoint}", markup=False, soft_wrap=True)


def print_low_shots(results: Sequence[LowShotResult]) -> None:
    """Top-1 and top-5 on the held-out pairs and on the others, for each base and number of shots; chance."""
    say = output()
    kinds = [f"{kind} {k}" for kind in KINDS for k in ("top-1", "top-5")]
    table = Table("base", "shots", "pairs", *kinds, "chance", "among held-out pairs", "chance", box=None)
    for each in results:
        among = percent(each.among_held_out), percent(1 / each.num_pairs)
        whose = each.base, str(each.shots), "held out"
        table.add_row(*whose, *_both(each.result.figures), percent(each.chance), *among)
        table.add_row("", "", "shown", *_both(each.shown), percent(each.chance))
    say.print(table)
    first = results[0]
    say.print(
        f"{first.num_pairs} pairs of animal and behavior are held out; {first.result.figures.num_clips} "
        f"clips of the test show them, {first.shown.num_clips} show others. Means over classes, percent.",
        soft_wrap=True,
    )


def _both(figures: Figures) -> list[str]:
    parts = _parts(figures)
    return [percent(shares[ALL]) for part in parts for shares in (part.top1, part.top5)]


def _parts(figures: Figures) -> tuple[Accuracy, Accuracy, Accuracy]:
    return figures.animal, figures.behavior, figures.joint


def _cells(figures: Figures, kind: str) -> list[str]:
    shares = [part.top1 if kind == "top1" else part.top5 for part in _parts(figures)]
    return [_joined([percent(each[name]) for name in COLUMNS]) for each in shares]


def _joined(values: Sequence[str]) -> str:
    return " / ".join(values)
