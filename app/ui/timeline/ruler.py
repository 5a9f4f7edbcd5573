"""The ruler's ticks; no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from app.ui.timeline.transform import TimeTransform

STEPS_S = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
PARTS = {0.02: 2, 0.2: 2, 2: 4, 15: 3, 30: 3, 60: 6, 120: 4, 900: 3, 1800: 3, 3600: 6, 7200: 4}
LABEL_PX = 76.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at a time; without text it is a small one."""

    time_s: float
    text: str = ""


def step_of(transform: TimeTransform) -> float:
    """Seconds between labels, so that they keep clear of each other."""
    return next((step for step in STEPS_S if step * transform.px_per_s >= LABEL_PX), STEPS_S[-1])


def ticks(transform: TimeTransform) -> Iterator[Tick]:
    """The marks in view, in order."""
    step_s = step_of(transform)
    parts = PARTS.get(step_s, 5)
    small_s = step_s / parts
    end_s = min(transform.end_s, transform.duration_s)
    for number in range(ceil(transform.start_s / small_s - 1e-9), floor(end_s / small_s + 1e-9) + 1):
        time_s = number * small_s
        yield Tick(time_s, tick_text(time_s, step_s) if number % parts == 0 else "")


def tick_text(time_s: float, step_s: float) -> str:
    """`1:05`, with as many decimals as the step needs."""
    decimals = 0 if step_s >= 1 else 1 if step_s >= 0.1 else 2
    minutes, seconds = divmod(round(time_s, decimals), 60)
    width = 2 if decimals == 0 else 3 + decimals
    hours, minutes = divmod(int(minutes), 60)
    head = f"{hours}:{minutes:02d}" if hours else f"{minutes}"
    return f"{head}:{seconds:0{width}.{decimals}f}"
