"""What the machine had said of each animal that a person reviewed, beside what the person says."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from app.services.exports.rows import Row
from app.services.projects import Project
from app.store.records import Kind, ObservationId, ReviewState, Subject
from app.store.schema import DetectionRow, ObservationRow

MISSED = "missed"  # a person added it
UNASKED = "unasked"  # motion or a detector found it, and no model that knows species looked


def machine_words(project: Project) -> Mapping[ObservationId, str]:
    """Of each reviewed animal that a machine had found: see `word`."""
    statement = (
        select(ObservationRow.id, DetectionRow.taxon, DetectionRow.subject, DetectionRow.scores)
        .join(DetectionRow, ObservationRow.detection_id == DetectionRow.id)
        .where(ObservationRow.kind == Kind.ANIMAL.value)
        .where(ObservationRow.state != ReviewState.UNREVIEWED.value)
    )
    with project.reading() as session:
        rows = session.execute(statement)
        return {ObservationId(id_): _said(taxon, subject, scores) for id_, taxon, subject, scores in rows}


def person_word(row: Row) -> str:
    """What a person made of it; "nothing" where it was rejected."""
    seen = row.observation
    return "nothing" if seen.state is ReviewState.REJECTED else word(seen.taxon, seen.subject)


def _said(taxon: str | None, subject: str, scores: Sequence[object]) -> str:
    said = word(taxon, subject)
    return UNASKED if said == "unnamed" and not scores else said


def word(taxon: str | None, subject: str) -> str:
    """A taxon's key, else what kind of thing it is; "unnamed" for motion that a machine did not name."""
    if subject == Subject.BLANK:
        return "nothing"
    if taxon:
        return taxon
    return "unnamed" if subject in (Subject.ANIMAL, Subject.UNCLASSIFIED, Subject.UNKNOWN) else str(subject)
