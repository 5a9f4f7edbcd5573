"""The choices of a facet with their numbers, as rows to show; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from app.services.choosing.catalog import Catalog
from app.services.choosing.filter_counts import Counts
from app.services.choosing.filters import BY_RULE, EMPTIED, REPLACED, UNJUDGED, Filter
from app.store.records import ReviewState, Subject
from app.ui.filters.wording import review_name, status_name
from app.ui.session import Session
from app.ui.speech.naming import behavior_name, name_order, subject_name, taxon_name
from mvit_core.taxonomy import Taxonomy
from mvit_core.types import VideoStatus

WHOLE_TREE = ("class",)  # ranks that everything belongs to


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One choice. `field` and `value` say what choosing it toggles in the filter."""

    field: str
    value: Any
    title: str
    number: int
    depth: int = 0
    chosen: bool = False


def rows_of(part: str, wanted: Filter, counts: Counts, catalog: Catalog, session: Session) -> list[FacetRow]:
    """The choices of a part; what is chosen stays even where nothing would be left."""
    if part == "status":
        return _status_rows(wanted, counts)
    if part == "taxa":
        return _taxon_rows(wanted, counts.taxa, session.taxonomy)
    names: Mapping[Any, str]
    if part == "subjects":
        names = {each.value: subject_name(each) for each in Subject}
    elif part == "behaviors":
        keys = {*counts.behaviors, *wanted.behaviors}
        names = {key: behavior_name(key, session.behaviors) for key in keys}
    elif part == "tags":
        names = {tag: tag for tag in {*counts.tags, *wanted.tags}}
    else:
        names = catalog.site_names if part == "sites" else catalog.deployment_names
    by_name = part in ("sites", "deployments", "tags")
    return _plain(part, names, getattr(counts, part), getattr(wanted, part), by_name=by_name)


def _status_rows(wanted: Filter, counts: Counts) -> list[FacetRow]:
    states = [
        FacetRow("states", each, review_name(each), counts.states.get(each, 0))
        for each in (*(state.value for state in ReviewState), BY_RULE)
    ]
    statuses = [
        FacetRow("statuses", each, status_name(each), counts.statuses.get(each, 0))
        for each in (
            *(status.value for status in VideoStatus if status != VideoStatus.DONE),
            EMPTIED,
            UNJUDGED,
            REPLACED,
        )
    ]
    return [
        FacetRow(row.field, row.value, row.title, row.number, 0, row.value in getattr(wanted, row.field))
        for row in [*states, *statuses]
        if row.number or row.value in getattr(wanted, row.field)
    ]


def _taxon_rows(wanted: Filter, counts: Mapping[str, int], taxonomy: Taxonomy) -> list[FacetRow]:
    """The tree of what was seen; a taxon whose only child has all of it is left out."""
    rows: list[FacetRow] = []

    def add(parent: str | None, depth: int) -> None:
        below = [taxon for taxon in taxonomy.children(parent) if taxon.key in {*counts, *wanted.taxa}]
        for taxon in sorted(below, key=lambda one: -counts.get(one.key, 0)):
            number = counts.get(taxon.key, 0)
            inside = [counts.get(child.key, 0) for child in taxonomy.children(taxon.key)]
            is_hidden = taxon.rank in WHOLE_TREE or (number and number in inside)
            if is_hidden and taxon.key not in wanted.taxa:
                add(taxon.key, depth)
                continue
            title = taxon_name(taxon.key, taxonomy)
            rows.append(FacetRow("taxa", taxon.key, title, number, depth, taxon.key in wanted.taxa))
            add(taxon.key, depth + 1)

    add(None, 0)
    unknown = [key for key in counts if key and key not in taxonomy]
    rows += [FacetRow("taxa", key, key, counts[key], 0, key in wanted.taxa) for key in unknown]
    if counts.get("") or "" in wanted.taxa:
        title = subject_name(Subject.UNCLASSIFIED)
        rows.append(FacetRow("taxa", "", title, counts.get("", 0), 0, "" in wanted.taxa))
    return rows


def _plain(
    field: str, names: Mapping[Any, str], counts: Mapping[Any, int], chosen: Collection[Any], *, by_name: bool
) -> list[FacetRow]:
    rows = [FacetRow(field, key, name, counts.get(key, 0), 0, key in chosen) for key, name in names.items()]
    shown = [row for row in rows if row.number or row.chosen]
    return sorted(shown, key=lambda row: name_order(row.title) if by_name else -row.number)
