"""The window with a project in it: library, player and timeline, observation; and what their keys do."""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMessageBox, QStackedWidget, QWidget

from app.services.judged import Judged, judged
from app.store.records import Changes, ObservationId
from app.ui.dialogs.confirm_rest import ConfirmRestDialog
from app.ui.dialogs.ethogram import EthogramDialog
from app.ui.dialogs.new_taxon import NewTaxonDialog
from app.ui.dialogs.species_list import SpeciesListDialog
from app.ui.furniture import Furniture
from app.ui.jobs.bulk_progress import BulkProgress
from app.ui.jobs.in_steps import InSteps
from app.ui.library.describe import number_text
from app.ui.messages import Message, Tone
from app.ui.parts import asked, button, column, row, text
from app.ui.player_menu import PlayerMenu
from app.ui.review_keys import OF_THE_PLAYER, ReviewKeys
from app.ui.second_observer import SecondObserver
from app.ui.sheets import Seams, bare
from app.ui.theme import DARK, Theme
from app.ui.timeline.hits import Hit
from app.ui.timeline_menu import TimelineMenu

WIDTHS = (250, 800, 310)
PLAYER, EMPTY, GRID = range(3)  # what stands in the middle


class Workroom(QWidget):
    """Composes the three panels around one session."""

    add_wanted = Signal()

    def __init__(self, furniture: Furniture) -> None:
        super().__init__()
        bare(self)
        session, actions, settings = furniture.session, furniture.actions, furniture.settings
        self._session = session
        self._actions = actions
        self._settings = settings
        self._theme = DARK
        self._looking = ""
        self.stage, self.library, self.panel = furniture.stage, furniture.library, furniture.panel
        self.grid, self.queue_bar = furniture.grid, furniture.queue_bar
        self.reviewing, self.pinning, self.repeating = (
            furniture.reviewing,
            furniture.pinning,
            furniture.repeating,
        )
        self.words, self.listing, self.finder = furniture.words, furniture.listing, furniture.finder
        self.desk, self.queue, self.why = furniture.desk, furniture.queue, furniture.why
        self.suggesting = furniture.suggesting
        self.menu: TimelineMenu | None = None
        self.player_menu: PlayerMenu | None = None
        self.observers = SecondObserver(session, actions, self)
        self._empty_words = text("", "heading", center=True, wrap=True)
        self._empty_hint = text("", "muted", center=True, wrap=True)
        self._center = QStackedWidget()
        bare(self._center)
        self._center.addWidget(self.stage)
        self._center.addWidget(self._make_empty())
        self._center.addWidget(self.grid)
        middle = bare(QWidget())
        middle.setLayout(column(self.queue_bar, self._center, spacing=0))
        self.splitter = Seams()
        for part in (self.library, middle, self.panel):
            self.splitter.addWidget(part)
        self.splitter.setSizes(WIDTHS)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)
        self.keys = ReviewKeys(self, session, actions, settings)
        self._connect()
        self._name_undo()

    # ------------------------------------------------------------- from outside

    def drawing(self, theme: Theme) -> Iterator[object]:
        """Draw in the theme's colors, as wide as its text needs, one by one."""
        self._theme = theme
        self._heed_settings()
        self.library.setMinimumWidth(31 * self.fontMetrics().averageCharWidth())
        for part in (self.stage, self.library, self.panel, self.grid, self.why.card):
            part.set_theme(theme)
            yield part

    def search(self, text: str) -> None:
        """Show only what contains these words."""
        self.finder.want(msgspec.structs.replace(self.finder.wanted, text=text))

    @property
    def shows_grid(self) -> bool:
        """Whether tiles stand where the player was."""
        return self._center.currentIndex() == GRID

    def show_grid(self, shown: bool) -> None:
        """Tiles in place of the player, or the player again at the tile that has the focus."""
        if shown == self.shows_grid or not self.library.num_videos:
            return
        self._turn_to_grid(shown)
        if shown:
            self.grid.enter(self._session.observation_id)
            return
        current = self.grid.view.current_id
        if current is not None:
            self._session.look_at(current)
        self.stage.player.setFocus()

    def _turn_to_grid(self, shown: bool) -> None:
        self._center.setCurrentIndex(GRID if shown else PLAYER)
        self.panel.setVisible(not shown)
        self._actions.enable(OF_THE_PLAYER, not shown)

    def set_looking(self, looking: bool, words: str = "") -> None:
        """Whether videos are on their way, so that an empty library says so, in `words`."""
        self._looking = words or self.tr("Looking for videos…") if looking else ""
        self._show_empty()

    def show_first_soon(self) -> None:
        """When the window has answered: what it shows now is drawn before a video is opened."""
        QTimer.singleShot(0, self, self.show_first)

    def show_first(self) -> None:
        """Look at the first video, where none is looked at."""
        videos = self.library.videos
        if self._session.is_open and self._session.video is None and videos:
            waiting = next((video for video in videos if video.num_unreviewed), videos[0])
            self.reviewing.open(waiting.id)

    def scan(self) -> None:
        """Scan what has no result yet; offer to scan again where all have one."""
        if self.desk.scan is not None:
            self.desk.resume_scan()
            self._session.say(self.tr("The scan is running; what is new is scanned too."))
        elif not self.desk.start_scan():
            words = self.tr("All videos are scanned.")
            again = self.tr("Scan all again…")
            self._session.said.emit(Message(words, Tone.INFO, again, self.ask_scan_again))

    def ask_scan_again(self) -> None:
        """Scan all videos again, once the person knows what that changes."""
        if self.desk.scan is not None:
            self._session.say(self.tr("Wait for the end of this scan, or stop it first."))
            return
        asks = QMessageBox(self.window())
        asks.setWindowTitle(self.tr("Scan all again"))
        number = number_text(self.library.num_videos)
        asks.setText(self.tr("Scan all {n} videos again?").format(n=number))
        asks.setInformativeText(
            self.tr(
                "All that people have said stays: names, edges, behaviors, what they added and rejected. "
                "What nobody has reviewed yet is found anew."
            )
        )
        go = asks.addButton(self.tr("Scan again"), QMessageBox.ButtonRole.AcceptRole)
        asks.addButton(QMessageBox.StandardButton.Cancel)
        asks.setDefaultButton(go)
        asked(asks)
        if asks.clickedButton() is go and self._session.is_open:
            self.desk.start_scan(rescan=True)

    def ask_confirm_rest(self) -> None:
        """Confirm a species from a confidence on, once the person knows what that is worth."""
        found, project = self.finder.found, self._session.project
        if found is None:
            self._session.say(self.tr("The project is still being read."))
            return

        def ask(known: Judged) -> None:
            dialog = ConfirmRestDialog(self.window(), self._session, found, known)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self.desk.run(lambda _report: judged(project)).done.connect(ask)

    def scan_this(self) -> None:
        """Scan the video looked at, before all others."""
        video = self._session.video
        if video is not None and self.desk.scan is None:
            self.desk.start_scan([video.id])
        elif video is not None and self.desk.scan is not None:
            self.desk.scan.prefer(video.id)

    def show_ethogram(self) -> None:
        """The project's behaviors, to change them."""
        if self._session.is_open:
            asked(EthogramDialog(self.window(), self._session, self.words))

    def show_species_list(self) -> None:
        """Which animals can be at the project's sites, to change them."""
        if self._session.is_open:
            asked(SpeciesListDialog(self.window(), self._session, self.desk, self.listing))

    def ask_own_name(self) -> None:
        """What this project calls the selected animal's taxon."""
        chosen = self._session.observation
        taxon = self._session.taxonomy.get(chosen.taxon or "") if chosen is not None else None
        if taxon is None:
            self._session.say(self.tr("Select an animal that has a name first."))
            return
        title, words = self.tr("Your own name"), self.tr("What do you call {name}? Empty: as it came.")
        name, wished = QInputDialog.getText(
            self.window(), title, words.format(name=taxon.scientific_name), text=taxon.short_name
        )
        if wished and name.strip() != taxon.short_name:
            self.words.call(taxon.key, name.strip())

    def shutdown(self) -> None:
        """End all threads before returning; the window is going."""
        self.why.shutdown()
        self.stage.shutdown()
        self.grid.shutdown()

    # ------------------------------------------------------------- own

    def _heed_settings(self) -> None:
        self.reviewing.goes_on = self._settings().goes_on
        self.stage.plays = self._settings().plays

    def _connect(self) -> None:
        session = self._session
        self.library.chosen.connect(self.reviewing.open)
        self.stage.site_day.chosen.connect(self.reviewing.open)
        self.library.watched.connect(self.stage.player.setFocus)
        self.library.add_wanted.connect(self.add_wanted)
        self.library.model.modelReset.connect(self._library_filled)
        self.desk.reading.connect(self.library.model.set_reading)
        self.desk.scan_over.connect(lambda _whole: self.library.model.clear_reading())
        self.panel.scan_wanted.connect(self.scan_this)
        self.panel.scan_all_wanted.connect(self.scan)
        self.desk.scan_progressed.connect(lambda *_scan: self.panel.set_scanning(self.desk.scan is not None))
        self.desk.scan_over.connect(lambda _whole: self.panel.set_scanning(False))
        self.suggesting.refreshed.connect(self.panel.card.refresh_scores)
        self.panel.card.new_species_wanted.connect(self._new_species)
        self.panel.card.ethogram_wanted.connect(self.show_ethogram)
        self.panel.card.list_wanted.connect(self.show_species_list)
        self.panel.card.keyboard_free.connect(self.stage.player.setFocus)
        self.reviewing.done_with_all.connect(self._all_reviewed)
        self.reviewing.name_wanted.connect(self.keys.begin_name)
        self.stage.timeline.context_menu_requested.connect(self._show_menu)
        self.stage.player.canvas.menu_wanted.connect(self._show_player_menu)
        session.edits.stack.indexChanged.connect(lambda _index: self._name_undo())
        session.project_changed.connect(self._name_undo)
        session.changed.connect(self._changed)
        session.project_changed.connect(lambda: self._turn_to_grid(False))  # its tiles are another project's
        session.observer_changed.connect(lambda: self.show_grid(False))
        session.edits.bulk_began.connect(self._show_bulk)
        self.queue_bar.nothing_there.connect(self.keys.nothing_there)
        self.stage.player.sound.refused.connect(session.say)
        self.grid.opened.connect(self._open_from_grid)
        self.grid.left.connect(lambda: self.show_grid(False))
        self.grid.scan_wanted.connect(self.scan)
        self.grid.new_species_wanted.connect(self._new_species)

    def _open_from_grid(self, observation_id: ObservationId) -> None:
        self.grid.view.go_to(observation_id)
        self.show_grid(False)

    def _show_bulk(self, words: str, edit: InSteps) -> None:
        BulkProgress(self.window(), words, edit)

    def _show_player_menu(self, place: QPoint) -> None:
        if self.player_menu is not None:
            self.player_menu.deleteLater()
        self.player_menu = PlayerMenu(self._session, self.stage.boxing, self._actions, self.window())
        self.player_menu.popup(place)

    def _show_menu(self, hit: Hit, time_s: float, before: ObservationId | None, place: QPoint) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = TimelineMenu(
            self._session,
            self.reviewing,
            self._actions,
            hit=hit,
            time_s=time_s,
            before=before,
            parent=self.window(),
        )
        self.menu.popup(place)

    def _new_species(self, typed: str) -> None:
        dialog = NewTaxonDialog(self.window(), self._session, typed, self._theme)
        if asked(dialog) and dialog.taxon is not None:
            taker = self.grid.bar if self.shows_grid else self.panel.card
            taker.take_species(dialog.taxon)

    def _all_reviewed(self) -> None:
        if any(video.status == "new" for video in self.library.videos):
            self._session.say(
                self.tr("Everything that was found is reviewed. Some videos are not scanned yet.")
            )
        else:
            self._session.say(self.tr("Everything is reviewed."))

    def _name_undo(self) -> None:
        stack = self._session.edits.stack
        for name, can, what in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self._actions[name]
            action.setEnabled(can)
            verb = self._actions.title_of(name)
            action.setText(self.tr("{undo}: {what}").format(undo=verb, what=what) if what else verb)
            key = self._actions.key_of(name)
            action.setToolTip(f"{action.text()}  ({key})" if key else action.text())

    def _changed(self, changes: Changes) -> None:
        if changes.library or changes.videos:
            self._show_empty()
        if changes.vocabulary:
            self._name_undo()

    def _library_filled(self) -> None:
        self._show_empty()
        self.show_first_soon()

    def _show_empty(self) -> None:
        empty = self._session.is_open and not self.library.num_videos
        if empty:
            self.show_grid(False)
        if not self.shows_grid:
            self._center.setCurrentIndex(EMPTY if empty else PLAYER)
        if self._looking:
            self._empty_words.setText(self._looking)
            self._empty_hint.setText("")
        else:
            self._empty_words.setText(self.tr("This project has no videos yet"))
            self._empty_hint.setText(
                self.tr("Drop a folder of videos here. Files are never moved or copied.")
            )

    def _make_empty(self) -> QWidget:
        page = QWidget()
        add = button(self.tr("Add a folder…"), self.add_wanted.emit, kind="primary")
        page.setLayout(column(None, self._empty_words, self._empty_hint, 10, row(None, add, None), None))
        return page
