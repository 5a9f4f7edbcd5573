"""What the history of an observation says of what stands beside a machine's name."""

import msgspec

from app.services.review import labels
from app.store.base import utc_now
from app.store.records import Change
from app.ui.observation.history import sentence
from app.ui.session import Session


def test_a_count_after_another_scan_is_not_told_as_that_scans_name(session: Session) -> None:
    lion = next(one for one in session.observations if one.taxon == "panthera")
    before = labels.note(lion, count=2)
    after = labels.note(msgspec.structs.replace(lion, taxon="canis", count=2), count=3)
    change = Change(observation_id=lion.id, at=utc_now(), who="ana", before=before, after=after)
    assert sentence(change, session.taxonomy, session.behaviors) == "Count 3", "not: now dogs"
