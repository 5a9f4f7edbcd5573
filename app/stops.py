"""What asks a command to end: Ctrl-C, and what the system sends at a shutdown or as a terminal is closed."""

import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # each system has some of them


def on_stop(stop: Callable[[int, FrameType | None], object]) -> None:
    """Call `stop` for each that is not ignored, as nohup and `&` have it."""
    for name in _NAMES:
        with suppress(ValueError, AttributeError):
            if signal.getsignal(getattr(signal, name)) != signal.SIG_IGN:
                signal.signal(getattr(signal, name), stop)


def hear_no_more() -> None:
    """All is done and said, or it has been heard: whoever asks again changes the exit code no more.

    Ctrl-C is ignored, and whatever else somebody here has listened to.
    """
    for name in _NAMES:
        with suppress(ValueError, AttributeError):
            if name == "SIGINT" or callable(signal.getsignal(getattr(signal, name))):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
