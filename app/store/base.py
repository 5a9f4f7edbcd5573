"""What every table shares: the declarative base, column types, packed arrays."""

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable
from datetime import UTC, datetime
from math import isfinite
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Double, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from mvit_core.types import Box, MotionCurve, Span, TrackPoint

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# An id whose row went is given to no other row: packages that went out hold it. A server does so by itself.
NEVER_AGAIN = {"sqlite_autoincrement": True}

Json = Any  # what a JSON column holds


class Number(Double[float]):
    """A column of numbers that fails where it is read and something else stands in it: SQLite keeps that."""

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Of a server whatever its driver needs: it keeps what is no number out."""
        theirs = super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call]
        return checked_number if dialect.name == "sqlite" else theirs


def checked_number(value: Any) -> Any:
    """The number, or None. TypeError or ValueError where it is neither."""
    if value is None or isfinite(value):
        return value
    raise ValueError(f"{value} is no number of a project")


class Base(DeclarativeBase):
    """All tables of a project."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        Json: JSON(none_as_null=True),
        bytes: LargeBinary,
        datetime: DateTime(),
        float: Number(),
    }


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware on our side, stored as UTC without a zone, alike in every database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC; naive values are refused, since nobody could tell what they mean."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware again."""
        return None if value is None else value.replace(tzinfo=UTC)


def joined(words: Iterable[str]) -> str:
    """Words in one column, "|one|two|", so that LIKE '%|one|%' finds a whole word in every database."""
    kept = [word.replace("|", "/") for word in words if word]
    return f"|{'|'.join(kept)}|" if kept else ""


def parted(column: str | None) -> tuple[str, ...]:
    """What `joined` joined."""
    return tuple(word for word in column.split("|") if word) if column else ()


def utc_now() -> datetime:
    """This instant."""
    return datetime.now(UTC)


def pack_points(points: tuple[TrackPoint, ...]) -> bytes:
    """Times as float64, frames as int32, boxes as float32 (a pixel of 8K is 1e-4); by column, deflated."""
    boxes = [point.box for point in points]
    return _deflate(
        len(points),
        array("d", (point.time_s for point in points)),
        array("i", (point.frame_index for point in points)),
        *(array("f", (getattr(box, side) for box in boxes)) for side in ("x", "y", "w", "h")),
    )


def unpack_points(packed: bytes) -> tuple[TrackPoint, ...]:
    """What `pack_points` packed."""
    times, frames, xs, ys, ws, hs = _inflate(packed, "diffff")
    boxes = map(Box, xs, ys, ws, hs)
    return tuple(map(TrackPoint, times, frames, boxes))


def pack_spans(spans: tuple[Span, ...]) -> bytes:
    """Starts, then ends, as float64, deflated."""
    starts, ends = (array("d", (getattr(span, side) for span in spans)) for side in ("start_s", "end_s"))
    return _deflate(len(spans), starts, ends)


def unpack_spans(packed: bytes) -> tuple[Span, ...]:
    """What `pack_spans` packed."""
    return tuple(map(Span, *_inflate(packed, "dd")))


def pack_curve(curve: MotionCurve) -> bytes:
    """Times as float64, values as float32, deflated."""
    return _deflate(len(curve.values), array("d", curve.times_s), array("f", curve.values))


def unpack_curve(packed: bytes) -> MotionCurve:
    """What `pack_curve` packed."""
    times, values = _inflate(packed, "df")
    return MotionCurve(tuple(times), tuple(values))


def _deflate(count: int, *columns: "array[Any]") -> bytes:
    body = b"".join(_little_endian(column).tobytes() for column in columns)
    return struct.pack("<I", count) + zlib.compress(body, 6)


def _inflate(packed: bytes, kinds: str) -> list["array[Any]"]:
    (count,) = struct.unpack_from("<I", packed)
    body, at = zlib.decompress(packed[4:]), 0
    columns = []
    for kind in kinds:
        column: array[Any] = array(kind)
        size = count * column.itemsize
        column.frombytes(body[at : at + size])
        columns.append(_little_endian(column))
        at += size
    return columns


def _little_endian(column: "array[Any]") -> "array[Any]":
    if sys.byteorder == "big":
        column.byteswap()
    return column
