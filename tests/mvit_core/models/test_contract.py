"""What holds for every model of the registry."""

from collections.abc import Callable
from math import prod

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from mvit_core.models.arithmetic import kernels
from mvit_core.models.arithmetic.int8 import int8_serves
from mvit_core.models.base import VideoModel
from mvit_core.models.mvit import MViT
from mvit_core.models.quicker.packed import packed
from mvit_core.models.quicker.quantized import quantize
from mvit_core.models.registry import create_model
from mvit_core.models.roi import box_features
from tests.mvit_core.models.tiny import distinct, tiny


@pytest.fixture(scope="module", params=distinct())
def name(request: pytest.FixtureRequest) -> str:
    """Each name of the registry, of those that are one model when small the first."""
    return str(request.param)


@pytest.fixture(scope="module")
def model(name: str) -> VideoModel:
    """Its model, small, in evaluation mode."""
    torch.manual_seed(0)
    return tiny(name).build().eval()


def clips_for(
    model: VideoModel, *, batch: int = 2, frames: int | None = None, crop: tuple[int, int] = (32, 32)
) -> Tensor:
    """Random clips that fit."""
    generator = torch.Generator().manual_seed(1)
    frames = frames or model.config.num_frames  # type: ignore[union-attr]
    return torch.randn(batch, 3, frames, *crop, generator=generator)


def test_forward(model: VideoModel) -> None:
    clips = clips_for(model)
    with torch.no_grad():
        features = model.forward_features(clips)
        logits = model(clips)
        assert torch.equal(logits, model.forward_head(features))
    assert features.shape == (2, model.feature_dim)
    assert logits.shape == (2, 5)
    assert logits.isfinite().all()
    assert not torch.allclose(logits[0], logits[1])


def test_no_clips_are_a_batch_too(model: VideoModel) -> None:
    clips = clips_for(model)[:0]
    with torch.no_grad():
        assert model(clips).shape == (0, 5)
        assert model.forward_tokens(clips).x.shape[0] == 0
        assert packed(model)(clips).shape == (0, 5)


@pytest.mark.usefixtures("each_arithmetic")
def test_nothing_is_learned_from_no_clips(model: VideoModel) -> None:
    model.zero_grad()
    model(clips_for(model)[:0]).sum().backward()
    weight = model.get_parameter("head.weight").grad
    assert weight is not None
    assert not weight.any()


def test_clips_smaller_than_a_cube_are_refused_where_it_is_not_padded(model: VideoModel) -> None:
    small = clips_for(model, crop=(5, 5))
    if isinstance(model, MViT):
        with torch.no_grad():
            assert model(small).isfinite().all()
    else:
        with pytest.raises(ValueError, match=r"Clips of \d+ x 5 x 5 hold no tubelet of \d+ x \d+ x \d+"):
            model(small)


@pytest.mark.parametrize("ready", [packed, quantize])
def test_a_model_for_inference_needs_no_word_that_nothing_is_learnt(
    model: VideoModel, ready: Callable[[VideoModel], VideoModel]
) -> None:
    if ready is quantize and not int8_serves():
        pytest.skip("this processor gains nothing by 8 bits")
    clips, made = clips_for(model), ready(model)
    with torch.no_grad():
        wanted = made(clips)
    assert torch.equal(made(clips), wanted)


@pytest.mark.parametrize(
    ("clips", "found"),
    [
        (torch.zeros(3, 32, 32), r"\(3, 32, 32\) of float32"),
        (torch.zeros(2, 3, 4, 32, 32, dtype=torch.uint8), "of uint8"),
    ],
    ids=["no batch", "bytes"],
)
def test_what_is_no_batch_of_clips_is_refused(model: VideoModel, clips: Tensor, found: str) -> None:
    with pytest.raises(ValueError, match=found):
        model(clips)


def test_tokens_are_a_grid_and_agree_with_the_embedding(model: VideoModel) -> None:
    clips = clips_for(model)
    with torch.no_grad():
        tokens = model.forward_tokens(clips)
        features = model.forward_features(clips)
    assert tokens.x.shape == (2, prod(tokens.thw) + model.has_class_token, model.feature_dim)
    if model.has_class_token:
        assert torch.allclose(tokens.x[:, 0], features, atol=1e-5)


def test_every_block_can_be_looked_at(model: VideoModel) -> None:
    clips = clips_for(model, batch=1)
    with torch.no_grad():
        everything = model.intermediates(clips)
        chosen = model.intermediates(clips, [2, 1])
    assert len(everything) > 2
    for tokens, number in zip(chosen, (2, 1), strict=True):
        assert torch.equal(tokens.x, everything[number].x)
    for tokens in everything:
        assert tokens.x.shape[1] == prod(tokens.thw) + model.has_class_token


def test_backward_reaches_every_parameter(model: VideoModel) -> None:
    model.zero_grad()
    model(clips_for(model)).square().sum().backward()
    silent = {name for name, parameter in model.named_parameters() if parameter.grad is None}
    assert silent <= unused(model)
    for name, parameter in model.named_parameters():
        assert name in silent or parameter.grad.isfinite().all()  # type: ignore[union-attr]


def unused(model: VideoModel) -> set[str]:
    """Query pooling and relative positions of a last block, of which the class token knows nothing."""
    if not isinstance(model, MViT) or not model.has_class_token:
        return set()
    last = f"blocks.{len(model.blocks) - 1}.attention."
    return {last + name for name in ("pool_q.conv.weight", "position_t", "position_h", "position_w")}


def test_gradients_are_those_of_finite_differences(model: VideoModel, name: str) -> None:
    clips = clips_for(model, batch=1).double()
    double = copy_of(model, name).double()
    weight = double.get_parameter("patch.weight")
    double(clips).sum().backward()
    direction = torch.randn(weight.shape, generator=torch.Generator().manual_seed(3), dtype=torch.float64)
    slope = float((weight.grad * direction).sum())  # type: ignore[operator]
    step = 1e-7  # within the reach of one maximum of each pool
    with torch.no_grad():
        weight += step * direction
        above = float(double(clips).sum())
        weight -= 2 * step * direction
        below = float(double(clips).sum())
    assert slope == pytest.approx((above - below) / (2 * step), rel=1e-3, abs=1e-6)


def copy_of(model: VideoModel, name: str) -> VideoModel:
    """The model called `name` with the weights of `model`."""
    made = tiny(name).build().eval()
    made.load_state_dict(model.state_dict())
    return made


def test_the_head_can_be_changed(model: VideoModel, name: str) -> None:
    other = copy_of(model, name)
    clips = clips_for(model)
    other.reset_classifier(11)
    assert other(clips).shape == (2, 11)
    other.reset_classifier(0)
    assert torch.equal(other(clips), other.forward_features(clips))


def test_one_head_holds_species_of_which_one_is_right_and_behaviors_of_which_any(
    model: VideoModel, name: str
) -> None:
    other, clips = copy_of(model, name), clips_for(model)
    other.reset_classifier(3 + 2)
    species, behaviors = other(clips).split((3, 2), dim=1)
    loss = functional.cross_entropy(species, torch.tensor([0, 2]))
    loss = loss + functional.binary_cross_entropy_with_logits(behaviors, torch.tensor([[1.0, 1.0], [0, 1]]))
    loss.backward()
    gradient = other.get_parameter("head.weight").grad
    assert gradient is not None
    assert (gradient.abs().sum(dim=1) > 0).all()


def test_boxes_are_scored_by_what_is_in_them(model: VideoModel, name: str) -> None:
    other, clips = copy_of(model, name), clips_for(model, crop=(64, 64))
    other.reset_classifier(4)
    boxes = torch.tensor([[0.0, 0, 0, 32, 32], [0.0, 32, 32, 64, 64], [1.0, 0, 0, 32, 32]])
    logits = other.forward_head(box_features(other, clips, boxes, resolution=2))
    assert logits.shape == (3, 4)
    assert not torch.allclose(logits[0], logits[2])
    logits.sum().backward()
    assert other.get_parameter("head.weight").grad is not None
    weight = other.get_parameter("patch.weight").grad
    assert weight is not None
    assert weight.abs().max() > 0


def test_features_of_any_block_can_be_learned_from(model: VideoModel) -> None:
    model.zero_grad()
    clips = clips_for(model, batch=1)
    count = len(model.intermediates(clips))
    for number in (0, count // 2, count - 1):
        (tokens,) = model.intermediates(clips, [number])
        assert tokens.x.requires_grad
        grid = tokens.x[:, int(model.has_class_token) :].unflatten(1, tokens.thw)
        assert grid.shape[1:4] == tokens.thw


def test_weights_come_back(model: VideoModel, name: str) -> None:
    clips = clips_for(model)
    with torch.no_grad():
        assert torch.equal(copy_of(model, name)(clips), model(clips))


@pytest.mark.parametrize(("frames", "crop"), [(8, (32, 32)), (4, (32, 64)), (6, (80, 48))])
def test_other_lengths_and_crops_are_interpolated(
    model: VideoModel, frames: int, crop: tuple[int, int]
) -> None:
    frames = min(frames, 1 if model.config.num_frames == 1 else frames)  # type: ignore[union-attr]
    with torch.no_grad():
        logits = model(clips_for(model, frames=frames, crop=crop))
    assert logits.shape == (2, 5)
    assert logits.isfinite().all()


def test_the_same_seed_gives_the_same_model(model: VideoModel, name: str) -> None:
    torch.manual_seed(0)
    again = tiny(name).build().eval()
    clips = clips_for(model)
    with torch.no_grad():
        assert torch.equal(again(clips), model(clips))
        assert torch.equal(model(clips), model(clips))


def test_samples_do_not_see_each_other(model: VideoModel) -> None:
    clips = clips_for(model, batch=3)
    assert torch.allclose(model(clips)[1:2], model(clips[1:2]), atol=1e-5)


@pytest.mark.skipif(not kernels.X86, reason="torch's own products depend on the batch")
@pytest.mark.parametrize("by_mkl", [False, True])
def test_a_clip_gives_the_same_bits_in_any_batch_and_at_any_address(
    model: VideoModel, name: str, by_mkl: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "mkl_is_quickest", lambda: by_mkl)
    clips = clips_for(model, batch=3)
    with torch.inference_mode():
        expected = model(clips)
        assert torch.equal(model(clips[1:2]), expected[1:2])
        assert torch.equal(model(moved(clips)), expected)
        assert torch.equal(model.forward_head(moved(model.forward_features(clips))), expected)
        other = copy_of(model, name)
        for parameter in other.parameters():
            parameter.data = moved(parameter.data)
        assert torch.equal(other(clips), expected)


def moved(values: Tensor) -> Tensor:
    """The same numbers, 4 bytes past where torch would put them."""
    place = torch.empty(values.numel() + 1, dtype=values.dtype)[1:]
    return place.copy_(values.flatten()).view(values.shape)


def test_bfloat16_is_close(model: VideoModel, name: str) -> None:
    clips = clips_for(model)
    with torch.no_grad():
        exact = model(clips)
        rough = copy_of(model, name).bfloat16()(clips.bfloat16()).float()
    assert float((rough - exact).abs().max()) < 0.06 * max(1.0, float(exact.abs().max()))


def test_parameter_groups_hold_every_parameter_once(model: VideoModel) -> None:
    groups = model.parameter_groups(lr=1.0, weight_decay=0.05, layer_decay=0.5)
    held = [id(parameter) for group in groups for parameter in group["params"]]
    assert sorted(held) == sorted(id(parameter) for parameter in model.parameters())
    depths = {group["depth"] for group in groups}
    assert depths == set(range(model.num_layers))
    for group in groups:
        assert group["lr"] == pytest.approx(0.5 ** (model.num_layers - 1 - group["depth"]))
        if any(parameter.ndim < 2 for parameter in group["params"]):
            assert group["weight_decay"] == 0
    assert sum(parameter.numel() for parameter in groups[0]["params"]) > 0


def test_training_drops_paths_and_evaluation_does_not(model: VideoModel, name: str) -> None:
    other = copy_of(model, name)
    for module in other.modules():
        if hasattr(module, "rate"):
            module.rate = 0.5
    clips = clips_for(model)
    with torch.no_grad():
        assert not torch.allclose(other.train()(clips), other(clips))
        assert torch.equal(other.eval()(clips), model(clips))


def test_numbers_of_a_model_can_be_changed() -> None:
    model = create_model("mvit_xs", num_classes=3, num_frames=4, crop=(32, 48), dropout=0.5)
    assert isinstance(model.head, nn.Linear)
    assert model.head.out_features == 3
    assert model.dropout.p == 0.5
    with pytest.raises(KeyError):
        create_model("no-such-model")
