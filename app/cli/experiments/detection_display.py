"""Detection in time as tables: overlaps from left to right, ways of finding bouts below each other."""

from rich.table import Table

from app.cli.console import output
from app.cli.wording import percent
from trainer.experiments.mammalnet.detection_report import DetectionReport, Way

WAYS = {
    "by_head": "temporal head",
    "by_windows": "windows, grouped as a scan does",
    "by_windows_at_every_height": "windows, grouped at every height",
}


def print_detection(report: DetectionReport) -> None:
    """Mean average precision at ActivityNet's and at MammalNet's overlaps, then each behavior's."""
    say = output()
    ways = {name: getattr(report, field) for field, name in WAYS.items()}
    say.print(_by_overlap("mAP % at tIoU", {name: way.by_overlap for name, way in ways.items()}, ways))
    published = {name: way.published_overlaps for name, way in ways.items()}
    say.print(_by_overlap("at MammalNet's tIoU", published, ways, published=True))
    table = Table("behavior", "bouts", *(f"{name}: 0.5, average" for name in WAYS.values()), box=None)
    for behavior, first in report.by_head.behaviors.items():
        cells = [way.behaviors[behavior] for way in ways.values()]
        table.add_row(
            behavior,
            str(first.num_bouts),
            *(f"{percent(each.at_half)}, {percent(each.average)}" for each in cells),
        )
    say.print(table)
    unread = f", {report.num_unread} that cannot be read left out" if report.num_unread else ""
    say.print(
        f"{report.num_train} videos to learn from; {report.num_bouts} bouts in {report.num_test} videos "
        f"({report.hours:.1f} h) to find{unread}; embeddings of {report.source}.",
        markup=False,
        soft_wrap=True,
    )


def _by_overlap(
    title: str,
    rows: dict[str, dict[str, float | None]],
    ways: dict[str, Way],
    *,
    published: bool = False,
) -> Table:
    overlaps = list(next(iter(rows.values())))
    table = Table(title, *overlaps, "average", box=None)
    for name, row in rows.items():
        average = ways[name].published_average if published else ways[name].average
        table.add_row(name, *(percent(row[each]) for each in overlaps), percent(average))
    return table
