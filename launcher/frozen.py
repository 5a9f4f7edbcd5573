"""The folder that runs without Python (build.spec): built beside other checks, then tried by real keys."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

TOOLS = ("Xvfb", "xdotool", "objdump")  # a display, keys, and what PyInstaller reads libraries with
FOLDER = Path("build", "frozen")


def why_not() -> str:
    """Why it cannot be built and tried here; empty where it can."""
    if sys.platform != "linux":
        return "it is tried on Linux alone"
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"it needs {', '.join(missing)}" if missing else ""


class Build:
    """A build in a process of its own, begun at once; it ends with the block whatever came of it."""

    def __init__(self, root: Path, python: Path) -> None:
        self._root = root
        self._log = root / FOLDER / "build.log"
        self._log.parent.mkdir(parents=True, exist_ok=True)
        places = [word for name in ("distpath", "workpath") for word in (f"--{name}", str(FOLDER / name))]
        with self._log.open("wb") as said:
            self._process = subprocess.Popen(
                ["nice", str(python), "-m", "PyInstaller", "build.spec", "--noconfirm", *places],
                cwd=root, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()

    @property
    def folder(self) -> Path:
        """What it makes."""
        return self._root / FOLDER / "distpath" / "Trapline"

    def wait(self) -> str:
        """The end of its words where it failed; empty where the folder stands."""
        if self._process.wait() == 0:
            return ""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-30:])
