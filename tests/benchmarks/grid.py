"""The grid, the filters and bulk edits at scale: `python -m tests.benchmarks.grid [--project FILE]`.

On a generated project of 100,000 videos with 10 observations each; making it takes minutes, so that
`--project` names one to be used (and changed) instead. Milliseconds, medians of what is done more than once.
*First paint* is from opening the grid to its first picture on screen; *cold* before the project was read as a
whole, *warm* afterwards. *Longest step* is how long the window cannot answer during a bulk edit, by the clock
and by the CPU that it took.
"""

import argparse
import gc
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import HOME_VARIABLE
from app.services.choosing import catalog as catalogs
from app.services.choosing.arranging import By, arrange
from app.services.choosing.filter_counts import count
from app.services.choosing.filtering import Naming, Sieve
from app.services.choosing.filters import Filter
from app.services.projects import Project, create_project, open_project
from app.services.review import bulk
from app.store.records import ObservationId
from app.ui.filters.finder import Finder
from app.ui.grid.page import GridPage
from app.ui.keyboard.actions import Actions
from app.ui.main import make_window
from app.ui.session import Session
from mvit_core.taxonomy import shipped_taxonomy
from tests.benchmarks.store import add_videos, fill, median_ms, timed
from tests.videos import video_ids

FILTERS = {
    "everything": Filter(),
    "a family": Filter(taxa=frozenset({"felidae"})),
    "unsure and not reviewed": Filter(states=frozenset({"unreviewed"}), max_confidence=0.5),
    "a word": Filter(text="lynx"),
    "six parts at once": Filter(
        taxa=frozenset({"felidae"}),
        states=frozenset({"unreviewed"}),
        min_confidence=0.3,
        first_day=date(2024, 1, 1),
        first_hour=20,
        last_hour=6,
        text="site 3",
    ),
}
MANY = 10_000
QUIET_S = 3.0
AFTER_S = 2.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--videos", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=10, help="observations a video")
    parser.add_argument("--project", type=Path, help="a generated project")
    parser.add_argument("--json", action="store_true")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = words.project or generated(Path(folder), words.videos, words.each)
        figures = measure(file, Path(folder))
    if words.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{value:12,.1f}  {name}")


def generated(folder: Path, num_videos: int, each: int) -> Path:
    """A new project."""
    file = folder / "grid.trapline"
    with create_project(file) as project:
        add_videos(project, folder, num_videos)
        fill(project, video_ids(project), each)
    return file


def measure(file: Path, folder: Path) -> dict[str, float]:
    """Figures by name."""
    with open_project(file) as project:
        figures = measure_filters(project)
    figures |= measure_window(file, folder)
    figures |= measure_bulk(file, folder)
    return figures


def measure_filters(project: Project) -> dict[str, float]:
    """Without a window."""
    figures = {"first page, without a catalog": median_ms(lambda: catalogs.first_page(project), 5)}
    read: list[catalogs.Catalog] = []
    figures["read the project into arrays (in the pool)"] = 1e3 * timed(
        lambda: read.append(catalogs.load(project))
    )
    catalog = read[0]
    naming = Naming(shipped_taxonomy(), {})
    figures |= {"observations": float(len(catalog)), "videos": float(len(catalog.videos.id))}
    for name, wanted in FILTERS.items():
        figures[f"filter: {name}"] = median_ms(lambda: Sieve(catalog, wanted, naming).found(), 7)  # noqa: B023
        figures[f"filter with all counts: {name}"] = median_ms(
            lambda: count(Sieve(catalog, wanted, naming), naming.taxonomy),  # noqa: B023
            5,
        )
    found = Sieve(catalog, Filter(), naming).found()
    for by in By:
        if by != By.SIMILARITY:
            figures[f"order everything by {by}"] = median_ms(
                lambda: arrange(catalog, found.rows, by, naming.taxonomy),  # noqa: B023
                3,
            )
    video = int(catalog.animals.video_id[len(catalog) // 2])
    figures["catalog after a label"] = median_ms(lambda: catalogs.refreshed(project, catalog, [video]), 5)
    return figures


def measure_window(file: Path, folder: Path) -> dict[str, float]:
    """The grid itself."""
    app = QApplication.instance() or QApplication([])
    session = Session()
    project = open_project(file)
    session.open(project)
    figures = {}
    with grid(session, folder) as (page, _finder):
        figures["first paint of the grid, cold"] = 1e3 * timed(lambda: _show(page))
    with grid(session, folder) as (page, finder):
        wait(lambda: finder.found is not None)
        page.arranger.wake()
        wait(lambda: page.arranger.arrangement is not None and not page.arranger._arranging.is_running)
        figures["first paint of the grid, warm"] = 1e3 * timed(lambda: _show(page))
        bar = page.view.verticalScrollBar()
        steps = iter(range(1, 100))
        figures["scroll to anywhere and paint"] = median_ms(
            lambda: (bar.setValue(bar.maximum() * next(steps) // 100), page.grab()), 30
        )
        figures["choose all"] = median_ms(page.view.choose_all, 5)
    session.close()
    app.processEvents()
    return figures


def measure_bulk(file: Path, home: Path) -> dict[str, float]:
    """An edit of many and its undo, in the whole window with all that looks at the project."""
    os.environ[HOME_VARIABLE] = str(home / "home")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = make_window(app)
    window.resize(1280, 720)
    window.show()
    house = window.furnish()
    house.door.open_path(file)
    told = [time.monotonic()]
    house.session.changed.connect(lambda _changes: told.append(time.monotonic()))
    finder = house.furniture.finder
    wait(  # until every file has been asked what it is
        lambda: finder.found is not None and time.monotonic() - told[-1] > QUIET_S, patience_s=900
    )
    gc.freeze()  # as the program does when it has started
    catalog = finder.catalog
    assert catalog is not None
    ids = [ObservationId(id_) for id_ in catalog.animals.id[:MANY].tolist()]
    plan = bulk.naming(house.session.project, taxon="lynx")
    figures = _bulk(house.session, "bulk edit", lambda: house.session.edits.relabel_many("many", ids, plan))
    figures |= _bulk(house.session, "its undo", house.session.edits.undo)
    window.close()
    return figures


@contextmanager
def grid(session: Session, folder: Path) -> Iterator[tuple[GridPage, Finder]]:
    """A grid of its own, 1280 x 720."""
    window = QWidget()
    finder = Finder(session)
    page = GridPage(session, finder, Actions(window, {}), folder / "tiles")
    page.resize(1280, 720)
    try:
        yield page, finder
    finally:
        page.hide()
        page.shutdown()


def _show(page: GridPage) -> None:
    page.show()
    page.enter(None)
    page.grab()


def _bulk(session: Session, name: str, start: Callable[[], None]) -> dict[str, float]:
    """Total, and the longest time between two looks at the event loop."""
    over: list[float] = []
    session.edits.bulk_began.connect(
        lambda _words, edit: edit.over.connect(lambda *_all: over.append(time.perf_counter()))
    )
    longest, last = 0.0, time.perf_counter()
    longest_cpu, last_cpu = 0.0, time.thread_time()
    began = last
    start()
    while not over or time.perf_counter() - over[0] < AFTER_S:  # what follows it counts too
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        now, now_cpu = time.perf_counter(), time.thread_time()
        longest, last = max(longest, now - last), now
        longest_cpu, last_cpu = max(longest_cpu, now_cpu - last_cpu), now_cpu
    return {
        f"{name} of {MANY:,} observations": 1e3 * (over[0] - began),
        f"longest step of {name}": 1e3 * longest,
        f"longest step of {name}, its own CPU": 1e3 * longest_cpu,
    }


def wait(done: Callable[[], bool], patience_s: float = 120.0) -> None:
    """Let the event loop run until then."""
    end = time.monotonic() + patience_s
    while not done() and time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.01)


if __name__ == "__main__":
    main()
