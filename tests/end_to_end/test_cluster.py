"""A scan on a Dask cluster: finds what a scan here finds, and goes on after any of its parts was killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import MakeVideo
from tests.end_to_end.test_killed_scan import answer, essence, trapline
from tests.peeking import num_results

pytest.importorskip("distributed", reason="Dask is not installed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

NUM_VIDEOS = 12
PATIENCE_S = 240.0  # a busy computer


@pytest.fixture(scope="module")
def footage(make_video: MakeVideo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Videos in which something bright crosses a textured scene; one that is no video."""
    folder = tmp_path_factory.mktemp("card")
    scene = np.random.default_rng(1).integers(60, 120, (120, 160, 3), np.uint8)
    for number in range(NUM_VIDEOS - 1):
        frames = []
        for index in range(40):
            frame = scene.copy()
            x = 10 + index * (1 + number % 3) // 2
            frame[50:80, x : x + 24] = 220
            frames.append(frame)
        make_video(folder / f"IMG_{number:04}.MP4", frames, rate=10)
    (folder / "IMG_9999.MP4").write_bytes(b"no video")
    return folder


@pytest.fixture(scope="module")
def calm(footage: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a scan on this computer finds."""
    home = tmp_path_factory.mktemp("home")
    project = home / "calm.trapline"
    process = trapline("scan", str(footage), "--project", str(project), home=home)
    process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0
    return essence(answer("observations", str(project), home=home))


class Cluster:
    """A scheduler and one worker with one thread, each a process that can be killed."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "dask.json"
        self._processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")
        until(self.file.exists)
        self.new_worker()

    def new_worker(self) -> None:
        """A worker of one thread."""
        self.worker = self._start("worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")

    def end(self) -> None:
        """Kill what is left of it."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def _start(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        module = f"distributed.cli.dask_{what}"
        process = subprocess.Popen(
            [sys.executable, "-m", module, "--scheduler-file", str(self.file), *words],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    folder.mkdir()
    found = Cluster(folder)
    try:
        yield found
    finally:
        found.end()


def until(so: Callable[[], bool]) -> None:
    end_s = time.monotonic() + PATIENCE_S
    while not so():
        assert time.monotonic() < end_s
        time.sleep(0.02)


def test_a_scan_on_a_local_cluster_finds_what_a_scan_here_finds(
    footage: Path, calm: list[str], tmp_path: Path
) -> None:
    project = tmp_path / "survey.trapline"
    process = trapline("scan", str(footage), "--project", str(project), "--cluster", "2", home=tmp_path)
    out, err = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, err.decode()
    assert "Scanned 12 files" in out.decode()
    assert "1 unreadable" in out.decode()
    assert "A cluster that reads 2 videos at once" in err.decode()
    assert essence(answer("observations", str(project), home=tmp_path)) == calm


@pytest.mark.slow
def test_a_scan_goes_on_after_its_worker_its_client_and_its_scheduler_were_killed(
    footage: Path, calm: list[str], tmp_path: Path
) -> None:
    project = tmp_path / "survey.trapline"

    def scan(where: Cluster) -> subprocess.Popen[bytes]:
        place = str(where.file)
        return trapline("scan", str(footage), "--project", str(project), "--cluster", place, home=tmp_path)

    with cluster(tmp_path / "first") as first:
        client = scan(first)
        until(lambda: num_results(project) >= 1)
        first.worker.kill()  # its shard goes to the next worker
        first.new_worker()
        before = num_results(project)
        until(lambda: num_results(project) > before)
        os.killpg(client.pid, signal.SIGKILL)
        client.communicate()
        before = num_results(project)
        client = scan(first)
        until(lambda: num_results(project) > before)
        first.scheduler.kill()
        _, err = client.communicate(timeout=PATIENCE_S)
        assert client.returncode == 1, err.decode()
        assert "does not answer any more" in err.decode()
    before = num_results(project)
    assert 3 <= before < NUM_VIDEOS, "no kill came in time: the test showed nothing"
    with cluster(tmp_path / "second") as second:
        client = scan(second)
        _, err = client.communicate(timeout=PATIENCE_S)
        assert client.returncode == 0, err.decode()
    assert num_results(project) == NUM_VIDEOS, "each video once"
    assert essence(answer("observations", str(project), home=tmp_path)) == calm
