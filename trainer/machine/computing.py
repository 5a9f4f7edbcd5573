"""On what a training computes, and with which numbers."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from mvit_core.checkpoint import Preprocessing
from mvit_core.machine.processor import has_bfloat16
from trainer.machine.together import ALONE, Together
from trainer.recipes.recipe import Precision

MOST_THREADS = 16


@dataclass(frozen=True, slots=True)
class Computing:
    """On what and with which numbers."""

    device: torch.device
    autocast: torch.dtype | None  # None: float32
    to_input: Callable[[Tensor], Tensor]  # (B, T, H, W, 3) bytes to what the model takes
    num_threads: int = 1  # that prepare clips
    together: Together = ALONE  # with which other processes

    def forward(self) -> AbstractContextManager[object]:
        """Around forward passes."""
        return nullcontext() if self.autocast is None else torch.autocast(self.device.type, self.autocast)


def computing_on(
    device: torch.device, preprocessing: Preprocessing, precision: Precision, together: Together = ALONE
) -> Computing:
    """The recipe's numbers on a device; clips are prepared by one thread beside a CPU that trains itself."""
    threads = min(MOST_THREADS, os.cpu_count() or 1) if device.type == "cuda" else 1
    to_input = normalizing(preprocessing, device)
    return Computing(device, number_type(device, precision), to_input, threads, together)


def number_type(device: torch.device, precision: Precision) -> torch.dtype | None:
    """What forward passes are computed in; None: float32."""
    named = {"fp32": None, "bf16": torch.bfloat16, "fp16": torch.float16}
    if precision != "auto":
        return named[precision]
    if device.type == "cpu":
        return torch.bfloat16 if has_bfloat16() else None
    if device.type != "cuda":
        return None
    return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16


def normalizing(preprocessing: Preprocessing, device: torch.device) -> Callable[[Tensor], Tensor]:
    """From clips of bytes (B, T, H, W, 3) to what the model takes, (B, 3, T, H, W), on the device itself."""
    std = torch.tensor(preprocessing.std, device=device)
    scale = (1 / (255 * std)).view(3, 1, 1, 1)
    shift = (torch.tensor(preprocessing.mean, device=device) / std).view(3, 1, 1, 1)

    def normalized(clips: Tensor) -> Tensor:
        return clips.permute(0, 4, 1, 2, 3) * scale - shift

    return normalized


def recompute_blocks(model: nn.Module) -> None:
    """Keep what enters a block alone and compute it again in the backward pass: slower, far less memory."""
    blocks = getattr(model, "blocks", None)
    for block in blocks if isinstance(blocks, nn.ModuleList) else ():
        block.forward = partial(checkpoint, block.forward, use_reentrant=False)
