"""Pictures fitted into the network's input and boxes brought back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mvit_core.detection.letterbox import BORDER, fit

SIDES = st.integers(1, 5000)
OUTER = st.integers(1, 40).map(lambda cells: 32 * cells)


@given(size=st.tuples(SIDES, SIDES), outer=st.tuples(OUTER, OUTER), centered=st.booleans())
def test_boxes_come_back_where_they_were(
    size: tuple[int, int], outer: tuple[int, int], centered: bool
) -> None:
    letterbox = fit(size, outer, centered=centered)
    boxes = np.array([[0, 0, 1, 1], [0.25, 0.125, 0.5, 0.75]], np.float32)
    inside = letterbox.to_input(boxes)
    assert (inside >= 0).all()
    assert (inside <= np.array([outer[1], outer[0]] * 2)).all()
    # float32 keeps seven figures of a pixel's place; a picture shrunk to one pixel has little of them left.
    coarsest = min(letterbox.inner_width, letterbox.inner_height)
    assert letterbox.to_fractions(inside) == pytest.approx(boxes, abs=2**-12 / coarsest + 1e-6)


@pytest.mark.parametrize(
    ("size", "outer", "centered", "place"),
    [
        ((480, 640), (416, 416), False, (0, 0, 416, 312)),
        ((480, 640), (416, 416), True, (0, 52, 416, 312)),
        ((1080, 1920), (768, 1280), True, (0, 24, 1280, 720)),
        ((100, 50), (64, 64), True, (16, 0, 32, 64)),
        ((10, 20), (40, 80), False, (0, 0, 80, 40)),
    ],
)
def test_the_picture_lies_where_the_family_wants_it(
    size: tuple[int, int], outer: tuple[int, int], centered: bool, place: tuple[int, int, int, int]
) -> None:
    letterbox = fit(size, outer, centered=centered)
    left, top, width, height = place
    assert (letterbox.left, letterbox.top, letterbox.inner_width, letterbox.inner_height) == place
    shown = letterbox.apply(np.zeros((*size, 3), np.uint8))
    assert shown.shape == (*outer, 3)
    assert (shown[top : top + height, left : left + width] == 0).all()
    shown[top : top + height, left : left + width] = BORDER
    assert (shown == BORDER).all()
