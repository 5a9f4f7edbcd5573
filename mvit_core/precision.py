"""Which numbers a model computes in: the fastest that the device has natively and that give the same answers.

8-bit integers come first where our own kernels are (mvit_core/native): on rendered clips a trained
model always named in them what it named in float32 (docs/performance/models.md). A model whose trial clip
says otherwise is left in longer numbers, like any other.

No clock decides: two workers that were timed by a busy computer could choose differently, and the same
video would not give the same results twice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import torch
from torch import Tensor

from mvit_core.device import ChosenDevice
from mvit_core.errors import UserError
from mvit_core.machine.memory import give_back
from mvit_core.machine.processor import has_bfloat16
from mvit_core.models.base import VideoModel
from mvit_core.native.library import kernels

Numbers = Literal["fp32", "bf16", "fp16", "int8"]
TYPES: dict[str, torch.dtype] = {  # what signals are in between
    "fp32": torch.float32,
    "bf16": torch.bfloat16,
    "fp16": torch.float16,
    "int8": torch.float32,
}
ALIKE = 0.99  # cosine between a clip's embedding and the one in float32
Make = Callable[[ChosenDevice, Numbers], VideoModel]


class NoNumbers(RuntimeError):  # noqa: N818 - it names what a model gives
    """A model answers with infinities, or with what is no number."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A model on its device, in its numbers, and why it is not a faster device or shorter numbers."""

    model: VideoModel
    device: ChosenDevice
    numbers: Numbers
    note: str


def made_ready(make: Make, devices: list[ChosenDevice], clip: Tensor, precision: str = "auto") -> Ready:
    """The first device on which the model runs, in the first numbers that agree with float32 on `clip`.

    `precision` asks for one of `TYPES`; another is taken only where it fails. The last device has to work:
    what it raises is raised.
    """
    notes: list[str] = []
    for number, device in enumerate(devices):
        wanted = [asked] if (asked := named(precision)) else list(native(device.device))
        try:
            expected = embedding(make(device, "fp32"), clip, device, "fp32")
        except (RuntimeError, NotImplementedError) as error:
            if number == len(devices) - 1:
                raise
            notes.append(f"{device.name} was left alone: {reason(error)}.")
            continue
        give_back()  # that model has gone; the next one is made beside the checkpoint's own weights
        for numbers in wanted:
            if numbers == "fp32":
                break
            why, model = disagreement(make, device, numbers, clip, expected)
            if model is not None:
                return Ready(model, device, numbers, " ".join(notes))
            notes.append(f"{numbers} was left alone: {why}.")
        # Made again: two copies of the weights at once are what memory is spent on otherwise.
        return Ready(make(device, "fp32"), device, "fp32", " ".join(notes))
    raise ValueError("there is no device to choose from")


def named(precision: str) -> Numbers | None:
    """The numbers that a person asks for; None: whatever is best."""
    return next((numbers for numbers in get_args(Numbers) if numbers == precision), None)


def disagreement(
    make: Make, device: ChosenDevice, numbers: Numbers, clip: Tensor, expected: Tensor
) -> tuple[str, VideoModel | None]:
    """The model in these numbers, or why they are no good."""
    try:
        model = make(device, numbers)
        found = embedding(model, clip, device, numbers)
    except (RuntimeError, NotImplementedError, UserError) as error:
        return reason(error), None
    alike = float(torch.cosine_similarity(found, expected, dim=0))
    return ("", model) if alike >= ALIKE else ("it gives other answers than float32", None)


def native(device: torch.device) -> Iterator[Numbers]:
    """The numbers that a device computes in without emulating them, fastest first."""
    if device.type == "cuda":
        yield "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "fp16"
    elif device.type == "xpu":
        yield "bf16"
    elif device.type == "mps":
        yield "fp16"
    else:
        if kernels() is not None:
            yield "int8"
        if has_bfloat16():
            yield "bf16"
    yield "fp32"


def embedding(model: VideoModel, clip: Tensor, device: ChosenDevice, numbers: Numbers) -> Tensor:
    """Of one normalized clip (1, 3, T, H, W), as float32 on the CPU; raises NoNumbers where it is none."""
    with torch.inference_mode():
        found: Tensor = model.forward_features(clip.to(device.device, TYPES[numbers]))[0].float().cpu()
    if not bool(found.isfinite().all()):
        raise NoNumbers("it gives what is no number")
    return found


def reason(error: Exception) -> str:
    """The first line of what went wrong."""
    lines = str(error).splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
