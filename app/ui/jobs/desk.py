"""Everything that runs behind the window, in one place that can be asked, told and stopped."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from app import paths
from app.services import media
from app.services.media import FoundFile
from app.store.records import VideoId
from app.ui.jobs import scanning
from app.ui.jobs.intake import Walked, walk
from app.ui.jobs.pool import PoolTask, Work
from app.ui.jobs.probing import Probing
from app.ui.jobs.scanning import Scanning
from app.ui.jobs.worker_process import WorkerProcess
from app.ui.messages import Tone
from app.ui.session import Session
from app.ui.settings import Settings
from mvit_core.errors import UserError


class Desk(QObject):
    """Folder walks, probes and the scan of the session's project."""

    scan_progressed = Signal(object, bool, str)  # ScanProgress, paused, what the model runs on
    scan_over = Signal(bool)  # whether it went through to the end
    reading = Signal(int, bool)  # a video's id, whether a worker has it in hand
    walked = Signal(object, int)  # the folder, how many videos lie in it
    broke = Signal(object)  # an exception of ours

    def __init__(self, session: Session, settings: Callable[[], Settings]) -> None:
        super().__init__(session)
        self._session = session
        self._pool = QThreadPool(self)
        self._tasks: set[PoolTask] = set()
        self._probing: Probing | None = None
        self.scan: Scanning | None = None
        self._settings = settings
        self._scans_all = False
        session.video_changed.connect(lambda video: self._prefer(video.id if video else None))

    # ------------------------------------------------------------- folders

    def take_in(self, root: Path) -> None:
        """Add the videos below `root` to the project, while the person goes on."""
        task = self.run(walk(root))
        task.progressed.connect(lambda files: self._add(root, files))
        task.done.connect(lambda walked: self._walked(root, walked))

    def probe(self) -> None:
        """Ask new files what they are."""
        if self._session.project.read_only:
            return
        if self._probing is None:
            self._probing = Probing(self._session.project, log=self._log(), parent=self)
            self._probing.stored.connect(self._session.tell)
            self._probing.refused.connect(self._session.refuse)
        self._probing.refresh()

    def _add(self, root: Path, files: Sequence[FoundFile]) -> None:
        if files and self._session.is_open:
            with self._session.telling():
                self._session.tell(media.add_files(self._session.project, root, files))

    def _walked(self, root: Path, walked: Walked) -> None:
        if not self._session.is_open:
            return
        if walked.problems:
            self._session.say(walked.problems[0], tone=Tone.WARNING)
        elif not walked.num_files:
            words = self.tr("There are no videos in {folder}.").format(folder=root)
            self._session.say(words, tone=Tone.WARNING)
        self.probe()
        self.walked.emit(root, walked.num_files)

    # ------------------------------------------------------------- scanning

    def start_scan(self, videos: Sequence[VideoId] | None = None, *, rescan: bool = False) -> bool:
        """Scan `videos`, or all that lack a result; whether there was anything to scan."""
        if self.scan is not None:
            return True
        chosen = self._settings()
        try:
            scan = scanning.begin(
                self._session.project,
                videos=videos,
                rescan=rescan,
                model=Path(chosen.model) if chosen.model else None,
                num_workers=chosen.num_workers,
                log=self._log(),
                parent=self,
            )
        except UserError as error:
            self._session.refuse(error)
            return True
        if not scan.progress.total:
            scan.deleteLater()
            return False
        self.scan = scan
        self._scans_all = videos is None and not rescan
        scan.stored.connect(self._session.tell)
        scan.refused.connect(self._session.refuse)
        scan.reading.connect(self.reading)
        scan.progressed.connect(
            lambda progress: self.scan_progressed.emit(progress, scan.paused, scan.device)
        )
        scan.over.connect(self._scan_over)
        self._prefer(self._session.video.id if self._session.video else None)
        scan.start()
        self.scan_progressed.emit(scan.progress, False, "")
        return True

    def pause_scan(self) -> None:
        """Finish the videos in hand, then wait."""
        if self.scan is not None:
            self.scan.pause()

    def resume_scan(self) -> None:
        """Go on."""
        if self.scan is not None:
            self.scan.resume()

    def cancel_scan(self) -> None:
        """Stop; what is stored stays."""
        if self.scan is not None:
            self.scan.cancel()

    def workers(self) -> tuple[WorkerProcess, ...]:
        """The processes that scan now."""
        return () if self.scan is None else self.scan.workers

    def _scan_over(self, whole: bool) -> None:
        self.scan = None
        if whole and self._scans_all:
            self.start_scan()  # of videos that were added meanwhile
        if self.scan is None:
            self.scan_over.emit(whole)

    def _prefer(self, video_id: VideoId | None) -> None:
        if self.scan is not None and video_id is not None:
            self.scan.prefer(video_id)

    # ------------------------------------------------------------- all of it

    def run(self, work: Work) -> PoolTask:
        """Start `work` in the pool; what the world refuses is said."""
        task = PoolTask(work, self)
        self._tasks.add(task)
        task.refused.connect(self._session.refuse)
        task.broke.connect(self.broke)
        task.over.connect(lambda: self._tasks.discard(task))
        task.over.connect(task.deleteLater)
        task.start(self._pool)
        return task

    def stop_and_wait(self) -> None:
        """Stop everything before returning; the project or the window is going."""
        for task in list(self._tasks):
            task.cancel()
        if self.scan is not None:
            self.scan.stop_and_wait()
            self.scan.deleteLater()
            self.scan = None
            self.scan_over.emit(False)
        if self._probing is not None:
            self._probing.stop_and_wait()
            self._probing.deleteLater()
            self._probing = None
        for leaving in self.findChildren(WorkerProcess):  # of scans that are over
            leaving.close_and_wait()
        self._pool.waitForDone(5000)

    def _log(self) -> Path:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        return folder / "worker-output.log"
