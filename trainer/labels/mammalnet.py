"""MammalNet's labels as they are published: lists of trimmed clips, annotations of untrimmed videos.

The names of its annotations are matched to Trapline's keys here, once: "fights_against_other_animals" is
`fights`, "Canis" is `canis`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from mvit_core.errors import UserError
from mvit_core.taxonomy import mammalnet_keys, shipped_behaviors, shipped_taxonomy
from mvit_core.types import Span
from trainer.labels.manifest import LabelledSpan, Manifest, Side, make_manifest
from trainer.labels.text_files import text_of
from trainer.scores.bout_metrics import TrueBout

Subset = Literal["train", "val", "test"]

# how a span's end may pass the video's before it is taken for a mistake: published times are whole seconds
SLACK_S = 1.0


@dataclass(frozen=True, slots=True)
class UntrimmedVideo:
    """One whole video of the detection task, and the bouts that were seen in it."""

    id: str
    path: Path  # whether or not it is there
    duration_s: float
    subset: Subset
    animal: str  # a taxon key; empty where the annotations name none that is known
    bouts: tuple[TrueBout, ...]  # their `video` is `id`


def read_mammalnet(lists: Sequence[Path], videos: Path) -> Manifest:
    """Lines of `file behavior-id animal-id`; a list with "test" in its name is held out. 173 + 12 classes."""
    spans = [
        span for path in lists for span in listed(path, side="held_out" if "test" in path.stem else "train")
    ]
    return mammalnet_manifest(spans, videos, source=lists[0].name)


def mammalnet_manifest(spans: Sequence[LabelledSpan], videos: Path, *, source: str) -> Manifest:
    """Spans in MammalNet's own classes, in the order of its numbers."""
    return make_manifest(
        spans,
        root=videos.absolute(),
        species=mammalnet_keys(),
        behaviors=tuple(each.key for each in shipped_behaviors()),
        taxonomy=list(shipped_taxonomy()),
        source=source,
    )


def listed(path: Path, *, side: Side) -> list[LabelledSpan]:
    """The clips of one list, in its order; raises UserError where a line makes no sense."""
    animals, behaviors = mammalnet_keys(), tuple(each.key for each in shipped_behaviors())
    spans = []
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        if not line.strip():
            continue
        name, *ids = line.rsplit(maxsplit=2)
        if len(ids) != 2 or not all(each.isdigit() for each in ids):
            raise UserError(f"Line {number} of {path.name} is not 'file behavior-id animal-id'.")
        behavior, animal = map(int, ids)
        if behavior >= len(behaviors) or animal >= len(animals):
            raise UserError(f"Line {number} of {path.name} has an id that MammalNet does not know.")
        spans.append(
            LabelledSpan(
                video=name,
                species=animals[animal],
                behaviors=(behaviors[behavior],),
                group=source_video(Path(name).stem),
                labelled_by="mammalnet",
                side=side,
            )
        )
    return spans


def source_video(clip: str) -> str:
    """The id of the video that a clip was cut from: clips are `<id>` or `<id>_<k>`, ids have 11 letters."""
    return re.sub(r"_\d+$", "", clip) if len(clip) > 11 else clip


class _Segment(msgspec.Struct):
    label: str
    segment: tuple[float, float]


class _Annotated(msgspec.Struct):
    annotations: list[_Segment] = []
    taxnomy: list[str | dict[str, str]] = []  # the spelling is theirs
    duration: float = 0.0
    resolution: str = ""
    fps: float = 0.0
    subset: str = ""
    url: str = ""


def read_untrimmed(path: Path, videos: Path) -> tuple[UntrimmedVideo, ...]:
    """The videos of `detection_annotations.json`, sought in `videos`, in the file's order; raises UserError.

    A bout that its video is too short for, or of no length, is an error: it is named with its video.
    """
    try:
        content = msgspec.json.decode(text_of(path).encode(), type=dict[str, _Annotated], strict=False)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path.name} is not laid out as MammalNet's annotations: {error}.") from error
    if not content:
        raise UserError(f"{path.name} holds no videos.")
    return tuple(_untrimmed(name, each, path, videos) for name, each in content.items())


def read_mammalnet_bouts(path: Path, videos: Path) -> Manifest:
    """The bouts of `detection_annotations.json` as labelled spans, in MammalNet's own classes."""
    spans = [
        LabelledSpan(
            video=f"{video.id}.mp4",
            start_s=bout.span.start_s,
            end_s=bout.span.end_s,
            species=video.animal,
            behaviors=(bout.behavior,),
            group=video.id,
            animal="0",  # one in each video
            labelled_by="mammalnet",
            side="train" if video.subset == "train" else "held_out",
        )
        for video in read_untrimmed(path, videos)
        for bout in video.bouts
    ]
    return mammalnet_manifest(spans, videos, source=path.name)


def _untrimmed(name: str, entry: _Annotated, path: Path, videos: Path) -> UntrimmedVideo:
    bouts = tuple(_bouts(name, entry, path))
    return UntrimmedVideo(
        id=name,
        path=videos / f"{name}.mp4",
        duration_s=max([entry.duration, *(bout.span.end_s for bout in bouts)]),
        subset=subset_of(entry.subset, f"{name} in {path.name}"),
        animal=animal_of(entry.taxnomy),
        bouts=bouts,
    )


def _bouts(name: str, entry: _Annotated, path: Path) -> Iterator[TrueBout]:
    for each in entry.annotations:
        start_s, end_s = each.segment
        key = behavior_named(each.label)
        if key is None:
            raise UserError(f"{path.name} calls a bout of {name} {each.label!r}: no behavior of MammalNet.")
        too_late = entry.duration and end_s > entry.duration + SLACK_S
        if not 0 <= start_s < end_s < float("inf") or too_late:
            raise UserError(
                f"{path.name} has a bout of {name} from {start_s:g} to {end_s:g} s, which cannot be."
            )
        yield TrueBout(name, key, Span(start_s, end_s))


def subset_of(word: str, where: str) -> Subset:
    """Training, validation or testing, as it is written; raises UserError where it is none of them."""
    for start, subset in _SUBSETS.items():
        if word.lower().startswith(start):
            return subset
    raise UserError(f"The subset of {where} is {word!r}; it is to be training, validation or testing.")


_SUBSETS: Mapping[str, Subset] = {"train": "train", "val": "val", "test": "test"}


def animal_of(entries: Sequence[str | dict[str, str]]) -> str:
    """The finest taxon that the annotations name, from a list of names or {rank: name}; "" without."""
    taxonomy = shipped_taxonomy()
    names = [name for each in entries for name in ([each] if isinstance(each, str) else each.values())]
    known = [key for name in names if (key := _taxa_by_name().get(_plain(name)))]
    return max(known, key=lambda key: len(taxonomy.lineage(key)), default="")


def behavior_named(label: str) -> str | None:
    """The behavior that an annotation means: its key, its name, or the only one whose name begins so."""
    plain = _plain(label)
    for each in shipped_behaviors():
        if plain in (_plain(each.key), _plain(each.name)):
            return each.key
    begun = [each.key for each in shipped_behaviors() if plain and _plain(each.name).startswith(plain)]
    return begun[0] if len(begun) == 1 else None


@cache
def _taxa_by_name() -> Mapping[str, str]:
    """Keys of taxa by their plain scientific names, and, before those, by their keys."""
    taxa = list(shipped_taxonomy())
    return {_plain(taxon.scientific_name): taxon.key for taxon in taxa} | {
        _plain(taxon.key): taxon.key for taxon in taxa
    }


def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", " ", name).strip().lower()
