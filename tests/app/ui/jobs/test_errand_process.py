"""A process that fetches models and comes to an end of its own is said with what to do."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.model_shelf.errands import TakeIn
from app.ui.jobs import errand_process
from app.ui.jobs.errand_process import ErrandProcess


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGTERM)", "the system ended the process that"),
        ("raise SystemExit(70)", "the process that fetches models ended early (exit code 70)"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes with an exit code")
def test_its_end_is_told_with_what_to_do(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, said: str
) -> None:
    monkeypatch.setattr(errand_process, "own_command", lambda _word: [sys.executable, "-c", does])
    process = ErrandProcess(TakeIn(file="a.pth", folder="models"), log=tmp_path / "log")
    with qtbot.waitSignal(process.ended, timeout=20_000) as ended:
        process.start()
    (why,) = ended.args
    assert why.startswith(said)
    assert why.endswith("; try again")
