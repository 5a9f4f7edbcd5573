"""The C++ compilers of this computer, each as the words that call it. Standard library only."""

import importlib.util
import os
import shlex
import shutil
import sys
from pathlib import Path

WINDOWS = sys.platform == "win32"
COMPILERS = ("c++", "g++", "clang++")  # after what CXX names
ON_WINDOWS = ("clang++",)  # GCC lays wide vectors on a stack that is not aligned for them there
ZIG = "ziglang"  # on PyPI: Clang with all headers and libraries that it needs, for any system
TARGET = "x86_64-windows-gnu" if WINDOWS else "x86_64-linux-gnu.2.28"  # the C library that PyTorch wants


def compilers() -> list[list[str]]:
    """The words that call each one there is, the one that CXX names first, each once."""
    found: dict[tuple[str, ...], list[str]] = {}
    whole = ["-static"] if WINDOWS else []  # with the compiler's own libraries in it
    for words in (_words(os.environ.get("CXX", "")), *([name] for name in usual_compilers())):
        program = shutil.which(words[0]) if words else None
        if program is not None:
            found.setdefault((os.path.realpath(program), *words[1:]), [program, *words[1:], *whole])
    installed = importlib.util.find_spec(ZIG)
    others = [] if installed is None or installed.origin is None else zig(Path(installed.origin).parent)
    return [*found.values(), *([others] if others else [])]


def usual_compilers() -> tuple[str, ...]:
    """Those that are asked where a person names none."""
    return ON_WINDOWS if WINDOWS else COMPILERS


def zig(package: Path) -> list[str]:
    """The words for the one in the folder of the package `ziglang`; none where it is not there.

    The target is said: left to itself it compiles for whatever this very processor has. Its own libraries are
    in what it makes anyway; told so (-static) it makes an archive of that.
    """
    program = package / ("zig.exe" if WINDOWS else "zig")
    return [str(program), "c++", "-target", TARGET, "-g0"] if program.is_file() else []


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:  # a quotation mark too many
        return []
