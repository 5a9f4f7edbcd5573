"""Light and dark, usual and with high contrast: the colors of all that is drawn, and how Qt gets them."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """Colors as '#rrggbb'. Text on its ground has a contrast of at least 4.5 : 1, tracks 3 : 1; with high
    contrast text 7 : 1, lines and marks 3 : 1.
    """

    name: str
    window: str  # the ground of the window
    surface: str  # panels and lists
    surface_raised: str  # buttons, chips, fields
    border: str
    text: str
    text_muted: str
    accent: str  # what is selected, what to do next
    accent_text: str  # on accent
    danger: str
    warning: str
    ok: str
    canvas: str  # behind the video, dark in all themes
    timeline_background: str
    timeline_lane: str
    timeline_grid: str
    playhead: str
    motion: str  # the motion curve
    tracks: tuple[str, ...]  # one color per animal, by its order in the video; then again from the first
    is_contrast: bool = False  # with lines around what others set off by shades, and thick rings of focus


# The tracks have the hues of Okabe & Ito, "Color Universal Design" (2008), each moved until no two look alike
# to anybody: they differ in lightness too.
DARK = Theme(
    name="dark",
    window="#131719",
    surface="#1a1f22",
    surface_raised="#262d31",
    border="#333c41",
    text="#e8ecec",
    text_muted="#9aa6ab",
    accent="#5cc8ad",
    accent_text="#06201a",
    danger="#f2766b",
    warning="#e8b04b",
    ok="#6cc283",
    canvas="#0a0c0d",
    timeline_background="#161a1d",
    timeline_lane="#1f2529",
    timeline_grid="#2f383d",
    playhead="#ff7a66",
    motion="#7f97a3",
    tracks=("#dd9c1c", "#55adf1", "#8ae7ad", "#faf03c", "#ba5b33", "#9b668d", "#4b69f1", "#a4a4a4"),
)

LIGHT = Theme(
    name="light",
    window="#f1f3f1",
    surface="#fbfcfb",
    surface_raised="#ffffff",
    border="#d3d9d5",
    text="#1a2022",
    text_muted="#566268",
    accent="#0a7560",
    accent_text="#ffffff",
    danger="#b9352b",
    warning="#8a5a00",
    ok="#2b7a41",
    canvas="#15191b",
    timeline_background="#f7f9f7",
    timeline_lane="#ecefec",
    timeline_grid="#d5dbd7",
    playhead="#d0402c",
    motion="#6f8691",
    tracks=("#cb7100", "#5085de", "#24624b", "#878a72", "#5a2600", "#975f85", "#0a327d", "#232325"),
)

# Tracks of the same hues on which black or white has 7 : 1.
CONTRAST_DARK = Theme(
    name="contrast-dark",
    window="#000000",
    surface="#000000",
    surface_raised="#141414",
    border="#8c8c8c",
    text="#ffffff",
    text_muted="#dcdcdc",
    accent="#54e8c4",
    accent_text="#000000",
    danger="#ff9d94",
    warning="#ffcf5c",
    ok="#8ff0a4",
    canvas="#000000",
    timeline_background="#000000",
    timeline_lane="#0c0c0c",
    timeline_grid="#6e6e6e",
    playhead="#ff8f80",
    motion="#b4c8d2",
    tracks=("#e6960d", "#92cbfe", "#05ff7c", "#feed01", "#c89c8b", "#fc55b5", "#9986fc", "#daf2f1"),
    is_contrast=True,
)

CONTRAST_LIGHT = Theme(
    name="contrast-light",
    window="#ffffff",
    surface="#ffffff",
    surface_raised="#ffffff",
    border="#6b6b6b",
    text="#000000",
    text_muted="#333333",
    accent="#00513f",
    accent_text="#ffffff",
    danger="#8f130a",
    warning="#5c3b00",
    ok="#0c5022",
    canvas="#000000",
    timeline_background="#ffffff",
    timeline_lane="#f2f2f2",
    timeline_grid="#757575",
    playhead="#b3200c",
    motion="#4a5f69",
    tracks=("#492b05", "#0252bc", "#1b4b39", "#5c5a02", "#1a0504", "#873687", "#1105a6", "#2d2c42"),
    is_contrast=True,
)

FUSION = "fusion"

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)}


def system_theme() -> Theme:
    """The theme that the desktop asks for; dark where it does not say, as video is watched in it."""
    hints = QGuiApplication.styleHints()
    is_light = hints.colorScheme() == Qt.ColorScheme.Light
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST_LIGHT if is_light else CONTRAST_DARK
    return LIGHT if is_light else DARK


def choose(choice: str) -> Theme:
    """The theme of a setting: the name of one; anything else follows the system."""
    return THEMES.get(choice) or system_theme()


def wear(app: QApplication, theme: Theme) -> None:
    """Give the application its style (Fusion) and palette; the sheet is put on part by part (`sheets.py`)."""
    if app.style().name() != FUSION:
        app.setStyle(QStyleFactory.create(FUSION))
    app.setPalette(palette(theme))


def palette(theme: Theme) -> QPalette:
    """The colors in Qt's roles, for what style sheets do not reach."""
    colors = QPalette()
    for role, value in _roles(theme).items():
        colors.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        faded = QColor(theme.text_muted)
        faded.setAlphaF(0.8 if theme.is_contrast else 0.55)
        colors.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return colors


def style_sheet(
    theme: Theme, *, text_pt: float, scale: float = 1.0, chevron: str = "", check: str = ""
) -> str:
    """The template of resources/theme with this theme's colors and text sizes in place of `$name`.

    `scale` is by how much the text is larger than usual; `chevron` and `check` are the files of the little
    arrow and the tick in boxes: style sheets take pictures from files alone.
    """
    files = ("style.qss", "contrast.qss") if theme.is_contrast else ("style.qss",)
    template = Template("".join(resource("theme", each).read_text(encoding="utf-8") for each in files))
    sizes = {
        "small_pt": round(text_pt * 0.88, 1),
        "title_pt": round(text_pt * 1.25, 1),
        "heading_pt": round(text_pt * 1.8, 1),
        "box_px": round(13 * scale),
        "arrow_px": round(12 * scale),
    }
    own = {"selection": mixed(theme.accent, theme.surface, 0.26), "edge": edge(theme)}
    return template.substitute(asdict(theme), **sizes, **own, chevron=chevron, check=check)


def edge(theme: Theme) -> str:
    """Around fields, and of scroll bars: 3 : 1 on every ground (WCAG 2.2, 1.4.11)."""
    return mixed(theme.text_muted, theme.surface, 0.72)


def mixed(color: str, ground: str, share: float) -> str:
    """`color` laid over `ground`, `share` of it."""
    over, under = QColor(color), QColor(ground)
    mixed = (a * share + b * (1 - share) for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True))  # type: ignore[index]
    return "#" + "".join(f"{round(value):02x}" for value in mixed)


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.surface_raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.text_muted,
        role.Button: theme.surface_raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.surface_raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.accent_text,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.surface_raised,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.canvas,
    }
