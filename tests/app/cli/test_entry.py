"""The border of the command line."""

import os
import subprocess
import sys

import pytest

from app.cli.entry import command_line

SCRIPT = """
import signal, time, weakref
from app.cli import entry

class Thing: pass

def interrupted(_reference):
    signal.raise_signal(signal.SIGINT)
    time.sleep(0)  # the KeyboardInterrupt comes here, where Python drops it

signal.signal(signal.SIGINT, signal.default_int_handler)
entry._stop_when_told()
thing = Thing()
reference = weakref.ref(thing, interrupted)
try:
    del thing
    time.sleep(20)
except KeyboardInterrupt:
    print("stopped")
"""


def test_a_ctrl_c_that_meets_with_tidying_up_is_not_lost() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.stdout == "stopped\n", ended.stderr


def ended(script: str) -> subprocess.CompletedProcess[str]:
    """What comes of a process that runs this."""
    words = [sys.executable, "-c", script]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


STARTS = "import atexit, signal, sys; from app import __main__ as app; sys.argv = ['trapline', 'info']\n"


@pytest.mark.skipif(os.name == "nt", reason="such signals are not there")
def test_a_stop_before_anything_is_begun_and_one_after_all_is_done_say_nothing_of_python() -> None:
    stops = "signal.raise_signal(signal.SIGINT)"
    early = ended(f"{STARTS}app.main = lambda: {stops}; app.start()")
    assert (early.returncode, early.stderr) == (130, "")
    late = ended(f"{STARTS}app.main = lambda: atexit.register(lambda: {stops}) and 0; app.start()")
    assert (late.returncode, late.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="such signals are not there")
def test_a_second_request_to_end_changes_nothing_of_what_the_first_one_did() -> None:
    """As a system sends them at a shutdown, the second while the process tidies up."""
    asks = "signal.raise_signal(signal.SIGTERM)"
    lines = (
        "def asked(_): atexit.register(lambda: " + asks + "); " + asks,
        "import app.cli.info; app.cli.info.run = asked",
        "from app.__main__ import start; start()",
    )
    stopped = ended(STARTS + "\n".join(lines))
    assert (stopped.returncode, stopped.stderr) == (130, "trapline: Stopped.\n")


@pytest.mark.skipif(os.name == "nt", reason="such signals are not there")
def test_what_nohup_has_ignored_stays_ignored() -> None:
    lines = (
        "import signal; from app.cli import entry",
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)",
        "entry._stop_when_told()",
        "signal.raise_signal(signal.SIGHUP)",
        "print('goes on')",
    )
    assert ended("\n".join(lines)).stdout == "goes on\n"


def test_a_ctrl_c_that_python_raises_as_another_error_is_a_stop(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_arguments: object) -> int:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise RuntimeError(
                "Error calling __set_name__ on 'Field' instance 'bounds' in 'Range'"
            ) from error

    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("app.cli.info.run", interrupted)
    assert command_line(["info"], lambda *_, **__: 0) == 130
    assert "Stopped." in capsys.readouterr().err


def test_commands_that_read_much_seldom_look_for_garbage() -> None:
    shown = (
        "import gc; from app.cli.entry import command_line as run; run([{}], None); print(gc.get_threshold())"
    )
    usual = ended("import gc; print(gc.get_threshold())").stdout.splitlines()[-1]
    assert ended(shown.format("'videos', 'none.trapline'")).stdout.splitlines()[-1] != usual
    assert ended(shown.format("'info'")).stdout.splitlines()[-1] == usual
