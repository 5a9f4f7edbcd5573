"""The side that owns the project: what it makes of what comes back, from a cluster that is played here."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("distributed", reason="Dask is not installed")

from distributed import KilledWorker

from app.services.cluster import connecting
from app.services.cluster import crew as crews
from app.services.cluster.crew import ClusterCrew
from app.services.cluster.place import Place, check, place_of
from app.services.cluster.shard import Outcome, decode_shard, encode_outcome
from app.services.scanning.settings import ScanSettings
from mvit_core.errors import UserError
from mvit_core.events import Request, VideoScanned
from mvit_core.types import VideoResult, VideoStatus
from tests.app.services.scanning.test_driver import Numbers

Answer = Callable[[list[Request]], Outcome]
BLANK = VideoResult(status=VideoStatus.BLANK)


class PlayedWork(Numbers):
    @property
    def num_waiting(self) -> int:
        return len(self.waiting)


class PlayedFuture:
    def __init__(self, key: str, result: Callable[[], bytes]) -> None:
        self.key, self.result = key, result

    def add_done_callback(self, call: Callable[["PlayedFuture"], None]) -> None:
        threading.Thread(target=call, args=(self,)).start()

    def release(self) -> None:
        pass


class PlayedClient:
    """Answers each shard at once, as `answer` says."""

    def __init__(self, answer: Answer, num_threads: int = 2) -> None:
        self.answer, self.num_threads = answer, num_threads
        self.status = "running"
        self.shards: list[list[int]] = []

    def register_plugin(self, plugin: object, name: str) -> None: ...
    def unregister_worker_plugin(self, name: str) -> None: ...
    def cancel(self, futures: object, force: bool) -> None: ...

    def nthreads(self) -> dict[str, int]:
        return {"tcp://n1": self.num_threads}

    def submit(self, do: object, plugin: str, data: bytes, pure: bool) -> PlayedFuture:
        requests = decode_shard(data)
        self.shards.append([request.key for request in requests])
        return PlayedFuture(str(len(self.shards)), lambda: encode_outcome(self.answer(requests)))


def all_blank(requests: list[Request]) -> Outcome:
    return Outcome(node="n1", answers=tuple(VideoScanned(key=each.key, result=BLANK) for each in requests))


def do(work: Numbers, client: PlayedClient, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def play(_place: Place):
        yield client

    monkeypatch.setattr(crews, "connected", play)
    with ClusterCrew(Place(address="tcp://n0:8786"), ScanSettings()) as crew:
        for _ in crew.do(work):
            pass


def test_all_of_the_work_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    work, client = PlayedWork(40), PlayedClient(all_blank)
    do(work, client, monkeypatch)
    assert sorted(work.results) == list(range(1, 41))
    sizes = [len(shard) for shard in client.shards]
    assert max(sizes) == 8
    assert sizes[-1] == 1, "smaller towards the end, so that no node is left with much"


def test_videos_that_end_workers_of_dask_are_tried_alone_then_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(requests: list[Request]) -> Outcome:
        if any(request.key == 3 for request in requests):
            raise KilledWorker("a", SimpleNamespace(address="tcp://n1"), 2)
        return all_blank(requests)

    work = PlayedWork(6)
    do(work, PlayedClient(answer), monkeypatch)
    assert sorted(work.results) == [1, 2, 4, 5, 6]
    assert [key for key, _ in work.deaths].count(3) == 2
    assert "want of memory" in work.deaths[0][1]


def test_a_shard_that_a_node_left_unfinished_is_not_taken_for_done(monkeypatch: pytest.MonkeyPatch) -> None:
    began: list[int] = []

    def answer(requests: list[Request]) -> Outcome:
        began.append(1)
        return Outcome(node="n1") if len(began) == 1 else all_blank(requests)

    work = PlayedWork(4)
    do(work, PlayedClient(answer), monkeypatch)
    assert sorted(work.results) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda _: Outcome(node="n7", refused="It has another version."), "n7 cannot scan. It has another"),
        (lambda requests: Outcome(node="n7", unseen=(requests[0].key,)), "n7 does not see"),
    ],
)
def test_a_node_that_cannot_be_believed_ends_the_scan_with_its_name(
    answer: Answer, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x").touch()  # where the videos of `Numbers` are
    with pytest.raises(UserError, match=said):
        do(PlayedWork(3), PlayedClient(answer), monkeypatch)


def test_a_file_that_is_gone_here_too_is_no_fault_of_the_node(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    work = PlayedWork(3)
    do(
        work,
        PlayedClient(lambda requests: Outcome(node="n7", unseen=tuple(r.key for r in requests))),
        monkeypatch,
    )
    assert sorted(work.results) == [1, 2, 3]


def test_a_scheduler_that_goes_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(_requests: list[Request]) -> Outcome:
        raise CancelledError("lost")

    with pytest.raises(UserError, match=r"tcp://n0:8786 does not answer any more.*same command"):
        do(PlayedWork(3), PlayedClient(answer), monkeypatch)


def test_an_address_at_which_nobody_answers_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(connecting, "CONNECT_S", 0.5)
    with pytest.raises(UserError, match=r"No scheduler of Dask answers at tcp://127\.0\.0\.1:1"):  # noqa: SIM117
        with connecting.connected(Place(address="tcp://127.0.0.1:1")):
            pass
    with pytest.raises(UserError, match="There is no file"):
        check(Place(file=tmp_path / "dask.json"))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("local", Place(num_local=5)),
        ("3", Place(num_local=3)),
        ("tcp://head:8786", Place(address="tcp://head:8786")),
        ("/scratch/dask.json", Place(file=Path("/scratch/dask.json"))),
    ],
)
def test_where_a_cluster_is_can_be_said_in_four_ways(words: str, place: Place) -> None:
    assert place_of(words, num_local=5) == place


@pytest.mark.parametrize("words", ["0", "-1", "head", "/media/card", ""])
def test_a_word_that_is_no_cluster_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        place_of(words, num_local=5)
