"""`run.py test`: everything that CI runs, one after the other, with a summary."""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.system import has_display

CHECKS = (
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    (
        "import-linter",
        ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
    ),
)


def run_checks(root: Path, python: Path, words: list[str]) -> int:
    """All checks, then pytest with `words`; 0 where all passed. None keeps the next from running."""
    results = [_run(root, [str(python), *arguments], name) for name, arguments in CHECKS]
    with display() as surroundings:
        results.append(_run(root, [str(python), "-m", "pytest", *words], "pytest", surroundings))
    sys.stdout.write("\n")
    for name, passed, lasted_s in results:
        sys.stdout.write(f"{'ok    ' if passed else 'FAILED'}  {name:14} {lasted_s:6.1f} s\n")
    return 0 if all(passed for _, passed, _ in results) else 1


def _run(
    root: Path, command: list[str], name: str, surroundings: dict[str, str] | None = None
) -> tuple[str, bool, float]:
    sys.stdout.write(f"\n== {name}\n")
    sys.stdout.flush()
    started_s = time.monotonic()
    code = subprocess.call(command, cwd=root, env=surroundings)
    return name, code == 0, time.monotonic() - started_s


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """The surroundings for tests of the window: the display there is, else one of Xvfb's, else none."""
    surroundings = dict(os.environ)
    if has_display() or "QT_QPA_PLATFORM" in os.environ:
        yield surroundings
        return
    if shutil.which("Xvfb") is None:
        yield {**surroundings, "QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        try:
            number = _first_line(reading)
            wanted = {"DISPLAY": f":{number}"} if number else {"QT_QPA_PLATFORM": "offscreen"}
            yield {**surroundings, **wanted}
        finally:
            server.terminate()
            os.close(reading)


def _first_line(descriptor: int, timeout_s: float = 20.0) -> str:
    """What Xvfb says once it is up: its number; empty where it does not come up."""
    said = b""
    while not said.endswith(b"\n") and select.select([descriptor], [], [], timeout_s)[0]:
        data = os.read(descriptor, 64)
        if not data:
            break
        said += data
    return said.decode().strip()
