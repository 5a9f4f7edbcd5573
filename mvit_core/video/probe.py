"""Reads what a file says of itself, in milliseconds and without decoding."""

from fractions import Fraction
from pathlib import Path

from av.container import InputContainer
from av.video.stream import VideoStream

from mvit_core.types import VideoInfo
from mvit_core.video.clock import FASTEST_RATE, SLOWEST_RATE
from mvit_core.video.fingerprint import fingerprint
from mvit_core.video.opening import opened, unreadable
from mvit_core.video.photo import read_exif
from mvit_core.video.picture import displayed_size, sane_aspect
from mvit_core.video.structure import missing_bytes, mp4_rotation
from mvit_core.video.suffixes import is_photo
from mvit_core.video.tags import capture_time

LONGEST_S = 48 * 3600.0
INDEXED_CONTAINERS = {"avi", "mov"}
"""Formats whose index lists every frame (a part of FFmpeg's name for them)."""


def probe(path: Path) -> VideoInfo:
    """The headers of one file, with what is evidently untrue in them left out; raises UnreadableVideo."""
    with opened(path) as (container, stream):
        return describe(path, container, stream)


def describe(path: Path, container: InputContainer, stream: VideoStream) -> VideoInfo:
    """As `probe`, of a file that is open; raises UnreadableVideo where it went away."""
    try:
        if is_photo(path.name):
            return _described_photo(path, container, stream)
        return _described(path, container, stream)
    except OSError as error:  # the card was pulled
        raise unreadable(path, error) from error


def _described(path: Path, container: InputContainer, stream: VideoStream) -> VideoInfo:
    names = container.format.name.split(",")
    rotation = mp4_rotation(path, stream.id) if "mov" in names else 0
    context = stream.codec_context
    aspect = sane_aspect(stream.sample_aspect_ratio)
    width, height = displayed_size(context.width, context.height, aspect=aspect, rotation=rotation)
    cut = missing_bytes(path) > 0
    num_frames = _num_frames(stream, indexed=not INDEXED_CONTAINERS.isdisjoint(names), cut=cut)
    duration_s = None if cut else _duration_s(container, stream)
    return VideoInfo(
        size_bytes=path.stat().st_size,
        container=names[0],
        codec=context.codec.canonical_name,
        width=width,
        height=height,
        rotation_degrees=rotation,
        duration_s=duration_s,
        frame_rate=_frame_rate(stream, num_frames, duration_s),
        num_frames=num_frames,
        has_audio=bool(container.streams.audio),
        captured_at=capture_time((container.metadata, stream.metadata)),
        fingerprint=fingerprint(path),
    )


def _described_photo(path: Path, container: InputContainer, stream: VideoStream) -> VideoInfo:
    """One frame that lasts no time, whatever rate FFmpeg would show it at."""
    context, exif = stream.codec_context, read_exif(path)
    width, height = displayed_size(
        context.width, context.height, aspect=Fraction(1), rotation=exif.rotation_degrees
    )
    return VideoInfo(
        size_bytes=path.stat().st_size,
        container=container.format.name.split(",")[0],
        codec=context.codec.canonical_name,
        width=width,
        height=height,
        rotation_degrees=exif.rotation_degrees,
        duration_s=0.0,
        num_frames=1,
        captured_at=exif.captured_at,
        fingerprint=fingerprint(path),
    )


def _num_frames(stream: VideoStream, *, indexed: bool, cut: bool) -> int | None:
    """The index knows better than the header's count, which some cameras never write or write wrongly."""
    if indexed:
        return None if cut else sum(not entry.is_discard for entry in stream.index_entries) or None
    return stream.frames or None


def _duration_s(container: InputContainer, stream: VideoStream) -> float | None:
    if stream.duration is not None and stream.time_base is not None:
        duration_s = float(stream.duration * stream.time_base)
    elif container.duration is not None:
        duration_s = (container.duration - _leads_in(container)) / 1_000_000
    else:
        return None
    return duration_s if 0 < duration_s <= LONGEST_S else None


def _leads_in(container: InputContainer) -> int:
    """Millionths of a second before the first frame that the header counts, which Matroska's does."""
    return max(0, container.start_time or 0) if "matroska" in container.format.name else 0


def _frame_rate(stream: VideoStream, num_frames: int | None, duration_s: float | None) -> float | None:
    if num_frames and duration_s:
        rate = num_frames / duration_s
    else:
        rate = float(stream.average_rate or stream.guessed_rate or 0)
    return rate if SLOWEST_RATE <= rate <= FASTEST_RATE else None
