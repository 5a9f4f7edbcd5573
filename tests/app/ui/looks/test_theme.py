"""Both themes can be read by everybody and reach every widget."""

import itertools
import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.looks import theme as themes
from app.ui.looks.colors import ink_on
from app.ui.looks.icons import app_icon
from app.ui.looks.parts import Scrolled, button, column, foot
from app.ui.looks.theme import DARK, LIGHT, Theme
from app.ui.preferences.settings import SettingsFile
from app.ui.window import MainWindow


def linear(color: str) -> list[float]:
    """Red, green and blue in linear light."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = linear(color)
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
def test_words_can_be_read_on_the_colors_of_animals_and_in_an_empty_timeline(theme: Theme) -> None:
    for track in theme.tracks:
        assert contrast(track, ink_on(QColor(track)).name()) >= 4.5, track
    assert contrast(theme.timeline_background, theme.text_muted) >= 4.5


@both
def test_fields_and_scroll_bars_stand_out_from_every_ground(theme: Theme) -> None:
    for ground in (theme.window, theme.surface, theme.surface_raised):
        assert contrast(ground, themes.edge(theme)) >= 3, ground
    sheet = themes.style_sheet(theme, text_pt=9)
    assert f"QScrollBar::handle {{ background: {themes.edge(theme)}" in sheet


# To eyes without one kind of cone, in linear light (Machado, Oliveira & Fernandes 2009, severity 1).
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deuteranopia": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritanopia": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
TO_XYZ = ((0.4339, 0.3762, 0.1899), (0.2127, 0.7152, 0.0722), (0.0178, 0.1095, 0.8727))  # of white, each 1


def as_seen(color: str, eye: str) -> tuple[float, float, float]:
    """CIE L*a*b*."""
    seen = [min(1.0, max(0.0, value)) for value in times(EYES[eye], linear(color))]
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in times(TO_XYZ, seen))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(line, vector, strict=True)) for line in matrix]


@both
@pytest.mark.parametrize("eye", EYES)
def test_no_two_animals_look_alike_to_anybody(theme: Theme, eye: str) -> None:
    seen = {color: as_seen(color, eye) for color in theme.tracks}
    for a, b in itertools.combinations(theme.tracks, 2):
        assert math.dist(seen[a], seen[b]) >= 17, (a, b)


@both
def test_tracks_stand_out_from_their_lane(theme: Theme) -> None:
    assert len(set(theme.tracks)) == 8
    for track in (*theme.tracks, theme.playhead, theme.motion):
        assert contrast(theme.timeline_lane, track) >= 3, track


def dressed(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    window.settings.change(theme=theme.name)
    window.dress()
    qtbot.waitUntil(lambda: window.appearance.changing is None)


def ground_of(widget: QWidget, place: tuple[int, int] = (2, 2)) -> str:
    return widget.grab().toImage().pixelColor(*place).name()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(SettingsFile(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.show()
    made.furnish()
    return made


@both
def test_theme_reaches_all_parts_of_the_window_and_what_comes_later(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, theme: Theme
) -> None:
    dressed(window, theme, qtbot)
    assert qapp.palette().window().color().name() == theme.window
    seen, unseen = window.appearance.sheets.parts()
    assert len(seen) > 4  # bars, the page that is shown, menus
    assert window.furnish().furniture.library not in unseen  # not in the window before a project is open
    for part in (*seen, *unseen):
        assert theme.surface in part.styleSheet(), part
        assert "$" not in part.styleSheet()
    dialog = QDialog(window)
    label = QLabel("a word", dialog)
    label.setObjectName("muted")
    dialog.show()
    assert label.palette().windowText().color().name() == theme.text_muted
    assert ground_of(window.top_bar) == theme.surface


def test_nothing_stays_in_the_colors_of_before_wherever_it_was_when_they_changed(
    qtbot: QtBot, window: MainWindow
) -> None:
    """A page that is seen, those out of sight, and a dialog that is open."""
    house = window.furnish()
    dressed(window, DARK, qtbot)
    window.show_page(house.workroom)
    dialog = QDialog(window)
    label = QLabel("a word", dialog)
    label.setObjectName("muted")
    dialog.show()
    dressed(window, LIGHT, qtbot)
    assert label.palette().windowText().color().name() == LIGHT.text_muted
    assert ground_of(house.furniture.library) == LIGHT.surface
    assert window.updatesEnabled()
    assert dialog.updatesEnabled()
    window.show_welcome()
    assert ground_of(window.welcome) == LIGHT.window
    window.settings.change(theme="dark")
    window.dress()  # and turned to in the middle of it
    window.show_page(house.workroom)
    assert DARK.surface in house.furniture.grid.styleSheet()
    qtbot.waitUntil(lambda: window.appearance.changing is None)
    for part in itertools.chain(*window.appearance.sheets.parts()):
        assert DARK.surface in part.styleSheet()


def test_the_window_is_not_drawn_by_halves(qtbot: QtBot, window: MainWindow) -> None:
    dressed(window, DARK, qtbot)
    window.settings.change(theme="light")
    window.appearance.sheets.put_on = lambda part: None  # type: ignore[method-assign]
    steps = window.appearance._dressing(QApplication.instance(), window.settings.values)  # type: ignore[arg-type]
    next(steps)
    assert not window.updatesEnabled()
    steps.close()  # whatever comes between
    assert window.updatesEnabled()


def test_a_setting_chooses_the_theme() -> None:
    assert themes.choose("light") is LIGHT
    assert themes.choose("dark") is DARK
    assert themes.choose("system") in (DARK, LIGHT)


def test_wishes_that_follow_each_other_fast_end_with_the_last(qtbot: QtBot, window: MainWindow) -> None:
    try:
        for theme, language in (("light", "de"), ("dark", "es"), ("light", "en"), ("dark", "de")):
            window.settings.change(theme=theme, language=language)
            window.dress()
            assert window.theme.name == theme
        qtbot.waitUntil(lambda: window.appearance.changing is None)
        assert ground_of(window.top_bar) == DARK.surface
        assert window.top_bar.button("open").text() == "Öffnen"
        assert window.updatesEnabled()
    finally:
        window.settings.change(language="en")
        window.dress()
        qtbot.waitUntil(lambda: window.appearance.changing is None)


class Pictured(QDialogButtonBox):
    """As where a desktop draws pictures on the buttons of dialogs."""

    def __init__(self, standard: QDialogButtonBox.StandardButton) -> None:
        super().__init__(standard)
        for each in self.buttons():
            each.setIcon(app_icon())


def test_buttons_of_dialogs_have_no_pictures_of_another_theme(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel = QDialogButtonBox.StandardButton.Cancel
    dialog = QDialog(window)  # as those of Qt are, of files and questions
    dialog.setLayout(column(Pictured(cancel)))
    qtbot.addWidget(dialog)
    dialog.open()
    monkeypatch.setattr("app.ui.looks.parts.QDialogButtonBox", Pictured)
    for box in (dialog.findChild(QDialogButtonBox), foot(cancel)):
        assert [each.icon().isNull() for each in box.buttons()] == [True]


@both
@pytest.mark.parametrize("kind", ["", "danger", "chip", "filter"])
def test_the_edge_of_a_button_stands_out_from_every_ground(qtbot: QtBot, theme: Theme, kind: str) -> None:
    """3 : 1, WCAG 2.2, 1.4.11."""
    one = button("words", kind=kind)
    one.setStyleSheet(themes.style_sheet(theme, text_pt=10))
    qtbot.addWidget(one)
    one.adjustSize()
    edge = ground_of(one, (one.width() // 2, 0))
    for ground in (theme.window, theme.surface, theme.surface_raised):
        assert contrast(edge, ground) >= 3, ground


def edges_without_and_with_focus(qtbot: QtBot, theme: Theme, one: QWidget) -> list[str]:
    """The color of its upper edge, first while the keys are in a field above it."""
    field, holder = QLineEdit(), QWidget()
    holder.setLayout(column(field, one))
    holder.setStyleSheet(themes.style_sheet(theme, text_pt=10))
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    edges = []
    for focused in (field, one):
        focused.setFocus()
        qtbot.waitUntil(focused.hasFocus)
        edges.append(one.grab().toImage().pixelColor(one.width() // 2, 0).name())
    return edges


@both
@pytest.mark.parametrize("kind", ["", "primary", "danger", "link", "quiet", "chip", "filter", "flat"])
def test_a_button_shows_that_it_has_the_focus(qtbot: QtBot, theme: Theme, kind: str) -> None:
    one = button("words", kind=kind)
    one.setCheckable(kind == "chip")
    one.setChecked(kind == "chip")
    edges = edges_without_and_with_focus(qtbot, theme, one)
    assert contrast(*edges) >= 1.5


@both
def test_what_scrolls_by_keys_shows_that_it_has_the_focus(qtbot: QtBot, theme: Theme) -> None:
    edges = edges_without_and_with_focus(qtbot, theme, Scrolled(QWidget(), "What was found"))
    assert contrast(*edges) >= 3
