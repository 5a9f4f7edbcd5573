"""Suggestions that follow what a person says: learned anew behind the window, seconds after each label."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.learning.suggestions import Suggestions, suggestions
from app.services.projects import Project
from app.store.records import Changes, Observation, ReviewState
from app.ui.jobs.pool import Report
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.types import Score

WAIT_MS = 2500  # after the last label: nobody labels and reads at once
REST = 10  # times as long as it took last: large projects are read less often


class Suggesting(QObject):
    """Keeps the latest suggestions for the animals of the open project."""

    refreshed = Signal()

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self._found: Suggestions = {}
        self._is_busy = False
        self._soon = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._soon.timeout.connect(self._learn)
        session.project_changed.connect(self._forget)
        session.changed.connect(self._changed)

    def of(self, observation: Observation) -> tuple[Score, ...]:
        """The names suggested for an animal that nobody has reviewed, best first; empty: none."""
        if observation.state != ReviewState.UNREVIEWED:
            return ()
        return self._found.get(observation.id, ())

    def _changed(self, changes: Changes) -> None:
        if (changes.observations or changes.vocabulary) and self._session.is_open:
            self._soon.start()

    def _forget(self) -> None:
        self._found = {}
        self._soon.stop()
        if self._session.is_open:
            self._soon.start()

    def _learn(self) -> None:
        if not self._session.is_open:
            return
        if self._is_busy:
            self._soon.start()
            return
        self._is_busy = True
        project, began = self._session.project, time.monotonic()

        def work(report: Report) -> Suggestions:
            return suggestions(project, step=report)

        task = self._desk.run(work)
        task.done.connect(lambda found: self._learned(project, found))
        task.over.connect(lambda: self._through(time.monotonic() - began))

    def _learned(self, project: Project, found: Suggestions) -> None:
        if not self._session.holds(project):
            return  # another one was opened meanwhile
        if found or self._found:
            self._found = found
            self.refreshed.emit()

    def _through(self, took_s: float) -> None:
        self._is_busy = False
        self._soon.setInterval(max(WAIT_MS, round(1000 * REST * took_s)))
