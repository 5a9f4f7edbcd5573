"""The worker process: reads requests from stdin, scans one video at a time, answers on stdout.

Both directions are lines of JSON (mvit_core.events). Closing its stdin cancels what runs and ends it with
exit code 0; so does the death of its parent. It never opens a project. What it says to people goes to stderr,
which its parent keeps in the log.
"""

import argparse
import faulthandler
import os
import queue
import threading
import traceback
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from app.arrival import Arrival
from app.equipment import Equipment, parser
from app.parent import (
    EXIT_BUG,
    end_within,
    lines_from,
    stay_behind,
    take_stdin,
    take_stdout,
    write_whole,
)
from mvit_core.errors import UserError
from mvit_core.events import (
    SIGN_OF_LIFE,
    ClipLooked,
    ClipOccluded,
    ClockRead,
    ClockRequest,
    Event,
    LookRequest,
    OccludeRequest,
    ProbeRequest,
    Request,
    ScanRequest,
    VideoProbed,
    WorkerFailed,
    decode_request,
    encode,
)
from mvit_core.files.path_text import to_path
from mvit_core.machine.lacking import lacking
from mvit_core.machine.memory import share_one_heap

if TYPE_CHECKING:
    from mvit_core.inference import Predictor

GRACE_S = 3.0
"""A worker whose parent let go of it ends after this long, even in the middle of a frame."""


def main(argv: Sequence[str]) -> int:
    """Serve until stdin closes; the exit code is 0, or 70 after a mistake of ours."""
    arguments = parser().parse_args(argv)
    _behave(arguments.threads)
    answers = Answers(take_stdout())
    answers.arrival.watch()
    requests = RequestQueue(take_stdin())
    try:
        return serve(requests, answers, arguments)
    except BrokenPipeError:
        return 0  # the parent is gone
    except Exception as error:  # noqa: BLE001 - the border of the process: the parent must learn why
        traceback.print_exc()
        with suppress(OSError):
            answers.say(WorkerFailed(reason=_why(error)))
        return EXIT_BUG


def _why(error: Exception) -> str:
    return lacking(error) or f"the scan process failed ({type(error).__name__}: {error})"


class Answers:
    """Events on their way to the parent, each written whole at once."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._turn = threading.Lock()
        self.arrival = Arrival(lambda: self._write(SIGN_OF_LIFE))

    def say(self, event: Event) -> None:
        """Write one line; raises BrokenPipeError where nobody listens any more."""
        self.arrival.word()
        self._write(encode(event))

    def _write(self, line: bytes) -> None:
        with self._turn:
            write_whole(self._descriptor, line)


class RequestQueue:
    """Requests as they come in, read by a plain thread so that a blocked read never holds up the exit."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._waiting: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.closed = threading.Event()
        threading.Thread(target=self._read, name="stdin", daemon=True).start()

    def __iter__(self) -> Iterator[Request]:
        while (line := self._waiting.get()) is not None:
            if not self.closed.is_set():
                yield decode_request(line)

    def _read(self) -> None:
        for line in lines_from(self._descriptor):
            self._waiting.put(line)
        self.closed.set()
        self._waiting.put(None)
        end_within(GRACE_S)


def serve(requests: RequestQueue, answers: Answers, arguments: argparse.Namespace) -> int:
    """Say ready, then answer each request in turn."""
    from mvit_core.scan import ScanSettings, scan

    try:
        equipment = Equipment.named_by(arguments)
    except UserError as error:
        answers.say(WorkerFailed(reason=str(error)))
        return 0
    answers.say(equipment.ready())
    settings = ScanSettings(fast=arguments.fast)
    videos = _videos(requests, answers, equipment.predictor)
    with closing(scan(videos, tools=equipment.tools(), settings=settings)) as events:
        for event in events:
            if requests.closed.is_set():
                return 0
            answers.say(event)
    return 0


def _videos(requests: RequestQueue, answers: Answers, predictor: "Predictor | None") -> Iterator[ScanRequest]:
    """The videos to scan; what else is asked in between is answered at once."""
    for request in requests:
        answers.arrival.expect(to_path(request.path))
        if isinstance(request, ProbeRequest):
            answers.say(_probe(request))
        elif isinstance(request, LookRequest | OccludeRequest):
            _answer_look(request, requests, answers, predictor)
        elif isinstance(request, ClockRequest):
            answers.say(_clock(request))
        else:
            yield request


def _answer_look(
    request: LookRequest | OccludeRequest,
    requests: RequestQueue,
    answers: Answers,
    predictor: "Predictor | None",
) -> None:
    """What the model looks at; given up once nobody listens any more."""
    kind = ClipLooked if isinstance(request, LookRequest) else ClipOccluded
    if predictor is None:
        answers.say(kind(key=request.key, reason="There is no model that could look."))
        return
    try:
        with closing(_looks(request, predictor)) as answer:
            for each in answer:
                if requests.closed.is_set():
                    return
                answers.say(each)
    except UserError as error:
        answers.say(kind(key=request.key, reason=str(error)))


def _looks(
    request: LookRequest | OccludeRequest, predictor: "Predictor"
) -> "Generator[ClipLooked | ClipOccluded, None, None]":
    from mvit_core.explaining.looking import look
    from mvit_core.explaining.occluding import occlude

    path = to_path(request.path)
    if isinstance(request, LookRequest):
        yield from look(path, request.track, request.time_s, predictor, key=request.key)
    else:
        yield from occlude(
            path, request.track, request.time_s, predictor, classes=request.classes, key=request.key
        )


def _probe(request: ProbeRequest) -> VideoProbed:
    from mvit_core.video.probe import probe

    try:
        return VideoProbed(key=request.key, info=probe(to_path(request.path)))
    except UserError as error:
        return VideoProbed(key=request.key, reason=str(error))


def _clock(request: ClockRequest) -> ClockRead:
    from mvit_core.overlay.reading import read_clock

    try:
        found = read_clock(to_path(request.path))
    except UserError as error:
        return ClockRead(key=request.key, reason=str(error))
    return ClockRead(
        key=request.key, month_first=found.month_first, day_first=found.day_first, reason=found.reason
    )


def _behave(num_threads: int) -> None:
    """Compute with so many threads, and behind the window."""
    share_one_heap()
    faulthandler.enable()
    stay_behind(10)
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, str(num_threads))
