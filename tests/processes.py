"""Whether a process still runs, asked without a word to it: what asks on POSIX is Ctrl-C on Windows."""

import os
import sys

SYNCHRONIZE = 0x0010_0000  # the right to wait for a process, of Windows
ENDED = 0  # what WaitForSingleObject answers


def runs(process_id: int) -> bool:
    """Whether the process with this number has not ended."""
    if sys.platform == "win32":
        import ctypes

        windows = ctypes.windll.kernel32
        windows.OpenProcess.restype = ctypes.c_void_p
        process = ctypes.c_void_p(windows.OpenProcess(SYNCHRONIZE, False, process_id))
        try:
            return bool(process) and windows.WaitForSingleObject(process, 0) != ENDED
        finally:
            windows.CloseHandle(process)
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True
