"""What the window has to say, in a bar that never stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui import icons
from app.ui.theme import DARK, Theme

READ_MS = 8000  # news that ask for nothing go away by themselves


class Tone(StrEnum):
    """How loud a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence, and what can be done about it."""

    text: str
    tone: Tone = Tone.INFO
    offer: str = ""  # the words on the button, if there is one
    act: Callable[[], object] | None = field(default=None, compare=False)


class MessageBar(QFrame):
    """Shows one message at a time; the newest counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = DARK
        self._message: Message | None = None
        self._fades = QTimer(self, singleShot=True, interval=READ_MS)
        self._fades.timeout.connect(self.hide)
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.offer = QPushButton()
        self.offer.setProperty("kind", "link")
        self.offer.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.setSpacing(10)
        for widget in (self._icon, self._text, self.offer, self._close):
            row.addWidget(widget)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show `message` in place of what stood here."""
        self._message = message
        self._text.setText(message.text)
        self.offer.setText(message.offer)
        self.offer.setVisible(bool(message.offer))
        self._draw()
        self.show()
        if message.tone == Tone.INFO and not message.offer:
            self._fades.start()
        else:
            self._fades.stop()

    def retract(self, message: Message | None) -> None:
        """Take a message away again, if it is still the one that stands here."""
        if message is not None and self._message is message:
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._close.setIcon(icons.icon("cross", theme, color=theme.text_muted))
        self._draw()

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
        self.setStyleSheet(f"#messageBar {{ border-left: 3px solid {color}; }}")

    def _act(self) -> None:
        act = self._message.act if self._message else None
        self.hide()
        if act is not None:
            act()
