"""Everything that runs behind the window, in one place that can be asked, told and stopped."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QThreadPool, Signal

from app import logs
from app.services import media, models
from app.services.media import FoundFile
from app.services.scanning.scans import Planned
from app.store.records import VideoId
from app.ui.jobs.library_reading import AT_ONCE as FEW_VIDEOS
from app.ui.jobs.pool import PoolTask, Work, run_soon
from app.ui.messages import Message, Tone
from app.ui.preferences.settings import Settings
from app.ui.scans import scanning
from app.ui.scans.intake import Walked, walk
from app.ui.scans.probing import Probing
from app.ui.scans.rereading import Rereading
from app.ui.scans.scanning import Scanning
from app.ui.scans.tools import Tools
from app.ui.session import Session
from app.ui.speech.saying import here
from mvit_core.errors import UserError

Next = Callable[[], object]


def nothing() -> None:
    """Nobody waits for it."""


class Desk(QObject):
    """Folder walks, probes and the scan of the session's project."""

    scan_progressed = Signal(object, bool, str)  # ScanProgress, paused, by what it scans
    scan_over = Signal(bool)  # whether it went through to the end
    reading = Signal(int, bool)  # a video's id, whether a worker has it in hand
    walked = Signal(object, int)  # the folder, how many videos lie in it
    broke = Signal(object)  # an exception of ours
    long_work = Signal(object, str, int)  # Working, what it does, how much there is of it

    def __init__(self, session: Session, settings: Callable[[], Settings]) -> None:
        super().__init__(session)
        self.session = session
        self._pool = QThreadPool(self)
        self._tasks: set[PoolTask] = set()
        self._probing: Probing | None = None
        self.scan: Scanning | None = None
        self._asked: Next = self.start_scan  # for the latest scan
        self.rereading = Rereading(session, self.run)
        self._settings = settings
        self._scans_all = self._is_planning = False
        self._tried: set[VideoId] = set()  # by this scan and those that it goes on from
        self.tools = Tools(session, log=self.log, parent=self)
        self.tools.chosen.connect(self._offer_scan)
        session.video_changed.connect(lambda video: self._prefer(video.id if video else None))

    # ------------------------------------------------------------- folders

    def take_in(self, root: Path) -> None:
        """Add the videos below `root` to the project, while the person goes on."""
        task = self.run(walk(root))
        task.progressed.connect(lambda files: self._add(root, files))
        task.done.connect(lambda walked: self._walked(root, walked))

    def take_in_videos(self, files: Sequence[Path]) -> list[VideoId]:
        """Add single videos, and not what lies beside them; the ids of those that could be read."""
        found: list[VideoId] = []
        for path in files:
            with self.session.telling():
                video_id, changes = media.add_video(self.session.project, path)
                self.session.tell(changes)
                found.append(video_id)
        self.probe()
        return found

    def probe(self) -> None:
        """Ask new files what they are."""
        if self.session.project.read_only:
            return
        if self._probing is None:
            self._probing = Probing(self.session.project, run=self.run, log=self.log(), parent=self)
            self._probing.stored.connect(self.session.tell)
            self._probing.refused.connect(self.session.refuse)
        self._probing.refresh()

    def _add(self, root: Path, files: Sequence[FoundFile]) -> None:
        if files and self.session.is_open:
            with self.session.telling():
                self.session.tell(media.add_files(self.session.project, root, files))

    def _walked(self, root: Path, walked: Walked) -> None:
        if not self.session.is_open:
            return
        if walked.problems:
            self.session.say(here(walked.problems[0]), tone=Tone.WARNING)
        elif not walked.num_files:
            words = self.tr("There are no videos in {folder}.").format(folder=root)
            self.session.say(words, tone=Tone.WARNING)
        self.probe()
        self.walked.emit(root, walked.num_files)

    # ------------------------------------------------------------- scanning

    def start_scan(
        self,
        videos: Sequence[VideoId] | None = None,
        *,
        rescan: bool = False,
        otherwise: Next = nothing,
    ) -> None:
        """Scan `videos`, or all that lack a result; `otherwise` comes where that is none. What a large
        project has to scan is looked for behind the window.
        """
        if self.scan is None and not self._is_planning:
            self._tried.clear()
            self._start(videos, rescan=rescan, otherwise=otherwise, refused=nothing)

    def _start(
        self, videos: Sequence[VideoId] | None, *, rescan: bool, otherwise: Next, refused: Next
    ) -> None:
        """`refused` comes where none can begin now."""
        again = partial(self.start_scan, videos, rescan=rescan)
        if self.tools.wait_for_trial(again):
            refused()
            return
        project = self.session.project
        chosen = self._settings()
        try:
            tools = models.tools_to_scan_with(project)
        except UserError as error:
            self.tools.offer_motion(str(error), again)
            refused()
            return
        planning = partial(
            scanning.planned,
            project,
            videos=videos,
            rescan=rescan,
            besides=frozenset(self._tried),
            settings=replace(tools, by_processor=not chosen.card_decodes),
            num_workers=chosen.num_workers,
        )

        def begin(planned: Planned) -> None:
            if self.session.holds(project):
                self._scans_all = videos is None and not rescan
                self._begin(planned, again, otherwise, refused)

        if media.num_videos(project) > FEW_VIDEOS:
            self._plan(planning, begin, refused)
            return
        try:
            begin(planning())
        except UserError as error:
            self.session.refuse(error)
            refused()

    def _plan(self, planning: Callable[[], Planned], begin: Callable[[Planned], None], refused: Next) -> None:
        self._is_planning = True

        def planned() -> None:
            self._is_planning = False

        task = self.run(lambda _report: planning())
        task.done.connect(lambda _found: planned())
        task.done.connect(begin)
        task.refused.connect(lambda _error: refused())
        task.over.connect(planned)

    def _begin(self, planned: Planned, again: Next, otherwise: Next, refused: Next) -> None:
        if not planned.lengths:
            otherwise()
            return
        try:
            scan = scanning.begin(self.session.project, planned, log=self.log(), parent=self)
        except UserError as error:
            self.session.refuse(error)
            refused()
            return
        self.scan = scan
        self._tried |= scan.videos
        self._asked = again
        scan.stored.connect(self.session.tell)
        scan.refused.connect(self.session.refuse)
        scan.model_refused.connect(lambda why: self.tools.offer_motion(why, again))
        scan.fell_back.connect(self._say_fallback)
        scan.reading.connect(self.reading)
        scan.progressed.connect(
            lambda progress: self.scan_progressed.emit(progress, scan.paused, scan.by_what)
        )
        scan.over.connect(self._scan_over)
        self._prefer(self.session.video.id if self.session.video else None)
        scan.start()
        self.scan_progressed.emit(scan.progress, False, scan.by_what)

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

    def scan_on(self) -> None:
        """Go on with a scan that was cancelled."""
        self._asked()

    @property
    def num_workers(self) -> int:
        """How many videos a scan reads at a time."""
        return scanning.fitting_workers(self._settings().num_workers)

    def _offer_scan(self, words: str) -> None:
        """Of another model, another detector or another pace: with a scan, where none is running."""
        scan = "" if self.scan is not None else self.tr("Scan now")
        self.session.said.emit(Message(words, Tone.INFO, scan, self.start_scan))

    def _say_fallback(self, device: str, why: str) -> None:
        words = self.tr("The model runs on: {device}. {why}").format(device=here(device), why=here(why))
        self.session.say(words, tone=Tone.WARNING)

    def _scan_over(self, whole: bool) -> None:
        self.scan = None
        over = partial(self.scan_over.emit, whole)
        if whole and self._scans_all:
            # Of videos that were added meanwhile.
            self._start(None, rescan=False, otherwise=over, refused=over)
        else:
            over()

    def _prefer(self, video_id: VideoId | None) -> None:
        if self.scan is not None and video_id is not None:
            self.scan.prefer(video_id)

    # ------------------------------------------------------------- all of it

    def run(self, work: Work, words: str = "", *, total: int = 0) -> PoolTask:
        """Start `work` in the pool once the caller is through; what the world refuses is said.

        With `words` the window shows how much of `total` it has reported, and lets the person stop it.
        """
        task = run_soon(work, pool=self._pool, parent=self, refused=self.session.refuse)
        if words:
            self.long_work.emit(task, words, total)
        self._tasks.add(task)
        task.broke.connect(self.broke)
        task.over.connect(lambda: self._tasks.discard(task))
        return task

    def stop(self) -> None:
        """Tell everything to stop: the project or the window is going. See `app.ui.jobs.leaving`."""
        for task in list(self._tasks):
            task.cancel()
        self.tools.stop()
        if self.scan is not None:
            self.scan.stop()
            self.scan = None
            self.scan_over.emit(False)
        if self._probing is not None:
            self._probing.stop()
            self._probing = None

    def log(self) -> Path:
        """Where processes write what nobody reads."""
        return logs.output_of_processes()
