"""When the window does not answer on a usual day with a large project: `python -m tests.benchmarks.day`.

Makes a project of 100,000 files with four animals and two bouts each (minutes), or works on a copy of
`--project`, which `large_project.make` made. Prints for each step of the day, in milliseconds, the longest
time in which the event loop did not turn: as it lasted, without what other programs took of it, and what
the window's thread computed of it; medians and worst of the step's repetitions. `--where` says in which of
our lines the worst was. Ends with memory.
"""

import argparse
import gc
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.paths import HOME_VARIABLE
from app.services.choosing.arranging import By
from app.services.choosing.filters import Filter
from app.services.exports import FORMATS, Choice
from app.services.projects import create_project
from app.services.scanning.scans import ScanRun
from app.ui.dialogs.export import ExportWish
from app.ui.dialogs.importing import ImportWish
from app.ui.editing.putting import MANY as AT_ONCE
from app.ui.main import answer_soon, make_window, spare_what_stays
from mvit_core.events import VideoScanned
from mvit_core.machine.memory import hold_little
from tests.benchmarks.large_project import make
from tests.benchmarks.stalls import Stall, Stalls
from tests.benchmarks.store import result_with
from tests.windows import choose_in, is_working

PATIENCE_S = 240.0
SETTLE_S = 0.7
MANY = 10_000
SHARE_NEW = 25  # one file in so many
NUM_IMPORTED = 4_000
RESULTS, RESULTS_MEANWHILE = 250, 200  # of a scan, while nothing else and while videos are watched
PAUSE_MS = 50  # between two results of the scan


@dataclass
class Step:
    """The worst of each repetition."""

    lasted: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)  # without what other programs took
    computed: list[float] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)
    worst: Stall | None = None

    def note(self, stalls: list[Stall], took_s: float) -> None:
        """One repetition."""
        self.took_s.append(took_s)
        for values, of in (
            (self.lasted, lambda each: each.lasted_s),
            (self.own, lambda each: each.lasted_s - each.queued_s),
            (self.computed, lambda each: each.computed_s),
        ):
            values.append(1e3 * max(map(of, stalls), default=0.0))
        worst = max(stalls, key=lambda each: each.lasted_s - each.queued_s, default=None)
        before = self.worst.lasted_s - self.worst.queued_s if self.worst else 0.0
        if worst is not None and worst.lasted_s - worst.queued_s > before:
            self.worst = worst


class Day:
    """The window, and what is done with it."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.file, self.folder = file, folder
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.app = app
        answer_soon()
        hold_little()
        self.window = make_window(app)
        self.window.furnished.connect(spare_what_stays)
        self.window.resize(1280, 720)
        self.window.show()
        self.stalls = Stalls(self.window, limit_s=0.005)
        self.steps: dict[str, Step] = {}
        self.left_out: list[str] = []
        self._mistake: BaseException | None = None
        sys.excepthook = self._mistaken

    # ------------------------------------------------------------- how

    def do(
        self,
        name: str,
        act: Callable[[], object],
        until: Callable[[], bool] = lambda: True,
        *,
        times: int = 3,
        settle_s: float = SETTLE_S,
    ) -> None:
        """Do something `times` times, each until it is over and what follows from it is, too."""
        step = self.steps.setdefault(name, Step())
        self.stalls.doing = name
        for _ in range(times):
            self.let_pass(0.05)  # what was done before is no part of it
            self.stalls.forget()
            began, done = time.perf_counter(), self._soon(act)
            self.wait(lambda: bool(done) and until(), name)  # noqa: B023
            took_s = time.perf_counter() - began
            self.let_pass(settle_s)
            step.note(self.stalls.found, took_s)
        print(line(name, step), file=sys.stderr, flush=True)

    def leave_out(self, what: str) -> None:
        """The project does not have what it takes; the day goes on."""
        self.left_out.append(what)
        print(f"left out: {what}", file=sys.stderr, flush=True)

    def _soon(self, act: Callable[[], object]) -> list[bool]:
        """In the next turn; the list gets a member once it is done."""
        done: list[bool] = []

        def call() -> None:
            act()
            done.append(True)

        QTimer.singleShot(0, call)
        return done

    def _mistaken(self, _kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """A mistake ends the day: Qt would wait."""
        traceback.print_exception(error)
        self._mistake = error

    def wait(self, done: Callable[[], bool], name: str) -> None:
        """Let the event loop run until then."""
        end_s = time.monotonic() + PATIENCE_S
        while not done():
            self.turn()
            if self._mistake is not None:
                raise RuntimeError(name) from self._mistake
            if time.monotonic() > end_s:
                raise TimeoutError(f"stuck at: {name}, with {self.busy_with}")

    def let_pass(self, seconds: float) -> None:
        """The event loop runs for so long."""
        end_s = time.monotonic() + seconds
        while time.monotonic() < end_s:
            self.turn()

    def turn(self) -> None:
        """One turn of the event loop."""
        flags = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
        QApplication.processEvents(flags)

    def key(self, name: str) -> Callable[[], None]:
        """What a key of the table does."""
        return self.window.actions_[name].trigger

    def close(self) -> None:
        """The window, with all that works behind it."""
        self.window.close()
        self.let_pass(1.0)
        self.stalls.stop()

    def close_dialog_after(self, wait_s: float) -> None:
        """Whatever dialog stands there then."""

        def close() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                dialog.close()

        QTimer.singleShot(round(1000 * wait_s), self.window, close)

    @property
    def room(self):  # type: ignore[no-untyped-def]
        """All that stands in the workroom."""
        return self.window.house.furniture

    @property
    def session(self):  # type: ignore[no-untyped-def]
        """What is open."""
        return self.window.house.session

    @property
    def is_quiet(self) -> bool:
        """Whether the pools of the window have nothing to do."""
        return not self.busy_with

    @property
    def busy_with(self) -> list[str]:
        """What they do."""
        finder, library = self.room.finder, self.room.library
        works = {
            "finding": finder._working.is_running,
            "finding soon": finder._refresh_soon.isActive(),
            "reading the library": library._reader._reading.is_running or library._reload_soon.isActive(),
            "catching up": library._catching_up._stale,
            "arranging": self.room.grid.arranger._arranging.is_running,
            "probing": self.room.desk._probing is not None and self.room.desk._probing._workers,
        }
        return [name for name, work in works.items() if work]


def main() -> None:
    """Go through the day and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=4, help="animals in a file")
    parser.add_argument("--project", type=Path, help="a project that was made before")
    parser.add_argument("--only", nargs="*", help="of these parts of the day: " + ", ".join(PARTS))
    parser.add_argument("--where", action="store_true", help="say in which lines the worst was")
    parser.add_argument("--json", action="store_true")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = str(Path(folder) / "home")
        file = words.project or make(Path(folder), words.files, words.each, words.files // SHARE_NEW)
        copy = Path(shutil.copy(file, Path(folder) / "day.trapline"))
        day = Day(copy, Path(folder))
        try:
            for name, part in PARTS.items():
                if not words.only or name in words.only or name == "open":
                    part(day)
        finally:  # else Qt would fall with its threads at work
            memory = memory_mb()
            day.close()
        steps = day.steps
    if words.json:
        print(json.dumps({name: vars(step) | {"worst": None} for name, step in steps.items()}, indent=1))
    print("lasted (worst) | without others (worst) | computed (worst) ms | s | step")
    for name, step in steps.items():
        print(line(name, step))
        if words.where and step.worst is not None and max(step.own) > 30:
            print(f"{'':60}collecting garbage: {1e3 * step.worst.collected_s:.0f} ms")
            for place in step.worst.stack[:8]:
                print(f"{'':60}{place}")
            for place in step.worst.others[:5]:
                print(f"{'':56}... {place}")
    for what in day.left_out:
        print(f"left out: {what}")
    print(f"memory: {memory} MB now and {peak_mb()} MB at most")


def line(name: str, step: Step) -> str:
    """A step as a line of the table."""
    figures = " |".join(
        f"{statistics.median(each):5.0f} ({max(each):5.0f})"
        for each in (step.lasted, step.own, step.computed)
    )
    return f"{figures} | {statistics.median(step.took_s):5.1f} | {name}"


# ------------------------------------------------------------- the day


def open_project(day: Day) -> None:
    """In the morning: the window reads a large project, and new files say what they are."""
    day.do("the window itself", lambda: None, lambda: day.window.house is not None, times=1)
    day.let_pass(2.0)
    gc.freeze()

    def is_open() -> bool:
        return day.session.video is not None and day.room.finder.found is not None

    day.do("open the project", lambda: day.window.open_path(day.file), is_open, times=1)
    day.do(
        "new files say what they are",
        lambda: None,
        lambda: day.is_quiet,
        times=1,
        settle_s=2.0,
    )


def library(day: Day) -> None:
    """Open all sites, scroll, step."""
    tree, openings = day.room.library.tree, day.room.library._openings
    index = iter(range(40))

    def open_site() -> None:
        tree.expand(tree.model().index(next(index), 0))

    def open_all() -> None:
        for site in range(tree.model().rowCount()):
            tree.setCurrentIndex(tree.model().index(site, 0))
            QTest.keyClick(tree, Qt.Key.Key_Asterisk)

    day.do("library: open a camera", open_site, settle_s=0.3, times=6)
    day.do("library: open all cameras", open_all, lambda: not openings._waiting, times=1)
    bar, steps = tree.verticalScrollBar(), count(1)
    day.do(
        "library: scroll",
        lambda: bar.setValue(bar.maximum() * (next(steps) * 37 % 100) // 100),
        times=20,
        settle_s=0.1,
    )
    day.do("library: read anew, all cameras open", day.room.library.reload, lambda: day.is_quiet)
    day.do("library: close all cameras", tree.collapseAll, times=1)
    day.do("library: read anew", day.room.library.reload, lambda: day.is_quiet)
    day.do("next video", day.key("next_video"), times=10, settle_s=0.4)
    day.do("previous video", day.key("previous_video"), times=5, settle_s=0.4)


def filtering(day: Day) -> None:
    """The panel, choices, words."""
    finder = day.room.finder
    search = day.window.top_bar.search

    def settled() -> bool:
        return day.is_quiet

    wanted = iter([Filter(sites=frozenset({3})), Filter(taxa=frozenset({"felidae"})), Filter()])
    day.do("filter by a choice", lambda: finder.want(next(wanted)), settled)
    day.do("filter panel", day.key("filter"), settled, times=1, settle_s=1.5)
    wanted = iter([Filter(sites=frozenset({4})), Filter(states=frozenset({"unreviewed"})), Filter()])
    day.do("filter with the panel open", lambda: finder.want(next(wanted)), settled)
    day.room.library.filters.panel.put_away()
    letters = iter("lynx")
    day.do("search, a letter", lambda: QTest.keyClicks(search, next(letters)), settled, times=4, settle_s=0.3)
    day.do("search given up", search.clear, settled, times=1)


def grid(day: Day) -> None:
    """Orders, all of them chosen, ten thousand named."""
    page = day.room.grid
    arranger, view = page.arranger, page.view

    def settled() -> bool:
        return day.is_quiet and arranger.arrangement is not None

    day.do("grid", day.key("grid"), settled, times=1)
    orders = iter([by for by in By if by is not By.SIMILARITY])
    day.do("grid: another order", lambda: arranger.order_by(next(orders)), settled, times=len(By) - 1)
    bar, steps = view.verticalScrollBar(), count(1)
    day.do(
        "grid: scroll",
        lambda: bar.setValue(bar.maximum() * (next(steps) * 37 % 100) // 100),
        times=20,
        settle_s=0.2,
    )
    day.do("grid: choose all", view.choose_all)
    if view.num_tiles < MANY:
        day.leave_out(f"naming {MANY:,} in the grid: it has {view.num_tiles:,} tiles")
    if view.num_tiles:
        label_many(day, min(MANY, view.num_tiles))
    day.do("back to the player", day.key("grid"), times=1)


def label_many(day: Day, number: int) -> None:
    """Choose so many tiles, name them, and take that back."""
    page, edits, over = day.room.grid, day.session.edits, []
    view = page.view
    edits.bulk_began.connect(lambda _words, edit: edit.over.connect(lambda *_all: over.append(1)))

    def choose_many() -> None:
        view.selection.click(0)
        view.selection.click(number - 1, extend=True)
        view._selection_moved()

    def edited(times: int) -> Callable[[], bool]:
        """A few are named at once, and no bulk edit begins."""
        return lambda: (number <= AT_ONCE or len(over) >= times) and day.is_quiet

    many = f"{number:,}"
    day.do(f"grid: choose {many}", choose_many, times=1)
    day.do(f"name {many}", lambda: page.labelling.name("lynx"), edited(1), times=1, settle_s=2)
    day.do("undo that", day.key("undo"), edited(2), times=1, settle_s=2)
    day.do("redo that", day.key("redo"), edited(3), times=1, settle_s=2)


def review(day: Day) -> None:
    """Next, accept, name, take back."""
    taxa = iter(["ursus", "cervus", "canis"] * 10)
    day.do("next to review", day.key("next_unreviewed"), times=10, settle_s=0.4)
    day.do("accept", day.key("accept"), times=10, settle_s=0.4)
    day.do("name one", lambda: day.room.reviewing.name(taxon=next(taxa)), times=6, settle_s=0.4)
    day.do("reject", day.key("reject"), times=6, settle_s=0.4)
    day.do("undo", day.key("undo"), times=6, settle_s=0.4)
    day.do("redo", day.key("redo"), times=6, settle_s=0.4)
    day.do("timeline closer", day.key("zoom_in"), times=8, settle_s=0.2)
    day.do("timeline further", day.key("zoom_out"), times=4, settle_s=0.2)
    day.do("all of it in view", day.key("fit"), times=3, settle_s=0.2)


def blind(day: Day) -> None:
    """A second observer, with and without a filter; then how far both agree."""
    finder = day.room.finder
    day.do("blind review begins", lambda: day.session.review_blind("Bo"), lambda: day.is_quiet, times=1)
    day.do("blind: next", day.key("next_unreviewed"), times=8, settle_s=0.3)
    day.do("blind: accept", day.key("accept"), times=8, settle_s=0.3)
    day.do(
        "blind: a filter",
        lambda: finder.want(Filter(first_hour=8, last_hour=20)),
        lambda: day.is_quiet,
        times=1,
    )
    day.do("blind: next, filtered", day.key("next_unreviewed"), times=8, settle_s=0.3)
    day.do("blind: accept, filtered", day.key("accept"), times=8, settle_s=0.3)
    day.do("blind review ends", lambda: day.session.review_blind(""), lambda: day.is_quiet, times=1)
    finder.clear()

    def agree() -> None:
        day.close_dialog_after(3.0)
        day.key("agreement")()

    day.do("agreement of observers", agree, times=1)


def analyse(day: Day) -> None:
    """Every page of it."""
    visit = day.window.house.analyse
    page = None

    def settled() -> bool:
        return page is not None and not is_working(page) and page.finding is not None

    def turn() -> None:
        nonlocal page
        day.key("analyse")()
        page = visit.page

    day.do("analyse: the page, read", turn, settled, times=1)
    keys = iter([page.list.item(place).data(256) for place in range(page.list.count())])
    wanted = [key for key in keys if key]
    rest = iter(wanted)
    day.do(
        "analyse: another", lambda: choose_in(page.list, next(rest)), settled, times=len(wanted), settle_s=0.3
    )
    day.do("analyse: back", day.key("analyse"), times=1)


def exchange(day: Day) -> None:
    """Exports behind the window, and a table that comes in."""
    desk = day.room.desk

    def at_rest() -> bool:
        return not desk._tasks

    def ask() -> None:
        day.close_dialog_after(4.0)
        day.key("export")()

    day.do("export: the dialog", ask, at_rest, times=1)
    for name in ("csv", "camtrap-dp"):
        out = day.folder / f"out-{name}"
        wish = ExportWish(FORMATS[name], out, True, Choice(utc_offset="+00:00"))
        began = time.monotonic()
        day.do(
            f"export: {name} under way",
            lambda wish=wish: day.window.house.exchange.export(wish),
            lambda began=began: at_rest() or time.monotonic() - began > 30,
            times=1,
        )
        for task in list(desk._tasks):
            task.cancel()
        day.wait(at_rest, name)
    table = day.folder / "labels.csv"
    videos = day.room.library.videos[:NUM_IMPORTED]
    if len(videos) < NUM_IMPORTED:
        day.leave_out(f"rows of an import but for {len(videos):,}: there are no more files")
    rows = (f"{each.path},vulpes\n" for each in videos)
    table.write_text("filepath,label\n" + "".join(rows), encoding="utf-8")
    importing = day.window.house.exchange.importing

    def look() -> None:
        importing.show(table)
        day.close_dialog_after(5.0)

    day.do("import: the preview", look, times=1, settle_s=6.0)
    day.do(
        f"import: {len(videos):,} rows",
        lambda: importing.take_in(ImportWish(table, "zamba")),
        lambda: not desk._tasks and importing._steps is None and day.is_quiet,
        times=1,
        settle_s=3.0,
    )


def scanning(day: Day) -> None:
    """What is new is scanned by workers; then results come in as fast as a fast computer would give them."""
    desk = day.room.desk
    scanned = time.monotonic

    def scan() -> None:
        day.key("scan")()

    began = scanned()
    day.do(
        "scan: workers",
        scan,
        lambda: desk.scan is None or scanned() - began > 25,
        times=1,
    )
    if desk.scan is not None:
        desk.cancel_scan()
    day.wait(lambda: desk.scan is None, "the scan")
    ids = [video.id for video in day.room.library.videos[:4000]]
    project = day.session.project
    run = ScanRun.start(project, ids[::4], rescan=True)
    result, left = result_with(6), iter(range(RESULTS))
    if len(ids[::4]) < RESULTS + RESULTS_MEANWHILE:
        day.leave_out(f"results of a scan but for {len(ids[::4])}: there are too few files")
    timer = QTimer(day.window, interval=PAUSE_MS)

    def store() -> None:
        request = run.next_request()
        if request is None or next(left, None) is None:
            timer.stop()
        else:
            day.session.tell(run.record(VideoScanned(key=request.key, result=result)))

    timer.timeout.connect(store)

    def results() -> None:
        timer.start()

    day.do("scan: results with animals", results, lambda: not timer.isActive(), times=1)
    timer.start()
    left = iter(range(RESULTS_MEANWHILE))
    day.do("scan: next video meanwhile", day.key("next_video"), times=8, settle_s=0.4)
    day.wait(lambda: not timer.isActive(), "results")
    day.session.tell(run.finish())
    news = day.window.house.door.scan_news
    day.do("scan: what was found is said", lambda: news._over(True), times=3, settle_s=1.0)


def improving(day: Day) -> None:
    """What there is to learn from; a training behind the window."""
    page = day.window.house.improve.page

    day.do(
        "improve: the page",
        day.key("improve"),
        lambda: page.planning.at_hand is not None and not page.planning._looking.is_running,
        times=1,
        settle_s=3.0,
    )
    if not page.planning.at_hand.can_learn:
        day.leave_out("a training: nothing was named that could be learned")
        return
    day.wait(lambda: page.planning.plan is not None, "the plan")
    began = time.monotonic()
    day.do(
        "improve: training begins",
        page._start,
        lambda: time.monotonic() - began > 25,
        times=1,
    )
    day.do("improve: back", day.key("improve"), times=1)
    day.do("training: next video meanwhile", day.key("next_video"), times=6, settle_s=0.4)
    page.improving.cancel()


def dressing(day: Day) -> None:
    """Languages and themes."""
    languages, themes = iter(["de", "es", "en"]), iter(["light", "dark", "light"])

    def dress(**choice: str) -> None:
        day.window.settings.change(**choice)
        day.window.dress()

    day.do("another language", lambda: dress(language=next(languages)), lambda: day.is_quiet, settle_s=2.0)
    day.do("another theme", lambda: dress(theme=next(themes)), settle_s=1.5)


def leaving(day: Day) -> None:
    """Another project, and back."""
    other = day.folder / "other.trapline"
    create_project(other).close()

    def is_there(file: Path) -> Callable[[], bool]:
        return lambda: day.session.is_open and day.session.project.path == file and day.is_quiet

    day.do("a second project", lambda: day.window.open_path(other), is_there(other), times=1, settle_s=1.5)
    day.do(
        "back to the first", lambda: day.window.open_path(day.file), is_there(day.file), times=1, settle_s=3.0
    )


PARTS: dict[str, Callable[[Day], None]] = {
    "open": open_project,
    "library": library,
    "filter": filtering,
    "grid": grid,
    "review": review,
    "blind": blind,
    "analyse": analyse,
    "exchange": exchange,
    "scan": scanning,
    "improve": improving,
    "dress": dressing,
    "leave": leaving,
}


def memory_mb() -> int:
    """What this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def peak_mb() -> int:
    """What it held at most."""
    lines: Iterator[str] = iter(Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return next(round(int(each.split()[1]) / 1000) for each in lines if each.startswith("VmHWM"))


if __name__ == "__main__":
    main()
