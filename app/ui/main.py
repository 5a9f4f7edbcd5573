"""Starts the window: first something to see, then everything that takes time to import."""

import gc
import signal
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app import logs, paths
from app.ui.jobs.tidying import look_only_among_the_young
from app.ui.keyboard.actions import FocusKeepsItsKeys
from app.ui.looks.on_screen import is_too_large
from app.ui.preferences.settings import SettingsFile
from app.ui.speech import language
from app.ui.window import MainWindow
from mvit_core.errors import UserError
from mvit_core.machine.memory import hold_little

SWITCH_S = 0.0005


def run_window(place: str | None, *, demo: bool, again: bool) -> int:
    """Show the window until it is closed; returns the exit code.

    `place` is a project (also one on a server), a folder or a video; of the demonstration, where to keep its
    project. Without one, `again` opens what was open last.
    """
    log_file = logs.start_logging("window")
    answer_soon()
    hold_little()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    window = make_window(app)
    _watch_over(window, log_file)
    window.furnished.connect(spare_what_stays)
    if takes_the_screen(window):
        window.setWindowState(Qt.WindowState.WindowMaximized)
    window.show()
    if demo:
        window.open_demo(Path(place) if place else None)
    elif place is not None:
        window.open_place(place)
    elif again:
        window.open_again()
    else:
        window.furnished.connect(window.help.greet)
    return app.exec()


def takes_the_screen(window: MainWindow) -> bool:
    """Whether it stands nowhere yet, and is larger than there is room for."""
    return not window.is_placed and is_too_large(window.size(), window.screen().availableSize())


def make_window(app: QApplication) -> MainWindow:
    """The window with this person's settings, not yet shown."""
    app.setApplicationName("Trapline")
    app.setDesktopFileName("trapline")
    FocusKeepsItsKeys(app)
    settings = SettingsFile(paths.config_dir() / "settings.json")
    language.speak(app, settings.values.language)  # before anything says a word
    return MainWindow(settings)


def answer_soon() -> None:
    """Let the window's thread have its turn soon while others compute.

    Qt calls Python a hundred times for one picture of a list, and each time that thread waits for so long
    that it can have been called ten times; Python's own 5 ms are meant for programs that nobody looks at.
    """
    sys.setswitchinterval(SWITCH_S)


def spare_what_stays() -> None:
    """What is there now stays: looking through it for garbage again and again would stop the window."""
    look_only_among_the_young()
    gc.freeze()


def _watch_over(window: MainWindow, log_file: Path | None) -> None:
    """Mistakes of ours are shown and logged; Ctrl-C in the terminal closes the window as its cross does."""

    def show(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, UserError):
            window.refuse(error)
        elif issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            from app.ui.dialogs.problem import ProblemDialog

            ProblemDialog(window, error, log_file).open()

    sys.excepthook = logs.log_uncaught(show)
    signal.signal(signal.SIGINT, lambda _number, _frame: window.close())
    signal.signal(signal.SIGTERM, lambda _number, _frame: window.close())
    heartbeat = QTimer(window, interval=300)  # lets Python see the signal
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
