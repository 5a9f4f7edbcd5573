"""The right side of the window: what the selected observation is, and every way to say that it is not."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
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
EDGE, GAP = 8, 4  # pixels beside and between the verdicts


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
        self._verdicts = (self._accept, self._reject, self._next)
        self._actions = actions
        self._shows_keys = True  # on the verdicts, where there is room
        self._with_keys = self._without_keys = 0  # pixels that they need beside each other
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.rejected)
        column.addWidget(line())
        verdicts = row(*self._verdicts, spacing=GAP)
        verdicts.setContentsMargins(EDGE, 10, EDGE, 10)
        verdicts.setStretch(0, 3)
        verdicts.setStretch(1, 2)
        verdicts.setStretch(2, 2)
        column.addLayout(verdicts)
        for turned in (session.video_changed, session.observation_changed, session.marked_changed):
            turned.connect(self._follow)
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

    def sizeHint(self) -> QSize:
        """With the keys on the verdicts."""
        hint, least = super().sizeHint(), self.minimumSizeHint().width()
        return QSize(max(least, self._with_keys), hint.height())

    def minimumSizeHint(self) -> QSize:
        """With the verdicts as short as they can be said."""
        hint, pages = super().minimumSizeHint(), self._pages.minimumSizeHint().width()
        return QSize(max(pages, self._without_keys), hint.height())

    def resizeEvent(self, change: QResizeEvent) -> None:
        super().resizeEvent(change)
        if self._shows_keys != (self._with_keys <= self.width()):
            self._show_keys()

    def _follow(self) -> None:
        """Show what is selected, once it is: on the way to another video all would be filled in vain."""
        if not self._session.is_turning:
            self.refresh()

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
        self._measure()
        self._accept.setMinimumWidth(self._widest(self._accept, keys=self._shows_keys))
        if targets and all(each.is_by_eye for each in targets):
            names["accept"] = self.tr("Done")  # it was said already: the key only goes on
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
        if made in self._verdicts and not self._shows_keys:
            return words
        return self._keyed(made, words)

    def _keyed(self, made: QPushButton, words: str) -> str:
        return f"{words}  {self._actions.key_of(made.objectName())}".rstrip()

    def _measure(self) -> None:
        """How much room the verdicts need, and whether there is enough for their keys."""
        widths = self._width_of_verdicts(keys=True), self._width_of_verdicts(keys=False)
        if widths != (self._with_keys, self._without_keys):
            self._with_keys, self._without_keys = widths
            self.updateGeometry()
        self._shows_keys = self._with_keys <= self.width()

    def _width_of_verdicts(self, *, keys: bool) -> int:
        """What all need beside each other, with or without the keys that do the same, in pixels."""
        widths = [self._widest(made, keys=keys) for made in self._verdicts]
        return sum(widths) + GAP * (len(widths) - 1) + 2 * EDGE

    def _widest(self, made: QPushButton, *, keys: bool) -> int:
        """How wide a verdict is in any of its words: the panel must not change its width with them."""
        said = {
            self._accept: (self.tr("Done"), self._actions["accept"].text()),
            self._next: (self.tr("Next"),),
        }
        words = said.get(made, (self._actions[made.objectName()].text(),))
        return max(_width_with(made, self._keyed(made, each) if keys else each) for each in words)


def _width_with(made: QPushButton, words: str) -> int:
    """What a button would ask for if it said these words, in pixels."""
    look = QStyleOptionButton()
    made.initStyleOption(look)
    look.text = words
    inside = made.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words)
    return made.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, look, inside, made).width()


class _Page(Scrolled):
    """As wide as what stands in it needs beside the scroll bar, names apart."""

    def __init__(self, card: QWidget) -> None:
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        super().__init__(card)

    def minimumSizeHint(self) -> QSize:
        wanted = super().minimumSizeHint()
        return wanted.boundedTo(QSize(WIDEST * self.fontMetrics().averageCharWidth(), wanted.height()))
