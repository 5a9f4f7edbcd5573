"""A project's own labels, exported in AVA's layout, as lists to learn from and to judge by.

The export writes `ava_labels.csv`, `ava_action_list.pbtxt` and `ava_videos.csv`, which names the file of each
video. Whole folders of videos (deployments, mostly) are held out, as everywhere in Trapline.
"""

import csv
from collections import defaultdict
from pathlib import Path, PurePosixPath

from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from trainer.boxes.metrics import BoxRow
from trainer.experiments.ava.rows import read_rows
from trainer.labels.manifest import LabelledSpan
from trainer.labels.split import split
from trainer.labels.text_files import text_of

LABELS, ACTIONS, VIDEOS = "ava_labels.csv", "ava_action_list.pbtxt", "ava_videos.csv"


def own_rows(folder: Path) -> dict[str, list[BoxRow]]:
    """The rows to learn from (`train`) and to judge by (`val`); raises UserError."""
    files = own_files(folder / VIDEOS)
    by_video: dict[str, list[BoxRow]] = defaultdict(list)
    for row in read_rows(folder / LABELS):
        by_video[row.moment[0]].append(row)
    names = sorted(by_video)
    spans = [
        LabelledSpan(
            video=name,
            behaviors=tuple(sorted({str(row.action) for row in by_video[name]})),
            group=str(PurePosixPath(files.get(name, name)).parent),
        )
        for name in names
    ]
    chosen = split(spans)
    if not chosen.train or not chosen.held_out:
        raise UserError(f"{folder / LABELS} is of too few videos to learn from some and judge by others.")
    sides = {"train": chosen.train, "val": chosen.held_out}
    return {side: [row for n in numbers for row in by_video[names[n]]] for side, numbers in sides.items()}


def own_files(path: Path) -> dict[str, str]:
    """Each video's file, below the folder of the videos; raises UserError."""
    reader = csv.DictReader(text_of(path).splitlines())
    if not {"video_id", "file"} <= set(reader.fieldnames or ()):
        raise UserError(f"{path.name} has no columns video_id and file; export the project again.")
    return {row["video_id"]: row["file"] for row in reader if row["video_id"] and row["file"]}


def own_video(root: Path, files: dict[str, str], name: str) -> str | None:
    """A video's path below `root`; None where it is not there, or leads out of the folder."""
    place = PurePosixPath(files.get(name, ""))
    if not place.name or place.is_absolute() or ".." in place.parts:
        return None
    return to_text(place.as_posix()) if (root / place).is_file() else None
