"""How much memory this computer has, how much this process has needed, and what becomes of what it frees."""

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mvit_core.machine import memory_of_windows

STATUS = Path("/proc/self/status")
OUR_GROUPS = Path("/proc/self/cgroup")
GROUPS = Path("/sys/fs/cgroup")  # Linux: of processes that share what they may have
KEPT_FREE = 0.3  # of the memory, for the window and everything else
LARGE_VIDEO = 200 << 20  # bytes that a worker needs for one of 4K beyond what it held when it was ready
TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8  # glibc's names of what mallopt sets
LARGEST_KEPT = 32 << 20  # bytes of one block; glibc takes no more
LEAST_GIVEN_BACK = 1 << 20  # bytes of one block
_settled = [LARGEST_KEPT, 2 * LARGEST_KEPT]  # what it comes to by itself, as large blocks are freed
TOP_BETWEEN_PASSES = 128 << 20  # bytes; MViT-B in float32 computes in 115 MB of heap


def processes_that_fit() -> int:
    """How many processes like this one, which read no video yet, the memory holds; 0 where the system does
    not say.
    """
    total, peak = total_bytes(), peak_bytes()
    return max(1, int(total * (1 - KEPT_FREE)) // (peak + LARGE_VIDEO)) if total and peak else 0


def total_bytes() -> int:
    """Of physical memory, or what this process may have of it; 0 where the system does not say."""
    return min(filter(None, (physical_bytes(), *limits_bytes())), default=0)


def physical_bytes() -> int:
    """Of the computer's memory; 0 where the system does not say."""
    if sys.platform == "win32":
        return memory_of_windows.total_bytes()
    if not hasattr(os, "sysconf"):
        return 0
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return 0


def limits_bytes() -> Iterator[int]:
    """What a container, a cluster's job or a service leaves this process and its kin: Linux ends one of them
    where they need more, however much the computer has.
    """
    try:
        lines = OUR_GROUPS.read_text().splitlines()
    except OSError:  # another system
        return
    for number, kinds, path in (line.split(":", 2) for line in lines):
        if number == "0":
            root, name = GROUPS, "memory.max"
        elif "memory" in kinds.split(","):
            root, name = GROUPS / "memory", "memory.limit_in_bytes"
        else:
            continue
        ours = root / path.lstrip("/")
        for group in (ours, *ours.parents):
            if group.is_relative_to(root):
                yield from _number_in(group / name)


def peak_bytes() -> int:
    """The most that this process has held; 0 where the system does not say."""
    if sys.platform == "win32":
        return memory_of_windows.peak_bytes()
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
    step of mvit_xs (docs/performance/models.md). Its price is that a process stays as large as it once was.
    """
    if (mallopt := _of_glibc("mallopt")) is not None:
        mallopt(MMAP_THRESHOLD, LARGEST_KEPT)
        mallopt(TRIM_THRESHOLD, 2**31 - 1)


def share_one_heap() -> None:
    """Lets all threads of this process ask for memory in one place, where glibc hands it out.

    By default it keeps a heap, and with it free memory, for each thread. Few threads that ask for large
    blocks now and then gain nothing by that: a worker with MViTv2-S on 4K is 50 MB smaller with one, and as
    fast.
    """
    if (mallopt := _of_glibc("mallopt")) is not None:
        mallopt(ARENA_MAX, 1)


def hold_little() -> None:
    """Lets this process hold little of what it has freed, where glibc hands memory out: blocks of a megabyte
    go back at once, and all threads ask in two places.

    For a process with many threads of which each asks for pictures now and then, and for whose speed a page
    that is mapped anew does not count: the window (docs/performance/large-projects.md).
    """
    if (mallopt := _of_glibc("mallopt")) is not None:
        mallopt(ARENA_MAX, 2)
        _settle(mallopt, LEAST_GIVEN_BACK, 2 * LARGEST_KEPT)


def keep_between_passes() -> None:
    """Lets this process keep the memory of one forward pass for the next, where glibc hands it out.

    In float32 a pass of the larger models leaves more free than glibc keeps by itself (64 MB): each mapped
    it anew, which took 4 % of the time of MViT-B. In 16 bits they leave less.
    """
    if (mallopt := _of_glibc("mallopt")) is not None:
        mallopt(MMAP_THRESHOLD, LARGEST_KEPT)  # with a threshold set by hand glibc no longer learns the other
        mallopt(TRIM_THRESHOLD, TOP_BETWEEN_PASSES)


def give_back() -> None:
    """Hand what this process has freed back to the system, where its allocator keeps it (glibc)."""
    if (trim := _of_glibc("malloc_trim")) is not None:
        trim(0)


@contextmanager
def giving_back() -> Iterator[None]:
    """Within, large blocks go back to the system as soon as they are freed, where glibc hands them out.

    For work that is done once and needs much: a model is loaded, converted and tried. Computing like this all
    the time would cost two fifths more, in pages that are mapped anew.
    """
    mallopt = _of_glibc("mallopt") or (lambda _which, _value: 0)
    mallopt(MMAP_THRESHOLD, LEAST_GIVEN_BACK)
    try:
        yield
    finally:
        give_back()
        _settle(mallopt, *_settled)


def _settle(mallopt: Callable[..., int], mmap_bytes: int, trim_bytes: int) -> None:
    """What is as large as the first is a block of its own; of what is free at the end the second is kept."""
    _settled[:] = mmap_bytes, trim_bytes
    mallopt(MMAP_THRESHOLD, mmap_bytes)
    mallopt(TRIM_THRESHOLD, trim_bytes)


def _number_in(file: Path) -> Iterator[int]:
    """Nothing where there is no such file, or no limit."""
    with suppress(OSError, ValueError):
        yield int(file.read_text())


def _of_glibc(name: str) -> Callable[..., int] | None:
    """A function of the allocator; None on other systems, and with another C library."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
