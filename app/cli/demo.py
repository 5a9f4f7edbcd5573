"""`trapline demo`: the whole journey without a screen, on footage that Trapline draws itself."""

import argparse
import time
from pathlib import Path

from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from app import paths
from app.cli.console import escaped, messages, output
from app.cli.projects.observing import print_table
from app.cli.scans.scanning import add_folders, num_workers, probe_new, run_scan
from app.cli.scans.videos import print_sums
from app.cli.wording import lasting
from app.services.demo import render_demo
from app.services.projects import open_or_create
from app.services.scanning.driver import Crew
from app.services.scanning.scans import ScanRun
from app.services.timelines_picture import write_timelines
from mvit_core.files.refused import make_folder

PROJECT_NAME = "Demonstration.trapline"
LINE_EVERY_S = 10.0


def run(arguments: argparse.Namespace) -> int:
    """Draw, scan, print, and say where the picture is."""
    folder = arguments.folder or paths.data_dir() / "demo"
    where = Path(arguments.project or folder / PROJECT_NAME)
    picture = where.with_name(f"{where.stem} timelines.png")
    draw(folder)
    with open_or_create(where) as project:
        ids = add_folders(project, [folder])
        with Crew(num_workers(None, ids)) as crew:
            probe_new(project, crew)
            finished = run_scan(ScanRun.start(project, ids), crew)
        if not finished:
            raise KeyboardInterrupt
        print_table(project)
        print_sums(project, ids)
        write_timelines(project, picture)
    say = output()
    say.print(f"\nThe timelines as a picture: [bold]{escaped(str(picture.absolute()))}[/]", soft_wrap=True)
    say.print(f"The project, for every other command: {escaped(str(where.absolute()))}", soft_wrap=True)
    return 0


def draw(folder: Path) -> None:
    """Render the footage, what is there already excepted."""
    make_folder(folder)
    say = messages()
    if not say.is_terminal:
        say.print(f"Drawing the footage of the demonstration in {escaped(str(folder))}", soft_wrap=True)
        render_demo(folder, progress=_Lines())
        return
    columns = (SpinnerColumn(), BarColumn(bar_width=28), TextColumn("{task.description}"))
    with Progress(*columns, console=say, transient=True) as bar:
        task = bar.add_task("drawing the footage of the demonstration", total=None)
        render_demo(folder, progress=lambda done, total: bar.update(task, completed=done, total=total))


class _Lines:
    """Progress where nothing can move."""

    def __init__(self) -> None:
        self._started_s = self._last_s = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now_s = time.monotonic()
        if now_s - self._last_s >= LINE_EVERY_S and done:
            self._last_s = now_s
            left_s = (now_s - self._started_s) * (total - done) / done
            messages().print(f"drew {done:,} of {total:,} frames · {lasting(left_s)} left")
