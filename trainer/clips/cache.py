"""Videos decoded once into small files that training reads again and again.

Each file holds one span's frames as JPEGs with their times. Files are written whole or not at all, so that a
kill at any moment leaves a cache that can be used; what is damaged is made again.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from mvit_core.errors import UnreadableVideo
from mvit_core.files.whole_file import whole_file
from mvit_core.video.reader import VideoReader
from trainer.clips.stored import StoredClip, Storing, collect
from trainer.labels.manifest import LabelledSpan

VERSION = 1
SUFFIX = ".clip"
ABANDONED_S = 3600.0  # age from which a half-written file is taken for that of a process that died


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
        self._num_bytes = 0
        self.full = ""  # why clips are no longer kept, a sentence; empty as long as they are

    def open(self) -> None:
        """Make the folder, and clear away what a kill left half-written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for part in self.folder.glob(".*.part"):
                if time.time() - part.stat().st_mtime > ABANDONED_S:
                    part.unlink(missing_ok=True)
            self._num_bytes = sum(path.stat().st_size for path in self.folder.glob(f"*{SUFFIX}"))
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
        """Another name wherever the frames would be others."""
        try:
            stat = path.stat()
            version = (stat.st_size, stat.st_mtime_ns)
        except OSError:
            version = (0, 0)
        where = (str(path.absolute()), version, span.start_s, span.end_s, span.points)
        kept = (
            VERSION,
            self.storing.side,
            self.storing.rate_hz,
            self.storing.padding_s,
            self.storing.max_frames,
        )
        return blake2b(msgspec.json.encode((where, kept)), digest_size=16).hexdigest() + SUFFIX

    def _has(self, name: str) -> bool:
        return (self.folder / name).exists()

    def _stored(self, name: str) -> StoredClip | None:
        """The clip in a file; None where there is none or it is damaged."""
        path = self.folder / name
        try:
            clip = msgspec.msgpack.decode(path.read_bytes(), type=StoredClip)
        except (OSError, ValueError):
            return None
        return clip if clip.times_s and len(clip.times_s) == len(clip.pictures) else None

    def _keep(self, name: str, clip: StoredClip) -> None:
        if self.full:
            return
        content = msgspec.msgpack.encode(clip)
        if not self._make_room(len(content)):
            self.full = (
                "There is no room for more decoded clips; the others are decoded each time they are used."
            )
            return
        try:
            with whole_file(self.folder / name, several_writers=True, durable=False) as draft:
                draft.write_bytes(content)
            self._num_bytes += len(content)
        except OSError as error:
            self.full = f"Decoded clips are no longer kept ({error.strerror or error})."

    def _make_room(self, wanted: int) -> bool:
        """Remove what other trainings left, longest unused first, until `wanted` bytes fit."""
        if self._num_bytes + wanted <= self._max_bytes:
            return True
        others = [path for path in self.folder.glob(f"*{SUFFIX}") if path.name not in self._wanted]
        for path in sorted(others, key=lambda each: each.stat().st_atime):
            self._num_bytes -= path.stat().st_size
            path.unlink(missing_ok=True)
            if self._num_bytes + wanted <= self._max_bytes:
                return True
        return False

    def _decoded(self, path: Path, spans: Sequence[LabelledSpan]) -> list["StoredClip | UnreadableVideo"]:
        """The spans of one video, read once from its start to the end of the last."""
        if not spans:
            return []
        try:
            with VideoReader(path) as reader:
                return collect(reader, spans, self.storing)
        except UnreadableVideo as error:
            return [error] * len(spans)
