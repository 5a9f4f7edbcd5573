"""The window's colors as the plots' colors."""

from app.services.plots.style import Style
from app.ui.language import current
from app.ui.theme import Theme


def style_of(theme: Theme, text_pt: float) -> Style:
    """Plots that belong to the window."""
    return Style(
        ground=theme.surface,
        ink=theme.text,
        muted=theme.text_muted,
        grid=theme.border,
        accent=theme.tracks[1],
        shade=theme.timeline_lane,
        colors=(
            theme.tracks[1],
            theme.tracks[4],
            theme.tracks[2],
            theme.tracks[5],
            theme.tracks[3],
            *theme.tracks[6:],
        ),
        text_pt=text_pt * 0.95,
        language=current(),
    )
