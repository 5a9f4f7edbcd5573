"""`trapline evaluate ava`: a head for boxes, learned and scored as AVA's authors score."""

import argparse

import msgspec

from app.cli.console import output, write_object
from app.cli.experiments.clips import draw, say_averages, say_counts, wanted_of
from app.cli.experiments.watching import watched
from trainer.experiments.ava.report import AvaReport, ava_report, counts_of, scored
from trainer.experiments.ava.rows import read_predictions
from trainer.experiments.ava.scenes import read_ava
from trainer.experiments.miniatures.ava import draw_ava


def run(arguments: argparse.Namespace) -> int:
    """Draw a miniature, score predictions, or learn and score."""
    if arguments.make_miniature is not None:
        return draw(arguments.make_miniature, draw_ava)
    data = read_ava(
        arguments.data,
        videos=arguments.videos,
        boxes=arguments.boxes,
        starts_at_s=arguments.starts_at,
        limit=arguments.limit,
    )
    if arguments.score is not None:
        rows = read_predictions(arguments.score)
        judged = len({row.moment for row in data.truth})
        report = scored(str(arguments.score), data, rows, counts_of(data, judged))
    else:
        report = watched(ava_report(data, wanted_of(arguments), arguments.predictions))
    if arguments.json:
        write_object(msgspec.json.encode(report).decode())
    else:
        _print(report)
    return 0


def _print(report: AvaReport) -> None:
    say_counts(report.counts, "seconds of video")
    say_averages(report.each_action)
    whose = {"detector": "of a detector", "labels": "of the labels"}.get(report.boxes, "of the file")
    output().print(
        f"frame mAP at IoU 0.5: {100 * report.mean_average_precision:.1f} % ({report.num_boxes:,} boxes "
        f"{whose}, {report.num_truth:,} rows of truth, {report.num_excluded:,} moments excluded)",
        soft_wrap=True,
    )
    published = ", ".join(f"{name} {value:.1f} %" for name, value in report.published.items())
    output().print(f"published, with boxes of a detector: {published}", soft_wrap=True)
