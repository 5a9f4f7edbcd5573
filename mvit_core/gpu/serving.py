"""Whether the programs serve here: looked at once, by building them and comparing what they give."""

import logging
import os
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from mvit_core.device import has_cuda
from mvit_core.gpu.proving import wrong_programs

SWITCH = "TRAPLINE_GPU_PROGRAMS"  # 0: models run on cards in PyTorch alone
IMITATED = "imitated"  # in place of 0: the processor does it, very slowly, for tests; see `imitated`
OLDEST = (8, 0)  # of NVIDIA's cards, the compute capability from which bfloat16 is native
KINDS = (torch.float32, torch.bfloat16, torch.float16)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """Whether the programs serve, and for people which they are or why they do not."""

    serves: bool
    note: str


@cache
def found() -> Found:
    """Whether this computer's card runs the programs, and gives with them what PyTorch gives alone."""
    if os.environ.get(SWITCH) == "0":
        return Found(serves=False, note=f"turned off by {SWITCH}=0")
    if imitated():
        return Found(serves=True, note="imitated on the processor")
    if not has_cuda() or torch.version.hip is not None:
        return Found(serves=False, note="PyTorch finds no NVIDIA card")
    if torch.cuda.get_device_capability() < OLDEST:
        return Found(serves=False, note="made for NVIDIA's cards from 2020 (Ampere) on")
    return _tried()


def _tried() -> Found:
    try:
        wrong = wrong_programs(torch.device("cuda"))
    except ImportError:
        return Found(serves=False, note="this PyTorch came without Triton")
    except Exception as error:  # noqa: BLE001 - whatever a compiler says, PyTorch alone serves, too
        _log.warning("programs for the graphics card cannot be built", exc_info=True)
        return Found(serves=False, note=f"Triton builds nothing here ({type(error).__name__})")
    if wrong:
        _log.warning("programs for the graphics card give other answers than PyTorch: %s", wrong)
        return Found(serves=False, note=f"other answers than PyTorch's: {', '.join(wrong)}")
    return Found(serves=True, note="built by Triton")


def imitated() -> bool:
    """Whether programs run on the processor, step by step.

    Triton does so where its own TRITON_INTERPRET=1 was set before it was imported.
    """
    return os.environ.get(SWITCH) == IMITATED


def gpu_serves(x: Tensor) -> bool:
    """Whether the programs take `x`: on a card, where torch draws up no graph."""
    return (
        x.device.type == ("cpu" if imitated() else "cuda")
        and x.dtype in KINDS
        and not torch.compiler.is_compiling()
        and found().serves
    )
