"""The same branch, again: after a rejection, what else of the camera repeats it is offered for rejection."""

from PySide6.QtCore import QObject, QTimer

from app.services.projects import Project
from app.services.review import bulk
from app.services.review.false_spots import Offer, offers
from app.store.records import Changes, DeploymentId, ReviewState
from app.ui.jobs.pool import Report
from app.ui.messages import Message
from app.ui.scans.desk import Desk
from app.ui.session import Session

WAIT_MS = 1200  # after the last rejection: nobody reads an offer between two keys
LEAST_WAITING = 2  # fewer are rejected faster by themselves


class Repeating(QObject):
    """Looks in the pool for what repeats a rejection, and offers it; once, until there is more of it."""

    def __init__(self, session: Session, desk: Desk) -> None:
        super().__init__(session)
        self._session, self._desk = session, desk
        self._deployment: DeploymentId | None = None
        self._is_busy = False
        self._offered: set[tuple[int, ...]] = set()
        self._soon = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._soon.timeout.connect(self._look)
        session.project_changed.connect(self._forget)
        session.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        """Start looking where something of the video in view was rejected just now."""
        session = self._session
        if not changes.observations or session.observer or session.video is None:
            return
        if not self._rejected().isdisjoint(changes.observations):
            self._deployment = session.video.deployment_id
            self._soon.start()

    def _rejected(self) -> set[int]:
        return {each.id for each in self._session.rejected if each.state == ReviewState.REJECTED}

    def _forget(self) -> None:
        self._soon.stop()
        self._offered.clear()

    def _look(self) -> None:
        deployment = self._deployment
        if deployment is None or not self._session.is_open:
            return
        if self._is_busy:
            self._soon.start()
            return
        self._is_busy = True
        project = self._session.project

        def work(_report: Report) -> list[Offer]:
            return offers(project, deployment)

        task = self._desk.run(work)
        task.done.connect(lambda found: self._found(project, found))
        task.over.connect(self._through)

    def _through(self) -> None:
        self._is_busy = False

    def _found(self, project: Project, found: list[Offer]) -> None:
        if not self._session.holds(project):
            return
        for offer in found:
            if len(offer.waiting) >= LEAST_WAITING and offer.waiting not in self._offered:
                self._offered.add(offer.waiting)
                self._session.said.emit(self._message(project, offer))
                return

    def _message(self, project: Project, offer: Offer) -> Message:
        number = len(offer.waiting)
        words = self.tr("{n} rejections at this spot of this camera. Reject the {m} other detections there?")

        def act() -> None:
            if self._session.holds(project):
                text = self.tr("Reject {n} detections at one spot").format(n=number)
                self._session.edits.relabel_many(text, offer.waiting, bulk.rejecting(project))

        return Message(words.format(n=offer.num_rejected, m=number), offer=self.tr("Reject them"), act=act)
