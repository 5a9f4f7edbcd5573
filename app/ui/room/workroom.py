"""The window with a project in it: library, player and timeline, observation; and what leads between them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services import observations
from app.services.analysis.values import Behind
from app.services.choosing.filters import Filter
from app.services.choosing.next_up import Next
from app.services.observations import ProjectSummary
from app.services.observations.bouts_left import num_bouts_left
from app.store.records import ObservationId, ReviewState, VideoId
from app.ui.jobs.bulk_progress import BulkProgress
from app.ui.jobs.in_steps import InSteps
from app.ui.jobs.pool import Report
from app.ui.looks.parts import column
from app.ui.looks.sheets import bare
from app.ui.looks.tab_order import as_laid_out
from app.ui.looks.theme import Theme
from app.ui.messages import Message, Tone
from app.ui.preferences.settings import Settings
from app.ui.queue.wording import Left, done_text, left_to_do
from app.ui.review.second_observer import SecondObserver
from app.ui.room.furniture import Furniture
from app.ui.room.left_off import known_as, observation_to_begin_with, video_to_begin_with
from app.ui.room.middle import Middle
from app.ui.room.player_menu import PlayerMenu
from app.ui.room.review_keys import ReviewKeys
from app.ui.room.room_dialogs import RoomDialogs
from app.ui.room.scan_wishes import ScanWishes
from app.ui.room.sides import Sides
from app.ui.room.timeline_menu import TimelineMenu
from app.ui.room.undo_actions import UndoActions
from app.ui.timeline.hits import Hit

MOST = 16384  # pixels of a part; more was never on a screen


class Workroom(QWidget):
    """Puts the furniture in its place and connects what stands beside each other."""

    add_wanted = Signal()

    def __init__(self, furniture: Furniture) -> None:
        super().__init__()
        bare(self)
        self.furniture = furniture
        self._session = furniture.session
        self._left = ""  # what was said to be left to do, since nothing else was looked at
        self.middle = Middle(furniture)
        self.dialogs = RoomDialogs(furniture, self.middle, self)
        self.scans = ScanWishes(furniture, self)
        self._lay_out()
        self.observers = SecondObserver(self._session, furniture.actions, self)
        self._keys = ReviewKeys(furniture, self.middle, self.dialogs, self.scans, self.observers)
        self._connect()
        UndoActions(self._session, furniture.actions, self)

    # ------------------------------------------------------------- from outside

    def drawing(self, theme: Theme) -> Iterator[object]:
        """Draw in the theme's colors, as wide as its text needs, one by one."""
        ours = self.furniture
        self.dialogs.set_theme(theme)
        ours.reviewing.goes_on = ours.settings().goes_on
        ours.reviewing.asks_for_bouts = ours.settings().asks_for_bouts
        ours.stage.plays = ours.settings().plays
        player = ours.stage.player
        for keyed in (player.transport, player.photo_bar, ours.library.filters):
            keyed.show_keys(ours.actions.key_of)
        for part in (ours.stage, ours.library, ours.panel, ours.grid, ours.why.card):
            part.set_theme(theme)
            yield part

    def arrange(self, kept: Settings) -> None:
        """Give its parts the sizes that `arrangement` told; nothing happens where they are none."""
        ours = self.furniture
        for splitter, sizes, put in (
            (self.splitter, kept.widths, self.sides.set_sizes),
            (ours.stage.splitter, kept.heights, ours.stage.splitter.setSizes),
        ):
            if len(sizes) == splitter.count() and all(0 < size < MOST for size in sizes):
                put(sizes)
        ours.grid.view.set_tile_size(kept.tile_size)

    def arrangement(self) -> dict[str, object]:
        """How large its parts are, by the settings that keep it; of what was never seen, nothing."""
        ours = self.furniture
        sizes = {"widths": self.sides.sizes(), "heights": ours.stage.below.heights()}
        seen = {name: tuple(each) for name, each in sizes.items() if all(each)}
        return {**seen, "tile_size": ours.grid.view.tile_size}

    def to_spare(self) -> QWidget:
        """Where news may lie: below the tiles or the timeline, not over an animal's name or its buttons."""
        return self.middle.lower_part()

    def search(self, text: str) -> None:
        """Show only what contains these words."""
        finder = self.furniture.finder
        finder.want(msgspec.structs.replace(finder.wanted, text=text))

    def open_alone(self, behind: Behind) -> None:
        """Look at these videos alone, and in them at these animals; the first one first."""
        ours = self.furniture
        self.middle.show_grid(False)
        ours.finder.want(
            Filter(videos=frozenset(map(int, behind.videos)), animals=frozenset(map(int, behind.animals)))
        )
        ours.reviewing.open(behind.videos[0])
        counted = set(behind.animals)
        first = next((each.id for each in self._session.observations if each.id in counted), None)
        if first is not None:
            self._session.look_at(first)

    def show_first_soon(self) -> None:
        """When the window has answered: what it shows now is drawn before a video is opened."""
        QTimer.singleShot(0, self, self.show_first)

    def show_first(self) -> None:
        """Look at the video where the person left off, else at the first, where none is looked at."""
        session, videos = self._session, self.furniture.library.videos
        if session.is_open and session.video is None and videos:
            video_id, animal = self.furniture.settings().left_at.get(known_as(session.project), (0, 0))
            first = video_to_begin_with(videos, video_id, self.furniture.queue.queue)
            session.look_at_video(first.id)
            QTimer.singleShot(0, self, lambda: self._begin_in(first.id, animal))

    def _begin_in(self, video_id: VideoId, left_at: int) -> None:
        """When the window has answered: all of it together would hold it."""
        session = self._session
        if session.video is None or session.video.id != video_id or session.observation_id is not None:
            return
        one = observation_to_begin_with(session, left_at, self.furniture.queue.queue)
        if one is None:
            self.furniture.reviewing.open(video_id)
        else:
            session.look_at(one)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: names, bouts and pins of the panel come and go, and are made after all else in it."""
        as_laid_out(self.furniture.panel)
        return super().focusNextPrevChild(forward)

    def shutdown(self) -> None:
        """End all threads before returning; the window is going."""
        self.furniture.why.shutdown()
        self.furniture.stage.shutdown()
        self.furniture.grid.shutdown()

    # ------------------------------------------------------------- own

    def _lay_out(self) -> None:
        ours = self.furniture
        center = bare(QWidget())
        center.setLayout(column(ours.queue_bar, self.middle, spacing=0))
        self.sides = Sides(ours.library, center, ours.panel, ours.actions["library"])
        self.splitter = self.sides.splitter
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.sides)

    def _connect(self) -> None:
        session, ours = self._session, self.furniture
        player = ours.stage.player
        self.middle.add_wanted.connect(self.add_wanted)
        ours.library.add_wanted.connect(self.add_wanted)
        ours.library.absent.changed.connect(self._folders_changed)
        ours.library.chosen.connect(ours.reviewing.open)
        ours.library.watched.connect(self._watch)
        ours.actions.connect(library=self._turn_library, next_unreviewed=self._show_middle)
        self.middle.currentChanged.connect(lambda _page: self._show_middle())
        ours.library.offer(ours.actions[name] for name in ("deployments", "add_folder", "remove_videos"))
        ours.library.model.modelReset.connect(self.show_first_soon)
        ours.stage.site_day.chosen.connect(ours.reviewing.open)
        ours.stage.below.shelf.chosen.connect(ours.reviewing.open)
        player.photo_bar.step_wanted.connect(self._keys.frame)
        ours.stage.timeline.context_menu_requested.connect(self._show_menu)
        player.canvas.menu_wanted.connect(self._show_player_menu)
        player.sound.refused.connect(session.say)
        ours.suggesting.refreshed.connect(ours.panel.card.refresh_scores)
        ours.panel.card.keyboard_free.connect(self._take_keys)
        ours.reviewing.done_with_all.connect(self._all_reviewed)
        self._session.observation_changed.connect(self._forget_left)
        ours.reviewing.name_wanted.connect(self._keys.begin_name)
        for place in (ours.queue_bar, ours.panel.video_card):
            place.nothing_there.connect(self._keys.nothing_there)
        self.observers.differing_wanted.connect(self._open_differing)
        session.edits.bulk_began.connect(self._show_bulk)

    def _watch(self) -> None:
        self._show_middle()
        self._take_keys()

    def _take_keys(self) -> None:
        """They belong to what stands in the middle."""
        ours = self.furniture
        if self.sides.is_narrow and self.sides.shows_library:
            ours.library.tree.setFocus()
        elif self.middle.shows_grid:
            ours.grid.view.setFocus()
        else:
            ours.stage.player.setFocus()

    def _show_middle(self) -> None:
        had_keys = self.furniture.library.isAncestorOf(self.window().focusWidget())
        self.sides.show_library(False)
        if had_keys and self.sides.is_narrow:
            self._take_keys()

    def _turn_library(self) -> None:
        """To the library; back from it where it stands in the place of the middle."""
        ours, sides = self.furniture, self.sides
        if sides.is_narrow and sides.shows_library:
            self._watch()
            return
        sides.show_library(True)
        ours.library.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _folders_changed(self, absent: frozenset[Path], before: frozenset[Path]) -> None:
        """Those that are back show their pictures again."""
        if before - absent:
            self.furniture.stage.try_again()
            self.furniture.grid.view.try_again()

    def _open_differing(self, behind: Behind, what: str) -> None:
        self.open_alone(behind)
        words = self.tr("{what}: what the two observers do not agree on.").format(what=what)
        back = self.tr("Back to the agreement")
        self._session.said.emit(Message(words, Tone.INFO, back, self._back_to_agreement))

    def _back_to_agreement(self) -> None:
        self.furniture.finder.clear()
        self.observers.show_agreement()

    def _show_bulk(self, words: str, edit: InSteps) -> None:
        BulkProgress(self.window(), words, edit)

    def _show_player_menu(self, place: QPoint) -> None:
        ours = self.furniture
        stage, player = ours.stage, ours.stage.player
        switches = {
            "night": not player.canvas.display.is_plain,
            "trails": stage.shows_trails,
            "heat": stage.heat.is_on,
            "attention": ours.why.looking.is_on,
            "loop": player.playhead.loop() is not None,
        }
        menu = PlayerMenu(self._session, stage.boxing, ours.actions, switches, self.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _show_menu(self, hit: Hit, time_s: float, before: ObservationId | None, place: QPoint) -> None:
        menu = TimelineMenu(
            self._session,
            self.furniture.reviewing,
            self.furniture.actions,
            hit=hit,
            time_s=time_s,
            before=before,
            parent=self.window(),
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _all_reviewed(self) -> None:
        here = self._session.observation
        if here is not None and here.state is ReviewState.UNREVIEWED:
            self._session.say(self.tr("Nothing else is to be reviewed."))
            return
        session, project, chosen = self._session, self._session.project, self._session.observation_id
        counts_bouts = self.furniture.reviewing.asks_for_bouts and not session.observer

        def count(_report: Report) -> tuple[ProjectSummary, int]:
            return observations.summary(project), num_bouts_left(project) if counts_bouts else 0

        def say(found: tuple[ProjectSummary, int]) -> None:
            if session.holds(project) and session.observation_id == chosen:
                self._say_left(*found)

        self.furniture.desk.run(count).done.connect(say)

    def _say_left(self, summary: ProjectSummary, num_bouts: int) -> None:
        words, left = done_text(summary, num_bouts), left_to_do(summary, num_bouts)
        look, them = "", self._look_at_unjudged
        if left is Left.PHOTOS:
            look = self.tr("Look at them")
        elif left is Left.BOUTS:
            look, them = self.tr("Go to the first"), self._look_at_bouts
        if look and words == self._left:
            them()  # asked once more, by the same key
        else:
            self._left = words
            self._session.said.emit(Message(words, Tone.INFO, look, them))

    def _forget_left(self, _id: object) -> None:
        self._left = ""

    def _look_at_bouts(self) -> None:
        self._session.look_at(self._session.next_bout_left())

    def _look_at_unjudged(self) -> None:
        self.furniture.queue.choose(Next.UNJUDGED)
        self.furniture.reviewing.next()
