"""Which species were seen in which videos, read once and kept up to date video by video."""

from collections.abc import Collection

from app.services import observations
from app.store.records import Kind, Observation, Subject, VideoId
from app.ui.session import Session

UNNAMED = ""  # the key of animals that nobody has named


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
            gathered: dict[VideoId, set[str]] = {}
            for video, observation in observations.all_observations(session.project):
                gathered.setdefault(video.id, set()).update(_keys((observation,)))
            self._taxa = {video_id: frozenset(keys) for video_id, keys in gathered.items()}
        for video_id in self._stale or ():
            self._taxa[video_id] = _keys(observations.of_video(session.project, video_id))
        self._stale = set()
        return self._taxa

    def _name(self, key: str) -> str:
        return self._session.taxonomy.display_name(key) if key else self._session.tr("animal?")

    def _forget_all(self) -> None:
        self._taxa, self._stale = {}, None


def _keys(found: Collection[Observation]) -> frozenset[str]:
    animals = (each for each in found if each.kind == Kind.ANIMAL)
    return frozenset(
        each.taxon or (UNNAMED if each.subject == Subject.UNCLASSIFIED else each.subject.value)
        for each in animals
    )
