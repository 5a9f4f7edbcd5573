"""What is looked at: species, sites and days above, and what some analyses ask for besides."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.services.analysis.catalog import Control
from app.services.analysis.survey import Clock, Options, Survey
from app.services.exports.selection import EVERYTHING, Word
from app.ui.analyse.many import Choices, Many
from app.ui.coordinates import CoordinatesBox
from app.ui.looks.fields import ChoiceBox, DayBox
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import button, column, level, text
from app.ui.speech.date_parts import say_parts
from app.ui.speech.language import current
from app.ui.speech.timecode import day_form

OCCASIONS = (1, 3, 5, 7, 10, 14, 30)
WIDEST_NAME = 220  # pixels that a box of species takes; its list shows them whole
LEAST_PERCENT = (0, 25, 50, 75, 100)
GAP = 8  # pixels between fields, and between their lines


class Choosing(QWidget):
    """The selection, and below it the options that an analysis asks for."""

    changed = Signal()  # other options are wanted

    def __init__(self, rule: QWidget) -> None:
        """`rule` shows when records are independent; it stands where events are counted."""
        super().__init__()
        self.rule = rule
        self.species = Many(
            lambda: self.tr("All species"), lambda number: self.tr("{n} species").format(n=number)
        )
        self.sites = Many(lambda: self.tr("All sites"), lambda number: self.tr("{n} sites").format(n=number))
        self.since, self.until = self._date(self.tr("From this day")), self._date(self.tr("To this day"))
        self.all_days = button(self.tr("All days"), self._show_all_days, kind="link")
        self.word = self._make_word()
        self.by_sun = QCheckBox(self.tr("By the sun"))
        self.by_sun.setToolTip(self.tr("Sunrise at 6, sunset at 18, wherever and whenever it was."))
        self.one, self.other = self._box(self.tr("First species")), self._box(self.tr("Second species"))
        self.history = self._box(self.tr("Species of the detection history"))
        for named in (self.one, self.other, self.history):
            named.setMaximumWidth(WIDEST_NAME)
        self.occasion, self.least = self._make_occasion(), self._make_least()
        self.places = CoordinatesBox()
        self._of_places = text(self.tr("Coordinates"))
        self.places.setToolTip(self.tr("How exactly the map and its numbers tell where sites are"))
        self._and = text(self.tr("and"), "muted")
        self._range: tuple[date, date] | None = None
        self._picked: dict[QComboBox, str] = {}  # species by a person, not by default
        self._options_row, self._days_row, self._first_row = QWidget(), QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.show_controls(frozenset())

    def options(self) -> Options:
        """What is chosen."""
        since, until = self._days()
        selection = replace(
            EVERYTHING,
            taxa=self.species.chosen,
            sites=self.sites.chosen,
            since=since,
            until=until,
            word=Word(self.word.currentData()),
        )
        return Options(
            selection=selection,
            clock=Clock.SUN if self.by_sun.isChecked() else Clock.CAMERA,
            pair=(self._picked.get(self.one, ""), self._picked.get(self.other, "")),
            species=self._picked.get(self.history, ""),
            occasion_days=int(self.occasion.currentData()),
            least_share=float(self.least.currentData()),
            place_decimals=self.places.decimals,
            language=current(),
        )

    def offer(self, species: Choices, sites: Choices, days: tuple[date, date] | None) -> None:
        """What the project has: species by key, sites by name, its first and last day."""
        self.species.offer(species, self.species.chosen)
        self.sites.offer(sites, self.sites.chosen)
        was_all = self._days() == (None, None)
        self._range = days
        self._days_row.setVisible(days is not None)
        if was_all and days is not None:
            self._put_days(*days)

    def offer_named(self, survey: Survey) -> None:
        """The species of a survey, for the boxes that take one; what a person picked stays where it can."""
        names = survey.species
        for box in (self.one, self.other, self.history):
            with QSignalBlocker(box):
                box.clear()
                for name in names:
                    box.addItem(survey.name(name), name)
                picked = self._picked.get(box, "")
                free = [name for name in names if box is not self.other or name != self.one.currentData()]
                wanted = picked if picked in free else next(iter(free or names), "")
                box.setCurrentIndex(box.findData(wanted))

    def show_controls(self, controls: frozenset[Control]) -> None:
        """Only what this analysis asks for."""
        self.by_sun.setVisible(Control.CLOCK in controls)
        for part in (self.one, self._and, self.other):
            part.setVisible(Control.PAIR in controls)
        self.history.setVisible(Control.SPECIES in controls)
        for part in (self.occasion, self.least):
            part.setVisible(Control.OCCASION in controls)
        for part in (self._of_places, self.places):
            part.setVisible(Control.PLACES in controls)
        self.rule.setVisible(Control.EVENTS in controls)
        self._options_row.setVisible(bool(controls))

    # ------------------------------------------------------------- own

    def _make_word(self) -> QComboBox:
        box = self._box(self.tr("Whose word counts"))
        box.addItem(self.tr("Reviewed or not"), Word.ANYONE.value)
        box.addItem(self.tr("Reviewed, or by a rule"), Word.ACCEPTED.value)
        box.addItem(self.tr("Reviewed only"), Word.BY_EYE.value)
        box.setToolTip(
            self.tr(
                "Reviewed means animals and behaviors that a person looked at. What “Confirm the rest” "
                "accepted unseen is still the machine's word."
            )
        )
        return box

    def _make_occasion(self) -> QComboBox:
        box = self._box(self.tr("Days of an occasion"))
        for days in OCCASIONS:
            several = self.tr("{n} days an occasion").format(n=days)
            box.addItem(several if days > 1 else self.tr("1 day an occasion"), days)
        box.setCurrentIndex(OCCASIONS.index(7))
        return box

    def _make_least(self) -> QComboBox:
        box = self._box(self.tr("Share of an occasion that a camera has to work for it to count"))
        for percent in LEAST_PERCENT:
            name = self.tr("worked {n} % or more").format(n=percent) if percent else self.tr("worked at all")
            box.addItem(name, percent / 100)
        return box

    def _lay_out(self) -> None:
        options = FlowLayout(self._options_row, spacing=GAP)
        of_time_and_species = (self.by_sun, self.one, self._and, self.other, self.history)
        of_one_analysis = (self.occasion, self.least, self._of_places, self.places, self.rule)
        for part in (*of_time_and_species, *of_one_analysis):
            options.addWidget(part)
        self._days_row.setLayout(level(self.since, text("–", "muted"), self.until, self.all_days, spacing=4))
        first = FlowLayout(self._first_row, spacing=GAP)
        for part in (self.species, self.sites, self._days_row, self.word):
            first.addWidget(part)
        self.setLayout(column(self._first_row, self._options_row, spacing=GAP))

    def _connect(self) -> None:
        for many in (self.species, self.sites):
            many.changed.connect(self.changed)
        for edit in (self.since, self.until):
            edit.dateChanged.connect(self.changed)
        self.by_sun.toggled.connect(self.changed)
        self.word.activated.connect(lambda _: self.changed.emit())
        for box in (self.one, self.other, self.history):
            box.activated.connect(lambda _index, box=box: self._pick(box))
        for box in (self.occasion, self.least, self.places):
            box.currentIndexChanged.connect(self.changed)

    def _pick(self, box: QComboBox) -> None:
        self._picked[box] = str(box.currentData())
        self.changed.emit()

    def _days(self) -> tuple[date | None, date | None]:
        if self._range is None:
            return None, None
        first, last = self.since.day, self.until.day
        return first if first > self._range[0] else None, last if last < self._range[1] else None

    def _show_all_days(self) -> None:
        if self._range is not None and self._days() != (None, None):
            self._put_days(*self._range)
            self.changed.emit()

    def _put_days(self, first: date, last: date) -> None:
        self.since.show_day(first)
        self.until.show_day(last)

    def _date(self, name: str) -> DayBox:
        field = DayBox(name, day_form())
        say_parts(field)
        field.setToolTip(name)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return field

    def _box(self, name: str) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box
