"""The timelines of a project as one picture, for people without a screen and for mails."""

from collections.abc import Iterator
from pathlib import Path

from app.services import media, observations
from app.services.exports.rows import Surroundings
from app.services.exports.writing import new_file
from app.services.observations import scanned
from app.services.projects import Project
from app.services.timelines_picture.canvas import Canvas
from app.services.timelines_picture.timeline import FAINT, INK, LINE, PAPER, SOFT, Strip, draw, height
from app.store.records import Site, Video
from mvit_core.types import VideoStatus

WIDTH, MARGIN, SIDE, HEAD = 1180.0, 32.0, 210.0, 92.0
BETWEEN = 26.0
MAX_VIDEOS = 24


def write_timelines(project: Project, out: Path, *, max_videos: int = MAX_VIDEOS) -> int:
    """Draw the timelines of the first `max_videos` videos, in library order, to the PNG `out`.

    An older picture there is replaced. Returns the number of videos shown; UserError where nothing can be
    written there.
    """
    videos = media.videos(project)
    surroundings = Surroundings(project)
    strips = [_strip(project, surroundings, video) for video in videos[:max_videos]]
    tall = HEAD + sum(_room(strip) + BETWEEN for strip in strips) + MARGIN
    canvas = Canvas(WIDTH, tall, PAPER)
    _draw_head(canvas, project, videos)
    top = HEAD
    for strip in strips:
        _draw_video(canvas, strip, surroundings, top)
        top += _room(strip) + BETWEEN
    if len(videos) > len(strips):
        canvas.text(f"and {len(videos) - len(strips):,} more videos", (MARGIN, top + 4), SOFT)
    with new_file(out, overwrite=True, suffixes=(".png",)) as draft:
        canvas.save(draft)
    return len(strips)


def _strip(project: Project, surroundings: Surroundings, video: Video) -> Strip:
    rows = [
        surroundings.row(video, one, video.relative_path) for one in observations.of_video(project, video.id)
    ]
    return Strip(video, rows, scanned.motion_of_video(project, video.id))


def _room(strip: Strip) -> float:
    return max(height(strip), 64.0)


def _draw_head(canvas: Canvas, project: Project, videos: list[Video]) -> None:
    canvas.text(project.name, (MARGIN, 46), INK, size=22, bold=True)
    canvas.text("  ·  ".join(_facts(videos)), (MARGIN, 68), SOFT, size=12)
    x = WIDTH - MARGIN - 292
    canvas.hatched((x, 36, 30, 13), "#0072b2")
    canvas.text("found by Trapline", (x + 38, 46.5), SOFT)
    canvas.box((x + 152, 36, 30, 13), "#0072b2", radius=3)
    canvas.text("said by a person", (x + 190, 46.5), SOFT)


def _facts(videos: list[Video]) -> Iterator[str]:
    yield f"{len(videos):,} video{'' if len(videos) == 1 else 's'}"
    yield f"{sum(one.num_observations for one in videos):,} observations"
    for status in (VideoStatus.BLANK, VideoStatus.PARTIAL, VideoStatus.UNREADABLE):
        if number := sum(one.status is status for one in videos):
            yield f"{number:,} {status}"


def _draw_video(canvas: Canvas, strip: Strip, surroundings: Surroundings, top: float) -> None:
    canvas.line((MARGIN, top - BETWEEN / 2), (WIDTH - MARGIN, top - BETWEEN / 2), LINE)
    video = strip.video
    site: Site = surroundings.sites[surroundings.deployments[video.deployment_id].site_id]
    room = SIDE - 18
    canvas.text(site.name, (MARGIN, top + 13), INK, size=13, bold=True, within=room)
    canvas.text(video.name, (MARGIN, top + 29), SOFT, within=room)
    if video.captured_at:
        moment = video.captured_at.isoformat(sep=" ", timespec="seconds")
        canvas.text(moment, (MARGIN, top + 44), FAINT, size=10, within=room)
    length = f"{video.duration_s:.1f} s" if video.duration_s else ""
    state = str(video.status) if video.status is not VideoStatus.DONE else ""
    canvas.text("  ".join(filter(None, (length, state))), (MARGIN, top + 58), FAINT, size=10)
    draw(canvas, strip, MARGIN + SIDE, top, WIDTH - 2 * MARGIN - SIDE)
    if video.status is VideoStatus.UNREADABLE:
        canvas.text(
            video.reason, (MARGIN + SIDE + 90, top + 32), SOFT, within=WIDTH - 2 * MARGIN - SIDE - 110
        )
