"""Positions go from the grid that they were learned on to another, whatever the file says of it."""

from dataclasses import replace
from math import prod
from pathlib import Path

import pytest
import torch
from torch import Tensor

from mvit_core.checkpoint import Classes, Header, Preprocessing, load_weights, save_checkpoint
from mvit_core.checkpoint.grids import source_grid
from mvit_core.errors import BadCheckpoint
from mvit_core.models.geometry import THW
from mvit_core.models.registry import create_model
from mvit_core.models.vit import Vit, VitConfig
from mvit_core.models.vivit import FactorizedEncoder

SMALL = VitConfig(depth=1, width=8, num_heads=2, mlp_dim=8, num_frames=8, num_classes=3)


@pytest.mark.parametrize(
    ("source", "target", "cell_px"),
    [
        ((16, 14, 14), (32, 14, 14), 16),  # ViViT on longer clips: 16 x 14 x 14 is 56 x 56, too
        ((16, 14, 14), (4, 14, 14), 16),
        ((8, 14, 14), (16, 14, 14), 16),  # 2 x 28 x 28, too
        ((8, 14, 14), (8, 7, 7), 16),
        ((8, 14, 14), (4, 7, 7), 16),
        ((8, 14, 14), (8, 24, 24), 16),
        ((1, 14, 14), (16, 14, 14), 16),  # an image model's
        ((1, 24, 24), (16, 14, 14), 16),
        ((1, 56, 56), (1, 28, 28), 4),
        ((1, 80, 80), (8, 56, 56), 4),
        ((1, 80, 80), (1, 40, 40), 4),
        ((8, 56, 56), (16, 56, 56), 4),
        ((8, 56, 56), (8, 28, 28), 4),
        ((4, 10, 14), (8, 10, 14), 16),
        ((16, 1, 1), (32, 1, 1), 16),  # the times of ViViT's model 2
    ],
)
def test_the_likeliest_grid_is_found(source: THW, target: THW, cell_px: int) -> None:
    assert source_grid(prod(source), target, cell_px=cell_px) == source


def test_what_the_file_says_goes_before_what_is_likely() -> None:
    assert source_grid(1568, (8, 14, 14), known=(2, 28, 28)) == (2, 28, 28)
    assert source_grid(1024, (8, 14, 14), known=(1, 32, 32)) == (1, 32, 32)
    assert source_grid(140, (1, 14, 14), known=(8, 10, 14)) == (1, 10, 14)
    assert source_grid(12, (3, 1, 1), known=(3, 2, 2)) == (3, 2, 2)
    assert source_grid(4, (1, 1, 1), known=(3, 2, 2)) == (1, 2, 2)
    assert source_grid(4, (8, 1, 1), known=(4, 2, 2)) == (4, 1, 1)  # times


def test_frames_that_are_no_squares_are_of_an_unknown_grid() -> None:
    assert source_grid(140, (1, 14, 14)) is None


def ramp(thw: THW, dim: int) -> Tensor:
    """Positions (T, H, W, dim) whose first numbers are time, row and column, 0 to 1 over the clip."""
    axes = torch.meshgrid(*[(torch.arange(size) + 0.5) / size for size in thw], indexing="ij")
    return torch.nn.functional.pad(torch.stack(axes, dim=-1), (0, dim - 3))


def test_a_vit_starts_from_shorter_clips(tmp_path: Path) -> None:
    path, state = tmp_path / "short.pth", Vit(SMALL).state_dict()
    state["encoder.positions.position"][1:] = ramp((8, 14, 14), 8).flatten(0, 2)
    torch.save(state, path)
    target = Vit(replace(SMALL, num_frames=16))
    load_weights(target, path)
    table = target.get_parameter("encoder.positions.position").detach()
    assert torch.equal(table[:1], state["encoder.positions.position"][:1])
    found = table[1:].unflatten(0, (16, 14, 14))
    assert torch.allclose(found[1:-1], ramp((16, 14, 14), 8)[1:-1], atol=1e-5)  # flat at both ends


def test_the_times_of_a_factorized_encoder_stay_times(tmp_path: Path) -> None:
    path = tmp_path / "short.pth"
    state = FactorizedEncoder(replace(SMALL, num_frames=16), time_depth=1).state_dict()
    state["time.positions.position"][1:, 0] = torch.arange(16.0)
    torch.save(state, path)
    target = FactorizedEncoder(replace(SMALL, num_frames=32), time_depth=1)
    load_weights(target, path)
    times = target.get_parameter("time.positions.position").detach()[1:, 0]
    assert torch.allclose(times[1:-1], torch.arange(1.0, 31) / 2 - 0.25)


def test_our_checkpoint_says_which_frames_its_positions_are_of(tmp_path: Path) -> None:
    header = Header(
        model="mvit_b_16x4",
        classes=Classes(species=("panthera-leo",)),
        preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 48)),
    )
    source = create_model("mvit_b_16x4", num_classes=1, num_frames=4, crop=(32, 48))
    source.get_parameter("positions.position_space").data.copy_(ramp((1, 8, 12), 96).flatten(0, 2))
    path, bare = tmp_path / "wide.safetensors", tmp_path / "wide.pth"
    save_checkpoint(path, source, header)
    torch.save(source.state_dict(), bare)
    target = create_model("mvit_b_16x4", num_classes=1, num_frames=4, crop=(64, 64))
    load_weights(target, path)
    found = target.get_parameter("positions.position_space").detach().unflatten(0, (1, 16, 16))
    assert torch.allclose(found[:, 1:-1, 1:-1], ramp((1, 16, 16), 96)[:, 1:-1, 1:-1], atol=1e-5)
    with pytest.raises(BadCheckpoint, match=r"wide\.pth .* has another shape \(positions\.position_space"):
        load_weights(target, bare)
