"""What the models run on: the best device that passes a trial, and why it is that one."""

import platform
from dataclasses import dataclass

import torch


@dataclass(frozen=True, slots=True)
class ChosenDevice:
    """A device that works, its name for people, and what was left alone for it (empty where nothing was).

    `why` says why it is none that is faster: the note, or of the processor that there was nothing better.
    """

    device: torch.device
    name: str
    note: str = ""
    why: str = ""


def devices_to_try() -> list[ChosenDevice]:
    """The best device, and behind it the CPU, for models that do not run on it after all."""
    first = choose_device()
    if first.device.type == "cpu":
        return [first]
    return [first, ChosenDevice(torch.device("cpu"), name_of("cpu"))]


def choose_device(wanted: str = "auto") -> ChosenDevice:
    """The device called `wanted` ("cuda", "xpu", "mps", "cpu", "cuda:1"), or the best there is for "auto".

    A device is taken only after it has computed something right; where it fails, the CPU is.
    """
    candidates = available() if wanted == "auto" else [wanted]
    notes: list[str] = []
    for candidate in candidates:
        why = failure(candidate)
        if not why:
            note = " ".join(notes)
            why = note or (on_processor(wanted) if candidate == "cpu" else "")
            return ChosenDevice(torch.device(candidate), name_of(candidate), note, why)
        notes.append(f"{candidate} was left alone: {why}.")
    note = " ".join(notes)
    return ChosenDevice(torch.device("cpu"), name_of("cpu"), note, note)


def on_processor(wanted: str) -> str:
    """Why nothing faster than the processor was so much as tried, a sentence."""
    if wanted == "cpu":
        return "The processor was asked for."
    if torch.__version__.endswith("+cpu"):
        return "This PyTorch is the build for processors alone."
    return "PyTorch finds no graphics card here."


def available() -> list[str]:
    """Devices that torch offers, best first; the CPU is always last."""
    found = ["cuda"] if torch.cuda.is_available() else []
    if torch.xpu.is_available():
        found.append("xpu")
    if torch.backends.mps.is_available():
        found.append("mps")
    return [*found, "cpu"]


def failure(device: str) -> str:
    """Why a small convolution on `device` does not give what the CPU gives; empty where it does."""
    clip = torch.linspace(-1, 1, 2 * 3 * 4 * 16 * 16).reshape(2, 3, 4, 16, 16)
    filters = torch.linspace(-1, 1, 8 * 3 * 27).reshape(8, 3, 3, 3, 3)
    expected = torch.conv3d(clip, filters)
    try:
        target = torch.device(device)
        found = torch.conv3d(clip.to(target), filters.to(target)).cpu()
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        return str(error).splitlines()[0].rstrip(".") or type(error).__name__
    return "" if torch.allclose(found, expected, rtol=1e-2, atol=1e-2) else "it computes wrong numbers"


def name_of(device: str) -> str:
    """The device's name for people, such as "NVIDIA RTX 3050 (8 GB)" or "CPU, 4 threads"."""
    target = torch.device(device)
    if target.type == "cuda":
        properties = torch.cuda.get_device_properties(target)
        return f"{properties.name} ({properties.total_memory / 2**30:.0f} GB)"
    if target.type == "xpu":
        return str(torch.xpu.get_device_properties(target).name)
    if target.type == "mps":
        return f"Apple GPU ({platform.machine()})"
    threads = torch.get_num_threads()
    return f"CPU, {threads} threads" if threads > 1 else "CPU, 1 thread"
