"""What stands in the workroom, made piece by piece so that the window answers in between."""

from collections.abc import Callable, Iterator

from app import paths
from app.ui.filters.finder import Finder
from app.ui.grid.page import GridPage
from app.ui.keyboard.actions import Actions
from app.ui.library.panel import LibraryPanel
from app.ui.listing import Listing
from app.ui.observation.panel import ObservationPanel
from app.ui.preferences.settings import Settings
from app.ui.queue.bar import QueueBar
from app.ui.queue.desk import QueueDesk
from app.ui.review.pinning import Pinning
from app.ui.review.repeating import Repeating
from app.ui.review.reviewing import Reviewing
from app.ui.review.suggesting import Suggesting
from app.ui.scans.desk import Desk
from app.ui.session import Session
from app.ui.watching.stage import Stage
from app.ui.why.desk import Why
from app.ui.words import Words


class Furniture:
    """Panels around one session and what works for them; `making` has to be gone through first."""

    stage: Stage
    reviewing: Reviewing
    words: Words
    desk: Desk
    listing: Listing
    finder: Finder
    library: LibraryPanel
    pinning: Pinning
    panel: ObservationPanel
    suggesting: Suggesting
    why: Why
    grid: GridPage
    queue: QueueDesk
    queue_bar: QueueBar

    def __init__(self, session: Session, actions: Actions, settings: Callable[[], Settings]) -> None:
        self.session, self.actions, self.settings = session, actions, settings

    def made(self) -> "Furniture":
        """All of it at once."""
        for _ in self.making():
            pass
        return self

    def making(self) -> Iterator[object]:
        """One piece after the other, each when what it needs stands."""
        session = self.session
        stage = self.stage = Stage(session)
        yield stage
        self.reviewing = Reviewing(session, stage.now)
        self.reviewing.behaving.first_shown = stage.first_shown
        self.reviewing.spans.end_now = stage.playhead.end_shown
        self.words = Words(session)
        stage.edit_with(self.reviewing)
        self.desk = Desk(session, self.settings)
        self.listing = Listing(session, self.desk)
        self.finder = Finder(session)
        yield self.finder
        self.library = LibraryPanel(session, self.finder)
        yield self.library
        self.pinning = Pinning(session, self.reviewing)
        self.panel = ObservationPanel(session, self.reviewing, self.pinning, self.actions)
        self.panel.video_card.color_of = stage.timeline.color_of
        yield self.panel
        self.suggesting = Suggesting(session, self.desk)
        self.panel.card.suggested = self.suggesting.of
        self.why = Why(session, self.actions, stage, self.desk)
        self.panel.card.why_place.addWidget(self.why.card)
        yield self.why
        Repeating(session, self.desk)
        self.grid = GridPage(session, self.finder, self.actions, paths.cache_dir() / "tiles")
        yield self.grid
        self.queue = QueueDesk(session, self.finder)
        self.reviewing.follow = self.queue.follow
        self.reviewing.goes_by_library = self.queue.goes_by_library
        self.queue_bar = QueueBar(session, self.queue, self.actions)
