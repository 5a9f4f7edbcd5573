"""How plots look: on a screen in the window's colors, on paper black on white."""

from functools import cache
from typing import Any

import msgspec

# The hues of Okabe & Ito, "Color Universal Design" (2008), each moved until no two look alike to anybody and
# all stand out from white; in an order in which neighbors differ most.
PAPER_COLORS = ("#5085de", "#cb7100", "#24624b", "#975f85", "#878a72", "#5a2600", "#0a327d", "#232325")
# Behind matplotlib's own, which has no Chinese, Japanese, Korean, Hindi or Thai: whichever a system has.
FALLBACKS = (
    *("Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Microsoft YaHei", "PingFang SC"),
    *("Yu Gothic", "Hiragino Sans", "Malgun Gothic", "Apple SD Gothic Neo", "Nirmala UI", "Leelawadee UI"),
    *("Noto Sans Devanagari", "Noto Sans Thai", "Arial Unicode MS", "Noto Emoji", "Segoe UI Symbol"),
)
DASHES = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (7, 2, 1.5, 2)), (0, (4, 1, 1, 1, 1, 1)), (0, (1, 1)))


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """Colors as '#rrggbb', text in points."""

    ground: str = "#ffffff"
    ink: str = "#111111"
    muted: str = "#555555"
    grid: str = "#dddddd"
    accent: str = "#0072b2"
    shade: str = "#eeeeee"  # night, and what no camera saw
    colors: tuple[str, ...] = PAPER_COLORS
    text_pt: float = 9.0
    language: str = "en"  # of the few words that are the plot's own

    def settings(self) -> dict[Any, Any]:
        """Matplotlib's own words for it. Text in files stays text, so that a journal can set it."""
        return {
            "font.size": self.text_pt,
            "font.family": ["DejaVu Sans", *_installed()],
            "axes.titlesize": self.text_pt,
            "axes.labelsize": self.text_pt,
            "axes.labelcolor": self.ink,
            "axes.edgecolor": self.muted,
            "axes.facecolor": self.ground,
            "axes.linewidth": 0.8,
            "axes.axisbelow": True,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "figure.facecolor": self.ground,
            "savefig.facecolor": self.ground,
            "text.color": self.ink,
            "xtick.color": self.muted,
            "ytick.color": self.muted,
            "xtick.labelcolor": self.ink,
            "ytick.labelcolor": self.ink,
            "grid.color": self.grid,
            "grid.linewidth": 0.7,
            "legend.frameon": False,
            "legend.fontsize": self.text_pt,
            "text.parse_math": False,  # a site may be called "Trap $2"
            "svg.fonttype": "none",
            "svg.hashsalt": "trapline",
            "pdf.fonttype": 42,
        }


@cache
def _installed() -> tuple[str, ...]:
    """Those of the fallbacks that this computer has: of others matplotlib would complain at every word."""
    from matplotlib.font_manager import fontManager

    known = {font.name for font in fontManager.ttflist}
    return tuple(name for name in FALLBACKS if name in known)


PAPER = Style()
