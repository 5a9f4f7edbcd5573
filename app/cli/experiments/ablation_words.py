"""The words of `trapline evaluate ablation`."""

import argparse
from pathlib import Path

from app.cli.experiments.data_words import add_computing
from app.cli.words.commands import lazily
from app.cli.words.numbers import positive


def add_ablation(parser: argparse.ArgumentParser) -> None:
    """Several models by one recipe on the same clips."""
    parser.description = (
        "Trains several models by the same recipe on the same clips and judges them by the clips held out, "
        "in order and with the frames of each in random order: the frame-shuffle test of the MViT paper "
        "(Table 9), and the training half of its other ablations (trapline models ablations). LABELS are as "
        "for trapline train. The same command goes on where it stopped."
    )
    parser.add_argument("labels", metavar="LABELS", nargs="?", help="as for trapline train")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--models", metavar="NAME", nargs="+", help="default: mvit_xs vit_xs")
    which.add_argument("--table", metavar="N", help="the models of a table, such as 11 (position embeddings)")
    parser.add_argument("--out", metavar="DIR", type=Path, help="folder of the trainings, one a model")
    parser.add_argument("--recipe", metavar="NAME", default="ablation_cpu", help="default: ablation_cpu")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="change the recipe")
    parser.add_argument(
        "--make-miniature",
        metavar="DIR",
        type=Path,
        help="draw clips of which only the order of the frames tells the class",
    )
    parser.add_argument("--limit", metavar="N", type=positive, default=160, help="to draw (default: 160)")
    parser.add_argument("--videos", metavar="DIR", type=Path, help="where a list's videos lie")
    add_computing(parser, "a list of objects")
    parser.set_defaults(run=lazily("app.cli.experiments.ablation"))
