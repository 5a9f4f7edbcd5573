"""Colors of animals and the ink on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from app.ui.looks.colors import color_indices, ink_on
from app.ui.looks.theme import DARK, LIGHT

taxa = st.lists(st.one_of(st.none(), st.sampled_from(["lion", "panda", "takin", "bear", "fox"])), max_size=8)


@given(taxa)
def test_one_color_a_taxon_and_no_two_share_one_while_there_are_enough(animals):
    colors = color_indices(animals, 8)
    named = {}
    for taxon, color in zip(animals, colors, strict=True):
        if taxon is not None:
            assert named.setdefault(taxon, color) == color
    assert len(set(named.values())) == len(named)
    unnamed = [color for taxon, color in zip(animals, colors, strict=True) if taxon is None]
    assert len(set(unnamed)) == len(unnamed)
    assert not set(unnamed) & set(named.values())


def test_a_taxon_has_its_color_in_every_video():
    assert color_indices(["lion"], 8)[0] == color_indices([None, "lion"], 8)[1]


def test_more_animals_than_colors_begin_again():
    assert max(color_indices([None] * 30, 8)) < 8


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_names_can_be_read_on_every_track_color(theme):
    for value in theme.tracks:
        color = QColor(value)
        assert contrast(color, ink_on(color)) >= 4.5


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color):
    parts = [color.redF(), color.greenF(), color.blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
