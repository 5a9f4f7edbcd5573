"""A photo's burst and its animals, below its picture."""

from app.services.media.neighbours import burst_in
from app.store.records import Kind, Observation, ReviewState, VideoId
from app.ui.observation.entries import Entry
from app.ui.player.photo_bar import PhotoBar
from app.ui.session import Session
from app.ui.speech.naming import short_name
from app.ui.watching.below import Below
from app.ui.watching.findings_here import FindingsHere


class PhotoHere:
    """Keeps the shelf at the photo that the session looks at; of a video it shows nothing."""

    def __init__(self, session: Session, findings: FindingsHere, below: Below, bar: PhotoBar) -> None:
        self._session, self._findings = session, findings
        self._below, self._bar = below, bar

    def show_burst(self) -> None:
        """The burst that a photo belongs to."""
        session, shelf = self._session, self._below.shelf
        if session.video is None or not session.video.is_photo:
            return
        shelf.is_blind = bool(session.observer)
        burst = burst_in(self._findings.day, session.video)
        shelf.show_burst(burst, session.video.id)
        place = next(n for n, each in enumerate(burst, start=1) if each.id == session.video.id)
        self._bar.show_place(place, len(burst))

    def show_animals(self) -> None:
        """The animals of a photo."""
        session = self._session
        if session.video is None or not session.video.is_photo:
            return
        entries = [self._entry(each) for each in session.observations if each.kind is Kind.ANIMAL]
        chosen = session.observation
        lit = (chosen.parent_id or chosen.id) if chosen is not None else None
        self._below.shelf.show_animals(entries, lit)

    def _entry(self, animal: Observation) -> Entry:
        color = self._below.timeline.color_of(animal.id)
        name = short_name(animal, self._session.taxonomy, self._session.behaviors)
        waits = animal.state is ReviewState.UNREVIEWED
        return Entry(animal.id, name, "", color.name() if color else "", open=waits)

    def beside(self, by: int) -> VideoId | None:
        """The photo before (-1) or the next (1) in the burst of the one that is open."""
        ids = [each.id for each in self._below.shelf.burst]
        video = self._session.video
        place = ids.index(video.id) + by if video is not None and video.id in ids else -1
        return ids[place] if 0 <= place < len(ids) else None
