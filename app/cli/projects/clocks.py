"""`trapline clocks`: the times that cameras wrote into the pictures, beside those that files tell."""

import argparse
from collections.abc import Sequence
from datetime import datetime

from rich import box
from rich.table import Table

from app.cli.console import escaped, messages, output, write_json
from app.cli.wording import counted
from app.services.projects import open_project
from app.services.scanning.driver import Crew
from app.services.times import burnt_in
from app.services.times.burnt_in import ClockRun, DateOrder, Offer
from app.services.times.doubtful_clocks import Why, doubts
from app.services.times.taking_times import take
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_line

NUM_SHOWN = 40
DOUBTS = {
    Why.FELL_BACK: "{name}: the clock fell back at {file}. Did the camera begin anew?",
    Why.AHEAD: "{name}: videos dated in the future: {n}, the first is {file}.",
    Why.OUTSIDE: "{name}: videos outside of its start and end: {n}, the first is {file}.",
}


def run(arguments: argparse.Namespace) -> int:
    """Read the pictures; with --take believe them."""
    order = DateOrder(arguments.dates) if arguments.dates else None
    with open_project(arguments.project) as project:
        if arguments.take and project.read_only:  # said before the pictures are read, which takes long
            raise UserError(project.why_read_only)
        videos = burnt_in.readable(project)
        work = ClockRun(videos)
        with Crew(arguments.workers) as crew:
            for _ in crew.do(work):
                pass
        offered = burnt_in.offers(videos, work.read, order)
        wanted = burnt_in.to_take(offered)
        if arguments.json:
            write_json(_as_json(one) for one in offered)
        else:
            show(offered)
        if arguments.take and wanted:
            take(project, wanted)
        doubtful = doubts(project, now=datetime.now())
    say = messages()
    for doubt in doubtful:
        words = DOUBTS[doubt.why]
        first = to_line(doubt.first)
        say.print(escaped(words.format(n=doubt.num_videos, name=doubt.name, file=first)))
    if arguments.take:
        say.print(f"{counted(len(wanted), 'video')} got the time that their pictures show.")
    elif wanted:
        say.print(
            f"Nothing was changed. --take gives {counted(len(wanted), 'video')} the time of the picture."
        )
    if any(one.is_ambiguous for one in offered):
        say.print("Say --dates day-first or --dates month-first for what may be either.")
    return 0


def _as_json(one: Offer) -> dict[str, object]:
    return {
        "video_id": one.video.id,
        "file": to_line(one.video.relative_path),
        "recorded_at": one.video.recorded_at.isoformat() if one.video.recorded_at else None,
        "from": one.video.captured_from,
        "burnt_in": one.time.isoformat() if one.time else None,
        "reason": one.reason,
    }


def show(offered: Sequence[Offer]) -> None:
    """Those that can be read first, for the table has an end."""
    table = Table(box=box.SIMPLE, header_style="bold")
    for heading in ("file", "now", "from", "in the picture"):
        table.add_column(heading, overflow="fold")
    for one in sorted(offered, key=lambda one: one.time is None)[:NUM_SHOWN]:
        said = f"[green]{one.time}[/]" if one.time else f"[dim]{escaped(one.reason)}[/]"
        now = str(one.video.recorded_at or "unknown")
        table.add_row(escaped(to_line(one.video.relative_path)), now, one.video.captured_from, said)
    output().print(table)
    if len(offered) > NUM_SHOWN:
        output().print(f"and {len(offered) - NUM_SHOWN} more; --json lists all")
    num_read = sum(one.time is not None for one in offered)
    said = f"{num_read:,} of {counted(len(offered), 'video')}: the clock in the picture can be read"
    output().print(f"{said}; {len(offered) - num_read:,}: it cannot.", soft_wrap=True)
