"""Several looks at the same clips, one after the other, as one piece of work with one time left."""

from collections import Counter
from collections.abc import Generator
from typing import TypeVar

from msgspec.structs import replace

from mvit_core.outcome import Outcome
from trainer.events import ClipsJudged, ClipSkipped, TrainingEvent
from trainer.fitting.clock import Pace

T = TypeVar("T")


class Looks:
    """Each look counts for the same share."""

    def __init__(self, number: int) -> None:
        self._number, self._done = number, 0
        self._pace = Pace()
        self._skipped: Counter[ClipSkipped] = Counter()

    def through(self, steps: Generator[TrainingEvent, None, T]) -> Generator[TrainingEvent, None, T]:
        """The events of one look, with the share that all of them have come to; each skipped clip once."""
        outcome, skipped = Outcome(steps), Counter[ClipSkipped]()
        for event in outcome:
            if isinstance(event, ClipSkipped):
                skipped[event] += 1
                if skipped[event] <= self._skipped[event]:
                    continue
                self._skipped[event] += 1
            yield from self._pace.telling(self._counted(event))
        self._done += 1
        return outcome.value

    def _counted(self, event: TrainingEvent) -> TrainingEvent:
        if not isinstance(event, ClipsJudged):
            return event
        share = (self._done + event.share) / self._number
        return replace(event, share=share, left_s=self._pace.left_s(share))
