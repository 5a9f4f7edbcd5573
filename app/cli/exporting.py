"""`trapline export`: observations in a format of the field."""

import argparse

from rich.markup import escape

from app.cli.console import messages, output
from app.cli.wording import counted
from app.services.exports import export
from app.services.projects import open_project


def run(arguments: argparse.Namespace) -> int:
    """Write the export and say what the format could not hold."""
    with open_project(arguments.project) as project:
        report = export(
            project,
            arguments.format,
            arguments.out,
            overwrite=arguments.overwrite,
            utc_offset=arguments.utc_offset,
        )
    rows = counted(report.num_rows, "row")
    output().print(f"Wrote {rows} to {escape(str(arguments.out))}.", soft_wrap=True)
    for sentence in report.left_out:
        messages().print(f"[yellow]note:[/] {escape(sentence)}", soft_wrap=True)
    return 0
