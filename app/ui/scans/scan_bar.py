"""The line at the bottom while a scan runs: how far, how fast, how long still; pause and cancel."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton

from app.ui.looks import icons
from app.ui.looks.parts import as_tip, text
from app.ui.looks.theme import DARK, Theme
from app.ui.looks.title import Title
from app.ui.speech.describe import left_text

if TYPE_CHECKING:  # the bar is painted before anything reaches SQL
    from app.services.scanning.tally import ScanProgress

STEPS = 1000
LEAST_WIDTH = 80  # of what is said besides, in pixels: the rest of it stands under the mouse


class ScanBar(QFrame):
    """Progress of the scan; it hides itself where there is none."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scanBar")
        self._theme = DARK
        self._paused = False
        self._progress: ScanProgress | None = None
        self._besides = ""
        self._by_what = ""
        self.sentence = text()
        self.detail = Title()
        self.detail.setObjectName("muted")
        self.detail.setMinimumWidth(LEAST_WIDTH)
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the scan"))
        self.pause = self._tool(self._pause_or_resume)
        self.cancel = self._tool(self.cancel_wanted.emit)
        self.cancel.setToolTip(self.tr("Stop the scan; what was found stays, and a later scan goes on"))
        self.cancel.setAccessibleName(self.tr("Stop the scan"))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 5, 8, 5)
        line.setSpacing(12)
        line.addWidget(self.sentence)
        line.addWidget(self._bar, 1)
        line.addWidget(self.detail)
        line.addWidget(self.pause)
        line.addWidget(self.cancel)
        self.hide()

    def show_besides(self, words: str, share: float | None = None) -> None:
        """Something else that is under way, of which this share is done; alone while there is no scan."""
        self._besides = words
        if self._progress is not None:
            self.show_progress(self._progress, paused=self._paused, by_what=self._by_what)
        elif words:
            self.sentence.setText(words[0].upper() + words[1:])
            self.detail.setText("")
            self._bar.setRange(0, 0 if share is None else STEPS)
            self._bar.setValue(round(STEPS * (share or 0.0)))
            self.pause.hide()
            self.cancel.hide()
            self.show()
        else:
            self.hide()

    def put_away(self) -> None:
        """There is nothing to show any more."""
        self._progress, self._besides = None, ""
        self.hide()

    def show_progress(self, progress: "ScanProgress", *, paused: bool, by_what: str = "") -> None:
        """Say how the scan stands."""
        self._progress, self._paused, self._by_what = progress, paused, by_what
        self.sentence.setText(self._sentence(progress))
        self.detail.setText(self._detail(progress))
        whole = self.detail.text()
        self.detail.setToolTip(as_tip(whole) if self.detail.shown != whole else "")
        self._bar.setRange(0, STEPS)
        share = progress.footage_s_done / progress.footage_s_total if progress.footage_s_total > 0 else 0.0
        self._bar.setValue(round(STEPS * min(1.0, share)))
        self._draw()
        self.pause.show()
        self.cancel.show()
        self.show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme
        self._draw()

    def _sentence(self, progress: "ScanProgress") -> str:
        number = QLocale().toString
        words = self.tr("Paused") if self._paused else self.tr("Scanning")
        return self.tr("{words}  {done} of {total}").format(
            words=words, done=number(progress.done), total=number(progress.total)
        )

    def _detail(self, progress: "ScanProgress") -> str:
        parts: list[str] = []
        if progress.left_s is not None and not self._paused:
            parts.append(left_text(progress.left_s))
        if progress.rate >= 0.05 and not self._paused:
            parts.append(self.tr("{n}× real time").format(n=QLocale().toString(progress.rate, "f", 1)))
        counted = (
            (progress.blank, self.tr("{n} blank")),
            (progress.partial, self.tr("{n} partial")),
            (progress.unreadable, self.tr("{n} unreadable")),
            (progress.missing, self.tr("{n} not there")),
            (progress.by_card, self.tr("{n} decoded by the graphics card")),
        )
        parts += [words.format(n=QLocale().toString(number)) for number, words in counted if number]
        parts += [words for words in (self._by_what, self._besides) if words]
        return "   ".join(parts)

    def _draw(self) -> None:
        theme = self._theme
        self.pause.setIcon(icons.icon("play" if self._paused else "pause", theme))
        words = self.tr("Go on scanning") if self._paused else self.tr("Pause after the video in hand")
        self.pause.setToolTip(words)
        self.pause.setAccessibleName(words)
        self.cancel.setIcon(icons.icon("cross", theme))

    def _pause_or_resume(self) -> None:
        (self.resume_wanted if self._paused else self.pause_wanted).emit()

    def _tool(self, click: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setIconSize(QSize(16, 16))
        made.clicked.connect(lambda _checked=False: click())
        return made
