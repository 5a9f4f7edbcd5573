"""What is seen of one thing says where it will be; boxes by their edges meet as boxes do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mvit_core.motion.blobs import Blob
from mvit_core.motion.edges import (
    edges_of,
    grown,
    intersection_over_union,
    overlap_area,
    share_covered,
    share_inside,
    within,
)
from mvit_core.motion.sightings import Sighting, Trail, were_apart


def blob(left: float, top: float, width: float = 10.0, height: float = 10.0) -> Blob:
    return Blob(
        left, top, left + width, top + height, area=width * height, evidence=1.0, tone=0.0, sharpness=1.0,
        likeness=1.0,
    )  # fmt: skip


def walked(*lefts: float, merged: bool = False) -> Trail:
    """Seen at these places, a fifth of a second apart."""
    trail = Trail()
    for number, left in enumerate(lefts):
        trail.add(Sighting(0.2 * number, number, blob(left, 20.0), merged))
    return trail


def test_who_walks_is_expected_farther_on_and_no_farther_than_half_a_second() -> None:
    trail = walked(0, 10, 20, 30, 40, 50)
    soon, late, later = (trail.predicted(time_s) for time_s in (1.2, 1.5, 9.0))
    assert 50 < soon[0] < late[0] == later[0]
    assert soon[2] - soon[0] == pytest.approx(10)
    assert walked(7).predicted(5.0) == (7, 20, 17, 30)


def test_a_shared_blob_teaches_neither_speed_nor_size() -> None:
    trail = walked(0, 10, 20)
    before = trail.velocity, trail.size
    trail.add(Sighting(0.6, 3, blob(90.0, 0.0, 80.0, 80.0), merged=True))
    assert (trail.velocity, trail.size) == before
    assert trail.last.merged


def test_two_were_apart_where_a_gap_was_seen_between_them() -> None:
    here, there, beside = walked(0, 10, 20), walked(60, 50, 40), walked(11, 21, 31)
    assert were_apart(here, there)
    assert not were_apart(here, beside)
    assert not were_apart(walked(0, 10, 20, merged=True), there)


SIDE, PLACE = st.floats(1.0, 50.0), st.floats(-50.0, 50.0)
BLOBS = st.builds(blob, PLACE, PLACE, SIDE, SIDE)


@given(BLOBS, BLOBS)
def test_shares_of_boxes_are_those_of_their_areas(one: Blob, other: Blob) -> None:
    a, b = edges_of(one), edges_of(other)
    shared = overlap_area(a, b)
    assert shared == overlap_area(b, a) >= 0
    assert share_inside(one, b) == pytest.approx(shared / (one.width * one.height), abs=1e-9)
    assert share_covered(b, one) == pytest.approx(shared / (other.width * other.height), abs=1e-9)
    joint = one.width * one.height + other.width * other.height - shared
    assert intersection_over_union(a, b) == pytest.approx(shared / joint, abs=1e-6)
    assert share_inside(one, grown(a, 0.1)) == pytest.approx(1.0)


@given(BLOBS, BLOBS)
def test_who_shares_a_blob_is_taken_to_be_inside_it(one: Blob, shared: Blob) -> None:
    part = within(edges_of(one), shared)
    assert share_inside(part, edges_of(shared)) == pytest.approx(1.0, abs=1e-6)
    assert part.width <= min(one.width, shared.width) + 1e-6
    assert part.area <= shared.area + 1e-6
