"""Makes the library of kernels from the C++ sources here. Standard library only: the launcher asks.

Nothing here raises for what a computer lacks or does wrong: that is told in a sentence.
"""

import hashlib
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mvit_core.native.compilers import WINDOWS, ZIG, compilers, usual_compilers

HERE = Path(__file__).parent
MADE = HERE / "made"
SUFFIX = ".dll" if WINDOWS else ".so"
NOTE = ".json"  # in its place: what was measured of a library (chosen.py)
FLAGS = (
    *("-O3", "-std=c++17", "-shared", "-fno-exceptions", "-fno-rtti", "-ffp-contract=fast"),
    *(() if WINDOWS else ("-fPIC",)),
)
SWITCH = "TRAPLINE_NATIVE"  # 0: models run in PyTorch alone
PATIENCE_S = 600.0  # of which one that is borrowed spends some on libraries of its own
AT_ONCE = min(4, os.cpu_count() or 1)  # files; one takes some 300 MB
LOOK_S = 0.02  # whether one has ended
STALE_S = 3600.0  # a folder of a build is left behind by one that was killed
WITHOUT = "Models run in PyTorch alone."
_DRAFTS = "draft-"


@dataclass(frozen=True, slots=True)
class Kind:
    """Processors that a library is built for: the compiler's flags, and what Linux says of them all.

    Where there is AVX-512, PyTorch alone is quicker than kernels without it.
    """

    name: str
    flags: tuple[str, ...]
    needs: frozenset[str]

    def serves(self, features: set[str]) -> bool:
        """Whether they are for a processor that Linux says has these."""
        return self.needs <= features and ("avx512f" in features) == ("avx512f" in self.needs)


KINDS = (  # the quickest first
    Kind(
        "avx512",
        (
            *("-mavx512f", "-mavx512dq", "-mavx512bw", "-mavx512vl", "-mavx512vnni"),
            "-mprefer-vector-width=512",
        ),
        frozenset({"avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512_vnni"}),
    ),
    Kind("avxvnni", ("-mavx2", "-mfma", "-mavxvnni"), frozenset({"avx2", "fma", "avx_vnni"})),
    Kind("avx2", ("-mavx2", "-mfma"), frozenset({"avx2", "fma"})),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the library, where there is one, and a sentence.

    `failed`: a compiler was there, and could not do it.
    """

    sentence: str
    library: Path | None = None
    failed: bool = False


def build(
    kind: Kind,
    sources: Path = HERE,
    made: Path = MADE,
    by: Sequence[Sequence[str]] | None = None,
    patience_s: float = PATIENCE_S,
) -> Outcome:
    """Make the library of the sources for a kind of processors, unless it is there; older ones go.

    `by`: the words that call each compiler that may be asked; those of this computer where it is None.
    """
    try:
        return _build(kind, sources, made, compilers() if by is None else by, patience_s)
    except OSError as error:
        return Outcome(f"{made} cannot be written to: {error.strerror or error}. {WITHOUT}")


def why_not() -> str:
    """Why no library is ever built on this system; empty where one is."""
    if sys.platform in ("linux", "win32") and platform.machine().lower() in ("x86_64", "amd64"):
        return ""
    return f"Kernels are built on Linux and Windows with x86-64 alone. {WITHOUT}"


def kinds_here(facts: Path = Path("/proc/cpuinfo")) -> list[Kind]:
    """Those that this processor runs, as Linux tells it; PyTorch has the last word (`library`)."""
    try:
        lines = facts.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return []
    said = set(next((line for line in lines if line.startswith("flags")), "").split())
    return [kind for kind in KINDS if kind.serves(said)]


def wanted_library(kind: Kind, sources: Path = HERE, made: Path = MADE) -> Path | None:
    """Where the library of these very sources and flags lies or would lie; None without sources."""
    files = sorted(file for suffix in ("*.cpp", "*.h") for file in sources.glob(suffix))
    if not any(file.suffix == ".cpp" for file in files):
        return None
    said = hashlib.sha256("\0".join((*FLAGS, *kind.flags)).encode())
    for file in files:
        content = file.read_bytes()
        said.update(f"\0{file.name}\0{len(content)}\0".encode() + content)
    return made / f"kernels-{kind.name}-{said.hexdigest()[:12]}{SUFFIX}"


def _build(
    kind: Kind, sources: Path, made: Path, found: Sequence[Sequence[str]], patience_s: float
) -> Outcome:
    """Raises OSError where nothing can be written."""
    wanted = wanted_library(kind, sources, made)
    if wanted is None:
        return Outcome("There are no kernels to build.")
    if why := why_not():  # also where a checkout came from Linux with its library in it
        return Outcome(why)
    if wanted.exists():
        return Outcome(f"{wanted.name} is there already.", wanted)
    if not found:
        asked = ", ".join(("$CXX", *usual_compilers(), ZIG))
        return Outcome(f"There is no C++ compiler here ({asked}). {WITHOUT}")
    made.mkdir(exist_ok=True)
    _tidy(sources, made)
    return _with_any([[*compiler, *FLAGS, *kind.flags] for compiler in found], sources, wanted, patience_s)


def _with_any(found: Sequence[Sequence[str]], sources: Path, wanted: Path, patience_s: float) -> Outcome:
    """With the first compiler that can."""
    problems = []
    for compiler in found:
        started_s = time.monotonic()
        with TemporaryDirectory(prefix=_DRAFTS, dir=wanted.parent, ignore_cleanup_errors=True) as place:
            draft = Path(place) / wanted.name
            problem = _compile(compiler, sources, draft, patience_s)
            if not problem:
                _keep(draft, wanted)
                lasted_s = time.monotonic() - started_s
                sentence = f"{compiler[0]} built the native kernels in {lasted_s:.0f} s: {wanted.name}."
                return Outcome(sentence, wanted)
        problems.append(f"{compiler[0]} {problem}")
    return Outcome(f"The kernels could not be built: {'; '.join(problems)}. {WITHOUT}", failed=True)


def _compile(compiler: Sequence[str], sources: Path, draft: Path, patience_s: float) -> str:
    """Why there is no library afterwards; empty where there is one."""
    parts = [_part(compiler, file, draft.parent) for file in sorted(sources.glob("*.cpp"))]
    whole = Step((*compiler, "-o", str(draft), *(str(each.made) for each in parts)), draft)
    end_s = time.monotonic() + patience_s
    try:
        failed = _first_failed(parts, end_s) or _first_failed([whole], end_s)
    except TimeoutError:
        return f"did not end within {patience_s:.0f} s"
    except OSError as error:
        return f"cannot be started ({error.strerror or error})"
    if failed is not None:
        step, code = failed
        return f"ended with {code} ({_first_error(step.said)})"
    return "" if draft.exists() else "wrote no library"


@dataclass(frozen=True, slots=True)
class Step:
    """One call of a compiler, and the file that it makes."""

    command: tuple[str, ...]
    made: Path

    @property
    def said(self) -> Path:
        """Where its words go."""
        return self.made.with_suffix(".log")


def _part(compiler: Sequence[str], source: Path, place: Path) -> Step:
    made = place / f"{source.stem}.o"
    return Step((*compiler, "-c", "-o", str(made), str(source)), made)


def _first_failed(steps: Sequence[Step], end_s: float) -> tuple[Step, int] | None:
    """Take them, several at once: the first that fails, and its exit code. No process outlives the call.

    Raises TimeoutError, and OSError where one cannot be started.
    """
    waiting, running = list(reversed(steps)), dict[Step, "subprocess.Popen[bytes]"]()
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                step = waiting.pop()
                running[step] = _start(step)
            time.sleep(LOOK_S)
            for step in [each for each, process in running.items() if process.poll() is not None]:
                if code := running.pop(step).wait():
                    return step, code
            if time.monotonic() > end_s:
                raise TimeoutError
    finally:
        for process in running.values():
            _end(process)
    return None


def _start(step: Step) -> "subprocess.Popen[bytes]":
    kept = dict.fromkeys(("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"), str(step.said.parent))
    surroundings = {**os.environ, **kept, "LC_ALL": "C"}
    with step.said.open("wb") as log:
        return subprocess.Popen(
            step.command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=surroundings,
            start_new_session=True,
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """With all that it started, where the system knows of that."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _first_error(said: Path) -> str:
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    errors = [line for line in lines if "error" in line]
    return (errors or lines or ["without a word"])[0].strip()[:200]


def _keep(draft: Path, wanted: Path) -> None:
    """Give a whole library its name: whoever sees the name, sees all of it, also after a power cut."""
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    draft.chmod(0o755)
    draft.replace(wanted)


def _tidy(sources: Path, made: Path) -> None:
    """Remove libraries of other sources, their notes, and what builds that were killed have left."""
    wanted = [wanted_library(kind, sources, made) for kind in KINDS]
    for suffix in (SUFFIX, NOTE):
        for old in made.glob(f"kernels-*{suffix}"):
            if old.with_suffix(SUFFIX) not in wanted:
                old.unlink(missing_ok=True)
    remove_stale(made, _DRAFTS)


def remove_stale(place: Path, prefix: str) -> None:
    """Remove folders of such names that nobody has written to for an hour: who made them was killed."""
    for left in place.glob(f"{prefix}*"):
        if time.time() - left.stat().st_mtime > STALE_S:
            shutil.rmtree(left, ignore_errors=True)
