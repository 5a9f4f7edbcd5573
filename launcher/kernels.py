"""The optional library of kernels: built before Trapline starts, where this computer has a use for it."""

from contextlib import suppress
from pathlib import Path

from launcher.system import install_command, say
from mvit_core.native import building  # standard library only

STAMP = "kernels.stamp"


def prepare_kernels(environment: Path, sources: Path = building.HERE, made: Path = building.MADE) -> None:
    """Build them if they are not there, and say so in a line; whatever goes wrong, Trapline starts.

    What did not work is tried again, and told again, when sources or compilers are others than they were:
    the environment remembers them.
    """
    try:
        _prepare(environment / STAMP, sources, made)
    except OSError as error:
        say(f"The kernels could not be built: {error}. {building.WITHOUT}")


def _prepare(stamp: Path, sources: Path, made: Path) -> None:
    kinds = building.kinds_here()
    wanted = [file for kind in kinds if (file := building.wanted_library(kind, sources, made))]
    if not wanted or any(file.exists() for file in wanted) or building.why_not():
        return
    compilers = building.compilers()
    tried = "\n".join([wanted[0].name, *map(" ".join, compilers)])
    if stamp.exists() and stamp.read_text(encoding="utf-8") == tried:
        return
    outcome = _quickest(kinds, sources, made)
    hint = "" if compilers else f" With one they are faster: {install_command(apt=['g++'], dnf=['gcc-c++'])}"
    say(f"{outcome.sentence}{hint}")
    if outcome.library is None:
        with suppress(OSError):  # then it is told each time
            stamp.write_text(tried, encoding="utf-8")


def _quickest(kinds: list[building.Kind], sources: Path, made: Path) -> building.Outcome:
    """The first kind that a compiler builds, or what came of the last: older ones do not know all of them."""
    first, *others = kinds
    outcome = building.build(first, sources, made)
    return _quickest(others, sources, made) if outcome.failed and others else outcome
