"""How many observations (or videos) each choice of a filter would leave: the numbers beside the choices."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.services.choosing.catalog import Catalog
from app.services.choosing.filtering import UNNAMED, Mask, Sieve
from app.services.choosing.filters import BY_RULE, EMPTIED, REPLACED, UNJUDGED
from app.store.columns import NO_TIME, REJECTED, STATES, STATUSES, SUBJECTS, UNREVIEWED
from app.store.records import ReviewState
from mvit_core.taxonomy import Taxonomy

NUM_BINS = 10  # of confidence
REVIEWED = (ReviewState.CONFIRMED, ReviewState.CORRECTED, ReviewState.ADDED)


@dataclass(frozen=True, slots=True)
class Counts:
    """Each part counted with all other parts of the filter in force. Observations, but for `statuses`."""

    states: dict[str, int]  # what a person looked at, and BY_RULE
    statuses: dict[str, int]  # videos; EMPTIED, UNJUDGED and REPLACED too
    taxa: dict[str, int]  # with all that stands below each; "": animals without a name
    subjects: dict[str, int]
    behaviors: dict[str, int]
    tags: dict[str, int]
    sites: dict[int, int]
    deployments: dict[int, int]
    confidence: tuple[int, ...]  # by tenths
    hours: tuple[int, ...]  # 24
    days: tuple[int, int] | None  # first and last day that there is, in days since 1970


def count(sieve: Sieve, taxonomy: Taxonomy) -> Counts:
    """Every number that the filter panel shows."""
    catalog = sieve.catalog
    animals, videos = catalog.animals, catalog.videos
    status = sieve.mask(besides="status")
    places = catalog.video[sieve.mask(besides="sites")]
    spots = catalog.video[sieve.mask(besides="deployments")]
    return Counts(
        states=_states(catalog, status),
        statuses=_statuses(catalog, _videos_besides_status(sieve, status)),
        taxa=_taxa(sieve, taxonomy),
        subjects=_by_code(animals.subject[sieve.mask(besides="subjects")], [s.value for s in SUBJECTS]),
        behaviors=_behaviors(sieve),
        tags=_tags(sieve),
        sites=_by_id(videos.site_id[places]),
        deployments=_by_id(videos.deployment_id[spots]),
        confidence=_confidence(sieve),
        hours=_hours(sieve),
        days=_days(videos.minutes),
    )


def _states(catalog: Catalog, mask: Mask) -> dict[str, int]:
    animals = catalog.animals
    by_eye = animals.state[mask & ~animals.by_rule]
    numbers = _by_code(by_eye, [state.value for state in STATES])
    by_rule = int((mask & animals.by_rule).sum())
    return numbers | ({BY_RULE: by_rule} if by_rule else {})


def _statuses(catalog: Catalog, videos: Mask) -> dict[str, int]:
    numbers = _by_code(catalog.statuses[videos], [each.value for each in STATUSES])
    besides = {EMPTIED: catalog.emptied, UNJUDGED: catalog.unjudged, REPLACED: catalog.holds_other}
    for name, which in besides.items():
        if number := int((videos & which).sum()):
            numbers[name] = number
    return numbers


def _videos_besides_status(sieve: Sieve, mask: Mask) -> Mask:
    wanted = sieve.wanted.without("status")
    other = Sieve(sieve.catalog, wanted, sieve.naming)
    return other.videos(mask & (sieve.catalog.animals.state != REJECTED))


def _taxa(sieve: Sieve, taxonomy: Taxonomy) -> dict[str, int]:
    catalog = sieve.catalog
    mask = sieve.mask(besides="taxa")
    numbers = np.bincount(catalog.animals.taxon[mask], minlength=len(catalog.words.taxa.texts))
    counts: dict[str, int] = {}
    for key, number in zip(catalog.words.taxa.texts, numbers.tolist(), strict=False):
        if key and number:
            for above in {key, *(taxon.key for taxon in taxonomy.lineage(key))}:
                counts[above] = counts.get(above, 0) + number
    unnamed = mask & (catalog.animals.taxon == 0)
    nameless = int(np.isin(catalog.animals.subject[unnamed], UNNAMED).sum())
    return counts | ({"": nameless} if nameless else {})


def _behaviors(sieve: Sieve) -> dict[str, int]:
    """Animals that show each behavior, however often."""
    catalog = sieve.catalog
    passing = catalog.animals.id[sieve.mask(besides="behaviors")]
    inside = np.isin(catalog.bouts.parent_id, passing)
    pairs = np.unique(catalog.bouts.parent_id[inside] * (1 << 20) + catalog.bouts.behavior[inside])
    return _by_code(pairs & ((1 << 20) - 1), catalog.words.behaviors.texts)


def _tags(sieve: Sieve) -> dict[str, int]:
    catalog = sieve.catalog
    if not catalog.remarks:
        return {}
    mask = sieve.mask(besides="tags")
    numbers: dict[str, int] = {}
    for id_, said in catalog.remarks.items():
        rows = catalog.rows_of([id_] if said.tags else [])
        if len(rows) and mask[rows[0]]:
            for tag in said.tags:
                numbers[tag] = numbers.get(tag, 0) + 1
    return numbers


def _confidence(sieve: Sieve) -> tuple[int, ...]:
    values = sieve.catalog.animals.confidence[sieve.mask(besides="confidence")]
    tenths = np.clip((values[~np.isnan(values)] * NUM_BINS).astype(int), 0, NUM_BINS - 1)
    return tuple(np.bincount(tenths, minlength=NUM_BINS).tolist())


def _hours(sieve: Sieve) -> tuple[int, ...]:
    minutes = sieve.catalog.videos.minutes[sieve.catalog.video[sieve.mask(besides="hours")]]
    known = minutes[minutes != NO_TIME]
    return tuple(np.bincount((known // 60) % 24, minlength=24).tolist())


def _days(minutes: NDArray[np.int64]) -> tuple[int, int] | None:
    known = minutes[minutes != NO_TIME]
    return (int(known.min()) // 1440, int(known.max()) // 1440) if len(known) else None


def _by_code(codes: NDArray[Any], texts: list[str]) -> dict[str, int]:
    numbers = np.bincount(codes, minlength=len(texts)).tolist()
    return {text: number for text, number in zip(texts, numbers, strict=False) if number and text}


def _by_id(ids: NDArray[np.int64]) -> dict[int, int]:
    if not len(ids):
        return {}
    numbers = np.bincount(ids)
    return {int(id_): int(numbers[id_]) for id_ in np.flatnonzero(numbers)}


def videos_by_status(catalog: Catalog) -> dict[str, int]:
    """How many videos have something to review ("to_review"), something that a person looked at ("reviewed")
    or a rule accepted (BY_RULE), ended in each status, have nothing left
    of what was found (EMPTIED), wait to be looked at by a person (UNJUDGED), or hold something else than what
    was labelled (REPLACED).
    """
    animals = catalog.animals
    numbers = _statuses(catalog, np.ones(len(catalog.videos.id), bool))
    for name, mask in (
        ("to_review", animals.state == UNREVIEWED),
        ("reviewed", np.isin(animals.state, [STATES.index(each) for each in REVIEWED]) & ~animals.by_rule),
        (BY_RULE, animals.by_rule),
    ):
        numbers[name] = int(np.count_nonzero(np.bincount(catalog.video[mask])))
    return numbers
