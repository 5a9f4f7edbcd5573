"""The words of `trapline scan` and `trapline benchmark`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.words.commands import Commands, lazily
from app.cli.words.numbers import lasting, number, positive

if TYPE_CHECKING:
    from app.services.cluster.place import Place


def add_scan(commands: Commands) -> None:
    """`trapline scan`."""
    command = commands.add_parser(
        "scan",
        help="find the animals in folders of videos",
        description="Reads every video in the folders and their sub-folders, and keeps what it finds in the "
        "project. Ctrl-C stops; the same command goes on where it stopped. Videos are never changed.",
    )
    command.add_argument("folders", nargs="+", metavar="FOLDER", type=Path, help="of videos and photos")
    command.add_argument(
        "--project",
        metavar="FILE",
        help="the project, made if there is none (default: the folder's name, in the current folder)",
    )
    model = command.add_mutually_exclusive_group()
    model.add_argument(
        "--model",
        metavar="CHECKPOINT",
        type=Path,
        help="names species and behaviors: a file, or the name of an installed model; the project remembers "
        "it",
    )
    model.add_argument("--no-model", action="store_true", help="name nothing, from now on")
    detector = command.add_mutually_exclusive_group()
    detector.add_argument(
        "--detector",
        metavar="FILE",
        type=Path,
        help="helps motion to find animals, people and vehicles (ONNX: YOLOX, YOLOv8, MegaDetector); "
        "the project remembers it",
    )
    detector.add_argument("--no-detector", action="store_true", help="use no detector, from now on")
    command.add_argument(
        "--places",
        metavar="PATTERN",
        help='sites and deployments by a pattern of folders, such as "{site}/{deployment}"; the project '
        "remembers it (see: trapline places FOLDER --pattern ...)",
    )
    command.add_argument(
        "--workers", metavar="N", type=positive, help="videos read at once (default: one for each core)"
    )
    command.add_argument(
        "--sure",
        metavar="SHARE",
        type=number,
        help="how often the model's calls have to be right: 0.8, 0.9, 0.95 or 0.99; 0: as it was trained. "
        "What was scanned before is named anew from its scores; the project remembers it",
    )
    command.add_argument(
        "--fast",
        action=argparse.BooleanOptionalAction,
        help="read most of a video coarsely: up to a third less time for H.264, but about 2 visits in 100 "
        "are missed (on drawn footage; see trapline benchmark); the project remembers it",
    )
    command.add_argument(
        "--processor-decodes",
        action="store_true",
        help="do not decode on the graphics card, which is otherwise used where it is exact and faster (see "
        "trapline benchmark); what is found is the same",
    )
    command.add_argument(
        "--cluster",
        metavar="WHERE",
        type=cluster_place,
        nargs="?",
        const="local",
        help="read the videos on the computers of a Dask cluster: its scheduler's address (tcp://host:8786) "
        "or file (.json); local or a number of workers: tries it on this computer. Only this process writes "
        "the project (see docs/sharing.md)",
    )
    command.add_argument(
        "--rescan", action="store_true", help="scan again what was scanned before; labels stay"
    )
    command.set_defaults(run=lazily("app.cli.scans.scanning"))


def add_benchmark(commands: Commands) -> None:
    """`trapline benchmark`."""
    command = commands.add_parser(
        "benchmark",
        help="how fast this computer scans, and how long a folder will take",
        description="Measures each part of a scan. With a folder, it also scans some of its videos, throws "
        "away the results, and estimates the time for all of them. Takes about a minute.",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="of videos")
    command.add_argument("--model", metavar="CHECKPOINT", type=Path, help="as for scan")
    command.add_argument("--detector", metavar="FILE", type=Path, help="as for scan")
    command.add_argument("--workers", metavar="N", type=positive, help="as for scan")
    command.add_argument("--fast", action="store_true", help="as for scan")
    command.add_argument(
        "--seconds",
        metavar="S",
        type=lasting,
        default=40.0,
        help="how long to scan videos of the folder (default: 40)",
    )
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.scans.benchmarking"))


def cluster_place(words: str) -> "Place":
    """Where a scan is to run; told by the parser where it makes no sense."""
    from app.services.cluster.place import place_of  # run.py reads these words with nothing installed
    from app.services.scanning.driver import default_num_workers

    try:
        return place_of(words, num_local=default_num_workers())
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
