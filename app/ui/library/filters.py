"""The chips above the library: how videos stand, and everything else that is filtered."""

from collections.abc import Callable
from enum import StrEnum

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.services.choosing.filter_counts import videos_by_status
from app.services.choosing.filters import BY_RULE, EMPTIED, REPLACED, UNJUDGED, Filter
from app.store.records import Changes, ReviewState
from app.ui.filters.chips import FilterChips
from app.ui.filters.finder import Finder
from app.ui.filters.panel import FilterPanel
from app.ui.filters.wording import REVIEWED
from app.ui.keyboard.keys import tip_with
from app.ui.looks.flow import FlowLayout
from app.ui.looks.parts import button
from app.ui.looks.theme import Theme
from app.ui.session import Session
from app.ui.speech.describe import number_text


class Show(StrEnum):
    """One chip of the library."""

    TO_REVIEW = "to_review"
    REVIEWED = "reviewed"
    BY_RULE = BY_RULE
    NEW = "new"
    EMPTIED = EMPTIED
    BLANK = "blank"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    UNJUDGED = UNJUDGED
    REPLACED = REPLACED


_STATES = {
    Show.TO_REVIEW: frozenset({ReviewState.UNREVIEWED.value}),
    Show.REVIEWED: REVIEWED,
    Show.BY_RULE: frozenset({BY_RULE}),
}


class LibraryFilters(QWidget):
    """One chip for each kind of video that there is, with its number; pressed chips narrow everything."""

    def __init__(self, session: Session, finder: Finder) -> None:
        super().__init__()
        self._session, self._finder = session, finder
        flow = FlowLayout()
        self.chips: dict[Show, QPushButton] = {}
        for show, title in self._titles().items():
            chip = button(title, kind="chip")
            chip.setCheckable(True)
            chip.toggled.connect(lambda _on, show=show: self._toggle(show))
            chip.hide()
            self.chips[show] = chip
            flow.addWidget(chip)
        self.more = button(self.tr("Filter…"), kind="chip", name="filter")
        self.show_keys(lambda _action: "")
        flow.addWidget(self.more)
        self.active = FilterChips(session)
        self.active.removed.connect(lambda part: finder.want(finder.wanted.without(part)))
        self.panel = FilterPanel(session, finder, self.more)
        self.more.clicked.connect(self.panel.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(flow)
        column.addWidget(self.active)
        finder.filtered.connect(self._show_filter)
        finder.refreshed.connect(self._show_numbers)
        session.project_changed.connect(self._show_filter)
        session.changed.connect(self._heed)
        session.observer_changed.connect(self._hide_from_observer)
        self._show_filter()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self.panel.set_theme(theme)

    def _heed(self, changes: Changes) -> None:
        if changes.vocabulary:  # names changed, perhaps all of them with the language
            self._show_filter()

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Say which key opens the filter; `key_of` gives that of an action."""
        words = self.tr("By species, behavior, confidence, site, date, hour …")
        self.more.setToolTip(tip_with(words, key_of("filter")))

    def _hide_from_observer(self) -> None:
        """Numbers and choices tell what others have reviewed; what is filtered already stays so."""
        if self._session.observer:
            self.panel.put_away()
        self._show_numbers()

    def _titles(self) -> dict[Show, str]:
        return {
            Show.TO_REVIEW: self.tr("To review"),
            Show.REVIEWED: self.tr("Reviewed"),
            Show.BY_RULE: self.tr("By a rule"),
            Show.NEW: self.tr("Not scanned"),
            Show.EMPTIED: self.tr("All rejected"),
            Show.BLANK: self.tr("Blank"),
            Show.PARTIAL: self.tr("Partial"),
            Show.UNREADABLE: self.tr("Unreadable"),
            Show.UNJUDGED: self.tr("To look at yourself"),
            Show.REPLACED: self.tr("File replaced"),
        }

    def _toggle(self, show: Show) -> None:
        wanted = self._finder.wanted
        if (states := _STATES.get(show)) is not None:
            chosen = wanted.states - states if states <= wanted.states else wanted.states | states
            self._finder.want(replace(wanted, states=chosen))
        else:
            self._finder.want(wanted.toggled("statuses", show.value))

    def _show_filter(self) -> None:
        wanted = self._finder.wanted
        for show, chip in self.chips.items():
            states = _STATES.get(show)
            pressed = states <= wanted.states if states else show.value in wanted.statuses
            with QSignalBlocker(chip):
                chip.setChecked(pressed)
        unsaid = wanted.without("status") if self._tells_status(wanted) else wanted
        self.active.show_filter(unsaid, self._finder.catalog)
        self._show_numbers()

    def _tells_status(self, wanted: Filter) -> bool:
        """Whether the chips that are pressed say all that is wanted of it."""
        pressed = [show for show, chip in self.chips.items() if chip.isChecked()]
        states = {state for show in pressed for state in _STATES.get(show, ())}
        return wanted.states == states and wanted.statuses == {one.value for one in pressed} - _STATES.keys()

    def _show_numbers(self) -> None:
        """Chips of nothing go away unless they are pressed."""
        catalog, titles, blind = self._finder.catalog, self._titles(), bool(self._session.observer)
        numbers = videos_by_status(catalog) if catalog is not None else {}
        for show, chip in self.chips.items():
            number = numbers.get(show.value, 0)
            chip.setText(f"{titles[show]}  {number_text(number)}")
            chip.setVisible(not blind and (bool(number) or chip.isChecked()))
        has_videos = catalog is not None and len(catalog.videos.id) > 0
        self.more.setVisible(has_videos and not blind)
