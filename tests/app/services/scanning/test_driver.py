import subprocess
import sys
from collections.abc import Callable

import pytest

from app.services.scanning import driver, worker_pipes, workers
from app.services.scanning.driver import Crew
from mvit_core.errors import UserError
from mvit_core.events import Event, Request, ScanRequest, VideoScanned, WorkerReady
from tests.app.services.conftest import LOOP, READY


class Numbers:
    """Work that is to scan the videos 1 to `count`; a video whose worker died is tried once more."""

    def __init__(self, count: int) -> None:
        self.waiting = list(range(1, count + 1))
        self.left = set(self.waiting)
        self.results: list[int] = []
        self.deaths: list[tuple[int, str]] = []

    @property
    def is_done(self) -> bool:
        return not self.left

    def next_request(self) -> Request | None:
        return ScanRequest(key=self.waiting.pop(0), path="x") if self.waiting else None

    def record(self, event: Event) -> None:
        if isinstance(event, VideoScanned):
            self.results.append(event.key)
            self.left.discard(event.key)

    def worker_died(self, key: int, why: str) -> None:
        self.deaths.append((key, why))
        if [one for one, _ in self.deaths].count(key) > 1:
            self.left.discard(key)
        else:
            self.waiting.append(key)


def do(work: Numbers, num_workers: int = 2) -> None:
    with Crew(num_workers) as crew:
        for _ in crew.do(work):
            pass


def test_all_of_the_work_is_done_once(play: Callable[[str], None]) -> None:
    play(READY + LOOP + "scanned(key)")
    work = Numbers(20)
    do(work)
    assert sorted(work.results) == list(range(1, 21))


def test_a_crew_goes_from_one_piece_of_work_to_the_next(play: Callable[[str], None]) -> None:
    play(READY + LOOP + "scanned(os.getpid())" + "\n    scanned(key)")
    first, second = Numbers(3), Numbers(3)
    with Crew(1) as crew:
        for work in (first, second):
            for _ in crew.do(work):
                pass
    assert first.results[0] == second.results[0]


def test_a_worker_that_crashes_on_a_video_is_replaced(play: Callable[[str], None]) -> None:
    play(READY + LOOP + "os.abort() if key == 3 else scanned(key)")
    work = Numbers(5)
    do(work)
    assert sorted(work.results) == [1, 2, 4, 5]
    assert [key for key, _ in work.deaths] == [3, 3]
    if sys.platform != "win32":
        assert "SIGABRT" in work.deaths[0][1]


def test_a_worker_that_hangs_is_killed_while_the_others_go_on(
    play: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "SILENCE_S", 1.0)
    play(READY + LOOP + "time.sleep(60) if key == 1 else (time.sleep(0.1), scanned(key))")
    work = Numbers(12)
    do(work)
    assert sorted(work.results) == list(range(2, 13))
    assert "no progress" in work.deaths[0][1]


def test_a_worker_whose_drive_does_not_answer_is_left_behind_where_it_cannot_be_killed(
    play: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck: list[subprocess.Popen[bytes]] = []
    monkeypatch.setattr(workers, "SILENCE_S", 1.0)
    for module in (worker_pipes, workers):
        monkeypatch.setattr(module, "KILLED_S", 0.5)
    # As where the kernel waits for a drive:
    monkeypatch.setattr(subprocess.Popen, "kill", lambda process: stuck.append(process) or None)
    play(READY + LOOP + "time.sleep(60) if key == 1 else scanned(key)")
    work = Numbers(6)
    do(work, num_workers=1)
    monkeypatch.undo()
    for process in stuck:
        process.kill()
        process.wait()
        for pipe in (process.stdout, process.stderr):
            assert pipe is not None
            pipe.close()
    assert sorted(work.results) == list(range(2, 7))
    assert [key for key, _ in work.deaths] == [1, 1]
    assert "no progress" in work.deaths[0][1]


def test_signs_of_life_are_no_events_and_no_silence(
    play: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "SILENCE_S", 1.0)
    slowly = "[(time.sleep(0.3), os.write(1, b'\\n')) for _ in range(8)]"
    play(READY + LOOP + slowly + "\n    scanned(key)")
    work = Numbers(1)
    do(work)
    assert (sorted(work.results), work.deaths) == ([1], [])


def test_a_result_that_was_said_before_the_crash_counts(play: Callable[[str], None]) -> None:
    play(READY + LOOP + "scanned(key)\n    if key == 2: os._exit(9)")
    work = Numbers(4)
    do(work, num_workers=1)
    assert sorted(work.results) == [1, 2, 3, 4]
    assert 2 not in [key for key, _ in work.deaths]


def test_garbage_on_the_stream_is_the_end_of_that_worker(play: Callable[[str], None]) -> None:
    play(
        READY
        + LOOP
        + "print('swscaler: warning', flush=True) if key == 2 else scanned(key)\n    time.sleep(0.01)"
    )
    work = Numbers(4)
    do(work, num_workers=1)
    assert sorted(work.results) == [1, 3, 4]
    assert "swscaler" in work.deaths[0][1]


def test_a_worker_that_says_why_it_cannot_work_ends_the_scan_with_that_sentence(
    play: Callable[[str], None],
) -> None:
    play('say(type="failed", reason="The checkpoint is damaged.")')
    with pytest.raises(UserError, match=r"^The scan cannot start: The checkpoint is damaged\.$"):
        do(Numbers(2))


def test_workers_that_never_start_are_not_started_for_ever(play: Callable[[str], None]) -> None:
    play("sys.exit(3)")
    with pytest.raises(UserError, match="exit code 3"):
        do(Numbers(2))


def test_leaving_the_crew_in_the_middle_ends_its_processes(
    play: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (driver, worker_pipes):
        monkeypatch.setattr(module, "FAREWELL_S", 0.5)
    play(READY + LOOP + "time.sleep(60)")
    crew = Crew(2)
    with crew:
        for number, _ in enumerate(crew.do(Numbers(9))):
            if number > 4:
                break
        processes = [worker._process for worker in crew._workers]
        assert processes
    assert all(process.returncode is not None for process in processes)


def test_with_tools_the_first_worker_says_how_many_this_computer_holds() -> None:
    starting, on_cpu, on_gpu = None, WorkerReady(), WorkerReady(most_workers=2)
    assert driver.fitting_with_tools(8, []) == 1
    assert driver.fitting_with_tools(8, [starting]) == 1
    assert driver.fitting_with_tools(8, [on_cpu]) == 8
    assert driver.fitting_with_tools(8, [on_gpu, starting]) == 2
    assert driver.fitting_with_tools(1, [on_gpu]) == 1
