"""A camera's clock put right, with every video's time before and after to look at first."""

from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QHeaderView,
    QTableWidgetItem,
    QWidget,
)

from app.services import deployments, media
from app.services.deployments import ClockPreview
from app.services.placing.called_alike import called
from app.services.times import clocks
from app.services.times.clocks import Drift, Repair, Shift, SummerTime, SwapDayMonth
from app.store.records import Deployment
from app.ui.looks.fields import ChoiceBox, MomentBox
from app.ui.looks.on_screen import resize_for_text
from app.ui.looks.parts import Form, Remark, dialog_column, text, two_answers
from app.ui.looks.tables import set_bold, table
from app.ui.session import Session
from app.ui.speech.date_parts import say_parts
from app.ui.speech.saying import here
from app.ui.speech.timecode import day_form, moment_text
from mvit_core.errors import UserError

SIZE = (720, 560)
SHIFT, DRIFT, SWAP, SUMMER, RESET = range(5)
MOST_SHOWN = 500
FIELD_HEIGHT = 30
ZONES = (
    "Europe/Brussels",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Sydney",
    "UTC",
)


class ClockDialog(QDialog):
    """Says what was wrong with the clock; nothing is written before it is accepted, and it can be undone."""

    def __init__(self, parent: QWidget, session: Session, deployment: Deployment) -> None:
        super().__init__(parent)
        self._session, self._deployment = session, deployment
        sites = {site.id: site for site in media.sites(session.project)}
        self._name = called(media.deployments(session.project), sites, {})[deployment.id]
        self.setWindowTitle(self.tr("Clock of {name}").format(name=self._name))
        resize_for_text(self, *SIZE)
        before = deployments.preview_clock(session.project, deployment.id, ())
        self._recorded = [one.recorded_at for one in before]
        first = min(self._recorded, default=datetime(2026, 1, 1))
        last = max(self._recorded, default=first)
        self.kind = ChoiceBox()
        for words in self._kinds():
            self.kind.addItem(words)
        self.kind.setAccessibleName(self.tr("What was wrong"))
        self.recorded, self.right = _time(first), _time(first)
        self.recorded_last, self.right_last = _time(last), _time(last)
        self.zone = ChoiceBox()
        self.zone.setEditable(True)
        self.zone.addItems(ZONES)
        self.table = table(
            self.tr("Videos, before and after"),
            (self.tr("Video"), self.tr("The camera said"), self.tr("It was")),
        )
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.says = text("", "muted", wrap=True)
        self.trouble = Remark("danger")
        self.buttons, self.go = two_answers(self, self.tr("Repair"), self._accept)
        self._lay_out()
        self._connect()
        self._known = deployments.clock_repair(session.project, deployment.id)
        self._show_known() if self._known else self._choose_by_what_is_there()
        self._look()

    @property
    def repair(self) -> Repair:
        """What the fields say."""
        kind = self.kind.currentIndex()
        if kind == SHIFT:
            return (clocks.shift(_value(self.recorded), _value(self.right)),)
        if kind == RESET:
            return self._after_reset()
        if kind == DRIFT:
            return (
                Drift(
                    recorded_first=_value(self.recorded),
                    right_first=_value(self.right),
                    recorded_last=_value(self.recorded_last),
                    right_last=_value(self.right_last),
                ),
            )
        if kind == SWAP:
            return (SwapDayMonth(),)
        return (SummerTime(zone=self.zone.currentText().strip()),) if kind == SUMMER else ()

    # ------------------------------------------------------------- own

    def _kinds(self) -> tuple[str, ...]:
        return (
            self.tr("It was set wrong: always off by the same"),
            self.tr("It drifted: two moments are known"),
            self.tr("Day and month were swapped"),
            self.tr("It was changed to summer time; I want standard time"),
            self.tr("It lost its power and began anew (2000, 1970)"),
            self.tr("Nothing: believe it as it is"),
        )

    def _choose_by_what_is_there(self) -> None:
        """Begin with the likeliest: a part of the times that is years before the rest."""
        split = _years_apart(self._recorded)
        if split is not None:
            self.kind.setCurrentIndex(RESET)
            early = [time for time in self._recorded if time < split]
            good = [time for time in self._recorded if time >= split]
            self.recorded.setDateTime(_qt(min(early)))
            self.right.setDateTime(_qt(max(good) + timedelta(seconds=1)))

    def _show_known(self) -> None:
        """The repair that is in force, as far as the fields can say it: nobody takes it away unknowingly."""
        match self._known:
            case (Shift(since=None, seconds=seconds, until=until),) if float(seconds).is_integer():
                self.kind.setCurrentIndex(SHIFT if until is None else RESET)
                self.right.setDateTime(_qt(_value(self.recorded) + timedelta(seconds=seconds)))
            case (Drift() as drift,):
                self.kind.setCurrentIndex(DRIFT)
                self.recorded.setDateTime(_qt(drift.recorded_first))
                self.right.setDateTime(_qt(drift.right_first))
                self.recorded_last.setDateTime(_qt(drift.recorded_last))
                self.right_last.setDateTime(_qt(drift.right_last))
            case (SwapDayMonth(),):
                self.kind.setCurrentIndex(SWAP)
            case (SummerTime(zone=zone),):
                self.kind.setCurrentIndex(SUMMER)
                self.zone.setCurrentText(zone)

    def _after_reset(self) -> Repair:
        split = _years_apart(self._recorded)
        step: Shift = clocks.shift(_value(self.recorded), _value(self.right), until=split)
        return (step,)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._look())
        for field in (self.recorded, self.right, self.recorded_last, self.right_last):
            field.dateTimeChanged.connect(lambda _: self._look())
        self.zone.currentTextChanged.connect(lambda _: self._look())

    def _look(self) -> None:
        kind = self.kind.currentIndex()
        for field in (self.recorded, self.right):
            self._form.setRowVisible(field, kind in (SHIFT, DRIFT, RESET))
        for field in (self.recorded_last, self.right_last):
            self._form.setRowVisible(field, kind == DRIFT)
        self._form.setRowVisible(self.zone, kind == SUMMER)
        try:
            shown = deployments.preview_clock(self._session.project, self._deployment.id, self.repair)
            self.trouble.say("")
            self._show(shown)
        except UserError as error:
            self.trouble.say(here(error))
            self.go.setEnabled(False)

    def _show(self, shown: list[ClockPreview]) -> None:
        self.table.setRowCount(min(len(shown), MOST_SHOWN))
        for line, one in enumerate(shown[:MOST_SHOWN]):
            for place, words in enumerate((one.name, moment_text(one.recorded_at), moment_text(one.then))):
                item = QTableWidgetItem(words)
                set_bold(item, place == 2 and one.then != one.recorded_at)
                self.table.setItem(line, place, item)
        moved = sum(one.then != one.now for one in shown)
        words = self.tr("{moved} of {all} videos get another time. What the camera said is kept.")
        words = words.format(moved=moved, all=len(shown))
        if self._known:
            words += " " + self.tr("It is repaired already; what you choose here replaces that.")
        self.says.setText(words)
        self.go.setEnabled(moved > 0)

    def _accept(self) -> None:
        project, id_ = self._session.project, self._deployment.id
        self._session.edits.swap(
            self.tr("Clock of {name}").format(name=self._name),
            self.repair,
            lambda repair: deployments.repair_clock(project, id_, repair),
        )
        self.accept()

    def _lay_out(self) -> None:
        self._form = Form()
        self._form.add(self.tr("What was wrong"), self.kind)
        self._form.add(self.tr("When the camera said"), self.recorded)
        self._form.add(self.tr("It was in truth"), self.right)
        self._form.add(self.tr("And when it said"), self.recorded_last)
        self._form.add(self.tr("It was"), self.right_last)
        self._form.add(self.tr("Summer time of"), self.zone)
        down = dialog_column(self)
        down.addLayout(self._form)
        down.addWidget(self.table, 1)
        down.addWidget(self.says)
        down.addWidget(self.trouble)
        down.addWidget(self.buttons)


def _years_apart(recorded: list[datetime]) -> datetime | None:
    """The first good time where some are more than a year before all others."""
    ordered = sorted(recorded)
    for before, after in pairwise(ordered):
        if after - before > timedelta(days=365):
            return after
    return None


def _time(value: datetime) -> QDateTimeEdit:
    field = MomentBox(_qt(value), f"{day_form()} HH:mm:ss")
    say_parts(field)
    field.setMinimumHeight(FIELD_HEIGHT)
    field.lineEdit().setTextMargins(5, 0, 0, 0)  # as in other fields
    return field


def _qt(value: datetime) -> QDateTime:
    return QDateTime(QDate(value.year, value.month, value.day), QTime(value.hour, value.minute, value.second))


def _value(field: QDateTimeEdit) -> datetime:
    day, time = field.date(), field.time()
    return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second())
