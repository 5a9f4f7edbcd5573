"""Any frame of a video by its number, exactly, in any order: what a player needs."""

from bisect import bisect_right
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from mvit_core.errors import UnreadableVideo
from mvit_core.files.closing import Closing
from mvit_core.types import VideoInfo
from mvit_core.video.cache import PictureCache
from mvit_core.video.cursor import Cursor, SeekingLies
from mvit_core.video.index import FrameIndex, index_by_decoding, index_of, is_confirmed
from mvit_core.video.index_shelf import IndexShelf
from mvit_core.video.opening import displayed_name
from mvit_core.video.picture import Frame, Painter
from mvit_core.video.reader import VideoReader

CACHE_BYTES = 256 * 1024 * 1024
TIME_SLACK_S = 0.0005
"""Times rounded to milliseconds still name their frame."""


class FrameAccess(Closing):
    """Frames by number or time, the same as sequential reading gives; for one thread.

    Opening reads the file once without decoding it (only where the stamps of its packets cannot be trusted is
    all of it decoded), and raises UnreadableVideo where nothing decodes; with a `shelf` that has its index it
    is not read through. A frame then costs decoding from the keyframe before it; what was decoded on the way
    is kept, within `cache_bytes`, so that stepping back is quick.

    A defect deep inside a file shows only when it is decoded. The index is then made anew: `times_s` and
    `len()` may change once, and a number behind the new end gives the last frame.
    """

    def __init__(
        self, path: Path, *, cache_bytes: int = CACHE_BYTES, shelf: IndexShelf | None = None
    ) -> None:
        self.path, self._shelf = path, shelf
        with VideoReader(path) as reader:
            self.info: VideoInfo = reader.info
            self._painter = Painter(reader.geometry)
            kept = shelf.get(path) if shelf else None
            if kept is None:
                self._index = self._made(reader)
            elif is_confirmed(kept, reader):
                self._index = kept
            else:
                with VideoReader(path) as fresh:
                    self._index = self._made(fresh)
        self._cache = PictureCache(cache_bytes)
        self._cursor = Cursor(path, self._index)
        self._may_seek = self._index.is_seekable
        self._is_rebuilt = False

    def close(self) -> None:
        """Lets go of the file and of the frames kept; frames in hand stay valid."""
        self._cursor.close()
        self._cache.clear()

    def __len__(self) -> int:
        return len(self._index.stamps)

    @property
    def times_s(self) -> NDArray[np.float64]:
        """The time of every frame, (len(self),), growing from 0."""
        return self._index.times_s

    def index_at(self, time_s: float) -> int:
        """The frame on the screen at `time_s`; the first before the start, the last behind the end."""
        found = int(np.searchsorted(self.times_s, time_s + TIME_SLACK_S, side="right")) - 1
        return min(max(found, 0), len(self) - 1)

    def frame(self, index: int) -> Frame:
        """The frame number `index`; IndexError outside 0 to len - 1."""
        if not 0 <= index < len(self):
            raise IndexError(f"frame {index} of {len(self)}")
        picture = self._cache.get(index)
        if picture is None:
            picture, index = self._decoded(index)
        return Frame(index, float(self.times_s[index]), picture, self._painter)

    def _made(self, reader: VideoReader) -> FrameIndex:
        index = index_of(reader)
        if self._shelf:
            self._shelf.put(self.path, index)
        return index

    def _decoded(self, index: int) -> tuple[av.VideoFrame, int]:
        """The picture of a frame that is not kept, and its number, which a renewed index may have moved."""
        while self._may_seek:
            try:
                return self._sought(index), index
            except SeekingLies:
                self._distrust()
                index = min(index, len(self) - 1)
        try:
            return self._counted(index), index
        except SeekingLies as error:
            raise UnreadableVideo(
                f"{displayed_name(self.path)} changed while it was open; open it again."
            ) from error

    def _sought(self, index: int) -> av.VideoFrame:
        place = bisect_right(self._index.keyframes, index)
        if not place:
            raise SeekingLies
        keyframe = self._index.keyframes[place - 1]
        if not max(0, keyframe - 1) <= self._cursor.position < index:
            self._cursor.seek(keyframe)
        return self._onward(index)

    def _counted(self, index: int) -> av.VideoFrame:
        if not 0 <= self._cursor.position < index:
            self._cursor.rewind()
        return self._onward(index)

    def _onward(self, index: int) -> av.VideoFrame:
        """Decodes from the cursor to frame `index`, keeping what comes by."""
        for number, picture in self._cursor:
            self._cache.put(number, picture, around=index)
            if number == index:
                return picture
        raise SeekingLies

    def _distrust(self) -> None:
        """First the index is made anew by decoding; where seeking lies even so, it is not done any more."""
        if self._is_rebuilt:
            self._may_seek = False
        else:
            self._index, self._is_rebuilt = index_by_decoding(self.path), True
            if self._shelf:
                self._shelf.put(self.path, self._index)
            self._may_seek = self._index.is_seekable
        self._cursor.close()
        self._cursor = Cursor(self.path, self._index)
        self._cache.clear()
