"""Labelled videos in the layouts of the field, made into manifests."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

import msgspec

from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from mvit_core.video.suffixes import VIDEO_SUFFIXES
from trainer.labels.mammalnet import read_mammalnet, read_mammalnet_bouts
from trainer.labels.manifest import LabelledSpan, Manifest, Side, make_manifest, read_manifest
from trainer.labels.text_files import text_of

Kind = Literal["species", "behaviors"]
BLOCK = 10  # neighboring numbers in file names that count as one group


def read_labels(path: Path, *, kind: Kind = "species", videos: Path | None = None) -> Manifest:
    """Whatever `path` is: a manifest (.jsonl), a folder of class folders, a zamba CSV, ActivityNet's JSON or
    MammalNet's list (.txt). Videos are sought below `videos`, by default beside the file. Raises UserError.
    """
    if path.is_dir():
        return read_class_folders(path, kind=kind)
    if not path.is_file():
        raise UserError(f"There is no file or folder {path}.")
    if path.suffix.lower() == ".jsonl":
        manifest = read_manifest(path)
        return manifest if videos is None else replace(manifest, root=videos.absolute())
    readers: Mapping[str, Callable[[], Manifest]] = {
        ".csv": lambda: read_zamba(path, videos or path.parent, kind=kind),
        ".json": lambda: read_activitynet(path, videos or path.parent),
        ".txt": lambda: read_mammalnet([path], videos or path.parent),
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UserError(f"{path.name} is no list of labels that Trapline knows (.jsonl, .csv, .json, .txt).")
    try:
        return reader()
    except (ValueError, csv.Error) as error:  # of a span that makes no sense, of a table that is none
        raise UserError(f"{path.name} is no list of labels that can be used: {error}.") from error


def read_class_folders(folder: Path, *, kind: Kind) -> Manifest:
    """`class/video` or `class/site/video`: each folder is a class, each folder in it a group.

    Where there are no sites, ten neighboring numbers of file names are one group, since they often show the
    same place on the same day.
    """
    spans = []
    for place in sorted(each for each in folder.iterdir() if each.is_dir() and each.name[0] != "."):
        for video in _videos(place):
            below = video.relative_to(place)
            group = below.parts[0] if len(below.parts) > 1 else number_block(place.name, video.stem)
            name, shown = to_text(video.relative_to(folder).as_posix()), to_text(place.name)
            spans.append(_labelled(shown, kind, video=name, group=to_text(group), labelled_by="folder"))
    if not spans:
        raise UserError(f"There are no videos in folders below {folder}; each folder is to be one class.")
    return make_manifest(spans, root=folder.absolute(), source=to_text(folder.name))


def read_zamba(path: Path, videos: Path, *, kind: Kind) -> Manifest:
    """`filepath,label[,split][,site]`; without a site, the folder is the group."""
    spans = []
    for number, row in enumerate(csv.DictReader(text_of(path).splitlines(), strict=True), start=2):
        place, label = row.get("filepath"), row.get("label")
        if not place or not label:
            raise UserError(f"Line {number} of {path.name} has no filepath or no label.")
        group = row.get("site") or str(Path(place).parent)
        spans.append(
            _labelled(
                label,
                kind,
                video=place,
                group=group,
                labelled_by="zamba",
                side=side_of(row.get("split") or ""),
            )
        )
    return _made(spans, path, videos)


class _Segment(msgspec.Struct):
    segment: tuple[float, float]
    label: str
    species: str = ""


class _Annotated(msgspec.Struct):
    annotations: list[_Segment] = []
    subset: str = ""


class _ActivityNet(msgspec.Struct):
    database: dict[str, _Annotated]


def read_activitynet(path: Path, videos: Path) -> Manifest:
    """`database` of videos with segments, or MammalNet's bare mapping. Labels are behaviors."""
    text = text_of(path).encode()
    try:
        content = msgspec.json.decode(text)
        if isinstance(content, dict) and "database" not in content:
            return read_mammalnet_bouts(path, videos)
        database = msgspec.convert(content, _ActivityNet, strict=False).database
        spans = [
            span for name, video in database.items() for span in _segments(_file_named(name, videos), video)
        ]
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path.name} is not laid out as ActivityNet's annotations: {error}.") from error
    return _made(spans, path, videos)


def _segments(place: str, video: _Annotated) -> Iterator[LabelledSpan]:
    for each in video.annotations:
        yield LabelledSpan(
            video=place,
            start_s=each.segment[0],
            end_s=each.segment[1],
            species=each.species,
            behaviors=(each.label,),
            group=str(Path(place).parent) if "/" in place else place,
            labelled_by="activitynet",
            side=side_of(video.subset),
        )


def number_block(prefix: str, stem: str) -> str:
    """The group of a file by its last number, such as "fight 40-49"; by its name where it has none."""
    numbers: list[str] = re.findall(r"\d+", stem)
    if not numbers:
        return f"{prefix} {stem}"
    first = int(numbers[-1][-9:]) // BLOCK * BLOCK
    return f"{prefix} {first}-{first + BLOCK - 1}"


def side_of(word: str) -> Side:
    """What lists call their splits; empty where they say nothing."""
    if word.lower().startswith(("val", "test", "held", "holdout", "hold_out")):
        return "held_out"
    return "train" if word.lower().startswith("train") else ""


def _labelled(
    label: str, kind: Kind, *, video: str, group: str, labelled_by: str, side: Side = ""
) -> LabelledSpan:
    return LabelledSpan(
        video=video,
        species=label if kind == "species" else "",
        behaviors=None if kind == "species" else (label,),
        group=group,
        labelled_by=labelled_by,
        side=side,
    )


def _videos(folder: Path) -> list[Path]:
    return sorted(
        each
        for each in folder.rglob("*")
        if each.suffix.lower() in VIDEO_SUFFIXES and each.is_file() and each.name[0] != "."
    )


def _file_named(name: str, videos: Path) -> str:
    """The file of an id: ids often stand without their suffix."""
    if Path(name).suffix.lower() in VIDEO_SUFFIXES:
        return name
    found = next(
        (each for suffix in (".mp4", ".mkv", ".webm") if (each := videos / (name + suffix)).exists()), None
    )
    return name + (found.suffix if found else ".mp4")


def _made(spans: list[LabelledSpan], path: Path, videos: Path) -> Manifest:
    if not spans:
        raise UserError(f"{path.name} holds no labels.")
    return make_manifest(spans, root=videos.absolute(), source=to_text(path.name))
