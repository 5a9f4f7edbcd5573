"""All that works on a project, and where it is let in."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from app.services.imports.camtrap.package import is_package
from app.ui.analyse.visit import AnalyseVisit
from app.ui.exchange import Exchange
from app.ui.frame import Frame
from app.ui.improve.visit import ImproveVisit
from app.ui.jobs.tidying import Tidying
from app.ui.looks.theme import Theme
from app.ui.models.visit import ModelsVisit, is_model
from app.ui.projects.door import Door
from app.ui.projects.opening import Opens, kind_of
from app.ui.projects.passage import in_turn
from app.ui.queue.menu import QueueMenu
from app.ui.room.furniture import Furniture
from app.ui.room.workroom import Workroom
from app.ui.scans.counting import Counting
from app.ui.scans.desk import Next
from app.ui.scans.scan_menu import ScanMenu
from app.ui.sharing.together import Together
from app.ui.speech.saying_again import say_again
from mvit_core.video.suffixes import MEDIA_SUFFIXES
from resources.translations.phrasebook import Phrasebook


class House(QObject):
    """The session, its workroom, the pages beside it, and the door."""

    def __init__(self, window: Frame, furniture: Furniture) -> None:
        super().__init__(window)
        self._window = window
        self.furniture = furniture
        self.session = furniture.session
        self.session.setParent(self)
        self.session.said.connect(window.say)
        self.session.project_changed.connect(window.message_bar.forget_questions)
        self.together = Together(self.session)
        self.workroom = Workroom(furniture)
        self.workroom.arrange(window.settings.values)
        self.workroom.add_wanted.connect(window.actions_["add_folder"].trigger)
        self.desk = furniture.desk
        self.desk.long_work.connect(
            lambda work, words, total: window.work_bar.follow(work, words, total=total)
        )
        self.exchange = Exchange(window, self.session, self.workroom)
        self.improve = ImproveVisit(window, self.session, self.workroom)
        self.analyse = AnalyseVisit(window, self.session, self.workroom)
        self.models = ModelsVisit(window, self.session, self.workroom)
        self.scan_menu = ScanMenu(self.session, window.actions_, Counting(self.desk), window)
        self.scan_menu.model_chosen.connect(self.desk.tools.choose_model)
        self.scan_menu.detector_chosen.connect(self.desk.tools.choose_detector)
        self.scan_menu.pace_chosen.connect(self.desk.tools.choose_pace)
        window.top_bar.set_menu("scan", self.scan_menu)
        self.queue_menu = QueueMenu(
            self.session,
            self.furniture.queue,
            window.actions_["confirm_rest"],
            window.actions_["next_unreviewed"].trigger,
            window,
        )
        window.top_bar.set_menu("next_unreviewed", self.queue_menu)
        self._tidying = Tidying(self)
        self.session.project_changed.connect(self._tidy_up_after)
        self.door = Door(window, self.workroom, self, learns=lambda: self.improve.learns)
        self.exchange.importing.back_wanted.connect(self.door.safekeeping.put_back)
        self.door.labels_came.connect(self.exchange.importing.show)
        self.exchange.importing.declined.connect(self.door.offer_videos_of)
        self.door.opened.connect(self.improve.leave)
        self.door.opened.connect(self.workroom.observers.follow)
        self.door.opened.connect(self.workroom.middle.show_what_there_is)
        self.door.stopping.connect(self.analyse.stop)
        window.top_bar.searched.connect(self.workroom.search)
        finder = self.furniture.finder
        finder.filtered.connect(lambda: window.top_bar.set_search(finder.wanted.text))
        for stack in (window.pages, self.workroom.middle):
            stack.currentChanged.connect(self._mark_place)

    def _tidy_up_after(self) -> None:
        if not self.session.is_open:
            self._tidying.look_through_all()

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

    def use_of(self, files: Sequence[Path]) -> str:
        """What `open_dropped` would do with them, in the words of a menu."""
        first, kind = files[0], kind_of(files[0], MEDIA_SUFFIXES)
        if is_model(first):
            words = self.tr("Install {name}")
        elif kind is Opens.PROJECT or not self.session.is_open:
            words = self.tr("Open {name}")
        elif kind is Opens.NOTHING or is_package(first):
            words = self.tr("Import {name}")
        else:
            return self.tr("Add to {project}").format(project=self.session.project.name)
        return words.format(name=first.name)

    def open_dropped(self, dropped: Sequence[Path]) -> None:
        """Take what was dropped: models are installed, all else goes in by the door or is imported."""
        if models := [path for path in dropped if is_model(path)]:
            self.models.take_in(models)
        self.door.take([path for path in dropped if path not in models])

    def _mark_place(self) -> None:
        """In the bar at the top."""
        beside = (("improve", self.improve.is_here), ("analyse", self.analyse.is_here))
        here = {name for name, is_here in (*beside, ("models", self.models.is_here)) if is_here}
        if self._window.pages.currentWidget() is self.workroom and self.workroom.middle.shows_grid:
            here.add("grid")
        self._window.top_bar.mark(here)

    def shut_down(self, then: Next) -> None:
        """Stop all work and let go of the project; `then` comes once that is done."""
        self.models.stop()
        self.improve.stop()
        self.door.passage.shut_down(in_turn(self.workroom.shutdown, then))
