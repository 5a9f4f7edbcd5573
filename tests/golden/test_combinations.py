"""Drawn combinations of the golden cases' options, against a second way of computing; see drawing.py."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.golden.checking import check
from tests.golden.drawing import (
    Case,
    drawn,
    drawn_beyond,
    drawn_beyond_in_pytorchvideo,
    drawn_pytorchvideo,
    drawn_torchvision,
    drawn_vivit,
    in_torchvisions_words,
)
from tests.golden.writing import written

NUM_DRAWN = 20


@pytest.mark.parametrize("seed", range(NUM_DRAWN))
def test_any_combination_of_options_equals_its_equations(tmp_path: Path, seed: int) -> None:
    outcome = check(written(tmp_path, drawn(Random(seed))))
    assert outcome.verdict == "ok", str(outcome)


@pytest.mark.parametrize("seed", range(NUM_DRAWN // 2))
def test_any_settings_of_torchvisions_blocks_equal_their_equations(tmp_path: Path, seed: int) -> None:
    outcome = check(written(tmp_path, drawn_torchvision(Random(seed))))
    assert outcome.verdict == "ok", str(outcome)


@pytest.mark.parametrize("seed", range(NUM_DRAWN // 2))
def test_any_combination_of_pytorchvideos_options_equals_its_equations(tmp_path: Path, seed: int) -> None:
    outcome = check(written(tmp_path, drawn_pytorchvideo(Random(seed))))
    assert outcome.verdict == "ok", str(outcome)


@pytest.mark.parametrize("seed", range(NUM_DRAWN))
@pytest.mark.parametrize("draw", [drawn_beyond, drawn_beyond_in_pytorchvideo])
def test_what_the_originals_can_beyond_the_papers_equals_its_equations(
    tmp_path: Path, draw: Callable[[Random], Case], seed: int
) -> None:
    outcome = check(written(tmp_path, draw(Random(seed))))
    assert outcome.verdict == "ok", str(outcome)


def test_filters_of_each_head_are_refused_after_projection_as_the_original_does(tmp_path: Path) -> None:
    case = drawn(Random(3))
    path = written(tmp_path, case)
    case["config"] |= {"MVIT.MODE": "conv_unshared", "MVIT.POOL_FIRST": False}
    path.write_text(json.dumps(case), encoding="utf-8")
    outcome = check(path)
    assert outcome.verdict == "unsupported"
    assert "conv_unshared" in outcome.reason


@pytest.mark.parametrize("seed", range(3))
def test_fixed_positions_count_twice_as_in_slowfast(tmp_path: Path, seed: int) -> None:
    case = drawn(Random(seed))
    case["config"] |= {"MVIT.EMBED_DIM": 16, "MVIT.NUM_HEADS": 1, "MVIT.DIM_MUL": [], "MVIT.HEAD_MUL": []}
    case["config"] |= {
        "MVIT.USE_ABS_POS": True,
        "MVIT.SEP_POS_EMBED": False,
        "MVIT.USE_FIXED_SINCOS_POS": True,
    }
    path = written(tmp_path, case)
    outcome = check(path)
    assert outcome.verdict == "ok", str(outcome)
    case["config"]["MVIT.SEP_POS_EMBED"] = True
    path.write_text(json.dumps(case), encoding="utf-8")
    assert "fixed positions without a joint table" in check(path).reason


@pytest.mark.parametrize("separate", [False, True])
def test_of_clips_shorter_than_a_cube_of_pytorchvideo_only_the_class_token_has_a_position(
    tmp_path: Path, separate: bool
) -> None:
    case = drawn_pytorchvideo(Random(0))
    options, config = case["options"], case["config"]
    for ours, theirs, value in (
        ("PATCH_KERNEL", "conv_patch_embed_kernel", [3, 7, 7]),
        ("PATCH_STRIDE", "conv_patch_embed_stride", [2, 4, 4]),
        ("PATCH_PADDING", "conv_patch_embed_padding", [1, 3, 3]),
        ("PATCH_2D", "use_2d_patch", False),
        ("CLS_EMBED_ON", "cls_embed_on", True),
        ("SEP_POS_EMBED", "sep_pos_embed", separate),
        ("POOL_Q_STRIDE", "pool_q_stride_size", []),
        ("POOL_KV_STRIDE", "pool_kv_stride_size", []),
        ("POOL_KV_STRIDE_ADAPTIVE", "pool_kv_stride_adaptive", None),
    ):
        options[f"MVIT.{ours}"] = config[theirs] = value
    case["input_shape"] = [2, 3, 1, 24, 16]  # no grid of whole cubes for the original, which pools none
    config |= {"temporal_size": 1, "spatial_size": [24, 16]}
    outcome = check(written(tmp_path, case))
    assert outcome.verdict == "ok", str(outcome)


@pytest.mark.parametrize("seed", range(NUM_DRAWN))
def test_any_vivit_equals_its_equations(tmp_path: Path, seed: int) -> None:
    outcome = check(written(tmp_path, drawn_vivit(Random(seed))))
    assert outcome.verdict == "ok", str(outcome)


@pytest.mark.shared
def test_every_option_of_the_golden_data_is_drawn(shared: Path) -> None:
    drawn_options: dict[str, set[str]] = {}
    for draw in (drawn, drawn_torchvision, drawn_pytorchvideo, drawn_vivit):
        for seed in range(50):
            case = draw(Random(seed))
            drawn_options.setdefault(case["impl"], set()).update(case["config"])
    for path in (shared / "golden").glob("*tiny*.json"):
        case = json.loads(path.read_text(encoding="utf-8"))
        assert set(case["config"]) <= drawn_options[case["impl"]], path.stem


def test_kernels_of_even_sides_are_padded_by_half_of_them(tmp_path: Path) -> None:
    case = drawn(Random(3))
    case["config"] |= {"MVIT.POOL_Q_STRIDE": [], "MVIT.POOL_KV_STRIDE": [[1, 1, 2, 2]], "MVIT.MODE": "max"}
    case["config"] |= {"MVIT.POOL_KVQ_KERNEL": [1, 2, 2], "MVIT.POOL_KV_STRIDE_ADAPTIVE": None}
    outcome = check(written(tmp_path, case))
    assert outcome.verdict == "ok", str(outcome)


@pytest.mark.parametrize(
    ("kernel", "stride", "clip"), [([3, 1, 1], [3, 1, 1], [3, 8, 8]), ([1, 2, 2], [1, 4, 4], [1, 32, 32])]
)
def test_a_single_query_or_skip_is_added_to_all_of_the_other(
    tmp_path: Path, kernel: list[int], stride: list[int], clip: list[int]
) -> None:
    options = drawn(Random(0))["config"] | {
        "MVIT.POOL_Q_STRIDE": [[2, *stride]],
        "MVIT.POOL_KVQ_KERNEL": kernel,
        "MVIT.DEPTH": 3,
        "MVIT.PATCH_2D": False,
        "MVIT.PATCH_KERNEL": [1, 8, 8],
        "MVIT.PATCH_STRIDE": [1, 8, 8],
        "MVIT.PATCH_PADDING": [0, 0, 0],
        "MVIT.CLS_EMBED_ON": False,
        "MVIT.REL_POS_SPATIAL": False,
        "MVIT.REL_POS_TEMPORAL": False,
        "DETECTION.ENABLE": False,
        "MODEL.HEAD_ACT": "none",
    }
    case = {"impl": "SlowFast", "config": options, "input_shape": [1, 3, *clip]}
    outcome = check(written(tmp_path, case))
    assert outcome.verdict == "ok", str(outcome)


def test_distances_between_grids_that_do_not_divide_are_rounded_as_in_the_originals(tmp_path: Path) -> None:
    options = drawn(Random(0))["config"] | {
        "MVIT.POOL_Q_STRIDE": [],
        "MVIT.POOL_KV_STRIDE": [[0, 1, 3, 3]],
        "MVIT.POOL_KV_STRIDE_ADAPTIVE": None,
        "MVIT.POOL_KVQ_KERNEL": [1, 3, 3],
        "MVIT.MODE": "conv",
        "MVIT.PATCH_KERNEL": [3, 2, 2],
        "MVIT.PATCH_STRIDE": [2, 2, 2],
        "MVIT.PATCH_PADDING": [1, 0, 0],
        "MVIT.CLS_EMBED_ON": True,
        "MVIT.USE_ABS_POS": False,
        "MVIT.REL_POS_SPATIAL": True,
        "MVIT.REL_POS_TEMPORAL": True,
        "MVIT.USE_MEAN_POOLING": False,
        "MVIT.SEPARATE_QKV": False,
        "MVIT.QKV_BIAS": True,
        "MVIT.MLP_RATIO": 4.0,
        "MVIT.PATCH_2D": False,
        "MODEL.HEAD_ACT": "none",
        "DETECTION.ENABLE": False,
    }
    shape = [1, 3, 2, 32, 32]
    outcome = check(written(tmp_path, {"impl": "SlowFast", "config": dict(options), "input_shape": shape}))
    assert outcome.verdict == "ok", str(outcome)
    options |= {"MVIT.FROM_LAST": True, "MVIT.RESIDUAL_CLASS": True}
    outcome = check(written(tmp_path, in_torchvisions_words(options, shape)))
    assert outcome.verdict == "ok", str(outcome)
