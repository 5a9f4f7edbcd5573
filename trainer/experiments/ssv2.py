"""Something-Something V2 (Goyal et al., ICCV 2017): 174 things that hands do, told apart by time alone.

Below the data's folder: `labels/labels.json` (class to number), `labels/train.json` and
`labels/validation.json` (lists of `id`, `template`), as published, under their older names, or without the
folder; and the videos, `<id>.webm`.
"""

from pathlib import Path

import msgspec

from mvit_core.errors import UserError
from trainer.experiments.listed import (
    LeftOut,
    Listed,
    first_file,
    first_folder,
    video_of,
)
from trainer.labels.manifest import LabelledSpan, Side, make_manifest
from trainer.labels.text_files import text_of

LISTS = {
    "labels": ("labels/labels.json", "labels.json", "something-something-v2-labels.json"),
    "train": ("labels/train.json", "train.json", "something-something-v2-train.json"),
    "held_out": ("labels/validation.json", "validation.json", "something-something-v2-validation.json"),
}
FOLDERS = ("20bn-something-something-v2", "videos")
SUFFIXES = (".webm", ".mp4", ".avi", ".mkv")
BLANKS = str.maketrans("", "", "[]")  # templates mark what is filled in, labels do not


class _Entry(msgspec.Struct):
    id: str | int
    template: str = ""


def read_ssv2(data: Path) -> Listed:
    """The clips of both lists; raises UserError, with what to do, where the lists are not laid out so."""
    classes = _classes(first_file(data, LISTS["labels"], "list of classes"))
    root = first_folder(data, FOLDERS)
    spans: list[LabelledSpan] = []
    left_out = LeftOut()
    sides: tuple[Side, ...] = ("train", "held_out")
    for side in sides:
        path = first_file(data, LISTS[side], "list of videos")
        found, without = _side(path, side, set(classes), root)
        spans += found
        left_out = LeftOut(left_out.missing + without.missing, left_out.unlabelled + without.unlabelled)
    manifest = make_manifest(spans, root=root.absolute(), species=classes, behaviors=(), source="ssv2")
    return Listed(manifest, left_out)


def _classes(path: Path) -> tuple[str, ...]:
    """The classes in the order of their numbers."""
    try:
        numbers = msgspec.json.decode(text_of(path), type=dict[str, int], strict=False)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise UserError(f"{path.name} is no object of classes and their numbers: {error}.") from error
    if sorted(numbers.values()) != list(range(len(numbers))) or not numbers:
        raise UserError(f"The classes in {path.name} are not numbered from 0 on without gaps.")
    return tuple(sorted(numbers, key=lambda name: numbers[name]))


def _side(path: Path, side: Side, classes: set[str], root: Path) -> tuple[list[LabelledSpan], LeftOut]:
    try:
        entries = msgspec.json.decode(text_of(path), type=list[_Entry])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise UserError(f"{path.name} is no list of videos with id and template: {error}.") from error
    spans, missing, unlabelled = [], [], []
    for entry in entries:
        name = entry.template.translate(BLANKS)
        video = video_of(root, str(entry.id), SUFFIXES)
        if name not in classes:
            unlabelled.append(f"Video {entry.id} of {path.name} is labelled {name!r}, which is no class.")
        elif video is None:
            missing.append(f"Video {entry.id} of {path.name} is not in {root}.")
        else:
            spans.append(
                LabelledSpan(video=video, species=name, group=str(entry.id), labelled_by="ssv2", side=side)
            )
    return spans, LeftOut(tuple(missing), tuple(unlabelled))
