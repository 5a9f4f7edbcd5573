"""How good a model is, for people at a terminal."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from app.cli.console import escaped, output
from app.cli.wording import counted
from trainer.reports.report import (
    BoutsReport,
    ClassReport,
    ClipReport,
    Comparison,
    Figure,
    GroupReport,
    Report,
    mean_of,
)

MOST_CLIPS = 8


def print_report(report: Report) -> None:
    """Figures, classes, and in plain words what else is known."""
    say = output()
    for caution in report.cautions:
        say.print(f"[yellow]{escaped(caution)}[/]", soft_wrap=True)
    say.print(f"Judged on {counted(report.num_clips, 'clip')}:", soft_wrap=True)
    for name, figure in report.figures.items():
        say.print(f"  {name.replace('_', ' '):24} {_with_interval(name, figure)}", soft_wrap=True)
    say.print(_table([*report.species, *report.behaviors]))
    for sentence in sentences(report):
        say.print(escaped(sentence), soft_wrap=True)
    if report.comparison is not None:
        _print_changes(report.comparison)
    if report.doubtful:
        _print_clips("Sure to be something else than its label; perhaps a slip", report.doubtful)


def sentences(report: Report) -> Iterator[str]:
    """What is known besides, a sentence each."""
    if report.baseline is not None:
        yield f"Guessing would give {_percent(report.baseline)}."
    yield from _of_sites(report)
    ranks = [f"{rank} {_percent(value)}" for rank, value in report.rolled_up.items()]
    if ranks:
        yield f"Right at each rank: {', '.join(ranks)}."
    yield from _of_names(report)
    yield from _of_frequency(report)
    if report.bouts is not None and report.bouts.num_bouts:
        overlaps = [f"{each} {_percent(value)}" for each, value in report.bouts.by_overlap.items()]
        yield f"Bouts found (mean average precision at an overlap): {', '.join(overlaps)}."
        yield from _of_ways(report.bouts)
    yield from _of_time(report)
    for kind, scores, how in (
        ("species", report.calibration, "ECE"),
        ("behaviors", report.behavior_calibration, "from 10 % on, every behavior alike"),
    ):
        if scores is not None and scores.error is not None:
            yield f"Scores of {kind} are off by {_percent(scores.error)} on average ({how})."


def _of_ways(bouts: BoutsReport) -> Iterator[str]:
    """Both ways of finding bouts, where a head for them was learned."""
    if not bouts.by_head:
        return
    ways = (("by windows", bouts.by_windows), ("by a temporal head", bouts.by_head))
    parts = [f"{name} {_percent(mean_of(found))}" for name, found in ways]
    used = "the head" if bouts.uses_head else "windows"
    yield f"Averaged over overlaps: {', '.join(parts)}; scans use {used}. {bouts.story}".strip()


def _of_sites(report: Report) -> Iterator[str]:
    if report.each_group is not None:
        there = "right there" if report.each_group.is_of_species else "mean average precision there"
        yield f"Each site left out in turn, {there}: {_listed(report.each_group.groups)}."
    elif len(report.groups) > 1:
        yield f"Right at each site: {_listed(report.groups)}."


def _of_names(report: Report) -> Iterator[str]:
    parts = [
        f"{each.rank or 'other classes'} {counted(each.num_clips, 'clip')}, {_percent(each.right)} right "
        f"(said {_percent(each.said)})"
        for each in report.names
    ]
    if parts:
        unnamed = f"; {report.num_unnamed} without a name" if report.num_unnamed else ""
        words = f"Named as finely as it is sure (from {_percent(report.names_hold)})"
        yield f"{words}: {'; '.join(parts)}{unnamed}."


def _of_frequency(report: Report) -> Iterator[str]:
    for kind, found in (("species", report.by_frequency), ("behaviors", report.behaviors_by_frequency)):
        parts = [f"{name} {_percent(value)}" for name, value in found.items() if value is not None]
        if len(parts) > 1:
            yield f"Found, {kind} that were trained on many, medium and few clips: {', '.join(parts)}."


def _of_time(report: Report) -> Iterator[str]:
    for name in ("macro_accuracy", "mean_average_precision"):
        if name in report.figures and name in report.shuffled:
            before, after = (_percent(each[name].value) for each in (report.figures, report.shuffled))
            words = name.replace("_", " ")
            yield f"With the frames in random order, {words} goes from {before} to {after}."


def _listed(groups: Sequence[GroupReport]) -> str:
    return ", ".join(f"{each.name} {_percent(each.accuracy)}" for each in groups)


def _print_changes(comparison: Comparison) -> None:
    output().print(escaped(comparison.verdict), soft_wrap=True)
    for words, names in (
        ("It knows what the other does not", comparison.new_classes),
        ("It does not know what the other does", comparison.lost_classes),
    ):
        if names:
            output().print(escaped(f"{words}: {', '.join(names)}."), soft_wrap=True)
    _print_clips("Wrong before, right now", comparison.corrected)
    _print_clips("Right before, wrong now", comparison.spoiled)


def _print_clips(title: str, clips: Sequence[ClipReport]) -> None:
    if not clips:
        return
    output().print(f"{title} ({len(clips)}):", soft_wrap=True)
    for clip in clips[:MOST_CLIPS]:
        before = "" if clip.called_before is None else f", before {clip.called_before or '-'}"
        words = f"{clip.called or '-'}{before}, labelled {clip.truth or '-'} ({_percent(clip.score)})"
        output().print(escaped(f"  {clip.video} from {clip.start_s:.1f} s: {words}"), soft_wrap=True)
    if len(clips) > MOST_CLIPS:
        output().print(f"  … and {len(clips) - MOST_CLIPS} more (--json has all)")


def _table(classes: list[ClassReport]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("class")
    for name in ("clips", "precision", "recall", "F1", "95 % of F1"):
        table.add_column(name, justify="right")
    for each in classes:
        figures = (_percent(value) for value in (each.precision, each.recall, each.f1))
        low, high = each.intervals.get("f1", (None, None))
        between = f"{_percent(low)} to {_percent(high)}" if low is not None else "–"
        table.add_row(escaped(each.name), f"{each.support:,}", *figures, between)
    return table


def _with_interval(name: str, figure: Figure) -> str:
    as_text = (lambda value: "–" if value is None else f"{value:.3f}") if name == "loss" else _percent
    if figure.low is None:
        return as_text(figure.value)
    return f"{as_text(figure.value)}  ({as_text(figure.low)} to {as_text(figure.high)})"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"
