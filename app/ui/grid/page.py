"""The grid with the lines above it: how it is ordered, and what can be done with what is chosen."""

from pathlib import Path

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSlider, QVBoxLayout, QWidget

from app.services.choosing.arranging import By
from app.services.choosing.catalog import Catalog
from app.services.choosing.filter_counts import videos_by_status
from app.store.records import ObservationId
from app.ui.filters.finder import Finder
from app.ui.grid.actions_bar import ActionsBar
from app.ui.grid.area import WIDTHS
from app.ui.grid.arranger import Arranger
from app.ui.grid.labelling import GridLabelling
from app.ui.grid.menu import GridMenu
from app.ui.grid.pictures import TilePictures
from app.ui.grid.view import GridView
from app.ui.keyboard.actions import Actions
from app.ui.looks.fields import ChoiceBox
from app.ui.looks.pages import Pages
from app.ui.looks.parts import button, column, row, text
from app.ui.looks.theme import Theme
from app.ui.session import Session
from app.ui.words import Words
from mvit_core.types import VideoStatus

SHORTEST, LONGEST = 48, 90  # pixels of the slider


class GridPage(QWidget):
    """Everything that passes the filter, as tiles."""

    opened = Signal(object)  # ObservationId to be shown in the player
    left = Signal()
    scan_wanted = Signal()
    new_species_wanted = Signal(str)

    def __init__(self, session: Session, finder: Finder, actions: Actions, cache: Path) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._finder, self._actions = session, finder, actions
        self._words = Words(session)
        self.pictures = TilePictures(cache, parent=self)
        self.view = GridView(session, self.pictures)
        self.arranger = Arranger(session, finder)
        self.labelling = GridLabelling(session, self.view.chosen_ids)
        self.bar = ActionsBar(session, actions, self.labelling.accept, self.labelling.reject)
        self.by = self._make_by()
        self.size_slider = self._make_slider()
        self._empty_words = text("", "heading", center=True, wrap=True)
        self._empty_hint = text("", "muted", center=True, wrap=True)
        self._empty_button = button("", self._act_on_empty, kind="primary")
        self._pages = Pages()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._make_empty())
        self._lay_out()
        self._connect()

    def begin_species(self) -> None:
        """Type a species for what is chosen."""
        if self.view.chosen_ids():
            self.bar.species.begin()

    def begin_behavior(self) -> None:
        """Type a behavior for what is chosen."""
        if self.view.chosen_ids():
            self.bar.behavior.begin()

    def enter(self, observation_id: ObservationId | None) -> None:
        """The grid is shown now; the tile of what was looked at has the focus."""
        self.arranger.wake()
        if observation_id is not None:
            self.view.go_to(observation_id)
        self.view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.view.set_theme(theme)
        self.bar.set_theme(theme)

    def shutdown(self) -> None:
        """End the thread that decodes."""
        self.pictures.shutdown()

    # ------------------------------------------------------------- own

    def _connect(self) -> None:
        self._session.project_changed.connect(self._project_changed)
        self._session.changed.connect(lambda changes: self.pictures.forget(changes.observations))
        self.arranger.arranged.connect(self._show)
        self.view.opened.connect(self.opened)
        self.view.left.connect(self.left)
        self.view.menu_wanted.connect(self._show_menu)
        self.view.selection_changed.connect(self._show_numbers)
        self.bar.named.connect(self.labelling.name)
        self.bar.behaved.connect(self.labelling.behave)
        self.bar.new_species_wanted.connect(self.new_species_wanted)
        self.bar.new_behavior_wanted.connect(self._new_behavior)
        self.bar.left.connect(self.view.setFocus)
        self._project_changed()

    def _show_menu(self, where: QPoint) -> None:
        menu = GridMenu(self._actions, lambda: self.opened.emit(self.view.current_id), self.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _project_changed(self) -> None:
        self.view.forget()
        self.pictures.set_project(self._session.project if self._session.is_open else None)

    def _show(self) -> None:
        arranged = self.arranger.arrangement
        if arranged is not None and self.arranger.catalog is not None:
            self.view.show_tiles(self.arranger.catalog, arranged)
        with QSignalBlocker(self.by):
            self.by.setCurrentIndex(self.by.findData(self.arranger.by))
        self._show_empty()
        self._show_numbers()

    def _show_numbers(self) -> None:
        chosen = len(self.view.selection)
        one = self.view.current_id is not None
        self.bar.set_numbers(chosen, self.view.num_tiles, one=one)

    def _show_empty(self) -> None:
        catalog = self.arranger.catalog
        self._pages.setCurrentIndex(0 if self.view.num_tiles or catalog is None else 1)
        if catalog is None:
            return
        if not len(catalog) and self._is_scanned(catalog):
            self._empty_words.setText(self.tr("No animal was found"))
            self._empty_hint.setText(self.tr("All videos are scanned. What you add yourself is a tile here."))
            self._empty_button.setText(self.tr("Back to the player"))
        elif not len(catalog):
            self._empty_words.setText(self.tr("Nothing has been found yet"))
            self._empty_hint.setText(self.tr("Scan the videos: every animal becomes a tile here."))
            self._empty_button.setText(self.tr("Scan now"))
        else:
            self._empty_words.setText(self.tr("Nothing passes the filter"))
            self._empty_hint.setText(self.tr("Take a part of it away, or all of it."))
            self._empty_button.setText(self.tr("Show everything"))

    def _act_on_empty(self) -> None:
        catalog = self.arranger.catalog
        if catalog is not None and len(catalog):
            self._finder.clear()
        elif catalog is not None and self._is_scanned(catalog):
            self.left.emit()
        else:
            self.scan_wanted.emit()

    def _is_scanned(self, catalog: Catalog) -> bool:
        return not videos_by_status(catalog).get(VideoStatus.NEW, 0)

    def _new_behavior(self, name: str) -> None:
        key = self._words.new_behavior(name)
        if key is not None:
            self.labelling.behave(key)

    def _make_by(self) -> QComboBox:
        box = ChoiceBox()
        for by, title in (
            (By.SPECIES, self.tr("Species")),
            (By.BEHAVIOR, self.tr("Behavior")),
            (By.SIMILARITY, self.tr("Likeness")),
            (By.CONFIDENCE, self.tr("Confidence")),
            (By.TIME, self.tr("Time")),
            (By.SITE, self.tr("Site")),
        ):
            box.addItem(title, by)
        box.setAccessibleName(self.tr("What stands side by side"))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.activated.connect(lambda _index: self._order_by(By(box.currentData())))
        return box

    def _order_by(self, by: By) -> None:
        self.arranger.order_by(by)
        self.view.setFocus()

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, len(WIDTHS) - 1)
        slider.setPageStep(1)
        slider.setValue(self.view.tile_size)
        slider.setMinimumWidth(SHORTEST)
        slider.setMaximumWidth(LONGEST)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        slider.setAccessibleName(self.tr("Size of the tiles"))
        slider.setToolTip(self.tr("Size of the tiles"))
        slider.valueChanged.connect(self.view.set_tile_size)
        self.view.tile_size_changed.connect(slider.setValue)
        return slider

    def _make_empty(self) -> QWidget:
        page = QWidget()
        page.setLayout(
            column(None, self._empty_words, self._empty_hint, 10, row(None, self._empty_button, None), None)
        )
        return page

    def _lay_out(self) -> None:
        everything = button(self.tr("Choose all"), self.view.choose_all, kind="link")
        by = text(self.tr("Side by side"), "muted")
        top = row(by, self.by, 8, self.size_slider, None, self.bar.count, everything)
        down = QVBoxLayout(self)
        down.setContentsMargins(10, 8, 10, 4)
        down.setSpacing(8)
        down.addLayout(top)
        down.addWidget(self.bar)
        down.addWidget(self._pages, 1)
