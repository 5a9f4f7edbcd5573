"""The words of the command line."""

import argparse
import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.exchange_words import add_analyse, add_export, add_import, add_places
from app.cli.experiments.benchmarks import BENCHMARKS, is_experiment, parse_experiment
from app.cli.lazily import lazily
from app.cli.listing import ListsWithHelp
from app.cli.model_words import add_models
from app.cli.numbers import lasting, positive, whole
from app.cli.scan_words import add_scan
from app.services.versions import program_version
from mvit_core.species.regions import REGIONS

EXIT_USER_ERROR = 1
EXIT_USAGE = 2
EXIT_BUG = 70
EXIT_INTERRUPTED = 130
EXIT_NOBODY_READS = 141

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

COMMANDS = (
    *("open", "scan", "benchmark", "observations", "videos", "places", "export", "import"),
    *("analyse", "analyze"),
    *("clocks", "species", "backups", "restore", "recover", "copy"),
    *("train", "evaluate", "models", "info", "demo"),
)

MAY_BE_EMPTY = ("--places", "--pattern")  # that sites are guessed again

EPILOG = """\
Without a command the window opens. A project is one file, *.trapline, wherever you want it.

exit codes:
  0    done; files that could not be read are counted and named, and are no error
  1    something outside the program is wrong; one sentence says what to do
  2    the command was not understood
  70   a mistake of Trapline's own; the sentence names the log
  130  stopped by Ctrl-C; what was done is kept
  141  nobody read to the end of what was printed, as with | head
"""


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The command and its options; ends the program where they are not understood."""
    words = list(words)
    _refuse_empty(words)
    _refuse_option_without_command(words)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        words = ["open", *_checked(words)]
    if is_experiment(words):
        return parse_experiment(words)
    return _parser().parse_args(_joined(words, "--utc-offset"))


def _refuse_empty(words: list[str]) -> None:
    """A script's variable that holds nothing would be taken for the folder in which it runs."""
    for before, word in zip(["", *words], words, strict=False):
        if not word and before not in MAY_BE_EMPTY:
            place = f"after {before}" if before else "at its beginning"
            _parser().error(f"the command has an empty word {place}; say what belongs there.")


def _refuse_option_without_command(words: Sequence[str]) -> None:
    first = words[0] if words else ""
    known = any(option.startswith(first) for option in ("-h", "--help", "--version"))
    if first.startswith("-") and not known:
        _parser().error(f"{first} is no option of trapline. trapline --help lists the commands.")


def _checked(words: list[str]) -> list[str]:
    """`trapline PATH` opens it, where it is there; a project on a server is found out later."""
    if words and not may_be_opened(words[0]):
        close = difflib.get_close_matches(words[0], COMMANDS, n=3, cutoff=0.5)
        near = f"Did you mean {' or '.join(close)}?" if close else "trapline --help lists the commands."
        _parser().error(f"{words[0]} is neither a command nor a file or folder here. {near}")
    if len(words) > 1 and not words[1].startswith("-"):
        _parser().error(f"{words[0]} is no command, so nothing can follow it. trapline --help lists them.")
    return words


def may_be_opened(place: str) -> bool:
    """Whether there is such a file or folder; what is on a server only opening tells."""
    try:
        return "://" in place or Path(place).exists()
    except PermissionError:  # a folder around it may not be looked into: the window says so
        return True
    except OSError:  # a name that is too long
        return False


def _joined(words: list[str], option: str) -> list[str]:
    """`--utc-offset -05:00` as one word, since argparse takes what starts with a dash for an option."""
    if option not in words[:-1]:
        return words
    place = words.index(option)
    return [*words[:place], f"{option}={words[place + 1]}", *words[place + 2 :]]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trapline",
        description="Find, review and analyse animals in camera-trap video, on your own computer.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Trapline {program_version()}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    _add_open(commands)
    add_scan(commands)
    _add_benchmark(commands)
    _add_listings(commands)
    add_places(commands)
    add_export(commands)
    add_import(commands)
    add_analyse(commands)
    _add_clocks(commands)
    _add_species(commands)
    _add_backups(commands)
    _add_training(commands)
    add_models(commands)
    _add_info_and_demo(commands)
    _describe(commands)
    return parser


def _describe(commands: "Commands") -> None:
    """What the list of commands says of one, its own help says too, where it has nothing longer to say."""
    for told in commands._choices_actions:
        command, said = commands.choices[told.dest], told.help or ""
        command.description = command.description or f"{said[:1].upper()}{said[1:]}."


def _add_open(commands: "Commands") -> None:
    command = commands.add_parser("open", help="open the window (also: trapline PATH)")
    command.add_argument("path", nargs="?", help="a project, or a folder of videos")


def _add_benchmark(commands: "Commands") -> None:
    command = commands.add_parser(
        "benchmark",
        help="how fast this computer scans, and how long a folder will take",
        description="Measures each part of a scan. With a folder some of its videos are scanned, the results "
        "thrown away, and the time for all of them is told. Takes about a minute.",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, nargs="?")
    command.add_argument("--model", metavar="CHECKPOINT", type=Path, help="as for scan")
    command.add_argument("--detector", metavar="FILE", type=Path, help="as for scan")
    command.add_argument("--workers", metavar="N", type=positive, help="as for scan")
    command.add_argument("--fast", action="store_true", help="as for scan")
    command.add_argument(
        "--seconds", metavar="S", type=lasting, default=40.0, help="to try the folder for (default: 40)"
    )
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.benchmarking"))


def _add_listings(commands: "Commands") -> None:
    command = commands.add_parser("observations", help="what was found and said, as a table")
    command.add_argument("project", metavar="FILE")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    form.add_argument("--csv", action="store_true", help="as export --format csv, to the output")
    command.set_defaults(run=lazily("app.cli.observing"))

    command = commands.add_parser("videos", help="each file and how it ended, with the reason")
    command.add_argument("project", metavar="FILE")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.videos"))


def _add_clocks(commands: "Commands") -> None:
    command = commands.add_parser(
        "clocks",
        help="the dates and times that cameras wrote into the pictures, beside those of the files",
        description="Reads the burnt-in clock in several frames of each video. What cannot be read surely is "
        "said, never guessed. Nothing is changed without --take.",
    )
    command.add_argument("project", metavar="FILE")
    command.add_argument("--take", action="store_true", help="believe the pictures where they can be read")
    command.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="how to read 06/12/2016 where no other video of the deployment tells",
    )
    command.add_argument("--workers", metavar="N", type=positive, help="videos read at once")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.clocks"))


def _add_species(commands: "Commands") -> None:
    command = commands.add_parser(
        "species",
        help="the animals that can be at a project's sites, and what a list of them takes away",
        description="Without a change it shows the list. Only animals on it are named by the model; what was "
        "scanned is named anew from its scores. What people said stays, and so do the scores.",
    )
    command.add_argument("project", metavar="FILE")
    start = command.add_mutually_exclusive_group()
    start.add_argument("--list", metavar="NAMES", type=Path, help="a text or CSV file, one name a line")
    start.add_argument("--region", choices=tuple(REGIONS), help="the animals that live wild there")
    start.add_argument("--any", action="store_true", help="no list: any animal can be named")
    for name, text in (("--add", "put this one on the list"), ("--remove", "take this one off it")):
        command.add_argument(name, metavar="NAME", action="append", default=[], help=text)
    command.add_argument("--json", action="store_true", help="one object, UTF-8")
    command.set_defaults(run=lazily("app.cli.species"))


def _add_backups(commands: "Commands") -> None:
    command = commands.add_parser(
        "backups",
        help="what was kept of a project, newest first",
        description="The window keeps backups by itself, on this computer's own disk.",
    )
    command.add_argument("project", metavar="FILE")
    command.add_argument("--now", action="store_true", help="make one first")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.backing_up"))

    command = commands.add_parser(
        "restore",
        help="put a backup in a project's place",
        description="What stands in its place is put aside, never thrown away.",
    )
    command.add_argument("project", metavar="FILE")
    command.add_argument(
        "--backup", type=whole, default=1, metavar="N", help="its number in the list (default: the newest)"
    )
    command.set_defaults(run=lazily("app.cli.backing_up"))

    command = commands.add_parser(
        "recover",
        help="put a damaged project together from what can be read of it and its newest backup",
        description="The damaged file is put aside, never changed. A text file lists what is older.",
    )
    command.add_argument("project", metavar="FILE")
    command.set_defaults(run=lazily("app.cli.backing_up"))

    command = commands.add_parser(
        "copy",
        help="copy a project to a server that others share, or back into a file",
        description="Copies all of it, whole or not at all; the project that is copied stays as it is. "
        "A database has to be empty, a file not there yet.",
    )
    command.add_argument("project", metavar="FROM", help="a file, or postgresql+psycopg://server/database")
    command.add_argument("to", metavar="TO", help="another one")
    command.set_defaults(run=lazily("app.cli.copying"))


def _add_training(commands: "Commands") -> None:
    command = commands.add_parser(
        "train",
        help="train a model on labelled videos",
        description="LABELS is a project (what its people have reviewed), a folder with one folder of videos "
        "a class (or class/site/video), a manifest (.jsonl), a zamba CSV, ActivityNet JSON or a MammalNet "
        "list. Whole sites are held out and judged on. Ctrl-C stops and keeps what was learned; --resume "
        "goes on.",
    )
    command.add_argument("labels", metavar="LABELS", nargs="?")
    command.add_argument(
        "--recipe",
        action=ListsWithHelp,
        metavar="NAME",
        help="how to train; help lists all (default: finetune, or from scratch)",
    )
    command.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="change the recipe"
    )
    command.add_argument(
        "--base",
        metavar="CHECKPOINT",
        help="to start from: checkpoint, run, model, or our own: starter",
    )
    command.add_argument("--out", required=True, metavar="RUN", type=Path, help="folder of this training")
    command.add_argument("--resume", action="store_true", help="go on where it stopped")
    command.add_argument(
        "--each-site",
        action="store_true",
        help="besides, leave each site out in turn and judge on it: as many trainings as there are sites",
    )
    _add_labels_and_device(command)

    command = commands.add_parser(
        "evaluate",
        help="judge a model on labelled videos",
        description="Without LABELS the clips that the run held out are judged. Videos that the model was "
        f"trained on are left out. The papers' experiments ({', '.join(BENCHMARKS)}) have words of their "
        f"own: trapline evaluate {next(iter(BENCHMARKS))} --help",
    )
    command.add_argument("model", metavar="RUN", type=Path, help="a training's folder, or a checkpoint")
    command.add_argument("labels", metavar="LABELS", nargs="?", help="as for train")
    command.add_argument("--against", metavar="RUN", type=Path, help="compare with another on the same clips")
    command.add_argument("--all", action="store_true", help="judge also what the model was trained on")
    command.add_argument(
        "--shuffled",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="once more with the frames in random order: how much the model uses time",
    )
    command.add_argument(
        "--views", metavar="CxK", help="clips x crops that a video is judged by, such as 5x1 or 10x3"
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
    command.add_argument("--device", default="auto", help="cpu, cuda, mps (default: the best that works)")
    command.add_argument("--cache", metavar="DIR", type=Path, help="where decoded clips are kept")
    command.set_defaults(run=lazily("app.cli.training"))


def _add_info_and_demo(commands: "Commands") -> None:
    command = commands.add_parser("info", help="versions, device, where settings and logs lie")
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=lazily("app.cli.info"))

    command = commands.add_parser(
        "demo",
        help="the whole journey on footage that Trapline draws itself",
        description="Draws videos, scans them, prints what was found and writes a picture of the timeline.",
    )
    command.add_argument("--folder", metavar="DIR", type=Path, help="where to draw the videos")
    command.add_argument("--project", metavar="FILE", help="where to keep the project")
    command.add_argument("--window", action="store_true", help="in the window")
    command.set_defaults(run=lazily("app.cli.demo"))
