"""What the undo menu says of something that is done to observations."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from app.store.records import Observation
from app.ui.session import Session
from app.ui.speech.naming import short_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Undo", text)


def placed(session: Session, text: str) -> str:
    """What is done, with the name of the video looked at, so that undo says where."""
    return text if session.video is None else f"{text}, {PurePath(session.video.name).stem}"


def told(session: Session, text: str, what: Sequence[Observation]) -> str:
    """`text` and where; in place of its `{name}` the name of one, the number of several."""
    name = _tr("{n} observations").format(n=len(what))
    if len(what) == 1:
        name = short_name(what[0], session.taxonomy, session.behaviors)
    return placed(session, text.replace("{name}", name))
