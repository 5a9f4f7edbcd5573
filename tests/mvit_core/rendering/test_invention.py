"""Animals that never were can be drawn, and are told by their number alone."""

from dataclasses import replace

import pytest

from mvit_core.rendering.fauna import PLANS, plan_of
from mvit_core.rendering.scene import Scene
from mvit_core.rendering.spec import ClipSpec, Scenario

NUMBERS = range(12)


def test_a_number_is_one_animal() -> None:
    assert plan_of("invented-7") == plan_of("invented-7")
    assert len({plan_of(f"invented-{number}").trunk for number in NUMBERS}) == len(NUMBERS)
    with pytest.raises(KeyError):
        plan_of("invented-seven")


@pytest.mark.parametrize("number", NUMBERS)
def test_its_body_lies_near_that_of_animals_that_walk_alike(number: int) -> None:
    plan = plan_of(f"invented-{number}")
    alike = [each for each in PLANS if each.gait == plan.gait]
    assert (
        0.6 * min(each.shoulder for each in alike)
        < plan.shoulder
        < 1.6 * max(each.shoulder for each in alike)
    )
    assert plan.extras in [each.extras for each in alike]
    assert sum(plan.front.shares) == pytest.approx(1)
    assert all(12 <= each <= 245 for each in plan.coat.back)


@pytest.mark.parametrize("number", [0, 1, 5])
def test_it_can_be_seen_and_is_known_by_its_name(number: int) -> None:
    spec = ClipSpec(scenario=Scenario.STAYS, species=f"invented-{number}", width=160, height=90, frame_rate=2)
    scene = Scene(spec)
    picture, truth = scene.frame(0, 0.0)
    (animal,) = truth.animals
    assert animal.box.w * animal.box.h > 0.005
    blank, _ = Scene(replace(spec, scenario=Scenario.BLANK)).frame(0, 0.0)
    assert (picture != blank).any()
