"""Charades (Sigurdsson et al., ECCV 2016): 157 actions, several at once, in videos of half a minute.

Below the data's folder: `Charades_v1_train.csv`, `Charades_v1_test.csv` and `Charades_v1_classes.txt`, as
published or in a folder `Charades`; and the videos, `<id>.mp4`. The column `actions` reads
"c092 11.90 21.20;c147 0.00 12.60": a class, its start and its end in seconds.
"""

import csv
import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path

import numpy as np

from mvit_core.errors import UserError
from trainer.experiments.listed import LeftOut, Listed, first_file, first_folder, video_of
from trainer.labels.manifest import LabelledSpan, Part, Side, make_manifest
from trainer.labels.text_files import text_of
from trainer.scores import metrics

LISTS = {
    "classes": ("Charades_v1_classes.txt", "Charades/Charades_v1_classes.txt"),
    "train": ("Charades_v1_train.csv", "Charades/Charades_v1_train.csv"),
    "held_out": ("Charades_v1_test.csv", "Charades/Charades_v1_test.csv"),
}
FOLDERS = ("Charades_v1_480", "Charades_v1", "videos")
SUFFIXES = (".mp4", ".mkv", ".avi", ".webm")


def read_charades(data: Path) -> tuple[Listed, dict[str, str]]:
    """The videos of both lists, and what the classes are called; raises UserError."""
    names = dict(_classes(first_file(data, LISTS["classes"], "list of classes")))
    root = first_folder(data, FOLDERS)
    spans: list[LabelledSpan] = []
    left_out = LeftOut()
    sides: tuple[Side, ...] = ("train", "held_out")
    for side in sides:
        path = first_file(data, LISTS[side], "list of videos")
        for row in _rows(path):
            left_out = _take(row, path.name, side, root, names, spans, left_out)
    manifest = make_manifest(
        spans, root=root.absolute(), species=(), behaviors=tuple(names), source="charades"
    )
    return Listed(manifest, left_out), names


def charades_map(scores: metrics.F64, truth: metrics.I64) -> tuple[float, list[float]]:
    """Mean average precision as the published scorer has it, and that of each class (NaN without examples).

    For each class the videos are ranked and precision is averaged over the right ones; videos without any
    action come after all others. Equal scores are one step here, where the scorer goes by chance. Classes
    without examples, of which the published test list has none, are left out of the mean.
    """
    ranked = np.where(truth.sum(axis=1, keepdims=True) > 0, scores, -np.inf)
    each = [metrics.average_precision(ranked[:, k], truth[:, k]) for k in range(truth.shape[1])]
    return metrics.mean(each), each


def _classes(path: Path) -> Iterator[tuple[str, str]]:
    """Number and name of each class: "c000 Holding some clothes"."""
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        key, _, name = line.strip().partition(" ")
        if key and not re.fullmatch(r"c\d{3,4}", key):
            raise UserError(f"Line {number} of {path.name} does not begin with a class such as c092.")
        if key:
            yield key, name.strip() or key


def _rows(path: Path) -> list[dict[str, str]]:
    reader = csv.DictReader(text_of(path).splitlines(keepends=True))
    try:
        rows = [
            {key or "": value or "" for key, value in row.items() if isinstance(value, str)} for row in reader
        ]
    except csv.Error as error:
        raise UserError(f"{path.name} is no table: {error}.") from error
    if not {"id", "actions"} <= set(reader.fieldnames or ()):
        raise UserError(f"{path.name} has no columns id and actions; it is no list of Charades.")
    return rows


def _take(  # noqa: PLR0917
    row: dict[str, str],
    list_name: str,
    side: Side,
    root: Path,
    names: dict[str, str],
    spans: list[LabelledSpan],
    left_out: LeftOut,
) -> LeftOut:
    """One video into `spans`; what is left out with it."""
    video = video_of(root, row["id"], SUFFIXES)
    try:
        parts = tuple(_parts(row["actions"], names))
    except ValueError as error:
        sentence = (
            f"The actions of {row['id'] or 'a video without id'} in {list_name} make no sense: {error}."
        )
        return LeftOut(left_out.missing, (*left_out.unlabelled, sentence))
    if video is None:
        return left_out.with_missing(f"Video {row['id'] or 'without id'} of {list_name} is not in {root}.")
    spans.append(
        LabelledSpan(
            video=video,
            behaviors=tuple(dict.fromkeys(each.behavior for each in parts)),
            parts=parts,
            group=row["id"],
            labelled_by="charades",
            side=side,
        )
    )
    return left_out


def _parts(actions: str, names: dict[str, str]) -> Iterator[Part]:
    """What the column says; raises ValueError."""
    for word in filter(None, (each.strip() for each in actions.split(";"))):
        pieces = word.split()
        if len(pieces) != 3 or pieces[0] not in names:
            raise ValueError(f"{word!r} is no class with start and end")
        start_s, end_s = float(pieces[1]), float(pieces[2])
        if not (isfinite(start_s) and isfinite(end_s)):
            raise ValueError(f"{word!r} has no start or no end")
        yield Part(pieces[0], start_s, max(start_s, end_s))
