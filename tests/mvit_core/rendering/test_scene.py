"""What is rendered: the same again for the same value, and its truth where the animal is."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from mvit_core.rendering.behaviors import FIGHTS, WALKS
from mvit_core.rendering.camera import Camera
from mvit_core.rendering.fauna import PLANS
from mvit_core.rendering.scene import Scene, frame_times, render
from mvit_core.rendering.script import write_script
from mvit_core.rendering.spec import ClipSpec, Condition, Scenario
from mvit_core.types import Box

SMALL = ClipSpec(width=320, height=180, duration_s=4.0, frame_rate=10.0, banner="none")


def _pixels(spec: ClipSpec, box: Box) -> tuple[slice, slice]:
    left, top = round(box.x * spec.width), round(box.y * spec.height)
    right, bottom = round((box.x + box.w) * spec.width), round((box.y + box.h) * spec.height)
    return slice(top, bottom), slice(left, right)


def _changed(spec: ClipSpec, frame_index: int) -> tuple[np.ndarray, tuple[Box, ...]]:
    """How much each pixel differs from the same scene without its animals, 0 to 255, and the true boxes."""
    scene, time_s = Scene(spec), frame_times(spec)[frame_index]
    full, truth = scene.frame(frame_index, time_s)
    empty, _ = scene.frame(frame_index, time_s, animals=False)
    return np.abs(full.astype(int) - empty).max(axis=2), tuple(animal.box for animal in truth.animals)


def test_the_same_value_gives_the_same_pixels_and_another_seed_others() -> None:
    spec = replace(SMALL, condition=Condition.RAIN)
    first, again = (list(islice(render(spec), 5)) for _ in range(2))
    other = list(islice(render(replace(spec, seed=9)), 5))
    for (_, a, truth_a), (_, b, truth_b), (_, c, _) in zip(first, again, other, strict=True):
        assert np.array_equal(a, b)
        assert truth_a == truth_b
        assert not np.array_equal(a, c)


def test_a_site_looks_the_same_in_each_of_its_videos() -> None:
    first, second = (Scene(replace(SMALL, site=5, seed=seed)) for seed in (1, 2))
    assert np.array_equal(first.land.rgb, second.land.rgb)
    assert not np.array_equal(first.land.rgb, Scene(replace(SMALL, site=6)).land.rgb)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_the_box_encloses_what_the_animal_changes(plan) -> None:
    spec = replace(SMALL, species=plan.name, scenario=Scenario.STAYS, behaviors=("looks",), seed=4)
    changed, boxes = _changed(spec, 12)
    assert len(boxes) == 1
    inside = np.zeros(changed.shape, bool)
    inside[_pixels(spec, boxes[0])] = True
    strong = changed > 60
    assert strong.sum() > 40
    assert (strong & inside).sum() > 0.85 * strong.sum()  # the rest is shadow
    rows, columns = np.nonzero((changed > 18) & inside)
    top_left = (columns.min() / spec.width, rows.min() / spec.height)
    assert top_left == pytest.approx((boxes[0].x, boxes[0].y), abs=0.03)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_each_animal_moves_its_legs_and_its_place(plan) -> None:
    spec = replace(SMALL, species=plan.name, seed=2)
    frames = [truth for _, _, truth in render(spec)]
    boxes = [frame.animals[0].box for frame in frames if frame.animals]
    assert len(boxes) > 6
    travelled = abs(boxes[-1].center[0] - boxes[0].center[0])
    assert travelled > 0.4
    actor = Scene(spec).actors[0]
    middle = (actor.acts[0].start_s + actor.acts[0].end_s) / 2
    feet = {actor.at(middle + step).pose.feet for step in (0.0, 0.1, 0.2)}  # type: ignore[union-attr]
    assert len(feet) == 3


def test_a_planted_foot_does_not_slide() -> None:
    actor = Scene(replace(SMALL, seed=2)).actors[0]
    act = actor.acts[0]
    step = 0.02
    slides = []
    for time_s in np.arange(act.start_s + 0.2, act.end_s - 0.2, step):
        now, then = actor.at(time_s), actor.at(time_s + step)
        assert now
        assert then
        moved = act.speed * step / actor.size
        for a, b in zip(now.pose.feet, then.pose.feet, strict=True):
            if a.up == b.up == 0:
                slides.append(abs(b.ahead - a.ahead + moved))
    assert len(slides) > 50
    assert np.median(slides) < 0.002


@pytest.mark.parametrize("behavior", ["looks", "eats_food", "drinks_water", "sleeps", "grooms"])
def test_bouts_are_said_where_they_are_shown(behavior: str) -> None:
    spec = replace(SMALL, scenario=Scenario.STAYS, behaviors=(behavior,), species="ursus")
    said = {animal.behavior for _, _, frame in render(spec) for animal in frame.animals}
    assert said == {behavior}


def test_resting_animals_lie_low_and_standing_ones_high() -> None:
    def height(behavior: str) -> float:
        spec = replace(SMALL, scenario=Scenario.STAYS, behaviors=(behavior,), species="cervus", seed=3)
        return next(islice(render(spec), 5, 6))[2].animals[0].box.h

    assert height("sleeps") < 0.6 * height("looks")


@pytest.mark.parametrize("condition", list(Condition))
def test_a_blank_video_has_no_boxes_whatever_the_weather(condition: Condition) -> None:
    spec = replace(SMALL, scenario=Scenario.BLANK, condition=condition, duration_s=1.0)
    assert all(not frame.animals for _, _, frame in render(spec))


def test_an_animal_that_stays_is_there_from_the_first_frame_to_the_last() -> None:
    frames = [frame for _, _, frame in render(replace(SMALL, scenario=Scenario.STAYS))]
    assert all(frame.animals for frame in frames)


def test_one_that_starts_still_is_there_first_and_gone_at_the_end() -> None:
    frames = [frame for _, _, frame in render(replace(SMALL, scenario=Scenario.STARTS_STILL, duration_s=8.0))]
    assert frames[0].animals
    assert not frames[-1].animals


@pytest.mark.parametrize("species", ["vulpes", "lepus", "elephant"])
def test_what_an_animal_does_in_an_untrimmed_video_is_in_sight(species: str) -> None:
    camera = Camera(width=320, height=240, horizon=100)
    for seed in range(12):
        spec = ClipSpec(
            seed=seed,
            species=species,
            scenario=Scenario.UNTRIMMED,
            behaviors=("eats_food", "grooms", "eats_food", "drinks_water"),
            duration_s=40.0,
        )
        (actor,) = write_script(spec, camera)
        for act in actor.acts:
            if act.behavior != WALKS:
                assert abs(act.start[0]) <= 0.6 * camera.half_width_m(act.start[1])


def test_two_animals_that_fight_meet() -> None:
    spec = replace(SMALL, scenario=Scenario.TWO_ANIMALS, behaviors=(FIGHTS,), duration_s=6.0)
    fights = [
        frame.animals
        for _, _, frame in render(spec)
        if len(frame.animals) == 2 and all(animal.behavior == FIGHTS for animal in frame.animals)
    ]
    assert len(fights) > 15
    gaps = [max(a.box.x, b.box.x) - min(a.box.x + a.box.w, b.box.x + b.box.w) for a, b in fights]
    assert max(gaps) < 0.08


def test_far_animals_are_small() -> None:
    def height(condition: Condition) -> float:
        frames = render(replace(SMALL, condition=condition))
        return max(animal.box.h for _, _, frame in frames for animal in frame.animals)

    assert height(Condition.FAR) < 0.12 < height(Condition.CALM)


def test_wind_moves_more_than_calm() -> None:
    def sway(condition: Condition) -> float:
        scene = Scene(replace(SMALL, condition=condition))
        first, then = (scene.wind.maps(time_s)[0] for time_s in (0.0, 0.9))
        return float(np.abs(then - first).max())

    assert sway(Condition.STORM) > 1.5 * sway(Condition.WIND) > 3 * sway(Condition.CALM) > 0


def test_the_lamp_comes_up_slowly_and_shows_no_color() -> None:
    spec = replace(SMALL, condition=Condition.IR_RAMP, scenario=Scenario.BLANK)
    pictures = [picture for _, picture, _ in render(spec)]
    assert pictures[0].mean() < 0.5 * pictures[-1].mean()
    assert np.array_equal(pictures[-1][..., 0], pictures[-1][..., 2])


@pytest.mark.parametrize("banner", ["bar", "strip", "outline"])
def test_the_clock_ticks_each_second_and_only_inside_its_boxes(banner: str) -> None:
    spec = replace(SMALL, banner=banner, width=640, height=360, scenario=Scenario.BLANK)
    scene = Scene(spec)
    canvas = np.full((360, 640, 3), 90, np.uint8)
    frames = []
    for time_s in (0.2, 0.6, 1.2):
        frames.append(canvas.copy())
        scene.banner.draw(frames[-1], time_s)
    assert np.array_equal(frames[0], frames[1])
    assert not np.array_equal(frames[1], frames[2])
    outside = np.ones((360, 640), bool)
    for box in scene.banner.boxes:
        outside[_pixels(spec, box)] = False
    assert np.array_equal(frames[2][outside], canvas[outside])


def test_a_frame_rate_can_vary() -> None:
    steps = np.diff(frame_times(replace(SMALL, variable_rate=True, duration_s=20.0)))
    assert steps.min() > 0
    assert steps.std() > 0.01
    assert np.diff(frame_times(SMALL)).std() < 1e-9


def test_sizes_that_cannot_be_encoded_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be encoded"):
        ClipSpec(width=321)


def test_several_stand_side_by_side_and_each_does_its_own() -> None:
    behaviors = ("eats_food", "sleeps", "walks")
    spec = replace(
        SMALL,
        scenario=Scenario.TOGETHER,
        behaviors=behaviors,
        species="cervus",
        second_species="vulpes",
        seed=2,
    )
    scene = Scene(spec)
    assert [actor.plan.species for actor in scene.actors] == ["cervus", "vulpes", "cervus"]
    places = [actor.acts[0].start[0] for actor in scene.actors]
    assert places == sorted(places)
    _, truth = scene.frame(0, 0.0)
    doing = {animal.id: animal.behavior for animal in truth.animals}
    assert len(doing) >= 2
    assert all(behaviors[number] == behavior for number, behavior in doing.items())
    walker = scene.actors[2].acts[0]
    assert walker.start != walker.end
    assert scene.actors[0].acts[0].start == scene.actors[0].acts[0].end
