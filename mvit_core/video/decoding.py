"""Packets and frames of an open file, past every defect."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.video.stream import VideoStream

if TYPE_CHECKING:  # Packet is generic for type checkers alone
    VideoPacket = Packet[VideoStream]
else:
    VideoPacket = Packet

CUT_OFF = "a frame is cut off"
INVALID = "invalid data"
ONE_STAMP_A_PACKET = frozenset({"avi", "asf"})
"""They have no times of presentation beside those of decoding; FFmpeg guesses them, a frame too late."""
FORMATS_THAT_DOUBT = frozenset({"mpegts"})
"""Transport streams mark a packet as corrupt for each lost count, though it mostly decodes."""
MAX_FAILED_READS = 8
"""Failures in a row to find a packet, after which the rest of the file is given up."""


@dataclass(slots=True)
class Defects:
    """What went wrong so far."""

    num_packets: int = 0  # that could not be decoded, or that wait for a keyframe after one that could not
    error: str = ""  # FFmpeg's words for the first failure

    def add(self, reason: str) -> None:
        """One more, for `reason`."""
        self.num_packets += 1
        self.error = self.error or reason

    def note(self, error: FFmpegError) -> None:
        """One more, for what FFmpeg says."""
        self.add(words_of(error))


def words_of(error: FFmpegError) -> str:
    """FFmpeg's words, but those that would send people to the permissions of a file whose bytes are wrong."""
    if isinstance(error, PermissionError | MemoryError):
        return INVALID
    return error.strerror or type(error).__name__


def packets(container: InputContainer, stream: VideoStream, defects: Defects) -> Iterator[VideoPacket]:
    """Packets with content, as the file has them; reading goes on behind garbage where FFmpeg finds more.

    Where the file has one stamp for each, that is its `pts`: growing through the file, not through time.
    """
    failures, one_stamp = 0, container.format.name in ONE_STAMP_A_PACKET
    while failures < MAX_FAILED_READS:
        try:
            for packet in container.demux(stream):
                if packet.is_corrupt and container.format.name not in FORMATS_THAT_DOUBT:
                    defects.add(CUT_OFF)
                elif packet.size:
                    failures = 0
                    if one_stamp and packet.dts is not None:
                        packet.pts = packet.dts
                    yield packet
        except FFmpegError as error:
            failures += 1
            defects.note(error)
        except IndexError:  # PyAV, at the end of a file in which new streams showed up while reading
            return
        else:
            return


def pictures(container: InputContainer, stream: VideoStream, defects: Defects) -> Iterator[av.VideoFrame]:
    """All pictures from where the container stands, in presentation order; see `decode`."""
    return decode(stream, packets(container, stream, defects), defects)


def decode(stream: VideoStream, found: Iterable[VideoPacket], defects: Defects) -> Iterator[av.VideoFrame]:
    """The pictures of these packets.

    After a packet that does not decode, decoding starts anew at the next keyframe: what lies between would be
    built on a picture that is not there. (Before the first picture, whatever decodes is taken.)
    """
    context = stream.codec_context
    waiting = anything = False
    for packet in found:
        if waiting and not packet.is_keyframe:
            defects.num_packets += 1
            continue
        try:
            decoded = packet.decode()
        except FFmpegError as error:
            defects.note(error)
            context.flush_buffers()
            waiting = anything
            continue
        waiting, anything = False, anything or bool(decoded)
        yield from decoded
    try:
        yield from context.decode(None)
    except FFmpegError as error:
        defects.note(error)
