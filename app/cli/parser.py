"""The words of the command line."""

import argparse
import difflib
from collections.abc import Sequence
from pathlib import Path

from app.cli.experiments.benchmarks import BENCHMARKS, is_experiment, parse_experiment
from app.cli.words.commands import Commands, Parser, lazily
from app.cli.words.exchange import add_analyse, add_export, add_import, add_places
from app.cli.words.models import add_models
from app.cli.words.projects import (
    add_agreement,
    add_backups,
    add_clocks,
    add_listings,
    add_remove,
    add_species,
)
from app.cli.words.scan import add_benchmark, add_scan
from app.cli.words.training import add_training
from app.services.program.versions import program_version

COMMANDS = (
    *("open", "scan", "benchmark", "observations", "videos", "places", "export", "import"),
    *("analyse", "analyze", "agreement"),
    *("clocks", "species", "remove", "backups", "restore", "recover", "copy"),
    *("train", "evaluate", "models", "info", "demo"),
)

MAY_BE_EMPTY = ("--places", "--pattern")  # that sites are guessed again

EPILOG = """\
Without a command the window opens. A project is one file, *.trapline, wherever you want it.

exit codes:
  0    done; files that could not be read are counted and named, but are no error
  1    something outside the program is wrong; one sentence says what to do (also where clips or pictures are
       missing, since videos were not there: the others were written)
  2    the command was not understood (options are written out: --json, not --js)
  70   an error in Trapline itself; one sentence says where the log is
  130  stopped by Ctrl-C; what was done is kept
  141  the output was closed before its end, as by | head
"""


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The command and its options; ends the program where they are not understood."""
    words = list(words)
    if words[:1] == ["help"] and not may_be_opened("help"):
        words = [*words[1:], "--help"]
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
    if first.startswith("-") and first not in ("-h", "--help", "--version"):
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
    parser = Parser(
        prog="trapline",
        description="Find, review and analyse animals in camera-trap video, on your own computer.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Trapline {program_version()}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    _add_open(commands)
    add_scan(commands)
    add_benchmark(commands)
    add_listings(commands)
    add_places(commands)
    add_export(commands)
    add_import(commands)
    add_analyse(commands)
    add_agreement(commands)
    add_clocks(commands)
    add_species(commands)
    add_remove(commands)
    add_backups(commands)
    add_training(commands, experiments=tuple(BENCHMARKS))
    add_models(commands)
    _add_info_and_demo(commands)
    _describe(commands)
    return parser


def _describe(commands: Commands) -> None:
    """What the list of commands says of one, its own help says too, where it has nothing longer to say."""
    for told in commands._choices_actions:
        command, said = commands.choices[told.dest], told.help or ""
        command.description = command.description or f"{said[:1].upper()}{said[1:]}."


def _add_open(commands: Commands) -> None:
    command = commands.add_parser("open", help="open the window (also: trapline PATH)")
    command.add_argument("path", nargs="?", help="a project, or a folder of videos")
    command.add_argument(
        "--again",
        action="store_true",
        help="without a path: open the last project, or the demonstration if there is none",
    )


def _add_info_and_demo(commands: Commands) -> None:
    command = commands.add_parser("info", help="versions, device, where settings and logs lie")
    command.add_argument("--json", action="store_true", help="one object, UTF-8")
    command.set_defaults(run=lazily("app.cli.info"))

    command = commands.add_parser(
        "demo",
        help="the whole journey on footage that Trapline draws itself",
        description="Draws videos, scans them, prints what was found and writes a picture of the timeline.",
    )
    command.add_argument(
        "--folder", metavar="DIR", type=Path, help="where to draw the videos (default: in the data folder)"
    )
    command.add_argument(
        "--project", metavar="FILE", help="where to keep the project (default: beside the videos)"
    )
    command.add_argument("--window", action="store_true", help="show it in the window")
    command.set_defaults(run=lazily("app.cli.demo"))
