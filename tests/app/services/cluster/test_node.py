"""What happens to a shard on a node: processes that die, that are too many, that nobody needs any more."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.services.cluster import bench as benches
from app.services.cluster.bench import Bench, Stopped
from app.services.cluster.shard import Outcome, decode_outcome, encode_outcome
from app.services.scanning.settings import ScanSettings, hashed
from mvit_core.events import ProbeRequest, ScanRequest
from mvit_core.types import VideoStatus
from tests.app.services.conftest import LOOP, READY

pytest.importorskip("distributed", reason="Dask is not installed")

PATIENCE_S = 20.0


@pytest.fixture
def bench() -> Iterator[Bench]:
    settings = ScanSettings()
    with closing(Bench(settings, hashed(settings).fingerprint)) as bench:
        yield bench


@pytest.fixture
def requests(tmp_path: Path) -> list[ScanRequest]:
    """Five files that are there."""
    for key in range(1, 6):
        (tmp_path / f"{key}.mp4").touch()
    return [ScanRequest(key=key, path=str(tmp_path / f"{key}.mp4")) for key in range(1, 6)]


def scanned(bench: Bench, requests: list[ScanRequest]) -> Outcome:
    from app.services.cluster.node import _scanned

    return decode_outcome(encode_outcome(_scanned(bench, "n1", requests)))


def test_a_shard_comes_back_whole(play, bench: Bench, requests: list[ScanRequest]) -> None:
    play(READY + LOOP + "scanned(key)")
    outcome = scanned(bench, requests)
    assert sorted(event.key for event in outcome.answers) == [1, 2, 3, 4, 5]


def test_a_video_that_kills_its_process_twice_has_failed_and_the_others_have_not(
    play, bench: Bench, requests: list[ScanRequest]
) -> None:
    play(READY + LOOP + "os.abort() if key == 3 else scanned(key)")
    results = {event.key: event.result for event in scanned(bench, requests).answers}
    assert results[3].status is VideoStatus.UNREADABLE
    assert "two attempts" in results[3].reason
    assert {results[key].status for key in (1, 2, 4, 5)} == {VideoStatus.BLANK}


def test_a_video_that_kills_its_process_once_is_scanned_after_all(
    play, bench: Bench, requests: list[ScanRequest], tmp_path: Path
) -> None:
    mark = tmp_path / "died"
    die = f"(open({str(mark)!r}, 'w').close(), os.abort()) if key == 3 and not os.path.exists({str(mark)!r})"
    play(READY + LOOP + f"{die} else scanned(key)")
    results = {event.key: event.result.status for event in scanned(bench, requests).answers}
    assert results == dict.fromkeys(range(1, 6), VideoStatus.BLANK)


def test_a_file_that_is_not_there_is_named_and_not_tried(play, bench: Bench, requests) -> None:
    play(READY + LOOP + "scanned(key)")
    missing = ScanRequest(key=9, path="/nowhere/9.mp4")
    outcome = scanned(bench, [*requests, missing])
    assert outcome.unseen == (9,)
    assert len(outcome.answers) == 5


def test_what_cannot_even_be_probed_is_told_without_an_answer(play, bench: Bench, requests) -> None:
    play(READY + LOOP + "os.abort()")
    outcome = scanned(bench, [ProbeRequest(key=1, path=requests[0].path)])
    assert outcome.answers == ()
    assert [key for key, _ in outcome.died] == [1]


def test_processes_are_kept_for_the_next_shard_and_end_when_nobody_needs_them(
    play, bench: Bench, requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(READY + LOOP + "(scanned(key), say(type='scanned', key=os.getpid(), result={'status': 'blank'}))")
    monkeypatch.setattr(benches, "IDLE_S", 0.2)
    bench.scan(requests[:2])
    (crew,) = bench._idle
    bench.scan(requests[2:])
    assert bench._idle == [crew]
    until = threading.Event()
    for _ in range(200):
        if not bench._idle or until.wait(0.1):
            break
    assert bench._idle == []


def test_a_node_has_no_more_processes_than_its_device_holds(play, requests, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()
    play(
        f"open(os.path.join({str(begun)!r}, str(os.getpid())), 'w').close()\n"
        + "say(type='ready', most_workers=2)\n"
        + LOOP
        + "(time.sleep(0.05), scanned(key))"
    )
    settings = ScanSettings(model_path=tmp_path / "m.safetensors")
    with closing(Bench(settings, "")) as bench:
        threads = [threading.Thread(target=bench.scan, args=([request],)) for request in requests]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE_S)
    assert 1 <= len(list(begun.iterdir())) <= 2


def test_a_scan_that_is_given_up_stops_in_the_middle_of_a_shard(play, bench: Bench, requests) -> None:
    play(READY + LOOP + "time.sleep(60)")
    stopped: list[bool] = []

    def scan() -> None:
        try:
            bench.scan(requests)
        except Stopped:
            stopped.append(True)

    thread = threading.Thread(target=scan)
    thread.start()
    bench.close()
    thread.join(PATIENCE_S)
    assert stopped == [True]


def test_a_node_with_another_program_or_model_refuses(tmp_path: Path) -> None:
    with closing(Bench(ScanSettings(), "of another version")) as bench:
        assert "another version of Trapline" in bench.refused()
    with closing(Bench(ScanSettings(model_path=tmp_path / "gone.safetensors"), "x")) as bench:
        assert "gone.safetensors" in bench.refused()
