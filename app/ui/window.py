"""The window with projects: it opens them, takes what is dropped on it, and lets go before it closes."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from app import paths
from app.store.address import is_address
from app.ui.frame import Frame
from app.ui.furnishing import Furnishing
from app.ui.help.helping import Helping
from app.ui.looks.parts import asked
from app.ui.preferences.settings import SettingsFile
from app.ui.projects.place_questions import PlaceQuestions
from mvit_core.errors import UserError
from mvit_core.files.presence import is_file

if TYPE_CHECKING:  # imported after the first paint
    from app.ui.projects.house import House
    from resources.translations.phrasebook import Phrasebook

log = logging.getLogger(__name__)

READ_AHEAD_MS = 400  # after what was wished for at the start


class MainWindow(Frame):
    """Paints first; what needs the database, FFmpeg and numpy is imported when it stands."""

    furnished = Signal()  # once, when projects can be opened

    def __init__(self, settings: SettingsFile) -> None:
        super().__init__(settings)
        self.house: House | None = None
        self._was_painted = False
        self._has_stopped = False  # all that worked for the last project
        self._closes_later = False
        self.asks = PlaceQuestions(self, settings)
        self.help = Helping(self, lambda: self.furnish().desk)
        self._furnishing = Furnishing(self)
        self._furnishing.over.connect(self._furnished)
        self._connect()
        self.dress()
        self.show_welcome()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where keys go that are nobody else's
        self.setFocus()
        self.restore_place()

    # ------------------------------------------------------------- from outside

    def furnish(self) -> "House":
        """What a project needs, at once; by itself it is built after the first paint."""
        if self.house is None:
            self._furnishing.finish()
        if self.house is None:
            raise RuntimeError("asked for by what the house is being built of")
        return self.house

    def open_path(self, path: Path) -> None:
        """Open a project file, a folder or a video."""
        self.show_waiting(self.tr("Opening…"))
        self._enter(lambda house: house.door.open_path(path))

    def open_place(self, place: Path | str) -> None:
        """Open a path, or what somebody wrote: a path, or the address of a shared project."""
        if is_address(place):
            self.open_shared(place)
        else:
            self.open_path(Path(place))

    def open_shared(self, address: str) -> None:
        """Open a project on a database server."""
        self.show_waiting(self.tr("Opening…"))
        self._enter(lambda house: house.door.open_shared(address))

    def open_demo(self, place: Path | None = None) -> None:
        """Render the demonstration and scan it before the person's eyes; its project is kept at `place`."""
        self.show_waiting(self.tr("Opening…"))
        self._enter(lambda house: house.door.open_demo(place))

    def open_again(self) -> None:
        """Open the project that was open last; where there was none, the demonstration."""
        place = self.settings.values.latest(besides=paths.data_dir() / "demo")
        if place is None:
            self.open_demo()
        elif isinstance(place, str) or is_file(place):
            self.open_place(place)
        else:
            words = self.tr("{path}, which was open last, is not there. Connect its drive, or open another.")
            self.refuse(UserError(words.format(path=place)))

    def use_of(self, files: Sequence[Path]) -> str:
        """What letting them go over the window would do, in the words of a menu."""
        if self.house is None:
            return self.tr("Open {name}").format(name=files[0].name)
        return self.house.use_of(files)

    def take_files(self, files: Sequence[Path]) -> None:
        """They were let go over the window."""
        self._enter(lambda house: house.open_dropped(files))

    def refuse(self, error: UserError) -> None:
        """See the base class; of an open project it may say what can be done."""
        if self.house is not None:
            self.house.session.refuse(error)
        else:
            super().refuse(error)

    def show_settings(self) -> None:
        """The few choices there are."""
        from app.ui.dialogs.settings import SettingsDialog

        asked(SettingsDialog(self, self.settings, changed=self.dress, refuse=self.refuse))

    def drawing(self) -> Iterator[object]:
        """See the base class."""
        yield from super().drawing()
        self.help.set_theme(self.theme)
        yield self.help
        if self.house is not None:
            yield from self.house.drawing(self.theme)

    def saying(self, book: "Phrasebook") -> Iterator[object]:
        """See the base class; of a project its own names, too, and what it has said."""
        house = self.house
        if house is None:
            yield from super().saying(book)
            return
        book = house.session.with_names(book)
        yield book
        yield from super().saying(book)
        house.say_again(book)
        yield book

    # ------------------------------------------------------------- Qt's own

    def paintEvent(self, painting: QPaintEvent) -> None:
        super().paintEvent(painting)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._furnishing.start)

    def closeEvent(self, closing: QCloseEvent) -> None:
        """At once where nothing works; else once it has stopped; at once where the person asks again."""
        if self.house is not None and not self._has_stopped:
            if self.house.door.passage.is_leaving:
                self.house.door.passage.hurry()
            if not self._has_stopped:
                self.house.shut_down(self._stopped)
            if not self._has_stopped:
                self._closes_later = True
                closing.ignore()
                return
        arrangement = self.house.workroom.arrangement() if self.house is not None else {}
        try:
            self.settings.change(**self.place(), **arrangement)
        except UserError as error:
            log.warning("%s", error)
        super().closeEvent(closing)

    # ------------------------------------------------------------- own

    def _stopped(self) -> None:
        self._has_stopped = True
        if self._closes_later:
            self.close()

    def _enter(self, call: "Callable[[House], object]") -> None:
        """After what is shown now has been painted, and once the house stands."""
        if self.house is None:
            self.furnished.connect(lambda: self._enter(call), Qt.ConnectionType.SingleShotConnection)
            self._furnishing.start()
        else:
            house = self.house
            QTimer.singleShot(20, self, lambda: call(house))

    def _add_folder(self, folder: Path) -> None:
        self.furnish().door.add_folder(folder)

    def _furnished(self) -> None:
        self.house = self._furnishing.house
        if self.house is not None:
            self.house.door.opened.connect(self.help.project_opened)
        self.furnished.emit()
        QTimer.singleShot(READ_AHEAD_MS, self, self._furnishing.read_ahead)

    def _connect(self) -> None:
        self.actions_.connect(
            open_folder=self.asks.ask_for_folder,
            open_project=self.asks.ask_for_project,
            open_shared=self.asks.ask_for_shared,
            add_folder=self.asks.ask_for_more,
            demo=self.open_demo,
            settings=self.show_settings,
        )
        self.asks.path_chosen.connect(self.open_path)
        self.asks.address_given.connect(self.open_place)
        self.asks.more_chosen.connect(self._add_folder)
        self.welcome.folder_wanted.connect(self.asks.ask_for_folder)
        self.welcome.project_wanted.connect(self.asks.ask_for_project)
        self.welcome.demo_wanted.connect(self.open_demo)
        self.welcome.recent_chosen.connect(self.open_place)
        self.open_again_menu.chosen.connect(self.open_place)
        hints = QApplication.styleHints()
        for wish in (hints.colorSchemeChanged, hints.accessibility().contrastPreferenceChanged):
            wish.connect(self._dress_as_wished, Qt.ConnectionType.QueuedConnection)

    def _dress_as_wished(self, _wish: object) -> None:
        """The desktop changed its mind. A method, of which Qt knows when its window is gone."""
        self.dress()
