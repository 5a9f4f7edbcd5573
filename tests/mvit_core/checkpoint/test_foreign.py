"""Weights of other implementations, as their files have them, start a training of ours."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from mvit_core.checkpoint import load_weights
from mvit_core.checkpoint.fitting import fitted
from mvit_core.checkpoint.foreign import Layout, layout_of
from mvit_core.checkpoint.renaming import substituted
from mvit_core.checkpoint.vits import from_timm_vit
from mvit_core.errors import BadCheckpoint
from mvit_core.models.base import VideoModel
from mvit_core.models.mvit import MViT
from mvit_core.models.mvit_config import MViTConfig
from mvit_core.models.named.schedules import staged_blocks
from mvit_core.models.positions import PositionKind
from mvit_core.models.vit import Vit, VitConfig
from mvit_core.models.vivit import Factorization, FactorizedEncoder, FactorizedVit
from tests.mvit_core.models.tiny import tiny

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


def mvit(*, num_frames: int, positions: PositionKind, relative_time: bool = False) -> MViT:
    """A small MViT without a class token, which would weigh less among more tokens."""
    frames = 3 if num_frames > 1 else 1
    blocks = staged_blocks(3, (1,), width=8, kernel=(frames, 3, 3), kv_stride=(1, 4, 4), pool_every_q=True)
    config = MViTConfig(
        blocks=blocks,
        num_frames=num_frames,
        crop=(32, 32),
        num_classes=5,
        patch=((frames, 7, 7), (1, 4, 4), (frames // 2, 3, 3)),
        class_token=False,
        feature="mean",
        positions=positions,
        relative_space=relative_time,
        relative_time=num_frames > 1 and relative_time,
    )
    return MViT(config).eval()


@pytest.mark.parametrize("relative", [False, True])
def test_a_video_mvit_starts_from_an_image_one(tmp_path: Path, relative: bool) -> None:
    torch.manual_seed(0)
    image_mvit = mvit(num_frames=1, positions="joint", relative_time=relative)
    path = tmp_path / "image.pth"
    torch.save(image_mvit.state_dict(), path)
    video = mvit(num_frames=4, positions="separate", relative_time=relative)
    load_weights(video, path)
    image = torch.randn(2, 3, 32, 32)
    with torch.no_grad():
        still = video(image.unsqueeze(2).expand(-1, -1, 4, -1, -1).contiguous())
        assert torch.allclose(still, image_mvit(image), atol=1e-5)
    assert not torch.allclose(still[0], still[1], atol=1e-3)


def test_a_class_tokens_row_of_a_joint_table_is_kept(tmp_path: Path) -> None:
    image_mvit, video = tiny("mvit_image_b16").build(), tiny("mvit_b_16x4").build()
    path = tmp_path / "image.pth"
    torch.save(image_mvit.state_dict(), path)
    load_weights(video, path)
    table = image_mvit.get_parameter("positions.position")
    assert torch.equal(video.get_parameter("positions.position_class"), table[:1])
    assert torch.equal(video.get_parameter("positions.position_space"), table[1:])
    assert not video.get_parameter("positions.position_time").any()


def test_only_one_of_two_models_need_have_a_class_token(tmp_path: Path) -> None:
    path = tmp_path / "image.pth"
    image_v2, video_v2 = tiny("mvitv2_image_s").build(), tiny("mvitv2_s_16x4").build()
    torch.save(image_v2.state_dict(), path)
    own = video_v2.get_parameter("class_token").clone()
    load_weights(video_v2, path)
    assert torch.equal(video_v2.get_parameter("class_token"), own)
    last = f"blocks.{len(video_v2.blocks) - 1}.mlp.fc2.weight"
    assert torch.equal(video_v2.get_parameter(last), image_v2.get_parameter(last))

    without = mvit(num_frames=4, positions="separate")
    table = torch.arange(65.0)[:, None].repeat(1, 8)
    state = mvit(num_frames=1, positions="joint").state_dict()
    torch.save(state | {"class_token": torch.zeros(1, 1, 8), "positions.position": table}, path)
    load_weights(without, path)
    assert torch.equal(without.get_parameter("positions.position_space"), table[1:])


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


def test_unknown_names_are_of_no_layout(tmp_path: Path) -> None:
    assert layout_of({"conv1.weight": torch.zeros(1)}) is None
    path = tmp_path / "other.pth"
    torch.save({"conv1.weight": torch.zeros(1)}, path)
    with pytest.raises(BadCheckpoint, match=r"other\.pth holds weights of no model"):
        load_weights(image_model(), path)


def slowfast_state() -> dict[str, Tensor]:
    """A ViT baseline of one block under SlowFast's names, keys and values apart."""
    sizes = {f"attn.{letter}": (24, 24) for letter in ("q", "k", "v", "proj")}
    sizes |= {"mlp.fc1": (48, 24), "mlp.fc2": (24, 48)}
    state = {"patch_embed.proj.weight": torch.ones(24, 3, 1, 8, 8), "patch_embed.proj.bias": torch.ones(24)}
    for name, (rows, columns) in sizes.items():
        state |= {
            f"blocks.0.{name}.weight": torch.ones(rows, columns),
            f"blocks.0.{name}.bias": torch.ones(rows),
        }
    return state | {"pos_embed": torch.ones(1, 17, 24), "cls_token": torch.ones(1, 1, 24)}


@pytest.mark.parametrize("part", ["blocks.0.attn.v.bias", "blocks.0.attn.k.weight", "blocks.0.attn.q.bias"])
@pytest.mark.parametrize("odd", [None, torch.tensor(1.0), torch.ones(2, 2, 2), torch.ones(0, 24)])
def test_weights_that_lack_a_part_or_have_an_odd_one_are_named(
    tmp_path: Path, part: str, odd: Tensor | None
) -> None:
    state = {name: value for name, value in slowfast_state().items() if name != part}
    path = tmp_path / "odd.pyth"
    torch.save(state if odd is None else state | {part: odd}, path)
    with pytest.raises(BadCheckpoint, match=r"^odd\.pyth "):
        load_weights(image_model(), path)


@pytest.mark.parametrize("odd", [torch.tensor(1.0), torch.ones(0, 24), torch.ones(2, 2, 2)])
@pytest.mark.parametrize(
    ("image", "video", "table"),
    [
        ("mvit_image_b16", "mvit_b_16x4", "positions.position"),
        ("vit_b_8x8", "vivit_b_16x2_attention", "encoder.positions.position"),
        ("vit_b_8x8", "vivit_b_16x2_encoder", "encoder.positions.position"),
    ],
)
def test_odd_positions_of_our_own_are_named(
    tmp_path: Path, odd: Tensor, image: str, video: str, table: str
) -> None:
    path = tmp_path / "odd.pth"
    torch.save(tiny(image).build().state_dict() | {table: odd}, path)
    with pytest.raises(BadCheckpoint, match=r"^odd\.pth .* ha(s|ve) another shape"):
        load_weights(tiny(video).build(), path)


@pytest.mark.parametrize("odd", [torch.tensor(1.0), torch.ones(1, 0, 24), torch.ones(1, 5, 24).int()])
def test_odd_positions_are_named(tmp_path: Path, odd: Tensor) -> None:
    path = tmp_path / "odd.pth"
    torch.save(timm_state() | {"pos_embed": odd}, path)
    with pytest.raises(BadCheckpoint, match=r"^odd\.pth "):
        load_weights(Vit(VIDEO), path)


def as_its_authors_have_it(model: MViT) -> dict[str, Tensor]:
    """The weights of an image MViTv2 as its authors' file of ImageNet has them: all filters are flat."""
    rules = (
        (r"^patch\.", "patch_embed.proj."),
        (r"^head\.", "head.projection."),
        (r"^(blocks\.\d+)\.expand\.", r"\1.proj."),
        (r"\.pool_q\.conv\.", ".pool_q."),
        (r"\.pool_q\.norms\.0\.", ".norm_q."),
        (r"\.pool_kv\.norms\.0\.", ".norm_k."),
        (r"\.pool_kv\.norms\.1\.", ".norm_v."),
        (r"\.position_(\w)$", r".rel_pos_\1"),
        (r"\.attention\.", ".attn."),
    )
    state: dict[str, Tensor] = {}
    for name, value in substituted(model.state_dict(), rules).items():
        flat = value.squeeze(2) if value.ndim == 5 else value
        if ".attn.kv." in name:
            state[name.replace(".kv.", ".qkv.")] = torch.cat((state.pop(name.replace(".kv.", ".q.")), flat))
        elif ".pool_kv.conv." in name:
            for signal, half in zip("kv", flat.chunk(2), strict=True):
                state[name.replace(".pool_kv.conv.", f".pool_{signal}.")] = half
        else:
            state[name] = flat
    return state


def as_timm_has_it(state: dict[str, Tensor], depths: tuple[int, ...]) -> dict[str, Tensor]:
    """The same under timm's names; `depths` are the numbers of blocks in the stages."""
    places = [
        f"stages.{stage}.blocks.{block}." for stage, depth in enumerate(depths) for block in range(depth)
    ]
    rules = (
        *((rf"^blocks\.{number}\.", place) for number, place in enumerate(places)),
        (r"(blocks\.\d+)\.proj\.", r"\1.shortcut_proj_attn."),
        (r"^head\.projection\.", "head.fc."),
    )
    return substituted(state, rules)


@pytest.mark.parametrize("named", [Layout.SLOWFAST, Layout.TIMM_MVIT])
def test_an_image_mvitv2_with_flat_filters_is_read(tmp_path: Path, named: Layout) -> None:
    config = MViTConfig(
        blocks=staged_blocks(
            13, (2,), width=8, kernel=(1, 3, 3), pool_every_q=True, expand_in_attention=True
        ),
        num_frames=1,
        crop=(32, 32),
        num_classes=5,
        patch=((1, 7, 7), (1, 4, 4), (0, 3, 3)),
        class_token=False,
        feature="mean",
        positions="none",
        relative_space=True,
        residual_pooling=True,
        expand_in_attention=True,
    )
    model, other = MViT(config).eval(), MViT(config).eval()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    state = as_its_authors_have_it(model)
    path = tmp_path / "MViTv2_T_in1k.pyth"
    torch.save({"model_state": as_timm_has_it(state, (2, 11)) if named is Layout.TIMM_MVIT else state}, path)
    assert load_weights(other, path) is named
    image = torch.randn(1, 3, 32, 32)
    with torch.no_grad():
        assert torch.equal(other(image), model(image))


def as_torchvision_has_it(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """timm's image ViT under torchvision's names."""
    rules = (
        (r"^patch_embed\.proj\.", "conv_proj."),
        (r"^cls_token$", "class_token"),
        (r"^pos_embed$", "encoder.pos_embedding"),
        (r"^norm\.", "encoder.ln."),
        (r"^blocks\.(\d+)\.", r"encoder.layers.encoder_layer_\1."),
        (r"\.norm([12])\.", r".ln_\1."),
        (r"\.attn\.qkv\.", ".self_attention.in_proj_"),
        (r"\.attn\.proj\.", ".self_attention.out_proj."),
        (r"\.mlp\.fc1\.", ".mlp.0."),
        (r"\.mlp\.fc2\.", ".mlp.3."),
        (r"^head\.", "heads.head."),
        (r"^pre_logits\.fc\.", "heads.pre_logits."),
    )
    return substituted(state, rules)


@pytest.mark.parametrize("named", [Layout.TORCHVISION_VIT, Layout.TIMM_VIT])
def test_an_image_vit_is_read_with_a_hidden_layer_in_its_head_or_without_it(
    tmp_path: Path, named: Layout
) -> None:
    torch.manual_seed(0)
    last = {"head.weight": torch.randn(7, 10), "head.bias": torch.randn(7)}
    hidden = {"pre_logits.fc.weight": torch.randn(10, 24), "pre_logits.fc.bias": torch.randn(10)}
    state, path, images = timm_state(), tmp_path / "vit.pth", torch.randn(2, 3, 32, 32)
    whole = state | hidden | last
    torch.save(as_torchvision_has_it(whole) if named is Layout.TORCHVISION_VIT else whole, path)
    model, single = Vit(replace(IMAGE, hidden_head=10)).eval(), Vit(IMAGE).eval()
    own_head = single.get_parameter("head.weight").clone()
    assert load_weights(model, path) is load_weights(single, path) is named
    with torch.no_grad():
        features = image_model().forward_features(images)
        assert torch.equal(single.forward_features(images), features)
        expected = features @ hidden["pre_logits.fc.weight"].t() + hidden["pre_logits.fc.bias"]
        expected = expected.tanh() @ last["head.weight"].t() + last["head.bias"]
        torch.testing.assert_close(model(images), expected, atol=1e-5, rtol=1e-4)
    assert torch.equal(single.get_parameter("head.weight"), own_head)


VERSION_4 = (
    (r"^encoder\.blocks\.", "vivit.encoder.layer."),
    (r"\.attention\.(query|key|value)\.", r".attention.attention.\1."),
    (r"\.attention\.proj\.", ".attention.output.dense."),
    (r"\.mlp\.fc1\.", ".intermediate.dense."),
    (r"\.mlp\.fc2\.", ".output.dense."),
)
VERSION_5 = (
    (r"^encoder\.blocks\.", "vivit.layers."),
    (r"\.attention\.(q|k|v)(uery|ey|alue)\.", r".attention.\1_proj."),
    (r"\.attention\.proj\.", ".attention.o_proj."),
)


def as_hugging_face_has_it(model: Vit, version: tuple[tuple[str, str], ...]) -> dict[str, Tensor]:
    """A ViViT under the names of Hugging Face's library."""
    rules = (
        (r"^patch\.", "vivit.embeddings.patch_embeddings.projection."),
        (r"^encoder\.class_token$", "vivit.embeddings.cls_token"),
        (r"^encoder\.positions\.position$", "vivit.embeddings.position_embeddings"),
        (r"^encoder\.norm\.", "vivit.layernorm."),
        (r"^head\.", "classifier."),
        (r"\.norm1\.", ".layernorm_before."),
        (r"\.norm2\.", ".layernorm_after."),
        *version,
    )
    apart: dict[str, Tensor] = {}
    for name, value in model.state_dict().items():
        if ".qkv." in name:
            parts = zip(("query", "key", "value"), value.chunk(3), strict=True)
            apart |= {name.replace(".qkv.", f".{signal}."): part for signal, part in parts}
        else:
            apart[name] = value[None] if name.endswith("positions.position") else value
    return substituted(apart, rules)


@pytest.mark.parametrize("version", [VERSION_4, VERSION_5])
@pytest.mark.parametrize("config", [replace(VIDEO, gelu="tanh"), IMAGE])
@pytest.mark.parametrize("name", ["vivit.", "vit.", ""])
def test_vits_of_hugging_face_are_read(
    tmp_path: Path, config: VitConfig, name: str, version: tuple[tuple[str, str], ...]
) -> None:
    model, other = Vit(config).eval(), Vit(config).eval()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    path = tmp_path / "pytorch_model.bin"
    beside = {"pooler.dense.weight": torch.zeros(24, 24), "embeddings.mask_token": torch.zeros(1, 1, 24)}
    state = substituted(as_hugging_face_has_it(model, version), ((r"^vivit\.", name),))
    torch.save(state | {name + part: value for part, value in beside.items()}, path)
    assert load_weights(other, path) is Layout.TRANSFORMERS
    clip = torch.randn(1, 3, config.num_frames, 32, 32)
    with torch.no_grad():
        assert torch.equal(other(clip), model(clip))
