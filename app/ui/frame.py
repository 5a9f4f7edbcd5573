"""The window around its pages: bars, the page that is shown, what is said, and how all of it is dressed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from app.ui.appearance import Appearance
from app.ui.keyboard.actions import Actions
from app.ui.keyboard.key_sheet import KeySheet
from app.ui.looks import icons
from app.ui.looks.files_over import FilesOver
from app.ui.looks.on_screen import FitsScreen
from app.ui.looks.pages import PageByPage
from app.ui.looks.parts import column, text
from app.ui.looks.sheets import bare
from app.ui.looks.theme import Theme
from app.ui.message_place import MessagePlace
from app.ui.messages import Message, MessageBar, refusal
from app.ui.open_again import OpenAgainMenu
from app.ui.preferences.settings import SettingsFile
from app.ui.scans.scan_bar import ScanBar
from app.ui.scans.work_bar import WorkBar
from app.ui.top_bar import TopBar
from app.ui.welcome import Welcome
from mvit_core.errors import UserError

if TYPE_CHECKING:  # imported when something changes
    from resources.translations.phrasebook import Phrasebook

SIZE = (1280, 720)
LEAST = (660, 380)  # half of a screen of 1366 x 768, or that at 200 %; pages scroll where they need more
OPEN_FIRST = ("open_folder", "open_project", "open_shared")
OPEN_MENU = (
    "",
    *("add_folder", "remove_copies", "move_project", "restore_backup", "close_project", ""),
    *("blind", "agreement", ""),
    *("models", "demo"),
)
OF_A_PROJECT = (
    *("add_folder", "remove_videos", "remove_copies", "move_project", "restore_backup", "close_project"),
    *("blind", "agreement"),
)


class Frame(QMainWindow):
    """What pages and dialogs are given; the window itself adds projects to it (`window.py`)."""

    def __init__(self, settings: SettingsFile) -> None:
        self.settings = settings
        self._base_text_pt = QApplication.font().pointSizeF()
        self.is_placed = False  # where it stood before
        self._size_text()  # first of all: what is made before Qt runs never hears of a later change
        super().__init__()
        self.setWindowTitle("Trapline")
        self.setWindowIcon(icons.app_icon())
        self.resize(*SIZE)
        self.setMinimumSize(*LEAST)
        self.appearance = Appearance(self, lambda: settings.values, self.drawing, self.saying)
        self._fits_screen = FitsScreen(self)
        FilesOver(self)
        self.actions_ = Actions(self, settings.values.keys)
        self.top_bar = TopBar(self.actions_)
        self.message_bar = MessageBar()
        self.work_bar = WorkBar()
        self.scan_bar = ScanBar()
        self.welcome = Welcome()
        self.pages = PageByPage()
        bare(self.pages)
        self.pages.addWidget(self.welcome)
        self._waits = text("", "muted", center=True)
        self._waiting = self._waiting_page()
        self.pages.addWidget(self._waiting)
        self._lay_out()
        self.actions_.connect(keys=self.show_keys, find=self.top_bar.search.setFocus, quit=self.close)

    # ------------------------------------------------------------- pages

    def show_welcome(self) -> None:
        """No project is open."""
        self.welcome.set_recent(self.settings.values.recent_places())
        self._turn_to(self.welcome)
        self._without_project()

    def show_waiting(self, words: str) -> None:
        """A project is being opened or left; there is nothing to do meanwhile."""
        self._waits.setText(words)
        self._turn_to(self._waiting)
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
        self._turn_to(page)

    def show_keys(self) -> None:
        """All keys, over the window."""
        KeySheet(self, self.settings.values.keys)

    # ------------------------------------------------------------- what is said

    def say(self, message: Message) -> None:
        """Put a message into the bar."""
        self.message_bar.show_message(message)

    def refuse(self, error: UserError) -> None:
        """Say what the world would not let us do."""
        self.say(refusal(error))

    # ------------------------------------------------------------- how it is dressed

    @property
    def theme(self) -> Theme:
        """The one that it shows itself in."""
        return self.appearance.theme

    def dress(self) -> None:
        """Take language, theme and text size from the settings (and the desktop), everywhere."""
        self._size_text()
        self.appearance.change()

    def drawing(self) -> Iterator[object]:
        """Hand the theme to what draws itself, and keys to what says them, one by one."""
        self.actions_.set_keys(self.settings.values.keys)
        yield self.actions_
        self.actions_.set_theme(self.theme)
        yield self.actions_
        for part in (self.top_bar, self.message_bar, self.work_bar, self.scan_bar, self.welcome):
            part.set_theme(self.theme)
            yield part

    def saying(self, book: "Phrasebook") -> Iterator[object]:
        """Say what is said in another language, one by one."""
        from app.ui.speech.saying_again import saying_again

        yield from saying_again(self, book)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab; and Qt, where what has the keys goes away: then they are the page's.

        Qt would hand them to whatever comes next, a button, which the Space key that should play would press.
        """
        held = self.focusWidget()
        if _takes_keys(held):
            return super().focusNextPrevChild(forward)
        page = self.pages.currentWidget()
        if page is not None and page.isVisible() and page.isAncestorOf(held):
            page.setFocus()
        else:
            self.setFocus()
        return True

    def changeEvent(self, happening: QEvent) -> None:
        """Who comes back from another window has the keys where they were, else in no button: see above.

        Not in `event`, which would stand in the way of the window's own end: it is deleted in that.
        """
        is_back = happening.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_back and not _has_keys(self.focusWidget()):
            self.setFocus()
        super().changeEvent(happening)

    def childEvent(self, happening: QChildEvent) -> None:
        """Dress a dialog, a menu or an overlay as the window's parts are, before it is shown."""
        super().childEvent(happening)
        child = happening.child() if happening.polished() else None
        if isinstance(child, QWidget):
            self.appearance.sheets.put_on(child)
            if child.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Window):
                self._fits_screen.watch(child)
                FilesOver(child)

    # ------------------------------------------------------------- where it stands

    def restore_place(self) -> None:
        """To where it stood on the screen when it was closed last, unless that had quite another size."""
        if self.settings.values.window:
            kept = QByteArray.fromBase64(self.settings.values.window.encode())
            self.is_placed = self.restoreGeometry(kept)

    def place(self) -> dict[str, object]:
        """Where it stands, by the settings that keep it."""
        return {"window": bytes(self.saveGeometry().toBase64().data()).decode()}

    # ------------------------------------------------------------- own

    def _turn_to(self, page: QWidget) -> None:
        """Show a page; whoever had the keys there gets them again, else the page itself.

        Qt would lead them to the first stop of Tab, and there would be a ring around what nobody chose.
        """
        had_keys = page.focusWidget() is not None
        self.pages.setCurrentWidget(page)
        if not had_keys and page.isAncestorOf(self.focusWidget()):
            page.setFocus()

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

    def _lay_out(self) -> None:
        menu = self.top_bar.open_menu
        for name in OPEN_FIRST:
            menu.addAction(self.actions_[name])
        self.open_again_menu = OpenAgainMenu(menu, self._others, self)
        for name in OPEN_MENU:
            menu.addAction(self.actions_[name]) if name else menu.addSeparator()
        whole = bare(QWidget())
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.top_bar)
        down.addWidget(MessagePlace(self.message_bar, self.pages), 1)
        down.addWidget(self.work_bar)
        down.addWidget(self.scan_bar)
        self.setCentralWidget(whole)

    def _others(self) -> list[Path | str]:
        """The projects of before, but for the one that is open: it is the newest."""
        values = self.settings.values
        return (values.besides_newest() if self.actions_.has_project else values).recent_places()

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        page.setLayout(column(None, self._waits, None))
        return page


def _takes_keys(held: QWidget | None) -> bool:
    """Whether what has the keys is still there; so it is where nothing has them."""
    return held is None or _has_keys(held)


def _has_keys(held: QWidget | None) -> bool:
    return held is not None and held.isVisible() and held.isEnabled()
