"""Lanes that are kept as tiles look as if they had been painted anew."""

import random

import pytest

from app.ui.timeline import tiles
from app.ui.timeline.view import TimelineView


@pytest.fixture
def busy(timeline, make):
    """Three animals with a hundred bouts of all lengths."""
    rng = random.Random(5)
    lanes = []
    for animal in (1, 200, 400):
        lanes.append(make(animal, rng.uniform(0, 2), rng.uniform(6, 9)))
        for number in range(1, 101):
            start_s = rng.uniform(0, 9)
            lanes.append(make(animal + number, start_s, start_s + rng.uniform(0.01, 1) ** 3, parent=animal))
    timeline.set_observations(lanes, lambda one: f"bout {one.id}")
    timeline.resize(1000, 420)
    return timeline


def lanes_of(timeline: TimelineView):
    return timeline.grab().toImage()


def test_scrolled_lanes_are_what_a_fresh_painting_shows(busy):
    busy.zoom(6)
    lanes_of(busy)
    for start_ms in (130, 400, 2200, 1900):
        busy._horizontal.setValue(start_ms)
        busy._vertical.setValue(start_ms % 60)
        kept = lanes_of(busy)
        busy._tiles = tiles.LaneTiles()
        busy._repaint()
        assert lanes_of(busy) == kept


def test_there_is_no_seam_between_two_tiles(busy, make, monkeypatch):
    busy.set_observations([make(1, 0.2, 9.8), make(2, 0.5, 9.0, parent=1), make(3, 9.0, 9.6, parent=1)], str)
    busy.zoom(3)
    busy._horizontal.setValue(1500)
    cut = lanes_of(busy)
    monkeypatch.setattr(tiles, "SIDE_PX", 4000)
    busy._tiles = tiles.LaneTiles()
    busy._repaint()
    assert lanes_of(busy) == cut


def test_what_changes_is_painted_anew(busy, make):
    before = lanes_of(busy)
    busy.set_selected(1)
    chosen = lanes_of(busy)
    assert chosen != before
    busy.set_selected(None)
    assert lanes_of(busy) == before
    busy.set_observations([make(1, 0.2, 9.8)], str)
    assert lanes_of(busy) != before


def test_few_tiles_are_held(busy, monkeypatch):
    monkeypatch.setattr(tiles, "MOST_BYTES", 10 * 4 * tiles.SIDE_PX**2)
    busy.zoom(300)
    for start_ms in range(0, 9000, 600):
        busy._horizontal.setValue(start_ms)
        lanes_of(busy)
    assert len(busy._tiles._tiles) <= 10
