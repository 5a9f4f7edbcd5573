"""All themes can be read by everybody and reach every widget."""

import itertools
import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.plots.style import PAPER
from app.ui.looks import theme as themes
from app.ui.looks.colors import ink_on
from app.ui.looks.icons import app_icon
from app.ui.looks.parts import Scrolled, button, column, foot
from app.ui.looks.sheets import SEAM, Seams
from app.ui.looks.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Theme
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


each_theme = pytest.mark.parametrize("theme", themes.THEMES.values(), ids=lambda theme: theme.name)


def least_of_words(theme: Theme) -> float:
    """WCAG 2.2: 1.4.3, with high contrast 1.4.6."""
    return 7 if theme.is_contrast else 4.5


@each_theme
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = (theme.window, theme.surface, theme.surface_raised)
    for ground, text in itertools.product(
        grounds, (theme.text, theme.text_muted, theme.danger, theme.warning, theme.ok, theme.accent)
    ):
        assert contrast(ground, text) >= least_of_words(theme), (ground, text)
    assert contrast(theme.accent, theme.accent_text) >= least_of_words(theme)
    selection = themes.mixed(theme.accent, theme.surface, 0.26)
    sheet = themes.style_sheet(theme, text_pt=9)
    assert f"selected {{ background: {selection}; color: {theme.text}; }}" in sheet
    assert contrast(selection, theme.text) >= least_of_words(theme)


@each_theme
def test_words_can_be_read_on_the_colors_of_animals_and_in_an_empty_timeline(theme: Theme) -> None:
    for track in theme.tracks:
        assert contrast(track, ink_on(QColor(track)).name()) >= least_of_words(theme), track
    for ground in (theme.timeline_background, theme.timeline_lane):
        assert contrast(ground, theme.text_muted) >= least_of_words(theme), ground


@pytest.mark.parametrize("theme", [CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda theme: theme.name)
def test_with_high_contrast_lines_and_marks_stand_out(theme: Theme) -> None:
    for ground in (theme.window, theme.surface, theme.surface_raised):
        for mark in (theme.border, theme.accent, theme.ok, theme.warning, theme.danger):
            assert contrast(ground, mark) >= 3, (ground, mark)
    for ground in (theme.timeline_background, theme.timeline_lane):
        assert contrast(ground, theme.timeline_grid) >= 3, ground


@pytest.mark.parametrize("theme", [CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda theme: theme.name)
def test_with_high_contrast_a_line_runs_between_two_parts(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    before = qapp.palette()
    qapp.setPalette(themes.palette(theme))
    seams = Seams()
    qtbot.addWidget(seams)
    for _ in range(2):
        seams.addWidget(QWidget())
    seams.resize(200, 60)
    with qtbot.waitExposed(seams):
        seams.show()
    seam = seams.handle(1)
    assert ground_of(seam, (SEAM // 2, 20)) == theme.border
    qapp.setPalette(before)


def test_the_desktop_can_wish_for_more_contrast(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        scheme, contrast = Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference

        def colorScheme(self) -> Qt.ColorScheme:
            return self.scheme

        def contrastPreference(self) -> Qt.ContrastPreference:
            return self.contrast

        def accessibility(self) -> "Hints":
            return self

    hints = Hints()
    monkeypatch.setattr("app.ui.looks.theme.QGuiApplication.styleHints", lambda: hints)
    assert themes.choose("system") is DARK
    hints.contrast = Qt.ContrastPreference.HighContrast
    assert themes.choose("system") is CONTRAST_DARK
    hints.scheme = Qt.ColorScheme.Light
    assert themes.choose("system") is CONTRAST_LIGHT
    assert themes.choose("dark") is DARK


def test_the_window_follows_when_the_desktop_changes_its_mind(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.settings.change(theme="system")
    monkeypatch.setattr(themes, "system_theme", lambda: CONTRAST_DARK)
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    qtbot.waitUntil(lambda: window.theme is CONTRAST_DARK and window.appearance.changing is None)


@pytest.mark.parametrize("theme", [CONTRAST_DARK, CONTRAST_LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", ["", "primary", "chip", "checked", "filter", "danger", "link"])
def test_with_high_contrast_a_thick_ring_tells_where_the_keys_are(
    qtbot: QtBot, theme: Theme, kind: str
) -> None:
    """WCAG 2.2, 2.4.13; and nothing moves where it comes."""
    one = button("words", kind="chip" if kind == "checked" else kind)
    one.setCheckable(kind == "checked")
    one.setChecked(kind == "checked")
    usual, focused = columns_without_and_with_focus(qtbot, theme, one)
    assert max(map(contrast, usual, focused)) >= 3
    assert focused[:2] == [theme.accent] * 2
    assert contrast(theme.accent, focused[3]) >= 3


@each_theme
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


@each_theme
@pytest.mark.parametrize("eye", EYES)
def test_no_two_animals_look_alike_to_anybody(theme: Theme, eye: str) -> None:
    seen = {color: as_seen(color, eye) for color in theme.tracks}
    for a, b in itertools.combinations(theme.tracks, 2):
        assert math.dist(seen[a], seen[b]) >= 17, (a, b)


@pytest.mark.parametrize("eye", EYES)
def test_no_two_lines_of_a_plot_on_paper_look_alike_to_anybody_or_are_faint(eye: str) -> None:
    for a, b in itertools.combinations(PAPER.colors, 2):
        assert math.dist(as_seen(a, eye), as_seen(b, eye)) >= 17, (a, b)
    for color in (*PAPER.colors, PAPER.accent):
        assert contrast(PAPER.ground, color) >= 3, color


@each_theme
def test_an_animal_has_the_hue_of_its_box_in_every_theme(theme: Theme) -> None:
    """Boxes stand on a dark picture in all of them; greys have none."""
    for box, lane in zip(DARK.tracks[:-1], theme.tracks[:-1], strict=True):
        apart = abs(QColor(box).hslHue() - QColor(lane).hslHue())
        assert min(apart, 360 - apart) <= 48, (box, lane)


@each_theme
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


@each_theme
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


@each_theme
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


def columns_without_and_with_focus(qtbot: QtBot, theme: Theme, one: QWidget) -> list[list[str]]:
    """The colors of its upper edge from the outside in, first while the keys are in a field above it."""
    field, holder = QLineEdit(), QDialog()
    holder.setLayout(column(field, one))
    holder.setStyleSheet(themes.style_sheet(theme, text_pt=10))
    qtbot.addWidget(holder)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    found = []
    for focused in (field, one):
        focused.setFocus()
        qtbot.waitUntil(focused.hasFocus)
        picture = holder.grab(one.geometry()).toImage()
        found.append([picture.pixelColor(one.width() // 2, down).name() for down in range(4)])
    return found


@each_theme
@pytest.mark.parametrize("kind", ["", "primary", "danger", "link", "quiet", "chip", "filter", "flat"])
def test_a_button_shows_that_it_has_the_focus(qtbot: QtBot, theme: Theme, kind: str) -> None:
    one = button("words", kind=kind)
    one.setCheckable(kind == "chip")
    one.setChecked(kind == "chip")
    assert max(map(contrast, *columns_without_and_with_focus(qtbot, theme, one))) >= 1.5


@each_theme
@pytest.mark.parametrize("kind", [QCheckBox, QSlider])
def test_a_box_to_tick_and_a_slider_show_that_they_have_the_focus(
    qtbot: QtBot, theme: Theme, kind: type[QWidget]
) -> None:
    assert max(map(contrast, *columns_without_and_with_focus(qtbot, theme, kind()))) >= 3


@each_theme
def test_what_scrolls_by_keys_shows_that_it_has_the_focus(qtbot: QtBot, theme: Theme) -> None:
    scrolled = Scrolled(QWidget(), "What was found")
    assert max(map(contrast, *columns_without_and_with_focus(qtbot, theme, scrolled))) >= 3


@each_theme
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_hints_in_empty_fields_can_be_read(qtbot: QtBot, theme: Theme, kind: type[QWidget]) -> None:
    """Qt draws them at half the strength of words."""
    field = kind()
    qtbot.addWidget(field)
    field.setStyleSheet(themes.style_sheet(theme, text_pt=10))
    field.ensurePolished()
    hint = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert hint.alpha() == 255
    assert contrast(theme.surface_raised, hint.name()) >= least_of_words(theme)
