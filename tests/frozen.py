"""A person's first quarter of an hour with the built program: `python -m tests.frozen dist/Trapline`.

The folder that build.spec made is used as on a computer without Python: an empty home, an environment of
nothing but a path, the window on a display of its own, and real keys (xdotool). Kernels have to be there
where they can be built. Clips are rendered, scanned in the window, one animal is named, the result
exported, a small model trained, a detector tried and used, and two workers of a local cluster scan. Prints
what it saw, the size of the folder and the time until the window was there; ends with 1 at the first thing
that fails.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from launcher.display import display
from mvit_core.native import building, library
from mvit_core.native.compilers import compilers
from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from tests.mvit_core.detection.block_graphs import yolox

PATIENCE_S = 240.0
WINDOW = "Trapline"
TINY = ("epochs=1", "num_frames=4", "crop=64", "batch_size=2", "framing=whole", "max_minutes=2")


class Failed(Exception):  # noqa: N818 - the sentence says it
    """Something did not work; the message says what."""


class Built:
    """The built program in an empty home."""

    def __init__(self, folder: Path, home: Path, surroundings: dict[str, str]) -> None:
        suffix = ".exe" if sys.platform == "win32" else ""
        self._window = folder / f"Trapline{suffix}"
        self._console = folder / f"trapline-cli{suffix}"
        known = ("DISPLAY", "QT_QPA_PLATFORM", "PATH", "SYSTEMROOT")
        self.surroundings = {name: surroundings[name] for name in known if name in surroundings}
        self.surroundings |= {"HOME": str(home), "LANG": "C.UTF-8"}

    def say(self, *words: str) -> str:
        """What the command line answers; raises Failed where it does not end well."""
        ended = subprocess.run(
            [self._console, *words], env=self.surroundings, capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise Failed(f"trapline-cli {' '.join(words)} ended with {ended.returncode}: {ended.stderr}")
        return ended.stdout

    def rows(self, *words: str) -> list[dict[str, Any]]:
        """The rows that the command line answers with."""
        rows: list[dict[str, Any]] = json.loads(self.say(*words, "--json"))
        return rows

    def open_window(self, path: Path) -> "subprocess.Popen[bytes]":
        """The window's process."""
        return subprocess.Popen([self._window, str(path)], env=self.surroundings)

    def press(self, *keys: str) -> None:
        """Press keys as xdotool names them."""
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], env=self.surroundings, check=True)

    def type(self, text: str) -> None:
        """Type a text."""
        subprocess.run(["xdotool", "type", "--delay", "60", text], env=self.surroundings, check=True)

    def has_window(self) -> bool:
        """Whether the window is on the display, and then in front."""
        words = ["xdotool", "search", "--onlyvisible", "--name", WINDOW, "windowfocus"]
        found = subprocess.run(words, env=self.surroundings, capture_output=True, check=False)
        return found.returncode == 0


def wait_for(done: Callable[[], bool], what: str, *, every_s: float = 0.5) -> float:
    """Seconds until `done`; raises Failed."""
    started_s = time.monotonic()
    while not done():
        if time.monotonic() - started_s > PATIENCE_S:
            raise Failed(f"{what}: not within {PATIENCE_S:.0f} s")
        time.sleep(every_s)
    return time.monotonic() - started_s


def card(folder: Path) -> Path:
    """Two sites with two short clips each: a fox at one, nothing at the other."""
    for place, scenario in (("Hill", Scenario.CROSSES), ("Pond", Scenario.BLANK)):
        (folder / place).mkdir(parents=True)
        for seed in (1, 2):
            spec = ClipSpec(
                scenario=scenario, species="vulpes", seed=seed, duration_s=5.0, width=320, height=180
            )
            write_clip(spec, folder / place / f"IMG_000{seed}.MP4")
    return folder


def size_mb(folder: Path) -> float:
    """Of all files, each once."""
    return sum(file.stat().st_size for file in folder.rglob("*") if not file.is_symlink()) / 1e6


def journey(built: Built, place: Path) -> None:
    """Open, scan, correct, close, export, train; raises Failed."""
    videos, project = card(place / "Card"), place / "Card.trapline"
    process = built.open_window(videos)
    try:
        tell(f"window after {wait_for(built.has_window, 'the window', every_s=0.05):.1f} s")
        wait_for(lambda: project.exists() and len(built.rows("videos", str(project))) == 4, "the videos")
        built.press("ctrl+r")
        wait_for(
            lambda: all(row["status"] != "new" for row in built.rows("videos", str(project))), "the scan"
        )
        tell(f"scanned: {[row['status'] for row in built.rows('videos', str(project))]}")
        time.sleep(2.0)
        built.press("n", "s")
        built.type("fox")
        built.press("Return")
        wait_for(lambda: num_corrected(built, project) == 1, "the correction")
        tell("corrected one animal with keys")
        built.press("ctrl+q")
        code = process.wait(timeout=60)
        if code:
            raise Failed(f"the window ended with {code}")
    finally:
        with suppress(ProcessLookupError):
            process.kill()
    tell(built.say("export", str(project), "--format", "csv", "--out", str(place / "table.csv")).strip())
    settings = [word for each in TINY for word in ("--set", each)]
    run = place / "run"
    built.say("train", str(videos), "--recipe", "from_scratch_cpu", "--out", str(run), *settings)
    if not (run / "best.safetensors").exists():
        raise Failed("training left no model")
    tell("trained a small model")
    children(built, videos, place)


def children(built: Built, videos: Path, place: Path) -> None:
    """What starts the program once more as a child of multiprocessing; raises Failed."""
    detector = place / "blocks.onnx"
    detector.write_bytes(yolox((64, 64)))
    for name, words in (
        ("detector", ("--detector", str(detector))),
        ("cluster", ("--no-detector", "--cluster", "2")),
    ):
        project = place / f"{name}.trapline"
        built.say("scan", str(videos), "--project", str(project), *words)
        statuses = [row["status"] for row in built.rows("videos", str(project))]
        if sorted(statuses) != ["blank", "blank", "done", "done"]:
            raise Failed(f"with a {name} the videos are {statuses}")
        tell(f"scanned with a {name}")


def kernels(built: Built, folder: Path) -> None:
    """They lie in the folder, and serve there where they serve in the checkout; raises Failed."""
    wanted = [file for kind in building.KINDS if (file := building.wanted_library(kind))]
    if not wanted or building.why_not() or not compilers():
        tell("no kernels: they cannot be built here")
        return
    for file in wanted:
        if not (folder / "_internal" / "mvit_core" / "native" / "made" / file.name).exists():
            raise Failed(f"{file.name} is not in the folder")
    said = json.loads(built.say("info", "--json"))["native kernels"]
    if library.kernels() is not None and said not in [file.name for file in wanted]:
        raise Failed(f"of kernels the folder says {said}")
    tell(f"native kernels: {said}")


def num_corrected(built: Built, project: Path) -> int:
    """Observations that a person corrected."""
    rows = built.rows("observations", str(project))
    return sum(row["state"] == "corrected" for row in rows if row["kind"] == "animal")


def tell(sentence: str) -> None:
    """On a line of its own, at once."""
    print(sentence, flush=True)


def main(words: Sequence[str] | None = None) -> int:
    """The journey with the built program; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="what build.spec made, such as dist/Trapline")
    folder = parser.parse_args(words).folder.absolute()
    os.environ.pop("PYTHONPATH", None)
    tell(f"{folder}: {size_mb(folder):,.0f} MB")
    with TemporaryDirectory() as place, display() as surroundings:
        home = Path(place) / "home"
        home.mkdir()
        try:
            kernels(Built(folder, home, surroundings), folder)
            journey(Built(folder, home, surroundings), Path(place))
        except Failed as failed:
            tell(f"FAILED: {failed}")
            return 1
    tell("ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())
