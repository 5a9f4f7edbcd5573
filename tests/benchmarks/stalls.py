"""Sees when the window's thread does not answer, for how long, and in which of our lines it was then.

A thread beside it looks at its stack each time that it has not answered for another while (or, where a call
holds Python's lock, as soon as that lets go), and at where our other threads are: they may hold that lock.
Time on the processor is told apart: on a busy computer any thread waits now and then, and only what it
computes, or waits for ours, is ours to take away.
"""

import contextlib
import gc
import sys
import tempfile
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice, repeat
from operator import attrgetter, itemgetter
from pathlib import Path
from types import FrameType

import msgspec
from PySide6.QtCore import QObject, QTimer

ROOT = Path(__file__).resolve().parents[2]
BEAT_MS = 10
CALL = attrgetter("f_code.co_filename", "f_lineno", "f_code.co_name")


@dataclass(frozen=True, slots=True)
class Stall:
    """Once that the window did not answer."""

    lasted_s: float
    computed_s: float  # of which the thread had a processor
    queued_s: float  # of which it could have run, and other threads or programs had the processors (Linux)
    after: str  # what was done last
    stacks: tuple[tuple[str, ...], ...]  # of ours, innermost first, one for each BEAT_MS
    beside: tuple[tuple[str, ...], ...] = ()  # of our other threads then
    collected_s: float = 0.0  # in which Python looked for garbage, in any thread: all others wait

    @property
    def stack(self) -> tuple[str, ...]:
        """Where it was most of the time, as far as was seen."""
        return _most(self.stacks)

    @property
    def others(self) -> tuple[str, ...]:
        """Where another thread of ours was most of that time."""
        return _most(self.beside)


class Stalls(QObject):
    """Listens to the event loop's pulse for as long as it lives; `doing` says what is being done.

    What it finds it keeps in a file: its words and numbers would lie among all that the window makes in that
    time, and keep from the system what the window lets go of (docs/performance/large-projects.md).
    """

    def __init__(self, parent: QObject, *, limit_s: float = 0.05) -> None:
        super().__init__(parent)
        self._limit_s = limit_s
        self.doing = ""
        self._window_thread = threading.get_ident()
        self._stacks: list[tuple[str, ...]] = []  # since the last beat
        self._beside: list[tuple[str, ...]] = []
        self._stops = threading.Event()
        self._last_s, self._last_computed_s = time.monotonic(), time.thread_time()
        self._last_queued_s = queued_s()
        self._collected_s = self._collecting_since_s = 0.0
        gc.callbacks.append(self._collecting)
        self._kept = tempfile.TemporaryFile()  # noqa: SIM115 - as long as somebody may ask
        self._pulse = QTimer(self, interval=BEAT_MS)
        self._pulse.timeout.connect(self._beat)
        self._pulse.start()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    @property
    def found(self) -> list[Stall]:
        """Each time since it began, or was told to forget."""
        self._kept.seek(0)
        return [msgspec.json.decode(line, type=Stall) for line in self._kept]

    def forget(self) -> None:
        """Begin anew."""
        self._kept.seek(0)
        self._kept.truncate()

    def stop(self) -> None:
        """Listen no more."""
        self._pulse.stop()
        self._stops.set()
        self._watcher.join()
        gc.callbacks.remove(self._collecting)

    def _collecting(self, phase: str, _facts: dict[str, int]) -> None:
        if phase == "start":
            self._collecting_since_s = time.monotonic()
        else:
            self._collected_s += time.monotonic() - self._collecting_since_s

    def _watch(self) -> None:
        while not self._stops.wait(BEAT_MS / 1000):
            if time.monotonic() - self._last_s > (len(self._stacks) + 2) * BEAT_MS / 1000:
                self._look()

    def _look(self) -> None:
        threads = stacks()
        threads.pop(threading.get_ident(), None)
        self._stacks.append(ours(threads.pop(self._window_thread, [])))
        self._beside += filter(None, map(ours, threads.values()))

    def _beat(self) -> None:
        now_s, computed_s, waited_s = time.monotonic(), time.thread_time(), queued_s()
        lasted_s = now_s - self._last_s - BEAT_MS / 1000
        if lasted_s > self._limit_s:
            computed = computed_s - self._last_computed_s
            queued = waited_s - self._last_queued_s
            self._kept.write(msgspec.json.encode(self._stall(lasted_s, computed, queued)) + b"\n")
        self._last_s, self._last_computed_s, self._last_queued_s = now_s, computed_s, waited_s
        self._stacks, self._beside, self._collected_s = [], [], 0.0

    def _stall(self, lasted_s: float, computed_s: float, queued_s: float) -> Stall:
        stacks, beside = tuple(self._stacks), tuple(self._beside)
        return Stall(lasted_s, computed_s, queued_s, self.doing, stacks, beside, self._collected_s)


def _most(stacks: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return Counter(stacks).most_common(1)[0][0] if stacks else ()


def queued_s() -> float:
    """Seconds that this thread has waited for a processor so far, where Linux tells; else 0."""
    try:
        said = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(said.split()[1]) / 1e9


@dataclass(frozen=True, slots=True)
class Place:
    """One call of a stack."""

    file: Path
    line: int
    name: str


def stacks() -> dict[int, list[Place]]:
    """Where each thread is, innermost first.

    No frame is held while its thread goes on: what stands in it would not be the thread's alone any more, and
    a painter that outlives the paint event which it was made in brings Qt down, a while later and elsewhere.
    So a stack is read in one call of Python's own C, in which no other thread has Python's lock.
    `faulthandler`, which holds no frames at all, walks the list of threads without its lock, and ends the
    process where Qt adds one just then.
    """
    collects = gc.isenabled()
    gc.disable()  # it may run lines of ours within that call, and other threads between them
    try:
        return {thread: _stack(thread) for thread in list(chain.from_iterable(_all_innermost()))}
    finally:
        if collects:
            gc.enable()


def _stack(thread: int) -> list[Place]:
    calls: deque[tuple[str, int | None, str]] = deque()
    inwards = chain(map(itemgetter(thread), _all_innermost()), repeat("f_back"))
    with contextlib.suppress(AttributeError, KeyError):  # at the outermost; where the thread has ended
        calls.extend(map(CALL, accumulate(inwards, getattr)))
    return [Place(Path(file), line or 0, name) for file, line, name in calls]


def _all_innermost() -> Iterator[dict[int, FrameType]]:
    """The frame that each thread is in, taken only when it is asked for."""
    return islice(iter(sys._current_frames, None), 1)


def ours(inward: Sequence[Place]) -> tuple[str, ...]:
    """The calls of a stack that lie in this checkout, innermost first, and what the innermost called."""
    inside = [each.file.is_relative_to(ROOT) and ".venv" not in each.file.parts for each in inward]
    first = max(inside.index(True) - 1, 0) if True in inside else 0
    kept = [
        each
        for number, (each, is_ours) in enumerate(zip(inward, inside, strict=True))
        if is_ours or number == first
    ]
    return tuple(f"{_short(each.file)}:{each.line} {each.name}" for each in kept)


def told(stalls: Sequence[Stall], *, limit_s: float = 0.05, number: int = 15) -> list[dict[str, object]]:
    """Those that computed for longer than the limit, alike ones as one: how often, how long, and where."""
    alike: dict[tuple[str, ...], list[Stall]] = {}
    for stall in stalls:
        if stall.computed_s > limit_s:
            place = tuple(each.split(":")[0] + each.split()[-1] for each in stall.stack[:3])
            alike.setdefault(place, []).append(stall)
    ordered = sorted(alike.values(), key=lambda each: -sum(stall.computed_s for stall in each))
    return [_told(each) for each in ordered[:number]]


def _told(alike: Sequence[Stall]) -> dict[str, object]:
    worst = max(alike, key=lambda stall: stall.computed_s)
    return {
        "times": len(alike),
        "longest_s": round(worst.lasted_s, 3),
        "computed_s": round(worst.computed_s, 3),
        "computed_in_all_s": round(sum(each.computed_s for each in alike), 2),
        "after": worst.after,
        "in": list(worst.stack),
    }


def _short(place: Path) -> str:
    return str(place.relative_to(ROOT)) if place.is_relative_to(ROOT) else "/".join(place.parts[-2:])
