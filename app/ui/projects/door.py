"""Opening and closing: which project a path belongs to, what is offered when it stands open."""

import logging
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from app import paths
from app.services import media, projects
from app.services.imports.camtrap.package import is_package
from app.services.projects import Project
from app.ui.exchange import documents
from app.ui.frame import Frame
from app.ui.messages import Message, Tone
from app.ui.projects.demonstration import PROJECT_NAME, Demonstration, demo_folder
from app.ui.projects.opening import Opens, kind_of, project_path_for
from app.ui.projects.passage import Passage, in_turn
from app.ui.projects.reconnecting import Reconnecting
from app.ui.projects.removing import Removing
from app.ui.projects.safekeeping import Safekeeping
from app.ui.projects.scan_news import ScanNews
from app.ui.projects.way_in import WayIn
from app.ui.room.left_off import known_as, left_off
from app.ui.room.workroom import Workroom
from app.ui.scans.desk import Next, nothing
from app.ui.speech.saying import here
from mvit_core.errors import UserError
from mvit_core.files.refused import make_folder, refused
from mvit_core.video.suffixes import MEDIA_SUFFIXES

log = logging.getLogger(__name__)

OF_A_FILE = ("move_project", "restore_backup", "remove_videos", "remove_copies")  # a server keeps its own


class Door(QObject):
    """Every way in and out of a project."""

    opened = Signal()  # the project is shown
    labels_came = Signal(Path)  # to the open project: a package, or what is neither a folder nor a video
    stopping = Signal()  # all that works for the project is to stop

    def __init__(
        self, window: Frame, workroom: Workroom, parent: QObject, *, learns: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._window, self._workroom = window, workroom
        self._furniture = workroom.furniture
        self._session, self._desk = self._furniture.session, self._furniture.desk
        self._demo: Demonstration | None = None
        self.reconnecting = Reconnecting(window, self._session, self._desk)
        self.safekeeping = Safekeeping(
            window, self._session, self._desk, close=self.close_project, reopen=self._reopen
        )
        self.removing = Removing(
            window,
            self._session,
            self._desk,
            close=self.close_project,
            reopen=self._reopen,
            restore=self.safekeeping.ask,
            learns=learns,
        )
        self.scan_news = ScanNews(window, self._session, workroom)
        self._session.opening_again_wanted.connect(self.open_path)
        self.passage = Passage(window, self._session, stop=self._stop, broke=self._show_problem)
        self._furniture.library.absent.changed.connect(self.reconnecting.roots_changed)
        self.reconnecting.came_back.connect(self.scan_news.offer_after)
        self._desk.broke.connect(self._show_problem)
        window.actions_.connect(
            close_project=self.close_project,
            move_project=self._move,
            restore_backup=self.safekeeping.ask,
            remove_videos=lambda: self.removing.ask(self._furniture.library.chosen_videos),
            remove_copies=self.removing.ask_of_copies,
        )

    # ------------------------------------------------------------- from outside

    def open_path(self, path: Path, then: Next = nothing) -> None:
        """Open a project, or a folder or video in a project of its own; `then` comes once it is open."""
        opens = kind_of(path, MEDIA_SUFFIXES)
        if opens == Opens.PROJECT:
            self._open_project(path, then, offers=True)
        elif opens == Opens.FOLDER:
            self._enter_project_of(path, in_turn(lambda: self._take_in_folder(path), then), looks=True)
        elif opens == Opens.VIDEO:
            self._enter_project_of(path.parent, in_turn(lambda: self._take_in_videos([path]), then))
        else:
            words = self.tr("{path} is not a folder, a video or a Trapline project.")
            self._refuse(UserError(words.format(path=path)))

    def open_shared(self, address: str) -> None:
        """Open a project on a server, made there where its database is empty; the window does not wait."""
        self._enter(WayIn(find=lambda: projects.open_or_create(address), otherwise=self._refuse))

    def open_demo(self, place: Path | None = None) -> None:
        """Open the demonstration: footage that is drawn here and scanned as it appears, kept at `place`."""
        file = place or demo_folder() / PROJECT_NAME

        def find() -> Project:
            make_folder(demo_folder())
            return projects.open_or_create(file)

        self._enter(WayIn(find=find, otherwise=self._refuse, file=file, first=self._show_demo, offers=False))

    def take(self, dropped: Sequence[Path]) -> None:
        """A project is opened; all else goes to the open one, or folders and videos to one of their own."""
        videos = []
        for place, path in enumerate(dropped):
            kind = kind_of(path, MEDIA_SUFFIXES)
            if kind == Opens.PROJECT or not self._session.is_open:
                self.open_path(path, partial(self.take, dropped[place + 1 :]))
                break
            if kind == Opens.FOLDER:
                self.add_folder(path)
            elif kind == Opens.VIDEO:
                videos.append(path)
            else:
                self.labels_came.emit(path)
        if videos:
            self.add_videos(videos)

    def add_folder(self, folder: Path) -> None:
        """Add the videos of a folder to the open project."""
        self._window.message_bar.forget_news()  # what comes in now is what is of interest
        self._take_in_folder(folder)

    def offer_videos_of(self, package: Path) -> None:
        """Of a folder that was not imported: perhaps its videos alone are wanted."""
        if self._session.is_open and package.is_dir():
            words = self.tr("Nothing of {name} was imported.").format(name=package.name)
            add = partial(self._desk.take_in, package)
            self._window.say(Message(words, Tone.INFO, self.tr("Add its videos"), add))

    def add_videos(self, files: Sequence[Path]) -> None:
        """Add single videos to the open project, and look at the first of them."""
        self._window.message_bar.forget_news()
        self._take_in_videos(files)

    def close_project(self, then: Next = nothing, never: Next = nothing) -> None:
        """Go back to the start; `then` comes once nothing of the project is in use, else `never`."""
        self._window.show_waiting(self.tr("Closing…"))
        self.passage.go_out(in_turn(self._window.show_welcome, then), never=never)

    # ------------------------------------------------------------- own

    def _take_in_folder(self, folder: Path) -> None:
        self._workroom.middle.set_looking(True)
        self.reconnecting.take_in(folder.absolute(), self._look_into)

    def _look_into(self, folder: Path) -> None:
        """Of a package what it says is shown first: it knows more of its videos than its folders tell."""
        if is_package(folder):
            self._workroom.middle.set_looking(False)
            self.labels_came.emit(folder)
        else:
            self._desk.take_in(folder)

    def _take_in_videos(self, files: Sequence[Path]) -> None:
        found = self._desk.take_in_videos(files)
        if found:
            self._furniture.library.reload()
            self._furniture.reviewing.open(found[0])
            self.scan_news.offer_of_new()

    def _is_in(self, file: Path) -> bool:
        """Whether this project is open here and can be written: a second time it could only be read."""
        project = self._session.project if self._session.is_open else None
        if project is None or project.read_only or project.path is None:
            return False
        return project.path.exists() and file.exists() and project.path.samefile(file)

    def _reopen(self, file: Path, then: Next) -> None:
        """Open a project that was closed for a while; no offer talks over what `then` says of it."""
        self._open_project(file, then, offers=False)

    def _open_project(self, file: Path, then: Next, *, offers: bool) -> None:
        self._enter(
            WayIn(
                find=partial(projects.open_project, file),
                otherwise=partial(self._offer_backup, file),
                file=file,
                then=then,
                offers=offers,
            )
        )

    def _enter_project_of(self, folder: Path, then: Next, *, looks: bool = False) -> None:
        place = project_path_for(folder, fallback=documents())
        is_new = not place.is_file()

        def find() -> Project:
            make_folder(place.parent)
            return projects.open_or_create(place)

        def entered() -> None:
            self.scan_news.says_where = is_new

        self._enter(
            WayIn(find=find, otherwise=self._refuse, file=place, first=entered, then=then, looks=looks)
        )

    def _enter(self, way: WayIn) -> None:
        if self.removing.waits(partial(self._enter, way)):
            return
        if way.file is not None and self._is_in(way.file):
            if self._session.project.is_adrift:
                self.close_project(partial(self._enter, way))
                return
            self.passage.stay()
            self._window.message_bar.forget_news()
            self._show_what_is_open()
            way.then()
        else:
            self.passage.go_in(way.find, partial(self._entered, way), way.otherwise, file=way.file)

    def _entered(self, way: WayIn, project: Project) -> None:
        self._workroom.middle.set_looking(way.looks)
        self._show_what_is_open()
        QTimer.singleShot(0, self, partial(self._settle_in, way, project))  # when the window has answered

    def _settle_in(self, way: WayIn, project: Project) -> None:
        if not self._session.holds(project):
            return
        with self._session.telling():
            self._window.settings.add_recent(known_as(project))
        QTimer.singleShot(0, self, partial(self._probe, project))
        if way.offers:
            self._offer_what_is_next(project)
        way.first()
        way.then()

    def _probe(self, project: Project) -> None:
        if self._session.holds(project):
            self._desk.probe()

    def _show_demo(self) -> None:
        self._demo = Demonstration(self._session, self._desk)
        self._demo.drawing.connect(self.scan_news.show_drawing)
        self._demo.over.connect(self.scan_news.drawn)
        self.scan_news.is_drawing = True
        self._workroom.middle.set_looking(True, self.tr("Drawing the first video…"))
        words = self.tr("Trapline draws this footage now, on this computer, and scans it as it appears.")
        self._window.say(Message(words))
        self._demo.start()

    def _stop(self) -> None:
        """Tell all that works for the project to stop."""
        self._note_left_off()
        if self._demo is not None:
            self._demo.stop()
            self._demo = None
            self.scan_news.is_drawing = False
        self._desk.stop()
        self.stopping.emit()
        self._workroom.middle.set_looking(False)
        self._window.scan_bar.put_away()

    def _note_left_off(self) -> None:
        session, settings = self._session, self._window.settings
        here = left_off(session) if session.is_open else None
        if here is not None:
            try:
                settings.change(left_at=settings.values.left_at | {known_as(session.project): here})
            except UserError as error:  # the next time begins with what waits first
                log.warning("%s", error)

    def _offer_backup(self, project: Path, error: UserError) -> None:
        self._window.say(self.safekeeping.offer(project, error))
        self._show_what_is_open()

    def _refuse(self, error: UserError) -> None:
        self._window.refuse(error)
        self._show_what_is_open()

    def _show_what_is_open(self) -> None:
        if self._session.is_open:
            project = self._session.project
            self._window.show_project(project.name, project.where, self._workroom)
            self._window.actions_.enable(OF_A_FILE, not project.is_shared)
            self.opened.emit()
            self._workroom.show_first_soon()
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
        old = self._session.project.path if self._session.is_open else None
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
                raise UserError(refused(old, "moved", error)) from error
            return projects.open_project(new)

        def stay(error: UserError) -> None:
            self.open_path(old, lambda: self._window.refuse(error))

        self._enter(WayIn(find=find, otherwise=stay))

    def _show_problem(self, error: Exception) -> None:
        from app.ui.dialogs.problem import ProblemDialog

        ProblemDialog(self._window, error, paths.log_dir() / "window.log").open()
