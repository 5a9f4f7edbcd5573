"""The words of `trapline train` and `trapline evaluate`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from app.cli.words.commands import Commands, lazily
from app.cli.words.device import add_device
from app.cli.words.listing import ListsWithHelp


def add_training(commands: Commands, *, experiments: Sequence[str]) -> None:
    """`trapline train` and `evaluate`, which names the experiments that have words of their own."""
    command = commands.add_parser(
        "train",
        help="train a model on labelled videos",
        description="LABELS is a project (what people reviewed in it), a folder with a folder of videos for "
        "each class (or class/site/video), a manifest (.jsonl), a zamba CSV, ActivityNet JSON or a MammalNet "
        "list. Whole sites are held out, and the model is judged on them. Ctrl-C stops and keeps what was "
        "learned; --resume goes on.",
    )
    command.add_argument("labels", metavar="LABELS", nargs="?", help="what to learn from (see above)")
    command.add_argument(
        "--recipe",
        action=ListsWithHelp,
        metavar="NAME",
        help="how to train; help lists all recipes (default: finetune; without --base from scratch)",
    )
    command.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="change the recipe; repeatable"
    )
    command.add_argument(
        "--base",
        metavar="CHECKPOINT",
        help="start from this model: a file, a run, an installed model's name, or starter",
    )
    command.add_argument("--out", required=True, metavar="RUN", type=Path, help="the folder of this training")
    command.add_argument("--resume", action="store_true", help="go on where it stopped")
    command.add_argument(
        "--each-site",
        action="store_true",
        help="also leave each site out in turn and judge on it: one more training for each site",
    )
    _add_labels_and_device(command)

    command = commands.add_parser(
        "evaluate",
        help="judge a model on labelled videos",
        description="Without LABELS it is judged on the clips that the run held out. Videos that the model "
        f"was trained on are left out. The papers' experiments ({', '.join(experiments)}) have options of "
        f"their own: trapline evaluate {experiments[0]} --help",
    )
    command.add_argument(
        "model",
        metavar="RUN",
        type=Path,
        help="a training's folder, a checkpoint, or an installed model's name",
    )
    command.add_argument("labels", metavar="LABELS", nargs="?", help="as for train")
    command.add_argument("--against", metavar="RUN", type=Path, help="compare with another on the same clips")
    command.add_argument("--all", action="store_true", help="also judge on what the model was trained on")
    command.add_argument(
        "--shuffled",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="judge once more with the frames in random order, to see how much the model uses time (default)",
    )
    command.add_argument(
        "--views", metavar="CxK", help="clips and crops by which a video is judged, such as 5x1 or 10x3"
    )
    command.add_argument("--json", action="store_true", help="one object, UTF-8")
    _add_labels_and_device(command)


def _add_labels_and_device(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--kind",
        choices=("species", "behaviors"),
        default="species",
        help="what folders and CSV labels name (default: species, of which one is right)",
    )
    command.add_argument("--videos", metavar="DIR", type=Path, help="where a list's videos lie")
    add_device(command)
    command.add_argument("--cache", metavar="DIR", type=Path, help="where decoded clips are kept")
    command.set_defaults(run=lazily("app.cli.learning.training"))
