"""Which videos are photos, as a condition that a database counts by."""

from sqlalchemy import ColumnElement, case, func, or_

from app.store.schema import VideoRow
from mvit_core.video.suffixes import PHOTO_SUFFIXES


def is_photo_row() -> ColumnElement[bool]:
    """The same as `mvit_core.video.suffixes.is_photo`, of rows."""
    return or_(*(VideoRow.relative_path.ilike(f"%{suffix}") for suffix in sorted(PHOTO_SUFFIXES)))


def number_of_photos() -> ColumnElement[int]:
    """How many of the rows of a group are photos."""
    return func.count(case((is_photo_row(), 1)))
