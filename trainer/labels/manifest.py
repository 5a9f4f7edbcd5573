"""A frozen, hashed list of labelled spans: all that training ever reads of a project.

JSON Lines, UTF-8. The first line is the header, each other line one span:

    {"kind":"trapline-manifest","version":1,"species":["panthera","blank"],"behaviors":["sleeps"],
     "taxonomy":[...],"source":"ridge.trapline","num_spans":2,"body_sha256":"..."}
    {"video":"RIDGE/IMG_1.MP4","start_s":2.0,"end_s":7.5,"species":"panthera","behaviors":["sleeps"],
     "group":"RIDGE-01","labelled_by":"person"}

Relative paths are below the manifest's folder. A manifest that differs from its hash is refused.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Literal

import msgspec

from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path
from mvit_core.files.refused import unread
from mvit_core.taxonomy import Taxon
from mvit_core.types import Span, Track, TrackPoint
from trainer.writing import write_whole

VERSION = 1
LARGEST_BYTES = 2 << 30
LONGEST_LINE = 8 << 20
LONGEST_NAME = 4096
MOST_CLASSES = 20_000

Side = Literal["", "train", "held_out"]


class Part(msgspec.Struct, frozen=True):
    """When within a labelled span one of its behaviors is to be seen, seconds of the video."""

    behavior: str
    start_s: float
    end_s: float


SpanKey = tuple[str, float, float | None, str]  # video, start and end in seconds, animal


class LabelledSpan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of one video and what is to be seen in it."""

    video: str  # path as mvit_core.files.path_text writes it, below the manifest's folder where relative
    start_s: float = 0.0
    end_s: float | None = None  # None: to the end of the video
    points: tuple[TrackPoint, ...] = ()  # the animal's boxes; empty: the whole picture
    species: str = ""  # a class, or a taxon above classes; empty: nobody said
    behaviors: tuple[str, ...] | None = None  # None: nobody said; empty: none of them
    unasked: tuple[str, ...] = ()  # behaviors of which nobody said whether it shows them
    parts: tuple[Part, ...] = ()  # when they are; empty: all through the span
    group: str = ""  # deployment: what one group holds never stands on both sides of a split
    event: str = ""  # of the group: its videos follow each other so soon that they show the same animals
    animal: str = ""  # which of the video's animals it shows; spans of one are told apart by time alone
    labelled_by: str = ""  # "person", "folder", "model" ...
    side: Side = ""  # where a published list has already split

    def __post_init__(self) -> None:
        end_s = self.start_s + 1 if self.end_s is None else self.end_s
        if not (isfinite(end_s) and 0 <= self.start_s < end_s):
            raise ValueError("a span must start at 0 or later and end after its start")
        if not self.video or "\0" in self.video or len(self.video) > LONGEST_NAME:
            raise ValueError("a span must name its video")
        if max(len(self.group), len(self.event), len(self.species)) > LONGEST_NAME:
            raise ValueError("a name is too long")

    @property
    def key(self) -> SpanKey:
        """By which a clip is known again, whoever lists it."""
        return self.video, self.start_s, self.end_s, self.animal

    @property
    def track(self) -> Track | None:
        """The animal's way, where it is known."""
        return Track(self.points, 1.0) if self.points else None

    @property
    def class_names(self) -> tuple[str, ...]:
        """Every class it is an example of."""
        return (*([self.species] if self.species else []), *(self.behaviors or ()))

    def shown_in(self, window: Span) -> tuple[str, ...] | None:
        """The behaviors that this part of the video shows; None where nobody said."""
        if not self.parts:
            return self.behaviors
        met = [each for each in self.parts if each.start_s < window.end_s and each.end_s > window.start_s]
        return tuple(dict.fromkeys(each.behavior for each in met))

    @property
    def where(self) -> str:
        """Its group; a span without one is grouped by its video."""
        return self.group or self.video

    @property
    def when(self) -> str:
        """Its event, else its video: clips of one are no evidence of their own."""
        return self.event or self.video

    def within(self, duration_s: float) -> Span:
        """Its times in a video of this length."""
        return Span(self.start_s, duration_s if self.end_s is None else self.end_s)


class ManifestHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What the first line says."""

    kind: Literal["trapline-manifest"] = "trapline-manifest"
    version: int = VERSION
    species: tuple[str, ...] = ()  # one of them is right
    behaviors: tuple[str, ...] = ()  # each for itself
    taxonomy: tuple[Taxon, ...] = ()  # the taxa that the species are or lie below
    source: str = ""  # the project or the file that it was made from
    num_spans: int = 0
    body_sha256: str = ""

    def __post_init__(self) -> None:
        names = (*self.species, *self.behaviors)
        if len(names) > MOST_CLASSES or any(not name or len(name) > LONGEST_NAME for name in names):
            raise ValueError("impossible classes")
        if len(set(names)) < len(names):
            raise ValueError("a class stands twice")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Labelled spans with their classes; `root` is where relative paths begin."""

    header: ManifestHeader
    spans: tuple[LabelledSpan, ...]
    root: Path

    @property
    def hash(self) -> str:
        """Of classes and spans, 64 hexadecimal digits; the same wherever the file lies."""
        return sha256(msgspec.json.encode(self.header)).hexdigest()

    def part(self, numbers: Iterable[int]) -> "Manifest":
        """Some of the spans, under the same header."""
        return Manifest(self.header, tuple(self.spans[number] for number in numbers), self.root)

    def path_of(self, span: LabelledSpan) -> Path:
        """Where its video lies."""
        return self.root / to_path(span.video)


def make_manifest(
    spans: Iterable[LabelledSpan],
    *,
    root: Path,
    species: Sequence[str] | None = None,
    behaviors: Sequence[str] | None = None,
    taxonomy: Iterable[Taxon] = (),
    source: str = "",
) -> Manifest:
    """A manifest of these spans; classes that are not given are those that occur, by name."""
    spans = tuple(spans)
    if species is None:
        species = sorted({span.species for span in spans if span.species})
    if behaviors is None:
        behaviors = sorted({name for span in spans for name in span.behaviors or ()})
    body = _body(spans)
    header = ManifestHeader(
        species=tuple(species),
        behaviors=tuple(behaviors),
        taxonomy=tuple(taxonomy),
        source=source,
        num_spans=len(spans),
        body_sha256=sha256(body).hexdigest(),
    )
    return Manifest(header, spans, root)


def with_spans(manifest: Manifest, spans: Iterable[LabelledSpan]) -> Manifest:
    """The same classes and other clips."""
    header = manifest.header
    return make_manifest(
        spans,
        root=manifest.root,
        species=header.species,
        behaviors=header.behaviors,
        taxonomy=header.taxonomy,
        source=header.source,
    )


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write it whole or not at all; raises UserError where there is no room."""
    write_whole(path, msgspec.json.encode(manifest.header) + b"\n" + _body(manifest.spans))


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file, checked against its hash; raises UserError, naming the line."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise UserError(f"{path.name} is too large to be a manifest.")
        first, _, body = path.read_bytes().partition(b"\n")
    except OSError as error:
        raise UserError(unread(path, error)) from error
    header = _header(first, path.name)
    if sha256(body).hexdigest() != header.body_sha256:
        raise UserError(f"{path.name} was changed after it was written; make the manifest anew.")
    spans = tuple(_spans(body, path.name))
    if len(spans) != header.num_spans:
        raise UserError(f"{path.name} promises {header.num_spans} spans, but holds {len(spans)}.")
    return Manifest(header, spans, path.absolute().parent)


def _body(spans: Iterable[LabelledSpan]) -> bytes:
    return b"".join(msgspec.json.encode(span) + b"\n" for span in spans)


def _header(line: bytes, name: str) -> ManifestHeader:
    try:
        header = msgspec.json.decode(line[:LONGEST_LINE], type=ManifestHeader)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(
            f"{name} is no manifest of Trapline ({error}). Choose another file, or make it anew."
        ) from error
    if header.version > VERSION:
        raise UserError(f"{name} was written by a newer version of Trapline; update Trapline to use it.")
    return header


def _spans(body: bytes, name: str) -> Iterable[LabelledSpan]:
    decoder = msgspec.json.Decoder(LabelledSpan)
    for number, line in enumerate(body.splitlines(), start=2):
        try:
            if len(line) > LONGEST_LINE:
                raise ValueError("the line is too long")
            yield decoder.decode(line)
        except (ValueError, RecursionError) as error:  # msgspec's errors are ValueErrors too
            raise UserError(f"Line {number} of {name} cannot be read: {error}.") from error
