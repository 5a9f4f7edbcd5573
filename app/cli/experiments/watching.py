"""How a running experiment looks: what it learns from, a line an epoch, what was left out and why."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from typing import TypeVar

from rich.console import Console

from app.cli.console import escaped, messages
from app.cli.learning.training_display import display_on
from app.cli.wording import counted
from app.logs import log_file
from app.services.learning.left_out import LeftOut
from trainer.events import ClipSkipped, TrainingEvent, TrainingStarted

T = TypeVar("T")
MOST_LEFT_OUT = 10  # that are named; the log has all, and where there is none, all are named


class Stopped(KeyboardInterrupt):
    """Ctrl-C, between two steps."""


def watched(steps: Generator[TrainingEvent, None, T]) -> T:
    """Run an experiment to its end and return what comes out; raises Stopped."""
    say = messages()
    value: list[T] = []

    def kept() -> Generator[TrainingEvent]:
        value.append((yield from steps))

    with closing(steps), naming(say) as name, display_on(say) as display:
        for event in kept():
            match event:
                case TrainingStarted():
                    learned = f"{counted(event.num_train, 'clip')}, {event.num_held_out:,} held out"
                    say.print(f"{event.model} on {event.device}: {learned}", soft_wrap=True)
                case ClipSkipped():
                    name(event)
            display.show(event)
            if display.interrupted:
                raise Stopped
    return value[0]


@contextmanager
def naming(say: Console) -> Iterator[Callable[[ClipSkipped], None]]:
    """Names what is left out, the first of it; at the end, however that comes, where the rest can be read."""
    found, log = LeftOut(), log_file()
    number = 0

    def name(event: ClipSkipped) -> None:
        nonlocal number
        if event not in found:
            number += 1
            if log is None or number <= MOST_LEFT_OUT:
                say.print(f"[yellow]left out:[/] {escaped(event.reason)}", soft_wrap=True)
        found.add(event)

    try:
        yield name
    finally:
        if log is not None and number > MOST_LEFT_OUT:
            words = f"{number - MOST_LEFT_OUT:,} more, listed in {log}."
            say.print(f"[yellow]left out:[/] {escaped(words)}", soft_wrap=True)
