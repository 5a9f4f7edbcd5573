"""One clip as an MP4, its pictures at the times that they have in the video."""

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import OutputContainer
from av.video.stream import VideoStream

from app.services.exports.people.privacy import Picture
from app.services.exports.rows import Row
from mvit_core.types import Span

AROUND_S = 1.0  # before and after an animal is in view


class ClipWriter:
    """One MP4, opened with its first picture."""

    def __init__(self, path: Path, row: Row, rate: Fraction) -> None:
        seen = row.observation.span
        self.path, self.row = path, row
        self.span = Span(max(0.0, seen.start_s - AROUND_S), seen.end_s + AROUND_S)
        self.num_frames = 0
        self.hides_people = False  # in any of its pictures
        self.first_s = self.last_s = 0.0
        self._rate = rate
        self._out: OutputContainer | None = None
        self._stream: VideoStream | None = None

    def write(self, picture: Picture, time_s: float, *, hides_people: bool) -> None:
        """Add a picture at its own time of the video."""
        self.hides_people |= hides_people
        if self._out is None or self._stream is None:
            self._open(picture)
            self.first_s = time_s
        assert self._out is not None
        assert self._stream is not None
        even = picture[: self._stream.height, : self._stream.width]
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(even), format="rgb24")
        frame.time_base = Fraction(1, 1000)
        frame.pts = round((time_s - self.first_s) * 1000)
        self._mux(frame)
        self.last_s = time_s
        self.num_frames += 1

    def close(self) -> None:
        """Finish the file. Raises OSError, as `write` does."""
        if self._out is not None:
            self._mux(None)
            out, self._out = self._out, None
            out.close()

    def give_up(self) -> None:
        """Let go of the file as it is."""
        out, self._out = self._out, None
        if out is not None:
            with suppress(OSError):
                out.close()

    def _mux(self, frame: av.VideoFrame | None) -> None:
        assert self._out is not None
        assert self._stream is not None
        try:
            self._out.mux(self._stream.encode(frame))
        except OSError:  # where its beginning could not be written, FFmpeg crashes at the next picture
            self.give_up()
            raise

    def _open(self, picture: Picture) -> None:
        height, width = picture.shape[0] // 2 * 2, picture.shape[1] // 2 * 2
        self._out = av.open(f"file:{self.path}", "w")
        options = {"preset": "veryfast", "crf": "23"}
        self._stream = self._out.add_stream("libx264", rate=self._rate, options=options)
        self._stream.width, self._stream.height, self._stream.pix_fmt = width, height, "yuv420p"
        self._stream.codec_context.time_base = Fraction(1, 1000)
        self._stream.codec_context.thread_count = 1
