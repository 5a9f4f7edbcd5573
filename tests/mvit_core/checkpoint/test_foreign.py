"""Weights of other implementations, as their files have them, start a training of ours."""

from pathlib import Path

import pytest
import torch
from torch import Tensor

from mvit_core.checkpoint import load_weights
from mvit_core.checkpoint.fitting import fitted
from mvit_core.checkpoint.foreign import Layout, from_timm_vit, layout_of
from mvit_core.models.base import VideoModel
from mvit_core.models.vit import Vit, VitConfig
from mvit_core.models.vivit import Factorization, FactorizedEncoder, FactorizedVit

IMAGE = VitConfig(
    depth=2, width=24, num_heads=4, mlp_dim=48, tubelet=(1, 8, 8), num_frames=1, crop=(32, 32), num_classes=7
)
VIDEO = VitConfig(
    depth=2, width=24, num_heads=4, mlp_dim=48, tubelet=(2, 8, 8), num_frames=8, crop=(32, 32), num_classes=7
)


def timm_state() -> dict[str, Tensor]:
    """An image ViT under timm's names."""
    generator = torch.Generator().manual_seed(0)

    def made(*shape: int) -> Tensor:
        return torch.randn(shape, generator=generator) / 5

    state = {
        "cls_token": made(1, 1, 24),
        "pos_embed": made(1, 17, 24),
        "patch_embed.proj.weight": made(24, 3, 8, 8),
        "patch_embed.proj.bias": made(24),
        "norm.weight": 1 + made(24),
        "norm.bias": made(24),
        "head.weight": made(7, 24),
        "head.bias": made(7),
    }
    for number in range(2):
        block = f"blocks.{number}"
        for norm in ("norm1", "norm2"):
            state |= {f"{block}.{norm}.weight": 1 + made(24), f"{block}.{norm}.bias": made(24)}
        for name, rows, columns in (
            ("attn.qkv", 72, 24),
            ("attn.proj", 24, 24),
            ("mlp.fc1", 48, 24),
            ("mlp.fc2", 24, 48),
        ):
            state |= {f"{block}.{name}.weight": made(rows, columns), f"{block}.{name}.bias": made(rows)}
    return state


def image_model() -> VideoModel:
    """The image model itself."""
    model = Vit(IMAGE)
    model.load_state_dict(fitted(from_timm_vit(timm_state()), model))
    return model.eval()


@pytest.mark.parametrize("filters", ["central", "mean"])
def test_a_still_clip_gives_what_the_image_gives(tmp_path: Path, filters: str) -> None:
    path = tmp_path / "vit.pth"
    torch.save(timm_state(), path)
    model = FactorizedEncoder(VIDEO, time_depth=0)
    assert load_weights(model, path, filters=filters) is Layout.TIMM_VIT  # type: ignore[arg-type]
    image = torch.randn(2, 3, 32, 32)
    still = image.unsqueeze(2).expand(-1, -1, 8, -1, -1).contiguous()
    with torch.no_grad():
        assert torch.allclose(model.eval()(still), image_model()(image), atol=1e-5)


def test_attention_over_time_starts_as_nothing(tmp_path: Path) -> None:
    path = tmp_path / "vit.pth"
    torch.save(timm_state(), path)
    model = FactorizedVit(VIDEO, Factorization("self_attention"))
    load_weights(model, path)
    block = model.encoder.blocks[0].attention
    x = torch.randn(2, 4, 16, 24)
    with torch.no_grad():
        assert torch.equal(block(x), x + block._over_space(x))
    model(torch.randn(1, 3, 8, 32, 32)).sum().backward()
    assert block.time.proj.weight.grad.abs().max() > 0


@pytest.mark.parametrize(
    "model", [Vit(VIDEO), FactorizedVit(VIDEO, Factorization("dot_product")), FactorizedEncoder(VIDEO)]
)
def test_every_vivit_starts_from_an_image_model(tmp_path: Path, model: VideoModel) -> None:
    path = tmp_path / "vit.pth"
    torch.save(timm_state(), path)
    load_weights(model, path)
    prefix = "space" if isinstance(model, FactorizedEncoder) else "encoder"
    expected = timm_state()["blocks.1.mlp.fc1.weight"]
    assert torch.equal(model.get_parameter(f"{prefix}.blocks.1.mlp.fc1.weight"), expected)
    assert torch.equal(model.get_parameter("patch.weight")[:, :, 1], timm_state()["patch_embed.proj.weight"])
    assert not model.get_parameter("patch.weight")[:, :, 0].any()


def test_unknown_names_are_of_no_layout() -> None:
    assert layout_of({"conv1.weight": torch.zeros(1)}) is None
