"""The paper's ablations as models: they count as published, build, and run."""

import pytest
import torch

from mvit_core.models.counting import costs, total
from mvit_core.models.geometry import Pooling
from mvit_core.models.named.ablation_tables import TABLES, ablation_rows
from mvit_core.models.named.ablations import CONFIGURATIONS
from mvit_core.models.pooling import average
from mvit_core.models.registry import VARIANTS, create_model, known_variant
from tests.mvit_core.models.test_contract import clips_for
from tests.mvit_core.models.tiny import tiny

# Multiply-adds that lie further off than one percent, and how far: rows whose keys and values are pooled by
# other strides than the default's, and two that their notes explain.
FURTHER = {
    "mvit_b_16x4_max_stages_2_4_6_4": 0.011,
    "mvit_b_16x4_max_stages_2_2_8_4": 0.011,
    "mvit_b_16x4_max_kv_1x4x4_fixed": 0.02,
    "mvit_b_16x4_max_kv_2x4x4_fixed": 0.02,
    "mvit_b_32x2_max_long_cubes": 0.02,
    "mvit_b_16x4_max_kv_none": 1.2,
}


def test_every_row_names_a_model_and_every_model_stands_in_a_row() -> None:
    models = {row.model for row in ablation_rows()}
    assert all(known_variant(name) is not None for name in models)
    assert set(CONFIGURATIONS) - {"mvitv2_l_40x3_mlp"} <= models
    assert not set(CONFIGURATIONS) & set(VARIANTS)
    assert {row.table for row in ablation_rows()} == set(TABLES)


@pytest.mark.parametrize("row", ablation_rows(), ids=lambda row: f"{row.table}-{row.model}")
def test_counts_are_the_published_ones(row) -> None:  # type: ignore[no-untyped-def]
    variant = known_variant(row.model)
    assert variant is not None
    whole = total(costs(variant))
    if row.published.params_m:
        assert whole.params / 1e6 == pytest.approx(row.published.params_m, rel=0.01)
    if row.published.gflops:
        allowed = FURTHER.get(row.model, 0.01)
        assert whole.multiply_adds / 1e9 == pytest.approx(row.published.gflops, rel=allowed)
    assert bool(row.note) == (FURTHER.get(row.model, 0) > 0.011 and "fixed" not in row.model)


@pytest.mark.parametrize("name", sorted(CONFIGURATIONS))
def test_parameters_are_those_of_the_model(name: str) -> None:
    with torch.device("meta"):
        model = CONFIGURATIONS[name].build()
    whole = total(costs(CONFIGURATIONS[name]))
    assert whole.params == sum(parameter.numel() for parameter in model.parameters())


@pytest.mark.parametrize("name", sorted(CONFIGURATIONS))
def test_each_runs_on_clips_far_smaller_than_its_kernels(name: str) -> None:
    model = tiny(name).build().train()
    model(clips_for(model, batch=1)).sum().backward()
    with torch.inference_mode():
        assert model.eval()(clips_for(model, batch=1)).shape == (1, 5)


def test_a_model_of_an_ablation_is_made_by_its_name_and_in_any_size() -> None:
    made = create_model("mvit_b_16x4_avg", num_classes=3, num_frames=4, crop=(32, 32))
    assert made(torch.zeros(1, 3, 4, 32, 32)).shape == (1, 3)
    with pytest.raises(KeyError):
        create_model("mvit_b_16x4_median")


def test_average_pooling_counts_the_padding_whatever_the_grid() -> None:
    pooling = Pooling((1, 3, 3), (1, 2, 2))
    # A 2x2 grid of ones under a 3x3 kernel centered on its first place: four of nine.
    assert average(torch.ones(1, 1, 1, 2, 2), pooling).item() == pytest.approx(4 / 9)
    wide = torch.randn(1, 2, 3, 5, 5)
    expected = torch.nn.functional.avg_pool3d(wide, (1, 3, 3), (1, 2, 2), (0, 1, 1))
    torch.testing.assert_close(average(wide, pooling), expected)
