"""The border of the command line."""

import subprocess
import sys

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
