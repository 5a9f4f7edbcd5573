"""A line above the player that says which queue one is in, why this comes now, and what a sample says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.services.choosing.next_up import Next
from app.ui.keyboard.actions import Actions
from app.ui.looks.parts import button, text
from app.ui.queue.desk import SAMPLES, QueueDesk
from app.ui.queue.wording import queue_title, reason_text, share_text
from app.ui.session import Session
from app.ui.speech.describe import number_text


class QueueBar(QFrame):
    """Hidden where the library's order is followed."""

    nothing_there = Signal()  # of the video looked at, in which nothing was found

    def __init__(self, session: Session, desk: QueueDesk, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("queueBar")
        self._session, self._desk, self._actions = session, desk, actions
        self._title = text("", "panelTitle")
        self._words = text("", "muted")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._nothing = button("", self.nothing_there.emit)
        leave = button(self.tr("Leave"), lambda: desk.choose(Next.LIBRARY), kind="link")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 8, 5)
        line.setSpacing(10)
        for part in (self._title, self._words):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self._nothing)
        line.addWidget(leave)
        desk.changed.connect(self.refresh)
        session.observation_changed.connect(lambda _id: self.refresh())
        session.video_changed.connect(lambda _video: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Say it as it is now."""
        queue = self._desk.queue
        self.setVisible(self._session.is_open and queue is not Next.LIBRARY)
        if self.isHidden():
            return
        self._title.setText(queue_title(queue))
        self._words.setText(self._said())
        self._words.setToolTip(self._hint())
        self._nothing.setVisible(queue is Next.EMPTIES)  # of single photos, the panel offers it
        self._nothing.setText(f"{self.tr('Nothing there')}  {self._actions.key_of('accept')}".rstrip())

    @property
    def words(self) -> str:
        """What is said beside the title."""
        return self._words.text()

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
            return self.tr("Nothing of it is reviewed yet. What is passed over ends the count.")
        if self._desk.queue is Next.AUDIT:
            words = self.tr("{n} looked at, {k} right: {share}")
        else:
            words = self.tr("{n} looked at, {k} with something after all: {share}")
        return words.format(n=number_text(share.whole), k=number_text(share.part), share=share_text(share))

    def _hint(self) -> str:
        if self._desk.queue not in SAMPLES:
            return ""
        return self.tr(
            "In brackets: where the true share lies 19 times in 20 (Wilson). What was looked at counts, "
            "from the beginning of the sample on; what a rule confirmed does not."
        )
