"""The videos of a project: found in folders, placed at sites, probed, found again when drives move."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import exists, func, select

from app.services.media import adding_videos, moved_drives, probed
from app.services.media.finding_videos import FoundFile, find_videos, found_video
from app.services.media.moved_drives import Found as MovedVideos
from app.services.media.probed import Probe, write_info
from app.services.projects import Project
from app.store import library
from app.store import replaced as replacing
from app.store.library_order import reorder_places
from app.store.photos import number_of_photos
from app.store.records import Changes, Deployment, DeploymentId, Site, SiteId, Video, VideoId
from app.store.schema import DeploymentRow, RootRow, SiteRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_path, to_text
from mvit_core.files.presence import is_away
from mvit_core.types import VideoStatus

__all__ = ["FoundFile", "MovedVideos", "find_videos", "write_info"]


def add_files(project: Project, root: Path, files: Sequence[FoundFile]) -> Changes:
    """Take these files of `root` into the project; those that are there already are left as they are.

    Call it with a few hundred at a time while `find_videos` goes on. A file whose size changed counts as new.
    """
    with project.writing(waits=False) as session:
        return adding_videos.add(session, Path(root).absolute(), files)


def add_video(project: Project, path: Path) -> tuple[VideoId, Changes]:
    """Take a single file into the project, and nothing that lies beside it; the id of its video."""
    path = Path(path).absolute()
    root = next((root for root in roots(project) if path.is_relative_to(root)), path.parent)
    changes = add_files(project, root, [found_video(root, path)])
    return videos_below(project, [path])[0], changes


def record_probes(project: Project, probes: Iterable[Probe]) -> Changes:
    """Store what files say of themselves; one without facts is unreadable for the reason that stands beside.

    Where the content is that of a video whose file is gone, the file was moved: the older row, with all its
    labels, takes the new place and this one vanishes.
    """
    with project.writing(waits=False) as session:
        return probed.record(session, probes)


def videos(project: Project) -> list[Video]:
    """Every video in library order: site, deployment, time of capture, name."""
    with project.reading() as session:
        return library.all_videos(session)


def num_videos(project: Project) -> int:
    """How many there are."""
    with project.reading() as session:
        return session.scalar(select(func.count()).select_from(VideoRow)) or 0


def num_new(project: Project) -> tuple[int, int]:
    """How many of them have never been scanned; and how many of these are photos."""
    new = select(func.count(), number_of_photos()).where(VideoRow.status == VideoStatus.NEW.value)
    with project.reading() as session:
        number, photos = session.execute(new).one()
    return number, photos


def num_photos(project: Project) -> int:
    """How many of them are photos."""
    with project.reading() as session:
        return session.scalar(select(number_of_photos())) or 0


def video_pages(project: Project) -> Iterator[list[Video]]:
    """Every video in library order, some thousands at a time, so that a reader can stop in between."""
    with project.reading() as session:
        yield from library.video_pages(session)


def videos_by_id(project: Project, ids: Sequence[VideoId]) -> list[Video]:
    """These videos, in this order; those that are gone are left out."""
    with project.reading() as session:
        return library.videos_by_id(session, ids)


def unprobed(project: Project, *, after: int = 0, limit: int | None = None) -> list[Video]:
    """Videos that have not yet been asked what they are, on drives that are connected, in the order of ids.

    At most `limit` whose ids lie beyond `after`: a project of 100,000 is gone through page by page.
    """
    with project.reading() as session:
        roots = session.execute(select(RootRow.id, RootRow.path)).all()
        here = [id_ for id_, path in roots if not is_away(to_path(path))]
        waiting = VideoRow.probed.is_(False) & VideoRow.root_id.in_(here) & (VideoRow.id > after)
        rows = session.execute(library.select_videos().where(waiting).order_by(VideoRow.id).limit(limit))
        return [library.to_video(row) for row in rows]


def sites(project: Project) -> list[Site]:
    """Every site, by name."""
    with project.reading() as session:
        return library.all_sites(session)


def deployments(project: Project) -> list[Deployment]:
    """Every deployment, by name."""
    with project.reading() as session:
        return library.all_deployments(session)


def root_names(project: Project) -> dict[DeploymentId, str]:
    """What the folder is called that the videos of each deployment were opened in."""
    with project.reading() as session:
        roots = select(VideoRow.deployment_id, func.min(RootRow.path)).join_from(VideoRow, RootRow)
        rows = session.execute(roots.group_by(VideoRow.deployment_id)).all()
        return {DeploymentId(id_): to_path(path).name for id_, path in rows}


def rename_site(project: Project, site_id: SiteId, name: str) -> tuple[str, Changes]:
    """Returns the name before. UserError where the new one is empty or another site's."""
    name = _checked(name)
    with project.writing() as session:
        other = session.scalar(select(SiteRow.id).where(SiteRow.name == name, SiteRow.id != site_id))
        if other is not None:
            raise UserError(
                f"There is a site called {name} already. Give it the deployments instead, in the column Site "
                "of Export ▸ Deployments and clocks…"
            )
        row = session.get_one(SiteRow, site_id)
        before, row.name = row.name, name
        session.flush()
        reorder_places(session, DeploymentRow.site_id == site_id)
    return before, Changes(library=True)


def add_site(project: Project, name: str) -> tuple[SiteId, Changes]:
    """A new site without deployments; the one that has the name, where there is one."""
    name = _checked(name)
    with project.writing() as session:
        return SiteId(library.site_called(session, name).id), Changes(library=True)


def rename_deployment(project: Project, deployment_id: DeploymentId, name: str) -> tuple[str, Changes]:
    """Returns the name before. UserError where the new one is empty. Deployments of different sites may be
    called alike.
    """
    with project.writing() as session:
        row = session.get_one(DeploymentRow, deployment_id)
        before, row.name = row.name, _checked(name)
        session.flush()
        reorder_places(session, DeploymentRow.id == deployment_id)
    return before, Changes(library=True)


def replaced(project: Project) -> dict[VideoId, datetime]:
    """Videos whose files hold something else than when people labelled them, and since when (UTC); nobody has
    labelled anything in them since.
    """
    with project.reading() as session:
        return {VideoId(id_): since for id_, since in replacing.replaced(session).items()}


def roots(project: Project) -> list[Path]:
    """The folders that the project's videos lie below."""
    with project.reading() as session:
        return [to_path(path) for path in session.scalars(select(RootRow.path).order_by(RootRow.path))]


def videos_below(project: Project, folders: Iterable[Path]) -> list[VideoId]:
    """Every video that lies below one of these folders, however they are spelled, in library order."""
    wanted = [folder.resolve() for folder in folders]
    here: dict[str, Path] = {}
    with project.reading() as session:
        rows = session.execute(
            select(VideoRow.id, RootRow.path, VideoRow.relative_path)
            .join_from(VideoRow, RootRow)
            .order_by(VideoRow.sort_key, VideoRow.id)
        ).all()
    found = []
    for id_, root, relative_path in rows:
        if root not in here:
            here[root] = to_path(root).resolve()
        file = here[root] / to_path(relative_path)
        if any(file.is_relative_to(folder) for folder in wanted):
            found.append(VideoId(id_))
    return found


def missing_roots(project: Project) -> list[Path]:
    """Those with videos that are not there now: a drive is not connected, or a folder was moved."""
    used = select(RootRow.path).where(exists().where(VideoRow.root_id == RootRow.id)).order_by(RootRow.path)
    with project.reading() as session:
        paths = session.scalars(used).all()
    return [root for root in map(to_path, paths) if is_away(root)]


def num_below(project: Project, root: Path) -> tuple[int, int]:
    """How many videos lie, or lay, below one of the project's roots; and how many of them are photos."""
    inside = select(func.count(), number_of_photos()).join(RootRow, VideoRow.root_id == RootRow.id)
    with project.reading() as session:
        number, num_photos = session.execute(inside.where(RootRow.path == to_text(root))).one()
    return number, num_photos


def look_for_moved(
    project: Project, old_root: Path, new_root: Path, report: Callable[[object], None] = lambda _: None
) -> MovedVideos:
    """Look for the videos of `old_root` below `new_root`, in any thread; nothing is written.

    UserError where not one of them lies there.
    """
    with project.reading() as session:
        new_root = Path(new_root).absolute()
        return moved_drives.look(session, old_root=Path(old_root), new_root=new_root, report=report)


def take_moved(project: Project, found: MovedVideos) -> Changes:
    """Look for them there from now on."""
    with project.writing() as session:
        return moved_drives.reconnect(session, found)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UserError("A name needs at least one letter.")
    return name
