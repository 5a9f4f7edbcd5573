"""The counts of an import that nobody has made yet, and what of the file is left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.services.imports import ImportReport
from app.ui.looks.parts import Points, empty, text
from app.ui.speech.describe import number_text
from app.ui.speech.saying import here

MOST_NAMED = 30  # of what was not found or not understood; the rest is counted
Line = tuple[str, int, str]  # what, how many, beside it


class ImportPreview(QWidget):
    """A line a number; below it names and sentences, the first of many."""

    def __init__(self) -> None:
        super().__init__()
        self.words = text("", wrap=True)
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(14)
        self._numbers.setVerticalSpacing(5)
        self._numbers.setColumnStretch(2, 1)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(4)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 8, 0)
        down.setSpacing(12)
        down.addWidget(self.words)
        down.addLayout(self._numbers)
        down.addLayout(self._notes)
        down.addStretch(1)

    def ask(self, words: str) -> None:
        """Something has to be done or waited for first."""
        self._say(words, "muted")

    def show_trouble(self, words: str) -> None:
        """It cannot be read."""
        self._say(words, "danger")

    def show_report(self, report: ImportReport) -> None:
        """What would come in."""
        nothing = self.tr("Everything in it that can be taken in is here already.")
        refused = self.tr("Nothing in it can be taken in; below is why.")
        troubles = report.missing or report.ambiguous or report.problems
        known = bool(report.num_known or report.num_videos) and not troubles
        self._say("" if report.brings_anything else nothing if known else refused, "")
        for place, (what, number, beside) in enumerate(self._lines(report)):
            figure = text(number_text(number), "muted" if not number else "")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            figure.setAccessibleName(f"{what}: {number}")
            self._numbers.addWidget(figure, place, 0)
            self._numbers.addWidget(text(what, "muted" if not number else ""), place, 1)
            self._numbers.addWidget(text(beside, "muted"), place, 2)
        if report.changed:
            self._tell(self.tr("What becomes of what is here"), [*map(here, report.changed)])
        for title, names in self._names(report):
            self._tell(f"{title} ({number_text(len(names))})", names)

    def _lines(self, report: ImportReport) -> list[Line]:
        known = report.num_videos - report.num_new_videos
        beside = report.num_new_videos - report.num_absent
        counted = [
            (report.num_animals, self.tr("observation"), self.tr("observations")),
            (report.num_bouts, self.tr("bout of behavior"), self.tr("bouts of behavior")),
            (report.num_deployments, self.tr("deployment told of"), self.tr("deployments told of")),
            (known, self.tr("video that is here"), self.tr("videos that are here")),
            (
                beside,
                self.tr("new video, found beside the file"),
                self.tr("new videos, found beside the file"),
            ),
            (
                report.num_absent,
                self.tr("new video whose file is not here"),
                self.tr("new videos whose files are not here"),
            ),
            (len(report.missing), self.tr("video not found"), self.tr("videos not found")),
            (
                len(report.ambiguous),
                self.tr("video not told from others"),
                self.tr("videos not told from others"),
            ),
        ]
        besides = {0: self._already(report.num_known), 3: self._of(report.num_listed)}
        lines = [
            (one if number == 1 else several, number, besides.get(place, ""))
            for place, (number, one, several) in enumerate(counted)
        ]
        if not report.num_listed:
            return lines[2:3]
        return [line for place, line in enumerate(lines) if line[1] or line[2] or place == 0]

    def _names(self, report: ImportReport) -> list[tuple[str, Sequence[str]]]:
        return [
            (title, names)
            for title, names in (
                (self.tr("Not understood, left out"), [*map(here, report.problems)]),
                (self.tr("Not found here and not beside the file, left out"), report.missing),
                (self.tr("Several videos are called so, left out"), report.ambiguous),
                (self.tr("New animals of the project's list"), report.new_taxa),
                (self.tr("New behaviors of the ethogram"), report.new_behaviors),
            )
            if names
        ]

    def _already(self, number: int) -> str:
        return self.tr("{n} more are here already").format(n=number_text(number)) if number else ""

    def _of(self, number: int) -> str:
        return self.tr("of {n} in the file").format(n=number_text(number))

    def _tell(self, title: str, names: Sequence[str]) -> None:
        self._notes.addWidget(text(title, "panelTitle", wrap=True))
        for name in names[:MOST_NAMED]:
            line = Points("muted")
            line.say([name])
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._notes.addWidget(line)
        if len(names) > MOST_NAMED:
            more = self.tr("and {n} more").format(n=number_text(len(names) - MOST_NAMED))
            self._notes.addWidget(text(f"…  {more}", "muted"))
        self._notes.addSpacing(8)

    def _say(self, words: str, style: str) -> None:
        empty(self._numbers)
        empty(self._notes)
        self.words.setObjectName(style)
        self.words.style().polish(self.words)
        self.words.setText(words)
        self.words.setVisible(bool(words))
