"""Indexes kept on disk: a file that was opened before is not read through again.

Making an index reads the whole file, and where its packets lie all of it is decoded: minutes for an hour from
a slow card reader. A kept one belongs to what the file holds (mvit_core.video.fingerprint) and to when it was
changed last, and is verified like any other before it counts. It can be made again at any time, so a shelf
that cannot be read or written is no reason to stop.
"""

import os
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np

from mvit_core.errors import UnreadableVideo
from mvit_core.files.whole_file import whole_file
from mvit_core.video.fingerprint import fingerprint
from mvit_core.video.index import FrameIndex

LAYOUT = 1  # of the files; another one is not read
MAX_BYTES = 200 << 20  # of the folder; what was used longest ago goes first
NO_STAMP = np.iinfo(np.int64).min
SUFFIX = ".index.npz"


class IndexShelf:
    """A folder of indexes, one file a video; for any number of processes at once."""

    def __init__(self, folder: Path, *, max_bytes: int = MAX_BYTES) -> None:
        self._folder, self._max_bytes = folder, max_bytes

    def get(self, video: Path) -> FrameIndex | None:
        """The kept index of this very file; None where there is none that can be read."""
        with suppress(OSError, UnreadableVideo, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            place = self._place(video)
            with place.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                found = _unpacked(kept["stamps"], kept["times_s"], kept["key_stamps"])
            os.utime(place)
            return found
        return None

    def put(self, video: Path, index: FrameIndex) -> None:
        """Keep it, if it can be kept."""
        with suppress(OSError, UnreadableVideo):
            place = self._place(video)
            self._folder.mkdir(parents=True, exist_ok=True)
            with whole_file(place, several_writers=True, durable=False) as draft, draft.open("wb") as file:
                np.savez_compressed(
                    file,
                    stamps=np.array([NO_STAMP if each is None else each for each in index.stamps]),
                    times_s=index.times_s,
                    key_stamps=np.array(index.key_stamps, np.int64),
                )
            self._make_room()

    def _place(self, video: Path) -> Path:
        changed = video.stat().st_mtime_ns
        return self._folder / f"{LAYOUT}-{fingerprint(video)}-{changed:x}{SUFFIX}"

    def _make_room(self) -> None:
        found = [(each.stat(), Path(each.path)) for each in os.scandir(self._folder) if each.is_file()]
        num_bytes = sum(facts.st_size for facts, _ in found)
        for facts, place in sorted(found, key=lambda each: each[0].st_mtime):
            if num_bytes <= self._max_bytes:
                return
            place.unlink(missing_ok=True)
            num_bytes -= facts.st_size


def _unpacked(stamps: np.ndarray, times_s: np.ndarray, key_stamps: np.ndarray) -> FrameIndex:
    """ValueError where it is no index."""
    if stamps.ndim != 1 or stamps.shape != times_s.shape or not len(stamps) or times_s.dtype != np.float64:
        raise ValueError("no index")
    return FrameIndex(
        tuple(None if each == NO_STAMP else each for each in stamps.astype(np.int64).tolist()),
        times_s,
        tuple(key_stamps.astype(np.int64).tolist()),
    )
