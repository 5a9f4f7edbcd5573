"""Passes recorded once and played again: a card's programs are then started all at once.

Of a few clips' pass a computer otherwise spends as much time on starting the hundreds of programs as the card
on running them: 19 of 20 ms for eight clips of MViT-B in bfloat16 on an H200.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Protocol

import torch
from torch import Tensor

SWITCH = "TRAPLINE_RECORDINGS"  # 0: passes and steps are never recorded
CLOSE = 1e-2  # of the largest number: that of bfloat16
WARM_UP = 2  # passes before a recording

_log = logging.getLogger(__name__)

Function = Callable[[Tensor], Tensor]
Pool = Any  # memory that recordings share; a type that only torch names


class Played(Protocol):
    """One recording, of clips of one shape."""

    pool: Pool

    def play(self, clips: Tensor) -> Tensor:
        """What the function gives for them."""


class Pass:
    """A recording of CUDA's."""

    def __init__(self, function: Function, clips: Tensor, pool: Pool | None) -> None:
        with torch.inference_mode(mode=False):  # else it could not be written to outside of it
            self._clips = torch.empty_like(clips)
        self._clips.copy_(clips)
        self._graph = torch.cuda.CUDAGraph()
        warm_up(lambda: function(self._clips), clips.device)
        with recorded_to(self._graph, clips.device, pool):
            self._made = function(self._clips)
        self.pool: Pool = self._graph.pool()

    def play(self, clips: Tensor) -> Tensor:
        """See the protocol."""
        self._clips.copy_(clips)
        self._graph.replay()
        return self._made.clone()


class Recorded:
    """A function of a batch on a card, recorded for batches of 1, 2, 4, ... up to `most`, played for any.

    Where it cannot be recorded, or a recording's first result is another, it is called. Recordings keep the
    memory of the largest pass. Raises what the function and the card do.
    """

    def __init__(
        self, function: Function, most: int, record: Callable[[Function, Tensor, Pool | None], Played] = Pass
    ) -> None:
        self._function, self._most, self._record = function, most, record
        self._passes: dict[tuple[torch.Size, torch.dtype], Played] = {}
        self._is_recordable = True
        self._lock = Lock()

    def __call__(self, clips: Tensor) -> Tensor:
        """The function of all clips, (B, ...) to (B, ...)."""
        with self._lock:
            made = [self._of_piece(part) for part in torch.split(clips, pieces(len(clips), self._most))]
        return made[0] if len(made) == 1 else torch.cat(made)

    def _of_piece(self, clips: Tensor) -> Tensor:
        key = clips.shape, clips.dtype
        if key not in self._passes and self._is_recordable:
            self._try_to_record(clips)
        recording = self._passes.get(key)
        return self._function(clips) if recording is None else recording.play(clips)

    def _try_to_record(self, clips: Tensor) -> None:
        pool = next((each.pool for each in self._passes.values()), None)
        try:
            recording = self._record(self._function, clips, pool)
        except torch.OutOfMemoryError:
            raise
        except RuntimeError as error:
            self._give_up(str(error))
            return
        if alike(recording.play(clips), self._function(clips)):
            self._passes[clips.shape, clips.dtype] = recording
        else:
            self._give_up("what is played is not what is called")

    def _give_up(self, why: str) -> None:
        _log.warning("passes cannot be recorded on this card, which will be slower: %s", why)
        self._is_recordable = False


def warm_up(act: Callable[[], object], device: torch.device) -> None:
    """Do a few times, aside, what is to be recorded: what is built, looked up and laid out once."""
    now = torch.cuda.current_stream(device)
    aside = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
    aside.wait_stream(now)
    with torch.cuda.stream(aside):
        for _ in range(WARM_UP):
            act()
    now.wait_stream(aside)


@contextmanager
def recorded_to(graph: torch.cuda.CUDAGraph, device: torch.device, pool: Pool | None) -> Iterator[None]:
    """What is done within is recorded; other threads may use the card meanwhile."""
    with torch.cuda.device(device), torch.cuda.graph(graph, pool=pool, capture_error_mode="thread_local"):
        yield


def recordings_are_wanted() -> bool:
    """Whether nobody turned them off."""
    return os.environ.get(SWITCH) != "0"


def alike(played: Tensor, called: Tensor) -> bool:
    """Whether two results agree; by the same programs on the same clips they hardly differ at all."""
    off = (played.float() - called.float()).abs().max()
    return bool(off <= CLOSE * called.float().abs().max().clamp_min(1))


def pieces(count: int, most: int) -> list[int]:
    """A batch as powers of two up to `most`, the largest first, so that few recordings serve all batches."""
    made, size = [], 1 << (most.bit_length() - 1)
    while count:
        if size <= count:
            made.append(size)
            count -= size
        else:
            size //= 2
    return made
