"""What people said in another program, as labels."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from app.services.exports.camtrap.originals import SIGNED
from app.services.imports.bout_words import BoutWords, Given, Rows, signature
from app.services.imports.machine_rows import BESIDE, is_said_beside
from app.services.imports.row_times import is_before
from app.services.imports.same_animals import Said, are_at_once, matched, says_no_more, says_the_same
from app.services.imports.taking import Taking
from app.services.imports.values import FoundAnimal
from app.services.review import labels
from app.services.review.verdicts import confirm, correct
from app.store import imported_rows
from app.store.base import utc_now
from app.store.records import (
    Kind,
    Label,
    Observation,
    ObservationId,
    ReviewState,
    Subject,
    Verdict,
    VideoId,
)
from app.store.settling import new_place
from mvit_core.types import Span


class PeopleWords:
    """Labels of one import, within a transaction."""

    def __init__(self, taking: Taking) -> None:
        self._session, self._found = taking.session, taking.found
        self._names, self._who = taking.names, taking.who
        self._report = taking.report
        self.bouts = BoutWords(taking)

    def take(
        self,
        video_id: VideoId,
        animals: Sequence[FoundAnimal],
        here: Sequence[Observation],
        lasts_s: float,
    ) -> None:
        """On the observation that is there already, where it is the same animal; else on a new one."""
        given = Given(video_id)
        told = [self.said(animal, lasts_s) for animal in animals]
        about = matched(told, here, lasts_s, is_ours=self._found.is_ours)
        told = [self._called_as(said, match) for said, match in zip(told, about, strict=True)]
        for animal, said, match in zip(animals, told, about, strict=True):
            label = said.label
            if match is None:
                id_ = new_place(self._session, video_id, Kind.ANIMAL)
                given.labels[id_] = label
            elif self._is_new(match, said, animal.when):
                id_ = match.id
                self._report.num_corrected += match.state is not ReviewState.UNREVIEWED
                given.labels[id_] = _said_of(match, said)
            else:
                self._report.num_known += 1
                if match.state is not ReviewState.REJECTED:
                    self.bouts.take(match.id, animal, label, given)
                continue
            if match is None or animal.key != f"observation-{match.id}":  # ours are written anew
                given.rows += self._kept(id_, animal, label)
            self.bouts.take(id_, animal, label, given)
            self._report.num_animals += 1
        self._apply(given)

    def said(self, animal: FoundAnimal, lasts_s: float) -> Said:
        """What a file says of an animal, in the project's words."""
        label = self._label(animal, animal.span or Span(0.0, lasts_s))
        return Said(label, animal.count is not None, animal.own_id, animal.is_apart)

    def _called_as(self, said: Said, one: Observation | None) -> Said:
        """On what is here, with what the file has no word for: what it is, or that nobody could tell."""
        if one is None or said.label.taxon is not None or said.label.subject is not Subject.ANIMAL:
            return said
        is_unknown = one.subject is Subject.UNKNOWN and one.taxon is None
        if self._found.says_names and not is_unknown:
            return said
        label = msgspec.structs.replace(said.label, subject=one.subject, taxon=one.taxon)
        return msgspec.structs.replace(said, label=label)

    def _is_new(self, one: Observation, said: Said, when: datetime | None) -> bool:
        """Whether a person says something of an animal that nobody has said here, or has said otherwise."""
        if one.state is ReviewState.UNREVIEWED:
            return self._found.says_whose or not says_no_more(one, said)
        if one.state is ReviewState.REJECTED and when is None:
            return False  # nobody knows which was said last
        return not is_before(when, one.labelled_at) and not says_the_same(one, said)

    def take_of_machines(self, video_id: VideoId, found: Sequence[tuple[int, FoundAnimal]]) -> None:
        """What people said of animals that machines named, each with its id: by a rule, beside the name, and
        of its bouts.
        """
        given = Given(video_id)
        for number, animal in found:
            id_ = ObservationId(number)
            label = msgspec.structs.replace(
                self.said(animal, 0.0).label, verdict=Verdict.CONFIRM, keyframes=()
            )
            if animal.rule and not animal.is_changed:
                given.labels[id_] = label
                given.rows += self._kept(id_, animal, label, ReviewState.CONFIRMED)
            elif is_said_beside(animal):
                given.labels[id_] = self._noted(id_, animal, label)
            self.bouts.take_of_machine(id_, animal, label, given)
        self._apply(given)

    def _noted(self, id_: ObservationId, animal: FoundAnimal, label: Label) -> Label:
        """What a row says beside a machine's name, over what people have said there of this one."""
        before = labels.current_labels(self._session, [id_])[id_]
        if before is None:
            return msgspec.structs.replace(label, verdict=Verdict.CONFIRM if label.rule else Verdict.NOTE)
        told = {name: getattr(label, name) for name in BESIDE if getattr(animal, name)}
        signed = {} if before.rule else {"signed_by": label.signed_by, "signed_at": label.signed_at}
        return msgspec.structs.replace(before, span=label.span, follows=False, **told, **signed)

    def _apply(self, given: Given) -> None:
        if not given.labels and not given.rows:
            return  # as of most videos: asking the database takes longer than all else
        before, changes = labels.apply_within(self._session, given.labels, who=self._who)
        self._report.before |= before
        self._report.changes |= changes
        imported_rows.keep(self._session, self._found.source, imported_rows.OBSERVATION, given.rows)

    def _label(self, animal: FoundAnimal, span: Span) -> Label:
        return Label(
            verdict=Verdict.ADD,
            span=span,
            subject=animal.subject,
            taxon=self._names.taxon_of(animal),
            count=animal.count or 1,
            sex=animal.sex,
            life_stage=animal.life_stage,
            individual=self._found.fitting(animal.individual),
            notes=animal.notes,
            keyframes=animal.boxes,
            reacts=animal.reacts,
            rule=animal.rule,
            quality=animal.quality if animal.quality in ("good", "fair", "poor") else "",
            tags=animal.tags,
            signed_by=self._found.fitting(animal.who or self._who),
            signed_at=animal.when or utc_now(),
        )

    def _kept(
        self, id_: int, animal: FoundAnimal, label: Label, state: ReviewState = ReviewState.ADDED
    ) -> Rows:
        cells = {**animal.cells, SIGNED: signature(label, state)}
        return [(id_, animal.key, cells)] if animal.cells else []


def _said_of(one: Observation, said: Said) -> Label:
    """The label on what is here: it confirms or corrects, as if a person had said it here.

    What a person said here before stays where the file says nothing of it.
    """
    label = said.label
    is_at_once = are_at_once(one.span, label.span)
    same = one.taxon == label.taxon and one.subject is label.subject and is_at_once
    base = confirm(one) if same else correct(one)
    count = label.count if said.counts else one.count
    span = one.span if is_at_once else label.span
    words = msgspec.structs.replace(
        label, verdict=base.verdict, span=span, keyframes=base.keyframes, count=count
    )
    told = {
        name: getattr(one, name)
        for name in ("sex", "life_stage", "individual", "notes", "quality", "tags", "reacts")
        if not getattr(label, name)
    }
    return msgspec.structs.replace(words, **told)
