"""The layout of a project's cards: which files belong to which site and deployment, by a pattern of folders.

What it would be is shown before it is done, and doing it is a swap: the layout before comes back.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.services.folder_patterns import FolderPattern, Place, placed
from app.services.places import place_name
from app.services.projects import Project
from app.store import library
from app.store.library_order import batches, reorder
from app.store.records import Changes
from app.store.schema import DEPLOYMENTS, DeploymentRow, ImportedRow, RootRow, SettingRow, SiteRow, VideoRow

PATTERN = "folder_pattern"  # the setting that new files are placed by


class FolderPlace(msgspec.Struct, frozen=True):
    """One folder with files in it: where they are placed now, and where they would be."""

    root: str
    folder: str  # that the files lie in, below the root
    num_files: int
    site: str  # now; empty where the files are not in a project yet
    deployment: str
    then: Place

    @property
    def changes(self) -> bool:
        """Whether it would be placed anew."""
        return (self.site, self.deployment) != (self.then.site, self.then.deployment)


class Layout(msgspec.Struct, frozen=True):
    """Deployments as their rows have them, with their sites' names; and where videos that moved belong."""

    pattern: str
    deployments: tuple[dict[str, Any], ...]
    videos: dict[int, int]


def pattern_of(project: Project) -> str:
    """The pattern that new files are placed by; empty where they are guessed."""
    with project.reading() as session:
        return _pattern(session)


def stored_pattern(session: Session) -> FolderPattern | None:
    """The same, to be used."""
    text = _pattern(session)
    return FolderPattern(text) if text else None


def folders_of(project: Project) -> list[FolderPlace]:
    """Every folder with files in it, as it is placed now."""
    with project.reading() as session:
        rows = session.execute(
            select(RootRow.path, VideoRow.relative_path, SiteRow.name, DeploymentRow.name)
            .join_from(VideoRow, RootRow)
            .join(DeploymentRow, VideoRow.deployment_id == DeploymentRow.id)
            .join(SiteRow)
        )
        counted = Counter((root, path.rpartition("/")[0], site, name) for root, path, site, name in rows)
    return [
        FolderPlace(root, folder, number, site, name, Place(site, name, folder))
        for (root, folder, site, name), number in sorted(counted.items())
    ]


def folders_in(root: str, paths: Sequence[str]) -> list[FolderPlace]:
    """The same of files that are in no project yet."""
    counted = Counter(path.rpartition("/")[0] for path in paths)
    return [
        FolderPlace(root, folder, number, "", "", Place("", "", folder))
        for folder, number in sorted(counted.items())
    ]


def preview(folders: Sequence[FolderPlace], pattern: FolderPattern | None) -> list[FolderPlace]:
    """Where each folder would be placed; without a pattern as it is guessed. It may follow the typing."""
    return [msgspec.structs.replace(each, then=_then(each, pattern)) for each in folders]


def rearrange(project: Project, text: str) -> tuple[Layout, Changes]:
    """Place all files by this pattern (empty: as they are guessed), now and from now on.

    Deployments that stay as a whole keep all that is known of them. Returns the layout before. UserError
    where the pattern makes no sense.
    """
    pattern = FolderPattern(text) if text.strip() else None
    with project.writing() as session:
        before = _layout(session, {})
        moves = _placed(session, pattern)
        was = _move(session, moves)
        _set_pattern(session, pattern.text if pattern else "")
        _drop_empty(session, set(was.values()))
        _finish(session, set(moves))
        return msgspec.structs.replace(before, videos=was), Changes(videos=library.ids(was), library=True)


def restore(project: Project, layout: Layout) -> tuple[Layout, Changes]:
    """Put a layout back as it was; returns the one that stood instead."""
    with project.writing() as session:
        now = _layout(session, {})
        for row in layout.deployments:  # folders may have changed names with each other: first out of the way
            aside = update(DEPLOYMENTS).where(DEPLOYMENTS.c.id == row["id"]).values(folder=f"//{row['id']}")
            session.execute(aside)
        for row in layout.deployments:
            _write(session, row)
        was = _move(session, layout.videos)
        _set_pattern(session, layout.pattern)
        _drop_empty(session, set(was.values()))
        _finish(session, set(layout.videos))
        return msgspec.structs.replace(now, videos=was), Changes(videos=library.ids(was), library=True)


def _then(each: FolderPlace, pattern: FolderPattern | None) -> Place:
    found = placed(pattern, f"{each.folder}/x" if each.folder else "x")
    site = found.site or place_name(each.root)
    deployment = found.deployment or found.folder.rsplit("/", 1)[-1] or site
    return msgspec.structs.replace(found, site=site, deployment=deployment)


def _placed(session: Session, pattern: FolderPattern | None) -> dict[int, int]:
    """The deployment of each video by the pattern; made, renamed and put at its site where that is needed."""
    roots = {id_: path for id_, path in session.execute(select(RootRow.id, RootRow.path))}  # noqa: C416
    rows = session.execute(
        select(VideoRow.id, VideoRow.root_id, VideoRow.relative_path, VideoRow.deployment_id)
    ).all()
    known: dict[tuple[int, str], Place] = {}
    groups: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for id_, root_id, path, deployment_id in rows:
        folder = path.rpartition("/")[0]
        if (root_id, folder) not in known:
            each = FolderPlace(roots[root_id], folder, 0, "", "", Place("", "", folder))
            known[root_id, folder] = _then(each, pattern)
        place = known[root_id, folder]
        groups.setdefault((root_id, place.folder), []).append((id_, deployment_id))
    places = {(root_id, place.folder): place for (root_id, _), place in known.items()}
    taken: set[int] = set()
    targets = {key: _target(session, key, places[key], inside, taken) for key, inside in groups.items()}
    return {id_: targets[key] for key, inside in groups.items() for id_, _ in inside}


def _target(
    session: Session, key: tuple[int, str], place: Place, inside: Sequence[tuple[int, int]], taken: set[int]
) -> int:
    """The row of a deployment: the one of that folder, else the one most of its files are in, else a copy."""
    root_id, folder = key
    same = select(DeploymentRow).where(DeploymentRow.root_id == root_id, DeploymentRow.folder == folder)
    row = session.scalar(same)
    mostly = Counter(deployment_id for _, deployment_id in inside).most_common(1)[0][0]
    old = session.get_one(DeploymentRow, mostly)
    if row is None and mostly not in taken and old.root_id == root_id:
        row = old
    if row is None or row.id in taken:
        kept = {column.key: getattr(old, column.key) for column in DEPLOYMENTS.columns}
        row = DeploymentRow(**{**kept, "id": None, "root_id": root_id, "folder": folder})
        session.add(row)
    row.folder, row.name, row.site_id = folder, place.deployment, _site(session, place.site)
    session.flush()
    taken.add(row.id)
    return row.id


def _site(session: Session, name: str) -> int:
    row = session.scalar(select(SiteRow).where(SiteRow.name == name))
    if row is None:
        row = SiteRow(name=name)
        session.add(row)
        session.flush()
    return row.id


def _layout(session: Session, videos: Mapping[int, int]) -> Layout:
    rows = session.execute(select(DEPLOYMENTS, SiteRow.name.label("site")).join(SiteRow)).mappings()
    return Layout(_pattern(session), tuple(dict(row) for row in rows), dict(videos))


def _write(session: Session, row: Mapping[str, Any]) -> None:
    values = {**row, "site_id": _site(session, row["site"])}
    del values["site"]
    known = session.scalar(select(DeploymentRow.id).where(DeploymentRow.id == row["id"]))
    statement = (
        insert(DEPLOYMENTS) if known is None else update(DEPLOYMENTS).where(DEPLOYMENTS.c.id == row["id"])
    )
    session.execute(statement.values(**values))


def _move(session: Session, wanted: Mapping[int, int]) -> dict[int, int]:
    """Put videos into deployments; returns where those were that moved."""
    was: dict[int, int] = {}
    for some in batches(list(wanted)):
        rows = session.execute(select(VideoRow.id, VideoRow.deployment_id).where(VideoRow.id.in_(some)))
        was |= {id_: old for id_, old in rows if old != wanted[id_]}
    by_target: dict[int, list[int]] = {}
    for id_ in was:
        by_target.setdefault(wanted[id_], []).append(id_)
    for target, ids in by_target.items():
        for some in batches(ids):
            session.execute(update(VideoRow).where(VideoRow.id.in_(some)).values(deployment_id=target))
    return was


def _drop_empty(session: Session, left: set[int]) -> None:
    """Deployments that have lost their last file, and their sites; not what other programs told of."""
    imported = select(ImportedRow.owner_id).where(ImportedRow.kind == "deployment")
    filled = select(VideoRow.deployment_id)
    empty = DeploymentRow.id.in_(left) & DeploymentRow.id.not_in(filled) & DeploymentRow.id.not_in(imported)
    session.execute(delete(DeploymentRow).where(empty))
    unused = SiteRow.id.not_in(select(DeploymentRow.site_id)) & SiteRow.latitude.is_(None)
    session.execute(delete(SiteRow).where(unused))


def _finish(session: Session, videos: set[int]) -> None:
    session.flush()
    session.expire_all()
    if videos:
        reorder(session, VideoRow.deployment_id.in_(select(DeploymentRow.id)))


def _pattern(session: Session) -> str:
    row = session.get(SettingRow, PATTERN)
    return str(row.value) if row is not None else ""


def _set_pattern(session: Session, text: str) -> None:
    session.merge(SettingRow(key=PATTERN, value=text))
    session.flush()


def sums(folders: Sequence[FolderPlace]) -> tuple[int, int, int, int]:
    """How many sites, deployments, files and files that the pattern does not fit."""
    sites = {each.then.site for each in folders}
    deployments = {(each.root, each.then.folder) for each in folders}
    guessed = sum(each.num_files for each in folders if not each.then.by_pattern)
    return len(sites), len(deployments), sum(each.num_files for each in folders), guessed
