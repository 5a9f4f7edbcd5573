"""Files that people labelled and that hold something else by now, until somebody has labelled them again.

A setting for each: there are few, and two writers of a shared project never write the same one.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import case, delete, func, select
from sqlalchemy.orm import Session

from app.store.base import utc_now
from app.store.library_order import batches
from app.store.schema import LabelRow, ObservationRow, SettingRow

PREFIX = "replaced:"  # of the settings' keys, before the video's id


class Replaced(msgspec.Struct, frozen=True):
    """Since when a file holds something else, and the content that people labelled."""

    since: datetime  # UTC
    labelled: str  # a fingerprint


def note_replaced(session: Session, video_id: int, *, before: str, now: str) -> bool:
    """Remember that a labelled file holds something else than it did; forget it where that content is back.

    `before` and `now` are fingerprints. Returns whether it holds something else than when it was labelled.
    """
    row = session.get(SettingRow, f"{PREFIX}{video_id}")
    labelled = before
    if row is not None and _waiting(session, {video_id: msgspec.convert(row.value, Replaced)}):
        labelled = msgspec.convert(row.value, Replaced).labelled
    if now == labelled:
        forget_replaced(session, [video_id])
        return False
    value = msgspec.to_builtins(Replaced(utc_now(), labelled))
    session.merge(SettingRow(key=f"{PREFIX}{video_id}", value=value))
    return True


def replaced(session: Session) -> dict[int, datetime]:
    """The videos of such files, and since when (UTC) they hold something else."""
    rows = session.execute(
        select(SettingRow.key, SettingRow.value).where(SettingRow.key.startswith(PREFIX, autoescape=True))
    )
    known = {int(key.removeprefix(PREFIX)): msgspec.convert(value, Replaced) for key, value in rows}
    return _waiting(session, known)


def forget_replaced(session: Session, videos: Sequence[int]) -> None:
    """These leave the project, or hold again what was labelled."""
    keys = [f"{PREFIX}{video_id}" for video_id in videos]
    session.execute(delete(SettingRow).where(SettingRow.key.in_(keys)))


def _waiting(session: Session, known: dict[int, Replaced]) -> dict[int, datetime]:
    """Those with labels, none of which a person gave since, with the video before their eyes."""
    found: dict[int, datetime] = {}
    for some in batches(list(known)):
        last = (
            select(ObservationRow.video_id, func.max(case((LabelRow.rule == "", LabelRow.signed_at))))
            .join(LabelRow, LabelRow.observation_id == ObservationRow.id)
            .where(ObservationRow.video_id.in_(some))
            .group_by(ObservationRow.video_id)
        )
        for video_id, at in session.execute(last):
            if at is None or at <= known[video_id].since:
                found[video_id] = known[video_id].since
    return found
