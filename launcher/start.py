"""From the words after run.py to a running Trapline."""

import os
import subprocess
import sys
from pathlib import Path

from app.cli.parser import COMMANDS  # standard library only
from launcher.environment import Environment, InstallationFailed
from launcher.kernels import prepare_kernels
from launcher.pythons import NoPython, better_python
from launcher.system import has_display, missing_for_models, missing_for_window, say

ROOT = Path(__file__).resolve().parents[1]


def main(words: list[str]) -> int:
    """Prepare the environment, then do what the words say; the exit code."""
    testing = words[:1] == ["test"]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is first used is compiled, and kept in `.venv`
    environment = Environment(ROOT)
    try:
        if better := better_python():
            return become([better, str(ROOT / "run.py"), *words])
        environment.prepare(with_tests=testing)
        prepare_kernels(environment)
    except (InstallationFailed, NoPython) as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The same command goes on with the installation.\n")
        return 130
    if testing:
        from launcher.checks import run_checks

        return run_checks(ROOT, environment.python, words[1:])
    words = words or (["open", "--again"] if has_display() else ["demo"])
    if wants_window(words) and (sentence := missing_for_window()):
        sys.stderr.write(f"{sentence}\n")
        return 1
    if sentence := missing_for_models():
        say(sentence)
    return become([str(environment.python), "-P", "-m", "app", *words])


def wants_window(words: list[str]) -> bool:
    """Whether these words open the window."""
    if words[0] == "demo":
        return "--window" in words
    if words[0].startswith("-") or words[0] == "worker":
        return False
    return words[0] == "open" or words[0] not in COMMANDS


def become(command: list[str]) -> int:
    """Run the command in place of this process, or where that is not known, under it."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 130
