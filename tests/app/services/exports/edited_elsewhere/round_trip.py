"""A project's file that goes out, is changed by another program and comes in again."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.services import media, observations
from app.services.exports import export
from app.services.imports import ImportReport, import_file
from app.services.projects import Project
from app.store.records import Observation
from tests.csv_rows import rows_in

FILES = {
    "csv": "t.csv", "boris": "p.boris", "boris-events": "e.tsv", "camtrap-dp": "dp",
    "timelapse": "t.csv", "zamba": "z.csv", "megadetector": "md.json",
    "coco": "coco.json",
}  # fmt: skip
Row = dict[str, str]


def everything(project: Project) -> list[Observation]:
    """All observations, rejected ones too."""
    return [one for _, one in observations.all_observations(project, rejected=True)]


def round_trip(
    project: Project, name: str, folder: Path, edit: Callable[[Any], None] | None = None
) -> ImportReport:
    """Export, let `edit` change the rows or the object, import."""
    out = folder / FILES[name]
    export(project, name, out)
    if edit is not None and out.suffix in (".boris", ".json"):
        content = json.loads(out.read_text("utf-8"))
        edit(content)
        out.write_text(json.dumps(content), "utf-8")
    elif edit is not None:
        rows = rows_in(out)
        edit(rows)
        with out.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    return import_file(project, out, who="bo")


def of_file(rows: list[Row], end: str) -> Row:
    """The line of the file whose path ends so."""
    return next(row for row in rows if (row.get("File") or row.get("filepath") or "").endswith(end))


def dash(project: Project) -> Observation:
    """The only animal of its video, found by motion."""
    video = next(one for one in media.videos(project) if one.relative_path.endswith("-dash.mp4"))
    return next(one for one in everything(project) if one.video_id == video.id)


def edit_of_dash(name: str, **cells: str) -> Callable[[Any], None]:
    """Change cells of the line of that animal, and nothing that says who looked at it."""

    def edit(rows: list[Row]) -> None:
        row = next(row for row in rows if "-dash.mp4" in "".join(row.values()))
        row.update(cells)

    return edit
