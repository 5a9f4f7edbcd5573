"""`trapline scan`: folders of videos in, observations in the project."""

import argparse
from collections.abc import Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.cli.console import escaped, messages, output
from app.cli.exit_codes import EXIT_INTERRUPTED
from app.cli.given import given_file
from app.cli.scans.new_project import opened_or_made
from app.cli.scans.scan_display import display_on
from app.cli.scans.videos import print_sums
from app.cli.wording import counted, lasting, quoted
from app.services import media
from app.services.checkpoint_card import card_of
from app.services.cluster.place import Place, check
from app.services.imports.camtrap.package import is_package
from app.services.keeping.project_addresses import shown_place
from app.services.keeping.project_files import exists as project_exists
from app.services.media.copies import copies
from app.services.media.moving import moved_to
from app.services.media.probing import ProbeRun
from app.services.models import (
    detector_to_scan_with,
    is_tried,
    model_to_scan_with,
    use_detector,
    use_model,
)
from app.services.placing.folder_patterns import FolderPattern
from app.services.placing.rearranging import rearrange
from app.services.projects import Project
from app.services.scanning.driver import Crew, default_num_workers
from app.services.scanning.pace import read_fast, reads_fast
from app.services.scanning.rereading import reread
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.scanning.stopped_rescans import stopped_rescan
from app.services.scanning.tally import ScanProgress
from app.services.species_list import listed_in_order
from app.services.sureness import checked, wish_sureness, wished_sureness
from app.store.address import is_address
from app.store.records import VideoId
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_line, to_path
from mvit_core.files.presence import exists, is_file, is_folder
from mvit_core.files.refused import unread
from mvit_core.video.suffixes import is_photo

if TYPE_CHECKING:
    from app.services.cluster.crew import ClusterCrew

BATCH = 300
MOST_NAMED = 3


def run(arguments: argparse.Namespace) -> int:
    """Take in the folders, scan what has no result yet, say how it ended."""
    folders = [_checked_folder(folder) for folder in arguments.folders]
    arguments.model = given_file(arguments.model, "checkpoint")
    arguments.detector = given_file(arguments.detector, "detector")
    if arguments.places:
        FolderPattern(arguments.places)  # before anything is made
    if arguments.sure is not None:
        checked(arguments.sure)
    where = arguments.project or f"{folders[0].resolve().name or 'videos'}.trapline"
    if is_address(where) or not project_exists(Path(where)):
        _look_for_videos(folders)  # a mistyped folder leaves no empty project behind
    with opened_or_made(where) as project:
        if arguments.places is not None:
            rearrange(project, arguments.places)
        ids = add_folders(project, folders)
        workers = num_workers(arguments.workers, ids)
        settings = msgspec.structs.replace(chosen_tools(project, arguments), num_workers=workers)
        settings = msgspec.structs.replace(settings, elsewhere=arguments.cluster is not None)
        _say_what_is_named(settings.model_path, sure=arguments.sure)
        with _crew(workers, settings, arguments.cluster) as crew:
            probe_new(project, crew)
            reread_kept(project, settings)
            scan = ScanRun.start(project, ids, rescan=arguments.rescan, settings=settings)
            finished = run_scan(scan, crew)
        remember(project, settings)  # only now are they known to be good
        _say_how_it_ended(project, scan.progress, ids, where, finished=finished)
    return 0 if finished else EXIT_INTERRUPTED


def _crew(num_workers: int, settings: ScanSettings, cluster: Place | None) -> "Crew | ClusterCrew":
    """Processes on this computer, or a cluster."""
    if cluster is None:
        return Crew(num_workers, settings=settings)
    check(cluster)
    from app.services.cluster.crew import ClusterCrew

    return ClusterCrew(cluster, settings)


def chosen_tools(project: Project, arguments: argparse.Namespace) -> ScanSettings:
    """The files named now, else those that the project remembers; a new detector is tried first."""
    if arguments.model or arguments.no_model:
        model = arguments.model.absolute() if arguments.model else None
    else:
        model = model_to_scan_with(project)
    if arguments.detector or arguments.no_detector:
        detector = arguments.detector.absolute() if arguments.detector else None
    else:
        detector = detector_to_scan_with(project)
    if detector is not None and not is_tried(project, detector):
        try_detector(detector)
    sure = wished_sureness(project) if arguments.sure is None else checked(arguments.sure)
    return ScanSettings(
        model_path=model,
        detector_path=detector,
        detector_is_tried=True,
        sure=sure,
        listed=listed_in_order(project),
        fast=reads_fast(project) if arguments.fast is None else arguments.fast,
        by_processor=arguments.processor_decodes,
    )


def _say_what_is_named(model: Path | None, *, sure: float | None) -> None:
    """What the model can name, where its file tells; without one, that a wish to be sure has no effect."""
    say = messages()
    if model is None and sure:
        say.print(
            "Nothing is named without a model: --sure has no effect until a scan is given one (--model)."
        )
    elif model is not None and (card := card_of(model)) is not None:
        num_species, num_behaviors = len(card.classes.species), len(card.classes.behaviors)
        behaviors = counted(num_behaviors, "behavior") if num_behaviors else "no behaviors"
        species = f"{num_species:,} species." if num_species else "no species: animals stay unnamed."
        say.print(f"This model names {behaviors} and {species}", soft_wrap=True)


def try_detector(detector: Path) -> None:
    """Run it once in a process of its own; UserError where it is no detector, crashes or hangs."""
    from mvit_core.detection import Detector

    with messages().status(f"trying {detector.name}") if messages().is_terminal else nullcontext():
        Detector.load(detector)


def remember(project: Project, settings: ScanSettings) -> None:
    """The next scan of the project is made with the same."""
    use_model(project, settings.model_path)
    use_detector(project, settings.detector_path)
    wish_sureness(project, settings.sure)
    read_fast(project, settings.fast)


def reread_kept(project: Project, settings: ScanSettings) -> None:
    """Where the model has to be sure in another way than before: name anew by the scores that were kept."""
    done = 0
    for step in reread(project, settings):
        done = step.done
    if done:
        messages().print(f"Read the kept scores of {counted(done, 'video')} anew.")


def add_folders(project: Project, folders: Sequence[Path]) -> list[VideoId]:
    """Take every video below the folders into the project; the ids of all that lie there now.

    A folder that holds the videos of one that is not there any more takes its place.
    """
    say = messages()
    problems = _packages_among(folders)
    for folder in folders:
        _take_moved(project, folder)
        files = media.find_videos(folder, problems=problems)
        number = num_photos = 0
        while some := list(islice(files, BATCH)):
            media.add_files(project, folder, some)
            number += len(some)
            num_photos += sum(is_photo(file.relative_path) for file in some)
        photos = f", {counted(num_photos, 'photo')}" if num_photos else ""
        words = f"{escaped(str(folder))}: {counted(number - num_photos, 'video')}{photos}"
        say.print(words, soft_wrap=True)
    for problem in problems:
        say.print(f"[yellow]{escaped(problem)}[/]", soft_wrap=True)
    here = media.videos_below(project, folders)
    if not here:
        raise UserError(f"There are no videos in {', '.join(map(str, folders))}.")
    return here


def _take_moved(project: Project, folder: Path) -> None:
    while (moved := moved_to(project, folder)) is not None:
        old_root, found = moved
        media.take_moved(project, found)
        words = f"{old_root} is not there: its videos are taken to lie in {to_path(found.new_root)} now."
        lost = f" {counted(len(found.lost), 'file')} of it: not found there." if found.lost else ""
        messages().print(escaped(f"{words}{lost}"), soft_wrap=True)


def probe_new(project: Project, crew: "Crew | ClusterCrew") -> None:
    """Ask new videos how long they are, so that the time left can be told."""
    work, say = ProbeRun(project), messages()
    with say.status("looking at the files") if say.is_terminal else nullcontext():
        for _ in crew.do(work):
            pass
    if work.replaced:
        say.print(f"[yellow]note:[/] {escaped(of_replaced(sorted(work.replaced)))}", soft_wrap=True)


def of_replaced(files: Sequence[str]) -> str:
    """What happened to labelled files that hold something else now; of many a few are named."""
    shown = ", ".join(map(to_line, files[:MOST_NAMED]))
    rest = f" and {len(files) - MOST_NAMED:,} more" if len(files) > MOST_NAMED else ""
    if len(files) == 1:
        return (
            f"{shown} holds something else than when it was labelled. What people said of it stays; if it is "
            "another recording, trapline remove takes it out of the project, and a scan takes it in anew."
        )
    return (
        f"{len(files):,} files hold something else than when they were labelled: {shown}{rest}. What people "
        "said of them stays; if they are other recordings, trapline remove takes them out of the project, "
        "and a scan takes them in anew."
    )


def run_scan(scan: ScanRun, crew: "Crew | ClusterCrew") -> bool:
    """Scan with a bar or with lines, whichever the output is good for; False where Ctrl-C stopped it."""
    _say_tools(crew)
    try:
        with display_on(messages()) as display:
            for _ in crew.do(scan):
                display.show(scan.progress)
    except KeyboardInterrupt:
        return False
    finally:
        scan.finish()
    return True


def _say_tools(crew: "Crew | ClusterCrew") -> None:
    """What the model runs on, and why on nothing faster; of a cluster, how large it is."""
    if not isinstance(crew, Crew):
        number = crew.num_threads
        size = f"A cluster that reads {counted(number, 'video')} at once."
        messages().print(size if number else "The cluster has no workers yet. The scan waits for the first.")
        return
    ready = crew.ready
    if ready is not None and ready.device:
        why = f" ({ready.why})" if ready.why else ""
        messages().print(escaped(f"{ready.model} on {ready.device}, {ready.precision}{why}"), soft_wrap=True)


def num_workers(wanted: int | None, ids: Sequence[VideoId]) -> int:
    """As many as wanted, else one for each core; never more than videos."""
    return min(wanted or default_num_workers(), len(ids))


def _checked_folder(folder: Path) -> Path:
    try:
        exists(folder)
    except OSError as error:  # a folder around it may not be looked into, or the name is too long
        raise UserError(unread(folder, error)) from error
    if is_file(folder):
        raise UserError(f"{folder} is a file. Give the folder that it lies in.")
    if not is_folder(folder):
        raise UserError(f"There is no folder {folder}. Check the name, and that its drive is connected.")
    return folder


def _packages_among(folders: Sequence[Path]) -> list[str]:
    """What to say of those that know more of their videos than a scan asks."""
    return [
        f"{folder} is a package of Camtrap DP: trapline import takes in what it says of its videos."
        for folder in folders
        if is_package(folder)
    ]


def _look_for_videos(folders: Sequence[Path]) -> None:
    problems = _packages_among(folders)
    if not any(True for folder in folders for _ in media.find_videos(folder, problems=problems)):
        raise UserError(" ".join([f"There are no videos in {', '.join(map(str, folders))}.", *problems]))


def _say_how_it_ended(
    project: Project, progress: ScanProgress, ids: Sequence[VideoId], where: str, *, finished: bool
) -> None:
    say = output()
    if progress.total == 0:
        stopped = stopped_rescan(project)
        rest = f"goes on with the {stopped.num_left:,} that a stop has left" if stopped else "scans it again"
        say.print(f"Everything there has been scanned before; --rescan {rest}.")
    elif finished:
        length = f", {lasting(progress.filmed_s)} of footage" if progress.filmed_s else ""
        say.print(f"Scanned {counted(progress.total - progress.missing, 'file')}{length}.")
    else:
        left = progress.total - progress.done
        say.print(f"Stopped. {progress.done:,} of {counted(progress.total, 'file')} are done and kept.")
        say.print(f"Give the same command again to go on with the other {left:,}.")
    if progress.missing:
        say.print(
            f"{counted(progress.missing, 'file')} not there any more (drive pulled out, or moved?): "
            "give the same command again when the folder is back."
        )
    print_sums(project, ids)
    if extra := copies(project).extra:
        words = (
            f"{counted(len(extra), 'file')}: the same content as another one of the project, counted twice."
        )
        how = f"trapline remove {quoted(shown_place(where))} --copies"
        say.print(f"{words} See them: {escaped(how)}", soft_wrap=True)
    if others := media.replaced(project):
        words = (
            f"{counted(len(others), 'file')}: something else than what was labelled; nobody has looked since."
        )
        how = f"trapline videos {quoted(shown_place(where))} --replaced"
        say.print(f"{words} See them: {escaped(how)}", soft_wrap=True)
    if finished:
        say.print(
            f"See what was found: trapline observations {escaped(quoted(shown_place(where)))}",
            soft_wrap=True,
        )
