"""What a file says, put into the project: places first, then animals, some videos at a time.

Each step is a transaction of its own, so that a window lives on and a stop keeps what is in; the same import
again goes on from there, since what is in already is known again.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services import vocabulary
from app.services.imports import deployments, own_boxes
from app.services.imports.frame_rates import rate_of
from app.services.imports.known_boxes import joined
from app.services.imports.machine_rows import Trail, sorted_out
from app.services.imports.machine_words import MachineWords
from app.services.imports.names import Names
from app.services.imports.numbers_as_names import as_here
from app.services.imports.people_words import PeopleWords
from app.services.imports.placing import Library
from app.services.imports.report import ImportReport
from app.services.imports.telling import tell_table
from app.services.imports.values import Found, FoundAnimal, FoundBoxes
from app.services.imports.whole_files import VideoHere, timed
from app.services.observations import scanned
from app.services.pace import Pace
from app.services.projects import Project
from app.services.review.label_trail import histories
from app.store import imported_rows
from app.store.library_order import batches
from app.store.records import (
    Changes,
    Kind,
    Observation,
    ReviewState,
    ScanId,
    Subject,
    VideoId,
)
from app.store.reviewed import is_shown, select_observations, to_observation
from app.store.schema import (
    GONE,
    ImportedRow,
    ObservationRow,
    VideoRow,
)
from mvit_core.types import VideoStatus

PLACED_FIRST, TAKEN_FIRST = 50, 4  # videos of the first transaction, which later ones learn from
AT_ONCE = 200  # at most
AFTER_S = 1.0  # the end of a video: what ends later means no seconds of it, maybe
STEP_S = 0.012  # that it may take; then a window has its turn


class Intake:
    """One import."""

    def __init__(self, project: Project, found: Found, *, folder: Path, who: str) -> None:
        self._project = project
        self._found = found
        self._folder = folder.absolute()
        self._who = who
        self._scans: dict[str, ScanId] = {}
        self._new_taxa: list[str] = []
        self._new_behaviors: list[str] = []
        self._placed: Library | None = None
        self.report = ImportReport()

    def look(self) -> None:
        """Read what the project has, in any thread: of a large one too much for a step."""
        with self._project.reading() as session:
            self._placed = Library(session, self._folder, self._found)

    def steps(self) -> Iterator[int]:
        """Put everything in; yields how much of it is, from 0 to 100, between two transactions."""
        if self._placed is None:
            self.look()
        placed = self._placed
        assert placed is not None
        videos, pace = iter(self._found.videos), _pace(PLACED_FIRST)
        done = 0
        while some := list(islice(videos, pace.size)):
            with pace, self._project.writing(waits=False) as session:
                placed.place(session, some)
            done += len(some)
            yield 30 * done // (len(self._found.videos) + 1)
        with self._project.writing(waits=False) as session:
            self._describe(session, placed)
        yield 30
        by_video = self._by_video(placed)
        waiting, pace, done = iter(by_video), _pace(TAKEN_FIRST), 0
        while them := list(islice(waiting, pace.size)):
            with pace:
                self._take_videos({video: by_video[video] for video in them})
            done += len(them)
            yield 30 + 69 * done // len(by_video)
        self._finish(placed)

    def _take_videos(self, some: Mapping[VideoId, tuple[list[FoundAnimal], list[FoundBoxes]]]) -> None:
        self._as_here = own_boxes.is_here(self._project, {video: each[1] for video, each in some.items()})
        boxed = [video for video, each in some.items() if any(one.by_frames for one in each[0])]
        self._tracks = scanned.boxes_of_videos(self._project, boxed, rejected=True) if boxed else {}
        with self._project.writing(waits=False) as session:
            self._names = Names(session, vocabulary.taxonomy_in(session), vocabulary.behaviors_in(session))
            for video, (animals, detected) in some.items():
                self._take_video(session, video, animals, detected)
            self._note_names()

    # ------------------------------------------------------------- places

    def _describe(self, session: Session, placed: Library) -> None:
        """Deployments, names and what else is of more than one video."""
        if self._found.source == deployments.SOURCE:
            touched = tell_table(session, self._found.deployments, self._found.refuse)
            self.report.num_deployments = len(touched)
        else:
            placed.tell_deployments(session)
            self._keep_events(session, placed)
            self.report.num_deployments = len(self._found.deployments)
        self.report.num_listed = len({one.key for one in self._found.videos})
        self.report.num_absent = placed.num_absent
        self.report.num_videos = len(set(placed.videos.values()))
        self.report.num_new_videos = placed.num_new
        self.report.num_dated = placed.num_dated
        self.report.num_found += placed.num_blank
        self._sent = imported_rows.sent_times(session, self._found.source)
        self._names = Names(session, vocabulary.taxonomy_in(session), vocabulary.behaviors_in(session))
        for one in self._found.behaviors:
            self._names.behavior(one)
        self._note_names()
        self.report.changes |= Changes(
            library=True, vocabulary=True, videos=frozenset(placed.videos.values())
        )

    def _keep_events(self, session: Session, placed: Library) -> None:
        known = set(
            session.scalars(select(ImportedRow.owner_id).where(ImportedRow.kind == imported_rows.EVENT))
        )
        rows = []
        for key, events in self._found.events.items():
            owner = placed.deployment_row(key)
            if owner is not None and owner not in known and key not in placed.ours:
                rows.append((owner, key, {"rows": events}))
        imported_rows.keep(session, self._found.source, imported_rows.EVENT, rows)
        described = select(ImportedRow.id).where(ImportedRow.kind == imported_rows.PACKAGE)
        if self._found.description and session.scalar(described.limit(1)) is None:
            title = str(self._found.description.get("title", ""))
            imported_rows.keep(
                session, self._found.source, imported_rows.PACKAGE, [(0, title, self._found.description)]
            )

    def _by_video(self, placed: Library) -> dict[VideoId, tuple[list[FoundAnimal], list[FoundBoxes]]]:
        found: dict[VideoId, tuple[list[FoundAnimal], list[FoundBoxes]]] = {}
        ours = {one.key for one in self._found.videos if one.deployment in placed.ours}
        for each in self._found.animals:
            if each.video in placed.videos:
                animal = _without_event(each) if each.video in ours else each
                found.setdefault(placed.videos[animal.video], ([], []))[0].append(animal)
        for detected in self._found.detected:
            if detected.video in placed.videos:
                found.setdefault(placed.videos[detected.video], ([], []))[1].append(detected)
        return found

    # ------------------------------------------------------------- one video

    def _take_video(
        self,
        session: Session,
        video_id: VideoId,
        animals: Sequence[FoundAnimal],
        detected: Sequence[FoundBoxes],
    ) -> None:
        machine = MachineWords(session, self._found, self._names, self.report, self._scans)
        for one in detected:
            if video_id in self._as_here:
                self.report.num_known += len(one.animals)
            else:
                machine.take_boxes(video_id, one)
        here = [to_observation(row) for row in session.execute(_shown(video_id))]
        self._names.in_video = {one.taxon for one in here}
        video = session.get_one(VideoRow, video_id)
        if any(one.by_frames for one in animals):
            rate = rate_of(animals, video, self._found.refuse)
            tracks = self._tracks.get(video_id, {})
            animals = joined(animals, here, tracks, rate, self._names.taxon_of)
        has_keys = any(one.key for one in animals)
        kept = _kept(session, self._found.source, [one.id for one in here]) if has_keys else {}
        fresh = _not_as_they_came(animals, kept)
        lasts_s = video.duration_s or 0.0
        may_be_machine = not self._found.says_whose
        new = [one for one in fresh if not _is_cleared(one, here, video.status, may_be_machine)]
        self.report.num_known += len(animals) - len(new)
        new = [_timed_as_here(one, here, self._names) for one in new]
        if any(one.span is None for one in new):
            before = VideoHere(here, _behaviors(session, video_id), lasts_s)
            new = timed(new, before, self._names, self._found.refuse)
        by_id = {each.id: each for each in here}
        new = [as_here(one, by_id) for one in new]
        if lasts_s and any(one.span and one.span.end_s > lasts_s + AFTER_S for one in new):
            self.report.beyond.append(video.relative_path)
        people = PeopleWords(session, self._found, self._names, self.report, self._who)
        rows = [one for one in new if one.machine]
        noted = histories(session, [one.id for one in here if one.is_touched and not one.is_by_eye])
        trails = {id_: Trail.of(changes, self._sent) for id_, changes in noted.items()}
        machines = sorted_out(rows, [people.said(one, lasts_s) for one in rows], here, lasts_s, trails)
        self.report.num_known += machines.num_known
        self.report.num_animals += machines.num_noted
        self.report.num_corrected += machines.num_changed
        self.report.num_edited += len(machines.edited) + machines.num_edited
        self.report.unsure += machines.unsure
        machine.accepted += machines.spoken_of
        said = [*(one for one in new if not one.machine), *machines.edited]
        people.take(video_id, said, here, lasts_s)
        machine.take(video_id, machines.unknown)
        people.take_of_machines(video_id, machine.accepted)
        machine.take_bouts(video_id, people.bouts.of_machines)

    # ------------------------------------------------------------- the end

    def _note_names(self) -> None:
        self._new_taxa += self._names.new_taxa
        self._new_behaviors += self._names.new_behaviors

    def _finish(self, placed: Library) -> None:
        report = self.report
        report.problems, report.remarks = list(self._found.problems), list(self._found.remarks)
        report.missing, report.ambiguous = placed.missing, placed.ambiguous
        report.new_taxa, report.new_behaviors = self._new_taxa, self._new_behaviors


def _pace(first: int) -> Pace:
    return Pace(first=first, fewest=1, most=AT_ONCE, each_s=STEP_S)


def _is_cleared(one: FoundAnimal, here: Sequence[Observation], status: str, may_be_machine: bool) -> bool:
    """Whether it says that nothing is there where that is known: a person has rejected all that was found,
    or a machine says it, or may have said it, of a video that a machine found blank.
    """
    if one.subject is not Subject.BLANK:
        return False
    if not here:
        return (bool(one.machine) or may_be_machine) and status == VideoStatus.BLANK.value
    return all(each.state is ReviewState.REJECTED for each in here)


def _timed_as_here(row: FoundAnimal, here: Sequence[Observation], names: Names) -> FoundAnimal:
    """A row without a time that has the ID and the name of one here, at the time of that one."""
    if row.span is not None or row.own_id is None:
        return row
    taxon = names.taxon_of(row)
    spans = (one.span for one in here if one.id == row.own_id and one.taxon == taxon)
    return msgspec.structs.replace(row, span=next(spans, None))


def _without_event(animal: FoundAnimal) -> FoundAnimal:
    """Of a deployment that is told by this project its events are, too: none of the package's is kept."""
    cells = {name: value for name, value in animal.cells.items() if name != "eventID"}
    return msgspec.structs.replace(animal, cells=cells)


def _behaviors(session: Session, video_id: VideoId) -> set[str]:
    """What is done in a video, whoever does it."""
    bouts = select(ObservationRow.behavior).where(
        ObservationRow.video_id == video_id,
        ObservationRow.kind == Kind.BEHAVIOR.value,
        ObservationRow.state.not_in((GONE, ReviewState.REJECTED.value)),
    )
    return {key for key in session.scalars(bouts) if key}


def _shown(video_id: VideoId) -> Any:
    return (
        select_observations()
        .where(
            ObservationRow.video_id == video_id,
            ObservationRow.kind == Kind.ANIMAL.value,
            is_shown(rejected=True),
        )
        .order_by(ObservationRow.start_s, ObservationRow.id)
    )


def _kept(session: Session, source: str, ids: Sequence[int]) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """By the other program's key what it said of these observations, and of which it was."""
    found: dict[str, tuple[int, Mapping[str, Any]]] = {}
    of_source = ImportedRow.source == source, ImportedRow.kind == imported_rows.OBSERVATION
    for some in batches(list(ids)):
        rows = session.scalars(
            select(ImportedRow).where(*of_source, ImportedRow.owner_id.in_(some)).order_by(ImportedRow.id)
        )
        found.update({row.key: (row.owner_id, row.cells) for row in rows})
    return found


def _not_as_they_came(
    animals: Sequence[FoundAnimal], kept: Mapping[str, tuple[int, Mapping[str, Any]]]
) -> list[FoundAnimal]:
    """Those that did not come in before as they are; each that was changed since with what it became."""
    fresh = []
    for one in animals:
        owner, cells = kept.get(one.key, (None, {})) if one.key else (None, {})
        if owner is None:
            fresh.append(one)
        elif any(one.cells.get(name, said) != said for name, said in cells.items() if name[:1] != "_"):
            fresh.append(msgspec.structs.replace(one, own_id=owner))
    return fresh
