"""The clocks that cameras wrote into the pictures, read and looked at before they are believed."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QProgressBar,
    QTableWidgetItem,
    QWidget,
)

from app import logs
from app.services.times import burnt_in
from app.services.times.burnt_in import ClockRun, DateOrder, Offer
from app.services.times.taking_times import TakingTimes
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import dialog_column, row, text, two_answers
from app.ui.looks.tables import set_bold, table
from app.ui.scans.clock_reading import ClockReadingJob
from app.ui.session import Session
from app.ui.speech.describe import number_text, source_text
from app.ui.speech.saying import here

SIZE = (820, 560)
MOST_SHOWN = 500


class BurntInDialog(QDialog):
    """Reads while it is open; nothing is written before it is accepted, and it can be undone."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Clocks in the pictures"))
        resize_for_text(self, *SIZE)
        self._session = session
        self._videos = burnt_in.readable(session.project)
        self._run = ClockRun(self._videos)
        self._offers: list[Offer] = []
        self._set_up()
        self.job = ClockReadingJob(self._run, log=logs.output_of_processes(), parent=self)
        self.job.read.connect(self._one_more)
        self.job.over.connect(self._done)
        self.job.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading."""
        self._stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Stop reading."""
        self._stop()
        super().done(result)

    # ------------------------------------------------------------- own

    def _stop(self) -> None:
        self.job.setParent(self._session)  # its process needs a moment, for which the dialog does not stay
        self.job.stop()

    def _set_up(self) -> None:
        self.progress = QProgressBar()
        self.progress.setRange(0, max(1, len(self._videos)))
        self.table = table(
            self.windowTitle(),
            (self.tr("Video"), self.tr("Recorded now"), self.tr("Known from"), self.tr("In the picture")),
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMaximumSectionSize(320)
        header.setStretchLastSection(True)
        self.order = ChoiceBox()
        self.order.setAccessibleName(self.tr("Day or month first"))
        self.order.addItem(self.tr("Leave out dates that can be read in two ways"), None)
        self.order.addItem(
            self.tr("The month comes first: 12/06 is the 6th of December"), DateOrder.MONTH_FIRST
        )
        self.order.addItem(self.tr("The day comes first: 12/06 is the 12th of June"), DateOrder.DAY_FIRST)
        self.order.activated.connect(lambda _: self._show())
        self.says = text(self.tr("Reading the pictures…"), "muted", wrap=True)
        self.buttons, self.go = two_answers(self, self.tr("Take these times"), self._accept)
        self.go.setEnabled(False)
        down = dialog_column(self)
        hint = self.tr(
            "Several frames of each video are read. What cannot be read surely stays as it is, never guessed."
        )
        down.addWidget(text(hint, "muted", wrap=True))
        down.addWidget(self.progress)
        down.addWidget(self.table, 1)
        down.addLayout(row(self.order, None))
        down.addWidget(self.says)
        down.addWidget(self.buttons)

    def _one_more(self) -> None:
        self.progress.setValue(len(self._run.read))

    def _done(self) -> None:
        self.progress.hide()
        self._show()

    def _show(self) -> None:
        offers = burnt_in.offers(self._videos, self._run.read, self.order.currentData())
        self._offers = sorted(offers, key=_later)
        self.table.setRowCount(min(len(self._offers), MOST_SHOWN))
        for line, one in enumerate(self._offers[:MOST_SHOWN]):
            now = str(one.video.recorded_at or self.tr("unknown"))
            known_from = source_text(one.video.captured_from)
            cells = (one.video.relative_path, now, known_from, str(one.time or here(one.reason)))
            for place, words in enumerate(cells):
                item = QTableWidgetItem(words)
                set_bold(item, place == 3 and one.is_new)
                self.table.setItem(line, place, item)
        num_read = sum(one.time is not None for one in self._offers)
        num_new = len(burnt_in.to_take(self._offers))
        self.order.setEnabled(any(one.is_ambiguous for one in self._offers) or self.order.currentIndex() > 0)
        words = self.tr("{read} of {all} clocks can be read; videos that would get that time: {new}.").format(
            read=number_text(num_read), all=number_text(len(self._offers)), new=number_text(num_new)
        )
        if len(self._offers) > MOST_SHOWN:
            words += " " + self.tr("The first {n} videos are shown.").format(n=number_text(MOST_SHOWN))
        self.says.setText(words)
        self.go.setEnabled(num_new > 0 and not self._session.project.read_only)

    def _accept(self) -> None:
        project = self._session.project
        self._session.edits.swap_in_steps(
            self.tr("Times from the pictures"),
            burnt_in.to_take(self._offers),
            lambda wanted: TakingTimes(project, wanted),
        )
        self.accept()


def _later(one: Offer) -> tuple[bool, bool, bool]:
    """What would be taken comes first, then what waits for day or month, then what is known already."""
    return (not one.is_new, not one.is_ambiguous, one.time is None)
