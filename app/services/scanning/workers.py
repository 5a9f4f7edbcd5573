"""Talking to worker processes: how one is started, what its bytes mean, when it has to be given up.

Free of Qt and of subprocess: the command line drives a worker through pipes and threads, the window through
QProcess, and both keep one `WorkerConversation` for each worker.
"""

import signal
from collections.abc import Callable

from app.services.program.own_program import own_command
from app.services.scanning.settings import ScanSettings
from app.services.scanning.waking_clock import WakingClock
from mvit_core.events import (
    ClipLooked,
    ClipOccluded,
    ClockRead,
    Event,
    Request,
    VideoProbed,
    VideoScanned,
    WorkerFailed,
    WorkerReady,
    decode_event,
    encode,
)
from mvit_core.types import VideoResult, VideoStatus

SILENCE_S = 30.0
"""A worker with a video in hand that says nothing for this long is hung."""

SLOWER = 4.0
"""A clip may take so many times what it took when the model was loaded."""

STARTING_S = 180.0
"""A worker may take this long to import what it needs and to read a checkpoint from a slow disk."""

LARGEST_OF_ITS_OWN = 255
"""No process of ours leaves with a larger exit code; what Windows itself ends, such as a crash, has one."""

KILLED_S = 5.0
"""What was killed and lives on for this long waits within the system, for a drive that does not answer."""

KILLED = "SIGKILL"
"""Nobody but people and a system that is short of memory sends it, which ends the largest process so."""

MADE_ANEW = "if other programs open the file, convert it to MP4 (H.264) with one of them and scan again"
STARTED_ANEW = "restart this computer and try again"


def worker_command(settings: ScanSettings | None = None) -> list[str]:
    """The words that start a worker."""
    start = own_command("worker")
    settings = settings or ScanSettings()
    if settings.model_path:
        start += ["--model", str(settings.model_path)]
        start += ["--sure", f"{settings.sure:g}"] if settings.sure else []
    if settings.detector_path:
        start += ["--detector", str(settings.detector_path)]
        start += ["--detector-is-tried"] if settings.detector_is_tried else []
    start += ["--fast"] if settings.fast else []
    start += ["--processor-decodes"] if settings.by_processor else []
    return start


class WorkerConversation:
    """What one worker was asked and has answered so far.

    The driver writes `ask(...)` to the worker's stdin, passes every byte of its stdout to `feed`, and asks
    about once a second for `trouble`, for which it kills the worker and says so by `was_killed`, and whether
    it `is_stuck`, so that it is left behind. `ending` is the sentence that `ScanRun.worker_died` wants once
    the process is gone or given up.
    """

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock = clock or WakingClock()
        self._pending = b""
        self._last_sign_s = clock()
        self._garbled = ""
        self._killed_for = ""
        self._killed_at_s: float | None = None
        self.ready: WorkerReady | None = None
        self.failed: WorkerFailed | None = None
        self.in_hand: tuple[int, ...] = ()  # keys, oldest first

    @property
    def idle(self) -> bool:
        """Whether the worker takes another request."""
        if self.ready is None or self.failed or self._garbled:
            return False
        return len(self.in_hand) < self.ready.depth

    @property
    def silent_s(self) -> float:
        """Seconds since the last sign of life."""
        return self._clock() - self._last_sign_s

    def ask(self, request: Request) -> bytes:
        """The line to write to the worker's stdin."""
        if not self.idle:
            raise RuntimeError("this worker is busy or not ready")
        self.in_hand += (request.key,)
        self._last_sign_s = self._clock()
        return encode(request)

    def feed(self, data: bytes) -> list[Event]:
        """The events that `data` completes, oldest first."""
        self._last_sign_s = self._clock()
        *lines, self._pending = (self._pending + data).split(b"\n")
        events = [event for line in lines if line.strip() and (event := self._read(line)) is not None]
        for event in events:
            self._note(event)
        return events

    def trouble(self) -> str:
        """Why the worker has to be killed now; empty while all is well, and once it was killed."""
        return self._wrong() if self._killed_at_s is None else ""

    def was_killed(self) -> None:
        """It was killed, for the trouble that there is."""
        self._killed_for, self._killed_at_s = self._wrong(), self._clock()

    @property
    def is_stuck(self) -> bool:
        """Whether it lives on though it was killed: the system ends none that waits for a dead drive."""
        return self._killed_at_s is not None and self._clock() - self._killed_at_s > KILLED_S

    def ending(self, exit_code: int | None) -> str:
        """Why the process is gone, as part of a sentence; negative exit codes are signals of POSIX."""
        if known := self._killed_for or (self.failed.reason if self.failed else self._wrong()):
            return known
        if exit_code is None:
            return "the scan process disappeared"
        sign = _sign_of_the_system(exit_code)
        if sign == KILLED:
            return (
                "the scan process was killed, mostly for want of memory: close other programs and scan again"
            )
        step = MADE_ANEW if self.in_hand else STARTED_ANEW
        if sign:
            return f"the scan process was ended by the system ({sign}): {step}"
        return f"the scan process ended early (exit code {exit_code}): {step}"

    def _wrong(self) -> str:
        if self._garbled:
            return f"the scan process sent something unreadable: {self._garbled}"
        if self.ready is None and self.silent_s > STARTING_S:
            return f"the scan process did not start within {STARTING_S:.0f} seconds"
        # A model that takes long for a clip says nothing meanwhile.
        patience_s = SILENCE_S + (SLOWER * self.ready.clip_s if self.ready else 0.0)
        if self.in_hand and self.silent_s > patience_s:
            return f"reading it made no progress for {patience_s:.0f} seconds (does its drive answer?)"
        return ""

    def _read(self, line: bytes) -> Event | None:
        if self._garbled:
            return None
        try:
            return decode_event(line)
        except ValueError:
            self._garbled = line[:80].decode("utf-8", "replace")
            return None

    def _note(self, event: Event) -> None:
        if isinstance(event, WorkerReady):
            self.ready = event
        elif isinstance(event, WorkerFailed):
            self.failed = event
        elif isinstance(event, VideoScanned | VideoProbed | ClockRead) or (
            isinstance(event, ClipLooked | ClipOccluded) and event.is_last
        ):
            self.in_hand = tuple(key for key in self.in_hand if key != event.key)


def given_up(why: str) -> VideoResult:
    """What is kept of a video whose worker died in each of two attempts."""
    reason = f"It could not be read in two attempts: {why.rstrip('.')}."
    return VideoResult(status=VideoStatus.UNREADABLE, reason=reason)


def _sign_of_the_system(exit_code: int) -> str:
    """The signal that ended a process, or Windows' status, such as 0xC0000005; empty where it left by itself.

    Popen gives such a status as it is, QProcess less 2**32.
    """
    if abs(exit_code) > LARGEST_OF_ITS_OWN:
        return f"0x{exit_code & 0xFFFFFFFF:08X}"
    if exit_code >= 0:
        return ""
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"signal {-exit_code}"
