"""Drawn combinations of the golden cases' options, against a second way of computing; see naive.py."""

import json
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import torch

from tests.golden import fill
from tests.golden.checking import check
from tests.golden.naive import Naive, Parameters

NUM_DRAWN = 20


@pytest.mark.parametrize("seed", range(NUM_DRAWN))
def test_any_combination_of_options_equals_its_equations(tmp_path: Path, seed: int) -> None:
    outcome = check(written(tmp_path, drawn(Random(seed))))
    assert outcome.verdict == "ok", str(outcome)


def test_kernels_of_even_sides_are_padded_by_half_of_them(tmp_path: Path) -> None:
    case = drawn(Random(3))
    case["config"] |= {"MVIT.POOL_Q_STRIDE": [], "MVIT.POOL_KV_STRIDE": [[1, 1, 2, 2]], "MVIT.MODE": "max"}
    case["config"] |= {"MVIT.POOL_KVQ_KERNEL": [1, 2, 2], "MVIT.POOL_KV_STRIDE_ADAPTIVE": None}
    outcome = check(written(tmp_path, case))
    assert outcome.verdict == "ok", str(outcome)


def drawn(random: Random) -> dict[str, Any]:
    """Options of a tiny model, and the shape of its input."""
    image, relative = random.random() < 0.2, random.random() < 0.5
    frames = 1 if image else random.choice([4, 5, 6])
    height = random.choice([16, 24, 28, 32])
    width = height if relative else random.choice([16, 24, 28, 32])
    depth = random.choice([3, 4])
    grown = sorted(random.sample(range(1, depth), 2))
    steps = [[1, 2, 2], [1, 2, 2], [1, 1, 2]] + ([] if image else [[2, 2, 2], [2, 1, 1]])
    strides = {block: random.choice(steps) for block in random.sample(grown, random.choice([1, 2]))}
    if random.random() < 0.5:
        strides = {block: strides.get(block, [1, 1, 1]) for block in range(depth)}
    options: dict[str, Any] = {
        "MODEL.NUM_CLASSES": 7,
        "MVIT.DEPTH": depth,
        "MVIT.EMBED_DIM": 8,
        "MVIT.NUM_HEADS": random.choice([1, 2]),
        "MVIT.DIM_MUL": [[block, 2.0] for block in grown],
        "MVIT.HEAD_MUL": [[block, 2.0] for block in grown if random.random() < 0.8],
        "MVIT.POOL_Q_STRIDE": [[block, *stride] for block, stride in sorted(strides.items())],
        "MVIT.POOL_KVQ_KERNEL": random.choice(
            [None, [3, 3, 3], [1, 3, 3]] if not image else [None, [1, 3, 3]]
        ),
        "MVIT.MODE": random.choice(["conv", "conv", "max", "avg"]),
        "MVIT.REL_POS_SPATIAL": relative and random.random() < 0.8,
        "MVIT.REL_POS_TEMPORAL": relative and not image and random.random() < 0.8,
        "MVIT.PATCH_KERNEL": [7, 7] if image else random.choice([[3, 7, 7], [1, 7, 7]]),
        "MVIT.PATCH_STRIDE": [4, 4] if image else random.choice([[2, 4, 4], [1, 4, 4]]),
        "MVIT.PATCH_2D": image,
        "MVIT.MLP_RATIO": random.choice([2.0, 4.0]),
    }
    options["MVIT.PATCH_PADDING"] = [size // 2 for size in options["MVIT.PATCH_KERNEL"]]
    switches = ("CLS_EMBED_ON", "SEP_POS_EMBED", "USE_ABS_POS", "RESIDUAL_POOLING", "DIM_MUL_IN_ATT")
    for switch in (*switches, "SEPARATE_QKV", "USE_MEAN_POOLING", "QKV_BIAS"):
        options[f"MVIT.{switch}"] = random.random() < 0.5
    if random.random() < 0.7:
        options["MVIT.POOL_KV_STRIDE_ADAPTIVE"] = random.choice([[1, 4, 4], [1, 2, 2], [1, 2, 4]])
    else:
        some = random.sample(range(depth), 2)
        options["MVIT.POOL_KV_STRIDE"] = [[block, *random.choice(steps)] for block in sorted(some)]
    shape = [2, 3, height, width] if image else [2, 3, frames, height, width]
    return {"config": options, "input_shape": shape}


def written(folder: Path, case: dict[str, Any]) -> Path:
    """The case as a file, the second way's logits and features beside it."""
    parameters = Parameters()
    model = Naive(case["config"], parameters)
    clips = torch.from_numpy(fill.clip(case["input_shape"], 4)).double()
    with torch.no_grad():
        logits = model.logits(clips)
    case |= {"impl": "SlowFast", "input_coarse": 4, "logits_shape": list(logits.shape)}
    case["params"] = list(parameters.made.values())
    features = {f"feat.{name}": value[:1].numpy() for name, value in model.features.items()}
    path = folder / "drawn.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    np.savez(path.with_suffix(".npz"), allow_pickle=False, logits=logits.numpy(), **features)
    return path
