"""Where every frame of a video lies: stamps, times and keyframes."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mvit_core.video.decoding import Defects, packets
from mvit_core.video.opening import opened
from mvit_core.video.reader import VideoReader

NUM_VERIFIED = 8
"""Frames decoded to see whether an index made of packets is right."""


@dataclass(frozen=True)
class FrameIndex:
    """All frames of a video in presentation order. A *stamp* is a frame's PTS in the stream's own ticks."""

    stamps: tuple[int | None, ...]
    times_s: NDArray[np.float64]  # (len(stamps),)
    key_stamps: tuple[int, ...]  # of the packets at which decoding can start, in the order of the file
    number_of: dict[int, int] = field(init=False)  # stamp -> frame
    keyframes: tuple[int, ...] = field(
        init=False
    )  # numbers of the frames at which decoding can start, growing

    def __post_init__(self) -> None:
        number_of = {stamp: number for number, stamp in enumerate(self.stamps) if stamp is not None}
        object.__setattr__(self, "number_of", number_of)
        keyframes = {number_of[stamp] for stamp in self.key_stamps if stamp in number_of}
        object.__setattr__(self, "keyframes", tuple(sorted(keyframes)))

    @property
    def is_seekable(self) -> bool:
        """True where each stamp names one frame."""
        return len(self.number_of) == len(self.stamps)


def index_of(reader: VideoReader) -> FrameIndex:
    """The index of a file, by its packets where these tell the truth, else by decoding all of it.

    `reader` is used up. Raises UnreadableVideo.
    """
    stamps, key_stamps = packet_stamps(reader.path)
    if stamps is not None:
        index = FrameIndex(stamps, np.array(reader.times_of(stamps)), key_stamps)
        if is_confirmed(index, reader):
            return index
    return index_by_decoding(reader.path)


def index_by_decoding(path: Path) -> FrameIndex:
    """The index as sequential reading finds it: right by definition, at the price of one pass."""
    with VideoReader(path) as reader:
        found = [(frame.picture.pts, frame.time_s) for frame in reader]
    stamps = tuple(stamp for stamp, _ in found)
    return FrameIndex(stamps, np.array([time_s for _, time_s in found]), packet_stamps(path)[1])


def is_confirmed(index: FrameIndex, reader: VideoReader) -> bool:
    """Whether decoding the first frames finds what the index says; the reader is used up."""
    if not index.stamps or reader.is_cut:
        return False
    frames = zip(range(NUM_VERIFIED), reader, strict=False)
    return all(
        number < len(index.stamps)
        and frame.picture.pts == index.stamps[number]
        and frame.time_s == index.times_s[number]
        for number, frame in frames
    )


def packet_stamps(path: Path) -> tuple[tuple[int, ...] | None, tuple[int, ...]]:
    """The packets' stamps in growing order, None where they cannot be trusted; and those of the keyframes."""
    stamps: list[int] = []
    keys: list[int] = []
    sound, defects = True, Defects()
    with opened(path) as (container, stream):
        for packet in packets(container, stream, defects):
            if packet.is_discard:
                continue
            if packet.pts is None or packet.is_corrupt:
                sound = False
                continue
            stamps.append(packet.pts)
            if packet.is_keyframe:
                keys.append(packet.pts)
    sound = sound and not defects.num_packets and len(set(stamps)) == len(stamps)
    return tuple(sorted(stamps)) if sound else None, tuple(keys)
