"""`trapline export`: observations in a format of the field."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from app.cli.console import (
    escaped,
    is_output,
    messages,
    output,
    say_error,
    write_columns,
    written_to,
)
from app.cli.exchange.called import site_called, taxon_called
from app.cli.exit_codes import EXIT_USER_ERROR
from app.cli.wording import counted
from app.services import media, vocabulary
from app.services.ecology.occupancy import Occasions
from app.services.exports import FORMATS, Choice, ExportFormat, Selection, Word, export, preview, remember
from app.services.projects import Project, open_project
from mvit_core.errors import UserError


def run(arguments: argparse.Namespace) -> int:
    """Write the export, or only say what it would hold, and what the format cannot say."""
    if arguments.format == "help":
        _list_formats()
        return 0
    if arguments.out is None and not arguments.dry_run:
        raise UserError("Say where the export should go (--out), or what it would hold (--dry-run).")
    with open_project(arguments.project) as project:
        choice = Choice(
            selection=selection_of(project, arguments),
            utc_offset=arguments.utc_offset,
            occasions=occasions_of(arguments),
            place_decimals=arguments.round_coordinates,
        )
        if arguments.dry_run:
            unit = FORMATS[arguments.format].unit if arguments.format in FORMATS else ""
            planned = preview(project, arguments.format, **choice)
            rows, videos = counted(planned.num_rows, unit), counted(planned.num_videos, "video")
            output().print(f"Would write {rows} of {videos}.", soft_wrap=True)
            _say(planned.left_out)
            return 0
        return _write(project, arguments, choice)


def _write(project: Project, arguments: argparse.Namespace, choice: Choice) -> int:
    """An error where videos were not there, though what could be written was."""
    form = FORMATS.get(arguments.format)
    printed = is_output(arguments.out)
    if printed and form is not None and form.is_folder:
        raise UserError(f"{form.name} is several files. Say in which folder they should be (--out FOLDER).")
    if form is not None and not printed:
        _check_suffix(form, arguments.out)
    with written_to(arguments.out, form.suffix if form else "") as place:
        report = export(project, arguments.format, place, overwrite=arguments.overwrite, **choice)
    remember(project, report)
    say, rows = messages() if printed else output(), counted(report.num_rows, form.unit if form else "")
    where = "the output" if printed else str(arguments.out)
    say.print(f"Wrote {rows} to {escaped(where)}.", soft_wrap=True)
    _say(each for each in report.left_out if each not in report.missing)
    for sentence in report.missing:
        say_error(sentence)
    return EXIT_USER_ERROR if report.missing else 0


def _check_suffix(form: ExportFormat, out: Path) -> None:
    """Of a table that is called as a workbook a spreadsheet says that it is damaged."""
    others = {one.suffix for one in FORMATS.values() if one.suffix} - {form.suffix}
    if not form.is_folder and out.suffix.lower() in others:
        raise UserError(
            f"{form.name} is no {out.suffix} file. Choose a name that ends in {form.suffix}, or another "
            "format."
        )


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        messages().print(f"[yellow]note:[/] {escaped(sentence)}", soft_wrap=True)


def _list_formats() -> None:
    write_columns(
        (f"[bold]{one.name}[/]", one.suffix or "folder", one.title, one.description)
        for one in FORMATS.values()
    )


def occasions_of(arguments: argparse.Namespace) -> Occasions:
    """How the words of a command cut occasions."""
    return Occasions(days=arguments.occasion, least_share=arguments.least_share)


def selection_of(project: Project, arguments: argparse.Namespace) -> Selection:
    """What the words of a command choose. UserError where there is no such site, animal or time."""
    if arguments.since and arguments.until and arguments.since > arguments.until:
        raise UserError(f"No day is after {arguments.since} and before {arguments.until}: change the two.")
    sites = [site.name for site in media.sites(project)]
    tree = vocabulary.taxonomy(project)
    return Selection(
        sites=tuple(site for name in arguments.site for site in site_called(name, sites)),
        taxa=tuple(taxon_called(name, tree) for name in arguments.species),
        since=arguments.since,
        until=arguments.until,
        word=Word(arguments.word),
        min_confidence=arguments.min_confidence,
    )
