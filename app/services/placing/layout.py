"""The layout of a project's cards: which files belong to which site and deployment, by a pattern of folders.

What it would be is shown before it is done (`rearranging` does it).
"""

from collections import Counter
from collections.abc import Sequence

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.services.placing.folder_patterns import FolderPattern, Place, placed
from app.services.placing.places import area_around, area_of_root, is_numbered, place_name
from app.services.projects import Project
from app.store.library_order import natural
from app.store.schema import DeploymentRow, RootRow, SettingRow, SiteRow, VideoRow

PATTERN = "folder_pattern"  # the setting that new files are placed by


class FolderPlace(msgspec.Struct, frozen=True):
    """One folder with files in it: where they are placed now, and where they would be."""

    root: str
    folder: str  # that the files lie in, below the root
    num_files: int
    site: str  # now; empty where the files are not in a project yet
    deployment: str
    then: Place
    by_area: bool = False  # of several roots: what is only numbered is called after its area

    @property
    def changes(self) -> bool:
        """Whether it would be placed anew."""
        return (self.site, self.deployment) != (self.then.site, self.then.deployment)


def pattern_of(project: Project) -> str:
    """The pattern that new files are placed by; empty where they are guessed."""
    with project.reading() as session:
        return pattern_in(session)


def stored_pattern(session: Session) -> FolderPattern | None:
    """The same, to be used."""
    text = pattern_in(session)
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
        by_area = has_several_areas(session)
    return [
        FolderPlace(root, folder, number, site, name, Place(site, name, folder), by_area)
        for (root, folder, site, name), number in sorted(counted.items(), key=_by_name)
    ]


def has_several_areas(session: Session) -> bool:
    """Whether the roots that have videos are of several areas, by their names and those around them."""
    paths = session.scalars(select(RootRow.path).where(exists().where(VideoRow.root_id == RootRow.id))).all()
    around = {area_around(path, place_name(path)) for path in paths if is_numbered(place_name(path))}
    return any(len(areas - {""}) > 1 for areas in ({area_of_root(path) for path in paths}, around))


def folders_in(root: str, paths: Sequence[str]) -> list[FolderPlace]:
    """The same of files that are in no project yet."""
    counted = Counter(path.rpartition("/")[0] for path in paths)
    return [
        FolderPlace(root, folder, number, "", "", Place("", "", folder))
        for folder, number in sorted(counted.items(), key=lambda each: natural(each[0]))
    ]


def _by_name(counted: tuple[tuple[str, str, str, str], int]) -> tuple[str, ...]:
    place, _ = counted
    return (*map(natural, place), *place)


def preview(folders: Sequence[FolderPlace], pattern: FolderPattern | None) -> list[FolderPlace]:
    """Where each folder would be placed; without a pattern as it is guessed. It may follow the typing."""
    return [msgspec.structs.replace(each, then=then(each, pattern)) for each in folders]


def then(each: FolderPlace, pattern: FolderPattern | None) -> Place:
    """Where a folder would be placed."""
    found = in_root(placed(pattern, f"{each.folder}/x" if each.folder else "x"), each.root)
    if each.by_area and not found.by_pattern and is_numbered(found.site):
        return in_area(found, area_around(each.root, found.site))
    return found


def in_root(place: Place, root: str) -> Place:
    """The same, called after the root (its whole path) where its folders say nothing."""
    site = place.site or place_name(root)
    deployment = place.deployment or place.folder.rsplit("/", 1)[-1] or site
    return msgspec.structs.replace(place, site=site, deployment=deployment)


def in_area(place: Place, area: str) -> Place:
    """The same, called after its area, where there is one."""
    if not area:
        return place
    return msgspec.structs.replace(
        place, site=f"{area} {place.site}", deployment=f"{area} {place.deployment}"
    )


def pattern_in(session: Session) -> str:
    """The pattern that new files are placed by, within a transaction."""
    row = session.get(SettingRow, PATTERN)
    return str(row.value) if row is not None else ""


def set_pattern(session: Session, text: str) -> None:
    """Place new files by it, within a transaction."""
    session.merge(SettingRow(key=PATTERN, value=text))
    session.flush()


def sums(folders: Sequence[FolderPlace]) -> tuple[int, int, int, int]:
    """How many sites, deployments, files and files that the pattern does not fit."""
    sites = {each.then.site for each in folders}
    deployments = {(each.root, each.then.folder) for each in folders}
    guessed = sum(each.num_files for each in folders if not each.then.by_pattern)
    return len(sites), len(deployments), sum(each.num_files for each in folders), guessed
