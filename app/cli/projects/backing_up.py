"""`trapline backups`, `restore` and `recover`: what was kept of a project, and bringing it back."""

import argparse
from pathlib import Path

from rich import box
from rich.table import Table

from app.cli.console import escaped, messages, output, write_json
from app.cli.wording import counted, quoted
from app.services.keeping.backups import Backup, back_up, backups_of, restore
from app.services.keeping.project_files import file_at
from app.services.keeping.recovery import is_sound, recover
from app.services.projects import open_project
from mvit_core.errors import UserError


def run(arguments: argparse.Namespace) -> int:
    """One of the three commands."""
    if "://" in arguments.project:
        raise UserError("A project in a database is backed up by the database's own tools, such as pg_dump.")
    project = file_at(arguments.project)
    if arguments.command == "backups":
        _list(project, arguments)
    elif arguments.command == "recover":
        _recover(project)
    else:
        _restore(project, arguments.backup)
    return 0


def _list(project: Path, arguments: argparse.Namespace) -> None:
    """Make one, where asked to, and show all, newest first."""
    if arguments.now:
        open_project(project).close()  # says what is wrong where something is
        back_up(project)
    found = backups_of(project)
    if not found and not project.is_file():
        raise UserError(f"There is neither a project {project} nor a backup of it. Check the name.")
    if arguments.json:
        write_json(_row(number, backup) for number, backup in enumerate(found, 1))
        return
    table = Table(box=box.SIMPLE)
    for column in ("", "made (UTC)", "videos", "observations", "labels", "MB"):
        table.add_column(column, justify="left" if column == "made (UTC)" else "right", no_wrap=True)
    for number, backup in enumerate(found, 1):
        row = _row(number, backup)
        counts = [str(row[name]) for name in ("num_videos", "num_observations", "num_labels")]
        size = f"{backup.size_bytes / 1e6:.1f}"
        table.add_row(str(number), f"{backup.made_at:%Y-%m-%d %H:%M:%S}", *counts, size)
    if found:
        output().print(table)
    where = f", in {found[0].path.parent}" if found else ""
    messages().print(escaped(f"{counted(len(found), 'backup')} of {project}{where}"), soft_wrap=True)


def _row(number: int, backup: Backup) -> dict[str, object]:
    contents = backup.contents()
    return {
        "number": number,
        "made_at": backup.made_at.isoformat(),
        "num_videos": contents.num_videos if contents else None,
        "num_observations": contents.num_observations if contents else None,
        "num_labels": contents.num_labels if contents else None,
        "size_bytes": backup.size_bytes,
        "path": str(backup.path),
    }


def _restore(project: Path, number: int) -> None:
    """Put the backup with this number of the list in the project's place."""
    found = backups_of(project)
    if not found:
        raise UserError(f"There are no backups of {project}.")
    if not 1 <= number <= len(found):
        raise UserError(
            f"There is no backup number {number}; trapline backups {quoted(str(project))} shows all."
        )
    restored = restore(project, found[number - 1])
    said = f"{project} is as it was on {restored.backup.made_at:%Y-%m-%d %H:%M:%S} UTC."
    if restored.put_aside is not None:
        said += f" What stood there is in {restored.put_aside}."
    output().print(escaped(said), soft_wrap=True)


def _recover(project: Path) -> None:
    """Put the project together from what can be read of it, and say what came from where."""
    if not project.is_file():
        raise UserError(f"There is no project at {project}. trapline restore brings a backup back.")
    if is_sound(project):
        with open_project(project) as opened:  # and its files beside it go again
            where = opened.where
        output().print(escaped(f"{where} is not damaged: all of it can be read. Nothing was changed."))
        return
    done = recover(project)
    output().print(escaped("\n".join(done.story)), soft_wrap=True)
    output().print(
        escaped(f"The damaged file is {done.put_aside}; {done.list_file} lists what is older."),
        soft_wrap=True,
    )
