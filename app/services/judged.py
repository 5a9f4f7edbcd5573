"""How often the machine was right, by what people who looked have said of its findings."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import exists, func, select

from app.services.learned_from import learned_from
from app.services.projects import Project
from app.services.proportions import Share
from app.services.vocabulary import taxonomy_in
from app.store.library_order import batches
from app.store.records import Kind, Subject, Verdict
from app.store.reviewed import is_judged_by_eye
from app.store.schema import DetectionRow, LabelRow, ObservationRow, ScanResultRow, ScanRow
from mvit_core.taxonomy import Taxonomy

Called = tuple[str | None, str]  # taxon, subject
Row = TypeVar("Row")
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


def judged(project: Project, ids: Sequence[int] | None = None) -> Judged:
    """Machine's findings (all, or some) with a label given by eye.

    What a rule confirmed proves nothing, nor does what a model says of videos that it learned from.
    """
    statement = (
        select(
            ObservationRow.id,
            DetectionRow.taxon,
            DetectionRow.subject,
            DetectionRow.confidence,
            LabelRow.taxon,
            LabelRow.subject,
            LabelRow.verdict,
            ScanRow.model_version_id,
            ObservationRow.video_id,
            DetectionRow.id,
        )
        .join(LabelRow, LabelRow.observation_id == ObservationRow.id)
        .join(DetectionRow, DetectionRow.id == ObservationRow.detection_id)
        .join(ScanResultRow, ScanResultRow.id == DetectionRow.scan_result_id)
        .join(ScanRow, ScanRow.id == ScanResultRow.scan_id)
        .where(ObservationRow.kind == Kind.ANIMAL.value, is_judged_by_eye())
        .order_by(ObservationRow.id)
    )
    asked = [statement] if ids is None else [statement.where(ObservationRow.id.in_(s)) for s in batches(ids)]
    known = learned_from(project)
    with project.reading() as session:
        found = [row for each in asked for row in session.execute(each)]
        tree = taxonomy_in(session)
    findings = by_finding(sorted(found, key=lambda row: row[0]), lambda row: row[9])
    learned = frozenset(row[0] for row, *_ in findings if row[7] and row[8] in known.get(row[7], ()))
    counting = [halves for halves in findings if halves[0][0] not in learned]
    rows = [halves[0] for halves in counting]
    return Judged(
        id=np.array([row[0] for row in rows], np.int64),
        taxon=[row[1] for row in rows],
        confidence=np.array([row[3] for row in rows], np.float32),
        right=np.array(
            [
                all(is_right((row[1], row[2]), (row[4], row[5]), row[6], tree) for row in halves)
                for halves in counting
            ],
            np.bool_,
        ),
        learned=learned,
    )


def by_finding(rows: Iterable[Row], finding: Callable[[Row], Hashable]) -> list[list[Row]]:
    """What people said of each finding, together: of both halves where they split it. It is judged once, and
    right where all that was said of it agrees.
    """
    found: dict[Hashable, list[Row]] = {}
    for row in rows:
        found.setdefault(finding(row), []).append(row)
    return list(found.values())


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
