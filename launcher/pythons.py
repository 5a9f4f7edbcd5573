"""Which Pythons the pinned packages are built for, and where one of them is on this computer."""

import shutil
import subprocess
import sys

NEWEST = (3, 14)  # PyTorch, NumPy and Qt are pinned to versions that have nothing for a newer one
DOWNLOADS = "https://www.python.org/downloads/"

Version = tuple[int, int]


class NoPython(Exception):  # noqa: N818 - the name says it
    """No Python here can run Trapline; the message is what to do."""


def better_python(version: Version = sys.version_info[:2]) -> str:
    """The program to start Trapline with instead of this Python; empty where this one serves.

    Raises NoPython where this one is too new and no other is found.
    """
    if version <= NEWEST:
        return ""
    for minor in range(NEWEST[1], 10, -1):
        if program := _python(minor):
            return program
    raise NoPython(
        f"Parts of Trapline are not made for Python {version[0]}.{version[1]} yet. "
        f"Get Python {NEWEST[0]}.{NEWEST[1]} from {DOWNLOADS} (it may stay beside the newer one), "
        "then give the same command again: Trapline finds it."
    )


def _python(minor: int) -> str:
    """The program of Python 3.`minor` if it is here and can make environments."""
    commands = ([f"python3.{minor}"], ["py", f"-3.{minor}"])  # `py` is Windows'
    answers = (_answer(command, minor) for command in commands if shutil.which(command[0]))
    return next(filter(None, answers), "")


def _answer(command: list[str], minor: int) -> str:
    question = f"import ensurepip, sys, venv; print(sys.executable if sys.version_info[1] == {minor} else '')"
    try:
        answer = subprocess.run([*command, "-c", question], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return answer.stdout.strip()
