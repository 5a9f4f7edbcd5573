"""`trapline import`: what another program or person has said, into the project."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from app.cli.console import escaped, messages, output, write_columns
from app.cli.exchange.import_display import ImportDisplay
from app.cli.wording import counted
from app.services.imports import FORMATS, ImportReport, Intake, folder_of, preview_import, read_file
from app.services.imports.way_back import backup_before
from app.services.keeping.backups import Backup
from app.services.keeping.new_projects import take_back
from app.services.media.probing import ProbeRun
from app.services.projects import Project, open_or_create, open_project, user_name
from app.services.rehearsal import empty_rehearsal
from app.services.scanning.driver import Crew, default_num_workers
from mvit_core.errors import UserError

MOST_NOTES = 100


def run(arguments: argparse.Namespace) -> int:
    """Take the file in and say what came of it; or only say what would."""
    if arguments.format == "help":
        _list_formats()
        return 0
    columns = _columns(arguments.column)
    if arguments.dry_run:
        _say("Would take in", _previewed(arguments, columns))
        return 0
    # What cannot be read leaves no empty project behind.
    found = read_file(arguments.file, arguments.format, columns)
    is_new = not _is_known(arguments.into)
    with _gone_if_stopped(arguments.into, is_new=is_new) as begun, open_or_create(arguments.into) as project:
        backup = None if is_new else _backed_up(project)
        intake = Intake(project, found, folder=folder_of(arguments.file), who=user_name())
        report = _taken_in(intake, begun)
        if report.num_new_videos > report.num_absent:
            _ask_new_videos(project, report.num_new_videos - report.num_absent)
    _say("Took in", report)
    if backup is not None and report.brings_anything:
        words = f"{backup.path} is the project as it was before; trapline restore goes back to it."
        messages().print(f"[yellow]note:[/] {escaped(words)}", soft_wrap=True)
    if is_new and not report.brings_anything:
        take_back(Path(arguments.into))
        raise UserError(
            f"Nothing of it could be taken in, so {arguments.into} was not made. Scan the videos first, "
            "or put them beside the file."
        )
    return 0


@contextmanager
def _gone_if_stopped(place: str, *, is_new: bool) -> Iterator[Event]:
    """A new project goes again where the import ends before what is given is set: nothing is in it yet."""
    begun = Event()
    try:
        yield begun
    except BaseException:
        if is_new and not begun.is_set():
            take_back(Path(place))
        raise


def _taken_in(intake: Intake, begun: Event) -> ImportReport:
    with ImportDisplay(messages()) as display:
        for share in intake.looks():
            display.show("opening the videos", share)
        begun.set()
        for share in intake.steps():
            display.show("taking in", share)
    return intake.report


def _backed_up(project: Project) -> Backup | None:
    try:
        return backup_before(project)
    except UserError as error:  # what comes in is worth more than that there is a way back
        messages().print(f"[yellow]note:[/] {escaped(str(error))}", soft_wrap=True)
        return None


def _ask_new_videos(project: Project, number: int) -> None:
    """What their files say of themselves: frames and boxes in pixels are counted by it."""
    with Crew(min(default_num_workers(), number)) as crew:
        for _ in crew.do(ProbeRun(project)):
            pass


def _is_known(place: str) -> bool:
    return "://" in place or Path(place).exists()


def _previewed(arguments: argparse.Namespace, columns: dict[str, str]) -> ImportReport:
    place = str(arguments.into)
    opened = open_project(place) if _is_known(place) else empty_rehearsal()
    with opened as project, ImportDisplay(messages()) as display:
        return preview_import(
            project,
            arguments.file,
            format_name=arguments.format,
            columns=columns,
            who=user_name(),
            progress=lambda share: display.show("looking at what it would bring", share),
        )


def _say(verb: str, report: ImportReport) -> None:
    parts = [
        counted(report.num_animals, "observation"),
        counted(report.num_bouts, "bout"),
        counted(report.num_new_videos, "new video"),
        counted(report.num_deployments, "deployment"),
    ]
    output().print(f"{verb} {', '.join(parts)}.", soft_wrap=True)
    if report.num_listed:
        output().print(_of_videos(report), soft_wrap=True)
    for sentence in report.left_out[:MOST_NOTES]:
        messages().print(f"[yellow]note:[/] {escaped(sentence)}", soft_wrap=True)
    if len(report.left_out) > MOST_NOTES:
        messages().print(f"[yellow]note:[/] and {len(report.left_out) - MOST_NOTES:,} more.")


def _of_videos(report: ImportReport) -> str:
    """Where the videos are that the file speaks of."""
    beside = report.num_new_videos - report.num_absent
    places = (
        (report.num_videos - report.num_new_videos, "in the project already"),
        (beside, "found beside the file"),
        (report.num_absent, "listed without their files"),
        (len(report.missing), "not found"),
        (len(report.ambiguous), "not told from others of the name"),
    )
    told = ", ".join(f"{number:,} {where}" for number, where in places if number)
    return f"The file speaks of {counted(report.num_listed, 'video')}: {told or 'none of use'}."


def _columns(words: Sequence[str]) -> dict[str, str]:
    pairs = [word.partition("=") for word in words]
    wrong = next((what for what, sign, name in pairs if not sign or not name), None)
    if wrong is not None:
        raise UserError(f"--column {wrong} says nothing. Write it like --column species=Tier.")
    return {what: name for what, _, name in pairs}


def _list_formats() -> None:
    write_columns((f"[bold]{one.name}[/]", one.title, one.description) for one in FORMATS.values())
