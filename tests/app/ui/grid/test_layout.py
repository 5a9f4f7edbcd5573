"""Where tiles lie, and which are hit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from app.ui.grid.layout import TileLayout


def layout(*sizes: int, width: int = 350) -> TileLayout:
    return TileLayout(sizes, width, QSize(100, 80), 10, 30)


def test_tiles_fill_lines_below_their_heading() -> None:
    grid = layout(4, 2)
    assert grid.columns == 3
    assert [grid.rect(place).topLeft() for place in range(6)] == [
        *(QPoint(10, 30), QPoint(120, 30), QPoint(230, 30), QPoint(10, 120)),
        *(QPoint(10, 250), QPoint(120, 250)),
    ]
    assert grid.heading_rect(1) == QRect(10, 220, 320, 30)
    assert grid.height == 350


def test_a_point_hits_a_tile_a_heading_or_nothing() -> None:
    grid = layout(4, 2)
    assert grid.place_at(QPoint(130, 40)) == 1
    assert grid.place_at(QPoint(15, 260)) == 4
    assert grid.place_at(QPoint(115, 40)) is None
    assert grid.group_at(QPoint(20, 230)) == 1
    assert grid.group_at(QPoint(20, 40)) is None


def test_a_rubber_band_takes_what_it_touches() -> None:
    assert layout(4, 2).places_touching(QRect(100, 60, 40, 70)) == [0, 1, 3]


def test_arrow_keys_keep_the_column_over_groups_of_other_lengths() -> None:
    grid = layout(4, 2)
    assert grid.beside(1, 0, 1) == 3
    assert grid.beside(3, 0, 1) == 4
    assert grid.beside(5, 0, -1) == 3
    assert grid.beside(4, 0, 1) == 4
    assert grid.beside(0, -1, 0) == 0
    assert grid.beside(2, 1, 0) == 3


def test_small_groups_share_a_line() -> None:
    grid = layout(1, 2, 1, 5)
    assert [grid.rect(place).topLeft() for place in range(4)] == [
        *(QPoint(10, 30), QPoint(120, 30), QPoint(230, 30), QPoint(10, 160)),
    ]
    assert grid.heading_rect(0) == QRect(10, 0, 100, 30)
    assert grid.heading_rect(1) == QRect(120, 0, 210, 30)
    assert grid.heading_rect(2) == QRect(10, 130, 320, 30)
    assert grid.rect(4).topLeft() == QPoint(10, 290)
    assert grid.place_at(QPoint(240, 60)) == 2
    assert grid.group_at(QPoint(125, 10)) == 1
    assert [grid.beside(2, 0, 1), grid.beside(3, 0, -1), grid.beside(4, 0, -1)] == [3, 0, 3]


def test_without_tiles_there_is_nothing_to_hit() -> None:
    grid = layout()
    assert (grid.height, grid.num_tiles) == (0, 0)
    assert grid.place_at(QPoint(5, 5)) is None


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(60, 900), st.integers(0, 3000))
def test_what_is_drawn_between_two_heights_is_all_that_lies_there(
    sizes: list[int], width: int, top: int
) -> None:
    grid = layout(*sizes, width=width)
    drawn = set(grid.places_in(top, top + 200))
    there = {
        place
        for place in range(grid.num_tiles)
        if grid.rect(place).top() <= top + 200 and grid.rect(place).bottom() >= top
    }
    assert there <= drawn
    assert len(drawn) <= len(there) + 2 * grid.columns


def test_a_million_tiles_are_laid_out_by_their_groups_alone() -> None:
    grid = layout(1_000_000)
    assert grid.rect(999_999).bottom() < grid.height
    assert next(iter(grid.places_in(grid.height - 50, grid.height))) == pytest.approx(999_999, abs=2)
