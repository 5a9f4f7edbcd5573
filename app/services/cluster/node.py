"""What runs on the computers of a cluster, inside Dask's workers: videos in, events out, no project."""

import platform
from typing import TYPE_CHECKING, Any, cast

from distributed import WorkerPlugin, get_worker

from app.services.cluster.bench import Bench, Stopped
from app.services.cluster.shard import Outcome, decode_shard, encode_outcome, last_word
from app.services.scanning.settings import ScanSettings
from mvit_core.errors import UserError
from mvit_core.events import Request
from mvit_core.files.path_text import to_path

if TYPE_CHECKING:
    from distributed import Worker


class ScanPlugin(WorkerPlugin):
    """Gives each worker of the cluster, also those that join later, a bench for one scan."""

    def __init__(self, name: str, settings: ScanSettings, fingerprint: str) -> None:
        self.name = name
        self._settings, self._fingerprint = settings, fingerprint
        self.bench: Bench | None = None

    def setup(self, worker: "Worker") -> None:
        """Make the bench; nothing is started before there is something to do."""
        del worker
        self.bench = Bench(self._settings, self._fingerprint)

    def teardown(self, worker: "Worker") -> None:
        """The scan is over or given up."""
        del worker
        if self.bench is not None:
            self.bench.close()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "bench": None}


def do_shard(plugin: str, data: bytes) -> bytes:
    """Scan the videos of a shard. What killed its process is tried once more with the node for itself."""
    bench = cast(ScanPlugin, get_worker().plugins[plugin]).bench
    if bench is None:
        raise RuntimeError("the plugin was not set up")
    node = f"{platform.node()} ({get_worker().address})"
    if refused := bench.refused():
        return encode_outcome(Outcome(node=node, refused=refused))
    try:
        return encode_outcome(_scanned(bench, node, decode_shard(data)))
    except UserError as error:
        return encode_outcome(Outcome(node=node, refused=str(error)))
    except Stopped:
        return encode_outcome(Outcome(node=node))


def _scanned(bench: Bench, node: str, requests: list[Request]) -> Outcome:
    unseen = [request.key for request in requests if not to_path(request.path).exists()]
    shard = bench.scan([request for request in requests if request.key not in unseen])
    answers, died = list(shard.answers), []
    for request in shard.suspects():
        again = bench.scan([request], alone=True)
        answers += again.answers
        for key, why in again.died.items():
            word = last_word(request, why)
            if word is not None:
                answers.append(word)
            else:
                died.append((key, why))
    return Outcome(node=node, answers=tuple(answers), unseen=tuple(unseen), died=tuple(died))
