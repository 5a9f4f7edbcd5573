"""A line above the player: which queue one is in and why this comes now, or who reviews blind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from app.services.choosing.next_up import Next
from app.ui.keyboard.actions import Actions
from app.ui.looks.parts import button, text
from app.ui.queue.desk import SAMPLES, QueueDesk
from app.ui.queue.wording import queue_title, reason_text, share_text
from app.ui.session import Session
from app.ui.speech.describe import number_text


class QueueBar(QFrame):
    """Hidden where the library's order is followed and what is said counts."""

    nothing_there = Signal()  # of the video looked at, in which nothing was found

    def __init__(self, session: Session, desk: QueueDesk, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("queueBar")
        self._session, self._desk, self._actions = session, desk, actions
        self._title = text("", "panelTitle")
        self.words = text("", "muted")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._nothing = button("", self.nothing_there.emit)
        self._leave = button("", self._go, kind="link")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 5, 8, 5)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        for part, place in self._places(below=False):
            self._grid.addWidget(part, *place)
        desk.changed.connect(self.refresh)
        session.observation_changed.connect(lambda _id: self.refresh())
        session.video_changed.connect(lambda _video: self.refresh())
        session.observer_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it as it is now."""
        queue, observer = self._desk.queue, self._session.observer
        self.setVisible(self._session.is_open and (bool(observer) or queue is not Next.LIBRARY))
        if self.isHidden():
            return
        if observer:
            self._say_blind(observer)
            return
        self._leave.setText(self.tr("Leave"))
        self._title.setText(queue_title(queue))
        self.words.setText(self._said())
        self.words.setToolTip(self._hint())
        self._nothing.setVisible(queue is Next.EMPTIES)  # of single photos, the panel offers it
        self._nothing.setText(f"{self.tr('Nothing there')}  {self._actions.key_of('accept')}".rstrip())
        self._fit()

    def _say_blind(self, observer: str) -> None:
        """Stands there until it ends: what is said then counts for nothing but the agreement."""
        self._title.setText(self.tr("Blind review by {name}").format(name=observer))
        self.words.setText(self.tr("You see what the machine found and your own labels"))
        self.words.setToolTip("")
        self._nothing.hide()
        self._leave.setText(self.tr("End it"))
        self._fit()

    def _go(self) -> None:
        if self._session.observer:
            self._actions["blind"].trigger()
        else:
            self._desk.choose(Next.LIBRARY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All in one line; the words below the title, as many lines as they need, where it is too narrow."""
        shown = [each for each in (self._title, self._nothing, self._leave) if not each.isHidden()]
        margins, gap = self._grid.contentsMargins(), self._grid.horizontalSpacing()
        beside = sum(each.sizeHint().width() + gap for each in shown)
        room = self.width() - margins.left() - margins.right() - beside
        below = self.fontMetrics().horizontalAdvance(self.words.text()) > room
        self.words.setWordWrap(below)
        for part, place in self._places(below=below):
            self._grid.addWidget(part, *place)

    def _places(self, *, below: bool) -> tuple[tuple[QWidget, tuple[int, int, int, int]], ...]:
        """Row, column, how many rows and columns."""
        return (
            (self._title, (0, 0, 1, 3 if below else 1)),
            (self.words, (1, 0, 1, 2) if below else (0, 1, 1, 1)),
            (self._nothing, (1, 2, 1, 2) if below else (0, 2, 1, 1)),
            (self._leave, (0, 3, 1, 1)),
        )

    def _said(self) -> str:
        desk = self._desk
        if desk.order is None:
            return self.tr("Being put in order…")
        if desk.queue in SAMPLES:
            return self._sample()
        chosen = self._session.observation_id
        reason = desk.order.reasons.get(chosen) if chosen is not None else None
        left = desk.num_left
        parts = [self.tr("{n} left").format(n=number_text(left))] if left is not None else []
        return " · ".join([*parts, *([reason_text(reason)] if reason else [])])

    def _sample(self) -> str:
        share = self._desk.share
        if share is None or not share.whole:
            return self.tr("The first of it is still to be reviewed: the share counts from there.")
        if self._desk.queue is Next.AUDIT:
            words = self.tr("{n} looked at, {k} right: {share}")
        else:
            words = self.tr("{n} looked at, {k} of them not blank: {share}")
        return words.format(n=number_text(share.whole), k=number_text(share.part), share=share_text(share))

    def _hint(self) -> str:
        if self._desk.queue not in SAMPLES:
            return ""
        return self.tr(
            "In brackets: where the true share lies 19 times in 20 (Wilson). What a person looked at counts, "
            "from the first of the sample up to the first that is skipped; what a rule confirmed does not."
        )
