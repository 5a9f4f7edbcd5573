"""Reads a video from its first frame to its last."""

import heapq
import math
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TypeVar

import av
import msgspec
from av.error import FFmpegError

from mvit_core.errors import UnreadableVideo
from mvit_core.files.closing import Closing
from mvit_core.types import VideoInfo
from mvit_core.video.clock import Clock, sort_stamps, step_of
from mvit_core.video.decoding import ONE_STAMP_A_PACKET, Defects, VideoPacket, decode, packets
from mvit_core.video.ending import Ending, Hole, loss, mistimed, promise_of, shortfall
from mvit_core.video.opening import displayed_name, opened
from mvit_core.video.photo import photo_is_cut
from mvit_core.video.picture import Frame, Geometry, Painter
from mvit_core.video.probe import describe
from mvit_core.video.structure import missing_bytes
from mvit_core.video.suffixes import is_photo

T = TypeVar("T")

INTRA_CODECS = frozenset({"mjpeg"})
"""Each packet is a whole picture: what lies between two sampled times need not be decoded."""
SORT_WINDOW = 4
"""Frames by which the one stamp of a packet may be out of place: runs of three B-frames, and one more."""


class VideoReader(Closing):
    """The frames of one video in presentation order, each with its true time; a context manager, read once.

    Times are the file's own stamps (PTS) counted from the first frame. Where stamps are missing or do not
    grow they are repaired: those of B-frames in AVI and ASF are sorted, and a frame that still does not lie
    after the one before gets that one's time plus one nominal frame (see `mvit_core.video.clock`).

    Opening decodes the first frame, so `info` has the true size and rotation. It raises UnreadableVideo where
    the file cannot be opened or not one frame decodes. Defects further on never raise: frames that decode are
    yielded, and `ending` says what is missing.

    `fast` decodes without the codec's loop filter: a fifth less work for coarser pictures. It is for the fast
    mode that a person may choose, together with `frames(rate_hz, dense=...)`; never the default.
    `device` decodes by a graphics card, see `mvit_core.video.hardware`.
    """

    def __init__(self, path: Path, *, fast: bool = False, device: str = "") -> None:
        self.path = path
        self._dense: Collection[int] | None = None
        self._skipped: list[int] = []  # stamps of packets left out, a heap
        self._ending: Ending | None = None
        self._defects, self._hole = Defects(), Hole()
        with ExitStack() as stack:
            stack.callback(self._let_go)
            self._container, self._stream = stack.enter_context(opened(path, fast=fast, device=device))
            self._promise = promise_of(self._stream)
            info = describe(path, self._container, self._stream)
            self._is_photo = is_photo(path.name)
            # The outer structure says that the end is missing.
            self.is_cut = photo_is_cut(path) if self._is_photo else missing_bytes(path) > 0
            found = self._chosen(packets(self._container, self._stream, self._defects))
            self._pictures: Iterator[av.VideoFrame] = decode(self._stream, found, self._defects)
            first = next(self._pictures, None)
            if first is None:
                raise UnreadableVideo(_nothing_decodes(path, self._defects))
            self._first: av.VideoFrame | None = first
            self._stack = stack.pop_all()
        geometry = self.geometry = Geometry.of(first, self._stream.sample_aspect_ratio)
        self._painter = Painter(geometry)
        self.info: VideoInfo = msgspec.structs.replace(
            info, width=geometry.width, height=geometry.height, rotation_degrees=geometry.rotation
        )

    def close(self) -> None:
        """Lets go of the file; frames in hand stay valid."""
        self._stack.close()

    def _let_go(self) -> None:
        """Of what refers back to this reader; else a search for garbage alone would find it and its decoder.

        A decoder keeps pictures, megabytes each, and the window searches seldom.
        """
        self._pictures, self._first = iter(()), None

    def __iter__(self) -> Iterator[Frame]:
        return self.frames()

    def times_of(self, stamps: Iterable[int | None]) -> list[float]:
        """The times in seconds that frames with these stamps (PTS), in presentation order, have here."""
        clock = self._clock()
        return [clock.time_of(self._seconds(stamp)) for stamp in stamps]

    @property
    def ending(self) -> Ending:
        """What is known once the frames have been iterated to the end."""
        if self._ending is None:
            raise RuntimeError("the ending of a video is known after its last frame")
        return self._ending

    def frames(
        self, rate_hz: float | None = None, *, dense: Collection[int] | None = None
    ) -> Iterator[Frame]:
        """All frames; or, at `rate_hz`, the ones nearest to 0, 1/rate, 2/rate ... seconds, each once at most.

        Sampling decodes every frame all the same, save for motion JPEG, whose skipped packets are not looked
        at: there an `index` counts packets, and `ending` counts as decoded what was skipped.

        `dense` are the stamps (PTS) of those keyframes from which everything is decoded up to the next one;
        of the rest of the file only the keyframes are (see `mvit_core.motion.busy`). None decodes all.
        """
        self._dense = dense
        if self._first is None:
            raise RuntimeError("a VideoReader is read once; open another")
        first, self._first = self._first, None
        if rate_hz is not None and self.info.codec in INTRA_CODECS and not self._is_photo:
            return self._sampled_packets(first, rate_hz)
        frames = self._all_frames(first)
        return frames if rate_hz is None else nearest(((f.time_s, f) for f in frames), rate_hz)

    def _clock(self) -> Clock:
        return Clock(step_s=step_of(self._stream.average_rate), duration_s=self.info.duration_s)

    def _seconds(self, stamp: int | None) -> float | None:
        tick = self._stream.time_base
        return None if stamp is None or tick is None else float(stamp * tick)

    def _all_frames(self, first: av.VideoFrame) -> Iterator[Frame]:
        clock, time_s, index = self._clock(), 0.0, -1
        for picture, stamp in sort_stamps(self._stamped(first), self._window()):
            time_s = clock.time_of(self._seconds(stamp))
            self._hole.see(time_s)
            index += 1 + self._num_skipped_before(stamp)
            yield Frame(index, time_s, picture, self._painter)
        for stamp in sorted(self._skipped):
            time_s = clock.time_of(self._seconds(stamp))
        self._end(index + 1 + len(self._skipped), time_s)

    def _num_skipped_before(self, stamp: int | None) -> int:
        num = 0
        while self._skipped and stamp is not None and self._skipped[0] < stamp:
            heapq.heappop(self._skipped)
            num += 1
        return num

    def _chosen(self, found: Iterable[VideoPacket]) -> Iterator[VideoPacket]:
        """Packets without those between keyframes that are not `dense`."""
        leave_out = after_gap = False
        key: int | None = None
        for packet in found:
            if packet.is_keyframe:
                after_gap, key = leave_out, packet.pts
                leave_out = self._dense is not None and key is not None and key not in self._dense
            # Behind a gap, pictures that are shown before their keyframe lean on what was left out.
            leads = after_gap and packet.pts is not None and key is not None and packet.pts < key
            if packet.is_keyframe or not (leave_out or leads):
                yield packet
            elif packet.pts is not None:
                heapq.heappush(self._skipped, packet.pts)

    def _window(self) -> int:
        one_stamp = self.info.container in ONE_STAMP_A_PACKET
        return SORT_WINDOW if one_stamp and self._stream.codec_context.has_b_frames else 0

    def _stamped(self, first: av.VideoFrame) -> Iterator[tuple[av.VideoFrame, int | None]]:
        yield first, first.pts
        for picture in self._pictures:
            yield picture, picture.pts

    def _sampled_packets(self, first: av.VideoFrame, rate_hz: float) -> Iterator[Frame]:
        """As `frames(rate_hz)`, decoding the sampled packets alone."""
        clock, counted = self._clock(), 0
        clock.time_of(self._seconds(first.pts))
        last_s = 0.0

        def timed() -> Iterator[tuple[float, tuple[int, float, VideoPacket | None]]]:
            nonlocal counted, last_s
            counted = 1
            yield 0.0, (0, 0.0, None)
            for packet in packets(self._container, self._stream, self._defects):
                last_s = clock.time_of(self._seconds(packet.pts))
                self._hole.see(last_s)
                counted += 1
                yield last_s, (counted - 1, last_s, packet)

        for index, time_s, packet in nearest(timed(), rate_hz):
            for picture in [first] if packet is None else self._decoded(packet):
                yield Frame(index, time_s, picture, self._painter)
        self._end(counted, last_s)

    def _decoded(self, packet: VideoPacket) -> list[av.VideoFrame]:
        try:
            return packet.decode()
        except FFmpegError as error:
            self._defects.note(error)
            return []

    def _end(self, num_frames: int, last_s: float) -> None:
        reason = self._reason(num_frames, last_s)
        self._ending = Ending(num_frames, last_s, complete=not reason, reason=reason)

    def _reason(self, num_frames: int, last_s: float) -> str:
        """Why the video is not whole, or nothing."""
        if self._is_photo and (self.is_cut or self._defects.num_packets):
            return "The lower part of the photo is missing or damaged (cut off while copying?)."
        if self._has_grown():
            return (
                f"The file grew while it was read (still being copied?); it was read up to {last_s:.1f} s."
                " Scan it again once it is whole."
            )
        if self.is_cut:
            return f"The end of the file is missing (cut off while copying?); it ends at {last_s:.1f} s."
        if self._defects.num_packets:
            return (
                f"The file is damaged ({self._defects.error}): {self._defects.num_packets} of its packets"
                f" could not be decoded; what decoded reaches to {last_s:.1f} s."
            )
        missing = shortfall(last_s, self._promised_s())
        missing = missing or mistimed(num_frames, last_s, self.info.duration_s or 0.0, self._promise)
        if missing or self._is_photo or self._dense is not None:  # what was left out is no hole
            return missing
        return loss(num_frames, last_s, self._promise, self._hole)

    def _has_grown(self) -> bool:
        with suppress(OSError):  # its drive is gone: others say so
            return self.path.stat().st_size > self.info.size_bytes
        return False

    def _promised_s(self) -> float:
        """How long it should be: by its index; by its header only where that is written at the end."""
        if self.info.container in {"matroska", "asf"}:
            return self.info.duration_s or 0.0
        return self._promise.end_s


def nearest(items: Iterable[tuple[float, T]], rate_hz: float) -> Iterator[T]:
    """Of items with growing times, those nearest to 0, 1/rate, 2/rate ... seconds; each once at most."""
    wish = 0  # number of the next sampled time
    before: tuple[float, T] | None = None  # the last item, as long as it was not chosen
    before_s = -math.inf
    for time_s, item in items:
        middle_s = (before_s + time_s) / 2
        if wish / rate_hz <= middle_s:
            if before is not None:
                yield before[1]
            wish = math.floor(middle_s * rate_hz) + 1
        before, before_s = (time_s, item), time_s
        if wish / rate_hz <= time_s:
            yield item
            before, wish = None, math.floor(time_s * rate_hz) + 1


def _nothing_decodes(path: Path, defects: Defects) -> str:
    reason = f" ({defects.error})" if defects.error else ""
    return (
        f"{displayed_name(path)} opens, but not one frame of it decodes{reason}; copy it from the card again."
    )
