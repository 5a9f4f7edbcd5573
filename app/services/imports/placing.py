"""Imported deployments and media in the project's library: found there, or made."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.exports.camtrap.tables import media_id
from app.services.imports import known_deployments
from app.services.imports.camtrap.places import as_named
from app.services.imports.known_media import follow_clocks, is_same_media
from app.services.imports.matching import Videos, file_below
from app.services.imports.reading import safe_path
from app.services.imports.telling import tell
from app.services.imports.values import Found, FoundDeployment, FoundVideo
from app.services.media import adding_videos
from app.services.media.finding_videos import FoundFile
from app.services.times import clocks
from app.services.times.capture_times import IMPORTED, NO_OWN, TABLE, is_likely
from app.store import imported_rows, library
from app.store.empty_places import drop_empty_sites, drop_lost_deployment
from app.store.library_order import reorder, reorder_places, sort_key
from app.store.records import Video, VideoId
from app.store.schema import DeploymentRow, ImportedRow, RootRow, SiteRow, VideoRow
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from mvit_core.types import VideoStatus

SAID_ANEW = ("exifData", "mediaComments")  # of a media file: whether it was scanned, what its camera said
UNDATED = datetime(1970, 1, 1)
_DEPLOYMENTS_OF_VIDEOS = select(VideoRow.id, VideoRow.deployment_id)


class Library:
    """One import's view of the library; each call is within a transaction of its own."""

    def __init__(self, session: Session, folder: Path, found: Found) -> None:
        self._session = session
        self._folder = folder
        self._found = found
        self._videos = Videos(library.all_videos(session), _paths_in_packages(session))
        self._deployments = {one.key: one for one in found.deployments}
        self._placed: dict[str, int] = {}  # key of a deployment -> row
        self._made: set[int] = set()  # deployments that were not here before
        self._root: RootRow | None = None
        self.videos: dict[str, VideoId] = {}  # key -> video
        self.ours: set[str] = set()  # keys of deployments that went out from here
        self._redated: list[int] = []
        # Deployments by folders, that the new files were in until they were told.
        self._guessed: set[int] = set()
        self.num_new = 0
        self.num_absent = 0  # of the new, whose file is not here
        self.num_dated = 0  # of the new, by a table
        self.num_blank = 0  # of those that were here, unseen till now, and that a machine calls blank
        self.missing: list[str] = []
        self.ambiguous: list[str] = []  # paths that may be several videos
        self._known_keys()

    def place(self, session: Session, videos: Sequence[FoundVideo]) -> None:
        """Some of the media files."""
        self._session = session
        wanted = [(one, self._alike(one)) for one in videos if one.key not in self.videos]
        there = {one.path: file_below(self._folder, one.path) for one, alike in wanted if len(alike) != 1}
        added = self._added([file for file in there.values() if file is not None])
        for one, alike in wanted:
            if one.key in self.videos:
                continue
            file = there.get(one.path) if len(alike) != 1 else None
            if file is None:
                self._find_or_make(one, alike)
            elif file.relative_path in added:
                self._take_new(one, added.pop(file.relative_path))
            else:
                self.missing.append(one.path)  # another line has taken the file
            if one.cells and one.key in self.videos:
                self._keep_cells(one, alike)
        session.flush()
        reorder(session, VideoRow.id.in_(self._redated))
        self._redated.clear()

    def _added(self, files: Sequence[FoundFile]) -> dict[str, VideoId]:
        """Files that come in with what is said of them: what they became, by path below the folder."""
        if not files:
            return {}
        new, changed = adding_videos.add_by_path(self._session, self._folder, files)
        return changed | new

    def tell_deployments(self, session: Session) -> None:
        """What the file knows of the deployments of its media."""
        self._session = session
        redated = follow_clocks(session, self._found, self.videos)
        for deployment in self._found.deployments:
            self._tell_deployment(deployment)
        self._drop_guessed()
        known_deployments.follow_periods(self._session, self._found, self._placed)
        known_deployments.tell_kept_periods(self._session, self._found, self._placed)
        self._session.flush()
        if redated:
            reorder(self._session, VideoRow.deployment_id.in_(redated))
        reorder_places(self._session, DeploymentRow.id.in_(list(self._placed.values())))

    def _drop_guessed(self) -> None:
        """Deployments that nothing but the folders told of, where the package told better."""
        self._session.flush()
        left = self._guessed - set(self._placed.values())
        sites = {self._session.get_one(DeploymentRow, id_).site_id for id_ in left}
        for id_ in left:
            drop_lost_deployment(self._session, id_)
        drop_empty_sites(self._session, sites)

    def deployment_row(self, key: str) -> int | None:
        """The deployment that a key became."""
        return self._placed.get(key)

    def _known_keys(self) -> None:
        """What an earlier import of the same package has placed."""
        if self._found.source != imported_rows.CAMTRAP_DP:
            return
        rows = self._session.execute(
            select(ImportedRow.kind, ImportedRow.key, ImportedRow.owner_id, ImportedRow.cells).where(
                ImportedRow.source == self._found.source,
                ImportedRow.kind.in_((imported_rows.VIDEO, imported_rows.DEPLOYMENT)),
            )
        ).all()
        media = {one.key: one for one in self._found.videos}
        corrected: dict[str, int] = {}
        for kind, key, owner, cells in rows:
            if kind == imported_rows.VIDEO and key in media and is_same_media(media[key], cells):
                self.videos[key] = VideoId(owner)
            elif kind == imported_rows.DEPLOYMENT and self._is_same_deployment(key, cells):
                is_dated_alike = known_deployments.starts_alike(self._deployments[key], cells)
                (self._placed if is_dated_alike else corrected)[key] = owner
        deployments = {row[0]: row[1] for row in self._session.execute(_DEPLOYMENTS_OF_VIDEOS)}
        for key, id_ in self.videos.items():  # also where the start of its deployment is another by now
            self._placed.setdefault(media[key].deployment, deployments[id_])
        self._placed = corrected | self._placed

    def _is_same_deployment(self, key: str, cells: Mapping[str, str]) -> bool:
        one = self._deployments.get(key)
        return one is not None and known_deployments.is_same(one, cells)

    def known(self, one: FoundVideo) -> Video | None:
        """The only video of the project that it may be."""
        alike = self._alike(one)
        return alike[0] if len(alike) == 1 else None

    def _alike(self, one: FoundVideo) -> list[Video]:
        """The project's videos that it may be."""
        return [each for each in self._videos.alike(one.path) if not _is_of_another_time(one, each)]

    def _find_or_make(self, one: FoundVideo, alike: Sequence[Video]) -> None:
        if not alike and not one.may_be_absent:
            alike = self._videos.alike_loosely(one.path)
        if len(alike) == 1:
            self.videos[one.key] = alike[0].id
            if one.is_blank:
                self._note_blank(alike[0].id)
            self._placed.setdefault(one.deployment, alike[0].deployment_id)
        elif one.may_be_absent:
            self.videos[one.key] = self._make_video(one)
        else:
            (self.ambiguous if alike else self.missing).append(one.path)

    def _note_blank(self, id_: VideoId) -> None:
        """What a machine said of a video that nothing has looked at here."""
        row = self._session.get_one(VideoRow, id_)
        if row.status == VideoStatus.NEW.value:
            row.status = VideoStatus.BLANK.value
            self.num_blank += 1

    def _keep_cells(self, one: FoundVideo, alike: Sequence[Video]) -> None:
        cells = one.cells | ({"_blank": one.blank_cells} if one.blank_cells else {})
        if alike and one.key == media_id(alike[0]):  # it went out from here
            cells = {name: value for name, value in cells.items() if name not in SAID_ANEW}
        imported_rows.keep(
            self._session,
            self._found.source,
            imported_rows.VIDEO,
            [(self.videos[one.key], one.key, cells)],
        )

    def _take_new(self, one: FoundVideo, id_: VideoId) -> None:
        """A video whose file came in with what is said of it."""
        self.videos[one.key] = id_
        self.num_new += 1
        row = self._session.get_one(VideoRow, id_)
        if one.may_be_absent:
            self._guessed.add(row.deployment_id)
            row.deployment_id = self._make_deployment(one.deployment)
            self._date(row, one, IMPORTED)
            self._redated.append(row.id)
        elif one.recorded_at and is_likely(one.recorded_at) and row.captured_from in NO_OWN:
            self._date(row, one, TABLE)
            self._redated.append(row.id)
            self.num_dated += 1

    def _make_video(self, one: FoundVideo) -> VideoId:
        deployment = self._session.get_one(DeploymentRow, self._make_deployment(one.deployment))
        site = self._session.get_one(SiteRow, deployment.site_id)
        path = self._free_path(f"{deployment.folder}/{one.path}" if deployment.folder else one.path)
        row = VideoRow(
            root_id=self._root_row().id,
            deployment_id=deployment.id,
            relative_path=path,
            sort_key=sort_key(
                site=site.name, deployment=deployment.name, captured_at=one.recorded_at, relative_path=path
            ),
            size_bytes=0,
            modified_at=one.recorded_at or UNDATED,
            status=(VideoStatus.BLANK if one.is_blank else VideoStatus.NEW).value,
            duration_s=one.duration_s,
            frame_rate=one.frame_rate,
            fingerprint="",
        )
        self._session.add(row)
        self._date(row, one, IMPORTED)
        self._session.flush()
        self.num_new += 1
        self.num_absent += 1
        return VideoId(row.id)

    def _date(self, row: VideoRow, one: FoundVideo, source: str) -> None:
        row.recorded_at, row.captured_from = one.recorded_at, source
        repair = clocks.from_json(self._session.get_one(DeploymentRow, row.deployment_id).clock_repair)
        row.captured_at = clocks.right_time(one.recorded_at, repair) if one.recorded_at else None

    def _free_path(self, path: str) -> str:
        taken = select(VideoRow.id).where(VideoRow.root_id == self._root_row().id)
        stem, dot, suffix = path.rpartition(".")
        for number in range(1, 100_000):
            tried = path if number == 1 else f"{stem or path} ({number}){dot}{suffix}"
            if self._session.scalar(taken.where(VideoRow.relative_path == tried)) is None:
                return tried
        raise UserError(f"Too many media files are called {path}.")

    def _make_deployment(self, key: str) -> int:
        if key in self._placed:
            return self._placed[key]
        one = self._deployments.get(key)
        site = library.site_called(self._session, one.site if one else key or "Unnamed site")
        root, folder = self._root_row().id, safe_path(key)
        row = self._row_in(folder)
        if row is not None and self._is_another(row, key):  # of a package that lay here before
            folder = f"{folder} {one.start:%Y-%m-%d}" if one and one.start else f"{folder} (2)"
            row = self._row_in(folder)
        if row is None:
            row = DeploymentRow(
                site_id=site.id, root_id=root, folder=folder, name=one.name if one else site.name
            )
            self._session.add(row)
            self._session.flush()
            self._made.add(row.id)
        self._placed[key] = row.id
        return row.id

    def _row_in(self, folder: str) -> DeploymentRow | None:
        same = DeploymentRow.root_id == self._root_row().id, DeploymentRow.folder == folder
        return self._session.scalar(select(DeploymentRow).where(*same))

    def _is_another(self, row: DeploymentRow, key: str) -> bool:
        """Whether a package has told of it already, under the same key but of another time."""
        of_it = imported_rows.owned_by(imported_rows.DEPLOYMENT, row.id)
        told = select(ImportedRow.cells).where(of_it, ImportedRow.key == key)
        cells = self._session.scalars(told).all()
        return bool(cells) and not any(self._is_same_deployment(key, each) for each in cells)

    def _deployment_like(self, one: FoundDeployment) -> int | None:
        """One of the project that stood at the same site at the same time with the same camera, or None."""
        same = (
            SiteRow.name == one.site,
            DeploymentRow.start == one.start,
            DeploymentRow.end == one.end,
            DeploymentRow.camera == one.fields.get("camera", ""),
            DeploymentRow.id.not_in(list(self._placed.values())),
        )
        found = select(DeploymentRow.id).join(SiteRow).where(*same).order_by(DeploymentRow.id)
        return self._session.scalars(found).first()

    def _root_row(self) -> RootRow:
        if self._root is None:
            text = to_text(self._folder)
            self._root = self._session.scalar(select(RootRow).where(RootRow.path == text))
        if self._root is None:
            self._root = RootRow(path=to_text(self._folder))
            self._session.add(self._root)
            self._session.flush()
        return self._root

    def _tell_deployment(self, one: FoundDeployment) -> None:
        """What the file knows of a deployment, put where the project knows nothing."""
        if one.key not in self._placed:
            known = self._deployment_like(one) or known_deployments.known_here(self._session, one)
            if known is not None and known not in self._placed.values():
                self._placed[one.key] = known
        id_ = self._make_deployment(one.key)  # also without media: its camera worked
        is_ours = id_ not in self._made and known_deployments.is_ours(self._session, one, id_)
        row = self._session.get_one(DeploymentRow, id_)
        if is_ours:
            self.ours.add(one.key)
        told = known_deployments.without_guesses(self._session, one, row) if is_ours else one
        if one.is_cut and id_ not in self._made:
            told = replace(told, start=None, end=None, gaps=())
        told = known_deployments.as_far_as_known(told)
        try:
            tell(self._session, row, told, overwrite=False)
        except UserError as error:
            self._found.refuse(f"Deployment {one.key}: {error}")
        if one.cells and not is_ours:
            of_it = imported_rows.owned_by(imported_rows.DEPLOYMENT, id_)
            kept = select(ImportedRow.id).where(of_it, ImportedRow.key == one.key)
            if self._session.scalar(kept.limit(1)) is None:
                imported_rows.keep(
                    self._session, self._found.source, imported_rows.DEPLOYMENT, [(id_, one.key, one.cells)]
                )


def _is_of_another_time(one: FoundVideo, video: Video) -> bool:
    """Whether a package has told of a video of this name at another time."""
    return one.may_be_absent and video.captured_from == IMPORTED and video.recorded_at != one.recorded_at


def _paths_in_packages(session: Session) -> dict[VideoId, str]:
    """What imported packages call their media: elsewhere it lies below its deployment."""
    told = imported_rows.of_all(session, imported_rows.CAMTRAP_DP, imported_rows.VIDEO)
    paths = {VideoId(owner): safe_path(as_named(str(row.get("filePath", "")))) for owner, row in told.items()}
    return {id_: path for id_, path in paths.items() if path}
