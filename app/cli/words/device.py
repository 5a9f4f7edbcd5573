"""What a model is to run on, as people name it."""

import argparse
import re

KNOWN = re.compile(r"auto|cpu|mps|(?:cuda|xpu)(?::\d+)?")


def add_device(command: argparse.ArgumentParser) -> None:
    """`--device`."""
    command.add_argument(
        "--device",
        default="auto",
        type=_device,
        help="cpu, cuda, cuda:1, mps, xpu (default: the best that works)",
    )


def _device(word: str) -> str:
    if KNOWN.fullmatch(word):
        return word
    raise argparse.ArgumentTypeError(f"there is no device {word}; say cpu, cuda, cuda:1, mps or xpu.")
