"""Which numbers a model computes in: the fastest that the device has natively and that give the same answers.

No clock decides: two workers that were timed by a busy computer could choose differently, and the same
video would not give the same results twice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from mvit_core.device import ChosenDevice
from mvit_core.memory import give_back
from mvit_core.models.base import VideoModel
from mvit_core.processor import has_bfloat16

NAMES = {torch.float32: "fp32", torch.bfloat16: "bf16", torch.float16: "fp16"}
TYPES = {name: dtype for dtype, name in NAMES.items()}
ALIKE = 0.99  # cosine between a clip's embedding and the one in float32
Make = Callable[[ChosenDevice, torch.dtype], VideoModel]


@dataclass(frozen=True, slots=True)
class Ready:
    """A model on its device, in its numbers, and why it is not a faster device or shorter numbers."""

    model: VideoModel
    device: ChosenDevice
    dtype: torch.dtype
    note: str


def made_ready(make: Make, devices: list[ChosenDevice], clip: Tensor, precision: str = "auto") -> Ready:
    """The first device on which the model runs, in the first numbers that agree with float32 on `clip`.

    `precision` asks for one of `TYPES`; another is taken only where it fails. The last device has to work:
    what it raises is raised.
    """
    notes: list[str] = []
    for number, device in enumerate(devices):
        wanted = [TYPES[precision]] if precision in TYPES else list(native(device.device))
        try:
            expected = embedding(make(device, torch.float32), clip, device, torch.float32)
        except (RuntimeError, NotImplementedError) as error:
            if number == len(devices) - 1:
                raise
            notes.append(f"{device.name} was left alone: {reason(error)}.")
            continue
        give_back()  # that model has gone; the next one is made beside the checkpoint's own weights
        for dtype in wanted:
            if dtype is torch.float32:
                break
            why, model = disagreement(make, device, dtype, clip, expected)
            if model is not None:
                return Ready(model, device, dtype, " ".join(notes))
            notes.append(f"{NAMES[dtype]} was left alone: {why}.")
        # Made again: two copies of the weights at once are what memory is spent on otherwise.
        return Ready(make(device, torch.float32), device, torch.float32, " ".join(notes))
    raise ValueError("there is no device to choose from")


def disagreement(
    make: Make, device: ChosenDevice, dtype: torch.dtype, clip: Tensor, expected: Tensor
) -> tuple[str, VideoModel | None]:
    """The model in these numbers, or why they are no good."""
    try:
        model = make(device, dtype)
        found = embedding(model, clip, device, dtype)
    except (RuntimeError, NotImplementedError) as error:
        return reason(error), None
    alike = float(torch.cosine_similarity(found, expected, dim=0))
    return ("", model) if alike >= ALIKE else ("it gives other answers than float32", None)


def native(device: torch.device) -> Iterator[torch.dtype]:
    """The numbers that a device computes in without emulating them, fastest first."""
    if device.type == "cuda":
        modern = torch.cuda.is_bf16_supported(including_emulation=False)
        yield torch.bfloat16 if modern else torch.float16
    elif device.type == "xpu":
        yield torch.bfloat16
    elif device.type == "mps":
        yield torch.float16
    elif has_bfloat16():
        yield torch.bfloat16
    yield torch.float32


def embedding(model: VideoModel, clip: Tensor, device: ChosenDevice, dtype: torch.dtype) -> Tensor:
    """Of one normalized clip (1, 3, T, H, W), as float32 on the CPU; raises where it is no number."""
    with torch.inference_mode():
        found: Tensor = model.forward_features(clip.to(device.device, dtype))[0].float().cpu()
    if not bool(found.isfinite().all()):
        raise RuntimeError("it gives what is no number")
    return found


def reason(error: Exception) -> str:
    """The first line of what went wrong."""
    lines = str(error).splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
