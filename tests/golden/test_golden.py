"""Our logits and features equal those of the original implementations, case by case."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch

from mvit_core.checkpoint.fitting import fitted
from mvit_core.checkpoint.foreign import renamed
from mvit_core.models.vit import Vit, VitConfig
from tests.golden import fill
from tests.golden.checking import check

BFLOAT16 = 1e-2  # of the largest logit, beside three times what rounding the parameters does


def names() -> list[str]:
    """The cases there are; none where the shared data are absent."""
    root = Path(os.environ.get("TRAPLINE_SHARED") or Path(__file__).parents[3] / "shared")
    return sorted(path.stem for path in (root / "golden").glob("*.json") if path.with_suffix(".npz").exists())


def cost(name: str) -> list[pytest.MarkDecorator]:
    """Full-size models take seconds."""
    return [] if "tiny" in name else [pytest.mark.slow]


@pytest.mark.shared
@pytest.mark.parametrize("name", [pytest.param(name, marks=cost(name)) for name in names()])
def test_equals_the_original(shared: Path, name: str) -> None:
    outcome = check(shared / "golden" / f"{name}.json")
    assert outcome.verdict == "ok", str(outcome)
    assert outcome.bfloat16 < BFLOAT16 + 3 * outcome.rounding, str(outcome)


@pytest.mark.shared
def test_the_baseline_without_pooling_is_our_vit(shared: Path) -> None:
    path = shared / "golden" / "sf_tiny_vit.json"
    case = json.loads(path.read_text(encoding="utf-8"))
    state = {
        p["name"]: torch.from_numpy(fill.parameter(p["name"], p["shape"], p["offset"], p["scale"]))
        for p in case["params"]
    }
    config = VitConfig(
        depth=3, width=24, num_heads=3, mlp_dim=96, tubelet=(1, 8, 8), crop=(32, 32), num_classes=11
    )
    model = Vit(config)
    model.load_state_dict(fitted(renamed(state), model))
    with np.load(path.with_suffix(".npz")) as stored, torch.inference_mode():
        logits = model.double().eval()(torch.from_numpy(fill.clip(case["input_shape"], 4)).double())
        assert float((logits - torch.from_numpy(stored["logits"])).abs().max()) < 1e-9
