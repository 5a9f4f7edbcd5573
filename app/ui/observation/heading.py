"""The top of an observation's card: its name, when it is, how it stands."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.store.records import Observation
from app.ui.looks.parts import Remark, row, text
from app.ui.looks.theme import DARK, Theme
from app.ui.session import Session
from app.ui.speech.naming import clock, short_name, state_name
from mvit_core.taxonomy import Taxon


class Heading(QWidget):
    """Says of one observation what can be read at a glance."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._theme = DARK
        self._title = text("", "cardTitle", wrap=True)
        self._latin, self._several = Remark(), Remark()
        self._times = text("", "muted")
        self._state = text("", "badge")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._latin)
        column.addWidget(self._several)
        column.addLayout(row(self._times, None, self._state))

    def show_observation(self, observation: Observation) -> None:
        """Say what `observation` is now."""
        session = self._session
        name = short_name(observation, session.taxonomy, session.behaviors)
        self._title.setText(name)
        self._latin.say(_other_names(session.taxonomy.get(observation.taxon or ""), name))
        several = len(session.marked)
        words = self.tr("{n} selected: what you say is for all").format(n=several)
        self._several.say(words if several > 1 else "")
        self._times.setText(self._when(observation))
        self._show_state(observation)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colors."""
        self._theme = theme

    def _when(self, observation: Observation) -> str:
        """Its span, where it has one."""
        if self._session.video is not None and self._session.video.is_photo:
            return self.tr("in this photo")
        span = observation.span
        return clock(span.start_s) if span.duration_s <= 0 else f"{clock(span.start_s)} – {clock(span.end_s)}"

    def _show_state(self, observation: Observation) -> None:
        theme = self._theme
        color = theme.ok if observation.is_by_eye else theme.accent
        by_rule = self.tr("accepted by a rule")
        self._state.setText(by_rule if observation.rule else state_name(observation.state))
        self._state.setStyleSheet(f"color: {color}; border: 1px solid {color};")


def _other_names(taxon: Taxon | None, shown: str) -> str:
    """The scientific name, and the examples that the short name left out."""
    if taxon is None:
        return ""
    examples = taxon.common_name.partition(":")[2].strip()
    latin = taxon.scientific_name if taxon.scientific_name != shown else ""
    return " · ".join(words for words in (latin, examples) if words)
