"""Reading what new files say of themselves, behind the window and in a process that may crash."""

from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.services import media
from app.services.projects import Project
from app.services.workers import worker_command
from app.store.records import Changes, Video, VideoId
from app.ui.jobs.worker_process import WorkerProcess
from mvit_core.errors import UserError
from mvit_core.events import Event, ProbeRequest, VideoProbed
from mvit_core.path_text import to_text
from mvit_core.types import VideoInfo

MOST_DEATHS = 3  # workers lost with nothing in hand, before it is given up


class Probing(QObject):
    """Sends every video that nobody has probed to one worker."""

    stored = Signal(object)  # Changes
    refused = Signal(object)  # UserError
    over = Signal()

    def __init__(self, project: Project, *, log: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._log = log
        self._waiting: deque[Video] = deque()
        self._worker: WorkerProcess | None = None
        self._num_deaths = 0

    def refresh(self) -> None:
        """Ask the project again what is left to probe, and go on."""
        self._waiting = deque(media.unprobed(self._project))
        if self._waiting and self._worker is None:
            self._hire()
        self._ask()

    def stop_and_wait(self) -> None:
        """Stop before returning."""
        self._waiting.clear()
        if self._worker is not None:
            self._worker.close_and_wait()

    def _hire(self) -> None:
        self._worker = WorkerProcess(worker_command(), log=self._log, parent=self)
        self._worker.said.connect(self._heard)
        self._worker.ended.connect(self._lost)
        self._worker.start()

    def _ask(self) -> None:
        if self._worker is None or not self._worker.idle:
            return
        if self._waiting:
            video = self._waiting.popleft()
            self._worker.ask(ProbeRequest(key=video.id, path=to_text(video.path)))
        else:
            self._worker.close()

    def _heard(self, said: Event) -> None:
        if isinstance(said, VideoProbed):
            self._store(VideoId(said.key), said.info, said.reason)
        self._ask()

    def _lost(self, why: str) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.deleteLater()
        if why and worker.in_hand:
            for key in worker.in_hand:
                self._store(VideoId(key), None, why)
        elif why:
            self._num_deaths += 1
        if self._waiting and self._num_deaths < MOST_DEATHS:
            self._hire()
        else:
            self.over.emit()

    def _store(self, video_id: VideoId, info: VideoInfo | None, reason: str) -> None:
        try:
            changes: Changes = media.record_probe(self._project, video_id, info, reason)
        except UserError as error:
            self._waiting.clear()
            self.refused.emit(error)
        else:
            self.stored.emit(changes)
