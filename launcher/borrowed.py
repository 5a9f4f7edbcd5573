"""A C++ compiler from PyPI, for computers that have none: taken, used once, and thrown away again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from launcher.environment import Environment
from launcher.installing import run_pip
from mvit_core.native.building import remove_stale
from mvit_core.native.compilers import ZIG, zig

WHICH = Path(__file__).with_name("compiler.txt")

_PLACES = "compiler-"


@contextmanager
def borrowed_compiler(environment: Environment) -> Iterator[list[str]]:
    """The words that call it while it is there; none where it cannot be had.

    It lies in the environment's folder (0.4 GB), and is the very file whose sum is known. Raises OSError
    where nothing can be written.
    """
    remove_stale(environment.folder, _PLACES)
    with TemporaryDirectory(prefix=_PLACES, dir=environment.folder, ignore_cleanup_errors=True) as place:
        kept = ["--no-deps", "--no-compile", "--only-binary=:all:", "--require-hashes"]
        problem = run_pip(environment.python, ["install", *kept, "--target", place, "-r", str(WHICH)])
        yield [] if problem else zig(Path(place) / ZIG)
