"""What the filter of the Analyse page offers: the species, sites and days that the project has."""

from datetime import date, datetime

from sqlalchemy import func, select

from app.services import media
from app.services.projects import Project
from app.store.records import Kind, ReviewState
from app.store.schema import GONE, ObservationRow, VideoRow
from app.ui.speech.naming import name_order, taxon_name
from mvit_core.taxonomy import Taxonomy

Days = tuple[date, date] | None
Read = tuple[list[str], list[str], Days]  # keys of species, names of sites, first and last day
Offer = tuple[list[tuple[str, str]], list[tuple[str, str]], Days]


def read_offer(project: Project) -> Read:
    """What there is, in any thread: a large project takes longer than a window may wait."""
    statement = (
        select(ObservationRow.taxon)
        .where(ObservationRow.kind == Kind.ANIMAL.value, ObservationRow.taxon.is_not(None))
        .where(ObservationRow.state.not_in((GONE, ReviewState.REJECTED.value)))
        .distinct()
    )
    with project.reading() as reading:
        keys = [key for key in reading.scalars(statement) if key]
        first, last = reading.execute(
            select(func.min(VideoRow.captured_at), func.max(VideoRow.captured_at))
        ).one()
    return keys, [site.name for site in media.sites(project)], _days(first, last)


def offered(read: Read, taxonomy: Taxonomy) -> Offer:
    """Species as (key, name), sites as (name, name), in the order of names; first and last day."""
    keys, names, days = read
    species = sorted(((key, taxon_name(key, taxonomy)) for key in keys), key=lambda one: name_order(one[1]))
    return species, [(name, name) for name in sorted(names, key=name_order)], days


def _days(first: datetime | None, last: datetime | None) -> Days:
    return (first.date(), last.date()) if first and last else None
