"""The library of kernels: found where it was built, loaded once, None where it does not serve.

Only this package's own folder is looked into: what is loaded there runs with all of the person's rights.
"""

import ctypes
import logging
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mvit_core.machine.processor import vectors
from mvit_core.native.building import HERE, KINDS, MADE, SUFFIX, SWITCH, Kind, wanted_library, why_not
from mvit_core.native.compilers import ZIG

REBUILD = "python -m mvit_core.native"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """The library, or None, for people which one it is or why there is none, and where it lies."""

    library: ctypes.CDLL | None
    note: str
    file: Path | None = None


def kernels() -> ctypes.CDLL | None:
    """The library, where it is built, this processor runs it and nobody turned it off."""
    return found().library


@cache
def found() -> Found:
    """What `kernels` gives, with the reason; looked for once."""
    return look()


def look(sources: Path = HERE, made: Path = MADE) -> Found:
    """Look for the library of these sources, and load it."""
    if os.environ.get(SWITCH) == "0":
        return Found(None, f"turned off by {SWITCH}=0")
    if why := why_not():
        return Found(None, why)
    kinds = [kind for kind in KINDS if kind.name in vectors()]
    if not kinds:
        return Found(None, "PyTorch finds neither AVX-512 with VNNI nor AVX2 alone in this processor")
    for kind in kinds:
        if file := built(kind, sources, made):
            return _loaded(file)
    return Found(None, _missing(sources))


def _loaded(file: Path) -> Found:
    try:
        return Found(ctypes.CDLL(str(file)), file.name, file)
    except OSError as error:
        _log.warning("%s does not load (%s): delete it, then %s builds it anew", file, error, REBUILD)
        return Found(None, f"{file.name} does not load")


def built(kind: Kind, sources: Path = HERE, made: Path = MADE) -> Path | None:
    """The library of these sources, or without sources, as in the built folder, the one that lies there."""
    wanted = wanted_library(kind, sources, made)
    if wanted is not None:
        return wanted if wanted.is_file() else None
    files = list(made.glob(f"kernels-{kind.name}-*{SUFFIX}"))
    return files[0] if len(files) == 1 else None


def _missing(sources: Path) -> str:
    if wanted_library(KINDS[0], sources) is None:
        return "this Trapline came without any"
    return f"not built; with a C++ compiler (pip install {ZIG}, say) {REBUILD} does it"
