"""Legs reach from their roots to their feet, heads turn without changing shape, postures are whole."""

from dataclasses import replace
from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mvit_core.rendering.fauna import PLANS
from mvit_core.rendering.heads import Head
from mvit_core.rendering.legs import two_bones
from mvit_core.rendering.plans import BodyPlan
from mvit_core.rendering.pose import at_ease
from mvit_core.rendering.skeleton import body_of

LENGTH = st.floats(0.05, 2.0)
PLACE = st.floats(-3.0, 3.0)


@given(LENGTH, LENGTH, PLACE, PLACE, st.sampled_from([1.0, -1.0]))
def test_two_bones_keep_their_lengths_and_reach_what_they_can(
    upper: float, lower: float, x: float, y: float, bend: float
) -> None:
    knee, end = two_bones((0.0, 0.0), (x, y), upper, lower, bend)
    assert hypot(*knee) == pytest.approx(upper, rel=1e-6)
    if abs(upper - lower) * 1.02 + 1e-4 < hypot(x, y) < (upper + lower) * 0.998:
        assert end == (x, y)
        assert dist(knee, end) == pytest.approx(lower, rel=1e-3)
    else:
        assert hypot(*end) <= (upper + lower) + 1e-6 or end == (x, y)


@given(st.floats(-1.2, 1.2), st.floats(-1.2, 1.2))
def test_a_head_that_turns_keeps_its_shape(pitch: float, yaw: float) -> None:
    head = Head((1.0, 1.0, 0.0), (0.8, 0.9, 0.0), pitch, yaw)
    corners = [(0.0, 0.0, 0.0), (0.3, 0.0, 0.0), (0.0, 0.2, 0.0), (0.1, -0.1, 0.15)]
    for first in corners:
        for second in corners:
            assert dist(head.at(*first), head.at(*second)) == pytest.approx(dist(first, second), abs=1e-9)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_posture_stands_on_the_ground_and_turns_its_eyes_alone(plan: BodyPlan) -> None:
    pose = at_ease(plan)
    body = body_of(plan, pose)
    lowest = min(min(bone.start[1] - bone.start_radius, bone.end[1] - bone.end_radius) for bone in body.bones)
    assert abs(lowest) < 0.12 * plan.hip
    left, right = body.eyes
    assert (left[0], left[1], -left[2]) == pytest.approx(right)
    turned = body_of(plan, replace(pose, turn=30.0))
    assert len(turned.bones) == len(body.bones)
    assert turned.eyes[0] != body.eyes[0]
