"""What a training or a judgement leaves out as it cannot be read: counted, so that it is said once."""

import logging
from collections import Counter
from pathlib import PurePath

from trainer.events import ClipSkipped


class LeftOut:
    """Clips by video; each reason goes into the log, where the whole list can be read."""

    def __init__(self) -> None:
        self._clips: Counter[ClipSkipped] = Counter()
        self._now: Counter[ClipSkipped] = Counter()  # of them, since it began again
        self._names: dict[str, str] = {}  # of the files, by video
        self._alike: Counter[str] = Counter()  # videos, by reason
        self.num_clips = 0

    def add(self, event: ClipSkipped) -> None:
        """One clip more."""
        if event not in self._clips:
            logging.getLogger("app").info("left out of learning: %s: %s", event.video, event.reason)
            self._names.setdefault(event.video, PurePath(event.video).name)
            self._alike[event.reason] += 1
        self._now[event] += 1
        if self._now[event] > self._clips[event]:
            self._clips[event] += 1
            self.num_clips += 1

    def begin_again(self) -> None:
        """The same clips are read once more, and each of them counts once."""
        self._now.clear()

    def __contains__(self, event: ClipSkipped) -> bool:
        """Whether a clip of this video was left out for this reason."""
        return event in self._clips

    @property
    def videos(self) -> list[str]:
        """The names of their files, in the order in which they came."""
        return list(self._names.values())

    @property
    def reasons(self) -> list[str]:
        """Why, a sentence for each video, which it names: with its folders, where others are called so."""
        return [self._reason(event) for event in self._clips]

    @property
    def last_reason(self) -> str:
        """The last of them; there has to be one."""
        return self._reason(next(reversed(self._clips)))

    def _reason(self, event: ClipSkipped) -> str:
        return _with_folders(event) if self._alike[event.reason] > 1 else event.reason


def _with_folders(event: ClipSkipped) -> str:
    return event.reason.replace(PurePath(event.video).name, event.video, 1)
