"""What the window has to say, in a bar that never stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from app.ui.looks import icons
from app.ui.looks.theme import DARK, Theme
from app.ui.speech.aloud import announce
from app.ui.speech.saying import here

EDGE = 3  # pixels
READ_MS = 8000  # news that ask for nothing go away by themselves


class Tone(StrEnum):
    """How loud a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, and what can be done about it. With `other` it is a question and stays, unless it
    `may_wait`.
    """

    text: str
    tone: Tone = Tone.INFO
    offer: str = ""  # the words on the button, if there is one
    act: Callable[[], object] | None = field(default=None, compare=False)
    other: str = ""  # the words on a second button
    act_other: Callable[[], object] | None = field(default=None, compare=False)
    may_wait: bool = False  # nobody has to choose one of two buttons
    lasts: bool = False  # it comes back after other news until somebody answers or closes it
    aside: bool = False  # it takes the place of nothing that waits for the person

    @property
    def asks(self) -> bool:
        """Whether it has to be answered."""
        return bool(self.other) and not self.may_wait


def refusal(why: object) -> Message:
    """What the world would not let us do: an error, or its sentence."""
    return Message(here(why), Tone.ERROR)


class MessageBar(QFrame):
    """Shows one message at a time; the newest counts. Questions, and what lasts, come back until answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messageBar")
        self._theme = DARK
        self._edge = QColor(DARK.accent)  # says the tone at its left
        self._message: Message | None = None
        self._unanswered: list[Message] = []
        self._fades = QTimer(self, singleShot=True, interval=READ_MS)
        self._fades.timeout.connect(self._go_on)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.offer, self.other = QPushButton(), QPushButton()
        for choice, act in ((self.offer, self._act), (self.other, self._act_other)):
            choice.setProperty("kind", "link")
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys from the window
            choice.clicked.connect(act)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(lambda: self._answer(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(14 + EDGE, 6, 6, 6)
        row.setSpacing(10)
        for widget in (self._icon, self._text, self.offer, self.other, self._close):
            row.addWidget(widget)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show `message` in place of what stood here; what is said aside is only heard where that stays."""
        if message.aside and self.stays and not self.isHidden():
            announce(self, message.text)
            return
        if (message.asks or message.lasts) and not any(each is message for each in self._unanswered):
            self._unanswered.append(message)
        self._message = message
        self._text.setText(message.text)
        self.offer.setText(message.offer)
        self.offer.setVisible(bool(message.offer))
        self.other.setText(message.other)
        self.other.setVisible(bool(message.other))
        self._close.setVisible(not message.asks)
        self._draw()
        self.show()
        words = " ".join(filter(None, (message.text, message.offer, message.other)))
        announce(self, words, at_once=message.tone is not Tone.INFO)
        if self.stays:
            self._fades.stop()
        else:
            self._fades.start()

    @property
    def stays(self) -> bool:
        """Whether what stands here waits for the person; other news go away by themselves."""
        message = self._message
        return message is not None and (message.tone is not Tone.INFO or bool(message.offer))

    def shows(self, message: Message | None) -> bool:
        """Whether this very message stands here now."""
        return message is not None and self._message is message and not self.isHidden()

    def retract(self, message: Message | None) -> None:
        """Take a message away again, if it still stands here or would come back."""
        self._unanswered = [each for each in self._unanswered if each is not message]
        if message is not None and self._message is message:
            self._go_on()

    def forget_questions(self) -> None:
        """What they, and what can be done about what is said, were about is closed."""
        if self._unanswered or (self._message is not None and self._message.act is not None):
            self._unanswered.clear()
            self.hide()

    def forget_news(self) -> None:
        """Something else begins, of which what stands here does not speak; what has to be answered stays."""
        if self._message is not None and not (self._message.asks or self._message.lasts):
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._close.setIcon(icons.icon("cross", theme, color=theme.text_muted))
        self._draw()

    def paintEvent(self, painting: QPaintEvent) -> None:
        super().paintEvent(painting)
        QPainter(self).fillRect(0, 0, EDGE, self.height(), self._edge)

    @property
    def text(self) -> str:
        """What is shown; empty where nothing is."""
        return self._text.text() if self.isVisible() else ""

    def _draw(self) -> None:
        tone = self._message.tone if self._message else Tone.INFO
        theme = self._theme
        color = {Tone.INFO: theme.accent, Tone.WARNING: theme.warning, Tone.ERROR: theme.danger}[tone]
        name = "info" if tone == Tone.INFO else "warning"
        self._icon.setPixmap(icons.pixmap(name, color, 18, ratio=self.devicePixelRatioF()))
        self._edge = QColor(color)
        self.update()

    def _act(self) -> None:
        self._answer(self._message.act if self._message else None)

    def _act_other(self) -> None:
        self._answer(self._message.act_other if self._message else None)

    def _answer(self, act: Callable[[], object] | None) -> None:
        self._unanswered = [each for each in self._unanswered if each is not self._message]
        self._go_on()
        if act is not None:
            act()

    def _go_on(self) -> None:
        """Back to a question that waits for its answer, or away."""
        self.hide()
        if self._unanswered:
            self.show_message(self._unanswered.pop())
