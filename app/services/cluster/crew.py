"""Drives a scan on a cluster: the same verbs as `driver.Crew`, and the same one writer of the project.

What is in hand is bounded, however long the scan: some shards for each thread of the cluster, so that a
million videos never become a million tasks. A video that nobody has answered has no result, so that a scan
which was stopped anywhere goes on with the same command.
"""

import logging
import queue
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Any, Protocol, Self

from distributed import Client, Future, KilledWorker

from app.services.cluster.connecting import connected
from app.services.cluster.node import ScanPlugin, do_shard
from app.services.cluster.place import Place
from app.services.cluster.shard import Outcome, decode_outcome, encode_shard
from app.services.scanning.driver import TICK_S, Work
from app.services.scanning.settings import ScanSettings, hashed
from mvit_core.errors import UserError
from mvit_core.events import ProbeRequest, Request, ScanRequest, VideoScanned, WorkerReady
from mvit_core.files.path_text import to_path
from mvit_core.types import VideoResult, VideoStatus

AHEAD = 2  # shards for each thread of the cluster: one in hand, one that waits there
MOST = {ScanRequest: 8, ProbeRequest: 64}  # videos of a shard
LOOK_S = 2.0  # between looks at who belongs to the cluster
FIRST_SHARDS = 4  # while there is nobody yet: a cluster that grows by need has to see some

_log = logging.getLogger(__name__)


class Divided(Work, Protocol):
    """Work that knows how much of it nobody has in hand."""

    @property
    def num_waiting(self) -> int: ...


class ClusterCrew:
    """A context manager; leaving it in the middle gives up what is in hand, which is done next time."""

    def __init__(self, place: Place, settings: ScanSettings) -> None:
        self._place, self._settings = place, settings
        self._plugin = f"trapline-{uuid.uuid4().hex[:12]}"
        self._exits = ExitStack()
        self._client: Client
        self._in_hand: dict[Any, tuple[Future[bytes], Sequence[Request]]] = {}
        self._heard: queue.SimpleQueue[Future[bytes]] = queue.SimpleQueue()
        self._num_threads, self._looked_s = 0, float("-inf")
        self.ready: WorkerReady | None = None  # what models run on is known on the nodes alone

    def __enter__(self) -> Self:
        self._client = self._exits.enter_context(connected(self._place))
        try:
            plugin = ScanPlugin(self._plugin, self._settings, hashed(self._settings).fingerprint)
            self._client.register_plugin(plugin, name=self._plugin)
        except ModuleNotFoundError as error:
            self._exits.close()
            raise self._not_installed(error) from error
        except BaseException:
            self._exits.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError, TimeoutError, CancelledError, RuntimeError, ValueError):
            if self._client.status == "running":
                self._client.cancel([future for future, _ in self._in_hand.values()], force=True)
                self._client.unregister_worker_plugin(self._plugin)
        self._in_hand.clear()
        self._exits.close()

    @property
    def num_threads(self) -> int:
        """Videos that the cluster reads at once, as it stands now."""
        self._look()
        return self._num_threads

    def do(self, work: Divided) -> Iterator[None]:
        """Do all of it, giving the caller a turn at least twice a second.

        Raises UserError where the cluster cannot work, or goes away.
        """
        while not work.is_done:
            self._look()
            self._hand_out(work)
            self._listen(work)
            yield

    # ------------------------------------------------------------- handing out

    def _hand_out(self, work: Divided) -> None:
        most = AHEAD * self._num_threads or FIRST_SHARDS
        while len(self._in_hand) < most and (requests := self._some(work)):
            future = self._client.submit(do_shard, self._plugin, encode_shard(requests), pure=False)
            self._in_hand[future.key] = (future, requests)
            future.add_done_callback(self._heard.put)

    def _some(self, work: Divided) -> list[Request]:
        """The next shard: smaller towards the end, so that no node is left with much."""
        requests: list[Request] = []
        fair = work.num_waiting // (AHEAD * max(1, self._num_threads))
        while (request := work.next_request()) is not None:
            requests.append(request)
            if len(requests) >= max(1, min(fair, MOST.get(type(request), 1))):
                break
        return requests

    def _look(self) -> None:
        """How large the cluster is now; UserError where its scheduler is gone."""
        now_s = time.monotonic()
        if now_s - self._looked_s < LOOK_S:
            return
        self._looked_s = now_s
        if self._client.status != "running":
            raise self._gone()
        try:
            self._num_threads = sum(self._client.nthreads().values())
        except (OSError, TimeoutError) as error:
            raise self._gone() from error

    # ------------------------------------------------------------- listening

    def _listen(self, work: Work) -> None:
        """Take in what has come back, waiting half a second at most."""
        with suppress(queue.Empty):
            self._take_in(self._heard.get(timeout=TICK_S), work)
            while True:
                self._take_in(self._heard.get_nowait(), work)

    def _take_in(self, future: Future[bytes], work: Work) -> None:
        _, requests = self._in_hand.pop(future.key)
        try:
            outcome = decode_outcome(future.result())
        except KilledWorker as error:
            self._mourn(requests, str(error), work)
        except (CancelledError, OSError, TimeoutError) as error:
            raise self._gone() from error
        except ModuleNotFoundError as error:  # of a computer that joined later
            raise self._not_installed(error) from error
        else:
            self._record(outcome, requests, work)
        future.release()

    def _record(self, outcome: Outcome, requests: Sequence[Request], work: Work) -> None:
        if outcome.refused:
            raise UserError(f"{outcome.node} cannot scan. {outcome.refused}")
        for event in outcome.answers:
            work.record(event)
        for key, why in outcome.died:
            work.worker_died(key, why)
        told = {event.key for event in outcome.answers} | {key for key, _ in outcome.died}
        for request in requests:
            if request.key in outcome.unseen:
                self._record_unseen(request, outcome.node, work)
            elif request.key not in told:
                work.worker_died(request.key, f"{outcome.node} was taken from the cluster")

    def _record_unseen(self, request: Request, node: str, work: Work) -> None:
        """It is gone; or that node does not see what this computer sees, and cannot be believed."""
        path = to_path(request.path)
        if path.exists():
            raise UserError(
                f"{node} does not see {path}. Let all computers of the cluster see the videos at the same "
                "path, then give the same command again."
            )
        if isinstance(request, ScanRequest):
            gone = VideoResult(status=VideoStatus.UNREADABLE, reason="The file is not there any more.")
            work.record(VideoScanned(key=request.key, result=gone))
        else:
            work.worker_died(request.key, "the file is not there any more")

    def _mourn(self, requests: Sequence[Request], why: str, work: Work) -> None:
        """These videos ended a worker of Dask itself, again and again: one of them is to blame."""
        _log.warning("a shard of %d videos killed workers of the cluster: %s", len(requests), why)
        for request in requests:
            work.worker_died(request.key, "the computer that read it gave up, such as for want of memory")

    def _not_installed(self, error: ModuleNotFoundError) -> UserError:
        return UserError(
            f"Trapline is not installed on the computers of {self._place} ({error}). Install it on each."
        )

    def _gone(self) -> UserError:
        return UserError(
            f"The cluster at {self._place} does not answer any more. What was scanned is kept; give the same "
            "command again when it runs."
        )
