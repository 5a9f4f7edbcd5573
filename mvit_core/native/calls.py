"""Calls into the library: a job in as many parts as there are threads, each with a share of the rows."""

import ctypes
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

import torch

from mvit_core.native.library import kernels

NO_MEMORY = 1  # what kernels answer, 0 aside
BLOCK = 48  # rows that a kernel takes at a time, as products.h says


def in_parts(name: str, job: ctypes.Structure, count: int) -> None:
    """Let a kernel do the units 0 to `count` - 1 of the job, on as many threads as torch takes.

    What a unit gives does not depend on the thread that does it. Raises MemoryError; and RuntimeError where
    the library means another job by that, having been built of other sources than those that run here.
    """
    kernel = getattr(library(), name)
    size = ctypes.c_int64(ctypes.sizeof(job))
    pointer, threads = ctypes.byref(job), max(1, min(torch.get_num_threads(), count))
    bounds = [(count * part // threads, count * (part + 1) // threads) for part in range(threads)]
    parts = [(pointer, size, ctypes.c_int64(first), ctypes.c_int64(last)) for first, last in bounds]
    others = [_pool(threads - 1).submit(partial(kernel, *part)) for part in parts[1:]]
    for answer in (kernel(*parts[0]), *(each.result() for each in others)):
        if answer == NO_MEMORY:
            raise MemoryError("There is not enough memory for the model.")
        if answer:
            raise RuntimeError("Trapline was changed while it ran: close it and start it again.")


def library() -> ctypes.CDLL:
    """The kernels, which have to be there."""
    found = kernels()
    assert found is not None
    return found


@cache
def _pool(threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix="kernel")


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_pool.cache_clear)  # threads stay behind
