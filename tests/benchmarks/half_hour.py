"""Half an hour of work with a large project: `python -m tests.benchmarks.half_hour [--project FILE]`.

Unlike `soak`, whose clicks and keys are anybody's, this one means something: it reviews and takes back, looks
for words, filters, sorts, names thousands in the grid and thinks better of it, reads analyses, begins exports
and scans and gives them up; one wish in eight is anybody's all the same. Makes a project of 100,000 files
(minutes), or works on a copy of one that `large_project.make` made. Prints what `soak` prints.
"""

import argparse
import contextlib
import faulthandler
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.paths import HOME_VARIABLE
from app.services.choosing.arranging import By
from app.services.choosing.filters import Filter
from app.services.choosing.next_up import Next
from app.services.exports import FORMATS, Choice
from app.ui.dialogs.export import ExportWish
from app.ui.keyboard.keys import KEYS
from app.ui.main import answer_soon
from app.ui.window import MainWindow
from mvit_core.machine.memory import hold_little
from tests.benchmarks.large_project import TAXA, make
from tests.benchmarks.soak import Monkey, Seen, run, tell

Act = Callable[[], object]
WORDS = ("lynx", "camera 07", "IMG_0001", "ursus", "nothing like that")
VERDICTS = ("accept", "accept", "accept", "reject", "repeat", "wider", "say_unknown", "pin_1", "next_video")
PLAYING = (
    "play",
    "frame_on",
    "frame_back",
    "second_on",
    "zoom_in",
    "zoom_out",
    "fit",
    "night",
    "trails",
    "heat",
)
ANYBODY = 1 / 8  # of the wishes
FEW, MANY = 500, 10_000  # tiles
MOMENT, WHILE, LONG = 4, 40, 240  # wishes that one waits


class Person(Monkey):
    """Plans an act or a dozen, does one after the other, then plans anew."""

    patience = 1_000  # a large project takes seconds to open

    def __init__(self, window: MainWindow, project: Path, seen: Seen, *, seed: int, seconds: float) -> None:
        super().__init__(window, project, seen, seed=seed, seconds=seconds)
        self._plan: Iterator[Act] = iter(())

    def _want(self, target: QWidget) -> None:
        house = self._window.house
        if house is None or not house.session.is_open:
            return  # until `_come_back`
        if target is not self._window:
            super()._want(target)
            return
        act = next(self._plan, None)
        if act is None:
            self._plan = self._another()
        else:
            act()

    def _another(self) -> Iterator[Act]:
        if self._dice.random() < ANYBODY:
            return iter([partial(super()._want, self._window)])
        plans = (
            *((self._review, 30), (self._play, 12), (self._walk_the_library, 12), (self._look_for_words, 8)),
            *((self._filter, 8), (self._sort, 5), (self._name_many, 5), (self._queue, 4)),
            *(
                (self._analyse, 4),
                (self._export, 3),
                (self._scan, 1),
                (self._learn, 1),
                (self._leave_it, 0.5),
            ),
            *((self._dress_anew, 0.5),),
        )
        plan = self._dice.choices([each for each, _ in plans], [weight for _, weight in plans])[0]
        self._note(plan.__name__.strip("_").replace("_", " "), self._window)
        return plan()

    # ------------------------------------------------------------- hands

    def _key(self, name: str) -> Act:
        """A key of the table, as a person presses it; without a key, as from the menu."""

        def press() -> None:
            (key,) = (each for each in KEYS if each.name == name)
            if key.keys:
                QTest.keySequence(self._focus(self._window), QKeySequence(key.keys[0]))
            else:
                self._window.actions_[name].trigger()

        return press

    def _type(self, letters: str) -> Iterator[Act]:
        for letter in letters:
            yield lambda letter=letter: QTest.keyClick(self._focus(self._window), letter)  # type: ignore[misc]

    def _wait(self, wishes: int) -> Iterator[Act]:
        for _ in range(self._dice.randint(1, wishes)):
            yield lambda: None

    @property
    def _room(self):  # type: ignore[no-untyped-def]
        return self._window.house.furniture

    def _to(self, grid: bool) -> Act:
        """The grid, or the player."""

        def turn() -> None:
            if self._room.grid.isVisible() != grid:
                self._window.actions_["grid"].trigger()

        return turn

    # ------------------------------------------------------------- plans

    def _review(self) -> Iterator[Act]:
        yield self._to(grid=False)
        for _ in range(self._dice.randint(3, 15)):
            yield self._key("next_unreviewed")
            yield from self._wait(MOMENT)
            yield self._key(self._dice.choice(VERDICTS))
            yield from self._wait(MOMENT)
        for name in ("undo", "redo", "undo")[: self._dice.randint(0, 3)]:
            for _ in range(self._dice.randint(1, 5)):
                yield self._key(name)

    def _play(self) -> Iterator[Act]:
        yield self._to(grid=False)
        for _ in range(self._dice.randint(3, 12)):
            yield self._key(self._dice.choice(PLAYING))
            yield from self._wait(MOMENT)
        yield self._room.stage.player.playhead.pause

    def _walk_the_library(self) -> Iterator[Act]:
        tree = self._room.library.tree
        bar = tree.verticalScrollBar()
        for _ in range(self._dice.randint(2, 8)):
            yield lambda: bar.setValue(self._dice.randint(0, max(1, bar.maximum())))
            yield lambda: QTest.mouseClick(
                tree.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                QPoint(self._dice.randint(4, 120), self._dice.randint(4, max(5, tree.height() - 4))),
            )
            yield from self._wait(MOMENT)
            key = self._dice.choice((Qt.Key.Key_Asterisk, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left))
            yield lambda key=key: QTest.keyClick(tree, key)  # type: ignore[misc]
            yield from self._wait(MOMENT)

    def _look_for_words(self) -> Iterator[Act]:
        search = self._window.top_bar.search
        yield search.setFocus
        yield from self._type(self._dice.choice(WORDS))
        yield from self._wait(WHILE)
        yield self._to(grid=self._dice.random() < 0.5)
        yield from self._wait(WHILE)
        yield search.clear

    def _filter(self) -> Iterator[Act]:
        dice, finder = self._dice, self._room.finder
        sites = [each.id for each in self._room.library.model.rows.sites] or [1]
        wanted = (
            Filter(sites=frozenset(dice.sample(sites, min(2, len(sites))))),
            Filter(taxa=frozenset({dice.choice(TAXA)})),
            Filter(states=frozenset({"unreviewed"}), max_confidence=dice.random()),
            Filter(first_hour=20, last_hour=6, taxa=frozenset({"felidae"})),
            Filter(behaviors=frozenset({"eats_food"})),
        )
        for one in dice.sample(wanted, dice.randint(1, 3)):
            yield partial(finder.want, one)
            yield from self._wait(WHILE)
        if dice.random() < 0.4:
            yield self._key("filter")
            yield from self._wait(WHILE)
            yield self._room.library.filters.panel.put_away
        if dice.random() < 0.8:
            yield finder.clear

    def _sort(self) -> Iterator[Act]:
        yield self._to(grid=True)
        page = self._room.grid
        for by in self._dice.sample([by for by in By if by is not By.SIMILARITY], 2):
            yield partial(page.arranger.order_by, by)
            yield from self._wait(WHILE)
            bar = page.view.verticalScrollBar()
            yield lambda bar=bar: bar.setValue(self._dice.randint(0, max(1, bar.maximum())))  # type: ignore[misc]
            yield from self._wait(MOMENT)
        yield self._to(grid=self._dice.random() < 0.3)

    def _name_many(self) -> Iterator[Act]:
        """Sometimes all, which nobody waits for."""
        yield self._to(grid=True)
        yield from self._wait(WHILE)
        page, edits = self._room.grid, self._window.house.session.edits
        how = self._dice.choice((FEW, FEW, MANY, 0))
        yield partial(self._choose_tiles, how)
        yield partial(page.labelling.name, self._dice.choice(TAXA)) if how else self._key("accept")
        yield from self._wait(LONG)
        yield lambda: edits._bulk.cancel() if edits._bulk is not None else None  # as the dialog's button
        yield from self._wait(WHILE)
        yield self._key("undo")
        yield from self._wait(LONG)
        yield self._to(grid=False)

    def _choose_tiles(self, number: int) -> None:
        """So many tiles from somewhere on, 0: all."""
        view = self._room.grid.view
        if not view.num_tiles:
            return
        if not number:
            QTest.keySequence(view, QKeySequence("Ctrl+A"))
            return
        first = self._dice.randrange(view.num_tiles)
        view.selection.click(first)
        view.selection.click(min(first + number, view.num_tiles - 1), extend=True)
        view._selection_moved()

    def _queue(self) -> Iterator[Act]:
        desk = self._room.queue
        yield partial(desk.choose, self._dice.choice([*Next]))
        yield from self._wait(WHILE)
        yield from self._review()
        yield partial(desk.choose, Next.LIBRARY)

    def _analyse(self) -> Iterator[Act]:
        yield self._key("analyse")
        yield from self._wait(LONG)
        page = self._window.house.analyse.page
        for _ in range(self._dice.randint(1, 5)):
            if page is not None and page.isVisible():
                yield partial(page.list.setCurrentRow, self._dice.randrange(page.list.count()))
                yield from self._wait(WHILE)
        yield self._key("analyse")

    def _export(self) -> Iterator[Act]:
        """To somewhere below the home, which goes again; most are given up."""
        form = FORMATS[self._dice.choice([*FORMATS])]
        out = Path.cwd() / "exported" / form.name
        shutil.rmtree(out.parent, ignore_errors=True)
        wish = ExportWish(form, out, overwrite=True, choice=Choice(utc_offset="+00:00"))
        yield partial(self._window.house.exchange.export, wish)
        yield from self._review()
        yield from self._wait(LONG)
        yield lambda: [task.cancel() for task in list(self._room.desk._tasks)]
        yield from self._wait(WHILE)

    def _scan(self) -> Iterator[Act]:
        yield self._key("scan")
        yield from self._wait(LONG)
        yield from self._review()
        yield self._room.desk.cancel_scan

    def _learn(self) -> Iterator[Act]:
        yield self._key("improve")
        yield from self._wait(LONG)
        yield self._key("improve")

    def _leave_it(self) -> Iterator[Act]:
        yield self._key("close_project")
        yield from self._wait(WHILE)

    def _dress_anew(self) -> Iterator[Act]:
        yield partial(self._dress, self._window)
        yield from self._wait(WHILE)


def main(words: Sequence[str] | None = None) -> int:
    """Work so long; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--project", type=Path, help="a project that was made before")
    parser.add_argument("--stalls", type=Path, help="write each time that it did not answer here, as JSON")
    arguments = parser.parse_args(words)
    faulthandler.enable()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = str(Path(home) / "home")
        file = arguments.project or make(Path(home), arguments.files, 4, arguments.files // 25)
        copy = Path(shutil.copy(file, Path(home) / "half hour.trapline"))
        answer_soon()
        hold_little()
        with contextlib.chdir(home):  # names typed at random are places to write to
            seen = run(copy, seed=arguments.seed, seconds=60 * arguments.minutes, who=Person)
    return tell(seen, arguments.stalls, seed=arguments.seed, minutes=arguments.minutes)


if __name__ == "__main__":
    sys.exit(main())
