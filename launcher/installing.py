"""pip, with its talk cut down to what a person wants to know."""

import os
import re
import subprocess
import sys
from collections import deque
from pathlib import Path

_DOWNLOADING = re.compile(
    r"^\s*(?:Downloading|Using cached|Processing) (\S+?)(?:\.whl|\.tar\.gz)?(\.metadata)?( \(\d.*\))?$"
)
NUM_LAST_LINES = 12


def run_pip(python: Path, words: list[str]) -> str:
    """Run pip; empty where it succeeded, else its own words on what went wrong."""
    command = [str(python), "-m", "pip", *words, "--disable-pip-version-check", "--no-input"]
    surroundings = {**os.environ, "PIP_PROGRESS_BAR": "off", "PYTHONUTF8": "1"}
    last: deque[str] = deque(maxlen=NUM_LAST_LINES)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        errors="replace", env=surroundings,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        for line in process.stdout:
            last.append(line.rstrip())
            _show(line.rstrip())
    _clear()
    if process.returncode == 0:
        return ""
    errors = [line for line in last if line.startswith("ERROR")]
    return "\n".join(errors or last)


def _show(line: str) -> None:
    match = _DOWNLOADING.match(line)
    if match and not match[2]:
        name = match[1].rsplit("/", 1)[-1]
        _status("fetching " + "-".join(name.split("-")[:2]) + (match[3] or ""))
    elif line.startswith("Installing collected packages"):
        _status("unpacking")


def _status(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K  {text[:100]}")
    else:
        sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
