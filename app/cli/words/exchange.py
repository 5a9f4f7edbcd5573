"""The words of places, export, import and analyse."""

import argparse
from pathlib import Path

from app.cli.words.commands import Commands, add_project, lazily
from app.cli.words.listing import ListsWithHelp
from app.cli.words.numbers import day, positive, share
from resources.translations import ENGLISH
from resources.translations import LANGUAGES as TRANSLATED

LANGUAGES = (ENGLISH, *TRANSLATED)
MOST_DECIMALS = 4  # of coordinates: more hide nothing


def add_places(commands: Commands) -> None:
    """`trapline places WHERE --pattern PATTERN`."""
    command = commands.add_parser(
        "places",
        help="which site and deployment each folder's files belong to",
        description="Shows it for a folder that is not in a project yet, or for a project. A pattern has a "
        "part for each folder: {site}/{deployment}, {site}_{deployment}, */{site}. * stands for anything; "
        "folders below the last part, such as DCIM/100MEDIA, belong to the deployment. Without a pattern, "
        "sites are guessed.",
    )
    command.add_argument("where", metavar="FOLDER|PROJECT", help="a folder of videos, or a project")
    command.add_argument(
        "--pattern", metavar="PATTERN", help='such as "{site}/{deployment}"; "": guess again'
    )
    command.add_argument(
        "--apply", action="store_true", help="place the project's files so, also those that come later"
    )
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.exchange.placing"))


def add_export(commands: Commands) -> None:
    """`trapline export PROJECT --format NAME --out PATH`."""
    command = commands.add_parser("export", help="write the observations in a format of the field")
    add_project(command)
    command.add_argument(
        "--format", action=ListsWithHelp, required=True, metavar="NAME", help="help lists all"
    )
    command.add_argument(
        "--out",
        metavar="PATH",
        type=Path,
        help="the file or folder to write; -: the output (formats of one file)",
    )
    command.add_argument(
        "--dry-run",
        action="store_true",
        help="only say how many rows there would be, and what the format cannot hold",
    )
    command.add_argument(
        "--utc-offset",
        metavar="+HH:MM",
        help="of the cameras' clocks (default: this computer's standard time)",
    )
    _add_rounding(command)
    command.add_argument("--overwrite", action="store_true", help="replace an older export")
    _add_occasions(command)
    _add_choice(command)
    command.set_defaults(run=lazily("app.cli.exchange.exporting"))


def add_import(commands: Commands) -> None:
    """`trapline import FILE --into PROJECT`."""
    command = commands.add_parser(
        "import",
        help="take in what another program or person has said",
        description="Reads Camtrap DP packages, MegaDetector results, COCO files, BORIS projects, labels of "
        "zamba and Timelapse, tables of deployments, and any CSV. What the project has already is not added "
        "again.",
    )
    command.add_argument("file", metavar="FILE", type=Path, help="the file, or the folder of a package")
    command.add_argument("--into", required=True, metavar="PROJECT", help="made if there is none")
    command.add_argument(
        "--format", action=ListsWithHelp, metavar="NAME", help="help lists all (default: by the file)"
    )
    command.add_argument(
        "--dry-run", action="store_true", help="only say what would come in and what would not"
    )
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="WHAT=NAME",
        help="which column says what, such as species=Tier; repeatable",
    )
    command.set_defaults(run=lazily("app.cli.exchange.importing"))


def add_analyse(commands: Commands) -> None:
    """`trapline analyse PROJECT --out report.html`."""
    command = commands.add_parser(
        "analyse",
        aliases=["analyze"],
        help="events, RAI, activity, behavior and agreement, as one HTML file",
        description="Species and sites with RAI, accumulation, map, occupancy, daily activity and overlap, "
        "behavior, time budgets, and how far machine and people agree. The file contains its pictures, and "
        "needs no network.",
    )
    add_project(command)
    command.add_argument(
        "--out", metavar="PATH", type=Path, help="the report, such as report.html; -: the output"
    )
    command.add_argument(
        "--json",
        action="store_true",
        help="all tables as a list of objects, UTF-8, instead of a report or beside it",
    )
    command.add_argument("--overwrite", action="store_true", help="replace an older report")
    command.add_argument(
        "--language", choices=LANGUAGES, default=LANGUAGES[0], help="language of the report (default: en)"
    )
    command.add_argument("--sun", action="store_true", help="hours by the sun, not by the camera's clock")
    _add_rounding(command)
    _add_occasions(command)
    command.add_argument(
        "--bootstraps",
        metavar="N",
        type=positive,
        default=1000,
        help="draws for the intervals of overlap and daily activity at fewer than six sites (default: 1000)",
    )
    _add_choice(command)
    command.set_defaults(run=lazily("app.cli.exchange.analysing"))


def _add_rounding(command: argparse.ArgumentParser) -> None:
    """How exactly the places of sites are told."""
    command.add_argument(
        "--round-coordinates",
        metavar="DECIMALS",
        type=int,
        choices=range(MOST_DECIMALS + 1),
        help="so that nobody finds the place: 1 is within 8 km, 2 within 800 m (default: as they are)",
    )


def _add_occasions(command: argparse.ArgumentParser) -> None:
    """How occasions are cut, for detection histories."""
    command.add_argument(
        "--occasion",
        metavar="DAYS",
        type=positive,
        default=7,
        help="days of an occasion in detection histories (default: 7)",
    )
    command.add_argument(
        "--least-share",
        metavar="0-1",
        type=share,
        default=0.0,
        help="share of an occasion for which some camera has to work, else it is NA (default: any time)",
    )


def _add_choice(command: argparse.ArgumentParser) -> None:
    """Which observations a command is about: app.cli.exchange.exporting.selection_of reads it."""
    chosen = command.add_argument_group("which observations (default: all that count)")
    chosen.add_argument(
        "--site", action="append", default=[], metavar="NAME", help="only this site; repeatable"
    )
    chosen.add_argument(
        "--species",
        action="append",
        default=[],
        metavar="NAME",
        help="only this species, genus, family or order; repeatable",
    )
    chosen.add_argument("--since", metavar="DAY", type=day, help="from this day on, such as 2026-05-01")
    chosen.add_argument("--until", metavar="DAY", type=day, help="up to and with this day")
    chosen.set_defaults(word="anyone")  # see app.services.exports.selection.Word
    for name, word, says in (
        ("--reviewed", "by eye", "only animals and behaviors that a person looked at"),
        ("--accepted", "accepted", "what a person looked at, or a rule confirmed unseen"),
    ):
        chosen.add_argument(name, dest="word", action="store_const", const=word, help=says)
    chosen.add_argument(
        "--min-confidence",
        metavar="0-1",
        type=share,
        default=0.0,
        help="of what nobody reviewed, only what the machine is so sure of",
    )
