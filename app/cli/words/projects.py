"""The words of commands about one project: what is in it, its clocks, its species, its backups."""

from pathlib import Path

from app.cli.words.commands import Commands, lazily
from app.cli.words.numbers import positive, whole
from mvit_core.species.regions import REGIONS


def add_listings(commands: Commands) -> None:
    """`trapline observations` and `videos`."""
    command = commands.add_parser("observations", help="what was found and said, as a table")
    command.add_argument("project", metavar="FILE")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    form.add_argument("--csv", action="store_true", help="as export --format csv, to the output")
    command.set_defaults(run=lazily("app.cli.projects.observing"))

    command = commands.add_parser("videos", help="each file and how it ended, with the reason")
    command.add_argument("project", metavar="FILE")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.scans.videos"))


def add_agreement(commands: Commands) -> None:
    """`trapline agreement`."""
    command = commands.add_parser(
        "agreement",
        help="how far those who reviewed blind agree with the labels that count",
        description="Cohen's kappa of each class and behavior, over the animals that both reviewed, and the "
        "shared time of bouts. What one alone saw has no part in kappa.",
    )
    command.add_argument("project", metavar="FILE")
    command.add_argument("--observer", metavar="NAME", help="this second observer alone (default: all)")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="with the ids of what differs, UTF-8")
    form.add_argument("--csv", action="store_true", help="as a table, to the output")
    command.set_defaults(run=lazily("app.cli.projects.agreeing"))


def add_clocks(commands: Commands) -> None:
    """`trapline clocks`."""
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
    command.set_defaults(run=lazily("app.cli.projects.clocks"))


def add_species(commands: Commands) -> None:
    """`trapline species`."""
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
    command.set_defaults(run=lazily("app.cli.projects.species"))


def add_remove(commands: Commands) -> None:
    """`trapline remove`."""
    command = commands.add_parser(
        "remove",
        help="take videos out of a project: what does not belong in it, what is in it twice",
        description="Says what would go. With --apply it goes, with all that was found in the videos and "
        "said of them; a backup of the project is made first. The files stay where they are.",
    )
    command.add_argument("project", metavar="FILE")
    command.add_argument(
        "places", metavar="PLACE", nargs="*", help="folders or files, as they lie or as videos shows them"
    )
    command.add_argument(
        "--copies",
        action="store_true",
        help="videos with the content of another one of the project, as far as people did not label them",
    )
    command.add_argument("--apply", action="store_true", help="do it")
    command.add_argument("--json", action="store_true", help="one object, UTF-8")
    command.set_defaults(run=lazily("app.cli.projects.removing"))


def add_backups(commands: Commands) -> None:
    """`trapline backups`, `restore`, `recover` and `copy`."""
    command = commands.add_parser(
        "backups",
        help="what was kept of a project, newest first",
        description="The window keeps backups by itself, on this computer's own disk.",
    )
    command.add_argument("project", metavar="FILE")
    command.add_argument("--now", action="store_true", help="make one first")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.projects.backing_up"))

    command = commands.add_parser(
        "restore",
        help="put a backup in a project's place",
        description="What stands in its place is put aside, never thrown away.",
    )
    command.add_argument("project", metavar="FILE")
    command.add_argument(
        "--backup", type=whole, default=1, metavar="N", help="its number in the list (default: the newest)"
    )
    command.set_defaults(run=lazily("app.cli.projects.backing_up"))

    command = commands.add_parser(
        "recover",
        help="put a damaged project together from what can be read of it and its newest backup",
        description="The damaged file is put aside, never changed. A text file lists what is older.",
    )
    command.add_argument("project", metavar="FILE")
    command.set_defaults(run=lazily("app.cli.projects.backing_up"))

    command = commands.add_parser(
        "copy",
        help="copy a project to a server that others share, or back into a file",
        description="Copies all of it, whole or not at all; the project that is copied stays as it is. "
        "A database has to be empty, a file not there yet.",
    )
    command.add_argument("project", metavar="FROM", help="a file, or postgresql+psycopg://server/database")
    command.add_argument("to", metavar="TO", help="another one")
    command.set_defaults(run=lazily("app.cli.projects.copying"))
