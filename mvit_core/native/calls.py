"""Calls into the library: a job whose units several threads do together."""

import ctypes
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import torch

from mvit_core.native.library import kernels

NO_MEMORY, OTHER_JOB = 1, 2  # what kernels answer where they are not done
BLOCK = 48  # rows that a kernel takes at a time, as products.h says


class Call(ctypes.Structure):
    """A job and its units, as calls.h says."""

    _fields_ = (
        ("job", ctypes.c_void_p),
        *((name, ctypes.c_int64) for name in ("size", "count", "threads", "next", "answer")),
    )


def in_parts(name: str, job: ctypes.Structure, count: int) -> None:
    """Let a kernel do the units 0 to `count` - 1 of the job, on as many threads as torch takes.

    What a unit gives does not depend on the thread that does it. Raises MemoryError; and RuntimeError where
    the library means another job by that, having been built of other sources than those that run here.
    """
    kernel, threads = getattr(library(), name), max(1, min(torch.get_num_threads(), count))
    call = Call(ctypes.addressof(job), ctypes.sizeof(job), count, threads)
    if threads == 1:
        kernel(ctypes.byref(call))
    else:
        _team(library()).share(kernel, call)
    if call.answer == NO_MEMORY and call.next < count:  # or others had enough to do it all
        raise MemoryError("There is not enough memory for the model.")
    if call.answer == OTHER_JOB:
        raise RuntimeError("Trapline was changed while it ran: close it and start it again.")


def library() -> ctypes.CDLL:
    """The kernels, which have to be there."""
    found = kernels()
    assert found is not None
    return found


class Team:
    """Threads of a library, which wait in it for calls to help with (team.cpp)."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library, self._number = library, 0
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def share(self, kernel: Callable[..., None], call: Call) -> None:
        """Let a kernel do all units of a call, on as many threads as it says, as far as they can be had."""
        with suppress(RuntimeError):  # the system gives no more
            while self._number < call.threads - 1:
                threading.Thread(target=self._library.serve, name="kernel", daemon=True).start()
                self._number += 1
        self._library.share(kernel, ctypes.byref(call))

    def _forget(self) -> None:
        """In a child that was forked: threads stay behind."""
        self._library.forget_team()
        self._number = 0


@cache
def _team(library: ctypes.CDLL) -> Team:
    return Team(library)
