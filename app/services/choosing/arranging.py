"""The order of the grid: observations sorted and grouped by what a person wants to see side by side. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.services.choosing.catalog import Catalog, Rows
from app.store.columns import NO_TIME
from mvit_core.taxonomy import Taxonomy


class By(StrEnum):
    """What stands side by side."""

    SPECIES = "species"
    BEHAVIOR = "behavior"
    SIMILARITY = "similarity"
    CONFIDENCE = "confidence"
    TIME = "time"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours that share something: `key` is a taxon, a behavior, a site's id, a tenth, a day, or None.

    Of what looks alike it is a number and the taxon of most.
    """

    key: Any
    subject: int | None  # place in SUBJECTS, where there is no taxon
    size: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Rows of the catalog in the order shown, cut into groups."""

    by: By
    rows: Rows
    groups: tuple[Group, ...]


Order = Callable[[Catalog, Rows, Taxonomy], tuple[list[NDArray[Any]], NDArray[Any]]]


def arrange(catalog: Catalog, rows: Rows, by: By, taxonomy: Taxonomy) -> Arrangement:
    """Sort `rows` and cut them into groups. Similarity needs embeddings: see `likeness`."""
    if not len(rows):
        return Arrangement(by, rows, ())
    keys, groups = _ORDERS[by](catalog, rows, taxonomy)
    order = np.lexsort(keys[::-1])  # the first key counts most
    ordered, cut = rows[order], groups[order]
    return Arrangement(by, ordered, _groups(catalog, ordered, cut, by))


def _species(catalog: Catalog, rows: Rows, taxonomy: Taxonomy) -> tuple[list[NDArray[Any]], NDArray[Any]]:
    """Relatives stand together: by order, family, genus; the least certain first within a species."""
    texts = catalog.words.taxa.texts
    lines = [tuple(taxon.key for taxon in reversed(taxonomy.lineage(key))) or (key,) for key in texts]
    place = np.empty(len(texts), np.int32)
    place[sorted(range(len(texts)), key=lambda number: lines[number])] = np.arange(len(texts))
    taxon = catalog.animals.taxon[rows]
    unnamed_last = np.where(taxon == 0, len(texts) + catalog.animals.subject[rows], place[taxon])
    return [unnamed_last, catalog.animals.confidence[rows], catalog.animals.id[rows]], unnamed_last


def _behavior(catalog: Catalog, rows: Rows, _taxonomy: Taxonomy) -> tuple[list[NDArray[Any]], NDArray[Any]]:
    behavior = catalog.behavior[rows]
    without_last = np.where(behavior == 0, len(catalog.words.behaviors.texts), behavior)
    return [without_last, catalog.animals.taxon[rows], catalog.animals.id[rows]], without_last


def _confidence(catalog: Catalog, rows: Rows, _taxonomy: Taxonomy) -> tuple[list[NDArray[Any]], NDArray[Any]]:
    """The least certain first; what people added, last."""
    confidence = np.nan_to_num(catalog.animals.confidence[rows], nan=2.0)
    tenth = np.minimum((confidence * 10).astype(np.int32), 9 + (confidence > 1))
    return [confidence, catalog.animals.id[rows]], tenth


def _time(catalog: Catalog, rows: Rows, _taxonomy: Taxonomy) -> tuple[list[NDArray[Any]], NDArray[Any]]:
    """Days, oldest first; what nobody knows the time of, last."""
    minutes = catalog.videos.minutes[catalog.video[rows]]
    known = np.where(minutes == NO_TIME, np.iinfo(np.int64).max, minutes)
    return [known, catalog.video[rows], catalog.animals.start_s[rows]], known // 1440


def _site(catalog: Catalog, rows: Rows, _taxonomy: Taxonomy) -> tuple[list[NDArray[Any]], NDArray[Any]]:
    """Library order, cut at each site."""
    video = catalog.video[rows]
    return [catalog.videos.order[video], catalog.animals.start_s[rows]], catalog.videos.site_id[video]


_ORDERS: dict[By, Order] = {
    By.SPECIES: _species,
    By.BEHAVIOR: _behavior,
    By.CONFIDENCE: _confidence,
    By.TIME: _time,
    By.SITE: _site,
}


def _groups(catalog: Catalog, rows: Rows, cut: NDArray[Any], by: By) -> tuple[Group, ...]:
    starts = np.concatenate([[0], np.flatnonzero(cut[1:] != cut[:-1]) + 1])
    sizes = np.diff(np.append(starts, len(rows)))
    return tuple(
        _group(catalog, int(rows[start]), cut[start], by, int(size))
        for start, size in zip(starts, sizes, strict=True)
    )


def _group(catalog: Catalog, row: int, cut: Any, by: By, size: int) -> Group:
    if by == By.SPECIES:
        taxon = catalog.words.taxa.texts[catalog.animals.taxon[row]] or None
        return Group(taxon, None if taxon else int(catalog.animals.subject[row]), size)
    if by == By.BEHAVIOR:
        return Group(catalog.words.behaviors.texts[catalog.behavior[row]] or None, None, size)
    if by == By.TIME:
        known = catalog.videos.minutes[catalog.video[row]] != NO_TIME
        return Group(date(1970, 1, 1) + timedelta(days=int(cut)) if known else None, None, size)
    if by == By.SITE:
        return Group(int(cut), None, size)
    return Group(int(cut) if cut < 10 else None, None, size)
