"""`trapline import`: what another program or person has said, into the project."""

import argparse
from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from app.cli.console import messages, output
from app.cli.wording import counted
from app.services.imports import FORMATS, import_file, read_file
from app.services.projects import open_or_create, user_name
from mvit_core.errors import UserError


def run(arguments: argparse.Namespace) -> int:
    """Take the file in and say what came of it."""
    if arguments.format == "help":
        _list_formats()
        return 0
    columns = _columns(arguments.column)
    read_file(arguments.file, arguments.format, columns)  # what cannot be read leaves no empty project behind
    with open_or_create(arguments.into) as project:
        report = import_file(
            project, arguments.file, format_name=arguments.format, columns=columns, who=user_name()
        )
    parts = [
        counted(report.num_animals, "observation"),
        counted(report.num_bouts, "bout"),
        counted(report.num_new_videos, "new video"),
        counted(report.num_deployments, "deployment"),
    ]
    output().print(f"Took in {', '.join(parts)}.", soft_wrap=True)
    for sentence in report.left_out:
        messages().print(f"[yellow]note:[/] {escape(sentence)}", soft_wrap=True)
    return 0


def _columns(words: Sequence[str]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    wrong = next((what for what, sign, name in pairs if not sign or not name), None)
    if wrong is not None:
        raise UserError(f"--column {wrong} says nothing. Write it like --column species=Tier.")
    return {what: name for what, _, name in pairs}


def _list_formats() -> None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for one in FORMATS.values():
        table.add_row(f"[bold]{one.name}[/]", one.title, one.description)
    output().print(table)
