"""The words of `trapline evaluate mammalnet`."""

import argparse
from pathlib import Path

from app.cli.experiments.data_words import add_computing, add_data
from app.cli.words.commands import lazily
from app.cli.words.numbers import number, positive, whole


def add_mammalnet(parser: argparse.ArgumentParser) -> None:
    """Its tasks, the models and bases, and how much of it is run."""
    parser.description = (
        "MammalNet (arXiv 2306.00576). Without --task it says what the lists in DIR hold and which clips are "
        "missing. A training goes on where it was stopped when the same command is given again. "
        "docs/experiments.md names the files that have to lie in DIR."
    )
    add_data(parser, "a small MammalNet")
    parser.add_argument(
        "--task",
        choices=("recognition", "lowshot", "detection"),
        default="",
        help="recognition: train and test; lowshot: pairs of animal and behavior that training hardly shows; "
        "detection: when in whole videos which behavior is shown",
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=positive,
        help="N clips of each list, of detection N videos, evenly; of a miniature N videos",
    )
    parser.add_argument("--out", metavar="RUNS", type=Path, help="folder of the trainings")
    parser.add_argument(
        "--base",
        action="append",
        metavar="NAME=FILE",
        help="to start from, once for each row of the table: scratch (default), k400=FILE, k400_ssv2=FILE",
    )
    parser.add_argument("--checkpoint", metavar="FILE", type=Path, help="test this one; train nothing")
    parser.add_argument(
        "--model",
        metavar="NAME",
        default="mvitv2_b_16x16",
        help="mvitv2_b_16x16 (default), mvit_b_16x4 or mvit_b_32x3, each by its published recipe",
    )
    parser.add_argument(
        "--recipe",
        metavar="NAME",
        help="another recipe, such as mammalnet_miniature; train --recipe help lists all",
    )
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="change the recipe")
    parser.add_argument(
        "--views", metavar="N", type=positive, default=5, help="clips of each video, summed (default: 5)"
    )
    parser.add_argument(
        "--shots",
        metavar="N",
        type=whole,
        action="append",
        help="of lowshot, once for each (default: 0, 1, 5)",
    )
    parser.add_argument(
        "--features",
        metavar="DIR",
        type=Path,
        help="of detection: <id>.npy of each whole video, such as the published ones, instead of a model",
    )
    parser.add_argument(
        "--step",
        metavar="S",
        type=number,
        default=0.0,
        help="of detection: seconds between two windows (default: half a clip)",
    )
    parser.add_argument("--seed", metavar="N", type=whole, default=0, help="which pairs lowshot holds out")
    add_computing(parser)
    parser.set_defaults(run=lazily("app.cli.experiments.mammalnet"))
