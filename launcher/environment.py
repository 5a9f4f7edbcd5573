"""The environment `.venv` in the checkout: made once, checked by a stamp, repaired where half-made."""

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

from launcher.installing import run_pip
from launcher.system import install_command, say

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
"""torch for Linux without the 2 GB of CUDA that the usual one brings along."""


class InstallationFailed(Exception):  # noqa: N818 - the name says it
    """The environment cannot be made; the message is what to do."""


class Environment:
    """Where Trapline's own Python and packages lie."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self, *, with_tests: bool) -> None:
        """Install what is missing. Without a change since the last time nothing is touched or fetched."""
        stamp = self.folder / ("trapline-tests.stamp" if with_tests else "trapline.stamp")
        wanted = self._fingerprint()
        if self.python.exists() and _read(stamp) == wanted:
            return
        for old in self.folder.glob("trapline*.stamp"):
            if _read(old) != wanted:
                old.unlink()
        if not self._is_usable():
            self._make()
        self._install(with_tests=with_tests)
        stamp.write_text(wanted, encoding="ascii")
        if with_tests:  # everything else is in it
            (self.folder / "trapline.stamp").write_text(wanted, encoding="ascii")

    def _fingerprint(self) -> str:
        """Of everything that decides what has to be installed."""
        parts = [sys.version, platform.machine(), str(self._root)]
        parts += [
            (self._root / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "constraints.txt")
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _is_usable(self) -> bool:
        """Whether pip runs in it under the same Python: not after an interruption or an upgrade of Python."""
        if not self.python.exists():
            return False
        question = "import pip, sys; print(sys.version_info[:2], sys.base_prefix)"
        command = [str(self.python), "-c", question]
        try:
            answer = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError:  # cut short, or of another system
            return False
        return answer.stdout.strip() == f"{sys.version_info[:2]} {sys.base_prefix}"

    def _make(self) -> None:
        if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
            raise InstallationFailed(_how_to_get_environments())
        import venv

        say(f"Making an environment of its own for Trapline in {self.folder}")
        try:
            venv.create(self.folder, clear=True, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise InstallationFailed(f"{self.folder} cannot be made: {error}") from error

    def _install(self, *, with_tests: bool) -> None:
        say("Installing what Trapline needs. This happens once and takes some minutes.")
        if _wants_small_torch() and not self._has("torch"):
            pinned = [line for line in self._constraints() if line.startswith("torch==")]
            run_pip(self.python, ["install", "--no-compile", "--no-deps", "--index-url", CPU_INDEX, *pinned])
        what = f"{self._root}[dev]" if with_tests else str(self._root)
        # Modules are compiled when they are first used: most never are, and all would take half a minute.
        words = ["install", "--no-compile", "-c", str(self._root / "constraints.txt"), "-e", what]
        # A plain path instead of a list of packages, so that packages which come later are found, too.
        problem = run_pip(self.python, [*words, "--config-settings", "editable_mode=compat"])
        if problem:
            raise InstallationFailed(
                f"The installation did not succeed:\n{problem}\n"
                "Check the network, then give the same command again: it goes on where it stopped."
            )

    def _has(self, package: str) -> bool:
        code = f"import importlib.util as u, sys; sys.exit(u.find_spec({package!r}) is None)"
        return subprocess.call([str(self.python), "-c", code]) == 0

    def _constraints(self) -> list[str]:
        return (self._root / "constraints.txt").read_text(encoding="utf-8").split()


def _how_to_get_environments() -> str:
    """For who has a Python without: Debian's comes in parts, Windows' embeddable one has no pip either."""
    if sys.platform != "linux":
        return (
            "This Python has no module for environments (venv). "
            "Get Python from https://www.python.org/downloads/ and start again with it."
        )
    command = install_command(apt=[f"python3.{sys.version_info[1]}-venv"], dnf=["python3-pip"])
    return f"Python's module for environments is missing. Install it with\n    {command}\nand start again."


def _wants_small_torch() -> bool:
    """On a Linux computer without an NVIDIA card, where the small one can be had."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    if shutil.which("nvidia-smi") or Path("/proc/driver/nvidia").exists():
        return False
    try:
        with urllib.request.urlopen(f"{CPU_INDEX}/torch/", timeout=6) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
