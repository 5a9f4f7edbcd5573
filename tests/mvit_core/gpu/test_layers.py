"""A layer and its GELU in one program give what two give, and only where that is meant."""

from contextlib import AbstractContextManager, nullcontext

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils._python_dispatch import TorchDispatchMode

from mvit_core.models.arithmetic import kernels

ONE_PROGRAM = "aten::_addmm_activation"


class _Called(TorchDispatchMode):
    """Names of what torch was asked to compute."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):  # type: ignore[no-untyped-def]
        """As it is called, noted."""
        self.names.add(function.name())
        return function(*args, **(kwargs or {}))


def layer_on(card: torch.device, dtype: torch.dtype, *, bias: bool = True) -> nn.Linear:
    """The same layer each time."""
    torch.manual_seed(0)
    return nn.Linear(24, 40, bias=bias).to(card, dtype)


def rows_on(card: torch.device, dtype: torch.dtype, *shape: int) -> Tensor:
    """Tokens that reach where the two forms of GELU differ."""
    generator = torch.Generator().manual_seed(1)
    return (4 * torch.randn(*shape, 24, generator=generator)).to(card, dtype)


@pytest.mark.parametrize("approximate", ["none", "tanh"])
@pytest.mark.parametrize("shape", [(7,), (2, 33), (1, 2, 5)])
def test_one_program_gives_what_two_give(
    card: torch.device, shape: tuple[int, ...], approximate: str
) -> None:
    layer, x = layer_on(card, torch.bfloat16), rows_on(card, torch.bfloat16, *shape)
    with torch.inference_mode(), _Called() as called:
        made = kernels.linear_gelu(x, layer, approximate)
    assert ONE_PROGRAM in called.names
    assert "aten::gelu" not in called.names
    plain = functional.linear(*(each.double() for each in (x, layer.weight, layer.bias)))
    wanted = functional.gelu(plain, approximate=approximate)
    assert made.shape == wanted.shape
    assert made.dtype == torch.bfloat16
    assert (made - wanted).abs().max() <= 8e-3 * wanted.abs().max()


@pytest.mark.parametrize(
    ("dtype", "bias", "around"),
    [
        (torch.float32, True, torch.inference_mode()),
        (torch.bfloat16, False, torch.inference_mode()),
        (torch.bfloat16, True, nullcontext()),
    ],
    ids=["float32", "no bias", "training"],
)
def test_elsewhere_the_formula_is_kept(
    card: torch.device, dtype: torch.dtype, bias: bool, around: AbstractContextManager[object]
) -> None:
    layer, x = layer_on(card, dtype, bias=bias), rows_on(card, dtype, 7)
    with around, _Called() as called:
        made = kernels.linear_gelu(x, layer, "none")
    assert ONE_PROGRAM not in called.names
    wanted = functional.gelu(functional.linear(x, layer.weight, layer.bias))
    assert torch.allclose(made, wanted, rtol=2e-2, atol=1e-2)
