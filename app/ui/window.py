"""The window: opens projects and folders, says what happened, and holds the bars around the workroom."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QChildEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.store.address import is_address
from app.ui.appearance import Appearance
from app.ui.furnishing import Furnishing
from app.ui.help.helping import Helping
from app.ui.keyboard.actions import Actions
from app.ui.keyboard.key_sheet import KeySheet
from app.ui.looks import icons
from app.ui.looks.parts import asked, column, text
from app.ui.looks.sheets import bare
from app.ui.looks.theme import Theme
from app.ui.messages import Message, MessageBar, Tone
from app.ui.preferences.settings import SettingsFile
from app.ui.projects.place_questions import PlaceQuestions
from app.ui.scans.scan_bar import ScanBar
from app.ui.speech.saying import here
from app.ui.top_bar import TopBar
from app.ui.welcome import Welcome
from mvit_core.errors import UserError

if TYPE_CHECKING:  # imported after the first paint
    from app.ui.projects.house import House

log = logging.getLogger(__name__)

SIZE = (1280, 720)
READ_AHEAD_MS = 400  # after what was wished for at the start
OF_A_PROJECT = ("add_folder", "move_project", "restore_backup", "close_project", "blind", "agreement")


class MainWindow(QMainWindow):
    """Paints first; what needs the database, FFmpeg and numpy is imported when it stands."""

    painted = Signal()  # once, after the first time
    furnished = Signal()  # once, when projects can be opened

    def __init__(self, settings: SettingsFile) -> None:
        self.settings = settings
        self._base_text_pt = QApplication.font().pointSizeF()
        self._size_text()  # first of all: what is made before Qt runs never hears of a later change
        super().__init__()
        self.setWindowTitle("Trapline")
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        self.setMinimumSize(900, 470)  # a screen of 1366 x 768 at 150 %, without its task bar
        self.house: House | None = None
        self._was_painted = False
        self._has_stopped = False  # all that worked for the last project
        self._closes_later = False
        self.appearance = Appearance(self, lambda: settings.values, self._drawing)
        self.actions_ = Actions(self, settings.values.keys)
        self.asks = PlaceQuestions(self, settings)
        self.top_bar = TopBar(self.actions_)
        self.message_bar = MessageBar()
        self.scan_bar = ScanBar()
        self.welcome = Welcome()
        self.pages = QStackedWidget()
        bare(self.pages)
        self.pages.addWidget(self.welcome)
        self._waits = text("", "muted", center=True)
        self.pages.addWidget(self._waiting_page())
        self._lay_out()
        self._connect()
        self.help = Helping(self)
        self._furnishing = Furnishing(self)
        self._furnishing.over.connect(self._furnished)
        self.dress()
        self.show_welcome()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._restore()

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
        self._enter(lambda house: house.open_path(path))

    def open_place(self, place: Path | str) -> None:
        """Open a path, or what somebody wrote: a path, or the address of a shared project."""
        if is_address(place):
            self.open_shared(place)
        else:
            self.open_path(Path(place))

    def open_shared(self, address: str) -> None:
        """Open a project on a database server."""
        self.pages.setCurrentIndex(1)
        self._enter(lambda house: house.open_shared(address))

    def open_demo(self, place: Path | None = None) -> None:
        """Render the demonstration and scan it before the person's eyes; its project is kept at `place`."""
        self.show_waiting(self.tr("Opening…"))
        self._enter(lambda house: house.open_demo(place))

    def show_welcome(self) -> None:
        """No project is open."""
        self.welcome.set_recent(self.settings.values.recent_places())
        self.pages.setCurrentIndex(0)
        self._without_project()

    def show_waiting(self, words: str) -> None:
        """A project is being opened or left; there is nothing to do meanwhile."""
        self._waits.setText(words)
        self.pages.setCurrentIndex(1)
        self._without_project()

    def show_project(self, name: str, where: str, page: QWidget) -> None:
        """A project is open."""
        self.show_page(page)
        self.top_bar.set_project(name, where)
        self.actions_.has_project = True
        self.actions_.enable(OF_A_PROJECT, True)
        self.setWindowTitle(f"{name} – Trapline")

    def show_page(self, page: QWidget) -> None:
        """Another page of the project that is open."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
            self.appearance.sheets.put_on(page)
        self.pages.setCurrentWidget(page)

    def say(self, message: Message) -> None:
        """Put a message into the bar."""
        self.message_bar.show_message(message)

    def refuse(self, error: UserError) -> None:
        """Say what the world would not let us do."""
        self.say(Message(here(error), Tone.ERROR))

    @property
    def theme(self) -> Theme:
        """The one that it shows itself in."""
        return self.appearance.theme

    def dress(self) -> None:
        """Take language, theme and text size from the settings (and the desktop), everywhere."""
        self._size_text()
        self.appearance.change()

    def _drawing(self) -> Iterator[object]:
        """What draws itself, and what says keys, one by one."""
        self.actions_.set_keys(self.settings.values.keys)
        yield self.actions_
        self.actions_.set_theme(self.theme)
        yield self.actions_
        for part in (self.top_bar, self.message_bar, self.scan_bar, self.welcome, self.help):
            part.set_theme(self.theme)
            yield part
        if self.house is not None:
            yield from self.house.drawing(self.theme)

    # ------------------------------------------------------------- what the person asks for

    def show_keys(self) -> None:
        """All keys, over the window."""
        KeySheet(self, self.settings.values.keys)

    def show_settings(self) -> None:
        """The few choices there are."""
        from app.ui.dialogs.settings import SettingsDialog

        asked(SettingsDialog(self, self.settings, changed=self.dress, refuse=self.refuse))

    # ------------------------------------------------------------- Qt's own

    def childEvent(self, happening: QChildEvent) -> None:
        """Dress a dialog, a menu or an overlay as the window's parts are, before it is shown."""
        super().childEvent(happening)
        child = happening.child() if happening.polished() else None
        if isinstance(child, QWidget):
            self.appearance.sheets.put_on(child)

    def paintEvent(self, painting: QPaintEvent) -> None:
        super().paintEvent(painting)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def dragEnterEvent(self, coming: QDragEnterEvent) -> None:
        if _local_paths(coming):
            coming.acceptProposedAction()
            self.welcome.set_hot(True)

    def dragLeaveEvent(self, leaving: QDragLeaveEvent) -> None:
        self.welcome.set_hot(False)

    def dropEvent(self, drop: QDropEvent) -> None:
        self.welcome.set_hot(False)
        paths = _local_paths(drop)
        drop.acceptProposedAction()
        self._enter(lambda house: house.open_dropped(paths))

    def closeEvent(self, closing: QCloseEvent) -> None:
        """At once where nothing works; else once it has stopped; at once where the person asks again."""
        if self.house is not None and not self._has_stopped:
            if self.house.passage.is_leaving:
                self.house.passage.hurry()
            if not self._has_stopped:
                self.house.shut_down(self._stopped)
            if not self._has_stopped:
                self._closes_later = True
                closing.ignore()
                return
        try:
            self.settings.change(window=bytes(self.saveGeometry().toBase64().data()).decode())
        except UserError as error:
            log.warning("%s", error)
        super().closeEvent(closing)

    # ------------------------------------------------------------- own

    def _stopped(self) -> None:
        self._has_stopped = True
        if self._closes_later:
            self.close()

    def _without_project(self) -> None:
        self.top_bar.set_project("")
        self.actions_.has_project = False
        self.actions_.enable(OF_A_PROJECT, False)
        self.setWindowTitle("Trapline")

    def _size_text(self) -> None:
        font = QApplication.font()
        size_pt = self._base_text_pt * self.settings.values.text_percent / 100
        if font.pointSizeF() != size_pt:
            font.setPointSizeF(size_pt)
            QApplication.setFont(font)

    def _after_first_paint(self) -> None:
        self.painted.emit()
        self._furnishing.start()

    def _enter(self, call: "Callable[[House], object]") -> None:
        """After what is shown now has been painted, and once the house stands."""
        if self.house is None:
            self.furnished.connect(lambda: self._enter(call), Qt.ConnectionType.SingleShotConnection)
            self._furnishing.start()
        else:
            house = self.house
            QTimer.singleShot(20, self, lambda: call(house))

    def _furnished(self) -> None:
        self.house = self._furnishing.house
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
            keys=self.show_keys,
            find=self.top_bar.search.setFocus,
            quit=self.close,
        )
        self.asks.path_chosen.connect(self.open_path)
        self.asks.address_given.connect(self.open_place)
        self.asks.more_chosen.connect(lambda folder: self.furnish().add_folder(folder))
        self.welcome.folder_wanted.connect(self.asks.ask_for_folder)
        self.welcome.project_wanted.connect(self.asks.ask_for_project)
        self.welcome.demo_wanted.connect(self.open_demo)
        self.welcome.recent_chosen.connect(self.open_place)
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self.dress(), Qt.ConnectionType.QueuedConnection)

    def _lay_out(self) -> None:
        menu = self.top_bar.open_menu
        for name in (
            "open_folder",
            "open_project",
            "open_shared",
            "",
            "add_folder",
            "move_project",
            "restore_backup",
            "close_project",
            "",
            "blind",
            "agreement",
            "",
            "models",
            "demo",
        ):
            menu.addAction(self.actions_[name]) if name else menu.addSeparator()
        whole = bare(QWidget())
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.top_bar)
        down.addWidget(self.message_bar)
        down.addWidget(self.pages, 1)
        down.addWidget(self.scan_bar)
        self.setCentralWidget(whole)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        page.setLayout(column(None, self._waits, None))
        return page

    def _restore(self) -> None:
        if self.settings.values.window:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.values.window.encode()))


def _local_paths(drop: QDropEvent) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in drop.mimeData().urls() if url.isLocalFile()]
