"""Parts of one body become one trail, two animals stay two."""

from mvit_core.motion.blobs import Blob
from mvit_core.motion.parts import join_parts
from mvit_core.motion.sightings import Sighting, Trail


def trail(boxes, start=0):
    """One sighting each fifth of a second from sample `start`; boxes are left, top, right, bottom."""
    result = Trail()
    for index, (left, top, right, bottom) in enumerate(boxes, start):
        area = (right - left) * (bottom - top)
        blob = Blob(left, top, right, bottom, area, evidence=2, tone=50, sharpness=0.5, likeness=0)
        result.add(Sighting(index / 5, index * 6, blob))
    return result


def test_legs_in_grass_go_with_their_body():
    body = trail([(10 + 4 * k, 40, 70 + 4 * k, 80) for k in range(20)])
    legs = trail([(15 + 4 * k, 86, 60 + 4 * k, 94) for k in range(2, 18)], start=2)
    (joined,) = join_parts([body, legs])
    assert joined.sightings[5].blob.bottom == 94
    assert joined.sightings[0].blob.bottom == 80


def test_two_animals_that_meet_stay_two():
    left = trail([(4 * k, 40, 50 + 4 * k, 80) for k in range(30)])
    right = trail([(250 - 4 * k, 40, 300 - 4 * k, 80) for k in range(30)])
    assert len(join_parts([left, right])) == 2


def test_two_of_a_size_side_by_side_for_long_stay_two():
    first = trail([(4 * k, 40, 50 + 4 * k, 80) for k in range(30)])
    second = trail([(55 + 4 * k, 45, 105 + 4 * k, 85) for k in range(30)])
    assert len(join_parts([first, second])) == 2


def test_halves_on_both_sides_of_a_trunk_are_one():
    front = trail([(100 + 4 * k, 40, 140 + 4 * k, 80) for k in range(30)])
    rear = trail([(60 + 4 * k, 40, 95 + 4 * k, 80) for k in range(6)])
    assert len(join_parts([front, rear])) == 1
