"""How much this process has read so far, from whatever file or drive."""

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

OF_THIS_PROCESS = Path("/proc/self/io")


def bytes_read() -> int:
    """Bytes that arrived, wherever they came from; 0 where the system does not say (macOS)."""
    if sys.platform == "win32":
        return _by_windows()
    with suppress(OSError, ValueError, IndexError):
        return int(OF_THIS_PROCESS.read_text(encoding="ascii").split()[1])  # "rchar: N" comes first
    return 0


def _by_windows() -> int:
    counters = (ctypes.c_ulonglong * 6)()  # IO_COUNTERS: three numbers of operations, then of bytes
    windows = ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]
    windows.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(windows.GetCurrentProcess())
    return int(counters[3]) if windows.GetProcessIoCounters(process, ctypes.byref(counters)) else 0
