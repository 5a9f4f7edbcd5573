"""The bar under the picture: steps, play, speed, and where the video stands."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QActionGroup, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui.looks.theme import DARK, Theme
from app.ui.player.bars import bar_button, bar_sheet, fixed_font, show_key, size_button
from app.ui.player.icons import sign_icon
from app.ui.player.jump_field import JumpField
from app.ui.player.playback import SPEEDS
from app.ui.speech.timecode import camera_text, time_text

ACTIONS = {
    "first": "first_frame",
    "previous": "frame_back",
    "play": "play",
    "next": "frame_on",
    "last": "last_frame",
}

BUTTON_GAP, FIGURE_GAP = 4, 10  # pixels between groups of buttons, and beside figures


class TransportBar(QWidget):
    """Buttons and figures; it knows nothing of videos and says which button was pressed by its signals."""

    first_clicked = Signal()
    previous_clicked = Signal()
    play_clicked = Signal()
    next_clicked = Signal()
    last_clicked = Signal()
    speed_chosen = Signal(float)
    jump_typed = Signal(str)
    loop_clicked = Signal()
    picture_clicked = Signal()
    sound_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transport")  # by which its sheet knows it
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = DARK
        self._playing = False
        self._key_of: Callable[[str], str] = lambda _action: ""
        self._buttons = {
            "first": self._button(self.tr("First frame"), self.first_clicked),
            "previous": self._button(self.tr("Previous frame"), self.previous_clicked),
            "play": self._button(self.tr("Play"), self.play_clicked),
            "next": self._button(self.tr("Next frame"), self.next_clicked),
            "last": self._button(self.tr("Last frame"), self.last_clicked),
        }
        self._speed = self._speed_button()
        self.loop = self._button(self.tr("Loop what is selected"), self.loop_clicked, "⟳")
        self.loop.setCheckable(True)
        self.picture = self._button(self.tr("Brighten the picture"), self.picture_clicked, "◐")
        self.sound = self._button(self.tr("Sound"), self.sound_clicked, "♪")
        self.sound.setCheckable(True)
        self.sound.hide()
        self.jump = JumpField(self)
        self.jump.typed.connect(self.jump_typed)
        self._time = self._figure(self.tr("Time in the video"))
        self._frame = self._figure(self.tr("Frame number"))
        self._clock = self._figure(self.tr("Camera clock"))
        self._clock_text = self._frame_text = ""
        self._frame_index = 0
        self._lay_out()
        self.clear()

    def set_theme(self, theme: Theme) -> None:
        """Take these colors, and the text size of today."""
        self._theme = theme
        self._size_figures()
        for button in (*self._buttons.values(), self.loop, self.picture, self.sound):
            size_button(button)
        for name, button in self._buttons.items():
            sign = "pause" if name == "play" and self._playing else name
            button.setIcon(sign_icon(sign, theme.text, faded=theme.text_muted))
        self.setStyleSheet(bar_sheet(theme, self.objectName()))
        self._show_clock()

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Say which key does the same as each button; `key_of` gives that of an action."""
        self._key_of = key_of
        for button, action in self._actions_of_buttons:
            show_key(button, key_of(action))

    @property
    def _actions_of_buttons(self) -> tuple[tuple[QToolButton, str], ...]:
        own = ((self._buttons[name], action) for name, action in ACTIONS.items())
        return (*own, (self.loop, "loop"), (self.sound, "sound"))

    def clear(self) -> None:
        """No video: buttons rest, figures are empty."""
        for button in (*self._buttons.values(), self._speed, self.loop, self.picture):
            button.setEnabled(False)
        for figure in (self._time, self._frame, self._clock):
            figure.setText("")
        self._clock_text = self._frame_text = ""

    def set_position(
        self, time_s: float, frame_index: int, num_frames: int, first_frame_at: datetime | None
    ) -> None:
        """Say which frame is on screen."""
        for name, button in self._buttons.items():
            ends = {"first": 0, "previous": 0, "next": num_frames - 1, "last": num_frames - 1}
            button.setEnabled(ends.get(name) != frame_index)
        for button in (self._speed, self.loop, self.picture):
            button.setEnabled(True)
        self._time.setText(time_text(time_s))
        self._frame_index, self._frame_text = frame_index, self._frame_words.format(frame_index)
        self._frame.setToolTip(self.tr("Frame {0} of 0 to {1}").format(frame_index, num_frames - 1))
        self._clock_text = camera_text(first_frame_at, time_s) if first_frame_at else ""
        self._show_clock()

    def ask_jump(self) -> None:
        """Offer a field for a time or a frame."""
        self.jump.begin()

    def set_looping(self, looping: bool) -> None:
        """Show whether a stretch is played over and over."""
        self.loop.setChecked(looping)

    def offer_sound(self, there: bool) -> None:
        """Only videos that have sound can be heard."""
        self.sound.setVisible(there)
        self._show_clock()

    def set_playing(self, playing: bool) -> None:
        """Offer pause while it plays."""
        self._playing = playing
        name = self.tr("Pause") if playing else self.tr("Play")
        button = self._buttons["play"]
        button.setAccessibleName(name)
        self.show_keys(self._key_of)
        button.setIcon(
            sign_icon("pause" if playing else "play", self._theme.text, faded=self._theme.text_muted)
        )

    def set_speed(self, speed: float) -> None:
        """Show the speed of playing, in the language of today."""
        self._speed.setText(speed_text(speed))
        for action in self._speed.menu().actions():
            action.setText(speed_text(action.data()))
            action.setChecked(action.data() == speed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_clock()

    def minimumSizeHint(self) -> QSize:
        """That of the shortest form, whichever is seen now."""
        return QSize(self._least(self._speed, self.picture, self.sound), super().minimumSizeHint().height())

    def _least(self, *beside: QToolButton) -> int:
        """How wide the figures are with the button that plays and such others, as far as they are offered."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        shown = [
            self._buttons["play"],
            *(each for each in beside if each is self.loop or not each.isHidden()),
        ]
        buttons = sum(each.sizeHint().width() + gap for each in shown)
        figures = self._time.width() + self._width_of("f{0}") + 2 * FIGURE_GAP
        return margins.left() + buttons + BUTTON_GAP + FIGURE_GAP + figures + 4 * gap + margins.right()

    def _show_clock(self) -> None:
        """As much of the camera's clock as there is room for: date and time, the time alone, at last the time
        beside a shorter way to write the frame and without buttons that keys stand for.
        """
        self.loop.setVisible(self._least(self._speed, self.picture, self.sound, self.loop) <= self.width())
        clock = self._clock_text.rpartition(" ")[2]
        whole, short = self._frame_text, f"f{self._frame_index}" if self._frame_text else ""
        for frame, words, left_out in (
            (whole, self._clock_text, ()),
            (whole, clock, ()),
            (short, clock, ()),
            (short, clock, ("first", "last")),
            (short, clock, ("first", "last", "previous", "next")),
        ):
            self._frame.setText(frame)
            self._frame.setFixedWidth(self._width_of(self._frame_words if frame == whole else "f{0}"))
            for name, button in self._buttons.items():
                button.setVisible(name not in left_out)
            self._row.invalidate()  # a hidden window's layout hears of these changes later
            room = self.width() - self._row.sizeHint().width()
            if self._clock.fontMetrics().horizontalAdvance(words) <= room:
                break
        else:
            words = ""  # half of a time is a wrong time
        self._clock.setText(words)
        self._clock.setToolTip(self.tr("Camera clock: {0}").format(self._clock_text) if clock else "")

    def _button(self, name: str, signal: SignalInstance, sign: str = "") -> QToolButton:
        button = bar_button(self, name)
        button.setText(sign)
        button.clicked.connect(signal)
        if name in (self.tr("Previous frame"), self.tr("Next frame")):
            button.setAutoRepeat(True)
        return button

    def _speed_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("Speed"))
        button.setAccessibleName(self.tr("Speed"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumWidth(48)
        menu = QMenu(button)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(speed_text(speed))
            action.setCheckable(True)
            action.setData(speed)
            group.addAction(action)
        menu.triggered.connect(lambda action: self.speed_chosen.emit(action.data()))
        button.setMenu(menu)
        return button

    def _figure(self, name: str) -> QLabel:
        label = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        label.setToolTip(name)  # what is heard is the figure
        return label

    def _size_figures(self) -> None:
        font = fixed_font(QApplication.font())
        for label in (self._time, self._frame, self._clock):
            label.setFont(font)
        advance = QFontMetrics(font).horizontalAdvance
        self._time.setFixedWidth(advance("00:00.000") + 4)
        self._frame.setFixedWidth(self._width_of(self._frame_words))

    @property
    def _frame_words(self) -> str:
        return self.tr("frame {0}")

    def _width_of(self, words: str) -> int:
        """Enough for frames of five figures, so that what stands beside them does not dance."""
        return self._frame.fontMetrics().horizontalAdvance(words.format("00000")) + 4

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 10, 5)
        row.setSpacing(2)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addSpacing(BUTTON_GAP)
        row.addWidget(self._speed)
        row.addWidget(self.loop)
        row.addWidget(self.picture)
        row.addWidget(self.sound)
        row.addSpacing(FIGURE_GAP)
        row.addWidget(self.jump)
        self._time.setProperty("strong", True)
        for figure in (self._time, self._frame):
            row.addWidget(figure)
            row.addSpacing(FIGURE_GAP)
        row.addStretch(1)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._clock.setMinimumWidth(0)  # the first to give way where it is narrow
        self._clock.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._clock, 100)


def speed_text(speed: float) -> str:
    """`0.25×` (German `0,25×`)."""
    return f"{speed:g}×".replace(".", QLocale().decimalPoint())
