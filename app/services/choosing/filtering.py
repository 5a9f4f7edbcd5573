"""Which observations and videos pass a filter. Pure: a catalog and a filter in, arrays out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.services.choosing.catalog import Catalog, Rows
from app.services.choosing.filters import BY_RULE, EMPTIED, REPLACED, UNJUDGED, Filter
from app.store.columns import NO_TIME, REJECTED, STATES, STATUSES, SUBJECTS
from app.store.records import ReviewState, Subject, VideoId
from mvit_core.taxonomy import Taxonomy

Mask = NDArray[np.bool_]

UNNAMED = (SUBJECTS.index(Subject.ANIMAL), SUBJECTS.index(Subject.UNCLASSIFIED))
MINUTES_A_DAY = 24 * 60
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Naming:
    """By what words a taxon and a subject are found, in the language of the window."""

    taxonomy: Taxonomy
    subjects: Mapping[str, str]

    def words_of_taxon(self, key: str) -> str:
        """Its names, and those of what it belongs to: who types "cats" wants lions too."""
        line = self.taxonomy.lineage(key)
        return " ".join([key, *(f"{one.common_name} {one.scientific_name}" for one in line)]).casefold()


@dataclass(frozen=True, slots=True)
class Found:
    """What passes: rows of animals in the order of their ids, and the ids of the videos to show."""

    catalog: Catalog
    wanted: Filter
    rows: Rows
    videos: frozenset[VideoId]


class Sieve:
    """One filter over one catalog; each part is judged once and kept, so that counts cost little more."""

    def __init__(self, catalog: Catalog, wanted: Filter, naming: Naming) -> None:
        self.catalog = catalog
        self.wanted = wanted
        self.naming = naming
        self._judged: dict[str, Mask] = {}

    def found(self) -> Found:
        """What passes everything."""
        mask = self.mask()
        videos = frozenset(map(VideoId, self.catalog.videos.id[self.videos(mask)].tolist()))
        return Found(self.catalog, self.wanted, np.flatnonzero(mask), videos)

    def mask(self, *, besides: str = "") -> Mask:
        """Which animals pass all parts, but for one that is left out of account."""
        mask = np.ones(len(self.catalog), bool)
        hides = "status" not in self.wanted.parts and not self.wanted.animals
        if besides != "status" and hides:
            mask &= self.catalog.animals.state != REJECTED
        for part in self.wanted.parts:
            if part != besides:
                mask &= self._part(part)
        return mask

    def videos(self, mask: Mask) -> Mask:
        """Which videos are shown: those with an animal that passes, and those that pass by themselves."""
        videos, wanted = self.catalog.videos, self.wanted
        with_any = np.zeros(len(videos.id), bool)
        with_any[self.catalog.video[mask]] = True
        if wanted.speaks_of_observations:
            return with_any
        alone = np.ones(len(videos.id), bool)
        for part in ("sites", "deployments", "videos", "days", "hours"):
            if part in wanted.parts:
                alone &= self._of_videos(part)
        if "status" in wanted.parts:
            alone &= self._ended_so()
        for word in wanted.text.casefold().split():
            alone &= self._video_has(word)
        return with_any | alone

    # ------------------------------------------------------------- parts of animals

    def _part(self, part: str) -> Mask:
        if part not in self._judged:
            judge = _JUDGES.get(part)
            self._judged[part] = judge(self) if judge else self._of_videos(part)[self.catalog.video]
        return self._judged[part]

    def _status(self) -> Mask:
        animals = self.catalog.animals
        by_eye = map(ReviewState, self.wanted.states - {BY_RULE})
        states = _among(animals.state, map(STATES.index, by_eye)) & ~animals.by_rule
        if BY_RULE in self.wanted.states:
            states |= animals.by_rule
        statuses = self._ended_so()
        shown = animals.state != REJECTED
        passes: Mask = states | (statuses[self.catalog.video] & shown)
        return passes

    def _taxa(self) -> Mask:
        words = self.catalog.words.taxa.texts
        below = np.array([bool(self.wanted.taxa.intersection(self._above(key))) for key in words])
        passes: Mask = below[self.catalog.animals.taxon]
        if "" in self.wanted.taxa:
            passes |= (self.catalog.animals.taxon == 0) & _among(self.catalog.animals.subject, UNNAMED)
        return passes

    def _above(self, key: str) -> set[str]:
        return {key, *(taxon.key for taxon in self.naming.taxonomy.lineage(key))} if key else set()

    def _subjects(self) -> Mask:
        return _among(
            self.catalog.animals.subject, (SUBJECTS.index(s) for s in map(Subject, self.wanted.subjects))
        )

    def _behaviors(self) -> Mask:
        catalog = self.catalog
        wanted = [n for n, text in enumerate(catalog.words.behaviors.texts) if text in self.wanted.behaviors]
        parents = catalog.bouts.parent_id[_among(catalog.bouts.behavior, wanted)]
        passes = np.zeros(len(catalog), bool)
        passes[catalog.rows_of(np.unique(parents).tolist())] = True
        return passes

    def _behind(self) -> Mask:
        """What a number of an analysis speaks of."""
        mask = self._of_videos("videos")[self.catalog.video]
        return mask & _among(self.catalog.animals.id, self.wanted.animals) if self.wanted.animals else mask

    def _tags(self) -> Mask:
        wanted = self.wanted.tags
        with_tag = [id_ for id_, said in self.catalog.remarks.items() if wanted.intersection(said.tags)]
        passes = np.zeros(len(self.catalog), bool)
        passes[self.catalog.rows_of(with_tag)] = True
        return passes

    def _confidence(self) -> Mask:
        """What a person added has no confidence: it passes as if it were certain."""
        confidence = np.nan_to_num(self.catalog.animals.confidence, nan=1.0)
        return (confidence >= self.wanted.min_confidence) & (confidence <= self.wanted.max_confidence)

    def _text(self) -> Mask:
        catalog = self.catalog
        passes = np.ones(len(catalog), bool)
        for word in self.wanted.text.casefold().split():
            taxa = np.array([word in text for text in self._taxon_words])
            subjects = np.array([word in self.naming.subjects.get(s.value, "").casefold() for s in SUBJECTS])
            unnamed = catalog.animals.taxon == 0
            by_name = taxa[catalog.animals.taxon] | (unnamed & subjects[catalog.animals.subject])
            by_remark = np.zeros(len(catalog), bool)
            said = catalog.remarks.items()
            by_remark[catalog.rows_of([id_ for id_, each in said if word in each.words])] = True
            passes &= by_name | by_remark | self._video_has(word)[catalog.video]
        return passes

    @cached_property
    def _taxon_words(self) -> list[str]:
        return [self.naming.words_of_taxon(key) if key else "" for key in self.catalog.words.taxa.texts]

    # ------------------------------------------------------------- parts of videos

    def _of_videos(self, part: str) -> Mask:
        videos, wanted = self.catalog.videos, self.wanted
        if part == "sites":
            return _among(videos.site_id, wanted.sites)
        if part == "deployments":
            return _among(videos.deployment_id, wanted.deployments)
        if part == "videos":
            return _among(videos.id, wanted.videos)
        known = videos.minutes != NO_TIME
        in_time = _in_days if part == "days" else _in_hours
        passes: Mask = known & in_time(videos.minutes, wanted)
        return passes

    def _ended_so(self) -> Mask:
        """Which videos have one of the statuses."""
        wanted = self.wanted.statuses
        passes = _among(self.catalog.statuses, map(STATUSES.index, _known(wanted)))
        if EMPTIED in wanted:
            passes |= self.catalog.emptied
        if REPLACED in wanted:
            passes |= self.catalog.holds_other
        return passes | self.catalog.unjudged if UNJUDGED in wanted else passes

    def _video_has(self, word: str) -> Mask:
        catalog = self.catalog
        places = {
            int(
                deployment
            ): f"{catalog.site_names.get(int(site), '')} {catalog.deployment_names.get(int(deployment), '')}"
            for deployment, site in set(
                zip(catalog.videos.deployment_id.tolist(), catalog.videos.site_id.tolist(), strict=True)
            )
        }
        with_word = [deployment for deployment, name in places.items() if word in name.casefold()]
        by_path = np.array([word in path.casefold() for path in catalog.videos.paths], bool)
        return by_path | _among(catalog.videos.deployment_id, with_word)


_JUDGES: dict[str, Callable[[Sieve], Mask]] = {
    "status": Sieve._status,
    "taxa": Sieve._taxa,
    "subjects": Sieve._subjects,
    "behaviors": Sieve._behaviors,
    "tags": Sieve._tags,
    "confidence": Sieve._confidence,
    "videos": Sieve._behind,
    "text": Sieve._text,
}


def _among(values: NDArray[Any], wanted: Any) -> Mask:
    """Which values are one of a few."""
    some = list(wanted)
    if not some:
        return np.zeros(len(values), bool)
    if values.dtype.itemsize == 1:  # small codes: look each up in a table
        table = np.zeros(256, bool)
        table[some] = True
        passes: Mask = table[values]
        return passes
    return np.isin(values, some)


def _known(statuses: Collection[str]) -> list[Any]:
    return [status for status in STATUSES if status.value in statuses]


def _in_days(minutes: NDArray[np.int64], wanted: Filter) -> Mask:
    passes: Mask = np.ones(len(minutes), bool)
    if wanted.first_day is not None:
        passes &= minutes >= (wanted.first_day - EPOCH).days * MINUTES_A_DAY
    if wanted.last_day is not None:
        passes &= minutes < ((wanted.last_day - EPOCH).days + 1) * MINUTES_A_DAY
    return passes


def _in_hours(minutes: NDArray[np.int64], wanted: Filter) -> Mask:
    first = wanted.first_hour or 0
    last = 23 if wanted.last_hour is None else wanted.last_hour
    hours = (minutes // 60) % 24
    passes: Mask = (hours >= first) & (hours <= last) if first <= last else (hours >= first) | (hours <= last)
    return passes
