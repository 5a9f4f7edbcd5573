"""The convolution's own way back gives what torch's gives."""

import pytest
import torch
from torch.nn import functional

from mvit_core.models.arithmetic.depthwise import depthwise
from mvit_core.models.geometry import THW


@pytest.mark.parametrize("batch", [1, 3])
@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last_3d])
@pytest.mark.parametrize(
    ("sizes", "grid_size"),
    [
        (((3, 3, 3), (1, 1, 1), (1, 1, 1)), (4, 6, 5)),
        (((3, 3, 3), (1, 2, 2), (1, 1, 1)), (4, 7, 6)),
        (((3, 3, 3), (2, 4, 4), (1, 1, 1)), (5, 9, 9)),
        (((3, 5, 5), (1, 4, 4), (1, 2, 2)), (2, 8, 8)),
        (((1, 3, 3), (1, 2, 2), (0, 1, 1)), (1, 6, 6)),
        (((2, 2, 2), (2, 2, 2), (0, 0, 0)), (5, 6, 6)),
        (((3, 3, 3), (1, 1, 1), (1, 1, 1)), (1, 4, 4)),  # the outer filters meet nothing
    ],
)
def test_gradients_equal_torchs(
    sizes: tuple[THW, THW, THW], grid_size: THW, layout: torch.memory_format, batch: int
) -> None:
    kernel, stride, padding = sizes
    generator = torch.Generator().manual_seed(0)
    grid = torch.randn(batch, 8, *grid_size, generator=generator).to(memory_format=layout).requires_grad_()
    weight = torch.randn(8, 1, *kernel, generator=generator).requires_grad_()
    plain = functional.conv3d(grid, weight, None, stride, padding, groups=8)
    ours = depthwise(grid, weight, stride, padding)
    assert torch.equal(ours, plain)
    change = torch.randn(plain.shape, generator=generator)
    expected = torch.autograd.grad(plain, [grid, weight], change)
    found = torch.autograd.grad(ours, [grid, weight], change)
    for one, other in zip(found, expected, strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_frozen_filters_and_inputs_get_none() -> None:
    grid, weight = torch.randn(1, 8, 2, 4, 4), torch.randn(8, 1, 3, 3, 3, requires_grad=True)
    depthwise(grid, weight, (1, 1, 1), (1, 1, 1)).sum().backward()
    assert weight.grad is not None
    assert grid.grad is None


@pytest.mark.parametrize("channels", [16, 48])
def test_filters_learn_from_what_was_written_alone(channels: int) -> None:
    """In half precision too: freed memory full of NaN must not come back as a gradient."""
    weight = torch.randn(channels, 1, 3, 3, 3, requires_grad=True)
    for _ in range(6):
        grid = torch.randn(1, channels, 2, 8, 8).to(memory_format=torch.channels_last_3d)
        dirty = [torch.full((size,), float("nan")) for size in (64, 256, 1000, 5000, 20_000, 100_000)]
        del dirty
        with torch.autocast("cpu", torch.bfloat16):
            made = depthwise(grid.bfloat16(), weight, (1, 2, 2), (1, 1, 1))
        made.float().sum().backward()
        assert weight.grad is not None
        assert weight.grad.isfinite().all()
