"""How long the timeline takes to paint 10,000 spans: `python -m tests.benchmarks.timeline [--json]`.

A frame at 60 a second has 16.7 ms. *scroll* pushes kept pixels about and paints what comes into view; another
page or zoom paints all that is seen anew; *playhead* moves on the kept picture, *drag* paints with one bar in
hand. On a platform without a screen the picture's way to the window, about 1 ms, is part of it.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NUM_LANES, BOUTS = 20, 499  # 20 animals with 499 bouts each: 10,000 spans
DURATION_S = 3600.0
SIZE = (1280, 900)


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    figures = measure()
    if parser.parse_args().json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:32} {value:9.2f}")


def measure() -> dict[str, float]:
    """Milliseconds, medians, by what was done."""
    from PySide6.QtWidgets import QApplication

    from app.ui.timeline.view import TimelineView

    app = QApplication.instance() or QApplication([])
    view = TimelineView()
    view.resize(*SIZE)
    _fill(view)
    view.show()
    app.processEvents()
    observations = _observations()
    figures = {
        "spans": float(len(observations)),
        "set_observations ms": _median(lambda _: view.set_observations(observations, lambda one: "x"), 5),
        "paint whole video ms": _median(lambda _: _paint(view, view.fit)),
    }
    for factor in (8, 60):
        view.fit()
        view.zoom(factor)
        name = f"scroll, zoomed {factor} times, ms"
        figures[name] = _median(lambda n: _paint(view, lambda: view._horizontal.setValue(1000 + n * 700)))
    figures["scroll lanes, ms"] = _median(lambda n: _paint(view, lambda: view._vertical.setValue(n * 3)))
    figures["turn to another page, ms"] = _median(
        lambda n: _paint(view, lambda: view._horizontal.setValue(n * 60_000)), 40
    )
    figures["zoom by a step, ms"] = _median(lambda n: _paint(view, lambda: view.zoom(0.9 if n % 2 else 1.11)))
    view.fit()
    figures["select the next, ms"] = _median(lambda n: _paint(view, lambda: view.set_selected(n * 30 + 2)))
    figures["playhead ms"] = _median(lambda n: _paint(view, lambda: view.set_position(n * 9.0)))
    figures["drag ms"] = _median(lambda n: _drag(view, n))
    view.close()
    return figures


def _fill(view: object) -> None:
    from app.store.records import DeploymentId, Video, VideoId
    from mvit_core.types import MotionCurve, VideoStatus

    video = Video(
        id=VideoId(1),
        deployment_id=DeploymentId(1),
        root=Path(),
        relative_path="a.mp4",
        status=VideoStatus.DONE,
        captured_at=datetime(2024, 5, 7, 6),
    )
    times_s = np.arange(0, DURATION_S, 1 / 25)
    view.set_video(video, DURATION_S, times_s.tolist())  # type: ignore[attr-defined]
    samples = times_s[::5]
    motion = MotionCurve(tuple(samples.tolist()), tuple(np.abs(np.sin(samples / 40)).tolist()))
    view.set_motion(motion)  # type: ignore[attr-defined]
    view.set_observations(_observations(), lambda one: one.behavior or "animal?")  # type: ignore[attr-defined]


def _observations() -> list[object]:
    from app.store.records import Kind, Observation, ObservationId, ReviewState, VideoId
    from mvit_core.types import Span

    rng = np.random.default_rng(3)
    made: list[object] = []
    for lane in range(NUM_LANES):
        parent = ObservationId(lane * (BOUTS + 1) + 1)
        edges = np.sort(rng.uniform(0, DURATION_S, BOUTS * 2)).reshape(BOUTS, 2)
        spans = [Span(0.0, DURATION_S), *(Span(float(a), float(b)) for a, b in edges)]
        for number, span in enumerate(spans):
            human = rng.random() < 0.4
            made.append(
                Observation(
                    id=ObservationId(parent + number),
                    video_id=VideoId(1),
                    kind=Kind.BEHAVIOR if number else Kind.ANIMAL,
                    parent_id=parent if number else None,
                    state=ReviewState.CONFIRMED if human else ReviewState.UNREVIEWED,
                    span=span,
                    behavior="eats food" if number else None,
                    confidence=float(rng.random()),
                )
            )
    return made


def _paint(view: object, change: Callable[[], None]) -> None:
    change()
    view.repaint()  # type: ignore[attr-defined]


def _drag(view: object, number: int) -> None:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    if number == 0:
        rect = view.bar_rect(1)  # type: ignore[attr-defined]
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(500, round(rect.center().y())))  # type: ignore[call-overload]
    QTest.mouseMove(view, QPoint(505 + number, 200))  # type: ignore[call-overload]
    view.repaint()  # type: ignore[attr-defined]


def _median(work: Callable[[int], None], times: int = 60) -> float:
    took = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        took.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(took), 3)


if __name__ == "__main__":
    main()
