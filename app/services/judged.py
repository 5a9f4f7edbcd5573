"""How often the machine was right, by what people who looked have said of its findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.services.learned_from import learned_from
from app.services.projects import Project
from app.services.proportions import Share
from app.services.vocabulary import taxonomy_in
from app.store.library_order import batches
from app.store.records import Kind, ObservationId, ScanId, Subject, Verdict, VideoId
from app.store.reviewed import is_judged_by_eye
from app.store.schema import (
    DeploymentRow,
    DetectionRow,
    LabelRow,
    ObservationRow,
    ScanResultRow,
    ScanRow,
    VideoRow,
)
from mvit_core.taxonomy import Taxonomy

Called = tuple[str | None, str]  # taxon, subject
Said = tuple[Called, str]  # the label, its verdict
ALIVE = (Subject.ANIMAL.value, Subject.UNCLASSIFIED.value, Subject.UNKNOWN.value)


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that somebody looked at, by the id of their observation: the first of those into which one was
    split.
    """

    id: NDArray[np.int64]
    taxon: list[str | None]  # what the machine said
    confidence: NDArray[np.float32]
    right: NDArray[np.bool_]
    learned: frozenset[int] = frozenset()  # left out of all this: the model had learned from their videos

    def error_of_rule(self, taxon: str, min_confidence: float, taxonomy: Taxonomy) -> Share:
        """How many of what a rule would have taken were wrong: of `taxon` and below, from a confidence on."""
        below = {key for key in set(self.taxon) if key and is_below(key, taxon, taxonomy)}
        taken = np.array([key in below for key in self.taxon], np.bool_)
        taken &= self.confidence >= np.float32(min_confidence)
        return Share(int((taken & ~self.right).sum()), int(taken.sum()))


class Finding(NamedTuple):
    """What a machine found, and all that people who looked said of it: of both halves where they split it."""

    id: ObservationId  # of the first half
    video: VideoId
    site: int
    scan: ScanId
    model_version: int | None
    found: Called
    confidence: float | None
    said: tuple[Said, ...]

    def is_right(self, taxonomy: Taxonomy) -> bool:
        """It is judged once, and right where all that was said of it agrees."""
        return all(is_right(self.found, *each, taxonomy) for each in self.said)


def judged(project: Project, ids: Sequence[int] | None = None) -> Judged:
    """Machine's findings (all, or some) with a label given by eye.

    What a rule confirmed proves nothing, nor does what a model says of videos that it learned from.
    """
    known = learned_from(project)
    with project.reading() as session:
        found = findings(session, ids)
        tree = taxonomy_in(session)
    learned = frozenset(each.id for each in found if each.video in known.get(each.model_version or 0, ()))
    counting = [each for each in found if each.id not in learned]
    return Judged(
        id=np.array([each.id for each in counting], np.int64),
        taxon=[each.found[0] for each in counting],
        confidence=np.array([each.confidence for each in counting], np.float32),
        right=np.array([each.is_right(tree) for each in counting], np.bool_),
        learned=learned,
    )


def findings(session: Session, ids: Sequence[int] | None = None) -> list[Finding]:
    """Those of these observations (None: all) that somebody looked at, in the order of their ids."""
    statement = (
        select(
            ObservationRow.id,
            ObservationRow.video_id,
            ObservationRow.detection_id,
            DeploymentRow.site_id,
            DetectionRow.taxon.label("found_taxon"),
            DetectionRow.subject.label("found_subject"),
            DetectionRow.confidence,
            LabelRow.taxon,
            LabelRow.subject,
            LabelRow.verdict,
            ScanResultRow.scan_id,
            ScanRow.model_version_id,
        )
        .join(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
        .join(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .join(ScanRow, ScanRow.id == ScanResultRow.scan_id)
        .join(VideoRow, VideoRow.id == ObservationRow.video_id)
        .join(DeploymentRow, DeploymentRow.id == VideoRow.deployment_id)
        .where(ObservationRow.kind == Kind.ANIMAL.value, is_judged_by_eye())
        .order_by(ObservationRow.id)
    )
    asked = [statement] if ids is None else [statement.where(ObservationRow.id.in_(s)) for s in batches(ids)]
    found = [row for each in asked for row in session.execute(each)]
    by_detection: dict[int, list[Any]] = {}
    for row in sorted(found, key=lambda row: row.id):
        by_detection.setdefault(row.detection_id, []).append(row)
    return [_finding(halves) for halves in by_detection.values()]


def _finding(halves: Sequence[Any]) -> Finding:
    """The rows of what a finding became, two where it was split."""
    first = halves[0]
    return Finding(
        id=ObservationId(first.id),
        video=VideoId(first.video_id),
        site=first.site_id,
        scan=ScanId(first.scan_id),
        model_version=first.model_version_id,
        found=(first.found_taxon, first.found_subject),
        confidence=first.confidence,
        said=tuple(((row.taxon, row.subject), row.verdict) for row in halves),
    )


def is_right(found: Called, said: Called, verdict: str, taxonomy: Taxonomy) -> bool:
    """Whether a label agrees with what was found; of what had no name, that it is an animal.

    A name is right where the animal is of that taxon: a family that a person made a species was right, and is
    so judged as a training judges names (trainer.scores.naming). A species that a person made a family was
    not: the person could not confirm it. Who rejects says that nothing is there: so did what called it blank.
    """
    (found_taxon, found_subject), (taxon, subject) = found, said
    if verdict == Verdict.REJECT.value:
        return found_subject == Subject.BLANK.value
    if found_taxon is not None:
        return taxon is not None and is_below(taxon, found_taxon, taxonomy)
    return subject in ALIVE if found_subject in ALIVE else subject == found_subject


def is_below(key: str, taxon: str, taxonomy: Taxonomy) -> bool:
    """Whether a taxon is another or belongs to it."""
    return key == taxon or any(above.key == taxon for above in taxonomy.lineage(key))


def labelled_by(project: Project) -> dict[str, int]:
    """How many animals each person has the last word on; what a rule confirmed unseen is nobody's work."""
    animal = ObservationRow.id == LabelRow.observation_id, ObservationRow.kind == Kind.ANIMAL.value
    of_animal = exists().where(*animal)  # no join: SQLite would begin with all animals, not with the labels
    statement = (
        select(LabelRow.signed_by, func.count())
        .where(is_judged_by_eye(), of_animal)
        .group_by(LabelRow.signed_by)
    )
    with project.reading() as session:
        return {row[0]: row[1] for row in session.execute(statement)}
