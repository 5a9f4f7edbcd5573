"""How much memory a pass of a model wants."""

from collections.abc import Callable
from math import nan
from pathlib import Path

import torch

from mvit_core.machine.memory import give_back, peak_bytes

FORGET_PEAK = Path("/proc/self/clear_refs")  # where "5" sets the most that a process held to what it holds


def peak_mib(way: Callable[[], object], device: torch.device) -> float:
    """The most memory that one pass holds beyond what was there before; on a card, a recording's, too."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
        before = torch.cuda.memory_reserved(device)
        way()
        torch.cuda.empty_cache()  # what making a recording needed once
        torch.cuda.reset_peak_memory_stats(device)
        way()
        return (torch.cuda.max_memory_reserved(device) - before) / 2**20
    way()
    if not FORGET_PEAK.exists():
        return nan
    give_back()
    FORGET_PEAK.write_text("5")
    before = peak_bytes()
    way()
    return (peak_bytes() - before) / 2**20
