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

    def add(self, event: ClipSkipped) -> None:
        """One clip more."""
        if event not in self._clips:
            logging.getLogger("app").info("left out of learning: %s: %s", event.video, event.reason)
        self._now[event] += 1
        self._clips[event] = max(self._clips[event], self._now[event])

    def begin_again(self) -> None:
        """The same clips are read once more, and each of them counts once."""
        self._now.clear()

    def __contains__(self, event: ClipSkipped) -> bool:
        """Whether a clip of this video was left out for this reason."""
        return event in self._clips

    @property
    def num_clips(self) -> int:
        """How many."""
        return self._clips.total()

    @property
    def videos(self) -> list[str]:
        """The names of their files, in the order in which they came."""
        return [PurePath(each).name for each in dict.fromkeys(event.video for event in self._clips)]

    @property
    def reasons(self) -> list[str]:
        """Why, a sentence for each video, which it names: with its folders, where others are called so."""
        alike = Counter(event.reason for event in self._clips)
        return [_with_folders(event) if alike[event.reason] > 1 else event.reason for event in self._clips]


def _with_folders(event: ClipSkipped) -> str:
    return event.reason.replace(PurePath(event.video).name, event.video, 1)
