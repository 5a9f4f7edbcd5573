"""What a node keeps from shard to shard: processes with their model loaded, as many as the node holds."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.services.cluster.shard import Shard
from app.services.scanning.driver import Crew
from app.services.scanning.settings import ScanSettings, hashed
from mvit_core.errors import UserError
from mvit_core.events import Request

IDLE_S = 60.0  # processes that nobody needed for so long end: whoever began the scan may be gone
ALONE = 1 << 16  # places that a video which needs the node for itself takes: all of them


class Stopped(Exception):  # noqa: N818 - it says what happened
    """The scan was given up; what this node did of the shard is not wanted."""


class Bench:
    """Used by all threads of a Dask worker at once."""

    def __init__(self, settings: ScanSettings, fingerprint: str) -> None:
        self._settings = settings
        self._fingerprint = fingerprint
        self._turn = threading.Condition()
        self._knows_most = not settings.has_tools
        self._most = ALONE if self._knows_most else 1  # places, until a process knows its device
        self._taken = self._num_wanting_alone = 0
        self._idle: list[Crew] = []
        self._closed = False
        self._timer: threading.Timer | None = None
        self._refused: str | None = None  # not checked yet

    def refused(self) -> str:
        """Why this node must not scan: its files or its Trapline are others; empty where all is well."""
        with self._turn:
            if self._refused is None:
                self._refused = self._why_refused()
            return self._refused

    def scan(self, requests: Sequence[Request], *, alone: bool = False) -> Shard:
        """Have these videos scanned, one after the other; `alone`: with nothing else running on this node."""
        shard = Shard(requests)
        with self._place(alone=alone), self._crew() as crew:
            for _ in crew.do(shard):
                if self._closed:
                    raise Stopped
                self._heed(crew)
        return shard

    def close(self) -> None:
        """End all processes; threads that still scan notice within half a second."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
        self._end_idle()

    # ------------------------------------------------------------- places

    @contextmanager
    def _place(self, *, alone: bool) -> Iterator[None]:
        with self._turn:
            self._num_wanting_alone += alone
            self._turn.wait_for(lambda: self._closed or self._has_room(alone=alone))
            self._num_wanting_alone -= alone
            if self._closed:
                raise Stopped
            places = ALONE if alone else 1
            self._taken += places
        try:
            yield
        finally:
            with self._turn:
                self._taken -= places
                self._turn.notify_all()

    def _has_room(self, *, alone: bool) -> bool:
        if alone:
            return self._taken == 0
        return not self._num_wanting_alone and self._taken < self._most

    def _heed(self, crew: Crew) -> None:
        """As many processes as the first one says that device and memory hold."""
        if not self._knows_most and crew.ready is not None:
            with self._turn:
                self._knows_most, self._most = True, crew.ready.most_workers or ALONE
                self._turn.notify_all()

    # ------------------------------------------------------------- processes

    @contextmanager
    def _crew(self) -> Iterator[Crew]:
        with self._turn:
            crew = self._idle.pop() if self._idle else Crew(1, settings=self._settings)
        try:
            yield crew
        except BaseException:
            crew.__exit__(None, None, None)
            raise
        with self._turn:
            self._idle.append(crew)
            self._wait_for_more()
        if self._closed:
            self._end_idle()

    def _wait_for_more(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(IDLE_S, self._end_idle)
        self._timer.daemon = True
        self._timer.start()

    def _end_idle(self) -> None:
        with self._turn:
            idle, self._idle = self._idle, []
        for crew in idle:
            crew.__exit__(None, None, None)

    def _why_refused(self) -> str:
        try:
            here = hashed(self._settings).fingerprint
        except UserError as error:
            return str(error)
        if here == self._fingerprint:
            return ""
        return "It has another version of Trapline, or other files of the model, than this computer."
