"""`python -m mvit_core.models.quicker.choosing`: which of our own layers beat MKL's and oneDNN's here.

That is measured on Intel's processors alone, once, when the library has been built and proven (`proving.py`);
mvit_core/native/chosen.py says what becomes of the answer. Exits with 1 where it cannot be noted.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import process_time

import torch
from torch import Tensor

from mvit_core.machine.processor import has_bfloat16, is_intel
from mvit_core.models.geometry import COLORS
from mvit_core.models.mvit import MViT
from mvit_core.models.named.families import v1
from mvit_core.models.quicker.packed import packed
from mvit_core.models.quicker.proving import gradients
from mvit_core.native.chosen import ALL, Work, supposing, write
from mvit_core.native.library import found

ROUNDS = 5
BLOCKS, GROWING = 8, (1, 2, 7)  # MViT-B with half its blocks, most of the width that most have
CROP = (112, 112)  # and a quarter of its tokens
SURELY = 0.97  # of others' time at most: less would be a matter of luck


def quicker() -> list[Work]:
    """The work at which our own layers are quicker, on one thread. It takes some seconds."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return [work for work in ALL if _can(work) and is_quicker(*passes(work))]
    finally:
        torch.set_num_threads(threads)


def _can(work: Work) -> bool:
    return work != "bfloat16" or has_bfloat16()


def is_quicker(ours: Callable[[], object], theirs: Callable[[], object]) -> bool:
    """Whether one call surely takes less of the processor: the median of some rounds, in turns."""
    shares = [_seconds(ours) / _seconds(theirs) for _ in range(1 + ROUNDS)]
    return median(shares[1:]) < SURELY


def _seconds(call: Callable[[], object]) -> float:
    started = process_time()
    call()
    return process_time() - started


def passes(work: Work) -> tuple[Callable[[], object], Callable[[], object]]:
    """A pass, or a step there and back, through some blocks: by our own layers, and by others'."""
    config = replace(v1(BLOCKS, GROWING, num_frames=16, drop_path=0.0), crop=CROP)
    model, clip = MViT(config).eval(), torch.randn(1, COLORS, config.num_frames, *CROP)
    if work == "bfloat16":
        model, clip = model.bfloat16(), clip.bfloat16()
    return _passes_by(model, clip, work, (work,)), _passes_by(model, clip, work, ())


def _passes_by(model: MViT, clip: Tensor, work: Work, ours: tuple[Work, ...]) -> Callable[[], object]:
    with supposing(*ours):
        laid_out = packed(model)

    def call() -> None:
        with supposing(*ours):
            if work == "training":
                gradients(model, clip)
                return
            with torch.inference_mode():
                laid_out.forward_features(clip)

    return call


def main() -> int:
    """On Intel's processors measure, note it, and say so in a line; the exit code."""
    if found().library is None or not is_intel():
        return 0
    ours = quicker()
    try:
        write(ours)
    except OSError as error:
        sys.stdout.write(f"What was measured cannot be kept: {error}.\n")
        return 1
    sys.stdout.write(f"Our own layers are quicker here in: {', '.join(ours) or 'nothing'}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
