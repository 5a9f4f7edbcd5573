"""What a JPEG photo says of itself (EXIF), and whether its end is missing; nothing is decoded."""

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from mvit_core.video.tags import parse_time

DATE_TIME, DATE_TIME_ORIGINAL, DATE_TIME_DIGITIZED = 0x0132, 0x9003, 0x9004
EXIF_IFD, ORIENTATION = 0x8769, 0x0112
TURNS = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
"""Clockwise turns by EXIF's orientation; 2, 4, 5 and 7 are mirrored besides, which no camera does."""

START, END = b"\xff\xd8", b"\xff\xd9"
START_OF_SCAN = 0xDA
TAIL_BYTES = 4096  # within which the end stands in nearly every photo
MAX_SEGMENTS = 512


@dataclass(frozen=True, slots=True)
class Exif:
    """What the camera wrote into the photo."""

    captured_at: datetime | None = None  # camera-local, without a zone
    rotation_degrees: int = 0  # clockwise turn that the display needs


def read_exif(path: Path) -> Exif:
    """What there is to be read; nothing where the file has none or it is damaged."""
    from PIL import Image  # here, so that a worker that sees no photo does not load it

    # Pillow has no one word for a damaged file.
    damage = (ValueError, TypeError, KeyError, SyntaxError, struct.error, Image.DecompressionBombError)
    try:
        with path.open("rb") as file, Image.open(file, formats=("JPEG",)) as image:
            tags = image.getexif()
            inner = tags.get_ifd(EXIF_IFD)
            return Exif(_captured_at(tags, inner), TURNS.get(tags.get(ORIENTATION, 1), 0))
    except (OSError, *damage):
        return Exif()


def _captured_at(tags: Mapping[int, Any], inner: Mapping[int, Any]) -> datetime | None:
    said = (inner.get(DATE_TIME_ORIGINAL), inner.get(DATE_TIME_DIGITIZED), tags.get(DATE_TIME))
    return next((time for text in said if (time := parse_time(str(text or ""))) is not None), None)


def photo_is_cut(path: Path) -> bool:
    """Whether a JPEG ends before its picture does (ITU T.81, B.1.1.3: the picture ends with the bytes FF D9).

    A look at the last bytes is enough for nearly all; cameras that write more behind the picture cost a pass.
    """
    try:
        with path.open("rb") as file:
            if file.read(2) != START:
                return False
            size = os.fstat(file.fileno()).st_size
            file.seek(max(2, size - TAIL_BYTES))
            return END not in file.read() and END not in _picture(file)
    except OSError:
        return False


def _picture(file: BinaryIO) -> bytes:
    """What lies behind the headers, whose small preview has an end of its own."""
    file.seek(2)
    for _ in range(MAX_SEGMENTS):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return b""
        (length,) = struct.unpack(">H", head[2:])
        file.seek(length - 2, os.SEEK_CUR)
        if head[1] == START_OF_SCAN:
            return file.read()
    return b""
