"""Reading observations: what counts now, joined with what the machine and the person said, as frozen rows."""

from collections.abc import Sequence
from functools import cache
from sys import intern
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from app.store.base import joined, pack_points, parted, unpack_points
from app.store.records import GAVE_WAY, Kind, Label, Observation, ReviewState, Subject, Verdict
from app.store.schema import (
    GONE,
    DetectionRow,
    LabelRow,
    ModelVersionRow,
    ObservationRow,
    ScanResultRow,
    ScanRow,
)
from mvit_core.types import Evidence, Score, Span

Parent = aliased(ObservationRow, name="parent")

OBSERVATION_COLUMNS = (
    ObservationRow.id,
    ObservationRow.video_id,
    ObservationRow.kind,
    ObservationRow.parent_id,
    ObservationRow.track_id,
    ObservationRow.state,
    ObservationRow.start_s,
    ObservationRow.end_s,
    ObservationRow.subject,
    ObservationRow.taxon,
    ObservationRow.behavior,
    ObservationRow.confidence,
    ObservationRow.count,
    ObservationRow.sex,
    ObservationRow.life_stage,
    ObservationRow.individual,
    DetectionRow.scores,
    LabelRow.notes,
    LabelRow.signed_by,
    LabelRow.signed_at,
    ModelVersionRow.name,
    LabelRow.keyframes,
    LabelRow.reacts,
    LabelRow.quality,
    LabelRow.tags,
    LabelRow.modifiers,
    ScanRow.detector,
    DetectionRow.evidence,
    LabelRow.rule,
    DetectionRow.taxon,
)
_KINDS = {str(kind): kind for kind in Kind}
_STATES = {str(state): state for state in ReviewState}
_SUBJECTS = {str(subject): subject for subject in Subject}


@cache  # a statement never changes, and building it takes longer than running it
def select_observations() -> Select[*tuple[Any, ...]]:
    """The columns that `to_observation` reads."""
    return (
        select(*OBSERVATION_COLUMNS)
        .select_from(ObservationRow)
        .outerjoin(DetectionRow, ObservationRow.detection_id == DetectionRow.id)
        .outerjoin(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .outerjoin(ScanResultRow, DetectionRow.scan_result_id == ScanResultRow.id)
        .outerjoin(ScanRow, ScanResultRow.scan_id == ScanRow.id)
        .outerjoin(ModelVersionRow, ScanRow.model_version_id == ModelVersionRow.id)
        .outerjoin(Parent, ObservationRow.parent_id == Parent.id)
    )


def is_shown(*, rejected: bool) -> ColumnElement[bool]:
    """Whether a row of `select_observations` counts. A bout goes with its animal; what is called blank does
    nothing, unless a person says so.
    """
    hidden = [GONE] if rejected else [GONE, ReviewState.REJECTED.value]
    is_said = ObservationRow.state != ReviewState.UNREVIEWED.value
    does_something = or_(is_said, Parent.subject != Subject.BLANK.value)
    parent_counts = or_(ObservationRow.parent_id.is_(None), and_(Parent.state.not_in(hidden), does_something))
    return and_(ObservationRow.state.not_in(hidden), parent_counts)


def is_judged_by_eye() -> ColumnElement[bool]:
    """Whether a label says what it is, by somebody who looked: no rule, no note beside the name, and not that
    it is one with another.
    """
    return and_(LabelRow.rule == "", LabelRow.verdict != Verdict.NOTE.value, ~gave_way())


def gave_way() -> ColumnElement[bool]:
    """Whether a label rejects what is one with another."""
    return and_(LabelRow.verdict == Verdict.REJECT.value, LabelRow.notes.endswith(GAVE_WAY))


def to_observation(row: Sequence[Any]) -> Observation:
    """A row of `select_observations` (which may have more columns behind). Equal names are one."""
    return Observation(
        id=row[0],
        video_id=row[1],
        kind=_KINDS[row[2]],
        parent_id=row[3],
        track_id=row[4],
        # An observation behind which nothing stands is only seen by asking for it: nobody decided on it.
        state=_STATES.get(row[5], ReviewState.UNREVIEWED),
        span=Span(row[6], row[7]),
        subject=_SUBJECTS[row[8]],
        taxon=_shared(row[9]),
        behavior=_shared(row[10]),
        confidence=row[11],
        count=row[12],
        sex=row[13],
        life_stage=row[14],
        individual=row[15],
        scores=tuple(Score(intern(name), value) for name, value in row[16] or ()),
        notes=row[17] or "",
        labelled_by=_shared(row[18]) or "",
        labelled_at=row[19],
        model=_shared(row[20]) or "",
        keyframes=unpack_points(row[21]) if row[21] else (),
        reacts=bool(row[22]),
        quality=row[23] or "",
        tags=parted(row[24]),
        modifiers=parted(row[25]),
        detector=_shared(row[26]) or "",
        evidence=msgspec.convert(row[27], Evidence) if row[27] else None,
        rule=row[28] or "",
        found_taxon=_shared(row[29]),
    )


def _shared(name: str | None) -> str | None:
    """A database hands out each of a hundred thousand equal names anew."""
    return intern(name) if name else name


def to_label(row: LabelRow) -> Label:
    """The frozen row."""
    return Label(
        verdict=Verdict(row.verdict),
        span=Span(row.start_s, row.end_s),
        subject=Subject(row.subject),
        taxon=row.taxon,
        behavior=row.behavior,
        count=row.count,
        sex=row.sex,
        life_stage=row.life_stage,
        individual=row.individual,
        notes=row.notes,
        keyframes=unpack_points(row.keyframes) if row.keyframes else (),
        reacts=row.reacts,
        quality=row.quality,
        tags=parted(row.tags),
        modifiers=parted(row.modifiers),
        rule=row.rule,
        signed_by=row.signed_by,
        signed_at=row.signed_at,
    )


def label_values(label: Label) -> dict[str, Any]:
    """The columns of a label, but for whose it is."""
    return {
        "verdict": label.verdict.value,
        "start_s": label.span.start_s,
        "end_s": label.span.end_s,
        "subject": label.subject.value,
        "taxon": label.taxon,
        "behavior": label.behavior,
        "count": label.count,
        "sex": label.sex,
        "life_stage": label.life_stage,
        "individual": label.individual,
        "notes": label.notes,
        "keyframes": pack_points(label.keyframes) if label.keyframes else None,
        "reacts": label.reacts,
        "quality": label.quality,
        "tags": joined(label.tags),
        "modifiers": joined(label.modifiers),
        "rule": label.rule,
        "signed_by": label.signed_by,
        "signed_at": label.signed_at,
    }
