"""Labels as people give them: an observation confirmed, corrected, rejected, added. Pure."""

from typing import TypedDict, Unpack

import msgspec

from app.store.records import BESIDE, Kind, Label, Observation, ReviewState, Subject, Verdict
from mvit_core.types import Span, TrackPoint


class LabelFields(TypedDict, total=False):
    """What a person can say of an observation beside when it was; see `Label`."""

    subject: Subject
    taxon: str | None
    behavior: str | None
    count: int
    sex: str
    life_stage: str
    individual: str
    notes: str
    keyframes: tuple[TrackPoint, ...]
    reacts: bool
    quality: str
    tags: tuple[str, ...]
    modifiers: tuple[str, ...]
    rule: str


class LabelChanges(LabelFields, total=False):
    """The same, and when it was."""

    span: Span


def confirm(observation: Observation) -> Label:
    """It is as it says. Motion that nobody named is confirmed to be an animal."""
    subject = Subject.ANIMAL if observation.subject is Subject.UNCLASSIFIED else observation.subject
    return _label(observation, _lasting_verdict(observation, Verdict.CONFIRM), {"subject": subject})


def correct(observation: Observation, **changes: Unpack[LabelChanges]) -> Label:
    """It is so, but for these fields of `Label`.

    Naming a taxon makes it an animal; calling it a human, a vehicle or blank takes the taxon away.
    """
    if changes.get("taxon") is not None:
        changes.setdefault("subject", Subject.ANIMAL)
    elif changes.get("subject", Subject.ANIMAL) is not Subject.ANIMAL:
        changes.setdefault("taxon", None)
    return _label(observation, _lasting_verdict(observation, Verdict.CORRECT), changes)


def note(observation: Observation, **changes: Unpack[LabelChanges]) -> Label:
    """It is so, but for these fields of `Label`, which say nothing of its name.

    An animal that nobody has looked at stays to be reviewed, and one that a rule accepted the rule's: who
    counts heads has not said what they are. A bout has hardly more than its edges: who moves them means it.
    """
    if observation.kind is Kind.BEHAVIOR:
        return correct(observation, **changes)
    return _beside(observation, changes)


def cut(observation: Observation, span: Span) -> Label:
    """It lasts no longer; whether it is what it says stands as it stood."""
    return _beside(observation, {"span": span})


def reject(observation: Observation, *, notes: str | None = None) -> Label:
    """There is nothing of the kind."""
    return _label(observation, Verdict.REJECT, {} if notes is None else {"notes": notes})


def left_beside(rejected: Observation, found: Span | None) -> Label | None:
    """What was said beside its name, where the rejection is taken back; None where nothing was.

    `found` is when a machine saw it, None where it is there by a person's word alone, as a half of a split.
    """
    label = _label(rejected, Verdict.NOTE, {})
    bare = Label(verdict=Verdict.NOTE, span=rejected.span)
    is_said = any(getattr(label, name) != getattr(bare, name) for name in BESIDE)
    return label if rejected.span != found or (is_said and rejected.kind is Kind.ANIMAL) else None


def add(span: Span, **fields: Unpack[LabelFields]) -> Label:
    """Something that no machine found; `fields` are those of `Label`."""
    return Label(verdict=Verdict.ADD, span=span, **fields)


def _label(observation: Observation, verdict: Verdict, changes: LabelChanges) -> Label:
    label = Label(
        verdict=verdict,
        span=observation.span,
        subject=observation.subject,
        taxon=observation.taxon,
        behavior=observation.behavior,
        count=observation.count,
        sex=observation.sex,
        life_stage=observation.life_stage,
        individual=observation.individual,
        notes=observation.notes,
        keyframes=observation.keyframes,
        reacts=observation.reacts,
        quality=observation.quality,
        tags=observation.tags,
        modifiers=observation.modifiers,
    )
    return msgspec.structs.replace(label, **changes)


def _beside(observation: Observation, changes: LabelChanges) -> Label:
    if observation.is_by_eye:
        return correct(observation, **changes)
    if observation.rule:
        return msgspec.structs.replace(
            confirm(observation),
            rule=observation.rule,
            signed_by=observation.labelled_by,
            signed_at=observation.labelled_at,
            **changes,
        )
    return _label(observation, Verdict.NOTE, changes)


def _lasting_verdict(observation: Observation, verdict: Verdict) -> Verdict:
    """What a person added stays added, and what was corrected stays corrected, when it is confirmed."""
    if observation.state is ReviewState.ADDED or observation.confidence is None:
        return Verdict.ADD
    if observation.state is ReviewState.CORRECTED:
        return Verdict.CORRECT
    return verdict
