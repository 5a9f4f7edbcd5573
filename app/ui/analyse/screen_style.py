"""The window's colors as the plots' colors."""

from app.services.plots.style import Style
from app.ui.looks.theme import Theme
from app.ui.speech.language import current

ORDER = (1, 0, 2, 5, 3, 4, 6, 7)  # of the tracks: neighbors differ most


def style_of(theme: Theme, text_pt: float) -> Style:
    """Plots that belong to the window."""
    return Style(
        ground=theme.surface,
        ink=theme.text,
        muted=theme.text_muted,
        grid=theme.border,
        accent=theme.tracks[1],
        shade=theme.timeline_lane,
        colors=tuple(theme.tracks[place] for place in ORDER),
        text_pt=text_pt * 0.95,
        language=current(),
    )
