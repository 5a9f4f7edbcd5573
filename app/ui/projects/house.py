"""Opening and closing: which project a path belongs to, what is offered when it stands open."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app import paths
from app.services import media, projects
from app.services.projects import Project
from app.ui.analyse.visit import AnalyseVisit
from app.ui.exchange import Exchange, documents
from app.ui.frame import Frame
from app.ui.improve.visit import ImproveVisit
from app.ui.jobs.tidying import Tidying
from app.ui.looks.theme import Theme
from app.ui.messages import Message, Tone
from app.ui.models.visit import ModelsVisit, is_model
from app.ui.projects.demonstration import PROJECT_NAME, Demonstration, demo_folder
from app.ui.projects.opening import Opens, kind_of, project_path_for
from app.ui.projects.passage import Next, Passage, in_turn, nothing
from app.ui.projects.reconnecting import Reconnecting
from app.ui.projects.safekeeping import Safekeeping
from app.ui.projects.scan_news import ScanNews
from app.ui.queue.menu import QueueMenu
from app.ui.room.furniture import Furniture
from app.ui.room.workroom import Workroom
from app.ui.scans.scan_menu import ScanMenu
from app.ui.scans.scanning import fitting_workers
from app.ui.sharing.together import Together
from app.ui.speech.saying import here
from app.ui.speech.saying_again import say_again
from mvit_core.errors import UserError
from mvit_core.video.suffixes import MEDIA_SUFFIXES
from resources.translations.phrasebook import Phrasebook

OF_A_FILE = ("move_project", "restore_backup")  # a server keeps its own


class House(QObject):
    """The session, its workroom, and every way in and out of a project."""

    def __init__(self, window: Frame, furniture: Furniture) -> None:
        super().__init__(window)
        self._window = window
        self._demo: Demonstration | None = None
        self.furniture = furniture
        self.session = furniture.session
        self.session.setParent(self)
        self.session.said.connect(window.say)
        self.session.project_changed.connect(window.message_bar.forget_questions)
        self.together = Together(self.session)
        self.workroom = Workroom(furniture)
        self.workroom.add_wanted.connect(window.actions_["add_folder"].trigger)
        self.desk = furniture.desk
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
        self.scan_menu.model_chosen.connect(self.desk.tools.choose_model)
        self.scan_menu.detector_chosen.connect(self.desk.tools.choose_detector)
        self.scan_menu.pace_chosen.connect(self.desk.tools.choose_pace)
        window.top_bar.set_scan_menu(self.scan_menu)
        self.queue_menu = QueueMenu(
            self.session,
            self.furniture.queue,
            window.actions_["confirm_rest"],
            window.actions_["next_unreviewed"].trigger,
            window,
        )
        window.top_bar.set_review_menu(self.queue_menu)
        Tidying(self)
        self.scan_news = ScanNews(window, self.session, self.workroom)
        self.passage = Passage(window, self.session, stop=self._stop, broke=self._show_problem)
        self.furniture.library.absent.changed.connect(self.reconnecting.roots_changed)
        self.desk.broke.connect(self._show_problem)
        window.top_bar.searched.connect(self.workroom.search)
        finder = self.furniture.finder
        finder.filtered.connect(lambda: window.top_bar.set_search(finder.wanted.text))
        window.actions_.connect(
            close_project=self.close_project,
            move_project=self._move,
            restore_backup=self.safekeeping.ask,
        )

    def drawing(self, theme: Theme) -> Iterator[object]:
        """Draw in the theme's colors, one by one."""
        yield from self.workroom.drawing(theme)
        for page in (self.improve, self.analyse, self.models):
            page.set_theme(theme)
            yield page

    def say_again(self, book: Phrasebook) -> None:
        """Speak another language: what the project says is told anew, what can be undone is named again."""
        self.session.say_again(book)
        if self.workroom.window() is not self._window:  # of no project yet, so not in the window
            say_again(self.workroom, book)

    # ------------------------------------------------------------- ways in

    def open_path(self, path: Path, then: Next = nothing) -> None:
        """Open a project, or a folder or video in a project of its own; `then` comes once it is open."""
        opens = kind_of(path, MEDIA_SUFFIXES)
        if opens == Opens.PROJECT:
            self._enter(
                lambda: projects.open_project(path), then, lambda error: self._offer_backup(path, error)
            )
        elif opens == Opens.FOLDER:
            self._enter_project_of(path, in_turn(lambda: self.add_folder(path), then))
        elif opens == Opens.VIDEO:
            self._enter_project_of(path.parent, in_turn(lambda: self.add_videos([path]), then))
        else:
            words = self.tr("{path} is not a folder, a video or a Trapline project.")
            self._refuse(UserError(words.format(path=path)))

    def open_shared(self, address: str) -> None:
        """Open a project on a server, made there where its database is empty; the window does not wait."""
        self._enter(lambda: projects.open_or_create(address), nothing, self._refuse)

    def open_demo(self, place: Path | None = None) -> None:
        """Open the demonstration: footage that is drawn here and scanned as it appears, kept at `place`."""

        def find() -> Project:
            try:
                demo_folder().mkdir(parents=True, exist_ok=True)
            except OSError as error:
                words = self.tr("The demonstration cannot be kept: {why}.")
                raise UserError(words.format(why=here(error))) from error
            return projects.open_or_create(place or demo_folder() / PROJECT_NAME)

        self._enter(find, self._show_demo, self._refuse, offer=False)

    def open_dropped(self, dropped: Sequence[Path]) -> None:
        """Take what was dropped: a project is opened, videos and folders go to the open project.

        Models are installed.
        """
        if taken := [path for path in dropped if is_model(path)]:
            self.models.take_in(taken)
        self._take_dropped([path for path in dropped if path not in taken])

    def add_folder(self, folder: Path) -> None:
        """Add the videos of a folder to the open project."""
        self.workroom.middle.set_looking(True)
        self.desk.take_in(folder.absolute())

    def add_videos(self, files: Sequence[Path]) -> None:
        """Add single videos to the open project, and look at the first of them."""
        found = self.desk.take_in_videos(files)
        if found:
            self.furniture.library.reload()
            self.furniture.reviewing.open(found[0])
            self.scan_news.offer_of_new()

    def close_project(self, then: Next = nothing) -> None:
        """Go back to the start; `then` comes once nothing of the project is in use."""
        self.passage.go_out(in_turn(self._window.show_welcome, then))

    def shut_down(self, then: Next) -> None:
        """Stop all work and let go of the project; `then` comes once that is done."""
        self.models.stop()
        self.improve.stop()
        self.passage.shut_down(in_turn(self.workroom.shutdown, then))

    # ------------------------------------------------------------- own

    def _take_dropped(self, dropped: Sequence[Path]) -> None:
        videos = []
        for place, path in enumerate(dropped):
            kind = kind_of(path, MEDIA_SUFFIXES)
            if kind == Opens.PROJECT or not self.session.is_open:
                self.open_path(path, partial(self._take_dropped, dropped[place + 1 :]))
                break
            if kind == Opens.FOLDER:
                self.add_folder(path)
            elif kind == Opens.VIDEO:
                videos.append(path)
        if videos:
            self.add_videos(videos)

    def _enter_project_of(self, folder: Path, then: Next) -> None:
        place = project_path_for(folder, fallback=documents())
        is_new = not place.is_file()

        def find() -> Project:
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                words = self.tr("{folder} cannot be made to keep the project in: {why}.")
                raise UserError(words.format(folder=place.parent, why=here(error.strerror))) from error
            return projects.open_or_create(place)

        def entered() -> None:
            self.scan_news.says_where = is_new
            then()

        self._enter(find, entered, self._refuse)

    def _enter(
        self,
        find: Callable[[], Project],
        then: Next,
        refused: Callable[[UserError], object],
        *,
        offer: bool = True,
    ) -> None:
        def entered(project: Project) -> None:
            self._show_what_is_open()
            QTimer.singleShot(0, self, lambda: go_on(project))  # when the window has answered

        def go_on(project: Project) -> None:
            if not self.session.is_open or self.session.project is not project:
                return
            with self.session.telling():
                self._window.settings.add_recent(project.path or project.url.replace(":***@", "@"))
            self.desk.probe()
            if offer:
                self._offer_what_is_next(project)
            then()

        self.passage.go_in(find, entered, refused)

    def _show_demo(self) -> None:
        self._demo = Demonstration(self.session, self.desk)
        self._demo.drawing.connect(self.scan_news.show_drawing)
        self._demo.over.connect(self.scan_news.drawn)
        self.scan_news.is_drawing = True
        self.workroom.middle.set_looking(True, self.tr("Drawing the first video…"))
        words = self.tr("Trapline draws this footage now, on this computer, and scans it as it appears.")
        self._window.say(Message(words))
        self._demo.start()

    def _stop(self) -> None:
        """Tell all that works for the project to stop."""
        if self._demo is not None:
            self._demo.stop()
            self._demo = None
            self.scan_news.is_drawing = False
        self.desk.stop()
        self.analyse.stop()
        self.workroom.middle.set_looking(False)
        self._window.scan_bar.put_away()

    def _offer_backup(self, project: Path, error: UserError) -> None:
        self._window.say(self.safekeeping.offer(project, error))
        self._show_what_is_open()

    def _refuse(self, error: UserError) -> None:
        self._window.refuse(error)
        self._show_what_is_open()

    def _show_what_is_open(self) -> None:
        if self.session.is_open:
            project = self.session.project
            self._window.show_project(project.name, project.where, self.workroom)
            self._window.actions_.enable(OF_A_FILE, not self.session.project.is_shared)
            self.improve.leave()
            self.workroom.show_first_soon()
        else:
            self._window.show_welcome()

    def _offer_what_is_next(self, project: Project) -> None:
        if project.read_only:
            again = partial(self.open_path, project.path) if project.path is not None else nothing
            said = here(project.why_read_only)
            self._window.say(Message(said, Tone.WARNING, self.tr("Try again"), again))
            return
        if missing := media.missing_roots(project):
            self.reconnecting.offer(project, missing[0])
        elif project.is_remote:
            words = self.tr(
                "This project lies on a network drive: it works, but more slowly, and not while the "
                "network is away. A drive of this computer is safer."
            )
            self._window.say(Message(words, Tone.WARNING, self.tr("Keep it elsewhere…"), self._move))
        else:
            self.scan_news.offer()

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
            self.close_project(lambda: self._move_to(old, Path(chosen)))

    def _move_to(self, old: Path, new: Path) -> None:
        """Behind the window: another drive may be slow."""

        def find() -> Project:
            try:
                shutil.move(old, new)
            except OSError as error:
                raise UserError(
                    self.tr("It cannot be moved: {why}.").format(why=here(error.strerror))
                ) from error
            return projects.open_project(new)

        def stay(error: UserError) -> None:
            self.open_path(old, lambda: self._window.refuse(error))

        self._enter(find, nothing, stay)

    def _show_problem(self, error: Exception) -> None:
        from app.ui.dialogs.problem import ProblemDialog

        ProblemDialog(self._window, error, paths.log_dir() / "window.log").open()
