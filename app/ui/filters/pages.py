"""Pages of the filter panel that are no lists: confidence, dates, hours."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.services.choosing.filter_counts import NUM_BINS, Counts
from app.services.choosing.filters import Filter
from app.ui.filters.histogram import Histogram
from app.ui.looks.fields import DayBox
from app.ui.looks.parts import button, column, row, text
from app.ui.looks.theme import Theme
from app.ui.speech.aloud import describe
from app.ui.speech.date_parts import say_parts
from app.ui.speech.naming import percent_text, raw_words
from app.ui.speech.timecode import day_form, day_text

Want = Callable[[Filter], None]
EPOCH = date(1970, 1, 1)
DAY, NIGHT = (6, 17), (18, 5)  # hours, both included


class ConfidencePage(QWidget):
    """How sure the machine was."""

    def __init__(self, want: Want) -> None:
        super().__init__()
        self._want = want
        self._wanted = Filter()
        labels = [(0, percent_text(0)), (NUM_BINS // 2, percent_text(0.5)), (NUM_BINS, percent_text(1))]
        self.bars = Histogram(NUM_BINS, labels, self.tr("Confidence by tenths"))
        self.bars.chosen.connect(self._choose)
        self._words = text("", "muted")
        self.raw = text(raw_words(), "muted", wrap=True)
        presets = [
            button(self.tr("Unsure"), lambda: self._choose(0, 4), kind="chip"),
            button(self.tr("Between"), lambda: self._choose(5, 7), kind="chip"),
            button(self.tr("Sure"), lambda: self._choose(8, 9), kind="chip"),
        ]
        hint = text(self.tr("Drag over the bars to keep a part of them."), "muted", wrap=True)
        self.setLayout(column(hint, self.bars, row(*presets, None, self._words), self.raw, None))

    def show_filter(self, wanted: Filter, counts: Counts) -> None:
        """Show what is kept, and how many there are."""
        self._wanted = wanted
        active = "confidence" in wanted.parts
        bounds = (round(wanted.min_confidence * NUM_BINS), round(wanted.max_confidence * NUM_BINS) - 1)
        self.bars.set_numbers(counts.confidence)
        self.bars.set_range(bounds if active else None)
        self._words.setText(
            f"{percent_text(wanted.min_confidence)} – {percent_text(wanted.max_confidence)}" if active else ""
        )
        describe(self.bars, self._words.text())

    def _choose(self, first: int, last: int) -> None:
        first, last = sorted((first, last))
        self._want(
            replace(self._wanted, min_confidence=first / NUM_BINS, max_confidence=(last + 1) / NUM_BINS)
        )


class HoursPage(QWidget):
    """At what time of day it was."""

    def __init__(self, want: Want) -> None:
        super().__init__()
        self._want = want
        self._wanted = Filter()
        labels = [(hour, f"{hour:02}") for hour in (0, 6, 12, 18, 24)]
        self.bars = Histogram(24, labels, self.tr("Observations by hour of day"))
        self.bars.chosen.connect(self._choose)
        self._words = text("", "muted")
        presets = [
            button(self.tr("Day"), lambda: self._choose(*DAY), kind="chip"),
            button(self.tr("Night"), lambda: self._choose(*NIGHT), kind="chip"),
        ]
        hint = text(
            self.tr("The clock of the camera. Drag over the bars to keep a part of the day."), "muted"
        )
        hint.setWordWrap(True)
        self.setLayout(column(hint, self.bars, row(*presets, None, self._words), None))

    def show_filter(self, wanted: Filter, counts: Counts) -> None:
        """Show what is kept, and how many there are."""
        self._wanted = wanted
        active = "hours" in wanted.parts
        first, last = wanted.first_hour or 0, 23 if wanted.last_hour is None else wanted.last_hour
        self.bars.set_numbers(counts.hours)
        self.bars.set_range((first, last) if active else None)
        self._words.setText(f"{first:02}:00 – {last:02}:59" if active else "")
        describe(self.bars, self._words.text())

    def _choose(self, first: int, last: int) -> None:
        self._want(replace(self._wanted, first_hour=first, last_hour=last))


class DaysPage(QWidget):
    """From which day to which it was."""

    def __init__(self, want: Want) -> None:
        super().__init__()
        self._want = want
        self._wanted = Filter()
        self.first, self.use_first = self._bound(self.tr("From"))
        self.last, self.use_last = self._bound(self.tr("Until"))
        self._known = text("", "muted", wrap=True)
        days = QGridLayout()
        days.setHorizontalSpacing(10)
        days.setColumnStretch(2, 1)
        for line, parts in enumerate(((self.use_first, self.first), (self.use_last, self.last))):
            for place, part in enumerate(parts):
                days.addWidget(part, line, place, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(self._known, days, None))

    def show_filter(self, wanted: Filter, counts: Counts) -> None:
        """Show what is kept, and between which days there is something."""
        self._wanted = wanted
        days = [EPOCH + timedelta(days=day) for day in counts.days or ()]
        if days:
            words = self.tr("There are videos from {first} to {last}.")
            first, last = map(day_text, days)
            self._known.setText(words.format(first=first, last=last))
        else:
            self._known.setText(self.tr("No video says when it was taken."))
        bounds = (
            (self.first, self.use_first, wanted.first_day, days[0] if days else None),
            (self.last, self.use_last, wanted.last_day, days[-1] if days else None),
        )
        for field, box, chosen, usual in bounds:
            with QSignalBlocker(box):
                box.setChecked(chosen is not None)
            if (day := chosen or usual) is not None:
                field.show_day(day)

    def _bound(self, title: str) -> tuple[DayBox, QCheckBox]:
        field, box = DayBox(title, day_form()), QCheckBox(title)
        say_parts(field)
        field.dateChanged.connect(lambda _day: self._choose(box))
        box.toggled.connect(lambda _on: self._choose(None))
        return field, box

    def _choose(self, turn_on: QCheckBox | None) -> None:
        """A day that is typed counts at once."""
        if turn_on is not None:
            with QSignalBlocker(turn_on):
                turn_on.setChecked(True)
        first = self.first.day if self.use_first.isChecked() else None
        last = self.last.day if self.use_last.isChecked() else None
        self._want(replace(self._wanted, first_day=first, last_day=last))


def set_theme(page: QWidget, theme: Theme) -> None:
    """Draw the bars of a page in the theme's colors."""
    for bars in page.findChildren(Histogram):
        bars.set_theme(theme)
