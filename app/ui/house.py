"""Opening and closing: which project a path belongs to, what is offered when it stands open."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QFileDialog

from app import paths
from app.services import media, observations, projects
from app.services.projects import Project
from app.services.scans import ScanProgress
from app.ui.analyse.visit import AnalyseVisit
from app.ui.demonstration import PROJECT_NAME, Demonstration, demo_folder
from app.ui.exchange import Exchange, documents
from app.ui.improve.visit import ImproveVisit
from app.ui.jobs.pool import PoolTask
from app.ui.jobs.scan_menu import ScanMenu
from app.ui.jobs.scanning import fitting_workers
from app.ui.library.describe import number_text
from app.ui.messages import Message, Tone
from app.ui.models.visit import ModelsVisit, is_model
from app.ui.opening import Opens, kind_of, project_path_for
from app.ui.queue.menu import QueueMenu
from app.ui.reconnecting import Reconnecting
from app.ui.safekeeping import Safekeeping
from app.ui.saying import here
from app.ui.saying_again import say_again
from app.ui.session import Session
from app.ui.sharing.together import Together
from app.ui.theme import Theme
from app.ui.workroom import Workroom
from mvit_core.errors import UserError
from mvit_core.types import VideoStatus
from resources.translations.phrasebook import Phrasebook

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class House(QObject):
    """The session, its workroom, and every way in and out of a project."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._demo: Demonstration | None = None
        self._scan_offer: Message | None = None
        self._says_where = False  # the project is new: the next message says where it is kept
        self.session = Session(self)
        self.session.said.connect(window.say)
        self.session.project_changed.connect(window.message_bar.forget_questions)
        self.together = Together(self.session)
        self.workroom = Workroom(self.session, window.actions_, lambda: window.settings.values)
        self.workroom.add_wanted.connect(window.ask_for_more)
        self.desk = self.workroom.desk
        self.reconnecting = Reconnecting(window, self.session, self.desk)
        self.safekeeping = Safekeeping(
            self.session, self.desk, close=self.close_project, reopen=self.open_path
        )
        self.exchange = Exchange(window, self.session, self.workroom)
        self.improve = ImproveVisit(window, self.session, self.workroom)
        self.analyse = AnalyseVisit(window, self.session, self.workroom)
        self.models = ModelsVisit(window, self.session, self.workroom)
        self.scan_menu = ScanMenu(
            self.session,
            window.actions_,
            lambda: fitting_workers(window.settings.values.num_workers),
            window,
        )
        self.scan_menu.model_chosen.connect(self.desk.choose_model)
        self.scan_menu.detector_chosen.connect(self.desk.choose_detector)
        self.scan_menu.pace_chosen.connect(self.desk.choose_pace)
        window.top_bar.set_scan_menu(self.scan_menu)
        self.queue_menu = QueueMenu(
            self.session,
            self.workroom.queue,
            window.actions_["confirm_rest"],
            window.actions_["next_unreviewed"].trigger,
            window,
        )
        window.top_bar.set_review_menu(self.queue_menu)
        self.desk.walked.connect(self._walked)
        self.workroom.library.absent.changed.connect(self.reconnecting.roots_changed)
        self.desk.scan_progressed.connect(self._show_scan)
        self.desk.scan_over.connect(self._scan_over)
        self.desk.broke.connect(self._show_problem)
        window.scan_bar.pause_wanted.connect(self.desk.pause_scan)
        window.scan_bar.resume_wanted.connect(self.desk.resume_scan)
        window.scan_bar.cancel_wanted.connect(self.desk.cancel_scan)
        window.top_bar.searched.connect(self.workroom.search)
        finder = self.workroom.finder
        finder.filtered.connect(lambda: window.top_bar.set_search(finder.wanted.text))
        window.actions_.connect(
            close_project=self.close_project,
            move_project=self._move,
            restore_backup=self.safekeeping.ask,
        )

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.workroom.set_theme(theme)
        self.improve.set_theme(theme)
        self.analyse.set_theme(theme)
        self.models.set_theme(theme)

    def say_again(self, book: Phrasebook) -> None:
        """Speak another language: what the project says is told anew, what can be undone is named again."""
        self.session.say_again(book)
        if self.workroom.window() is not self._window:  # of no project yet, so not in the window
            say_again(self.workroom, book)

    # ------------------------------------------------------------- ways in

    def open_path(self, path: Path) -> None:
        """Open a project, or a folder or video in a project of its own."""
        opens = kind_of(path, media.MEDIA_SUFFIXES)
        try:
            if opens == Opens.PROJECT:
                self._enter(projects.open_project(path))
            elif opens == Opens.FOLDER:
                self._open_folder(path)
            elif opens == Opens.VIDEO:
                self._open_video(path)
            else:
                raise UserError(
                    self.tr("{path} is not a folder, a video or a Trapline project.").format(path=path)
                )
        except UserError as error:
            if opens == Opens.PROJECT:
                self._window.say(self.safekeeping.offer(path, error))
            else:
                self._window.refuse(error)
            self._show_what_is_open()

    def open_shared(self, address: str) -> None:
        """Open a project on a server, made there where its database is empty; the window does not wait."""
        opening = PoolTask(lambda _report: projects.open_or_create(address), self)
        opening.done.connect(self._enter)
        opening.refused.connect(self._window.refuse)
        opening.over.connect(self._show_what_is_open)
        opening.over.connect(opening.deleteLater)
        opening.start(QThreadPool.globalInstance())

    def open_demo(self, place: Path | None = None) -> None:
        """Open the demonstration: footage that is drawn here and scanned as it appears, kept at `place`."""
        try:
            demo_folder().mkdir(parents=True, exist_ok=True)
            self._enter(projects.open_or_create(place or demo_folder() / PROJECT_NAME), offer=False)
        except UserError as error:
            self._window.refuse(error)
            self._show_what_is_open()
            return
        except OSError as error:
            self._window.refuse(
                UserError(self.tr("The demonstration cannot be kept: {why}.").format(why=here(error)))
            )
            self._show_what_is_open()
            return
        self._demo = Demonstration(self.session, self.desk)
        self._demo.drawing.connect(self._show_drawing)
        self._demo.over.connect(self._drawn)
        self.workroom.set_looking(True, self.tr("Drawing the first video…"))
        words = self.tr("Trapline draws this footage now, on this computer, and scans it as it appears.")
        self._window.say(Message(words))
        self._demo.start()

    def open_dropped(self, dropped: Sequence[Path]) -> None:
        """Take what was dropped: a project is opened, videos and folders go to the open project.

        Models are installed.
        """
        videos = []
        if taken := [path for path in dropped if is_model(path)]:
            self.models.take_in(taken)
        for path in (each for each in dropped if each not in taken):
            kind = kind_of(path, media.MEDIA_SUFFIXES)
            if kind == Opens.PROJECT or not self.session.is_open:
                self.open_path(path)
            elif kind == Opens.FOLDER:
                self.add_folder(path)
            elif kind == Opens.VIDEO:
                videos.append(path)
        if videos:
            self.add_videos(videos)

    def add_folder(self, folder: Path) -> None:
        """Add the videos of a folder to the open project."""
        self.workroom.set_looking(True)
        self.desk.take_in(folder.absolute())

    def add_videos(self, files: Sequence[Path]) -> None:
        """Add single videos to the open project, and look at the first of them."""
        found = self.desk.take_in_videos(files)
        if found:
            self.workroom.library.reload()
            self.workroom.reviewing.open(found[0])
            self._offer_scan_of_new()

    def close_project(self) -> None:
        """Go back to the start."""
        self._leave()
        self.session.close()
        self._window.show_welcome()

    def shutdown(self) -> None:
        """Stop all work and let go of the project, before returning."""
        self._leave()
        self.models.shutdown()
        self.improve.shutdown()
        self.workroom.shutdown()
        self.session.close()

    def _open_folder(self, folder: Path) -> None:
        self._enter_project_of(folder)
        self.add_folder(folder)

    def _open_video(self, path: Path) -> None:
        self._enter_project_of(path.parent)
        self.add_videos([path])

    def _enter_project_of(self, folder: Path) -> None:
        place = project_path_for(folder, fallback=documents())
        is_new = not place.is_file()
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            words = self.tr("{folder} cannot be made to keep the project in: {why}.")
            raise UserError(words.format(folder=place.parent, why=here(error.strerror))) from error
        self._enter(projects.open_or_create(place))
        self._says_where = is_new

    def _enter(self, project: Project, *, offer: bool = True) -> None:
        self._leave()
        self.session.open(project)
        try:
            self._window.settings.add_recent(project.path or project.url.replace(":***@", "@"))
        except UserError as error:
            self._window.refuse(error)
        self._show_what_is_open()
        self.desk.probe()
        if offer:
            self._offer_what_is_next(project)

    def _leave(self) -> None:
        if self._demo is not None:
            self._demo.stop()
            self._demo = None
        self.desk.stop_and_wait()
        self.analyse.stop()
        self.workroom.set_looking(False)
        self._window.scan_bar.put_away()

    def _show_what_is_open(self) -> None:
        if self.session.is_open:
            self._window.show_project(self.session.project.name, self.workroom)
            self.improve.leave()
            self.workroom.show_first()
        else:
            self._window.show_welcome()

    def _offer_what_is_next(self, project: Project) -> None:
        if project.read_only:
            return
        if missing := media.missing_roots(project):
            self.reconnecting.offer(project, missing[0])
        elif waiting := self._num_unscanned():
            self._offer_scan(waiting)

    def _num_unscanned(self) -> int:
        return observations.summary(self.session.project).videos.get(VideoStatus.NEW, 0)

    def _offer_scan(self, number: int) -> None:
        words = self.tr("{n} videos are not scanned yet.").format(n=number_text(number))
        if number == 1:
            words = self.tr("One video is not scanned yet.")
        if self._says_where:
            self._says_where = False
            kept = self.tr("The project is kept in {path}.").format(path=self.session.project.path)
            words = f"{words} {kept}"
        self._scan_offer = Message(words, Tone.INFO, self.tr("Scan now"), self.workroom.scan)
        self._window.say(self._scan_offer)

    def _walked(self, folder: Path, num_videos: int) -> None:
        self.workroom.set_looking(False)
        if num_videos:
            self._offer_scan_of_new()

    def _offer_scan_of_new(self) -> None:
        waiting = self._num_unscanned()
        if waiting and self.desk.scan is None and not self._window.message_bar.isVisible():
            self._offer_scan(waiting)

    def _show_scan(self, progress: ScanProgress, paused: bool, by_what: str) -> None:
        self._window.scan_bar.show_progress(progress, paused=paused, by_what=by_what)
        self._window.message_bar.retract(self._scan_offer)
        self._scan_offer = None

    def _scan_over(self, whole: bool) -> None:
        drawing = self._demo is not None and self._demo.is_drawing
        if not drawing:
            self._window.scan_bar.put_away()
        if whole and self.session.is_open and not drawing:
            self._say_scanned(observations.summary(self.session.project).videos)

    def _show_drawing(self, share: float) -> None:
        words = self.tr("drawing {n} %").format(n=round(100 * share))
        self._window.scan_bar.show_besides(words)

    def _drawn(self) -> None:
        self.workroom.set_looking(False)
        self._window.scan_bar.show_besides("")
        if self.desk.scan is None:
            self._scan_over(True)

    def _say_scanned(self, counts: Mapping[VideoStatus, int]) -> None:
        named = {
            VideoStatus.DONE: self.tr("{n} with animals"),
            VideoStatus.BLANK: self.tr("{n} blank"),
            VideoStatus.PARTIAL: self.tr("{n} partial"),
            VideoStatus.UNREADABLE: self.tr("{n} unreadable"),
        }
        parts = (
            words.format(n=number_text(counts.get(status, 0)))
            for status, words in named.items()
            if counts.get(status)
        )
        words = self.tr("The scan is complete: {found}.").format(found=", ".join(parts))
        at_one = self.session.observation is not None
        waiting = not at_one and observations.next_unreviewed(self.session.project) is not None
        review = self.tr("Start the review") if waiting else ""
        if at_one:
            words += " " + self.tr(
                "Say what each animal is, accept or reject it; the next one comes by itself."
            )
        self._window.say(Message(words, Tone.INFO, review, self.workroom.reviewing.next))

    # ------------------------------------------------------------- moving

    def _move(self) -> None:
        old = self.session.project.path if self.session.is_open else None
        if old is None:
            return
        filters = self.tr("Trapline projects (*.trapline)")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Keep the project in"), str(old), filters
        )
        if chosen and Path(chosen) != old:
            self.close_project()
            try:
                shutil.move(old, chosen)
            except OSError as error:
                self._window.refuse(
                    UserError(self.tr("It cannot be moved: {why}.").format(why=here(error.strerror)))
                )
                chosen = str(old)
            self.open_path(Path(chosen))

    def _show_problem(self, error: Exception) -> None:
        from app.ui.dialogs.problem import ProblemDialog

        ProblemDialog(self._window, error, paths.log_dir() / "window.log").open()
