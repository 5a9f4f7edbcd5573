"""Make the starter anew: `python -m trainer.starter FOLDER [--clips N] [--animals N] [--minutes N]`.

Draws the footage into FOLDER (what is there already is used), trains on it for so long, and writes the file
that ships. All of it takes some hours of two cores; stopped, it goes on where it was.
"""

import argparse
import sys
from pathlib import Path

import cv2

from trainer.events import EpochDone
from trainer.runs.folder import RunFolder
from trainer.starter.footage import draw, specs
from trainer.starter.making import make

TOLD_EVERY = 50  # clips


def main() -> None:
    """Draw, train, write."""
    parser = argparse.ArgumentParser(description="Make the starter anew.")
    parser.add_argument("folder", type=Path, help="where footage and training lie")
    parser.add_argument("--clips", type=int, default=1800)
    parser.add_argument("--animals", type=int, default=180)
    parser.add_argument("--minutes", type=float, default=120.0, help="that training may take")
    parser.add_argument("--out", type=Path, default=Path("resources/starter/mvit_xs.safetensors"))
    wanted = parser.parse_args()
    cv2.setNumThreads(1)
    footage, run = wanted.folder / "footage", wanted.folder / "run"
    for number, _ in enumerate(draw(footage, specs(wanted.clips, wanted.animals)), start=1):
        if number % TOLD_EVERY == 0:
            sys.stderr.write(f"{number} of {wanted.clips} clips drawn\n")
    for event in make(footage, run, wanted.out, wanted.minutes, resume=RunFolder(run).exists):
        if isinstance(event, EpochDone):
            sys.stderr.write(f"epoch {event.epoch} of {event.num_epochs}: {event.figures}\n")


if __name__ == "__main__":
    main()
