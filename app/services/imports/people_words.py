"""What people said in another program, as labels."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from app.services.exports import imported
from app.services.exports.camtrap_originals import DERIVED, SIGNED
from app.services.imports.names import Names
from app.services.imports.report import ImportReport
from app.services.imports.same_animals import are_at_once, matched, says_no_more, says_the_same
from app.services.imports.values import Found, FoundAnimal, FoundBehavior, FoundBout
from app.services.review import labels
from app.services.review.verdicts import confirm, correct
from app.services.storing import findings
from app.store.base import utc_now
from app.store.records import Kind, Label, Observation, ObservationId, ReviewState, Verdict, VideoId
from app.store.reviewed import select_observations, to_observation
from app.store.schema import GONE, OBSERVATIONS, ObservationRow
from app.store.settling import NOTHING
from mvit_core.types import Span

ROUNDED = timedelta(milliseconds=1)  # times in tables
Rows = list[tuple[int, str, Mapping[str, Any]]]


class PeopleWords:
    """Labels of one import, within a transaction."""

    def __init__(self, session: Session, found: Found, names: Names, report: ImportReport, who: str) -> None:
        self._session = session
        self._found = found
        self._names = names
        self._points = {one.name: one.is_point for one in found.behaviors}
        self._who = who
        self.report = report
        self.machine_bouts: list[tuple[int, FoundBout]] = []  # of people's animals, by the animal's id

    def take(
        self,
        video_id: VideoId,
        animals: Sequence[FoundAnimal],
        here: Sequence[Observation],
        lasts_s: float,
    ) -> None:
        """On the observation that is there already, where it is the same time; else on a new one."""
        assignment: dict[ObservationId, Label | None] = {}
        rows: Rows = []
        said = [self._label(animal, animal.span or Span(0.0, lasts_s)) for animal in animals]
        about = matched(said, here, lasts_s)
        if not self._found.says_names:
            said = [_called_as(label, match) for label, match in zip(said, about, strict=True)]
        for animal, label, match in zip(animals, said, about, strict=True):
            if match is None:
                id_ = _new(self._session, video_id, Kind.ANIMAL, None)
                assignment[id_] = label
            elif self._is_new(match, label, animal):
                id_ = match.id
                self.report.num_corrected += match.state is not ReviewState.UNREVIEWED
                assignment[id_] = _said_of(match, label)
            else:
                self.report.num_known += 1
                if match.state is not ReviewState.REJECTED:
                    bouts_here = _bouts_of(self._session, match.id)
                    rows += self._take_bouts(video_id, match.id, animal, label, assignment, here=bouts_here)
                continue
            rows += self._kept(id_, animal, label)
            bouts_here = [] if match is None else _bouts_of(self._session, id_)
            rows += self._take_bouts(video_id, id_, animal, label, assignment, here=bouts_here)
            self.report.num_animals += 1
        self._apply(assignment, rows)

    def _is_new(self, one: Observation, label: Label, animal: FoundAnimal) -> bool:
        """Whether a person says something of an animal that nobody has said here, or has said otherwise."""
        if one.state is ReviewState.UNREVIEWED:
            return self._found.says_whose or not says_no_more(one, label)
        told, here = animal.when, one.labelled_at
        is_older = told is not None and here is not None and told < here - ROUNDED
        return not is_older and not says_the_same(one, label)

    def take_of_machines(self, video_id: VideoId, found: Sequence[tuple[int, FoundAnimal]]) -> None:
        """What people said of animals that machines named, each with its id: by a rule, and of its bouts."""
        assignment: dict[ObservationId, Label | None] = {}
        rows: Rows = []
        for id_, animal in found:
            said = self._label(animal, animal.span or Span(0.0, 0.0))
            label = msgspec.structs.replace(said, verdict=Verdict.CONFIRM, keyframes=())
            if animal.rule:
                assignment[ObservationId(id_)] = label
                rows += self._kept(id_, animal, label, ReviewState.CONFIRMED)
            theirs = msgspec.structs.replace(
                animal, bouts=tuple(one for one in animal.bouts if one.by_person)
            )
            bouts_here = _bouts_of(self._session, id_)
            rows += self._take_bouts(video_id, ObservationId(id_), theirs, label, assignment, here=bouts_here)
        self._apply(assignment, rows)

    def _apply(self, assignment: Mapping[ObservationId, Label | None], rows: Rows) -> None:
        before, changes = labels.apply_within(self._session, assignment, who=self._who)
        self.report.before |= before
        self.report.changes |= changes
        imported.keep(self._session, self._found.source, imported.OBSERVATION, rows)

    def _take_bouts(
        self,
        video_id: VideoId,
        parent: ObservationId,
        animal: FoundAnimal,
        label: Label,
        assignment: dict[ObservationId, Label | None],
        *,
        here: Sequence[Observation],
    ) -> Rows:
        """Those of an animal's bouts that are not among the ones that are here."""
        rows: Rows = []
        new = self._not_here(here, animal, label, assignment)
        self.machine_bouts += [(parent, bout) for bout in new if bout.machine]
        for bout in (one for one in new if not one.machine):
            id_ = _new(self._session, video_id, Kind.BEHAVIOR, parent)
            said = self._bout_label(bout, label)
            assignment[id_] = said
            self.report.num_bouts += 1
            cells = bout.cells or ({DERIVED: "true"} if animal.cells else {})
            if cells:
                rows.append((id_, bout.key, {**cells, SIGNED: _signature(said)}))
        return rows

    def _label(self, animal: FoundAnimal, span: Span) -> Label:
        return Label(
            verdict=Verdict.ADD,
            span=span,
            subject=animal.subject,
            taxon=self._names.taxon_of(animal),
            count=animal.count,
            sex=animal.sex,
            life_stage=animal.life_stage,
            individual=animal.individual[:200],
            notes=animal.notes,
            keyframes=animal.boxes,
            reacts=animal.reacts,
            rule=animal.rule,
            quality=animal.quality if animal.quality in ("good", "fair", "poor") else "",
            tags=animal.tags,
            signed_by=(animal.who or self._who)[:200],
            signed_at=animal.when or utc_now(),
        )

    def _bout_label(self, bout: FoundBout, animal: Label) -> Label:
        return Label(
            verdict=Verdict.ADD,
            span=bout.span,
            behavior=self._behavior(bout.behavior),
            notes=bout.notes,
            modifiers=bout.modifiers,
            signed_by=bout.who[:200] or animal.signed_by,
            signed_at=bout.when or animal.signed_at,
        )

    def _not_here(
        self,
        here: Sequence[Observation],
        animal: FoundAnimal,
        label: Label,
        assignment: dict[ObservationId, Label | None],
    ) -> tuple[FoundBout, ...]:
        """The bouts that are not here; one that a machine found here is confirmed where a person says so."""
        if not here:
            return animal.bouts
        unknown = []
        for bout in animal.bouts:
            said = self._bout_label(bout, label)
            match = next((one for one in here if _is_same_bout(one, said)), None)
            if match is None:
                unknown.append(bout)
            elif match.state is ReviewState.UNREVIEWED and not bout.machine and self._found.says_whose:
                assignment[match.id] = msgspec.structs.replace(said, verdict=Verdict.CONFIRM)
        return tuple(unknown)

    def _behavior(self, name: str) -> str:
        return self._names.behavior(FoundBehavior(name, self._points.get(name, False)))

    def _kept(
        self, id_: int, animal: FoundAnimal, label: Label, state: ReviewState = ReviewState.ADDED
    ) -> Rows:
        cells = {**animal.cells, SIGNED: _signature(label, state)}
        return [(id_, animal.key, cells)] if animal.cells else []


def _called_as(label: Label, one: Observation | None) -> Label:
    """The label of a file that says no names, on what is here."""
    if one is None or label.taxon is not None:
        return label
    return msgspec.structs.replace(label, subject=one.subject, taxon=one.taxon)


def _is_same_bout(one: Observation, label: Label) -> bool:
    return one.behavior == label.behavior and are_at_once(one.span, label.span)


def _bouts_of(session: Session, animal: int) -> list[Observation]:
    rows = session.execute(select_observations().where(ObservationRow.parent_id == animal))
    return [to_observation(row) for row in rows if row[5] != GONE]


def _said_of(one: Observation, label: Label) -> Label:
    """The label on what is here: it confirms or corrects, as if a person had said it here.

    What a person said here before stays where the file says nothing of it.
    """
    same = one.taxon == label.taxon and one.subject is label.subject
    base = confirm(one) if same else correct(one)
    said = msgspec.structs.replace(label, verdict=base.verdict, span=one.span, keyframes=base.keyframes)
    if one.state is ReviewState.UNREVIEWED:
        return said
    told = {
        name: getattr(one, name)
        for name in ("sex", "life_stage", "individual", "notes", "quality", "tags", "reacts")
        if not getattr(label, name)
    }
    return msgspec.structs.replace(said, count=label.count if label.count > 1 else one.count, **told)


def _new(session: Session, video_id: VideoId, kind: Kind, parent: ObservationId | None) -> ObservationId:
    row = {**NOTHING, "video_id": video_id, "parent_id": parent, "kind": kind.value, "state": GONE}
    (id_,) = findings.insert_all(session, OBSERVATIONS, [row])
    return ObservationId(id_)


def _signature(label: Label, state: ReviewState = ReviewState.ADDED) -> list[str]:
    return [label.signed_by, label.signed_at.isoformat() if label.signed_at else "", str(state)]
