"""What the models run on: the best device that passes a trial, and why it is that one."""

import platform
import warnings
from dataclasses import dataclass
from functools import cache

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
    if said := complaint():
        if "too old" in said:
            return "The NVIDIA card's driver is too old for this PyTorch. Update it, and models run there."
        why = said.removeprefix("CUDA initialization: ").splitlines()[0].rstrip(".")
        return f"PyTorch cannot use the NVIDIA card: {why}."
    return "PyTorch finds no graphics card here."


def has_cuda() -> bool:
    """Whether PyTorch finds a card for "cuda"; asked so, it prints no warning."""
    return not complaint() and torch.cuda.is_available()


@cache
def complaint() -> str:
    """What PyTorch says of a card that it cannot use; empty without one. It says so once in a process."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        is_here = torch.cuda.is_available()
    return "" if is_here or not said else str(said[0].message)


def available() -> list[str]:
    """Devices that torch offers, best first; the CPU is always last."""
    found = ["cuda"] if has_cuda() else []
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
