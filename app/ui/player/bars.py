"""What the bars under the picture have in common, that of videos and that of photos."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.ui.keyboard.keys import tip_with
from app.ui.looks.on_screen import for_text
from app.ui.looks.theme import Theme


def bar_button(bar: QWidget, name: str) -> QToolButton:
    """A button called `name`, for a sign or an icon."""
    button = QToolButton(bar)
    size_button(button)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys from the window
    return button


def show_key(button: QToolButton, key: str) -> None:
    """Say which key does the same."""
    button.setToolTip(tip_with(button.accessibleName(), key))
    button.setAccessibleDescription(key)


def size_button(button: QToolButton) -> None:
    """As large as goes with the text of today."""
    metrics = QFontMetrics(QApplication.font())
    side, width, height = (for_text(length, metrics) for length in (16, 30, 28))
    button.setIconSize(QSize(side, side))
    button.setFixedSize(width, height)


def bar_sheet(theme: Theme, name: str) -> str:
    """How a bar under the picture looks, whose object is called `name`."""
    ring = 2 if theme.is_contrast else 1  # pixels
    rules = (
        f"{{ background: {theme.surface}; border-top: 1px solid {theme.border}; }}",
        f" QLabel {{ color: {theme.text_muted}; background: transparent; }}",
        f' QLabel[strong="true"] {{ color: {theme.text}; }}',
        f" QToolButton {{ color: {theme.text}; background: transparent;"
        f" border: {ring}px solid transparent; border-radius: 6px; padding: {5 - ring}px; }}",
        f" QToolButton:hover {{ background: {theme.surface_raised}; }}",
        f" QToolButton:pressed {{ background: {theme.border}; }}",
        f" QToolButton:focus {{ border-color: {theme.accent}; }}",
        f" QToolButton:disabled {{ color: {theme.text_muted}; }}",
        f" QToolButton:checked {{ color: {theme.accent}; border-color: {theme.accent}; }}",
        " QToolButton::menu-indicator { image: none; width: 0; }",
    )
    return "".join(f"#{name}{rule}" for rule in rules)


def fixed_font(like: QFont) -> QFont:
    """The system's font of equal widths, so that running figures do not dance, in the size of another."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(like.pointSizeF())
    return font
