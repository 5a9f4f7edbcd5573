"""The scan of what was scanned before that was begun last: which videos it was asked for."""

from collections.abc import Sequence

import msgspec
from sqlalchemy.orm import Session

from app.store.schema import SettingRow

BEGUN = "rescan"  # the setting's key


class Begun(msgspec.Struct, frozen=True):
    """What the setting says."""

    scan: int
    videos: tuple[int, ...] | None  # None: all


def begun_in(session: Session) -> Begun | None:
    """None where none is under way."""
    row = session.get(SettingRow, BEGUN)
    try:
        return msgspec.convert(row.value, Begun) if row is not None else None
    except msgspec.ValidationError:
        return None


def forget_videos(session: Session, videos: Sequence[int]) -> None:
    """These leave the project: SQLite may give their ids to others, which nobody asked to read again."""
    begun = begun_in(session)
    if begun is not None and begun.videos is not None:
        gone = set(videos)
        left = [video for video in begun.videos if video not in gone]
        session.merge(SettingRow(key=BEGUN, value={"scan": begun.scan, "videos": left}))
