"""What the filter of the Analyse page offers: the species, sites and days that the project has."""

from datetime import date, datetime

from sqlalchemy import func, select

from app.services import media
from app.store.records import Kind, ReviewState
from app.store.schema import GONE, ObservationRow, VideoRow
from app.ui.session import Session
from app.ui.speech.naming import name_order, taxon_name

Offer = tuple[list[tuple[str, str]], list[tuple[str, str]], tuple[date, date] | None]


def offered(session: Session) -> Offer:
    """Species as (key, name), sites as (name, name), first and last day."""
    statement = (
        select(ObservationRow.taxon)
        .where(ObservationRow.kind == Kind.ANIMAL.value, ObservationRow.taxon.is_not(None))
        .where(ObservationRow.state.not_in((GONE, ReviewState.REJECTED.value)))
        .distinct()
    )
    with session.project.reading() as reading:
        keys = [key for key in reading.scalars(statement) if key]
        first, last = reading.execute(
            select(func.min(VideoRow.captured_at), func.max(VideoRow.captured_at))
        ).one()
    species = sorted(
        ((key, taxon_name(key, session.taxonomy)) for key in keys), key=lambda one: name_order(one[1])
    )
    names = sorted((site.name for site in media.sites(session.project)), key=name_order)
    sites = [(name, name) for name in names]
    return species, sites, _days(first, last)


def _days(first: datetime | None, last: datetime | None) -> tuple[date, date] | None:
    return (first.date(), last.date()) if first and last else None
