"""Videos decoded once into small files that training reads again and again.

Each file holds one span's frames as JPEGs with their times. Files are written whole or not at all, so that a
kill at any moment leaves a cache that can be used; what is damaged is made again. A file's name says of which
span it is, and of which version of the video: of one whose drive is away, the version that was kept counts.
"""

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from mvit_core.errors import UnreadableVideo
from mvit_core.files.listing import with_facts
from mvit_core.files.path_text import to_text
from mvit_core.files.whole_file import whole_file
from mvit_core.video.reader import VideoReader
from trainer.clips.stored import StoredClip, Storing, collect
from trainer.labels.manifest import LabelledSpan

VERSION = 1
SUFFIX = ".clip"
ABANDONED_S = 3600.0  # age from which a half-written file is taken for that of a process that died
SPARE_BYTES = 2 << 30  # that stay free on the disk: a training has other things to write, people too


@dataclass(frozen=True, slots=True)
class Filled:
    """How many spans are done, and which of the last video's cannot be read, with the reason."""

    done: int
    problems: list[tuple[int, str]]


class ClipCache:
    """A folder of decoded spans, held below `max_bytes`."""

    def __init__(self, folder: Path, storing: Storing, *, max_bytes: int) -> None:
        self.folder, self.storing = folder, storing
        self._max_bytes = max_bytes
        self._wanted: set[str] = set()
        self._kept: dict[str, str] = {}  # the latest file of each span
        self._num_bytes = 0
        self.full = ""  # why clips are no longer kept, a sentence; empty as long as they are

    def open(self) -> None:
        """Make the folder, and clear away what a kill left half-written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for part, stat in with_facts(self.folder, ".*.part"):
                if time.time() - stat.st_mtime > ABANDONED_S:
                    part.unlink(missing_ok=True)
            files = sorted(with_facts(self.folder, f"*{SUFFIX}"), key=lambda each: each[1].st_mtime_ns)
            self._num_bytes = sum(stat.st_size for _, stat in files)
            self._kept = {_span_of(path.name): path.name for path, _ in files}
        except OSError as error:
            self.full = f"Decoded clips cannot be kept in {self.folder}: {error.strerror or error}."

    def get(self, path: Path, span: LabelledSpan) -> StoredClip:
        """The span's frames, from the folder or else decoded; raises UnreadableVideo."""
        name = self._name(path, span)
        stored = self._stored(name)
        if stored is not None:
            return stored
        (found,) = self._decoded(path, [span])
        if isinstance(found, UnreadableVideo):
            raise found
        self._keep(name, found)
        return found

    def fill(self, spans: Sequence[tuple[Path, LabelledSpan]]) -> Iterator["Filled"]:
        """Decode what is missing, each video once."""
        names = [self._name(path, span) for path, span in spans]
        self._wanted.update(names)
        by_video: dict[Path, list[int]] = {}
        for number, (path, _) in enumerate(spans):
            by_video.setdefault(path, []).append(number)
        done = 0
        for path, numbers in by_video.items():
            missing = [number for number in numbers if not self._has(names[number])]
            problems = []
            decoded = self._decoded(path, [spans[number][1] for number in missing])
            for number, found in zip(missing, decoded, strict=True):
                if isinstance(found, UnreadableVideo):
                    problems.append((number, str(found)))
                else:
                    self._keep(names[number], found)
            done += len(numbers)
            yield Filled(done, problems)

    def _name(self, path: Path, span: LabelledSpan) -> str:
        """Another name wherever the frames would be others; the one that is kept where the video is away."""
        where = (to_text(path.absolute()), span.start_s, span.end_s, span.points)
        kept = (
            VERSION,
            self.storing.side,
            self.storing.rate_hz,
            self.storing.padding_s,
            self.storing.max_frames,
        )
        of_span = _digest((where, kept), 16)
        try:
            stat = path.stat()
        except OSError:
            return self._kept.get(of_span, of_span + SUFFIX)
        return f"{of_span}-{_digest((stat.st_size, stat.st_mtime_ns), 8)}{SUFFIX}"

    def _has(self, name: str) -> bool:
        return (self.folder / name).exists()

    def _stored(self, name: str) -> StoredClip | None:
        """The clip in a file; None where there is none or it is damaged."""
        path = self.folder / name
        try:
            return msgspec.msgpack.decode(path.read_bytes(), type=StoredClip)
        except (OSError, ValueError):
            return None

    def _keep(self, name: str, clip: StoredClip) -> None:
        if self.full:
            return
        content = msgspec.msgpack.encode(clip)
        try:
            if not self._make_room(len(content)):
                self.full = (
                    "There is no room for more decoded clips; the others are decoded each time they are used."
                )
                return
            with whole_file(self.folder / name, several_writers=True, durable=False) as draft:
                draft.write_bytes(content)
            self._num_bytes += len(content)
            self._kept[_span_of(name)] = name
        except OSError as error:
            self.full = f"Decoded clips are no longer kept ({error.strerror or error})."

    def _make_room(self, wanted: int) -> bool:
        """Remove what other trainings left, longest unused first, until `wanted` bytes fit."""
        if self._has_room(wanted):
            return True
        others = [each for each in with_facts(self.folder, f"*{SUFFIX}") if each[0].name not in self._wanted]
        for path, stat in sorted(others, key=lambda each: each[1].st_atime):
            path.unlink(missing_ok=True)
            self._num_bytes -= stat.st_size
            if self._has_room(wanted):
                return True
        return False

    def _has_room(self, wanted: int) -> bool:
        free = shutil.disk_usage(self.folder).free
        return self._num_bytes + wanted <= self._max_bytes and free - wanted >= SPARE_BYTES

    def _decoded(self, path: Path, spans: Sequence[LabelledSpan]) -> list["StoredClip | UnreadableVideo"]:
        """The spans of one video, read once from its start to the end of the last."""
        if not spans:
            return []
        try:
            with VideoReader(path) as reader:
                return collect(reader, spans, self.storing)
        except UnreadableVideo as error:
            return [error] * len(spans)


def _digest(what: object, size: int) -> str:
    return blake2b(msgspec.json.encode(what), digest_size=size).hexdigest()


def _span_of(name: str) -> str:
    """What a file's name says of its span."""
    return name.removesuffix(SUFFIX).partition("-")[0]
