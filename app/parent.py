"""What a process that serves another owes it: to stay out of its way, to hear it, and to end with it."""

import ctypes
import errno
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress

EXIT_BUG = 70
BELOW_NORMAL = 0x4000  # of Windows' priority classes; those that are started from here inherit it


def stay_behind(niceness: int) -> None:
    """Let the parent compute first, and leave Ctrl-C to it."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        windows = ctypes.windll.kernel32
        windows.GetCurrentProcess.restype = ctypes.c_void_p
        windows.SetPriorityClass(ctypes.c_void_p(windows.GetCurrentProcess()), BELOW_NORMAL)
    else:
        os.nice(niceness)


def take_stdin() -> int:
    """A descriptor that hears the parent; stdin leads nowhere from here on.

    On Windows whoever looks at a pipe waits while another thread reads it, and libraries look at stdin when
    they are loaded: NumPy hung until the parent said something (numpy/numpy#24290).
    """
    descriptor = os.dup(0)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    return _in_bytes(descriptor)


def take_stdout() -> int:
    """A descriptor that leads to the parent; whatever a library prints goes to stderr from here on."""
    descriptor = os.dup(1)
    os.dup2(2, 1)
    return _in_bytes(descriptor)


def _in_bytes(descriptor: int) -> int:
    """Itself, which Windows shall not take for text."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(descriptor, os.O_BINARY)
    return descriptor


def write_whole(descriptor: int, line: bytes) -> None:
    """Write all of it, however little a pipe takes at once; raises BrokenPipeError where nobody listens."""
    rest = memoryview(line)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except OSError as error:
            if is_unheard(error):
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
            raise


def is_unheard(error: OSError) -> bool:
    """Whether nobody reads a pipe that was written to: of that Windows says EINVAL, too."""
    of_windows = sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or of_windows


def lines_from(descriptor: int) -> Iterator[bytes]:
    """What the parent says, line by line, until it lets go. For a thread of its own: it waits.

    Read without a buffer: a blocked read of `sys.stdin` aborts an interpreter that is done.
    """
    pending = b""
    with suppress(OSError):
        while data := os.read(descriptor, 65536):
            *lines, pending = (pending + data).split(b"\n")
            yield from filter(None, lines)


def wait_until_let_go(lines: Iterable[bytes]) -> None:
    """Return when what `lines_from` gives has ended: the parent lets go, or is gone."""
    for _ in lines:
        pass


def end_within(grace_s: float) -> None:
    """End after so long, whatever still runs by then."""
    last_resort = threading.Timer(grace_s, os._exit, [0])
    last_resort.daemon = True
    last_resort.start()
