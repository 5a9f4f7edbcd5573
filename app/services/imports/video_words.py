"""All that a file says of one video: whose word it is, what of it is known here, and what is new."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.services.imports.frame_rates import rate_of
from app.services.imports.known_boxes import joined
from app.services.imports.machine_rows import Sorted, Trail, sorted_out
from app.services.imports.machine_words import MachineWords
from app.services.imports.names import Names
from app.services.imports.numbers_as_names import as_here
from app.services.imports.people_words import PeopleWords
from app.services.imports.taking import Taking
from app.services.imports.values import FoundAnimal, FoundBoxes
from app.services.imports.whole_files import VideoHere, timed
from app.services.media.frame_clock import FrameClock
from app.services.review.label_trail import histories
from app.store import imported_rows
from app.store.library_order import batches
from app.store.records import Kind, Observation, ObservationId, ReviewState, ScanId, Subject, VideoId
from app.store.reviewed import is_shown, select_observations, to_observation
from app.store.schema import GONE, ImportedRow, ObservationRow, VideoRow
from mvit_core.types import Track, VideoStatus

AFTER_S = 1.0  # the end of a video: what ends later means no seconds of it, maybe


@dataclass(frozen=True, slots=True)
class Before:
    """What was read of some videos before they are written."""

    as_here: Collection[VideoId]  # whose boxes in the file are those that are here
    tracks: Mapping[VideoId, Mapping[ObservationId, Track]]
    clocks: Mapping[VideoId, FrameClock]  # of files that are here
    sent: Sequence[datetime]  # when tables that say no times went out


class VideoWords:
    """Takes videos in, within a transaction; `scans` is kept from one to the next."""

    def __init__(self, taking: Taking, before: Before, scans: dict[str, ScanId]) -> None:
        self._taking, self._before, self._scans = taking, before, scans
        self._session, self._found = taking.session, taking.found
        self._names, self._report = taking.names, taking.report

    def take(self, video_id: VideoId, animals: Sequence[FoundAnimal], detected: Sequence[FoundBoxes]) -> None:
        """What people and machines say of it; what is here already is counted as known."""
        people, machine = PeopleWords(self._taking), MachineWords(self._taking, self._scans)
        for one in detected:
            if video_id in self._before.as_here:
                self._report.num_known += len(one.animals)
            else:
                machine.take_boxes(video_id, one, self._before.clocks.get(video_id))
        here = [to_observation(row) for row in self._session.execute(_shown(video_id))]
        self._names.in_video = {one.taxon for one in here}
        video = self._session.get_one(VideoRow, video_id)
        lasts_s = video.duration_s or 0.0
        new = self._timed(self._new(animals, video, here), video, here)
        if lasts_s and any(one.span and one.span.end_s > lasts_s + AFTER_S for one in new):
            self._report.beyond.append(video.relative_path)
        machines = self._sorted_out([one for one in new if one.machine], here, lasts_s, people)
        self._report.unsure += machines.unsure
        machine.accepted += machines.spoken_of
        said = [*(one for one in new if not one.machine), *machines.edited]
        people.take(video_id, said, here, lasts_s)
        machine.take(video_id, machines.unknown)
        people.take_of_machines(video_id, machine.accepted)
        machine.take_bouts(video_id, people.bouts.of_machines)

    def _new(
        self, animals: Sequence[FoundAnimal], video: VideoRow, here: Sequence[Observation]
    ) -> list[FoundAnimal]:
        """Those that neither came before as they are nor say what is known."""
        if any(one.by_frames for one in animals):
            clock = self._before.clocks.get(VideoId(video.id))
            clock = clock or FrameClock(rate=rate_of(animals, video, self._found.refuse))
            tracks = self._before.tracks.get(VideoId(video.id), {})
            animals = joined(animals, here, tracks, clock, self._names.taxon_of)
        has_keys = any(one.key for one in animals)
        kept = _kept(self._session, self._found.source, [one.id for one in here]) if has_keys else {}
        may_be_machine = not self._found.says_whose
        new = [
            one
            for one in _not_as_they_came(animals, kept)
            if not _is_cleared(one, here, video.status, may_be_machine)
        ]
        self._report.num_known += len(animals) - len(new)
        return new

    def _timed(
        self, new: Sequence[FoundAnimal], video: VideoRow, here: Sequence[Observation]
    ) -> list[FoundAnimal]:
        """The same at the times that they say, or those of what is here."""
        new = [_timed_as_here(one, here, self._names) for one in new]
        if any(one.span is None for one in new):
            behaviors = _behaviors(self._session, VideoId(video.id))
            before = VideoHere(here, behaviors, video.duration_s or 0.0)
            new = timed(new, before, self._names, self._found.refuse)
        by_id = {each.id: each for each in here}
        return [as_here(one, by_id) for one in new]

    def _sorted_out(
        self, rows: Sequence[FoundAnimal], here: Sequence[Observation], lasts_s: float, people: PeopleWords
    ) -> Sorted:
        """What has to be done with each of a machine's rows, counted."""
        noted = histories(self._session, [one.id for one in here if one.is_touched and not one.is_by_eye])
        trails = {id_: Trail.of(changes, self._before.sent) for id_, changes in noted.items()}
        found = sorted_out(rows, [people.said(one, lasts_s) for one in rows], here, lasts_s, trails)
        self._report.num_known += found.num_known
        self._report.num_animals += found.num_noted
        self._report.num_corrected += found.num_changed
        self._report.num_edited += len(found.edited) + found.num_edited
        return found


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
