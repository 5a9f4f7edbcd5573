"""When two records of a species are independent: the project's rule, wherever it is looked at or changed."""

from datetime import timedelta

import msgspec
from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QCheckBox, QWidget

from app.services import deployments
from app.services.deployments import LONGEST_INTERVAL_MIN
from app.services.ecology.independence import ComparedTo, Independence
from app.store.records import Changes
from app.ui.looks.fields import ChoiceBox, NumberBox
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import text
from app.ui.session import Session

NARROWEST = 120  # pixels that the choice of a record can be pressed into
GAP = 8  # between the parts


class IndependenceRow(QWidget):
    """Shows the rule of the session's project; a change is kept at once, and undone."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.minutes = NumberBox()
        self.minutes.setRange(0, LONGEST_INTERVAL_MIN)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAccessibleName(self.tr("Independence interval in minutes"))
        self.compared = ChoiceBox()
        self.compared.setAccessibleName(self.tr("From which record the interval is measured"))
        self.compared.setMinimumWidth(NARROWEST)
        for rule, words in self._rules().items():
            self.compared.addItem(words, rule)
        self.by_camera = QCheckBox(self.tr("each camera by itself"))
        self.by_camera.setToolTip(self.tr("Two cameras of one site see events of their own."))
        label = text(self.tr("Events: records"))
        label.setBuddy(self.minutes)
        self._parts = (label, self.minutes, self.compared, self.by_camera)
        across = FlowLayout(self, spacing=GAP)  # in more than one line where it is narrow
        for part in self._parts:
            across.addWidget(part)
        self.minutes.editingFinished.connect(self._set)
        self.compared.activated.connect(lambda _: self._set())
        self.by_camera.clicked.connect(self._set)
        session.changed.connect(self._changed)
        session.project_changed.connect(self.show_rule)
        self.show_rule()

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [part.sizeHint() for part in self._parts]
        across = sum(hint.width() for hint in hints) + GAP * (len(hints) - 1)
        return QSize(across, max(hint.height() for hint in hints))

    def show_rule(self) -> None:
        """The rule as it is."""
        if not self._session.is_open:
            return
        rule = deployments.independence(self._session.project)
        with QSignalBlocker(self.minutes), QSignalBlocker(self.compared), QSignalBlocker(self.by_camera):
            self.minutes.setValue(round(rule.interval / timedelta(minutes=1)))
            self.compared.setCurrentIndex(self.compared.findData(rule.compared_to))
            self.by_camera.setChecked(rule.by_camera)
        self.setEnabled(not self._session.project.read_only)

    def _changed(self, changes: Changes) -> None:
        if changes.counting:
            self.show_rule()

    def _set(self) -> None:
        if not self._session.is_open:
            return
        project = self._session.project
        wanted = Independence(
            interval=timedelta(minutes=self.minutes.value()),
            compared_to=ComparedTo(self.compared.currentData()),
            by_camera=self.by_camera.isChecked(),
        )
        before = deployments.independence(project)
        same_minutes = round(before.interval / timedelta(minutes=1)) == self.minutes.value()
        if wanted == before or (
            same_minutes and msgspec.structs.replace(wanted, interval=before.interval) == before
        ):
            return
        with self._session.telling():
            self._session.edits.swap(
                self.tr("Rule of independence"),
                wanted,
                lambda rule: (deployments.set_independence(project, rule), Changes(counting=True)),
            )

    def _rules(self) -> dict[ComparedTo, str]:
        return {
            ComparedTo.LAST_INDEPENDENT_RECORD: self.tr("after the last independent one"),
            ComparedTo.LAST_RECORD: self.tr("after the last one"),
        }
