"""The words of `trapline evaluate BENCHMARK ...`: the papers' experiments (docs/experiments.md).

A benchmark is a line of BENCHMARKS and a function that gives its parser words; `lazily` names the module
that runs it. A training's folder of the same name is given as `./mammalnet`.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.cli.experiments.ablation_words import add_ablation
from app.cli.experiments.data_words import add_computing, add_data
from app.cli.experiments.mammalnet_words import add_mammalnet
from app.cli.words.commands import Parser, lazily
from app.cli.words.device import add_device
from app.cli.words.numbers import number, positive, whole


def is_experiment(words: Sequence[str]) -> bool:
    """Whether these are the words of a benchmark, and not of a model on labelled videos."""
    return words[0] == "evaluate" and len(words) > 1 and words[1] in BENCHMARKS


def parse_experiment(words: Sequence[str]) -> argparse.Namespace:
    """The benchmark and its options; ends the program where they are not understood."""
    name = words[1]
    parser = Parser(prog=f"trapline evaluate {name}")
    parser.set_defaults(command="evaluate", benchmark=name)
    BENCHMARKS[name](parser)
    return parser.parse_args(words[2:])


def _organmnist3d(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "ViViT on OrganMNIST3D (medmnist.com): trains, validates and tests in one go. FILE is "
        "organmnist3d.npz with volumes of 28 pixels a side. Published test accuracy: 77 %."
    )
    parser.add_argument("file", metavar="FILE.npz", type=Path, help="the data set")
    parser.add_argument("--epochs", metavar="N", type=positive, default=60, help="default: 60")
    parser.add_argument("--seed", metavar="N", type=whole, default=0, help="decides every random choice")
    add_device(parser)
    parser.add_argument("--json", action="store_true", help="one object, UTF-8")
    parser.set_defaults(run=lazily("app.cli.experiments.organmnist3d"))


def _ssv2(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Something-Something V2: learns from the training list and judges by the validation list, one clip "
        "of a frame from each part of a video, three crops (1x3). docs/experiments.md names the files that "
        "have to lie in DIR."
    )
    _add_learning(parser, "ssv2", views="1x3")
    parser.set_defaults(run=lazily("app.cli.experiments.clips"))


def _charades(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Charades: learns from the training list and judges by the test list, ten clips with three crops "
        "(10x3), of whose scores the largest counts for each action. docs/experiments.md names the files "
        "that have to lie in DIR."
    )
    _add_learning(parser, "charades", views="10x3")
    parser.set_defaults(run=lazily("app.cli.experiments.clips"))


def _ava(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "AVA: who does what where. Learns a head for boxes from the training list and scores the boxes of "
        "the validation list: frame mAP at IoU 0.5. docs/experiments.md names the files that have to lie in "
        "DIR."
    )
    _add_learning(parser, "ava", views="")
    parser.add_argument("--videos", metavar="DIR", type=Path, help="where the videos lie, if not below DIR")
    parser.add_argument(
        "--boxes", metavar="FILE.csv", type=Path, help="judge a detector's boxes, not those of the labels"
    )
    parser.add_argument(
        "--starts-at",
        metavar="SECOND",
        type=number,
        help="the second at which the files begin (default: 900 for videos_15min, else 0)",
    )
    parser.add_argument(
        "--predictions", metavar="FILE.csv", type=Path, help="write every score, in AVA's CSV"
    )
    parser.add_argument("--score", metavar="FILE.csv", type=Path, help="score these predictions; no model")
    parser.set_defaults(run=lazily("app.cli.experiments.ava"), views=None)


def _add_learning(parser: argparse.ArgumentParser, recipe: str, *, views: str) -> None:
    """The words of a data set that is learned from and judged by."""
    add_data(parser, "a small data set")
    parser.add_argument("--limit", metavar="N", type=positive, help="take the first N videos of each list")
    parser.add_argument("--out", metavar="RUN", type=Path, help="folder of the training")
    parser.add_argument("--resume", action="store_true", help="go on where it stopped")
    parser.add_argument("--base", metavar="FILE", type=Path, help="weights to start learning from")
    parser.add_argument(
        "--checkpoint", metavar="FILE", type=Path, help="judge this one, or published weights; train nothing"
    )
    parser.add_argument("--model", metavar="NAME", help="another model (see: trapline models list)")
    parser.add_argument("--recipe", metavar="NAME", help=f"another recipe (default: {recipe})")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="change the recipe")
    parser.add_argument("--epochs", metavar="N", type=positive, help="as --set epochs=N")
    if views:
        parser.add_argument(
            "--views", metavar="CxK", help=f"clips x crops that a video is judged by (default: {views})"
        )
    add_computing(parser)


BENCHMARKS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "mammalnet": add_mammalnet,
    "organmnist3d": _organmnist3d,
    "ssv2": _ssv2,
    "charades": _charades,
    "ava": _ava,
    "ablation": add_ablation,
}
