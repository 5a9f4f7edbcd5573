"""What animals do, as a file says it: bouts that are new, confirmed or changed here."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.services.exports.camtrap.originals import DERIVED, SIGNED
from app.services.imports.row_times import is_before
from app.services.imports.same_animals import Said, is_as_found, is_same_bout, matched_bouts
from app.services.imports.taking import Taking
from app.services.imports.values import FoundAnimal, FoundBout
from app.services.review.verdicts import correct
from app.store.records import Kind, Label, Observation, ObservationId, ReviewState, Verdict, VideoId
from app.store.reviewed import select_observations, to_observation
from app.store.schema import GONE, ObservationRow
from app.store.settling import new_place

Rows = list[tuple[int, str, Mapping[str, Any]]]


class Given(msgspec.Struct):
    """Labels for observations of one video, and the rows that are kept of what said them."""

    video_id: VideoId
    labels: dict[ObservationId, Label | None] = {}
    rows: Rows = []


class BoutWords:
    """Bouts of one import, within a transaction."""

    def __init__(self, taking: Taking) -> None:
        self._session, self._found = taking.session, taking.found
        self._behavior = taking.behavior
        self._report = taking.report
        self.of_machines: list[tuple[int, FoundBout]] = []  # new ones of people's animals, by the animal's id

    def take(self, parent: ObservationId, animal: FoundAnimal, label: Label, given: Given) -> None:
        """Those of a person's animal; `label` is what they say of it."""
        new = self._new(parent, animal.bouts, label, given)
        self.of_machines += [(parent, bout) for bout in new if bout.machine]
        self._add(parent, animal, [bout for bout in new if not bout.machine], label, given)

    def take_of_machine(self, parent: ObservationId, animal: FoundAnimal, label: Label, given: Given) -> None:
        """What people said of a machine's animal."""
        told = [one for one in animal.bouts if one.by_person or one.own_id is not None]
        new = self._new(parent, told, label, given)
        self._add(parent, animal, [one for one in new if one.by_person], label, given)

    def _new(
        self, parent: ObservationId, bouts: Sequence[FoundBout], animal: Label, given: Given
    ) -> list[FoundBout]:
        """The bouts that are not here; of the others what a person says otherwise, or confirms."""
        if not bouts:
            return []
        rows = self._session.execute(select_observations().where(ObservationRow.parent_id == parent))
        here = [to_observation(row) for row in rows if row[5] != GONE]
        told = [Said(self._label(bout, animal), own_id=bout.own_id) for bout in bouts]
        about = matched_bouts(told, here, is_ours=self._found.is_ours)
        bouts = [_timed(bout, match, animal) for bout, match in zip(bouts, about, strict=True)]
        told = [Said(self._label(bout, animal), own_id=bout.own_id) for bout in bouts]
        for bout, said, match in zip(bouts, told, about, strict=True):
            if match is None:
                continue
            if not is_same_bout(match, said):
                self._correct(match, bout, said.label, given)
            elif match.state is ReviewState.UNREVIEWED and not bout.machine and self._found.says_whose:
                given.labels[match.id] = msgspec.structs.replace(said.label, verdict=Verdict.CONFIRM)
        return [bout for bout, match in zip(bouts, about, strict=True) if match is None]

    def _correct(self, one: Observation, bout: FoundBout, label: Label, given: Given) -> None:
        """Where the bout was changed in the file after it went out, and not here."""
        is_reviewed = one.state is not ReviewState.UNREVIEWED
        if bout.machine and (is_reviewed or not is_as_found(one, bout.confidence)):
            return
        if one.state is ReviewState.REJECTED or is_before(bout.when, one.labelled_at):
            return
        self._report.num_bouts += 1
        self._report.num_corrected_bouts += is_reviewed
        self._report.num_edited += bool(bout.machine)
        words = correct(one, span=label.span, behavior=label.behavior)
        given.labels[one.id] = msgspec.structs.replace(
            words,
            notes=label.notes or one.notes,
            modifiers=label.modifiers or one.modifiers,
            signed_by=label.signed_by,
            signed_at=label.signed_at,
        )

    def _add(
        self,
        parent: ObservationId,
        animal: FoundAnimal,
        bouts: Sequence[FoundBout],
        label: Label,
        given: Given,
    ) -> None:
        for bout in bouts:
            id_ = new_place(self._session, given.video_id, Kind.BEHAVIOR, parent_id=parent)
            said = given.labels[id_] = self._label(bout, label)
            self._report.num_bouts += 1
            cells = bout.cells or ({DERIVED: "true"} if animal.cells else {})
            if cells:
                given.rows.append((id_, bout.key, {**cells, SIGNED: signature(said)}))

    def _label(self, bout: FoundBout, animal: Label) -> Label:
        return Label(
            verdict=Verdict.ADD,
            span=bout.span,
            behavior=self._behavior(bout.behavior),
            notes=bout.notes,
            modifiers=bout.modifiers,
            signed_by=self._found.fitting(bout.who) or animal.signed_by,
            signed_at=bout.when or animal.signed_at,
        )


def _timed(bout: FoundBout, match: Observation | None, animal: Label) -> FoundBout:
    """One that says no time, as long as it is here, else as long as its animal."""
    if bout.is_timed:
        return bout
    return msgspec.structs.replace(bout, span=animal.span if match is None else match.span)


def signature(label: Label, state: ReviewState = ReviewState.ADDED) -> list[str]:
    """Who said it and when, to be compared later."""
    return [label.signed_by, label.signed_at.isoformat() if label.signed_at else "", str(state)]
