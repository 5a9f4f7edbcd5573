"""Placing all files of a project anew, by a pattern of folders or as they were, in short transactions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from app.services.placing.folder_patterns import FolderPattern, Place
from app.services.placing.layout import FolderPlace, has_several_areas, pattern_in, set_pattern, then
from app.services.projects import Project
from app.services.stepwise import whole
from app.store import library
from app.store.empty_places import drop_empty_sites
from app.store.imported_rows import DEPLOYMENT
from app.store.library_order import batches, reorder
from app.store.records import Changes
from app.store.schema import DEPLOYMENTS, DeploymentRow, ImportedRow, RootRow, SiteRow, VideoRow

PAGE = 1000  # files read at once
CHUNK = 120  # files of a transaction

Key = tuple[int, str]  # root, and the deployment's folder below it
Progress = Iterator[tuple[int, int]]


class Layout(msgspec.Struct, frozen=True):
    """Deployments as their rows have them, with their sites' names; and where videos that moved belong."""

    pattern: str
    sites: dict[int, str]  # names of all there were: who takes back an earlier change comes back to their ids
    deployments: tuple[dict[str, Any], ...]
    videos: dict[int, int]


def rearrange(project: Project, wanted: str | Layout) -> tuple[Layout, Changes]:
    """Place all files so at once; returns the layout before. UserError where a pattern makes no sense."""
    return whole(project, Rearranging(project, wanted))


class Rearranging:
    """Places all files by a pattern (empty: as they are guessed), now and from now on, or puts a layout back.

    Deployments that stay as a whole keep all that is known of them. UserError where the pattern makes no
    sense.
    """

    def __init__(self, project: Project, wanted: str | Layout) -> None:
        self._project = project
        self._wanted = wanted
        self._pattern = FolderPattern(wanted) if isinstance(wanted, str) and wanted.strip() else None
        self._before: Layout | None = None
        self._was: dict[int, int] = {}
        self._num_done = self._num_files = 0

    def steps(self) -> Progress:
        """See Stepwise."""
        with self._project.writing() as session:
            self._before = _layout(session)
            self._num_files = session.scalar(select(func.count()).select_from(VideoRow)) or 0
            if isinstance(self._wanted, Layout):
                set_pattern(session, self._wanted.pattern)
                _bring_back_sites(session, self._wanted.sites)
                _write_rows(session, self._wanted.deployments)
            else:
                set_pattern(session, self._pattern.text if self._pattern else "")
        yield from self._put_back(self._wanted) if isinstance(self._wanted, Layout) else self._place()
        with self._project.writing() as session:
            _drop_empty(session, set(self._was.values()))
            kept = self._wanted.sites if isinstance(self._wanted, Layout) else {}
            left = {row["site_id"] for row in self._before.deployments}
            drop_empty_sites(session, left - kept.keys())
        yield self._num_files, self._num_files

    def before(self) -> Layout:
        """See Stepwise."""
        if self._before is None:
            with self._project.reading() as session:
                return _layout(session)
        return msgspec.structs.replace(self._before, videos=dict(self._was))

    def back(self) -> "Rearranging":
        """See Stepwise."""
        return Rearranging(self._project, self.before())

    def changes(self) -> Changes:
        """See Stepwise."""
        return Changes(videos=library.ids(self._was), library=True)

    # ------------------------------------------------------------- own

    def _put_back(self, layout: Layout) -> Progress:
        for page in self._pages():
            for some in batches(page, CHUNK):
                moves = {row.id: layout.videos[row.id] for row in some if row.id in layout.videos}
                with self._project.writing() as session:
                    self._move(session, moves)
                    reorder(session, VideoRow.id.in_([row.id for row in some]))
                yield self._report(len(some))

    def _place(self) -> Progress:
        groups: dict[Key, list[Any]] = {}
        places: dict[Key, Place] = {}
        known: dict[Key, Place] = {}
        with self._project.reading() as session:
            roots = {id_: path for id_, path in session.execute(select(RootRow.id, RootRow.path))}  # noqa: C416
            by_area = has_several_areas(session)
        for page in self._pages():
            for row in page:
                folder = row.root_id, row.relative_path.rpartition("/")[0]
                if folder not in known:
                    root = roots[row.root_id]
                    here = FolderPlace(root, folder[1], 0, "", "", _NOWHERE, by_area)
                    known[folder] = then(here, self._pattern)
                place = known[folder]
                groups.setdefault((row.root_id, place.folder), []).append(row)
                places[row.root_id, place.folder] = place
            yield self._report(0)
        taken: set[int] = set()
        for key, inside in groups.items():
            yield from self._place_group(key, places[key], inside, taken)

    def _place_group(self, key: Key, place: Place, inside: Sequence[Any], taken: set[int]) -> Progress:
        """The files of one deployment; it is there in the moment in which the first of them is in it."""
        target = None
        for some in batches(inside, CHUNK):
            with self._project.writing() as session:
                if target is None:
                    target = _target(session, key, place, [row.deployment_id for row in inside], taken)
                self._move(session, {row.id: target for row in some})
                reorder(session, VideoRow.id.in_([row.id for row in some]))
            yield self._report(len(some))

    def _pages(self) -> Iterator[list[Any]]:
        last = 0
        columns = (VideoRow.id, VideoRow.root_id, VideoRow.relative_path, VideoRow.deployment_id)
        while True:
            with self._project.reading() as session:
                page = select(*columns).where(VideoRow.id > last).order_by(VideoRow.id).limit(PAGE)
                rows = list(session.execute(page).all())
            if not rows:
                return
            yield rows
            last = rows[-1].id

    def _move(self, session: Session, wanted: Mapping[int, int]) -> None:
        """Put videos into deployments, and keep where those were that moved."""
        rows = session.execute(
            select(VideoRow.id, VideoRow.deployment_id).where(VideoRow.id.in_(list(wanted)))
        )
        moved = {id_: old for id_, old in rows if old != wanted[id_]}
        by_target: dict[int, list[int]] = {}
        for id_ in moved:
            by_target.setdefault(wanted[id_], []).append(id_)
        for target, ids in by_target.items():
            session.execute(update(VideoRow).where(VideoRow.id.in_(ids)).values(deployment_id=target))
        self._was |= moved

    def _report(self, num_more: int) -> tuple[int, int]:
        self._num_done += num_more
        return min(self._num_done, self._num_files), self._num_files


_NOWHERE = Place("", "", "")


def _target(session: Session, key: Key, place: Place, deployments: Sequence[int], taken: set[int]) -> int:
    """The row of a deployment: the one of that folder, else the one most of its files are in, else a copy."""
    root_id, folder = key
    same = select(DeploymentRow).where(DeploymentRow.root_id == root_id, DeploymentRow.folder == folder)
    row = session.scalar(same)
    mostly = Counter(deployments).most_common(1)[0][0]
    old = session.get_one(DeploymentRow, mostly)
    if row is None and mostly not in taken and old.root_id == root_id:
        row = old
    if row is None or row.id in taken:
        kept = {column.key: getattr(old, column.key) for column in DEPLOYMENTS.columns}
        row = DeploymentRow(**{**kept, "id": None, "root_id": root_id, "folder": folder})
        session.add(row)
    row.folder, row.name, row.site_id = folder, place.deployment, library.site_called(session, place.site).id
    session.flush()
    taken.add(row.id)
    return row.id


def _layout(session: Session) -> Layout:
    rows = session.execute(select(DEPLOYMENTS, SiteRow.name.label("site")).join(SiteRow)).mappings()
    sites = {id_: name for id_, name in session.execute(select(SiteRow.id, SiteRow.name))}  # noqa: C416
    return Layout(pattern_in(session), sites, tuple(dict(row) for row in rows), {})


def _bring_back_sites(session: Session, sites: Mapping[int, str]) -> None:
    """Sites that are gone, under their ids where nobody has these by now."""
    there = _layout(session).sites
    for id_ in sites.keys() - there.keys():
        if sites[id_] not in there.values():
            session.add(SiteRow(id=id_, name=sites[id_]))
    session.flush()


def _write_rows(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Deployments as they were; folders may have changed names with each other: first out of the way."""
    if not rows:
        return
    sites = {name: library.site_called(session, name).id for name in {row["site"] for row in rows}}
    wanted = [
        {**{name: value for name, value in row.items() if name != "site"}, "site_id": sites[row["site"]]}
        for row in rows
    ]
    known = set(session.scalars(select(DeploymentRow.id)))
    here = [row for row in wanted if row["id"] in known]
    connection = session.connection()
    if here:
        this = DEPLOYMENTS.c.id == bindparam("row")
        aside = [{"row": row["id"], "aside": f"//{row['id']}"} for row in here]
        connection.execute(update(DEPLOYMENTS).where(this).values(folder=bindparam("aside")), aside)
        names = [column.key for column in DEPLOYMENTS.columns if column.key != "id"]
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        put = [{"row": row["id"], **{f"new_{name}": row[name] for name in names}} for row in here]
        connection.execute(update(DEPLOYMENTS).where(this).values(values), put)
    if gone := [row for row in wanted if row["id"] not in known]:
        connection.execute(insert(DEPLOYMENTS), gone)


def _drop_empty(session: Session, left: set[int]) -> None:
    """Deployments that have lost their last file; not what other programs told of."""
    imported = select(ImportedRow.owner_id).where(ImportedRow.kind == DEPLOYMENT)
    filled = exists().where(VideoRow.deployment_id == DeploymentRow.id)
    for some in batches(sorted(left)):
        empty = DeploymentRow.id.in_(some) & ~filled
        session.execute(delete(DeploymentRow).where(empty & DeploymentRow.id.not_in(imported)))
