"""A place in an open video from which frames are decoded onward."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from mvit_core.video.decoding import Defects, VideoPacket, decode, packets, pictures
from mvit_core.video.index import FrameIndex
from mvit_core.video.opening import opened


class SeekingLies(Exception):  # noqa: N818 - it names what the file does
    """The file does not give the frames that its index says; read it from the start instead."""


class Cursor:
    """Decodes onward from a keyframe, or counts from the start; a frame's stamp tells its number."""

    def __init__(self, path: Path, index: FrameIndex) -> None:
        self._path = path
        self._index = index
        self._stack = ExitStack()
        self._container: InputContainer | None = None
        self._stream: VideoStream | None = None
        self._frames: Iterator[tuple[int, av.VideoFrame]] = iter(())
        self.position = -1  # the frame that came last

    def close(self) -> None:
        """Lets go of the file."""
        self._stack.close()
        self._frames = iter(())
        self._container = self._stream = None
        self.position = -1

    def __iter__(self) -> "Cursor":
        return self

    def __next__(self) -> tuple[int, av.VideoFrame]:
        """The next frame and its number; StopIteration behind the last."""
        self.position, picture = next(self._frames)
        return self.position, picture

    def rewind(self) -> None:
        """To the start, from where frames are counted: right for every file, and slow."""
        container, stream = self._reopen()
        self._frames = zip(count(), pictures(container, stream, Defects()), strict=False)

    def seek(self, keyframe: int) -> None:
        """To the frame `keyframe`; raises SeekingLies where the file does not get there."""
        stamp = self._index.stamps[keyframe]
        if stamp is None:
            raise SeekingLies
        container, stream = self._open()
        self._frames = iter(())
        self.position = -1
        try:
            container.seek(stamp, stream=stream)
        except FFmpegError as error:
            raise SeekingLies from error
        self._frames = self._numbered(self._from_keyframe(container, stream, stamp), keyframe)

    def _numbered(self, found: Iterator[av.VideoFrame], keyframe: int) -> Iterator[tuple[int, av.VideoFrame]]:
        expected = keyframe
        for picture in found:
            number = self._index.number_of.get(picture.pts) if picture.pts is not None else None
            if number is None:
                raise SeekingLies
            if number < expected == keyframe:  # it leans on a picture further back
                continue
            if number != expected:
                raise SeekingLies
            yield number, picture
            expected += 1

    def _from_keyframe(
        self, container: InputContainer, stream: VideoStream, stamp: int
    ) -> Iterator[av.VideoFrame]:
        defects = Defects()
        found = packets(container, stream, defects)
        for packet in found:
            if packet.pts == stamp:
                yield from decode(stream, _chain(packet, found), defects)
                return
            if packet.pts is not None and packet.is_keyframe and packet.pts > stamp:
                raise SeekingLies
        raise SeekingLies

    def _open(self) -> tuple[InputContainer, VideoStream]:
        if self._container is None or self._stream is None:
            return self._reopen()
        return self._container, self._stream

    def _reopen(self) -> tuple[InputContainer, VideoStream]:
        self.close()
        self._container, self._stream = self._stack.enter_context(opened(self._path))
        return self._container, self._stream


def _chain(first: VideoPacket, rest: Iterator[VideoPacket]) -> Iterator[VideoPacket]:
    yield first
    yield from rest
