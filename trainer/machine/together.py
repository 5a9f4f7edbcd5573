"""Several processes that train one model, as `torchrun` starts them: on several GPUs, on several computers.

Each takes its part of every batch; gradients are averaged before the step, so that all hold the same weights.
The first process alone writes. A training by itself is one process of one.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import torch
from torch import distributed, nn

from mvit_core.device import has_cuda

T = TypeVar("T")
PATIENCE = timedelta(hours=6)  # one process may decode everything while the others wait for it


@dataclass(frozen=True, slots=True)
class Together:
    """Which of the processes this one is."""

    rank: int = 0
    size: int = 1

    @property
    def is_first(self) -> bool:
        """Whether this one writes and speaks."""
        return self.rank == 0

    def part_of(self, items: Sequence[T]) -> list[T]:
        """This process's part, as large as everyone's: some are taken twice if need be."""
        each = -(-len(items) // self.size)
        return [items[(self.rank + step * self.size) % len(items)] for step in range(each)] if items else []

    def average_gradients(self, model: nn.Module) -> None:
        """Make every process's gradients the mean of all."""
        if self.size == 1:
            return
        for parameter in model.parameters():
            if parameter.grad is not None:
                distributed.all_reduce(parameter.grad)
                parameter.grad /= self.size

    def all_of(self, value: T) -> list[T]:
        """What every process has, in their order."""
        if self.size == 1:
            return [value]
        found: list[T | None] = [None] * self.size
        distributed.all_gather_object(found, value)
        return [each for each in found if each is not None]

    def agreed(self, value: T) -> T:
        """What the first process has."""
        return self.all_of(value)[0]

    @contextmanager
    def first_alone(self) -> Iterator[None]:
        """The first process goes through here before all others."""
        if not self.is_first:
            self.all_of(None)
        yield
        if self.is_first:
            self.all_of(None)


ALONE = Together()


def join() -> Together:
    """Meet the other processes that `torchrun` started; alone where it started none."""
    if int(os.environ.get("WORLD_SIZE", "1")) == 1:
        return ALONE
    if not distributed.is_initialized():
        by_gpu = has_cuda()
        if by_gpu:
            torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
        distributed.init_process_group("nccl" if by_gpu else "gloo", timeout=PATIENCE)
    return Together(distributed.get_rank(), distributed.get_world_size())


def leave() -> None:
    """Say goodbye to the others, where there are any."""
    if distributed.is_initialized():
        distributed.destroy_process_group()
