"""`trapline places`: sites and deployments from folders, by a pattern, shown before it is done."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.table import Table

from app.cli.console import escaped, messages, output, write_json
from app.cli.wording import counted
from app.services import media
from app.services.placing import layout
from app.services.placing.folder_patterns import FolderPattern
from app.services.placing.layout import FolderPlace
from app.services.placing.rearranging import rearrange
from app.services.projects import open_project
from app.store.address import is_address
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_line, to_text


def run(arguments: argparse.Namespace) -> int:
    """Show where each folder's files are placed, and place them there with --apply."""
    where = Path(arguments.where)
    if where.is_dir():
        if arguments.apply:
            raise UserError("--apply is for a project. Give the project's file, or scan with --places.")
        pattern = FolderPattern(arguments.pattern) if arguments.pattern else None
        paths = [file.relative_path for file in media.find_videos(where)]
        _show(layout.preview(layout.folders_in(to_text(where.resolve()), paths), pattern), arguments.json)
        return 0
    if not is_address(arguments.where) and not where.exists():
        raise UserError(
            f"There is no folder or project {where}. Check the name, and that its drive is connected."
        )
    with open_project(arguments.where) as project:
        if arguments.apply and project.read_only:
            raise UserError(project.why_read_only)
        text = layout.pattern_of(project) if arguments.pattern is None else arguments.pattern
        pattern = FolderPattern(text) if text.strip() else None
        folders = layout.folders_of(project)
        asked = arguments.pattern is not None
        _show(layout.preview(folders, pattern) if asked else folders, arguments.json)
        if arguments.apply:
            rearrange(project, text)
            messages().print("The files are placed so, and files that come later will be.")
        elif asked and any(each.changes for each in layout.preview(folders, pattern)):
            messages().print("Nothing is changed yet: give --apply to place the files so.")
    return 0


def _show(folders: Sequence[FolderPlace], as_json: bool) -> None:
    if as_json:
        write_json(_as_json(each) for each in folders)
        return
    known = any(each.site for each in folders)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("Folder", "Files", *(("Now",) if known else ()), "Site", "Deployment", ""):
        table.add_column(name, overflow="fold", justify="right" if name == "Files" else "left")
    for each in folders:
        style = "bold" if known and each.changes else ""
        now = (f"{each.site} / {each.deployment}",) if known else ()
        cells = (each.folder or ".", f"{each.num_files:,}", *now, each.then.site, each.then.deployment)
        how = "" if each.then.by_pattern else "guessed"
        table.add_row(*(escaped(to_line(cell)) for cell in cells), how, style=style)
    num_sites, num_deployments, num_files, num_guessed = layout.sums(folders)
    say = output()
    say.print(table)
    words = f"{counted(num_sites, 'site')}, {counted(num_deployments, 'deployment')}"
    guessed = f"; {num_guessed:,} of them guessed" if num_guessed else ""
    say.print(f"{words}, {counted(num_files, 'file')}{guessed}.")


def _as_json(each: FolderPlace) -> dict[str, object]:
    return {
        "root": each.root,
        "folder": each.folder,
        "files": each.num_files,
        "site_now": each.site,
        "deployment_now": each.deployment,
        "site": each.then.site,
        "deployment": each.then.deployment,
        "deployment_folder": each.then.folder,
        "by_pattern": each.then.by_pattern,
    }
