"""Random clicks and keys in the real window: `python -m tests.benchmarks.soak [--minutes N] [--seed N]`.

The same seed gives the same wishes (what the window makes of them depends on how fast it is). Nothing leaves
its home, which is a temporary folder; file dialogs answer with nothing, no link is followed, nothing comes
from a network. Prints memory as it goes, and at the end mistakes of ours, lines of the log at ERROR, Qt's
warnings, and where the window did not answer; ends with 1 where there is a mistake or an error.
"""

import argparse
import contextlib
import faulthandler
import json
import logging
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QObject, QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from app import logs
from app.paths import HOME_VARIABLE
from app.services.demo import render_demo
from app.ui.keyboard.keys import KEYS
from app.ui.main import make_window, spare_what_stays
from app.ui.models import page as models_page
from app.ui.window import MainWindow
from tests.benchmarks.stalls import Stall, Stalls, told

EVERY_MS = 25
MEMORY_EVERY_S = 20.0
LIMITS_S = (0.05, 0.1, 0.25, 1.0)  # without an answer
STUCK = 12  # wishes that a dialog may last
NEVER = frozenset({"quit", "open_folder", "add_folder"})
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 ?[]"
KNOWN_WARNINGS = (
    "propagateSizeHints",
    "does not support raise",
    "grabbing the keyboard",
)  # of the platform without a screen
Keys = Qt.Key
FREE_KEYS = (Keys.Key_Tab, Keys.Key_Escape, Keys.Key_Return, Keys.Key_Space, Keys.Key_Down, Keys.Key_Up)


@dataclass
class Seen:
    """What happened."""

    wishes: int = 0
    mistakes: list[str] = field(default_factory=list)
    log_errors: list[str] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    memory_mb: list[int] = field(default_factory=list)
    num_widgets: list[int] = field(default_factory=list)
    stalls: list[Stall] = field(default_factory=list)


class Errors(logging.Handler):
    """Lines of the log at ERROR and above."""

    def __init__(self, seen: Seen) -> None:
        super().__init__(logging.ERROR)
        self._seen = seen

    def emit(self, record: logging.LogRecord) -> None:
        self._seen.log_errors.append(self.format(record))


class Monkey(QObject):
    """Wishes something of the window again and again."""

    patience = 60  # wishes without a project, until it is opened again

    def __init__(self, window: MainWindow, project: Path, seen: Seen, *, seed: int, seconds: float) -> None:
        super().__init__(window)
        self._window, self._project, self._seen = window, project, seen
        self._dice = random.Random(seed)
        self._end_s = time.monotonic() + seconds
        self._memory_s = time.monotonic()
        self._dialog_for = self._away_for = 0
        self.latest: deque[str] = deque(maxlen=12)
        self._stalls = Stalls(self)
        self._again()

    def stop(self) -> None:
        """Look no longer at how the window answers."""
        self._stalls.stop()
        self._seen.stalls = self._stalls.found

    def _again(self) -> None:
        """A timer of its own for each wish: Qt runs none within itself, and a wish may open a dialog."""
        QTimer.singleShot(EVERY_MS, self, self._wish)

    def _wish(self) -> None:
        now_s = time.monotonic()
        if now_s - self._memory_s > MEMORY_EVERY_S:
            self._memory_s = now_s
            self._seen.memory_mb.append(memory_mb())
            kinds = Counter(type(each).__name__ for each in QApplication.allWidgets())
            self._seen.num_widgets.append(kinds.total())
            print(
                f"{self._seen.wishes:7} wishes, {self._seen.memory_mb[-1]} MB, {kinds.total()} widgets: "
                f"{kinds.most_common(4)}",
                file=sys.stderr,
                flush=True,
            )
        self._again()
        if now_s > self._end_s:
            self._leave()
            return
        self._seen.wishes += 1
        self._do()

    def _leave(self) -> None:
        """Again and again, until every loop within another has ended."""
        for each in QApplication.topLevelWidgets():
            if each is not self._window:
                each.close()
        QApplication.quit()

    def _do(self) -> None:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        self._dialog_for = self._dialog_for + 1 if dialog is not None or popup is not None else 0
        target: QWidget = popup or dialog or self._window
        if self._dialog_for > STUCK:
            self._note("escape", target)
            QTest.keyClick(target, Qt.Key.Key_Escape)
            if self._dialog_for > 3 * STUCK and isValid(target):
                target.close()
        elif isinstance(popup, QMenu):
            self._choose(popup)
        elif not self._come_back():
            self._want(target)

    def _want(self, target: QWidget) -> None:
        """Something that anybody could do who can reach a key and the mouse."""
        wish = self._dice.choices(
            (self._press_key, self._press_free_key, self._click, self._drag, self._trigger, self._dress),
            (30, 18, 40, 6, 5, 1),
        )[0]
        wish(target)

    def _come_back(self) -> bool:
        """Open the project again some time after it was closed."""
        house = self._window.house
        self._away_for = 0 if house is not None and house.session.is_open else self._away_for + 1
        if self._away_for < self.patience:
            return False
        self._away_for = 0
        self._note("open", self._window)
        self._window.open_path(self._project)
        return True

    def _press_key(self, target: QWidget) -> None:
        key = self._dice.choice([each for each in KEYS if each.keys and each.name not in NEVER])
        self._note(f"key {key.name}", target)
        QTest.keySequence(self._focus(target), QKeySequence(self._dice.choice(key.keys)))

    def _press_free_key(self, target: QWidget) -> None:
        focus = self._focus(target)
        if self._dice.random() < 0.5:
            letter = self._dice.choice(LETTERS)
            self._note(f"letter {letter}", focus)
            QTest.keyClick(focus, letter)
        else:
            key = self._dice.choice(FREE_KEYS)
            self._note(f"key {key.name}", focus)
            QTest.keyClick(focus, key)

    def _click(self, target: QWidget) -> None:
        button = Qt.MouseButton.RightButton if self._dice.random() < 0.08 else Qt.MouseButton.LeftButton
        widget, point = self._place(target)
        if widget is None:
            return
        self._note("click", widget)
        double = self._dice.random() < 0.05
        (QTest.mouseDClick if double else QTest.mouseClick)(
            widget, button, self._dice.choice(MODIFIERS), point
        )

    def _drag(self, target: QWidget) -> None:
        widget, point = self._place(target)
        if widget is None:
            return
        self._note("drag", widget)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        for _ in range(4):
            if not isValid(widget):
                return
            point += QPoint(self._dice.randint(-30, 30), self._dice.randint(-20, 20))
            QTest.mouseMove(widget, point)
        if isValid(widget):
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def _trigger(self, target: QWidget) -> None:
        name = self._dice.choice([each.name for each in KEYS if each.name not in NEVER])
        self._note(f"action {name}", target)
        self._window.actions_[name].trigger()

    def _dress(self, target: QWidget) -> None:
        theme, language = self._dice.choice(("dark", "light")), self._dice.choice(("en", "de", "es"))
        self._note(f"dress {theme} {language}", target)
        self._window.settings.change(theme=theme, language=language)
        self._window.dress()
        self._window.resize(self._dice.randint(900, 1600), self._dice.randint(560, 1000))

    def _choose(self, menu: QMenu) -> None:
        entries = [each for each in menu.actions() if each.isEnabled() and each.objectName() not in NEVER]
        if entries and self._dice.random() < 0.7:
            entry = self._dice.choice(entries)
            self._note(f"menu {entry.text()}", menu)
            place = menu.actionGeometry(entry).center()
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        else:
            QTest.keyClick(menu, Qt.Key.Key_Escape)

    def _place(self, target: QWidget) -> tuple[QWidget | None, QPoint]:
        """A button, as often as not; else whatever lies at a random point."""
        if self._dice.random() < 0.5:
            buttons = [each for each in target.findChildren(QAbstractButton) if each.isVisibleTo(target)]
            buttons = [each for each in buttons if each.isEnabled() and each.isVisible()]
            if buttons:
                button = self._dice.choice(buttons)
                return button, button.rect().center()
        point = QPoint(self._dice.randrange(target.width() or 1), self._dice.randrange(target.height() or 1))
        widget = target.childAt(point) or target
        return widget, widget.mapFrom(target, point) if widget is not target else point

    def _focus(self, target: QWidget) -> QWidget:
        focus = QApplication.focusWidget()
        return focus if focus is not None and isValid(focus) else target

    def _note(self, wish: str, widget: QWidget) -> None:
        self.latest.append(f"{wish} on {type(widget).__name__} {widget.objectName()}".strip())
        self._stalls.doing = " | ".join([*self.latest][-2:])


MODIFIERS = (
    *[Qt.KeyboardModifier.NoModifier] * 8,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def memory_mb() -> int:
    """What this process holds in memory."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
    except OSError:
        return 0


def keep_inside() -> None:
    """Nothing is asked of the person, followed or fetched."""
    QFileDialog.getOpenFileName = staticmethod(lambda *_a, **_k: ("", ""))  # type: ignore[method-assign]
    QFileDialog.getSaveFileName = staticmethod(lambda *_a, **_k: ("", ""))  # type: ignore[method-assign]
    QFileDialog.getOpenFileNames = staticmethod(lambda *_a, **_k: ([], ""))  # type: ignore[method-assign]
    QFileDialog.getExistingDirectory = staticmethod(lambda *_a, **_k: "")  # type: ignore[method-assign]
    QDesktopServices.openUrl = staticmethod(lambda _url: True)  # type: ignore[method-assign]
    models_page.offers = tuple


def main(words: Sequence[str] | None = None) -> int:
    """Let it run; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stalls", type=Path, help="write each time that it did not answer here, as JSON")
    parser.add_argument("--footage", type=Path, help="a folder of videos, instead of the demonstration")
    arguments = parser.parse_args(words)
    faulthandler.enable()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = str(Path(home) / "home")
        footage = Path(home) / "Spring survey"
        if arguments.footage is not None:
            shutil.copytree(
                arguments.footage, footage
            )  # the project and what is exported come to lie beside it
        else:
            render_demo(footage)
        with contextlib.chdir(home):  # names typed at random are places to write to
            seen = run(footage, seed=arguments.seed, seconds=60 * arguments.minutes)
    return tell(seen, arguments.stalls, seed=arguments.seed, minutes=arguments.minutes)


def tell(seen: Seen, stalls: Path | None, **run_as: object) -> int:
    """Print what happened; returns the exit code. Each time without an answer goes to the file `stalls`."""
    if stalls:
        stalls.write_text(json.dumps([asdict(each) for each in seen.stalls]))
    print(
        json.dumps(
            {
                **run_as,
                "wishes": seen.wishes,
                "mistakes": len(seen.mistakes),
                "errors in the log": len(seen.log_errors),
                "warnings of Qt": dict(seen.warnings.most_common(10)),
                "memory in MB": seen.memory_mb,
                "widgets": seen.num_widgets,
                "stalls": {f"over {limit} s": _num_over(seen, limit) for limit in LIMITS_S},
                "the worst": told(seen.stalls),
            },
            indent=2,
        )
    )
    for story in dict.fromkeys([*seen.mistakes, *seen.log_errors]):
        print(story, file=sys.stderr)
    return int(bool(seen.mistakes or seen.log_errors))


def _num_over(seen: Seen, limit_s: float) -> dict[str, int]:
    """How often the window did not answer for longer, and how often it computed for longer."""
    return {
        "waited": sum(each.lasted_s > limit_s for each in seen.stalls),
        "computed": sum(each.computed_s > limit_s for each in seen.stalls),
    }


def run(footage: Path, *, seed: int, seconds: float, who: type[Monkey] = Monkey) -> Seen:
    """One window with the footage, or a project, open."""
    seen = Seen()
    keep_inside()
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(sys.argv[:1])
    logs.start_logging("window")
    logging.getLogger().addHandler(Errors(seen))

    def warned(kind: QtMsgType, _where: QMessageLogContext, words: str | None) -> None:
        if kind != QtMsgType.QtDebugMsg and not any(known in (words or "") for known in KNOWN_WARNINGS):
            seen.warnings[words or ""] += 1

    qInstallMessageHandler(warned)
    window = make_window(app)
    window.furnished.connect(spare_what_stays)
    window.show()
    window.open_path(footage)
    monkey = who(window, footage, seen, seed=seed, seconds=seconds)

    def mistaken(kind: type[BaseException], error: BaseException, trace: object) -> None:
        story = "".join(traceback.format_exception(error))
        seen.mistakes.append(f"{story}after: {' | '.join(monkey.latest)}")
        print(seen.mistakes[-1], file=sys.stderr, flush=True)

    sys.excepthook = mistaken
    app.exec()
    monkey.stop()
    window.close()
    logs.stop_logging()
    return seen


if __name__ == "__main__":
    sys.exit(main())
