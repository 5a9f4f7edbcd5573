"""How a running experiment looks: what it learns from, a line an epoch, what was left out and why."""

from collections.abc import Generator
from contextlib import closing
from typing import TypeVar

from rich.markup import escape

from app.cli.console import messages
from app.cli.learning.training_display import display_on
from app.cli.wording import counted
from trainer.events import ClipSkipped, TrainingEvent, TrainingStarted

T = TypeVar("T")
MOST_LEFT_OUT = 10  # files that are named; the rest is counted


class Stopped(KeyboardInterrupt):
    """Ctrl-C, between two steps."""


def watched(steps: Generator[TrainingEvent, None, T]) -> T:
    """Run an experiment to its end and return what comes out; raises Stopped."""
    say = messages()
    value: list[T] = []

    def kept() -> Generator[TrainingEvent]:
        value.append((yield from steps))

    left_out = 0
    with closing(steps), display_on(say) as display:
        for event in kept():
            match event:
                case TrainingStarted():
                    learned = f"{counted(event.num_train, 'clip')}, {event.num_held_out:,} held out"
                    say.print(f"{event.model} on {event.device}: {learned}", soft_wrap=True)
                case ClipSkipped():
                    left_out += 1
                    if left_out <= MOST_LEFT_OUT:
                        say.print(f"[yellow]left out:[/] {escape(event.reason)}", soft_wrap=True)
            display.show(event)
            if display.interrupted:
                raise Stopped
    if left_out > MOST_LEFT_OUT:
        say.print(f"[yellow]left out:[/] {left_out - MOST_LEFT_OUT:,} more.")
    return value[0]
