"""Linear layers that learn, in float32: by the kernels of layers.cpp and layers_back.cpp."""

import ctypes
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.autograd.function import once_differentiable

from mvit_core.native.calls import BLOCK, in_parts
from mvit_core.native.layers import (
    VECTOR,
    Activation,
    hidden_gradients,
    through_layers,
    turned_weights_of,
    weights_of,
)

PANEL = 64  # inputs whose sums the kernel keeps together
WIDE = 8 * PANEL  # inputs of a unit at most: of 256 tokens half of a second-level cache
IN_CACHE = 1_200_000  # numbers of a hidden signal that are taken back at a time, for each thread
TOKENS = 384  # of them are a multiple of this, if there are more


class _WeightsBack(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("of_out", "x", "of_weight", "of_bias")),
        *(
            (name, ctypes.c_int64)
            for name in ("rows", "outputs", "inputs", "outputs_at_a_time", "inputs_at_a_time")
        ),
        ("added", ctypes.c_int32),
    )


def linear_in_training(x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    """x (..., in) times weights (out, in), and the bias, with a way back. Raises what `in_parts` does."""
    made: Tensor = _Linear.apply(x, weight, bias)  # type: ignore[no-untyped-call]
    return made


def mlp_in_training(
    x: Tensor,
    first: tuple[Tensor, Tensor | None],
    second: tuple[Tensor, Tensor | None],
    activation: Activation,
) -> Tensor:
    """x (..., in) through a layer's weights and bias, its activation, and a second layer, with a way back.

    Between there and back what comes before the activation is kept, nothing else of its size. Raises what
    `in_parts` does.
    """
    made: Tensor = _Mlp.apply(x, *first, *second, activation)  # type: ignore[no-untyped-call]
    return made


class _Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        x = x.contiguous()
        ctx.save_for_backward(x, weight)
        return through_layers(x, weights_of(weight, bias))

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, weight = ctx.saved_tensors
        of_out = grads[0].contiguous()
        of_x = through_layers(of_out, turned_weights_of(weight)) if ctx.needs_input_grad[0] else None
        sums = Sums(weight, ctx.needs_input_grad[1:])
        sums.add(of_out, x)
        return of_x, *sums.gradients()


class _Mlp(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, *given: Any) -> Tensor:
        x, weight, bias, second_weight, second_bias, activation = given
        x = x.contiguous()
        hidden = x.new_empty(*x.shape[:-1], len(weight))
        layers = weights_of(weight, bias), weights_of(second_weight, second_bias)
        made = through_layers(x, *layers, activation=activation, keep=hidden)
        ctx.save_for_backward(x, weight, second_weight, hidden)
        ctx.activation = activation
        return made

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        x, weight, second_weight, hidden = ctx.saved_tensors
        layers = turned_weights_of(second_weight), turned_weights_of(weight)
        first = Sums(weight, ctx.needs_input_grad[1:3])
        second = Sums(second_weight, ctx.needs_input_grad[3:5])
        of_x, some = torch.empty_like(x), tokens_in_cache(len(weight))
        parts = (each.flatten(0, -2).split(some) for each in (grads[0].contiguous(), x, hidden, of_x))
        for of_out, given, kept, to in zip(*parts, strict=True):
            of_hidden, activated = hidden_gradients(of_out, layers, kept, ctx.activation, to)
            first.add(of_hidden, given)
            second.add(of_out, activated)
        return of_x, *first.gradients(), *second.gradients(), None


def tokens_in_cache(hidden: int) -> int:
    """How many tokens' hidden signals, of so many numbers each, are taken back at a time."""
    return max(1, IN_CACHE * torch.get_num_threads() // hidden // TOKENS) * TOKENS


class Sums:
    """Gradients of a layer's weights (out, in) and bias (out,), summed up over some tokens after others."""

    def __init__(self, weight: Tensor, wanted: Sequence[bool]) -> None:
        """`wanted`: whether those of the weights and of the bias are."""
        (outputs, inputs), self._wanted = weight.shape, wanted
        self.outputs, self.inputs = outputs, inputs
        self._tall, self._wide = shares(outputs, inputs)
        self._of_bias = torch.empty(outputs + -outputs % BLOCK)
        self._of_weight = torch.empty(len(self._of_bias), inputs + -inputs % VECTOR)
        self._added = False

    def add(self, of_out: Tensor, x: Tensor) -> None:
        """Those of results (..., out), dense, of a layer that was given dense x (..., in).

        Raises what `in_parts` does.
        """
        if not any(self._wanted):
            return
        pointers = (each.data_ptr() for each in (of_out, x, self._of_weight, self._of_bias))
        sizes = x.numel() // self.inputs, self.outputs, self.inputs, self._tall, self._wide
        units = -(-self.outputs // self._tall) * -(-self.inputs // self._wide)
        in_parts("weights_back", _WeightsBack(*pointers, *sizes, self._added), units)
        self._added = True

    def gradients(self) -> tuple[Tensor | None, Tensor | None]:
        """Of the weights and of the bias, None where they are not wanted."""
        of_weight, of_bias = self._of_weight[: self.outputs, : self.inputs], self._of_bias[: self.outputs]
        return of_weight if self._wanted[0] else None, of_bias if self._wanted[1] else None


def shares(outputs: int, inputs: int) -> tuple[int, int]:
    """How many outputs and inputs make a unit: few enough that each thread has two."""
    tall, wide = outputs + -outputs % BLOCK, min(WIDE, inputs + -inputs % PANEL)
    wanted = 2 * torch.get_num_threads() if torch.get_num_threads() > 1 else 1
    while -(-outputs // tall) * -(-inputs // wide) < wanted and (tall > BLOCK or wide > PANEL):
        if tall > BLOCK:
            tall = half(tall, BLOCK)
        else:
            wide = half(wide, PANEL)
    return tall, wide


def half(number: int, step: int) -> int:
    """Half of it, in whole steps."""
    return -(-number // 2 // step) * step
