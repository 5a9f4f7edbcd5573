"""Drawn cases as files, as the golden data has them."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tests.golden import fill
from tests.golden.checking import acted
from tests.golden.drawing import Case
from tests.golden.layouts import LAYOUTS
from tests.golden.naive import Naive
from tests.golden.naive_vivit import NaiveVivit
from tests.golden.parameters import Parameters


def written(folder: Path, case: Case) -> Path:
    """The case as a file, the second way's logits and features beside it."""
    parameters, options = Parameters(LAYOUTS[case["impl"]]), case.pop("options", case["config"])
    model = NaiveVivit(options, parameters) if case["impl"] == "scenic" else Naive(options, parameters)
    clips = torch.from_numpy(fill.clip(case["input_shape"], 4)).double()
    arrays = {}
    with torch.no_grad():
        if isinstance(model, Naive) and options.get("DETECTION.ENABLE"):
            boxes = boxes_on(clips)
            logits = model.of_boxes(clips, boxes)
            arrays["boxes"] = boxes.numpy()
        else:
            logits = model.logits(clips)
    logits = acted(logits, options.get("MODEL.HEAD_ACT", "none"))
    case |= {"input_coarse": 4, "logits_shape": list(logits.shape)}
    case["params"] = list(parameters.made.values())
    features = {f"feat.{name}": value[:1].numpy() for name, value in model.features.items()}
    path = folder / "drawn.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    np.savez(path.with_suffix(".npz"), allow_pickle=False, logits=logits.numpy(), **features, **arrays)
    return path


def boxes_on(clips: Tensor) -> Tensor:
    """Boxes of every sample: all of it, a small one, some that leave the picture, one without any width."""
    height, width = clips.shape[-2:]
    rows = [
        [number, *box]
        for number in range(len(clips))
        for box in (
            [0, 0, width, height],
            [1.5, 2.25, 5, 7.5],
            [width / 2, height / 3, width + 6, height * 0.9],
            [-9.5, -4, 3.25, height / 2],
            [width + 40, height + 50, width + 60, height + 70],
            [width / 2, 2, width / 2, height - 3],
        )
    ]
    return torch.tensor(rows, dtype=torch.float64)
