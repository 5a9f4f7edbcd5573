import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.services.exports.people.privacy import CELLS, HELD_S, WHOLE, Person, hidden_at, without_people
from mvit_core.types import Box, Span, TrackPoint, box_between

WALK = (
    TrackPoint(1.0, 10, Box(0.1, 0.2, 0.1, 0.4)),
    TrackPoint(2.0, 20, Box(0.5, 0.25, 0.1, 0.4)),
    TrackPoint(4.0, 40, Box(0.6, 0.2, 0.2, 0.5)),
)
PERSON = Person(Span(0.5, 4.5), WALK)


def covers(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x + 1e-9
        and outer.y <= inner.y + 1e-9
        and outer.x + outer.w >= inner.x + inner.w - 1e-9
        and outer.y + outer.h >= inner.y + inner.h - 1e-9
    )


@given(st.floats(1.0, 4.0))
def test_at_every_moment_between_two_boxes_more_than_the_person_is_hidden(time_s: float) -> None:
    (hidden,) = hidden_at([PERSON], time_s)
    where = box_between(WALK, time_s)
    assert where is not None
    assert covers(hidden, where)
    assert hidden.w > where.w
    assert hidden.h > where.h


def test_before_the_first_and_after_the_last_box_it_is_held_and_wider() -> None:
    (early,) = hidden_at([PERSON], 0.5 - HELD_S)
    assert covers(early, WALK[0].box)
    assert early.w > 2 * WALK[0].box.w
    (late,) = hidden_at([PERSON], 4.5 + HELD_S)
    assert covers(late, WALK[-1].box)
    assert hidden_at([PERSON], 6.0) == []


def test_of_a_person_without_boxes_the_whole_picture_is_hidden() -> None:
    assert hidden_at([Person(Span(1, 2))], 1.5) == [WHOLE]
    assert hidden_at([Person(Span(1, 2))], 3.5) == []


@given(st.integers(8, 80), st.integers(8, 80), st.floats(0, 0.8), st.floats(0, 0.8), st.integers(0, 2**31))
def test_of_a_hidden_box_only_a_few_colors_are_left(
    height: int, width: int, x: float, y: float, seed: int
) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    box = Box(x, y, 0.2, 0.2)
    covered = without_people(picture, [box])
    top, bottom = int(np.floor(y * height)), int(np.ceil((y + 0.2) * height))
    left, right = int(np.floor(x * width)), int(np.ceil((x + 0.2) * width))
    inside = covered[top:bottom, left:right].reshape(-1, 3)
    assert len(np.unique(inside, axis=0)) <= (CELLS + 1) ** 2
    outside = np.ones((height, width), bool)
    outside[top:bottom, left:right] = False
    assert (covered[outside] == picture[outside]).all()


def test_a_sharp_pattern_in_a_hidden_box_is_gone() -> None:
    stripes = np.zeros((100, 100, 3), np.uint8)
    stripes[::2] = 255  # eyes, mouth, lettering: the finest there is
    covered = without_people(stripes, [Box(0.2, 0.2, 0.6, 0.6)])
    assert np.ptp(covered[25:75, 25:75].astype(int)) <= 32
    assert np.ptp(covered[:10].astype(int)) == 255
