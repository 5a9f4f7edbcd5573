"""A worker may do whatever it likes: the window hears of it and goes on."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.scanning import workers
from app.ui.jobs.worker_process import WorkerProcess
from mvit_core.events import ProbeRequest, VideoProbed, WorkerReady

READY = """
import os, sys, time
def say(line): os.write(1, line.encode() + b"\\n")
say('{"type":"ready"}')
"""
ANSWERS = (
    READY
    + """
import json
for line in sys.stdin:
    say(json.dumps({"type": "probed", "key": json.loads(line)["key"], "reason": "only a test"}))
"""
)


def worker(qtbot: QtBot, tmp_path: Path, script: str) -> WorkerProcess:
    made = WorkerProcess([sys.executable, "-c", script], log=tmp_path / "worker.log")
    made.start()
    return made


def test_questions_are_answered_and_closing_ends_it(qtbot: QtBot, tmp_path: Path) -> None:
    made = worker(qtbot, tmp_path, ANSWERS)
    said: list[object] = []
    made.said.connect(said.append)
    qtbot.waitUntil(lambda: made.idle)
    made.ask(ProbeRequest(key=7, path="x"))
    assert made.in_hand == (7,)
    qtbot.waitUntil(lambda: made.idle)
    assert said == [WorkerReady(), VideoProbed(key=7, reason="only a test")]
    with qtbot.waitSignal(made.ended) as ended:
        made.close()
    assert ended.args == [""], "it was told to"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (READY + "sys.exit(3)", "exit code 3"),
        (READY + "say('this is no message'); time.sleep(60)", "unreadable"),
        (READY + "import faulthandler; faulthandler._read_null()", "ended by the system"),
        pytest.param(
            READY + "import signal; os.kill(os.getpid(), signal.SIGKILL)",
            "close other programs and scan again",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows kills with an exit code"),
        ),
    ],
)
def test_an_end_is_explained(qtbot: QtBot, tmp_path: Path, script: str, why: str) -> None:
    with qtbot.waitSignal(_listening(qtbot, tmp_path, script).ended) as ended:
        pass
    assert why in ended.args[0]


def test_silence_is_ended(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SILENCE_S", 0.2)
    made = worker(qtbot, tmp_path, READY + "time.sleep(60)")
    qtbot.waitUntil(lambda: made.idle)
    with qtbot.waitSignal(made.ended) as ended:
        made.ask(ProbeRequest(key=1, path="x"))
    assert "no progress" in ended.args[0]


def test_one_that_cannot_be_killed_is_left_behind(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "SILENCE_S", 0.2)
    monkeypatch.setattr(workers, "KILLED_S", 0.3)
    made = worker(qtbot, tmp_path, READY + "time.sleep(60)")
    monkeypatch.setattr(made._process, "kill", lambda: None)  # as where the kernel waits for a drive
    qtbot.waitUntil(lambda: made.idle)
    ends: list[str] = []
    made.ended.connect(ends.append)
    with qtbot.waitSignal(made.ended, timeout=8000):
        made.ask(ProbeRequest(key=1, path="x"))
    assert made.is_running
    monkeypatch.undo()
    made.end_now()
    assert len(ends) == 1, "its late end is no second one"
    assert "no progress" in ends[0]


def test_what_cannot_start_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    made = WorkerProcess([str(tmp_path / "nothing here")], log=tmp_path / "worker.log")
    with qtbot.waitSignal(made.ended) as ended:
        made.start()
    assert "could not be started" in ended.args[0]


def test_a_deaf_worker_does_not_keep_the_window_from_closing(qtbot: QtBot, tmp_path: Path) -> None:
    made = worker(qtbot, tmp_path, READY + "time.sleep(60)")
    qtbot.waitUntil(lambda: made.idle)
    made.close()
    assert made.is_leaving  # it returned while the worker is still deaf
    qtbot.waitUntil(lambda: not made.is_running)


def test_who_asks_again_need_not_wait_for_a_deaf_worker(qtbot: QtBot, tmp_path: Path) -> None:
    made = worker(qtbot, tmp_path, READY + "time.sleep(60)")
    qtbot.waitUntil(lambda: made.idle)
    made.close()
    made.end_now()
    assert made.process_id == 0


_kept: list[WorkerProcess] = []


def _listening(qtbot: QtBot, tmp_path: Path, script: str) -> WorkerProcess:
    _kept.append(worker(qtbot, tmp_path, script))
    return _kept[-1]
