"""What `find_motion` must see, and what it must not."""

import numpy as np
import pytest

from mvit_core.motion import LumaSample, MotionSettings, find_motion
from mvit_core.types import Track


def crossing(time_s):
    return (-50 + (time_s - 2) / 6 * 420, 110.0) if 2 <= time_s <= 8 else None


def stopping(time_s):
    if time_s < 1.5 or time_s > 11.5:
        return None
    if time_s < 4:
        return (-30 + (time_s - 1.5) / 2.5 * 200, 105.0)
    return (170.0, 105.0) if time_s < 9 else (170 + (time_s - 9) * 80, 105.0)


def staying(time_s):
    if time_s < 2:
        return None
    return (min(150.0, -30 + (time_s - 2) * 60), 105.0)


def leaving_late(time_s):
    if time_s < 7:
        return (180.0, 100.0)
    return (180 + (time_s - 7) * 60, 100.0) if time_s < 10 else None


WAYS = {"crosses": crossing, "stops": stopping, "stays": staying, "starts still": leaving_late}


def covered(tracks: tuple[Track, ...], made, way, length, animal_box):
    """Share of the times at which the animal is well in view in which some track lies on it."""
    hits = []
    for sample in made.samples_made:
        place = way(sample.time_s)
        if place is None or not -0.2 * length < place[0] < made.width + 0.2 * length:
            continue
        true = animal_box(made, place, length)
        boxes = [box for track in tracks if (box := track.box_at(sample.time_s))]
        hits.append(max((box.intersection_over_union(true) for box in boxes), default=0.0) >= 0.25)
    return np.mean(hits)


def run(made):
    made.samples_made = made.samples()
    return find_motion(made.samples_made)


@pytest.mark.parametrize("length", [60, 25, 14])
@pytest.mark.parametrize("name", WAYS)
def test_an_animal_is_one_track_from_its_coming_to_its_going(scene, animal_box, name, length):
    made = scene(animals=[(WAYS[name], length, 50)], seed=length)
    motion = run(made)
    assert len(motion.tracks) == 1
    assert covered(motion.tracks, made, WAYS[name], length, animal_box) > 0.9
    assert motion.tracks[0].confidence > 0.7


@pytest.mark.parametrize(
    "weather",
    [
        {"wind": 1.5},
        {"wind": 4.0},
        {"noise": 8.0},
        {"shake": 0.8},
        {"exposure": lambda time_s: (0.35 + 0.65 * min(1, time_s / 2.5), 10.0)},
        {"exposure": lambda time_s: (1 + 0.15 * np.sin(17 * time_s), 0.0)},
    ],
    ids=["wind", "storm", "noise", "shake", "infrared lamp's ramp", "flicker"],
)
class TestWeather:
    def test_alone_is_no_animal(self, scene, weather):
        assert run(scene(**weather)).tracks == ()

    def test_does_not_hide_one(self, scene, animal_box, weather):
        made = scene(animals=[(stopping, 60, 50)], **weather)
        motion = run(made)
        assert covered(motion.tracks, made, stopping, 60, animal_box) > 0.85


def test_clock_and_letterbox_are_masked_and_no_track_sits_on_them(scene):
    motion = run(scene(clock=True, letterbox=True))
    assert motion.tracks == ()
    bottoms = [box for box in motion.masked if box.y + box.h > 0.85]
    assert any(box.w > 0.99 and box.y < 0.05 for box in motion.masked)
    assert any(box.y <= 0.9 for box in bottoms)


def test_animal_above_a_ticking_clock_is_still_found(scene, animal_box):
    made = scene(clock=True, animals=[(crossing, 60, 50)])
    motion = run(made)
    assert len(motion.tracks) == 1
    assert covered(motion.tracks, made, crossing, 60, animal_box) > 0.9


def test_two_animals_that_cross_keep_their_identities(scene):
    def right(time_s):
        return (20 + 28 * time_s, 100.0)

    def left(time_s):
        return (300 - 28 * time_s, 112.0)

    motion = run(scene(duration_s=10, animals=[(right, 50, 30), (left, 30, 210)]))
    long = [track for track in motion.tracks if track.span.duration_s > 7]
    assert len(long) == 2
    ways = sorted(track.points[-1].box.center[0] - track.points[0].box.center[0] for track in long)
    assert ways[0] < -0.5
    assert ways[1] > 0.5


def test_cut_ends_tracks_and_is_no_motion_itself(scene):
    first = scene(
        seed=1, animals=[(lambda time_s: (60 + 20 * time_s, 100.0), 50, 40)], duration_s=6
    ).samples()
    second = scene(seed=2, duration_s=6).samples()
    joined = first + [
        LumaSample(sample.time_s + 6, sample.frame_index + 180, sample.luma) for sample in second
    ]
    motion = find_motion(joined)
    assert len(motion.tracks) == 1
    assert motion.tracks[0].span.end_s < 6.01


def test_curve_has_a_value_for_each_sample_and_rises_with_the_animal(scene):
    made = scene(animals=[(crossing, 60, 50)])
    motion = run(made)
    assert motion.curve.times_s == tuple(sample.time_s for sample in made.samples_made)
    values = dict(zip(motion.curve.times_s, motion.curve.values, strict=True))
    assert values[0.0] == 0
    assert values[5.0] > 0.01


def test_boxes_stay_within_the_picture(scene):
    motion = run(scene(animals=[(crossing, 90, 40)]))
    for point in motion.tracks[0].points:
        box = point.box
        assert 0 <= box.x <= box.x + box.w <= 1.00001
        assert 0 <= box.y <= box.y + box.h <= 1.00001


def test_long_video_is_worked_on_in_stretches_and_its_track_goes_on(scene):
    made = scene(duration_s=40, animals=[(lambda time_s: (10 + 7.5 * time_s, 100.0), 40, 50)])
    whole = find_motion(made.samples(), MotionSettings(max_samples=80))
    assert len(whole.tracks) == 1
    assert whole.tracks[0].span.duration_s > 37
    assert len(whole.curve.times_s) == 200


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_very_short_videos_have_no_tracks_and_a_curve(scene, count):
    motion = find_motion(scene().samples()[:count])
    assert motion.tracks == ()
    assert len(motion.curve.times_s) == count


@pytest.mark.parametrize("size", [(1, 1), (2, 300), (17, 16), (60, 80)])
def test_tiny_and_odd_pictures_do_no_harm(size):
    random = np.random.default_rng(0)
    samples = [LumaSample(k / 5, k, random.integers(0, 256, size[::-1]).astype(np.uint8)) for k in range(20)]
    assert len(find_motion(samples).curve.times_s) == 20


@pytest.mark.parametrize("tone", [0, 255])
def test_black_and_white_videos_are_blank(tone):
    samples = [LumaSample(k / 5, k, np.full((90, 160), tone, np.uint8)) for k in range(30)]
    assert find_motion(samples).tracks == ()


def test_same_samples_give_the_same_tracks(scene):
    made = scene(wind=2.0, animals=[(stopping, 40, 50)])
    assert run(made).tracks == run(made).tracks
