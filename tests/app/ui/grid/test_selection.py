"""Choosing tiles as lists on every desktop do it."""

import numpy as np
import pytest

from app.ui.grid.selection import TileSelection


@pytest.fixture
def selection() -> TileSelection:
    made = TileSelection()
    made.renumber(np.zeros(0, np.int64), np.arange(10) + 100)
    return made


def test_a_click_chooses_one(selection: TileSelection) -> None:
    selection.click(3)
    selection.click(5)
    assert selection.places.tolist() == [5]
    assert selection.current == 5


def test_control_adds_and_takes_away(selection: TileSelection) -> None:
    selection.click(3)
    selection.click(5, toggle=True)
    selection.click(3, toggle=True)
    assert selection.places.tolist() == [5]


def test_shift_chooses_from_the_anchor_on(selection: TileSelection) -> None:
    selection.click(6)
    selection.click(3, extend=True)
    assert selection.places.tolist() == [3, 4, 5, 6]
    selection.click(8, extend=True)
    assert selection.places.tolist() == [6, 7, 8]
    selection.click(0, toggle=True)
    selection.click(1, extend=True, toggle=True)
    assert selection.places.tolist() == [0, 1, 6, 7, 8]


def test_a_rubber_band_follows_what_it_touches(selection: TileSelection) -> None:
    selection.click(9)
    selection.begin_band(add=True)
    selection.band([1, 2, 3])
    selection.band([1, 2])
    assert selection.places.tolist() == [1, 2, 9]
    selection.begin_band(add=False)
    selection.band([4])
    assert selection.places.tolist() == [4]


def test_a_heading_chooses_its_group_and_lets_it_go(selection: TileSelection) -> None:
    selection.toggle_group(range(2, 5))
    assert selection.places.tolist() == [2, 3, 4]
    selection.toggle_group(range(2, 5))
    assert len(selection) == 0


def test_what_is_chosen_follows_its_observations_to_other_places(selection: TileSelection) -> None:
    selection.click(2)
    selection.click(4, toggle=True)
    selection.renumber(np.arange(10) + 100, np.array([104, 105, 106, 107, 102]))
    assert selection.places.tolist() == [0, 4]
    assert selection.current == 0


def test_where_the_current_tile_went_the_next_takes_its_place(selection: TileSelection) -> None:
    selection.click(2)
    selection.renumber(np.arange(10) + 100, np.array([100, 101, 103, 104]))
    assert len(selection) == 0
    assert selection.current == 2


def test_the_place_that_a_named_tile_leaves_is_remembered(selection: TileSelection) -> None:
    old = np.arange(10) + 100
    selection.click(4)
    selection.click(6, extend=True)
    named = np.concatenate([[104, 105, 106], old[:4], old[7:]])
    selection.renumber(old, named)
    assert selection.places.tolist() == [0, 1, 2]
    assert (selection.current, selection.left_at) == (2, 7), "107 stands where they stood"
    selection.renumber(named, np.concatenate([[99], named]))
    assert (selection.current, selection.left_at) == (3, 8), "something else came in"
    selection.click(0)
    assert selection.left_at is None


def test_a_tile_that_stays_before_its_follower_has_left_no_place(selection: TileSelection) -> None:
    old = np.arange(10) + 100
    selection.click(4)
    selection.renumber(old, np.concatenate([[98], old[:5], [99], old[5:]]))
    assert (selection.current, selection.left_at) == (5, None)


def test_several_that_are_gone_leave_the_focus_at_the_tile_behind_them(selection: TileSelection) -> None:
    old = np.arange(10) + 100
    selection.click(2)
    selection.click(5, extend=True)
    selection.renumber(old, np.concatenate([old[:2], old[6:]]))
    assert selection.current == 2
    assert len(selection) == 0
