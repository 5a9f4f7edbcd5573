"""`run.py test`: everything that CI runs, one after the other, with a summary."""

import os
import subprocess
import sys
import time
from pathlib import Path

from launcher.display import display

CHECKS = (
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    (
        "import-linter",
        ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
    ),
)

MOST_PROCESSES = 4  # each holds up to 2 GB


def run_checks(root: Path, python: Path, words: list[str]) -> int:
    """All checks, then pytest with `words`; 0 where all passed. None keeps the next from running.

    Without words all tests run, in as many processes as there are cores, files whole.
    """
    results = [_run(root, [str(python), *arguments], name) for name, arguments in CHECKS]
    number = 1 if words else min(MOST_PROCESSES, os.cpu_count() or 1)
    together = ["-n", str(number), "--dist", "loadfile"] if number > 1 else []
    with display(number) as surroundings:
        command = [str(python), "-m", "pytest", *together, *words]
        results.append(_run(root, command, "pytest", surroundings))
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
