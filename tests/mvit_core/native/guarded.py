"""Tensors whose last number lies before a page that nobody may touch, for a process of its own."""

import ctypes
import mmap
import subprocess
import sys

import torch
from torch import Tensor

PAGE = mmap.PAGESIZE
PRELUDE = """
import ctypes
from mvit_core.native import calls, layers
kernels = ctypes.CDLL("{file}")
calls.library = layers.library = lambda: kernels
"""
prelude = ""  # what a process begins with
_alive: list[mmap.mmap] = []


def guarded(x: Tensor) -> Tensor:
    """The same numbers, with memory behind them that ends the process when it is read or written."""
    size = x.numel() * x.element_size()
    pages = -(-size // PAGE)
    memory = mmap.mmap(-1, (pages + 1) * PAGE)
    _alive.append(memory)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.mprotect(ctypes.c_void_p(address + pages * PAGE), ctypes.c_size_t(PAGE), 0) == 0
    made = torch.frombuffer(memory, dtype=x.dtype, count=x.numel(), offset=pages * PAGE - size)
    return made.view(x.shape).copy_(x)


def assert_runs(code: str) -> None:
    """In a process of its own, which has to end with the word "done"."""
    done = subprocess.run([sys.executable, "-c", prelude + code], capture_output=True, text=True, check=False)
    assert done.stdout == "done\n", done.stderr[-2000:]
