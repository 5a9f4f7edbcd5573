"""Which videos the library shows; pure, so that it can be tested without a window."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.store.records import Video
from mvit_core.types import VideoStatus


class Show(StrEnum):
    """One chip of the library."""

    TO_REVIEW = "to_review"
    REVIEWED = "reviewed"
    NEW = "new"
    BLANK = "blank"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"


def kinds_of(video: Video) -> tuple[Show, ...]:
    """The chips that a video stands under."""
    kinds: list[Show] = []
    if video.num_unreviewed:
        kinds.append(Show.TO_REVIEW)
    elif video.num_observations:
        kinds.append(Show.REVIEWED)
    if video.status != VideoStatus.DONE:
        kinds.append(Show(video.status.value))
    return tuple(kinds)


def count_kinds(videos: Iterable[Video]) -> Counter[Show]:
    """How many videos stand under each chip."""
    return Counter(kind for video in videos for kind in kinds_of(video))


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """What has to be true of a video to be shown; parts that are empty let everything through."""

    shows: frozenset[Show] = frozenset()  # any of these
    only: frozenset[int] | None = None  # ids: of the videos with a chosen species
    text: str = ""  # every word occurs in file name, folder, site, deployment or species

    @property
    def is_empty(self) -> bool:
        """Whether all videos pass."""
        return not self.shows and self.only is None and not self.text.strip()

    def accepts(self, video: Video, place: str, species: Collection[str] = ()) -> bool:
        """Whether `video`, at `place` (names of its site and deployment), is shown."""
        if self.shows and not self.shows.intersection(kinds_of(video)):
            return False
        if self.only is not None and video.id not in self.only:
            return False
        words = self.text.lower().split()
        if not words:
            return True
        known = " ".join((video.relative_path, place, *species)).lower()
        return all(word in known for word in words)
