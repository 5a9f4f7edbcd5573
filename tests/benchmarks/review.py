"""How many keys and clicks a review takes, and how long each waits: `python -m tests.benchmarks.review`.

A scripted reviewer clears 200 observations of a rendered project whose truth is known, in the real window,
with key and mouse events alone: 130 are right, 30 have the wrong species, 20 an edge a second too late, 10
animals were missed and 10 tracks are none. At the end the project has to say what is true; undo has to lead
back to the start and redo to the end, byte for byte as exported. A drag counts as one click.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import HOME_VARIABLE
from app.services import observations
from app.services.exports import export
from app.store.records import Kind, Observation, ReviewState, VideoId
from app.ui.keyboard.actions import FocusKeepsItsKeys
from app.ui.main import make_window
from mvit_core.types import Span
from tests.benchmarks.review_project import Animal, make_project

LETTERS = {"panthera": "lion", "ursus": "bear", "vulpes": "vulp", "cervus": "cervu", "elephant": "elep"}
PATIENCE_S = 60.0
CONTROL = Qt.KeyboardModifier.ControlModifier
LATENCIES = 25


@dataclass(slots=True)
class Strokes:
    """Key strokes and clicks, by what they were needed for."""

    spent: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)

    def each(self, case: str) -> float:
        """On average."""
        return round(self.spent[case] / max(1, self.cases[case]), 2)


class Reviewer:
    """Looks up the truth of what is selected, and says it by keys and mouse."""

    def __init__(self, folder: Path) -> None:
        self._app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(self._app, QApplication)
        FocusKeepsItsKeys(self._app)
        self.project, self.truth = make_project(folder)
        place = self.project.path
        self.project.close()
        self.window = make_window(self._app)
        self.house = self.window.furnish()
        self.window.resize(1280, 720)
        self.window.show()
        self.window.open_path(place)
        self.strokes = Strokes()
        self.pinned: dict[str, str] = {}
        self._case = ""
        self._added: set[VideoId] = set()
        self.label_cpu_ms: list[float] = []
        self.wait_for(lambda: self.house.session.is_open and self.session.video is not None)

    @property
    def session(self):
        """The window's session."""
        return self.house.session

    def wait_for(self, there: Callable[[], bool]) -> float:
        """Milliseconds until it is so; TimeoutError where it never is."""
        start = time.perf_counter()
        while not there():
            self._app.processEvents()
            if time.perf_counter() - start > PATIENCE_S:
                raise TimeoutError(f"stuck at {self._case}")
            time.sleep(0.0002)
        return (time.perf_counter() - start) * 1000

    # ------------------------------------------------------------- hands

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One stroke, wherever the focus is."""
        self.strokes.spent[self._case] += 1
        QTest.keyClick(self._focus(), key, modifiers)

    def type(self, letters: str) -> None:
        """A stroke a letter."""
        self.strokes.spent[self._case] += len(letters)
        QTest.keyClicks(self._focus(), letters)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move, release: one click."""
        self.strokes.spent[self._case] += 1
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
        for point in ((start + end) / 2, end):  # with Alt: to the frame, not to an edge beside it
            move = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(point),
                QPointF(widget.mapToGlobal(point)),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.AltModifier,
            )
            QApplication.sendEvent(widget, move)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    # ------------------------------------------------------------- head

    def review(self) -> None:
        """Everything, from the first observation to the sentence that all is reviewed."""
        self.key(Qt.Key.Key_N)
        while (chosen := self.session.observation) is not None:
            self._video_ready()
            self._add_missed()
            if chosen.state is not ReviewState.UNREVIEWED:
                break
            self.session.look_at(chosen.id)
            self._clear(chosen)
        self.strokes.spent.pop("", None)

    def _clear(self, chosen: Observation) -> None:
        animal = self._truth_of(chosen)
        self._case = _case(animal)
        self.strokes.cases[self._case] += 1
        if self._case == "false track":
            self.key(Qt.Key.Key_X)
            return
        if self._case == "wrong species":
            self._name(animal.species)
        if self._case == "shifted edge":
            self._move_end(chosen, animal.span.end_s)
        before = self.session.observation_id
        self.key(Qt.Key.Key_Return)
        if self.session.observation_id == before and self.session.observation.state is ReviewState.UNREVIEWED:
            raise RuntimeError(f"Enter did not go on: {self._case}, {chosen}, {self._focus()}")

    def _name(self, species: str) -> None:
        """By its pinned key; the first time by its letters, and pinned for the next time."""
        if species in self.pinned:
            self.key(Qt.Key(ord(self.pinned[species])))
            return
        self.key(Qt.Key.Key_S)
        self.type(LETTERS[species])
        self.key(Qt.Key.Key_Return)
        self.pinned[species] = str(len(self.pinned) + 1)
        self.key(Qt.Key(ord(self.pinned[species])), CONTROL)

    def _move_end(self, chosen: Observation, end_s: float) -> None:
        timeline = self.house.furniture.stage.timeline
        rect = timeline.bar_rect(chosen.id)
        start = QPoint(round(rect.right()) - 2, round(rect.center().y()))
        moved = round(timeline.transform().x_of(end_s)) - round(rect.right())
        self.drag(timeline, start, start + QPoint(moved, 0))

    def _add_missed(self) -> None:
        """Drag out the animals that the machine missed, on the empty lane, and name them."""
        video = self.session.video
        if video.id in self._added:
            return
        self._added.add(video.id)
        timeline = self.house.furniture.stage.timeline
        for animal in (each for each in self.truth[video.id] if each.found_species is None and each.species):
            self._case = "missed animal"
            self.strokes.cases[self._case] += 1
            timeline._vertical.setValue(timeline._vertical.maximum())
            lane = timeline._layout.new_lane
            x = [round(timeline.transform().x_of(edge)) for edge in (animal.span.start_s, animal.span.end_s)]
            y = round(lane.top + lane.height / 2 - timeline._scroll())
            self.drag(timeline, QPoint(x[0], y), QPoint(x[1], y))
            if animal.species in self.pinned:
                self.type(self.pinned[animal.species])
            else:
                self.type(LETTERS[animal.species])
                self.key(Qt.Key.Key_Return)

    def _truth_of(self, chosen: Observation) -> Animal:
        found = [
            each
            for each in self.truth[chosen.video_id]
            if each.found_species == chosen.taxon and each.found_span == chosen.span
        ]
        return found[0]

    def _video_ready(self) -> None:
        stage = self.house.furniture.stage
        self.wait_for(lambda: bool(stage.player.playhead.times_s()))

    # ------------------------------------------------------------- judging

    def wrong(self) -> list[str]:
        """What of the end state is not true."""
        bad = []
        for video_id, animals in self.truth.items():
            shown = observations.of_video(self.session.project, video_id)
            said = Counter(
                (one.taxon, _rounded(one.span), one.state is not ReviewState.UNREVIEWED)
                for one in shown
                if one.kind is Kind.ANIMAL
            )
            true = Counter((each.species, _rounded(each.span), True) for each in animals if each.species)
            if said != true:
                bad.append(f"video {video_id}: {sorted((said - true) + (true - said))}")
        return bad

    def exported(self, folder: Path) -> bytes:
        """The project as it would leave: the table, and Camtrap DP's observations."""
        export(self.session.project, "csv", folder / "a.csv", overwrite=True)
        return (folder / "a.csv").read_bytes()

    def latencies(self) -> dict[str, float]:
        """Milliseconds, from the key to what a person sees."""
        player = self.house.furniture.stage.player
        took: dict[str, list[float]] = {}
        for name, one in (
            ("step to the next frame shown", self._step),
            ("random seek shown", self._seek),
            ("next video's first frame shown", self._open_next),
            ("key press to painted label", self._label),
        ):
            self.wait_for(lambda: player.playhead.frame_shown() >= 0)
            took[name] = [one() for _ in range(LATENCIES)]
        figures = {}
        for name, values in took.items():
            figures[f"{name}, median ms"] = round(statistics.median(values), 2)
            figures[f"{name}, slowest ms"] = round(max(values), 2)
        figures["key press to painted label, median CPU ms"] = round(statistics.median(self.label_cpu_ms), 2)
        return figures

    def _step(self) -> float:
        player = self.house.furniture.stage.player
        wanted = (player.playhead.frame_shown() + 1) % len(player.playhead.times_s())
        start = time.perf_counter()
        self.key(Qt.Key.Key_Right) if wanted else player.playhead.seek_frame(0)
        self.wait_for(lambda: player.playhead.frame_shown() == wanted)
        return (time.perf_counter() - start) * 1000

    def _seek(self) -> float:
        player = self.house.furniture.stage.player
        wanted = random.randrange(len(player.playhead.times_s()))
        start = time.perf_counter()
        player.playhead.seek_frame(wanted)
        self.wait_for(lambda: player.playhead.frame_shown() == wanted)
        return (time.perf_counter() - start) * 1000

    def _open_next(self) -> float:
        player, before = self.house.furniture.stage.player, self.session.video.id
        start = time.perf_counter()
        self.key(Qt.Key.Key_PageDown)
        if self.session.video.id == before:
            self.house.furniture.reviewing.open(next(iter(self.truth)))
        self.wait_for(lambda: player.playhead.frame_shown() >= 0)
        return (time.perf_counter() - start) * 1000

    def _label(self) -> float:
        self.key(Qt.Key.Key_Down)
        self._app.processEvents()
        start, cpu = time.perf_counter(), time.process_time()
        self.key(Qt.Key.Key_1)
        self.window.repaint()
        self.label_cpu_ms.append((time.process_time() - cpu) * 1000)
        return (time.perf_counter() - start) * 1000


def _case(animal: Animal) -> str:
    if not animal.species:
        return "false track"
    if animal.found_species != animal.species:
        return "wrong species"
    return "right" if animal.found_span == animal.span else "shifted edge"


def _rounded(span: Span) -> tuple[float, float]:
    return round(span.start_s, 3), round(span.end_s, 3)


def measure(folder: Path) -> dict[str, float | str]:
    """Review, judge, go back and forth, then time what a person waits for."""
    reviewer = Reviewer(folder)
    start_state = reviewer.exported(folder)
    began = time.perf_counter()
    reviewer.review()
    took_s = time.perf_counter() - began
    wrong = reviewer.wrong()
    end_state = reviewer.exported(folder)
    stack = reviewer.session.edits.stack
    steps = stack.index()
    while stack.canUndo():
        QTest.keyClick(reviewer.window, Qt.Key.Key_Z, CONTROL)
    back = reviewer.exported(folder) == start_state
    while stack.canRedo():
        QTest.keyClick(reviewer.window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    forth = reviewer.exported(folder) == end_state
    strokes = reviewer.strokes
    figures: dict[str, float | str] = {
        "observations": sum(strokes.cases.values()),
        "videos whose end state is not true": len(wrong),
        "undo leads back byte for byte": str(back).lower(),
        "redo leads forth byte for byte": str(forth).lower(),
        "steps to undo": steps,
        "keys and clicks": sum(strokes.spent.values()),
        **{f"keys and clicks a {case}": strokes.each(case) for case in strokes.cases},
        "seconds of the window's own time": round(took_s, 1),
        **reviewer.latencies(),
    }
    for line in wrong[:5]:
        print(line, file=sys.stderr)
    reviewer.window.close()
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ[HOME_VARIABLE] = str(Path(place) / "home")
        figures = measure(Path(place))
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:44} {value:>10}")


if __name__ == "__main__":
    main()
