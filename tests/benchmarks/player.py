"""How long a frame takes to be shown: `python -m tests.benchmarks.player [VIDEO] [--json]`.

Milliseconds from the request to the frame handed to the canvas, medians and the slowest of twenty. Without
VIDEO it renders ten seconds of 1080p noise over stripes in H.264 with B-frames, a keyframe in 48 frames.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("video", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(choice.video or rendered(Path(folder) / "a.mp4"))
    if choice.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:36} {value:9.1f}")


def measure(path: Path) -> dict[str, float]:
    """Milliseconds by what was asked of the player; and how much of real time it keeps up with."""
    from PySide6.QtWidgets import QApplication

    from app.store.records import DeploymentId, Video, VideoId
    from app.ui.player.view import PlayerView
    from mvit_core.types import VideoStatus

    app = QApplication.instance() or QApplication([])
    view = PlayerView()
    view.resize(1280, 780)
    view.show()
    row = Video(
        id=VideoId(1),
        deployment_id=DeploymentId(1),
        root=path.parent,
        relative_path=path.name,
        status=VideoStatus.DONE,
    )

    def until(there: Callable[[], bool]) -> float:
        start = time.perf_counter()
        while not there():
            app.processEvents()
            time.sleep(0.0002)
        return (time.perf_counter() - start) * 1000

    def go(index: int) -> float:
        view.playhead.seek_frame(index)
        return until(lambda: view.playhead.frame_shown() == index)

    def rest(seconds: float) -> None:
        end = time.perf_counter() + seconds
        until(lambda: time.perf_counter() >= end)

    view.open_video(row)
    figures = {"open": until(lambda: view.playhead.frame_shown() == 0)}
    last = len(view.playhead.times_s()) - 1
    chance = random.Random(5)
    figures |= _summary("random seek", [go(chance.randrange(last)) for _ in range(20)])
    go(last // 2)
    rest(2.5)
    figures |= _summary("step forward", [go(last // 2 + n) for n in range(1, 21)])
    go(last // 2)
    rest(2.5)
    figures |= _summary("step back", [go(last // 2 - n) for n in range(1, 21)])
    for speed in (1.0, 4.0):
        figures[f"frames shown a second, {speed:g}x"] = _played(view, speed, rest)
    view.shutdown()
    return figures


def _played(view: object, speed: float, rest: Callable[[float], None]) -> float:
    shown: list[int] = []
    view.playhead.seek_frame(0)  # type: ignore[attr-defined]
    rest(0.5)
    view.position_changed.connect(lambda _, index: shown.append(index))  # type: ignore[attr-defined]
    view.playhead.set_speed(speed)  # type: ignore[attr-defined]
    view.playhead.play()  # type: ignore[attr-defined]
    rest(2.0)
    view.playhead.pause()  # type: ignore[attr-defined]
    return len(shown) / 2


def _summary(name: str, took: list[float]) -> dict[str, float]:
    return {f"{name}, median": round(statistics.median(took), 2), f"{name}, slowest": round(max(took), 2)}


def rendered(path: Path) -> Path:
    """Ten seconds at 30 frames a second."""
    import numpy as np

    from tests.conftest import write_video

    noise = np.random.default_rng(0).integers(0, 90, (1080, 3840, 3), np.uint8)
    stripes = (np.arange(1920) // 40 % 2 * 120).astype(np.uint8)[None, :, None]
    frames = (noise[:, 5 * n : 5 * n + 1920] // 4 * 2 + np.roll(stripes, 4 * n, 1) for n in range(300))
    return write_video(
        path, frames, rate=30, options={"g": "48", "bf": "2", "preset": "ultrafast", "crf": "30"}
    )


if __name__ == "__main__":
    main()
