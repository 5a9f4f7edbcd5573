"""`run.py test`: everything that CI runs, one after the other, with a summary."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from launcher import frozen
from launcher.display import display
from launcher.scratch import scratch

CHECKS = (
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    ("guide", ["-m", "mkdocs", "build", "--quiet"]),  # a dead link fails
    (
        "import-linter",
        ["-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
    ),
)

CLANG_FORMAT = (
    *("-c", "import sys; from clang_format import clang_format as c; sys.exit(c())"),
    *("--dry-run", "--Werror"),
)

MOST_PROCESSES = 4  # each holds up to 2 GB

Result = tuple[str, bool, float]  # what, whether it passed, seconds


def run_checks(root: Path, python: Path, words: list[str]) -> int:
    """All checks, then pytest with `words`; 0 where all passed. None keeps the next from running.

    Without words all tests run, in as many processes as there are cores, files whole; and the folder of
    build.spec is built beside the checks, which need one core, and the first tests, and tried at the end.
    """
    with ExitStack() as stack:
        why_not = "" if words else frozen.why_not()
        build = None if words or why_not else stack.enter_context(frozen.Build(root, python))
        checks = (*CHECKS, ("clang-format", [*CLANG_FORMAT, *_kernels(root)]))
        results = [_run(root, [str(python), *arguments], name) for name, arguments in checks]
        results.append(_pytest(root, python, words))
        if build is not None:
            results.append(_timed("build.spec", lambda: _is_built(build)))
            if results[-1][1]:
                command = [str(python), "-m", "tests.frozen", str(build.folder)]
                results.append(_run(root, command, "built folder"))
    sys.stdout.write("\n")
    for name, passed, lasted_s in results:
        sys.stdout.write(f"{'ok    ' if passed else 'FAILED'}  {name:14} {lasted_s:6.1f} s\n")
    if why_not:
        sys.stdout.write(f"not run the folder of build.spec: {why_not}\n")
    return 0 if all(passed for _, passed, _ in results) else 1


def _kernels(root: Path) -> list[str]:
    """The files in C++."""
    return [str(file) for file in sorted((root / "mvit_core" / "native").glob("*.[ch]*"))]


def _pytest(root: Path, python: Path, words: list[str]) -> Result:
    """The tests that `words` say, or all in several processes."""
    number = 1 if words else min(MOST_PROCESSES, os.cpu_count() or 1)
    together = ["-n", str(number), "--dist", "loadfile", "--no-loadscope-reorder"] if number > 1 else []
    with display(number) as surroundings, ExitStack() as stack:
        place, options = ({}, []) if words else stack.enter_context(scratch())
        command = [str(python), "-m", "pytest", *together, *options, *words]
        return _run(root, command, "pytest", {**surroundings, **place})


def _is_built(build: frozen.Build) -> bool:
    """Wait for what began before the first check."""
    problem = build.wait()
    sys.stdout.write(f"{problem}\n" if problem else "")
    return not problem


def _run(root: Path, command: list[str], name: str, surroundings: dict[str, str] | None = None) -> Result:
    return _timed(name, lambda: subprocess.call(command, cwd=root, env=surroundings) == 0)


def _timed(name: str, check: Callable[[], bool]) -> Result:
    sys.stdout.write(f"\n== {name}\n")
    sys.stdout.flush()
    started_s = time.monotonic()
    passed = check()
    return name, passed, time.monotonic() - started_s
