"""Rows of videos that changed, read again: a few at once, of thousands some in each turn of the window."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from app.services import media
from app.store.records import Video, VideoId
from app.ui.session import Session

EACH_TURN = 80  # rows: some 6 ms


class CatchingUp(QObject):
    """Gives each changed video to `take`."""

    def __init__(self, session: Session, take: Callable[[Video], None]) -> None:
        super().__init__()
        self._session, self._take = session, take
        self._stale: set[VideoId] = set()
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._go_on)

    def want(self, changed: Iterable[VideoId]) -> None:
        """These are older here than in the project."""
        self._stale.update(changed)
        if len(self._stale) > EACH_TURN:
            self._turns.start()
        else:
            self._go_on()

    def stop(self) -> None:
        """None of them matters any more."""
        self._stale.clear()
        self._turns.stop()

    def _go_on(self) -> None:
        some = [self._stale.pop() for _ in range(min(EACH_TURN, len(self._stale)))]
        if not self._stale:
            self._turns.stop()
        for video in media.videos_by_id(self._session.project, some):
            self._take(video)
