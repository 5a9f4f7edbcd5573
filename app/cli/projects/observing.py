"""`trapline observations`: what was found and said."""

import argparse
from collections.abc import Iterator

import msgspec
from rich import box
from rich.table import Table

from app.cli.console import escaped, output, write_for_programs, write_json
from app.cli.wording import clock, counted
from app.services.exports.material import Material, individuals
from app.services.exports.rows import Row, all_rows, what
from app.services.exports.table import write_rows
from app.services.projects import Project, open_project
from app.services.raw_scores import raw_scores
from app.store.records import Kind, ReviewState
from mvit_core.files.path_text import to_line, to_text


def run(arguments: argparse.Namespace) -> int:
    """Print the observations as a table, as JSON or as CSV."""
    with open_project(arguments.project) as project:
        if arguments.json:
            write_json(map(as_json, all_rows(project)))
        elif arguments.csv:
            write_for_programs(lambda stream: write_rows(Material(project), stream))
        else:
            print_table(project)
    return 0


def print_table(project: Project) -> None:
    """The observations for reading, each animal followed by its bouts of behavior."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Site", overflow="fold")
    table.add_column("Video", overflow="fold")
    for heading in ("From", "To"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Camera clock", no_wrap=True)
    table.add_column("What", overflow="fold")
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("State", no_wrap=True)
    num_animals, num_bouts, before, raw, any_raw = 0, 0, None, raw_scores(project), False
    for row in all_rows(project):
        is_raw = row.observation.confidence is not None and raw.has(row.observation)
        any_raw = any_raw or is_raw
        table.add_row(*_cells(row, same_video=before == row.video.id, is_raw=is_raw))
        before = row.video.id
        num_animals += row.observation.kind is Kind.ANIMAL
        num_bouts += row.observation.kind is Kind.BEHAVIOR
    if table.row_count:
        output().print(table)
    output().print(_sum(num_animals, num_bouts))
    if any_raw:
        output().print("~: the model's scores were never fitted to how often it is right.")


def as_json(row: Row) -> dict[str, object]:
    """Everything that is known of one observation, under the names of docs/glossary.md."""
    seen = row.observation
    return {
        "id": seen.id,
        "kind": seen.kind,
        "animal_id": seen.parent_id or seen.id,
        "site": row.site.name,
        "deployment": row.deployment.name,
        "video_id": row.video.id,
        "file": row.video.relative_path,
        "path": to_text(row.video.path),
        "start_s": round(seen.span.start_s, 3),
        "end_s": round(seen.span.end_s, 3),
        "start": row.start.isoformat(timespec="milliseconds") if row.start else None,
        "end": row.end.isoformat(timespec="milliseconds") if row.end else None,
        "subject": seen.subject,
        "taxon": seen.taxon,
        "scientific_name": row.taxon.scientific_name if row.taxon else None,
        "common_name": row.taxon.common_name if row.taxon else None,
        "behavior": seen.behavior,
        "state": seen.state,
        "rule": seen.rule,
        "confidence": seen.confidence,
        "scores": [msgspec.to_builtins(score) for score in seen.scores],
        "count": individuals(seen),
        **{name: getattr(seen, name) for name in ("sex", "life_stage", "individual", "notes")},
        "track_id": seen.track_id,
        "model": seen.model,
        "detector": seen.detector,
        "evidence": msgspec.to_builtins(seen.evidence),
        "labelled_by": seen.labelled_by,
        "labelled_at": seen.labelled_at.isoformat() if seen.labelled_at else None,
    }


def _cells(row: Row, *, same_video: bool, is_raw: bool) -> Iterator[str]:
    seen = row.observation
    bout = seen.kind is Kind.BEHAVIOR
    yield "" if same_video else escaped(to_line(row.site.name))
    yield "" if same_video else escaped(to_line(row.video.relative_path))
    yield clock(seen.span.start_s)
    yield clock(seen.span.end_s)
    yield row.start.isoformat(sep=" ", timespec="seconds") if row.start and not bout else ""
    yield f"  {escaped(row.behavior)}" if bout else f"[bold]{escaped(what(row))}[/]"
    yield "" if seen.confidence is None else f"{'~' if is_raw else ''}{seen.confidence:.2f}"
    how = " by rule" if seen.rule else ""
    yield "" if seen.state is ReviewState.UNREVIEWED else f"{seen.state}{how}"


def _sum(num_animals: int, num_bouts: int) -> str:
    if not num_animals:
        return "No observations. Scan a folder first: trapline scan FOLDER --project FILE"
    bouts = f", with {counted(num_bouts, 'bout')} of behavior" if num_bouts else ""
    return f"{counted(num_animals, 'observation')}{bouts}. animal? means: something moved, nobody named it."
