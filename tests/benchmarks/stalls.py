"""Sees when the window's thread does not answer, for how long, and in which of our lines it was then.

A thread of C (faulthandler's) writes the stack, so that also a call that holds Python's lock is seen in the
middle. Time on the processor is told apart from time: on a busy computer any thread waits now and then.
"""

import faulthandler
import re
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

ROOT = Path(__file__).resolve().parents[2]
BEAT_MS = 10
_FRAME = re.compile(r'^  File "(?P<file>.+)", line (?P<line>\d+) in (?P<name>\S+)$')


@dataclass(frozen=True, slots=True)
class Stall:
    """Once that the window did not answer."""

    lasted_s: float
    computed_s: float  # of which the thread had a processor
    after: str  # what was done last
    stack: tuple[str, ...]  # of ours, innermost first, as it was when the limit had passed


class Stalls(QObject):
    """Listens to the event loop's pulse for as long as it lives; `doing` says what is being done."""

    def __init__(self, parent: QObject, *, limit_s: float = 0.05) -> None:
        super().__init__(parent)
        self._limit_s = limit_s
        self.doing = ""
        self.found: list[Stall] = []
        self._stacks = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._thread = f"0x{threading.get_ident():016x}"
        self._last_s, self._last_computed_s = time.monotonic(), time.thread_time()
        self._pulse = QTimer(self, interval=BEAT_MS)
        self._pulse.timeout.connect(self._beat)
        self._pulse.start()
        self._arm()

    def stop(self) -> None:
        """Listen no more."""
        self._pulse.stop()
        faulthandler.cancel_dump_traceback_later()
        self._stacks.close()

    def _arm(self) -> None:
        faulthandler.dump_traceback_later(self._limit_s, file=self._stacks)

    def _beat(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        now_s, computed_s = time.monotonic(), time.thread_time()
        lasted_s = now_s - self._last_s - BEAT_MS / 1000
        if lasted_s > self._limit_s:
            stack = self._latest_stack()
            self.found.append(Stall(lasted_s, computed_s - self._last_computed_s, self.doing, stack))
        self._last_s, self._last_computed_s = now_s, computed_s
        self._arm()

    def _latest_stack(self) -> tuple[str, ...]:
        self._stacks.seek(0)
        said = self._stacks.read()
        self._stacks.seek(0)
        self._stacks.truncate()
        threads = [each for each in said.split("\n\n") if self._thread in each]
        return ours(threads[-1].splitlines()) if threads else ()


def ours(lines: Sequence[str]) -> tuple[str, ...]:
    """The frames of a stack that lie in this checkout, and what the innermost of them called."""
    found = [match for line in lines if (match := _FRAME.match(line))]
    places = [(Path(each["file"]), each["line"], each["name"]) for each in found]
    inside = [place.is_relative_to(ROOT) and ".venv" not in place.parts for place, _, _ in places]
    first = max(inside.index(True) - 1, 0) if True in inside else 0
    kept = [each for each, is_ours in zip(places[first:], inside[first:], strict=True) if is_ours]
    kept = places[first : first + 1] * (not inside[first]) + kept if places else []
    return tuple(f"{_short(place)}:{line} {name}" for place, line, name in kept)


def told(stalls: Sequence[Stall], *, number: int = 15) -> list[dict[str, object]]:
    """The worst, those in the same place as one: how often, how long at most and in all, and where."""
    alike: dict[tuple[str, ...], list[Stall]] = {}
    for stall in stalls:
        alike.setdefault(tuple(each.split(":")[0] + each.split()[-1] for each in stall.stack[:3]), []).append(
            stall
        )
    ordered = sorted(alike.values(), key=lambda each: -sum(stall.lasted_s for stall in each))
    return [_told(each) for each in ordered[:number]]


def _told(alike: Sequence[Stall]) -> dict[str, object]:
    worst = max(alike, key=lambda stall: stall.lasted_s)
    return {
        "times": len(alike),
        "longest_s": round(worst.lasted_s, 3),
        "computed_s": round(worst.computed_s, 3),
        "in_all_s": round(sum(each.lasted_s for each in alike), 2),
        "after": worst.after,
        "in": list(worst.stack),
    }


def _short(place: Path) -> str:
    return str(place.relative_to(ROOT)) if place.is_relative_to(ROOT) else "/".join(place.parts[-2:])
