import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import numpy as np
import pytest

from app.services.scanning.settings import ScanSettings
from app.services.scanning.workers import worker_command
from mvit_core.events import (
    SIGN_OF_LIFE,
    ClipLooked,
    Event,
    LookRequest,
    ProbeRequest,
    Request,
    ScanRequest,
    VideoProbed,
    VideoProgress,
    VideoScanned,
    VideoStarted,
    WorkerFailed,
    WorkerReady,
    decode_event,
    encode,
)
from mvit_core.files.path_text import to_text
from mvit_core.types import Box, Track, TrackPoint, VideoStatus

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []

    def run(settings: ScanSettings | None = None) -> "subprocess.Popen[bytes]":
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(worker_command(settings), stdin=pipe, stdout=pipe, stderr=pipe))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()
        for name in ("stdin", "stdout", "stderr"):
            pipe(process, name).close()


@pytest.fixture
def video(tmp_path: Path, make_video: Callable[..., Path]) -> Path:
    """Two seconds in which a bright square crosses a dark scene."""
    frames = []
    for index in range(50):
        frame = np.full((120, 160, 3), 60, np.uint8)
        frame[40:80, 2 * index : 2 * index + 40] = 220
        frames.append(frame)
    return make_video(tmp_path / "square.mp4", frames)


def pipe(process: "subprocess.Popen[bytes]", name: str) -> IO[bytes]:
    found: IO[bytes] | None = getattr(process, name)
    assert found is not None
    return found


def tell(process: "subprocess.Popen[bytes]", *requests: Request) -> None:
    pipe(process, "stdin").write(b"".join(map(encode, requests)))
    pipe(process, "stdin").flush()


def hear(process: "subprocess.Popen[bytes]") -> Event:
    while (line := pipe(process, "stdout").readline()) == SIGN_OF_LIFE:
        pass
    return decode_event(line)


def hear_until(process: "subprocess.Popen[bytes]", kind: type[Event]) -> list[Event]:
    heard = [hear(process)]
    while not isinstance(heard[-1], kind):
        heard.append(hear(process))
    return heard


def test_one_worker_scans_one_video_after_the_other_and_ends_with_its_stdin(
    start: Start, video: Path
) -> None:
    worker = start()
    assert hear(worker) == WorkerReady()
    tell(worker, ScanRequest(key=7, path=str(video)), ScanRequest(key=8, path=str(video)))
    for key in (7, 8):
        events = hear_until(worker, VideoScanned)
        assert events[0] == VideoStarted(key=key)
        assert isinstance(events[-1], VideoScanned)
        assert events[-1].key == key
        assert events[-1].result.status is VideoStatus.DONE
    pipe(worker, "stdin").close()
    assert worker.wait(60) == 0
    assert pipe(worker, "stdout").read() == b""


def test_a_bad_file_is_a_result_and_the_worker_lives_on(start: Start, video: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"not a video at all" * 100)
    worker = start()
    tell(worker, ScanRequest(key=1, path=str(tmp_path / "bad.mp4")), ScanRequest(key=2, path=str(video)))
    bad = hear_until(worker, VideoScanned)[-1]
    assert isinstance(bad, VideoScanned)
    assert bad.result.status is VideoStatus.UNREADABLE
    assert bad.result.reason
    good = hear_until(worker, VideoScanned)[-1]
    assert isinstance(good, VideoScanned)
    assert good.key == 2


def test_a_worker_that_reads_fast_looks_at_less_of_a_still_video(
    start: Start, tmp_path: Path, make_video: Callable[..., Path]
) -> None:
    still = make_video(
        tmp_path / "still.mp4", [np.full((120, 160, 3), 60, np.uint8)] * 250, options={"g": "25"}
    )
    looked: list[int] = []
    for settings in (ScanSettings(), ScanSettings(fast=True)):
        worker = start(settings)
        tell(worker, ScanRequest(key=1, path=str(still)))
        scanned = hear_until(worker, VideoScanned)[-1]
        assert isinstance(scanned, VideoScanned)
        assert scanned.result.motion is not None
        looked.append(len(scanned.result.motion.times_s))
    assert looked[1] < looked[0]


def test_probes_are_answered_with_facts_or_with_the_reason(start: Start, video: Path, tmp_path: Path) -> None:
    worker = start()
    tell(worker, ProbeRequest(key=1, path=str(video)), ProbeRequest(key=2, path=str(tmp_path / "gone.mp4")))
    found, gone = hear_until(worker, VideoProbed)[-1], hear(worker)
    assert isinstance(found, VideoProbed)
    assert found.info is not None
    assert found.info.width == 160
    assert isinstance(gone, VideoProbed)
    assert gone.info is None
    assert gone.reason


def test_without_a_model_a_look_is_answered_with_a_sentence(start: Start, video: Path) -> None:
    process = start()
    hear(process)
    track = Track((TrackPoint(0.0, 0, Box(0.1, 0.1, 0.5, 0.5)),), 0.9)
    tell(process, LookRequest(key=4, path=to_text(video), time_s=0.2, track=track))
    answer = hear(process)
    assert isinstance(answer, ClipLooked)
    assert (answer.key, answer.reason) == (4, "There is no model that could look.")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as files")
def test_closing_stdin_cancels_the_video_in_hand(start: Start, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.mp4")  # opening it blocks for ever
    worker = start()
    hear(worker)
    tell(worker, ScanRequest(key=1, path=str(tmp_path / "endless.mp4")))
    assert hear(worker) == VideoStarted(key=1)
    started_s = time.monotonic()
    pipe(worker, "stdin").close()
    assert worker.wait(60) == 0
    assert time.monotonic() - started_s < 10


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_is_left_to_the_parent(start: Start, video: Path) -> None:
    worker = start()
    hear(worker)
    worker.send_signal(signal.SIGINT)
    tell(worker, ScanRequest(key=1, path=str(video)))
    assert hear_until(worker, VideoScanned)


def test_a_model_that_cannot_be_used_is_said_before_the_end(start: Start, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"rubbish")
    worker = start(ScanSettings(model_path=tmp_path / "model.safetensors"))
    event = hear(worker)
    assert isinstance(event, WorkerFailed)
    assert "model.safetensors" in event.reason
    assert worker.wait(60) == 0


def test_a_request_that_is_none_ends_the_worker_with_the_code_of_a_bug(start: Start) -> None:
    worker = start()
    hear(worker)
    pipe(worker, "stdin").write(b"{}\n")
    pipe(worker, "stdin").flush()
    event = hear(worker)
    assert isinstance(event, WorkerFailed)
    assert worker.wait(60) == 70
    assert b"Traceback" in pipe(worker, "stderr").read()


def test_a_worker_without_a_model_never_imports_torch() -> None:
    code = "import sys, app.worker, mvit_core.scan, mvit_core.video.probe; sys.exit('torch' in sys.modules)"
    assert subprocess.call([sys.executable, "-c", code]) == 0


def test_progress_is_heard_while_a_longer_video_is_read(
    start: Start, tmp_path: Path, make_video: Callable[..., Path]
) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (4, 720, 1280, 3), np.uint8)
    long = make_video(
        tmp_path / "long.mp4", (noise[i % 4] for i in range(60)), options={"preset": "ultrafast"}
    )
    worker = start()
    tell(worker, ScanRequest(key=1, path=str(long)))
    assert any(isinstance(event, VideoProgress) for event in hear_until(worker, VideoScanned))
