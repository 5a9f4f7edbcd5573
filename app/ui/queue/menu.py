"""The menu beside Review: what comes next, and how far everybody is."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.services import judged
from app.services.choosing.next_up import Next
from app.ui.queue.desk import QueueDesk
from app.ui.queue.wording import queue_purpose, queue_title
from app.ui.session import Session
from app.ui.speech.describe import number_text

NUM_PEOPLE = 6


class QueueMenu(QMenu):
    """Filled anew each time that it opens."""

    def __init__(
        self,
        session: Session,
        desk: QueueDesk,
        confirm: QAction,
        go: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._desk, self._confirm, self._go = session, desk, confirm, go
        self.setToolTipsVisible(True)
        confirm.setIconVisibleInMenu(False)  # its tick would stand below that of the queue in use
        self._group = QActionGroup(self)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Read anew what there is to say."""
        self.clear()
        if not self._session.is_open:
            return
        self.addAction(self.tr("What comes next")).setEnabled(False)  # styled sections have no name
        for queue in filter(self._desk.offers, Next):
            entry = QAction(queue_title(queue), self)
            entry.setCheckable(True)
            entry.setChecked(queue is self._desk.queue)
            entry.setToolTip(queue_purpose(queue))
            entry.triggered.connect(lambda _checked=False, queue=queue: self._choose(queue))
            self._group.addAction(entry)
            self.addAction(entry)
        self.addSeparator()
        self.addAction(self._confirm)
        self.addSeparator()
        for line in self._people():
            entry = self.addAction(line)
            entry.setEnabled(False)

    def _choose(self, queue: Next) -> None:
        self._desk.choose(queue)
        self._go()

    def _people(self) -> list[str]:
        numbers: dict[str, int] = {}
        with self._session.telling():
            numbers = judged.labelled_by(self._session.project)
        one = self.tr("{who}: one animal reviewed")
        most = sorted(numbers.items(), key=lambda each: (each[0] != self._session.who, -each[1]))
        return [
            (one if number == 1 else self.tr("{who}: {n} animals reviewed")).format(
                who=who or "?", n=number_text(number)
            )
            for who, number in most[:NUM_PEOPLE]
        ]
