"""`trapline remove`: videos taken out of a project."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from app.cli.console import escaped, messages, output, write_object
from app.cli.wording import counted
from app.services import media
from app.services.media.copies import Copies, copies
from app.services.media.removal import Going, going, remove
from app.services.projects import Project, open_project
from app.store.records import VideoId
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_line

NUM_SHOWN = 40


def run(arguments: argparse.Namespace) -> int:
    """Say what would go; with --apply let it."""
    if bool(arguments.places) == arguments.copies:
        raise UserError("Give either folders or files to take out, or --copies.")
    with open_project(arguments.project) as project:
        if arguments.apply and project.read_only:
            raise UserError(project.why_read_only)
        found = Copies()
        if arguments.copies:
            found = copies(project)
            videos = list(found.extra)
        else:
            videos = _chosen(project, arguments.places)
        goes = going(project, videos)
        names = [to_line(one.relative_path) for one in media.videos_by_id(project, found.lost_places(videos))]
        if arguments.apply and videos:
            remove(project, videos, places=found.places)
    if arguments.json:
        write_object(json.dumps(_as_json(goes, names, removed=arguments.apply), indent=2, ensure_ascii=False))
        return 0
    _show(names, goes)
    _say_how_it_ended(goes, found, applied=arguments.apply)
    return 0


def _chosen(project: Project, places: Sequence[str]) -> list[VideoId]:
    """The videos at these places, each once, in library order; UserError where one holds none."""
    wanted: set[VideoId] = set()
    for place in places:
        wanted.update(_at(project, place))
    return [one.id for one in media.videos(project) if one.id in wanted]


def _at(project: Project, place: str) -> list[VideoId]:
    """As it lies, else below one of the project's folders."""
    if below := media.videos_below(project, [Path(place)]):
        return below
    ways = {root: media.videos_below(project, [root / place]) for root in media.roots(project)}
    found = {root: videos for root, videos in ways.items() if videos}
    if len({tuple(videos) for videos in found.values()}) > 1:
        raise UserError(
            f"{place} lies in several folders of the project: {', '.join(map(str, found))}. "
            "Give its whole path."
        )
    if not found:
        raise UserError(
            f"No video of the project lies at {place}. Give a folder or a file as trapline videos shows it."
        )
    return next(iter(found.values()))


def _as_json(goes: Going, names: Sequence[str], *, removed: bool) -> dict[str, object]:
    return {
        "removed": removed,
        "num_videos": goes.num_videos,
        "num_photos": goes.num_photos,
        "num_reviewed": goes.num_reviewed,
        "num_labels": goes.num_labels,
        "files": list(names),
    }


def _show(names: Sequence[str], goes: Going) -> None:
    say = output()
    for name in names[:NUM_SHOWN]:
        say.print(f"  {escaped(name)}", soft_wrap=True)
    if len(names) > NUM_SHOWN:
        say.print(f"  and {len(names) - NUM_SHOWN:,} more")
    photos = f", {goes.num_photos:,} of them photos" if goes.num_photos else ""
    words = f"{counted(goes.num_videos, 'file')}{photos}"
    labels = f"; people labelled {counted(goes.num_reviewed, 'file')}: {counted(goes.num_labels, 'label')}"
    say.print(f"{words}{labels if goes.num_labels else ''}.", soft_wrap=True)


def _say_how_it_ended(goes: Going, found: Copies, *, applied: bool) -> None:
    say, num_kept = messages(), found.num_kept_for_labels
    if found.places:
        whose = counted(len(found.places), "labelled file")
        say.print(f"{whose} on a drive that is not there: played from the copy from then on.")
    if num_kept:
        stay = "stays" if num_kept == 1 else "stay"
        say.print(f"{counted(num_kept, 'other file')} {stay}: people labelled both copies.")
    if applied and goes.num_videos:
        say.print("They are no longer in the project. As it was before: trapline backups")
    elif goes.num_videos:
        say.print("Nothing was changed. --apply takes them out of the project; the files stay.")
