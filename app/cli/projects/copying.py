"""`trapline copy`: a project from a file to a server, back, or anywhere else, whole or not at all."""

import argparse
from contextlib import nullcontext

from app.cli.console import escaped, messages, output
from app.services.keeping.new_projects import make
from app.services.keeping.project_addresses import shown_place
from app.services.projects import open_project
from app.store.carrying import carry


def run(arguments: argparse.Namespace) -> int:
    """Copy; the project that was copied stays as it is."""
    say = messages()
    with open_project(arguments.project) as project:
        status = say.status("copying") if say.is_terminal else None

        def report(rows: int) -> None:
            if status is not None:
                status.update(f"copying: {rows:,} rows")

        with status or nullcontext():
            make(arguments.to, lambda engine: carry(project.engine, engine, report))
    output().print(f"Copied to {escaped(shown_place(arguments.to))}.", soft_wrap=True)
    return 0
