"""Files into rows: incremental, in batches, each placed at a guessed site and deployment."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import exists, insert, select, update
from sqlalchemy.orm import Session

from app.services.media.finding_videos import FoundFile
from app.services.placing import layout
from app.services.placing.folder_patterns import placed
from app.services.placing.places import area_around, is_numbered
from app.services.times import capture_times, clocks
from app.store import imported_rows, library
from app.store.base import utc_now
from app.store.library_order import batches, sort_key
from app.store.records import Changes, VideoId
from app.store.schema import VIDEOS, DeploymentRow, ImportedRow, RootRow, ScanRow, SiteRow, VideoRow
from mvit_core.files.path_text import to_path, to_text
from mvit_core.types import VideoStatus
from mvit_core.video.suffixes import is_photo

COPY_SLACK = timedelta(seconds=2)  # FAT keeps even seconds only
ZONE_STEP = timedelta(minutes=15)  # all zones differ by whole ones
FARTHEST_ZONES = timedelta(hours=26)


Roots = Sequence[tuple[Path, RootRow]]  # with their places as the disk has them, which is asked once


class Added(NamedTuple):
    """Videos by the paths of their files below the root."""

    new: dict[str, VideoId]
    changed: dict[str, VideoId]


def add(session: Session, root: Path, files: Sequence[FoundFile]) -> Changes:
    """Insert what is new, mark what changed; `Changes` names both."""
    added = add_by_path(session, root, files)
    videos = library.ids([*added.new.values(), *added.changed.values()])
    return Changes(videos=videos, library=bool(added.new))


def add_by_path(session: Session, root: Path, files: Sequence[FoundFile]) -> Added:
    """The same, saying which file became which video.

    Files below a folder that was opened before, alone, stay with it, and what is opened inside of a folder is
    of that folder: one place is guessed by one path, however deep it was opened.
    """
    found, roots = Added({}, {}), _roots(session)
    for home, inside in _by_home(session, root, files, roots).items():
        added = _add_below(session, home or _root(session, root, roots), list(inside.values()), roots)
        paths = {file.relative_path: path for path, file in inside.items()}
        for told, more in zip(found, added, strict=True):
            told.update((paths[path], id_) for path, id_ in more.items())
    return found


def _roots(session: Session) -> Roots:
    return [(to_path(row.path).resolve(), row) for row in session.scalars(select(RootRow))]


def _by_home(
    session: Session, root: Path, files: Sequence[FoundFile], roots: Roots
) -> dict[RootRow | None, dict[str, FoundFile]]:
    """The files as they lie below the root that they belong to, by their paths below this one.

    None is the root itself, whether it is there or not. A pattern counts from the folder that was opened.
    """
    here = root.resolve()
    roots = sorted(roots, key=lambda each: len(each[0].parts), reverse=True)
    inner = [
        (to_text(path.relative_to(here).as_posix()) + "/", row)
        for path, row in roots
        if path != here and path.is_relative_to(here)
    ]
    is_known = any(path == here for path, _ in roots) or layout.stored_pattern(session) is not None
    outer = None if is_known else next((each for each in roots if here.is_relative_to(each[0])), None)
    above = to_text(here.relative_to(outer[0]).as_posix()) + "/" if outer else ""
    homes: dict[RootRow | None, dict[str, FoundFile]] = {}
    for file in files:
        path = file.relative_path
        prefix, home = next(
            (each for each in inner if path.startswith(each[0])), ("", outer[1] if outer else None)
        )
        below = path.removeprefix(prefix) if prefix else above + path
        homes.setdefault(home, {})[path] = msgspec.structs.replace(file, relative_path=below)
    return homes


def _add_below(session: Session, root_row: RootRow, files: Sequence[FoundFile], roots: Roots) -> Added:
    covered = _covered_elsewhere(session, root_row, files, roots)
    places = _Places(session, root_row)
    found = Added({}, {})
    for some in batches(files):
        known = covered | _known(session, root_row.id, [file.relative_path for file in some])
        found.changed.update(_mark_changed(session, some, known))
        fresh = [file for file in some if file.relative_path not in known]
        unique = {file.relative_path: file for file in fresh}
        rows = [_row(file, root_row.id, places) for file in unique.values()]
        if rows:
            made = session.execute(insert(VIDEOS).returning(VIDEOS.c.relative_path, VIDEOS.c.id), rows)
            found.new.update((path, VideoId(id_)) for path, id_ in made)
    return found


class _Places:
    """Sites and deployments of one root by name and folder, made where they are missing."""

    def __init__(self, session: Session, root: RootRow) -> None:
        self._session = session
        self._root = root
        self._pattern = layout.stored_pattern(session)
        self._sites = {row.name: row for row in session.scalars(select(SiteRow))}
        inside = select(DeploymentRow).where(DeploymentRow.root_id == root.id)
        self._deployments = {row.folder: row for row in session.scalars(inside)}
        self._site_names = {row.id: row.name for row in self._sites.values()}

    def of(self, relative_path: str) -> tuple[DeploymentRow, str]:
        """The deployment and the site's name."""
        place = placed(self._pattern, relative_path)
        folder = place.folder
        if folder not in self._deployments:
            place = layout.in_root(place, self._root.path)
            if not place.by_pattern:
                place = layout.in_area(place, self._area_of(place.site))
            self._add(place.site, place.deployment, folder)
        row = self._deployments[folder]
        return row, self._site_names[row.site_id]

    def _area_of(self, site: str) -> str:
        """The root's, where what is only numbered is called after it: another area has a site of the name."""
        area = area_around(self._root.path, site) if is_numbered(site) else ""
        if not area:
            return ""
        around = self._areas_with(site)
        is_other = area not in around and (f"{area} {site}" in self._sites or bool(around))
        return area if is_other else ""

    def _areas_with(self, site: str) -> set[str]:
        """The areas of the roots in which the site lies, whose folders told of it."""
        imported = exists().where(
            ImportedRow.kind == imported_rows.DEPLOYMENT, ImportedRow.owner_id == DeploymentRow.id
        )
        paths = select(RootRow.path).join_from(DeploymentRow, RootRow).join(SiteRow)
        paths = paths.where(SiteRow.name == site, ~imported).distinct()
        return {area_around(path, site) for path in self._session.scalars(paths)} - {""}

    def _add(self, site: str, name: str, folder: str) -> None:
        if site not in self._sites:
            self._sites[site] = SiteRow(name=site)
            self._session.add(self._sites[site])
            self._session.flush()
            self._site_names[self._sites[site].id] = site
        row = DeploymentRow(site_id=self._sites[site].id, root_id=self._root.id, folder=folder, name=name)
        self._session.add(row)
        self._session.flush()
        self._deployments[folder] = row


def _root(session: Session, path: Path, roots: Roots) -> RootRow:
    """The root that is this folder, however it is spelled (through a link, with a detour); else a new one."""
    here = path.resolve()
    for there, row in roots:
        if to_path(row.path) == path or there == here:
            return row
    row = RootRow(path=to_text(here if ".." in path.parts else path))
    session.add(row)
    session.flush()
    return row


def _row(file: FoundFile, root_id: int, places: _Places) -> dict[str, Any]:
    deployment, site = places.of(file.relative_path)
    name = file.relative_path.rsplit("/", 1)[-1]
    recorded_at, source = capture_times.captured(metadata=None, name=name, modified_at=file.modified_at)
    photo = is_photo(name)
    repair = clocks.from_json(deployment.clock_repair)
    captured_at = clocks.right_time(recorded_at, repair) if recorded_at else None
    return {
        "root_id": root_id,
        "deployment_id": deployment.id,
        "relative_path": file.relative_path,
        "sort_key": sort_key(
            site=site, deployment=deployment.name, captured_at=captured_at, relative_path=file.relative_path
        ),
        "size_bytes": file.size_bytes,
        "modified_at": file.modified_at,
        "captured_at": captured_at,
        "recorded_at": recorded_at,
        "captured_from": source,
        "duration_s": 0.0 if photo else None,
        "num_frames": 1 if photo else None,
    }


def _known(session: Session, root_id: int, paths: list[str]) -> dict[str, VideoRow]:
    inside = select(VideoRow).where(VideoRow.root_id == root_id, VideoRow.relative_path.in_(paths))
    return {row.relative_path: row for row in session.scalars(inside)}


def _mark_changed(
    session: Session, files: Sequence[FoundFile], known: dict[str, VideoRow]
) -> dict[str, VideoId]:
    changed: dict[str, VideoId] = {}
    for file in files:
        row = known.get(file.relative_path)
        if row is None or not _differs(row, file):
            continue
        # What could not be read and is another file now was copied again, even where its size is the same.
        if row.size_bytes != file.size_bytes or row.status == VideoStatus.UNREADABLE.value:
            row.status, row.reason = VideoStatus.NEW.value, ""
        row.size_bytes, row.modified_at, row.probed = file.size_bytes, file.modified_at, False
        changed[file.relative_path] = VideoId(row.id)
    if changed:
        # What an open scan stored of the old content must not count as its result for the new.
        session.execute(update(ScanRow).where(ScanRow.finished_at.is_(None)).values(finished_at=utc_now()))
    session.flush()
    return changed


def _differs(row: VideoRow, file: FoundFile) -> bool:
    """Whether it is another file by now. One whose time is off by whole quarters of an hour is the same.

    Cards tell local time, disks tell UTC: all their files seem to move when the computer's zone changes, or
    summer begins.
    """
    apart = abs(row.modified_at - file.modified_at)
    is_same_time = apart <= COPY_SLACK or (
        apart <= FARTHEST_ZONES and min(apart % ZONE_STEP, -apart % ZONE_STEP) <= COPY_SLACK
    )
    return row.size_bytes != file.size_bytes or not is_same_time


def _covered_elsewhere(
    session: Session, root: RootRow, files: Sequence[FoundFile], roots: Roots
) -> dict[str, VideoRow]:
    """Files that the project has already, below a root inside or around this one, by path below this."""
    here = to_path(root.path).resolve()
    covered: dict[str, VideoRow] = {}
    for there, other in roots:
        if other.id == root.id:
            continue
        if here.is_relative_to(there):
            prefix = to_text(here.relative_to(there).as_posix()) + "/"
            by_path = {prefix + file.relative_path: file.relative_path for file in files}
        elif there.is_relative_to(here):
            prefix = to_text(there.relative_to(here).as_posix()) + "/"
            inside = [file.relative_path for file in files if file.relative_path.startswith(prefix)]
            by_path = {path.removeprefix(prefix): path for path in inside}
        else:
            continue
        for some in batches(list(by_path)):
            covered |= {by_path[path]: row for path, row in _known(session, other.id, list(some)).items()}
    return covered
