"""The right side of the window: what the selected observation is, and every way to say that it is not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.store.records import Changes, Observation
from app.ui.keyboard.actions import Actions
from app.ui.keyboard.keys import key_in
from app.ui.looks.pages import Pages
from app.ui.looks.parts import Scrolled, button, line, row
from app.ui.looks.tab_order import turn
from app.ui.looks.theme import Theme
from app.ui.observation.card import ObservationCard
from app.ui.observation.rejected import RejectedList
from app.ui.observation.video_card import VideoCard
from app.ui.review.pinning import Pinning
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session

WIDEST = 48  # letters that the panel makes room for


class ObservationPanel(QWidget):
    """Shows the selected observation, or the video where none is; the verdict stands at the bottom."""

    scan_wanted = Signal()
    scan_all_wanted = Signal()

    def __init__(self, session: Session, reviewing: Reviewing, pinning: Pinning, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.card = ObservationCard(session, reviewing, pinning)
        self.video_card = VideoCard(session, reviewing)
        self.video_card.scan_wanted.connect(self.scan_wanted)
        self.video_card.scan_all_wanted.connect(self.scan_all_wanted)
        self.rejected = RejectedList(session, reviewing)
        self._pages = Pages()
        for card in (self.card, self.video_card):
            self._pages.addWidget(_Page(card))
        self._accept = self._verdict("accept", actions, "primary")
        self._reject = self._verdict("reject", actions, "danger")
        self._next = self._verdict("next_unreviewed", actions, "")
        self._actions = actions
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.rejected)
        column.addWidget(line())
        verdicts = row(self._accept, self._reject, self._next, spacing=4)
        verdicts.setContentsMargins(8, 10, 8, 10)
        verdicts.setStretch(0, 3)
        verdicts.setStretch(1, 2)
        verdicts.setStretch(2, 2)
        column.addLayout(verdicts)
        session.video_changed.connect(lambda _video: self.refresh())
        session.observation_changed.connect(lambda _id: self.refresh())
        session.marked_changed.connect(self.refresh)
        session.changed.connect(self._changed)
        self._show_keys()
        self.refresh()

    def refresh(self) -> None:
        """Show what is selected now."""
        observation = self._session.observation
        turn(self._pages, 0 if observation else 1)
        if observation is not None:
            self.card.show_observation(observation)
        else:
            self.video_card.refresh()
        self.rejected.refresh()
        self._set_verdicts(observation)

    def set_scanning(self, scanning: bool) -> None:
        """Whether a scan runs, so that none is offered."""
        if scanning != self.video_card.is_scanning:
            self.video_card.is_scanning = scanning
            self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.card.set_theme(theme)
        self.video_card.set_theme(theme)
        self._show_keys()
        self.refresh()

    def showEvent(self, showing: QShowEvent) -> None:
        """Dressed by now, which may have made its words wider."""
        super().showEvent(showing)
        self._show_keys()

    def _changed(self, changes: Changes) -> None:
        video = self._session.video
        told = video is not None and video.id in changes.videos
        if told or changes.observations or changes.vocabulary or changes.library:
            self.refresh()

    def _set_verdicts(self, observation: Observation | None) -> None:
        for each in (self._accept, self._reject):
            each.setEnabled(observation is not None)
        self._next.setEnabled(observation is not None or self.video_card.has_videos)
        self._show_keys()

    def _verdict(self, name: str, actions: Actions, kind: str) -> QPushButton:
        action = actions[name]
        made = button(action.text(), action.trigger, kind=kind, name=name)
        made.setAccessibleName(action.text())
        return made

    def _show_keys(self) -> None:
        """Each button with the key that does the same."""
        names = {"next_unreviewed": self.tr("Next")}
        targets = self._session.targets
        done = self.tr("Done")  # it was said already: the key only goes on
        self._accept.setMinimumWidth(max(map(self._width_with, (done, self._actions["accept"].text()))))
        if targets and all(each.is_by_eye for each in targets):
            names["accept"] = done
        for made in (self._accept, self._reject, self._next, self.video_card.add, self.video_card.nothing):
            action = self._actions[made.objectName()]
            made.setText(self._with_key(made, names.get(made.objectName(), action.text())))
            made.setToolTip(action.toolTip())
            made.setAccessibleDescription(key_in(action.toolTip(), made.accessibleName()))
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Under the mouse, of each field to which a key leads."""
        facts = self.card.facts
        fields = {
            "species": self.card.species,
            "behavior": self.card.behavior,
            "count": facts.count.field,
            "individual": facts.individual,
            "notes": facts.notes,
        }
        for name, field in fields.items():
            field.setToolTip(self._actions[name].toolTip())

    def _with_key(self, made: QPushButton, words: str) -> str:
        return f"{words}  {self._actions.key_of(made.objectName())}".rstrip()

    def _width_with(self, words: str) -> int:
        """How wide the first button is with these words: the panel must not change its width with them."""
        self._accept.setText(self._with_key(self._accept, words))
        return self._accept.sizeHint().width()


class _Page(Scrolled):
    """As wide as what stands in it needs beside the scroll bar, names apart."""

    def __init__(self, card: QWidget) -> None:
        self._card = card
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        super().__init__(card)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        wanted = self._card.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        widest = WIDEST * self.fontMetrics().averageCharWidth()
        return QSize(max(hint.width(), min(wanted, widest)), hint.height())

    def eventFilter(self, watched: QObject, happening: QEvent) -> bool:
        if happening.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, happening)
