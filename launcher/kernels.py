"""The optional library of kernels: built before Trapline starts, where this computer has a use for it."""

import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from launcher.borrowed import borrowed_compiler
from launcher.environment import Environment
from launcher.system import install_command, say
from mvit_core.native import building  # standard library only
from mvit_core.native.building import Kind, Outcome
from mvit_core.native.compilers import WINDOWS, compilers

STAMP = "kernels.stamp"
PROCESSOR = "processor.stamp"
PATIENCE_S = 120.0  # with a question to the environment's Python

_VECTORS = "from mvit_core.machine.processor import vectors; print(*vectors())"


def prepare_kernels(
    environment: Environment, sources: Path = building.HERE, made: Path = building.MADE
) -> None:
    """Build them if they are not there, and say so in a line; whatever goes wrong, Trapline starts.

    Where no compiler can, one is borrowed. What did not work is tried again, and told again, when sources or
    compilers are others than they were: the environment remembers them.
    """
    if os.environ.get(building.SWITCH) == "0" or building.why_not():
        return
    try:
        _Workshop(environment, sources, made).prepare()
    except OSError as error:
        say(f"The kernels could not be built: {error}. {building.WITHOUT}")


@dataclass(frozen=True, slots=True)
class _Workshop:
    environment: Environment
    sources: Path
    made: Path

    def prepare(self) -> None:
        """Raises OSError."""
        found, stamp = compilers(), self.environment.folder / STAMP
        names = [file.name for kind in building.KINDS if (file := self._wanted(kind))]
        tried = "\n".join([*names[:1], *map(" ".join, found), "and a borrowed one"])
        if not names or (stamp.exists() and stamp.read_text(encoding="utf-8") == tried):
            return
        kinds = self._kinds()
        if not kinds or any(file.exists() for kind in kinds if (file := self._wanted(kind))):
            return
        outcome = self._built(kinds, found)
        outcome = outcome if outcome.library is None else self._proven(outcome, outcome.library)
        say(outcome.sentence)
        if outcome.library is None:
            with suppress(OSError):  # then it is told each time
                stamp.write_text(tried, encoding="utf-8")

    def _wanted(self, kind: Kind) -> Path | None:
        return building.wanted_library(kind, self.sources, self.made)

    def _kinds(self) -> list[Kind]:
        """Those that this processor runs. Windows does not say: PyTorch is asked, once."""
        if not WINDOWS:
            return building.kinds_here()
        remembered = self.environment.folder / PROCESSOR
        if not remembered.exists():
            code, said = self._asked(["-c", _VECTORS])
            if code:
                return []
            remembered.write_text(said, encoding="utf-8")
        names = remembered.read_text(encoding="utf-8").split()
        return [kind for kind in building.KINDS if kind.name in names]

    def _built(self, kinds: list[Kind], found: list[list[str]]) -> Outcome:
        """By a compiler of this computer, else by one that is borrowed."""
        outcome = self._quickest(kinds, found)
        if outcome.library is not None:
            return outcome
        why = outcome.sentence.removesuffix(building.WITHOUT)
        say(f"{why}Trapline borrows one (100 MB) to build kernels, with which models are quicker.")
        with borrowed_compiler(self.environment) as words:
            if words:
                return self._quickest(kinds, [words])
        hint = f" With one they are quicker: {install_command(apt=['g++'], dnf=['gcc-c++'])}"
        return Outcome(f"None could be had. {building.WITHOUT}{'' if found or WINDOWS else hint}")

    def _quickest(self, kinds: list[Kind], by: list[list[str]]) -> Outcome:
        """The first kind that is built, or what came of the last: older compilers do not know all of them."""
        first, *others = kinds
        outcome = building.build(first, self.sources, self.made, by)
        return self._quickest(others, by) if outcome.failed and others else outcome

    def _proven(self, outcome: Outcome, library: Path) -> Outcome:
        """The same, if models answer rightly with the library; else it is removed.

        What it is good for is then measured, on processors where that is open: nothing hangs on it.
        """
        code, said = self._asked(["-m", "mvit_core.models.quicker.proving"])
        if code == 0:
            self._asked(["-m", "mvit_core.models.quicker.choosing"])
            return outcome
        library.unlink()
        why = said.strip() or "Models went wrong with them."
        return Outcome(f"{outcome.sentence} They were removed: {why} {building.WITHOUT}")

    def _asked(self, words: list[str]) -> tuple[int, str]:
        """The exit code of the environment's own Python, and what it printed."""
        command = [str(self.environment.python), "-P", *words]
        try:
            process = subprocess.run(
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=PATIENCE_S, check=False
            )
        except subprocess.TimeoutExpired:
            return 1, ""
        return process.returncode, process.stdout.decode(errors="replace")
