"""Passes of training recorded there and back, and played: a card's programs are then started all at once.

A step of MViT-B starts a thousand programs, which takes a computer longer than it takes a large card to run
them. What is drawn at random, such as blocks left out, is drawn anew each time: CUDA's graphs know how.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from mvit_core.gpu.recording import Function, Pool, alike, recorded_to, warm_up

MOST_SHAPES = 4  # of batches that are recorded: whole ones, the last of an epoch, halves of both
CLOSE = 1e-2  # of the gradients' length: rounding, and sums whose order is not fixed, leave less
SEED = 1

_log = logging.getLogger(__name__)

Gradients = list[Tensor | None]
Key = tuple[torch.Size, torch.dtype, torch.dtype | None]  # shape, numbers, autocast's


class Lesson(Protocol):
    """One recording, of clips of one shape; the way back is that of the latest way there."""

    pool: Pool

    def there(self, clips: Tensor) -> Tensor:
        """What the function gives for them."""

    def back(self, of_made: Tensor) -> Gradients:
        """Gradients of the parameters, which nobody else writes to."""


class Recording:
    """A recording of CUDA's."""

    def __init__(
        self, function: Function, parameters: Sequence[Tensor], clips: Tensor, pool: Pool | None
    ) -> None:
        self._clips = clips.clone()

        def act() -> None:
            made = function(self._clips)
            gradients(made, parameters, torch.zeros_like(made))

        torch.cuda.empty_cache()  # what is done aside takes memory of its own
        warm_up(act, clips.device)
        self._there, self._back = torch.cuda.CUDAGraph(), torch.cuda.CUDAGraph()
        with recorded_to(self._there, clips.device, pool):
            made = function(self._clips)
        self.pool: Pool = self._there.pool()
        self._of_made = torch.zeros_like(made)
        with recorded_to(self._back, clips.device, self.pool):
            found = gradients(made, parameters, self._of_made)
            self._joined = torch.cat([each.flatten() for each in found if each is not None])
        self._made = made.detach()
        self._shapes = [None if each is None else each.shape for each in found]

    def there(self, clips: Tensor) -> Tensor:
        """See the protocol."""
        self._clips.copy_(clips)
        self._there.replay()
        return self._made.clone()

    def back(self, of_made: Tensor) -> Gradients:
        """See the protocol."""
        self._of_made.copy_(of_made)
        self._back.replay()
        lengths = [shape.numel() for shape in self._shapes if shape is not None]
        parts = iter(torch.split(self._joined.clone(), lengths))
        return [None if shape is None else next(parts).view(shape) for shape in self._shapes]


Record = Callable[[Function, Sequence[Tensor], Tensor, Pool | None], Lesson]


class Learned:
    """A function of a batch on a card with parameters that learn, recorded for the shapes that come.

    What cannot be recorded, or gives others than it does when it is called, results or gradients, is called.
    Parameters may change in place between passes, not move. Raises what the function and the card do.
    """

    def __init__(self, function: Function, parameters: Sequence[Tensor], record: Record = Recording) -> None:
        self._function, self._record = function, record
        self._parameters = [each for each in parameters if each.requires_grad]
        self._lessons: dict[Key, Lesson] = {}
        self.turn = 0  # number of the latest pass: lessons share memory, so it alone has a way back
        self.is_recordable = bool(self._parameters)

    def __call__(self, clips: Tensor) -> Tensor:
        """The function of the clips, with a way back to the parameters alone; called where none is wanted."""
        if not torch.is_grad_enabled():
            return self._function(clips)
        kind = clips.device.type
        numbers = torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else None
        key = clips.shape, clips.dtype, numbers
        if key not in self._lessons and self.is_recordable and len(self._lessons) < MOST_SHAPES:
            self._try_to_record(clips, key)
        lesson = self._lessons.get(key)
        return self._function(clips) if lesson is None else self._played(lesson, clips)

    def _try_to_record(self, clips: Tensor, key: Key) -> None:
        pool = next((each.pool for each in self._lessons.values()), None)
        devices = [clips.device.index] if clips.device.type == "cuda" else []
        with torch.random.fork_rng(devices=devices), _without_kept_casts(clips.device.type):
            wanted = self._gradients(self._function, clips)
            try:
                lesson = self._record(self._function, self._parameters, clips, pool)
            except torch.OutOfMemoryError:
                raise
            except RuntimeError as error:
                self._give_up(str(error))
                return
            made = self._gradients(lambda some: self._played(lesson, some), clips)
        if same(made, wanted):
            self._lessons[key] = lesson
        else:
            self._give_up("what is played is not what is called")

    def _played(self, lesson: Lesson, clips: Tensor) -> Tensor:
        made: Tensor = _There.apply(clips, self, lesson, *self._parameters)  # type: ignore[no-untyped-call]
        return made

    def _gradients(self, function: Function, clips: Tensor) -> Gradients:
        """What a function gives, then gradients, with the same numbers drawn at random each time."""
        torch.manual_seed(SEED)
        made = function(clips)
        weights = torch.cos(torch.arange(made.numel(), device=made.device)).view_as(made).to(made.dtype)
        return [made.detach(), *gradients(made, self._parameters, weights)]

    def _give_up(self, why: str) -> None:
        _log.warning("steps of training cannot be recorded on this card, which will be slower: %s", why)
        self.is_recordable = False


class _There(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, clips: Tensor, learned: Learned, lesson: Lesson, *_parameters: Tensor) -> Tensor:
        learned.turn += 1
        ctx.learned, ctx.lesson, ctx.turn = learned, lesson, learned.turn
        return lesson.there(clips)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        if ctx.turn != ctx.learned.turn:
            raise RuntimeError("a recorded pass has a way back until the next pass alone")
        return None, None, None, *ctx.lesson.back(grads[0])


def gradients(made: Tensor, parameters: Sequence[Tensor], of_made: Tensor) -> Gradients:
    """Of the parameters; None where `made` depends on none. Autocast has no part in it, as in training."""
    with torch.autocast(made.device.type, enabled=False):
        return [*torch.autograd.grad(made, parameters, of_made, allow_unused=True)]


def _without_kept_casts(kind: str) -> torch.autocast:
    """Autocast as it is, each pass casting weights itself, so that a recording casts what they are then."""
    return torch.autocast(
        kind,
        torch.get_autocast_dtype(kind),
        enabled=torch.is_autocast_enabled(kind),
        cache_enabled=False,
    )


def same(made: Gradients, wanted: Gradients) -> bool:
    """Whether results, which come first, and gradients agree."""
    there = [each is None for each in made]
    if there != [each is None for each in wanted]:
        return False
    (result, *found), (called, *others) = (
        [each.float() for each in some if each is not None] for some in (made, wanted)
    )
    off = sum((a - b).square().sum() for a, b in zip(found, others, strict=True))
    length = sum(each.square().sum() for each in others)
    return alike(result, called) and bool(off <= CLOSE**2 * length)
