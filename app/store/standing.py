"""Which of several observations on one detection is the first."""

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased

from app.store.schema import ObservationRow


def stands_first() -> ColumnElement[bool]:
    """Whether an observation is the first that stands on its detection."""
    other = aliased(ObservationRow)
    earlier = exists().where(other.detection_id == ObservationRow.detection_id, other.id < ObservationRow.id)
    return ~earlier.correlate(ObservationRow)
