"""`trapline videos`: each file and how it ended."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import datetime

from rich import box
from rich.table import Table

from app.cli.console import escaped, output, write_json
from app.cli.wording import counted, lasting
from app.services import media
from app.services.projects import Project, open_project
from app.store.records import Deployment, Site, Video, VideoId
from mvit_core.files.path_text import to_line, to_text
from mvit_core.types import VideoStatus

NUM_SHOWN = 10
COLORS = {
    VideoStatus.DONE: "green",
    VideoStatus.BLANK: "dim",
    VideoStatus.PARTIAL: "yellow",
    VideoStatus.UNREADABLE: "red",
    VideoStatus.NEW: "cyan",
}


def run(arguments: argparse.Namespace) -> int:
    """Print the videos as a table or as JSON."""
    with open_project(arguments.project) as project:
        deployments = {one.id: one for one in media.deployments(project)}
        sites = {one.id: one for one in media.sites(project)}
        places = {id_: (sites[one.site_id], one) for id_, one in deployments.items()}
        others = media.replaced(project)
        videos = [one for one in media.videos(project) if one.id in others or not arguments.replaced]
        if arguments.json:
            write_json(as_json(one, *places[one.deployment_id], others.get(one.id)) for one in videos)
        else:
            _print_table(project, [(one, places[one.deployment_id][0]) for one in videos], others)
    return 0


def print_sums(project: Project, ids: Sequence[VideoId]) -> None:
    """How these videos stand, and by name those that are defective."""
    videos = media.videos_by_id(project, ids)
    output().print(_counts(videos))
    _name_the_defective(videos)


def as_json(
    video: Video, site: Site, deployment: Deployment, replaced_at: datetime | None = None
) -> dict[str, object]:
    """Everything that is known of one video; `replaced_at`: see `media.replaced`."""
    facts = (
        "duration_s",
        "frame_rate",
        "width",
        "height",
        "num_frames",
        "codec",
        "size_bytes",
        "fingerprint",
    )
    return {
        "id": video.id,
        "site": site.name,
        "deployment": deployment.name,
        "file": video.relative_path,
        "path": to_text(video.path),
        "status": video.status,
        "reason": video.reason,
        "replaced_at": replaced_at.isoformat(timespec="seconds") if replaced_at else None,
        "captured_at": video.captured_at.isoformat() if video.captured_at else None,
        "captured_from": video.captured_from,
        **{name: getattr(video, name) for name in facts},
        "num_observations": video.num_observations,
        "num_unreviewed": video.num_unreviewed,
    }


def _print_table(
    project: Project, videos: list[tuple[Video, Site]], others: Mapping[VideoId, datetime]
) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Site", overflow="fold")
    table.add_column("Video", overflow="fold")
    table.add_column("Length", justify="right", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    table.add_column("Observations", justify="right", no_wrap=True)
    table.add_column("Reason", overflow="fold")
    for video, site in videos:
        table.add_row(
            escaped(to_line(site.name)),
            escaped(to_line(video.relative_path)),
            "photo" if video.is_photo else lasting(video.duration_s),
            f"[{COLORS[video.status]}]{video.status}[/]",
            str(video.num_observations or ""),
            escaped(_remark(video, others.get(video.id))),
        )
    if videos:
        output().print(table)
    output().print(f"{counted_files([one for one, _ in videos])} in {escaped(project.where)}", soft_wrap=True)


def _remark(video: Video, replaced_at: datetime | None) -> str:
    other = f"Something else than what was labelled, since {replaced_at:%Y-%m-%d}." if replaced_at else ""
    return " ".join(filter(None, (video.reason, other)))


def counted_files(videos: Sequence[Video]) -> str:
    """12 videos, 3 photos: what there is of both."""
    photos = sum(one.is_photo for one in videos)
    parts = [(len(videos) - photos, "video"), (photos, "photo")]
    return ", ".join(counted(number, noun) for number, noun in parts if number) or counted(0, "video")


def _counts(videos: Sequence[Video]) -> str:
    numbers = {status: sum(one.status is status for one in videos) for status in VideoStatus}
    parts = [
        f"[bold]{numbers[VideoStatus.DONE]:,}[/] in which something moves",
        f"{numbers[VideoStatus.BLANK]:,} blank",
        f"{numbers[VideoStatus.PARTIAL]:,} partial",
        f"{numbers[VideoStatus.UNREADABLE]:,} unreadable",
    ]
    if numbers[VideoStatus.NEW]:
        parts.append(f"{numbers[VideoStatus.NEW]:,} not scanned yet")
    seen = sum(one.num_observations for one in videos)
    return f"{', '.join(parts)}; {counted(seen, 'observation')}."


def _name_the_defective(videos: Sequence[Video]) -> None:
    say = output()
    bad = [one for one in videos if one.status in (VideoStatus.UNREADABLE, VideoStatus.PARTIAL)]
    for one in bad[:NUM_SHOWN]:
        line = f"  [yellow]{one.status}[/] {escaped(to_line(one.relative_path))}: {escaped(one.reason)}"
        say.print(line, soft_wrap=True)
    if len(bad) > NUM_SHOWN:
        say.print(f"  and {len(bad) - NUM_SHOWN} more; see: trapline videos")
