"""Which species were seen in which videos, read once and kept up to date video by video."""

from collections.abc import Collection

from app.services import sightings
from app.store.records import Subject, VideoId
from app.ui.naming import subject_name
from app.ui.session import Session

_SUBJECTS = frozenset(subject.value for subject in Subject)


class SpeciesIndex:
    """Answers what the library's species box and search field ask."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._taxa: dict[VideoId, frozenset[str]] = {}
        self._stale: set[VideoId] | None = None  # None: everything
        session.project_changed.connect(self._forget_all)

    def forget(self, videos: Collection[VideoId]) -> None:
        """Read these again when next asked."""
        if self._stale is not None:
            self._stale.update(videos)

    def choices(self) -> list[tuple[str, str, int]]:
        """Key, name and number of videos of every species seen, the most frequent first."""
        numbers: dict[str, int] = {}
        for keys in self._read().values():
            for key in keys:
                numbers[key] = numbers.get(key, 0) + 1
        ordered = sorted(numbers, key=lambda key: (-numbers[key], key))
        return [(key, self._name(key), numbers[key]) for key in ordered]

    def videos_of(self, taxon: str) -> set[VideoId]:
        """The videos in which `taxon` itself was seen."""
        return {video_id for video_id, keys in self._read().items() if taxon in keys}

    def names_by_video(self) -> dict[VideoId, list[str]]:
        """Every name that a video can be found by."""
        return {video_id: [self._name(key) for key in keys] for video_id, keys in self._read().items()}

    def _read(self) -> dict[VideoId, frozenset[str]]:
        session = self._session
        if not session.is_open:
            return {}
        if self._stale is None:
            self._taxa = sightings.taxa_by_video(session.project)
        elif self._stale:
            for video_id in self._stale:
                self._taxa.pop(video_id, None)
            self._taxa.update(sightings.taxa_by_video(session.project, self._stale))
        self._stale = set()
        return self._taxa

    def _name(self, key: str) -> str:
        if key in _SUBJECTS:
            return subject_name(Subject(key))
        return self._session.taxonomy.display_name(key) if key else subject_name(Subject.UNCLASSIFIED)

    def _forget_all(self) -> None:
        self._taxa, self._stale = {}, None
