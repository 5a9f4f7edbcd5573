"""What keeps half a million observations small, and searches for garbage away from them."""

import gc
from collections.abc import Callable

import pytest

from app.services import observations
from app.services.exports.rows import all_rows
from app.services.projects import Project
from mvit_core.types import Score, VideoResult


def test_all_rows_share_their_names_and_no_search_for_garbage_looks_at_them(
    project: Project, scan: Callable[..., object], make_result: Callable[..., VideoResult]
) -> None:
    scan(make_result(0.1, species=(Score("panthera_leo", 0.75),)))
    rows = list(all_rows(project))
    gc.collect()
    assert not any(gc.is_tracked(each) for row in rows for each in (row, row.observation))
    animals = [row.observation for row in rows if row.is_animal]
    bouts = [row.observation for row in rows if not row.is_animal]
    assert len(animals) == len(bouts) == 3
    assert len({id(one.taxon) for one in animals}) == 1
    assert len({id(one.scores[0].name) for one in animals}) == 1
    assert len({id(one.behavior) for one in bouts}) == 1


def test_reading_all_rows_page_by_page_leaves_no_garbage_for_a_search(
    project: Project,
    scan: Callable[..., object],
    make_result: Callable[..., VideoResult],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan(make_result(0.1))

    def left() -> int:
        """Objects that hold each other, and with them the memory that lies around them."""
        gc.collect()
        for _ in range(5):
            assert len(list(observations.all_observations(project))) == 6
        return gc.collect()

    def left_by(page: int) -> int:
        monkeypatch.setattr(observations, "PAGE", page)
        gc.disable()
        try:
            return left()
        finally:
            gc.enable()

    assert left_by(page=1) == left_by(page=100)
