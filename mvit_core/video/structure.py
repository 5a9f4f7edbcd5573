"""What the outer structure of AVI and MP4 files tells: is the end missing, which way is up."""

import math
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

MAX_BOXES = 4096
"""A damaged file may chain boxes of 8 bytes without end; real ones have far fewer on a level."""
SLACK_BYTES = 2048
"""Some cameras miscount their own sizes by a few bytes."""

OUTER_BOXES = frozenset(
    {b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip", b"uuid", b"udta", b"meta"}
    | {b"moof", b"mfra", b"sidx", b"styp", b"pnot", b"pdin", b"prft", b"emsg"}
)
"""What stands on the outer level of an MP4 or MOV file (ISO/IEC 14496-12, table 1; QuickTime)."""


class Box(NamedTuple):
    """One box of MP4 or chunk of AVI, its content from `start` to `end` in bytes from the file's start."""

    kind: bytes
    start: int
    end: int


def missing_bytes(path: Path) -> int:
    """How many promised bytes an AVI or MP4 file lacks; 0 where whole, not known or gone."""
    try:
        file = path.open("rb")
    except OSError:
        return 0
    with file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(12)
        if head[:4] == b"RIFF":
            boxes = list(_riff_chunks(file, size))
        elif head[4:8] in {b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"}:
            # Garbage behind the last box is no promise: FFmpeg and players pass over it.
            boxes = [box for box in _iso_boxes(file, 0, size) if box.kind in OUTER_BOXES]
        else:
            return 0
    missing = max((box.end for box in boxes), default=0) - size
    return missing if missing > SLACK_BYTES else 0


def mp4_rotation(path: Path, track_id: int) -> int:
    """The clockwise turn (0, 90, 180, 270) that an MP4 or MOV file asks for; 0 where it says none."""
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for movie in _named(_iso_boxes(file, 0, size), b"moov"):
            for track in _named(_iso_boxes(file, movie.start, min(movie.end, size)), b"trak"):
                for header in _named(_iso_boxes(file, track.start, min(track.end, size)), b"tkhd"):
                    file.seek(header.start)
                    found = _turn_of_header(file.read(min(header.end - header.start, 128)), track_id)
                    if found is not None:
                        return found
    return 0


def _turn_of_header(header: bytes, track_id: int) -> int | None:
    """ISO/IEC 14496-12, 8.3.2: the track's number, and the first row of its matrix, in either version."""
    number_at, matrix_at = (20, 52) if header[:1] == b"\x01" else (12, 40)
    if len(header) < matrix_at + 8 or struct.unpack_from(">I", header, number_at) != (track_id,):
        return None
    cosine, sine = struct.unpack_from(">ii", header, matrix_at)
    return round(math.degrees(math.atan2(sine, cosine)) / 90) * 90 % 360


def _named(boxes: Iterator[Box], kind: bytes) -> Iterator[Box]:
    return (box for box in boxes if box.kind == kind)


def _iso_boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes of one level; the last may reach past the end of the file."""
    for _ in range(MAX_BOXES):
        file.seek(start)
        head = file.read(16)
        if start + 8 > end or len(head) < 8:
            return
        length, kind = struct.unpack_from(">I4s", head)
        content = start + 8
        if length == 1 and len(head) == 16:
            (length,), content = struct.unpack_from(">Q", head, 8), start + 16
        elif length == 0:
            length = end - start
        if length < content - start:
            return
        yield Box(kind, content, start + length)
        start += length


def _riff_chunks(file: BinaryIO, size: int) -> Iterator[Box]:
    """The RIFF chunks of the outer level: one, or several in an AVI of more than 1 GB (OpenDML)."""
    start = 0
    for _ in range(MAX_BOXES):
        file.seek(start)
        head = file.read(8)
        if start + 8 > size or head[:4] != b"RIFF":
            return
        (length,) = struct.unpack_from("<I", head, 4)
        yield Box(b"RIFF", start + 8, start + 8 + length)
        start += 8 + length + length % 2
