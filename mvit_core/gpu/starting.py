"""What every start of a program needs: the programs, the card that runs them, the numbers that they write."""

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from importlib import import_module
from typing import Any

import torch
from torch import Tensor


@cache
def programs() -> Any:
    """The module of the programs; raises ImportError without Triton."""
    return import_module("mvit_core.gpu.programs")


def on_device_of(x: Tensor) -> AbstractContextManager[object]:
    """Around starts of programs: of several cards, the one that holds `x`."""
    return torch.cuda.device(x.device) if x.device.type == "cuda" else nullcontext()


def signal_type(x: Tensor) -> torch.dtype:
    """What signals made of `x` are in: autocast's numbers, where that is on."""
    kind = x.device.type
    return torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else x.dtype
