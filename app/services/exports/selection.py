"""Which videos and observations an export or an analysis is about. Pure."""

from datetime import date
from enum import StrEnum

import msgspec

from app.store.records import Observation, ObservationId, ReviewState, VideoId
from mvit_core.taxonomy import Taxonomy


class Word(StrEnum):
    """Whose word an observation has to be. Of bouts as of animals."""

    ANYONE = "anyone"
    ACCEPTED = "accepted"  # a person's, also by a rule that confirmed it unseen
    BY_EYE = "by eye"  # of a person who looked at it


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Which observations are exported; without any wish, all that count."""

    videos: frozenset[VideoId] | None = None
    animals: frozenset[ObservationId] | None = None  # with their bouts
    sites: tuple[str, ...] = ()  # by name
    taxa: tuple[str, ...] = ()  # by key, with all that lies below them
    since: date | None = None  # by the camera's date; the last day included
    until: date | None = None
    word: Word = Word.ANYONE
    min_confidence: float = 0.0  # of what nobody accepted

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out by wish."""
        return self == EVERYTHING

    def has_word(self, seen: Observation) -> bool:
        """Whether an observation is the word of whom it has to be."""
        if self.word is Word.BY_EYE:
            return seen.is_by_eye
        return self.word is Word.ANYONE or seen.state is not ReviewState.UNREVIEWED

    def has_taxon(self, key: str | None, taxonomy: Taxonomy) -> bool:
        """Whether an animal of this name is one of the taxa, or below one; without taxa every one is."""
        return not self.taxa or any(taxon.key in self.taxa for taxon in taxonomy.lineage(key or ""))


EVERYTHING = Selection()
