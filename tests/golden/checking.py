"""One golden case against ours: logits in float64, float32 and bfloat16, and features between.

bfloat16 is shown, not judged: the golden parameters are drawn such that small changes show, and rounding them
and the clip to bfloat16 alone, with float32 from there on, moves the logits by 1 to 6 % of the largest.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from mvit_core.checkpoint.fitting import fitted
from mvit_core.checkpoint.foreign import renamed
from mvit_core.checkpoint.wrapping import unwrapped
from mvit_core.models.arithmetic.kernels import linear
from mvit_core.models.base import VideoModel
from mvit_core.models.mvit import MViT
from mvit_core.models.roi import region_features, without_class_token
from tests.golden import configs, fill

FLOAT64_RELATIVE = 1e-5
FLOAT32_ABSOLUTE = 2e-4  # of logits up to ten, as norms leave them; of larger ones in proportion
FLOAT32_NOISE = 3  # times what float32 does to the original itself
Seen = dict[str, Tensor]  # outputs of modules by their names
MOST_NUMBERS = 1 << 30  # of all parameters, and of an input: many times the largest published model


@dataclass(frozen=True)
class Outcome:
    """How a case ended; errors are the largest differences, relative to the largest logit but in float32.

    `rounding` is what the rounding of parameters and clip to bfloat16 does, computed in float32.
    """

    name: str
    verdict: str  # "ok", "FAILED" or "unsupported"
    float64: float = float("nan")
    float32: float = float("nan")
    features: float = float("nan")
    reason: str = ""
    bfloat16: float = float("nan")
    rounding: float = float("nan")

    def __str__(self) -> str:
        errors = f"float64 {self.float64:.1e}  float32 {self.float32:.1e}  features {self.features:.1e}"
        errors += f"  bfloat16 {self.bfloat16:.1e} ({self.rounding:.1e} of rounding)"
        shown = errors if self.verdict != "unsupported" else ""
        return f"{self.name:32} {shown} {self.verdict} {self.reason}".rstrip()


def check(path: Path) -> Outcome:
    """Run the case that `path` (NAME.json, beside it NAME.npz) describes."""
    case = json.loads(path.read_text(encoding="utf-8"))
    refuse_giants(case)
    with np.load(path.with_suffix(".npz")) as stored:
        expected = dict(stored)
    try:
        model = configs.model_of(case)
    except configs.Unsupported as why:
        return Outcome(path.stem, "unsupported", reason=str(why))
    state = {
        p["name"]: torch.from_numpy(fill.parameter(p["name"], p["shape"], p["offset"], p["scale"])).double()
        for p in case["params"]
    }
    model = model.double()
    unscaled = {name: 1 / value for name, value in state.items() if name.endswith(".gamma_1")}
    try:
        model.load_state_dict(fitted(renamed(unwrapped(state)), model))
    except (RuntimeError, ValueError) as why:
        return Outcome(path.stem, "FAILED", reason=" ".join(str(why).split()))
    clips = torch.from_numpy(fill.clip(case["input_shape"], case["input_coarse"]))
    boxes = torch.from_numpy(expected["boxes"]) if "boxes" in expected else None
    model, clips = model.eval(), clips.double()
    with torch.inference_mode():
        scale = float(np.abs(expected["logits"]).max())
        with watched(model) as seen:
            float64 = difference(outputs(model, clips, boxes, case), expected["logits"]) / scale
            see_the_rest(model, clips[:1], seen)
        features = max((error for _, error in feature_errors(model, seen, expected, unscaled)), default=0.0)
        model, clips = model.float(), clips.float()
        float32 = difference(outputs(model, clips, boxes, case), expected["logits"])
        model, clips = model.bfloat16(), clips.bfloat16()
        bfloat16 = difference(outputs(model, clips, boxes, case), expected["logits"]) / scale
        model, clips = model.float(), clips.float()
        rounding = difference(outputs(model, clips, boxes, case), expected["logits"]) / scale
    exact = float64 <= FLOAT64_RELATIVE and features <= FLOAT64_RELATIVE
    good = exact and float32 <= float32_allowed(expected)
    verdict = "ok" if good else "FAILED"
    return Outcome(path.stem, verdict, float64, float32, features, bfloat16=bfloat16, rounding=rounding)


def refuse_giants(case: configs.Config) -> None:
    """Raises ValueError where a case asks for more than any computer has, before anything is made of it."""
    shapes = [case["input_shape"], *(p["shape"] for p in case["params"])]
    if prod(case["input_shape"]) > MOST_NUMBERS or sum(map(prod, shapes)) > 2 * MOST_NUMBERS:
        raise ValueError("its numbers do not fit into memory")
    depths = [value for name, value in case["config"].items() if name.lower().endswith(("depth", "_layers"))]
    if any(depth > len(case["params"]) for depth in depths):
        raise ValueError("it has more blocks than parameters")


def outputs(model: VideoModel, clips: Tensor, boxes: Tensor | None, case: configs.Config) -> Tensor:
    """Logits, or the scores of boxes where the case has boxes, or what the head makes of either."""
    get = (case["config"] | case["config"].get("changed", {})).get
    if boxes is None:
        return acted(model(clips), get("MODEL.HEAD_ACT", get("head_activation") or "none"))
    regions = region_features(
        without_class_token(model, clips),
        boxes.to(torch.promote_types(clips.dtype, torch.float32)),
        scale=1 / get("DETECTION.SPATIAL_SCALE_FACTOR", 16),
        resolution=get("DETECTION.ROI_XFORM_RESOLUTION", 7),
        aligned=get("DETECTION.ALIGNED", True),
    )
    logits = model.forward_head(regions.to(clips.dtype))
    return acted(logits, get("MODEL.HEAD_ACT", "sigmoid"))


def acted(logits: Tensor, act: str) -> Tensor:
    """What a head gives in evaluation, whose activation SlowFast writes so and torch capitalized."""
    return {"none": logits, "sigmoid": logits.sigmoid(), "softmax": logits.softmax(-1)}[act.lower()]


def difference(ours: Tensor, expected: NDArray[np.float64]) -> float:
    """The largest absolute difference."""
    return float(np.abs(ours.double().numpy() - expected).max())


def float32_allowed(expected: dict[str, NDArray[np.float64]]) -> float:
    """How far float32 may be off: norms of few channels magnify its noise, in the original as in ours.

    What is allowed everywhere is more only where the original itself does not keep to it.
    """
    logits = expected["logits"]
    noise = float(np.abs(expected.get("logits_f32", logits) - logits).max())
    everywhere = FLOAT32_ABSOLUTE * max(1.0, float(np.abs(logits).max()) / 10)
    return everywhere if noise <= everywhere else FLOAT32_NOISE * noise


def feature_errors(
    model: VideoModel, seen: Seen, expected: dict[str, NDArray[np.float64]], factors: Seen
) -> Iterator[tuple[str, float]]:
    """Largest difference of each stored feature of the first sample, relative to its largest value.

    `factors` undo those by which a block multiplies what attention gives, which ours has in its weights.
    """
    modules = dict(model.named_modules())
    for key, stored in expected.items():
        if not key.startswith("feat."):
            continue
        name, value = key[5:], stored
        factor = factors.get(f"blocks.{int(name[4:])}.gamma_1", 1) if name.startswith("attn") else 1
        ours = (reference_feature(name, seen, modules) * factor).double().numpy()
        if value.ndim == ours.ndim == 3:  # of a batch of frames the first four are kept
            ours, value = ours[: len(value)], value[: len(ours)]
        if ours.size != value.size:  # full-size cases hold four tokens
            count = ours.shape[1]
            ours = ours[:, [0, 1, count // 2, count - 1]]
        yield name, float(np.abs(ours.reshape(value.shape) - value).max() / np.abs(value).max())


@contextmanager
def watched(model: VideoModel) -> Iterator[Seen]:
    """What the modules put out while the block runs, by their names."""
    seen: Seen = {}

    def keep(name: str, output: object) -> None:
        seen[name] = output[0] if isinstance(output, tuple) else output  # type: ignore[assignment]

    handles = [
        module.register_forward_hook(lambda _, __, output, name=name: keep(name, output))
        for name, module in model.named_modules()
    ]
    yield seen
    for handle in handles:
        handle.remove()


def see_the_rest(model: VideoModel, clips: Tensor, seen: Seen) -> None:
    """Add to what was seen what the way to the logits leaves out; of the first sample, `clips`, alone."""
    if not isinstance(model, MViT):
        model(clips)
        return
    tokens = model.stem(clips)
    for name in [name for name in seen if name.startswith("blocks.")]:
        seen[name] = seen[name][:1]
    seen["stem"] = tokens.x
    *before, last = model.blocks
    x, thw = tokens
    if before:
        x, (*_, (_, thw)) = seen[f"blocks.{len(before) - 1}"], model.config.grids()
    last(x, thw)  # of all tokens: the logits may need the class token alone


def reference_feature(name: str, seen: Seen, modules: dict[str, nn.Module]) -> Tensor:
    """A feature called attn03, block03, embedding, Transformer/encoderblock_1 ..."""
    if name.startswith("attn"):
        attention = f"blocks.{int(name[4:])}.attention"
        return linear(seen[attention], cast(nn.Linear, modules[f"{attention}.proj"]))  # the block's work
    if name.startswith("block"):
        return seen[f"blocks.{int(name[5:])}"]
    if name == "embedding":
        return seen["patch"].permute(0, 2, 3, 4, 1)
    if name == "stem":
        return seen[name]
    stack, _, part = name.partition("/")
    inside = {"Transformer": "encoder", "SpatialTransformer": "space", "TemporalTransformer": "time"}[stack]
    if part != "encoder_norm":
        return seen[f"{inside}.blocks.{int(part.rpartition('_')[2])}"]
    blocks, norm = modules[f"{inside}.blocks"], modules[f"{inside}.norm"]
    assert isinstance(blocks, nn.ModuleList)
    return norm(seen[f"{inside}.blocks.{len(blocks) - 1}"])  # all tokens; ours takes the class token alone
