"""Both themes can be read by everybody and reach every widget."""

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from app.ui import theme as themes
from app.ui.theme import DARK, LIGHT, Theme


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


both = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)


@both
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = (theme.window, theme.surface, theme.surface_raised)
    for ground, text in itertools.product(
        grounds, (theme.text, theme.text_muted, theme.danger, theme.warning)
    ):
        assert contrast(ground, text) >= 4.5, (ground, text)
    assert contrast(theme.accent, theme.accent_text) >= 4.5


@both
def test_tracks_stand_out_from_their_lane(theme: Theme) -> None:
    assert len(set(theme.tracks)) == 8
    for track in (*theme.tracks, theme.playhead, theme.motion):
        assert contrast(theme.timeline_lane, track) >= 3, track


@both
def test_theme_reaches_the_window_and_all_that_is_in_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    label = QLabel("a word", QDialog(window))
    label.setObjectName("muted")
    themes.apply(qapp, window, theme)
    label.ensurePolished()
    assert qapp.palette().window().color().name() == theme.window
    assert label.palette().windowText().color().name() == theme.text_muted
    assert "$" not in window.styleSheet()


def test_a_setting_chooses_the_theme() -> None:
    assert themes.choose("light") is LIGHT
    assert themes.choose("dark") is DARK
    assert themes.choose("system") in (DARK, LIGHT)
