"""What a file says, put into the project: places first, then animals, some videos at a time.

Each step is a transaction of its own, so that a window lives on and a stop keeps what is in; the same import
again goes on from there, since what is in already is known again.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services import vocabulary
from app.services.imports import deployments, own_boxes
from app.services.imports.frame_rates import USUAL_RATE
from app.services.imports.matching import file_below
from app.services.imports.names import Names
from app.services.imports.placing import Library
from app.services.imports.report import ImportReport
from app.services.imports.taking import Taking
from app.services.imports.telling import tell_table
from app.services.imports.values import Found, FoundAnimal, FoundBoxes, FoundVideo
from app.services.imports.video_words import Before, VideoWords
from app.services.media.frame_clock import FrameClock
from app.services.observations import scanned
from app.services.pace import Pace
from app.services.projects import Project
from app.store import imported_rows
from app.store.records import Changes, ScanId, VideoId
from app.store.schema import ImportedRow

PLACED_FIRST, TAKEN_FIRST = 50, 4  # videos of the first transaction, which later ones learn from
AT_ONCE = 200  # at most
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
        self._sent: list[datetime] = []  # when tables that say no times went out
        self._placed: Library | None = None
        self._clocks: dict[str, FrameClock] = {}  # by the video's key
        self.report = ImportReport()

    def looks(self) -> Iterator[int]:
        """Read what the project has and when frames are shown, in any thread: too much for a step.

        Yields how many of the videos are opened, from 0 to 100, before each and at the end; nothing where
        none has to be. Nothing is written, so that whoever has enough may stop.
        """
        with self._project.reading() as session:
            placed = Library(session, self._folder, self._found)
        boxed = {one.video for one in self._found.animals if one.by_frames}
        boxed |= {one.video for one in self._found.detected if one.boxes}
        videos = [one for one in self._found.videos if one.key in boxed]
        for place, one in enumerate(videos):
            yield 100 * place // len(videos)
            if clock := self._clock(placed, one):
                self._clocks[one.key] = clock
        self._placed = placed
        if videos:
            yield 100

    def _clock(self, placed: Library, one: FoundVideo) -> FrameClock | None:
        """Of the project's video or of one that comes in; None where its file cannot be read."""
        rate = one.frame_rate or USUAL_RATE
        video = placed.known(one)
        if video is not None:
            return FrameClock.of(video, rate=video.frame_rate or rate)
        file = file_below(self._folder, one.path)
        return None if file is None else FrameClock.of_file(file.path, rate=rate)

    def steps(self) -> Iterator[int]:
        """Put everything in, after a look where there was none; yields how much of it is, from 0 to 100,
        between two transactions.
        """
        looked = 0
        if self._placed is None:
            for share in self.looks():
                looked = share // 2
                yield looked
        assert self._placed is not None
        for share in self._writes(self._placed):
            yield looked + share * (100 - looked) // 100

    def _writes(self, placed: Library) -> Iterator[int]:
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
        clocks = {placed.videos[key]: one for key, one in self._clocks.items() if key in placed.videos}
        waiting, pace, done = iter(by_video), _pace(TAKEN_FIRST), 0
        while them := list(islice(waiting, pace.size)):
            with pace:
                self._take_videos({video: by_video[video] for video in them}, clocks)
            done += len(them)
            yield 30 + 69 * done // len(by_video)
        self._finish(placed)

    def _take_videos(
        self,
        some: Mapping[VideoId, tuple[list[FoundAnimal], list[FoundBoxes]]],
        clocks: Mapping[VideoId, FrameClock],
    ) -> None:
        boxed = [video for video, each in some.items() if any(one.by_frames for one in each[0])]
        before = Before(
            as_here=own_boxes.is_here(self._project, {video: each[1] for video, each in some.items()}),
            tracks=scanned.boxes_of_videos(self._project, boxed, rejected=True) if boxed else {},
            clocks=clocks,
            sent=self._sent,
        )
        with self._project.writing(waits=False) as session:
            names = self._names(session)
            taking = Taking(session, self._found, names, self.report, who=self._who)
            words = VideoWords(taking, before, self._scans)
            for video, (animals, detected) in some.items():
                words.take(video, animals, detected)
            self._note(names)

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
        names = self._names(session)
        for one in self._found.behaviors:
            names.behavior(one)
        self._note(names)
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

    # ------------------------------------------------------------- the end

    def _names(self, session: Session) -> Names:
        taxonomy, behaviors = vocabulary.taxonomy_in(session), vocabulary.behaviors_in(session)
        return Names(session, taxonomy, behaviors, self._found.fitting)

    def _note(self, names: Names) -> None:
        self._new_taxa += names.new_taxa
        self._new_behaviors += names.new_behaviors

    def _finish(self, placed: Library) -> None:
        report = self.report
        report.problems, report.remarks = list(self._found.problems), list(self._found.remarks)
        report.cut = list(self._found.cut)
        report.missing, report.ambiguous = placed.missing, placed.ambiguous
        report.new_taxa, report.new_behaviors = self._new_taxa, self._new_behaviors


def _pace(first: int) -> Pace:
    return Pace(first=first, fewest=1, most=AT_ONCE, each_s=STEP_S)


def _without_event(animal: FoundAnimal) -> FoundAnimal:
    """Of a deployment that is told by this project its events are, too: none of the package's is kept."""
    cells = {name: value for name, value in animal.cells.items() if name != "eventID"}
    return msgspec.structs.replace(animal, cells=cells)
