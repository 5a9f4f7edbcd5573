"""Models in 8-bit integers, and models whose weights are laid out anew, do what the float ones do, nearly."""

import pytest
import torch
from torch import nn

from mvit_core.errors import UserError
from mvit_core.machine.processor import has_bfloat16, has_vnni
from mvit_core.models.arithmetic.int8 import (
    NativePatches,
    OneDnnLinear,
    as_bytes,
    byte_range,
    in_bytes,
    int8_serves,
)
from mvit_core.models.quicker import quantized
from mvit_core.models.quicker.packed import packed, shared
from mvit_core.models.quicker.quantized import quantize
from mvit_core.native.library import kernels
from tests.mvit_core.models.tiny import distinct, tiny

needs_vnni = pytest.mark.skipif(not has_vnni(), reason="this processor has no VNNI")


def test_bytes_reach_from_the_least_to_the_largest_number() -> None:
    x = torch.tensor([[-0.25, 0.0, 0.5], [1.0, 2.3, 0.1]])
    step, offset = byte_range(x)
    found = as_bytes(x, step, offset)
    assert found.dtype == torch.uint8
    assert found.shape == x.shape
    assert found.min() == 0
    assert found.max() == 255
    assert int(found[0, 1]) == offset
    assert torch.allclose((found.float() - offset) * step, x, atol=step / 2 + 1e-6)


@pytest.mark.parametrize("value", [0.0, 3.0, -3.0])
def test_constant_signals_are_kept(value: float) -> None:
    x = torch.full((2, 3), value)
    step, offset = byte_range(x)
    assert torch.allclose((as_bytes(x, step, offset).float() - offset) * step, x, atol=0.02)


@needs_vnni
@pytest.mark.parametrize("bias", [True, False])
def test_a_layer_is_its_products_of_integers(*, bias: bool) -> None:
    torch.manual_seed(0)
    layer = nn.Linear(24, 40, bias=bias)
    x = torch.randn(2, 7, 24)
    step, offset = byte_range(x)
    scale = layer.weight.detach().abs().amax(1) / 127
    weight = (layer.weight.detach() / scale[:, None]).round().double()
    expected = ((as_bytes(x, step, offset).double() - offset) @ weight.t()) * step * scale
    expected = expected + layer.bias.detach() if bias else expected
    with torch.inference_mode():
        found = OneDnnLinear(layer, torch.float32)(x)
    assert torch.allclose(found.double(), expected, atol=1e-5)
    assert torch.allclose(found, layer(x), atol=0.05)


@needs_vnni
def test_bytes_made_once_serve_several_layers() -> None:
    x = torch.randn(2, 7, 24)
    with torch.inference_mode():
        signal = in_bytes(x)
        for layer in (OneDnnLinear(nn.Linear(24, width), torch.float32) for width in (40, 8)):
            assert torch.equal(layer(signal), layer(x))


@needs_vnni
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_a_skip_is_added_in_passing(dtype: torch.dtype) -> None:
    if dtype == torch.bfloat16 and not has_bfloat16():
        pytest.skip("this processor has no bfloat16, and oneDNN with AVX-VNNI alone does not write it")
    layer, x, skip = OneDnnLinear(nn.Linear(24, 40), dtype), torch.randn(2, 7, 24), torch.randn(2, 7, 40)
    with torch.inference_mode():
        expected, found = layer(x).float() + skip, layer.added(x, skip)
    assert found.dtype == dtype
    assert torch.allclose(found.float(), expected, atol=3e-2 if dtype == torch.bfloat16 else 1e-5)


@pytest.mark.skipif(kernels() is None, reason="there are no kernels")
@pytest.mark.parametrize("channels", [3, 20])
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (0, 2, 3, 4, 1)], ids=["planes", "side by side"])
def test_patches_in_bytes_are_those_of_the_convolution(channels: int, order: tuple[int, ...]) -> None:
    torch.manual_seed(4)
    layer = nn.Conv3d(channels, 8, (3, 3, 5), (2, 1, 2), (1, 1, 2))
    back = [order.index(axis) for axis in range(5)]
    clips = torch.rand(2, channels, 4, 7, 9).permute(order).contiguous().permute(back)
    with torch.inference_mode():
        expected, found = layer(clips), NativePatches(layer)(clips)
    assert found.shape == expected.shape
    assert torch.allclose(found, expected, atol=0.03)


@pytest.mark.usefixtures("each_arithmetic")
@pytest.mark.parametrize("name", distinct())
def test_logits_are_close_and_the_float_model_stays(name: str) -> None:
    if not int8_serves():
        pytest.skip("there are no kernels here, and no VNNI")
    torch.manual_seed(0)
    model = tiny(name).build().eval()
    before = {key: value.clone() for key, value in model.state_dict().items()}
    clips = torch.randn(2, 3, tiny(name).config.num_frames, 32, 32)
    made = quantize(model)
    with torch.inference_mode():
        exact, rough = model(clips), made(clips)
        assert torch.equal(made(clips[1:]), rough[1:])
    assert 0 < float((rough - exact).abs().max()) < 0.1 * max(1.0, float(exact.abs().max()))
    assert all(torch.equal(before[key], value) for key, value in model.state_dict().items())
    linear = {key for key, module in made.named_modules() if isinstance(module, nn.Linear)}
    assert linear == {"head"}
    assert model.head is not made.head


@pytest.mark.usefixtures("each_arithmetic")
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("name", distinct())
def test_a_packed_model_gives_the_same_logits(name: str, dtype: torch.dtype) -> None:
    torch.manual_seed(0)
    model = tiny(name).build().eval().to(dtype)
    clips = torch.randn(2, 3, tiny(name).config.num_frames, 32, 32).to(dtype)
    made = packed(model)
    with torch.inference_mode():
        expected, found = model(clips), made(clips)
    tolerance = 3e-2 if dtype == torch.bfloat16 else 1e-5
    assert torch.allclose(found, expected, atol=tolerance)
    assert all(parameter.requires_grad for parameter in model.parameters())


def test_what_onednn_does_not_serve_stays_as_it_is() -> None:
    model = tiny("mvit_xs").build().double()
    assert packed(model) is model


@needs_vnni
@pytest.mark.parametrize("native", [True, False])
def test_without_kernels_what_lies_between_is_in_numbers_that_the_processor_has(
    native: bool, monkeypatch: pytest.MonkeyPatch, without_kernels: None
) -> None:
    monkeypatch.setattr(quantized, "has_bfloat16", lambda: native)
    made = quantize(tiny("mvitv2_s_16x4").build())
    expected = torch.bfloat16 if native else torch.float32
    assert made.patch.weight.dtype == expected
    assert made.blocks[0].attention.q.dtype == expected
    assert made.blocks[0].attention.position_h.dtype == expected


def test_other_processors_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quantized, "int8_serves", lambda: False)
    with pytest.raises(UserError, match="VNNI"):
        quantize(tiny("mvit_xs").build())


def test_a_twin_for_inference_shares_the_memory_and_leaves_the_model_as_it_is() -> None:
    model = tiny("mvit_xs").build().train()
    twin = shared(model)
    theirs = dict(twin.named_parameters())
    assert all(theirs[name].data_ptr() == each.data_ptr() for name, each in model.named_parameters())
    twin.to(torch.bfloat16)
    assert {each.dtype for each in model.parameters()} == {torch.float32}
    assert all(each.requires_grad for each in model.parameters())
    assert not any(each.requires_grad for each in twin.parameters())
    assert model.training
    assert not twin.training
