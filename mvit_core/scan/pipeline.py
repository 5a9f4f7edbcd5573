"""One video is read while the model labels the one before: neither the processor nor the GPU waits.

One thread reads, finds motion and asks the detector; it hands over what it found through a queue that holds
one video at most, so that no more than three are in memory: one being read, one waiting, those being
labelled. What waits is labelled together with what is labelled, in batches filled across videos.
"""

import queue
import threading
from collections.abc import Generator, Iterable
from contextlib import suppress
from typing import NamedTuple

import msgspec

from mvit_core.errors import UserError
from mvit_core.events import ScanEvent, ScanRequest, VideoProgress, VideoScanned
from mvit_core.outcome import Outcome
from mvit_core.scan.reading import Read, read
from mvit_core.scan.settings import Predictor, ScanSettings, Tools
from mvit_core.scan.together import Labelled, labelled
from mvit_core.types import TrackResult, VideoResult, VideoStatus

WAITING = 1  # videos that have been read and wait for the model
MANY_CLIPS = 64  # tracks from which on no further video joins those that are labelled together
TURN_S = 0.2


class Failed(NamedTuple):
    """What ended the reading thread: a mistake of ours."""

    error: BaseException


Said = ScanEvent | Failed | None  # None: nothing more comes


class Pipeline:
    """The reading thread and what it hands over."""

    def __init__(self, requests: Iterable[ScanRequest], tools: Tools, settings: ScanSettings) -> None:
        self._requests, self._tools, self._settings = requests, tools, settings
        self._said: queue.SimpleQueue[Said] = queue.SimpleQueue()
        self._read: queue.Queue[Read] = queue.Queue(WAITING)
        self._stopped = threading.Event()
        self._going = True  # whether more may be said
        self._thread = threading.Thread(target=self._work, name="reading", daemon=True)

    def events(self, predictor: Predictor) -> Generator[ScanEvent]:
        """Everything that is said of all videos, those of two videos mixed."""
        self._thread.start()
        try:
            while self._going or not self._read.empty():
                together = self._waiting()
                if together:
                    yield from self._labelled(together, predictor)
                yield from self._news(wait=not together)
        finally:
            self._stopped.set()

    def _labelled(self, together: list[Read], predictor: Predictor) -> Generator[ScanEvent]:
        """The results of videos that have been read; in between, what is said of the next one."""
        videos = [(each.result.tracks, each.store) for each in together]
        steps = labelled(videos, predictor, self._settings)
        results = yield from self._between(steps, together[0])
        for each, tracks in zip(together, results, strict=True):
            yield VideoScanned(key=each.key, result=msgspec.structs.replace(each.result, tracks=tracks))

    def _between(
        self, steps: Labelled, first: Read
    ) -> Generator[ScanEvent, None, list[tuple[TrackResult, ...]]]:
        """Run `steps` to their end; after each, a sign of life and what is said of the next video."""
        outcome = Outcome(steps)
        for _ in outcome:
            yield VideoProgress(key=first.key, position_s=first.result.decoded_s)
            yield from self._news(wait=False)
        return outcome.value

    def _waiting(self) -> list[Read]:
        """The videos that have been read: one, or more where that makes no batch too long."""
        together: list[Read] = []
        with suppress(queue.Empty):
            while sum(len(each.result.tracks) for each in together) < MANY_CLIPS:
                together.append(self._read.get_nowait())
        return together

    def _news(self, *, wait: bool) -> list[ScanEvent]:
        """What was said meanwhile; waits for it a moment where it is told to."""
        said: list[ScanEvent] = []
        with suppress(queue.Empty):
            while True:
                each = self._said.get(timeout=TURN_S) if wait and not said else self._said.get_nowait()
                if isinstance(each, Failed):
                    raise each.error
                if each is None:
                    self._going = False
                    break
                said.append(each)
        return said

    def _work(self) -> None:
        try:
            for request in self._requests:
                self._take(request)
                if self._stopped.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - the other thread raises it
            self._said.put(Failed(error))
        else:
            self._said.put(None)

    def _take(self, request: ScanRequest) -> None:
        """Read one video; one with nobody in it is done with that."""
        events = read(request, self._tools, self._settings)
        try:
            while not self._stopped.is_set():
                self._said.put(next(events))
        except StopIteration as end:
            self._hand_over(end.value)
        except UserError as error:
            result = VideoResult(status=VideoStatus.UNREADABLE, reason=str(error))
            self._said.put(VideoScanned(key=request.key, result=result))
        finally:
            events.close()

    def _hand_over(self, read: Read) -> None:
        if not read.result.tracks or not len(read.store):
            self._said.put(VideoScanned(key=read.key, result=read.result))
            return
        while not self._stopped.is_set():
            with suppress(queue.Full):
                self._read.put(read, timeout=TURN_S)
                self._said.put(VideoProgress(key=read.key, position_s=read.result.decoded_s))  # wakes it
                return
