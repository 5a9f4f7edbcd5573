"""Displays for the tests of the window: the one there is, else as many of Xvfb's as are wanted, else none."""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from launcher.system import has_display

DISPLAYS = "TRAPLINE_TEST_DISPLAYS"  # one for each process: they would fight over the focus of one
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
if sys.platform == "win32":  # where that finds no fonts by itself
    OFFSCREEN["QT_QPA_FONTDIR"] = str(Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts")
PATIENCE_S = 20.0  # with an Xvfb that comes up


@contextmanager
def display(number: int = 1) -> Iterator[dict[str, str]]:
    """The surroundings for `number` processes whose windows know nothing of each other."""
    surroundings = dict(os.environ)
    if "QT_QPA_PLATFORM" in os.environ or (number == 1 and has_display()):
        yield surroundings
    elif shutil.which("Xvfb") is None:
        yield surroundings if has_display() and number == 1 else {**surroundings, **OFFSCREEN}
    else:
        with ExitStack() as servers:
            names = [servers.enter_context(_server()) for _ in range(number)]
            wanted = {"DISPLAY": names[0], DISPLAYS: " ".join(names)} if all(names) else OFFSCREEN
            yield {**surroundings, **wanted}


@contextmanager
def _server() -> Iterator[str]:
    """The name of a display of its own; empty where Xvfb does not come up."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        try:
            number = _first_line(reading)
            yield f":{number}" if number else ""
        finally:
            server.terminate()
            os.close(reading)


def _first_line(descriptor: int) -> str:
    """What Xvfb says once it is up: its number; empty where it does not come up."""
    said = b""
    while not said.endswith(b"\n") and select.select([descriptor], [], [], PATIENCE_S)[0]:
        data = os.read(descriptor, 64)
        if not data:
            break
        said += data
    return said.decode().strip()
