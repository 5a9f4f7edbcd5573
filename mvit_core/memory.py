"""How much memory this computer has, how much this process has needed, and what becomes of what it frees."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

STATUS = Path("/proc/self/status")
KEPT_FREE = 0.3  # of the memory, for the window and everything else
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # glibc's names of what mallopt sets
LARGEST_KEPT = 32 << 20  # bytes of one block; glibc takes no more


def processes_that_fit() -> int:
    """How many processes like this one the memory holds; 0 where the system does not say."""
    total, peak = total_bytes(), peak_bytes()
    return max(1, int(total * (1 - KEPT_FREE)) // peak) if total and peak else 0


def total_bytes() -> int:
    """Of physical memory; 0 where the system does not say."""
    if not hasattr(os, "sysconf"):
        return 0
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0


def peak_bytes() -> int:
    """The most that this process has held; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    if STATUS.exists():  # Linux: the other figure includes what the parent held when it started this process
        (line,) = [each for each in STATUS.read_text().splitlines() if each.startswith("VmHWM")]
        return int(line.split()[1]) * 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def keep_what_is_freed() -> None:
    """Lets this process keep the memory that it frees, for what it asks for next; where glibc hands it out.

    A training step frees blocks of many megabytes and asks for the same in the next. By default glibc gives
    them back to the system, whose pages then come back one fault and 4096 zeros at a time: 7 % of a training
    step of mvit_xs (docs/performance.md). What it costs is that a process stays as large as it once was.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:  # musl has none
        mallopt(MMAP_THRESHOLD, LARGEST_KEPT)
        mallopt(TRIM_THRESHOLD, 2**31 - 1)


def give_back() -> None:
    """Hand what this process has freed back to the system, where its allocator keeps it (glibc)."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library has no such thing
            ctypes.CDLL(None).malloc_trim(0)
