"""The words of commands about one project: what is in it, its clocks, its species, its backups."""

from pathlib import Path

from app.cli.words.commands import Commands, add_project, add_project_file, lazily
from app.cli.words.numbers import positive, whole
from mvit_core.species.regions import REGIONS


def add_listings(commands: Commands) -> None:
    """`trapline observations` and `videos`."""
    command = commands.add_parser("observations", help="what was found and said, as a table")
    add_project(command)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    form.add_argument("--csv", action="store_true", help="as a CSV table, like export --format csv")
    command.set_defaults(run=lazily("app.cli.projects.observing"))

    command = commands.add_parser("videos", help="each file and how it ended, with the reason")
    add_project(command)
    command.add_argument(
        "--replaced",
        action="store_true",
        help="only files that hold something else than when they were labelled, until somebody labels them "
        "again",
    )
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.scans.videos"))


def add_agreement(commands: Commands) -> None:
    """`trapline agreement`."""
    command = commands.add_parser(
        "agreement",
        help="how far blind reviews agree with the labels that count",
        description="Cohen's kappa of each class and behavior, over the animals that both observers "
        "reviewed, and the shared time of bouts. Animals that only one of them saw have no part in kappa.",
    )
    add_project(command)
    command.add_argument("--observer", metavar="NAME", help="only this second observer (default: all)")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="with the ids of what differs, UTF-8")
    form.add_argument("--csv", action="store_true", help="as a CSV table")
    command.set_defaults(run=lazily("app.cli.projects.agreeing"))


def add_clocks(commands: Commands) -> None:
    """`trapline clocks`."""
    command = commands.add_parser(
        "clocks",
        help="dates and times that cameras wrote into the pictures, beside those of the files",
        description="Reads the clock in the picture in several frames of each video. What cannot be read "
        "surely is reported, never guessed. Nothing is changed without --take.",
    )
    add_project(command)
    command.add_argument(
        "--take", action="store_true", help="use the times of the pictures where they can be read"
    )
    command.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="how to read 06/12/2016 if no other video of the deployment tells",
    )
    command.add_argument("--workers", metavar="N", type=positive, help="videos read at once")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.projects.clocks"))


def add_species(commands: Commands) -> None:
    """`trapline species`."""
    command = commands.add_parser(
        "species",
        help="the animals that can be at a project's sites, and what such a list takes away",
        description="Shows the list, or changes it. The model names only animals on the list; what was "
        "scanned before is named anew from its scores. What people said stays, and so do the scores.",
    )
    add_project(command)
    start = command.add_mutually_exclusive_group()
    start.add_argument("--list", metavar="NAMES", type=Path, help="a text or CSV file, one name a line")
    start.add_argument("--region", choices=tuple(REGIONS), help="the animals that live wild there")
    start.add_argument("--any", action="store_true", help="no list: any animal can be named")
    for name, text in (
        ("--add", "add this animal to the list"),
        ("--remove", "remove this animal from the list"),
    ):
        command.add_argument(name, metavar="NAME", action="append", default=[], help=text)
    command.add_argument("--json", action="store_true", help="one object, UTF-8")
    command.set_defaults(run=lazily("app.cli.projects.species"))


def add_remove(commands: Commands) -> None:
    """`trapline remove`."""
    command = commands.add_parser(
        "remove",
        help="take videos out of a project",
        description="Lists what would be removed. With --apply the videos are removed from the project, with "
        "all that was found in them and said of them; a backup of the project is made first. The files stay "
        "where they are.",
    )
    add_project_file(command)
    command.add_argument(
        "places",
        metavar="PLACE",
        nargs="*",
        help="folders or files, or places as `trapline videos` shows them",
    )
    command.add_argument(
        "--copies",
        action="store_true",
        help="duplicates: videos with the same content as another one, unless people labelled both",
    )
    command.add_argument("--apply", action="store_true", help="remove them")
    command.add_argument("--json", action="store_true", help="one object, UTF-8")
    command.set_defaults(run=lazily("app.cli.projects.removing"))


def add_backups(commands: Commands) -> None:
    """`trapline backups`, `restore`, `recover` and `copy`."""
    command = commands.add_parser(
        "backups",
        help="the backups of a project, newest first",
        description="The window makes backups by itself, on this computer's own disk; so do import and "
        "remove, before they change anything. restore goes back to one by its number.",
    )
    add_project_file(command)
    command.add_argument("--now", action="store_true", help="make one first")
    command.add_argument("--json", action="store_true", help="a list of objects, UTF-8")
    command.set_defaults(run=lazily("app.cli.projects.backing_up"))

    command = commands.add_parser(
        "restore",
        help="put a backup in a project's place",
        description="The project as it is now is put aside, never thrown away.",
    )
    add_project_file(command)
    command.add_argument(
        "--backup", type=whole, default=1, metavar="N", help="its number in the list (default: the newest)"
    )
    command.set_defaults(run=lazily("app.cli.projects.backing_up"))

    command = commands.add_parser(
        "recover",
        help="repair a damaged project from what can be read of it and its newest backup",
        description="The damaged file is put aside, never changed. A text file beside the project lists what "
        "had to be taken from the backup.",
    )
    add_project_file(command)
    command.set_defaults(run=lazily("app.cli.projects.backing_up"))

    command = commands.add_parser(
        "copy",
        help="copy a project to a server that others share, or back into a file",
        description="Copies the whole project or nothing; the original stays as it is. The database has to "
        "be empty; the file must not exist yet.",
    )
    command.add_argument("project", metavar="FROM", help="a file, or postgresql+psycopg://server/database")
    command.add_argument("to", metavar="TO", help="another such place")
    command.set_defaults(run=lazily("app.cli.projects.copying"))
