"""A scan behind the window: idle workers get the next video, results are stored as they come."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from app.services.learning.model_versions import name_of
from app.services.projects import Project
from app.services.scanning.driver import fitting_with_tools
from app.services.scanning.scans import Planned, ScanRun, plan
from app.services.scanning.settings import ScanSettings
from app.services.scanning.tally import ScanProgress
from app.services.scanning.workers import worker_command
from app.store.records import VideoId
from app.ui.jobs.worker_process import WorkerProcess
from app.ui.speech.naming import model_title
from app.ui.speech.saying import here
from mvit_core.errors import UserError
from mvit_core.events import (
    Event,
    ScanEvent,
    VideoProgress,
    VideoScanned,
    VideoStarted,
    WorkerFailed,
    WorkerReady,
)

MOST_WORKERS = 4
GIVE_UP_AFTER = 3  # workers that ended without having read a single video


def fitting_workers(wanted: int = 0) -> int:
    """How many workers run at a time: `wanted`, or half of the cores, as decoding itself uses several."""
    return wanted or max(1, min(MOST_WORKERS, (os.cpu_count() or 2) // 2))


class Scanning(QObject):
    """Drives one ScanRun over worker processes, until it is done, paused or cancelled."""

    progressed = Signal(object)  # ScanProgress
    stored = Signal(object)  # Changes
    reading = Signal(int, bool)  # a video's id: its scan began, or ended
    refused = Signal(object)  # UserError: a result could not be stored, or no worker can run
    model_refused = Signal(str)  # why no worker can load the model or the detector, a sentence
    fell_back = Signal(str, str)  # what the model runs on, and why on nothing faster
    over = Signal(bool)  # whether it went through to the end

    def __init__(
        self,
        run: ScanRun,
        *,
        settings: ScanSettings,
        num_workers: int,
        log: Path,
        model_name: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._model_name = model_name  # as people call it; empty: as its file
        self._settings = settings
        self._num_workers = num_workers
        self._log = log
        self._workers: list[WorkerProcess] = []
        self._num_fruitless = 0
        self._device, self._precision = "", ""  # what the model runs on, and in which numbers
        self._fallback = ""  # why on nothing faster, though there is something
        self.why = ""  # why on nothing faster, where there is nothing
        self.paused = False
        self.is_over = False

    @property
    def progress(self) -> ScanProgress:
        """How far it is."""
        return self._run.progress

    @property
    def by_what(self) -> str:
        """What finds and names the animals, and what that runs on."""
        model, detector = self._settings.model_path, self._settings.detector_path
        found = self.tr("motion and {detector}").format(detector=detector.stem) if detector else ""
        if model is None:
            return found or self.tr("by motion alone")
        called = model_title(self._model_name or model.stem)
        if not self._device:
            return self.tr("loading {model}…").format(model=called)
        device = " ".join(filter(None, (here(self._device), self._precision)))
        named = self.tr("{model} on {device}").format(model=called, device=device)
        return f"{found}, {named}" if found else named

    @property
    def videos(self) -> frozenset[VideoId]:
        """Those that it reads."""
        return self._run.videos

    def start(self) -> None:
        """Start the workers; the first result comes some seconds later."""
        self._hire_up_to(1 if self._settings.has_tools else self._num_workers)

    def prefer(self, video_id: VideoId) -> None:
        """Scan this one next: the person looks at it."""
        self._run.prefer(video_id)

    def pause(self) -> None:
        """Hand out no more videos; those in hand are finished."""
        self.paused = True
        self.progressed.emit(self.progress)

    def resume(self) -> None:
        """Go on."""
        self.paused = False
        self._hand_out()
        self.progressed.emit(self.progress)

    def cancel(self) -> None:
        """Stop now; what is stored stays, the videos in hand are scanned again another time."""
        self._finish(whole=False)

    def stop(self) -> None:
        """Tell all to stop and store nothing more: the project is going. It deletes itself."""
        self.is_over = True
        for worker in self._workers:
            worker.close()
        if not self._workers:
            self.deleteLater()

    # ------------------------------------------------------------- workers

    def _hire_up_to(self, number: int) -> None:
        left = max(1, self.progress.total - self.progress.done)
        while len(self._workers) < min(number, left):
            self._hire()

    def _hire(self) -> None:
        worker = WorkerProcess(worker_command(self._settings), log=self._log, parent=self)
        worker.said.connect(lambda said, worker=worker: self._heard(worker, said))
        worker.ended.connect(lambda why, worker=worker: self._lost(worker, why))
        self._workers.append(worker)
        worker.start()

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.idle and not self.paused and not self.is_over:
                with self._ending_where_refused():
                    request = self._run.next_request()
                    if request is not None:
                        worker.ask(request)
        if self._run.is_done:
            self._finish(whole=True)

    def _heard(self, worker: WorkerProcess, said: Event) -> None:
        if self.is_over:
            return
        if isinstance(said, WorkerFailed):
            self.model_refused.emit(said.reason)
            self._finish(whole=False)
        elif isinstance(said, WorkerReady):
            self._device, self._precision, self.why = said.device, said.precision, said.why
            if said.note and said.note != self._fallback:
                self._fallback = said.note
                self.fell_back.emit(said.device, said.note)
            self._hire_up_to(fitting_with_tools(self._num_workers, [said]))
            self.progressed.emit(self.progress)
        elif isinstance(said, ScanEvent):
            self._note(said)
        self._hand_out()

    def _note(self, said: ScanEvent) -> None:
        if isinstance(said, VideoStarted):
            self.reading.emit(said.key, True)
        if isinstance(said, VideoScanned):
            self._num_fruitless = 0
            self.reading.emit(said.key, False)
        if isinstance(said, VideoProgress):
            self._run.record(said)
        else:
            with self._ending_where_refused():
                self.stored.emit(self._run.record(said))
        if not self.is_over:
            self.progressed.emit(self.progress)

    def _lost(self, worker: WorkerProcess, why: str) -> None:
        if worker in self._workers:
            self._workers.remove(worker)
        worker.delete_when_gone()
        if self.is_over:
            if not self._workers:
                self.deleteLater()
            return
        for key in worker.in_hand:
            self.reading.emit(key, False)
            with self._ending_where_refused():
                self.stored.emit(self._run.worker_died(key, why))
        self._num_fruitless = 0 if worker.in_hand else self._num_fruitless + 1
        if self._num_fruitless >= GIVE_UP_AFTER:
            self.refused.emit(UserError(self.tr("The scan stopped: {why}.").format(why=here(why))))
            self._finish(whole=False)
        elif not self._run.is_done:
            self._hire()
        self._hand_out()

    @contextmanager
    def _ending_where_refused(self) -> Iterator[None]:
        try:
            yield
        except UserError as error:  # the disk is full, the drive is gone
            self.refused.emit(error)
            self._finish(whole=False)

    def _finish(self, *, whole: bool) -> None:
        if self.is_over:
            return
        self.is_over = True
        for worker in self._workers:
            for key in worker.in_hand:
                self.reading.emit(key, False)
            worker.close()
        try:
            self.stored.emit(self._run.finish())
        except UserError as error:
            self.refused.emit(error)
        self.over.emit(whole)


def planned(
    project: Project,
    *,
    videos: Sequence[VideoId] | None,
    rescan: bool,
    besides: Collection[VideoId],
    settings: ScanSettings,
    num_workers: int,
) -> Planned:
    """Plan a scan of `videos` (None: all that lack a result), in any thread; `besides` were just tried."""
    fitting = msgspec.structs.replace(settings, num_workers=fitting_workers(num_workers))
    return plan(project, videos, rescan=rescan, besides=besides, settings=fitting)


def begin(project: Project, wanted: Planned, *, log: Path, parent: QObject | None = None) -> Scanning:
    """Give a planned scan workers; call its `start` next."""
    run, settings = ScanRun.begin(project, wanted), wanted.settings
    name = name_of(project, settings.model_path) if settings.model_path is not None else ""
    return Scanning(
        run, settings=settings, num_workers=settings.num_workers, log=log, model_name=name, parent=parent
    )
