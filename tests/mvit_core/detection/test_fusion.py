"""Motion and detector weighed against each other, in cases worked out by hand."""

from math import exp, log, sqrt

import pytest

from mvit_core.detection import Detected, FusedTrack, Look, Subject, fuse
from mvit_core.detection.agreement import agreement
from mvit_core.detection.fusion import NEUTRAL, STILL_PRIOR, SURE, logit
from mvit_core.types import Box, Track, TrackPoint

LARGE = Box(0.3, 0.3, 0.2, 0.2)
SMALL = Box(0.3, 0.3, 0.05, 0.05)
ELSEWHERE = Box(0.7, 0.7, 0.2, 0.2)
LARGE_MISS = log(0.5 / 0.95)
SMALL_MISS = log(0.8 / 0.95)


def moving(box: Box = LARGE, *, confidence: float = 0.6, start_s: float = 0.0, end_s: float = 4.0) -> Track:
    """A track that stays in a box."""
    points = (TrackPoint(start_s, round(25 * start_s), box), TrackPoint(end_s, round(25 * end_s), box))
    return Track(points, confidence)


def look(time_s: float, *found: Detected) -> Look:
    """A look at 25 frames a second."""
    return Look(time_s, round(25 * time_s), found)


def animal(box: Box = LARGE, score: float = 0.5, subject: Subject = Subject.ANIMAL) -> Detected:
    """Something seen."""
    return Detected(box, subject, score, "dog")


def share(log_odds: float) -> float:
    """The inverse of the logit."""
    return 1 / (1 + exp(-log_odds))


def only(fused: list[FusedTrack]) -> FusedTrack:
    """The one there is."""
    assert len(fused) == 1
    return fused[0]


def test_without_a_look_nothing_changes() -> None:
    fused = only(fuse([moving(confidence=0.6)], []))
    assert fused.track.confidence == pytest.approx(0.6)
    assert fused.subject is None
    assert (fused.evidence.motion, fused.evidence.detector, fused.evidence.num_looks) == (0.6, None, 0)


def test_an_animal_that_both_see_rises() -> None:
    fused = only(fuse([moving()], [look(2.0, animal(score=0.5))]))
    # ln(0.6 / 0.4) + (logit 0.5 - logit 0.13) = 0.405 + 1.901, which is 0.909
    assert fused.track.confidence == pytest.approx(share(log(1.5) - logit(NEUTRAL)))
    assert fused.track.confidence == pytest.approx(0.909, abs=1e-3)
    assert fused.subject is Subject.ANIMAL
    assert (fused.evidence.detector, fused.evidence.agreement) == (0.5, pytest.approx(1.0))
    assert (fused.evidence.class_name, fused.evidence.num_seen) == ("dog", 1)


def test_three_looks_count_less_than_three_witnesses() -> None:
    looks = [look(time_s, animal(score=0.5)) for time_s in (1.0, 2.0, 3.0)]
    fused = only(fuse([moving(confidence=0.2)], looks))
    assert fused.track.confidence == pytest.approx(share(logit(0.2) - logit(NEUTRAL) * sqrt(3)))


def test_a_large_animal_that_the_detector_misses_falls_a_little() -> None:
    fused = only(fuse([moving(LARGE)], [look(2.0)]))
    # 0.405 + ln(0.5 / 0.95) = 0.405 - 0.642, which is 0.441
    assert fused.track.confidence == pytest.approx(share(log(1.5) + LARGE_MISS))
    assert fused.track.confidence == pytest.approx(0.441, abs=1e-3)
    assert fused.subject is None
    assert (fused.evidence.num_looks, fused.evidence.num_seen, fused.evidence.detector) == (1, 0, None)


def test_a_small_one_falls_hardly() -> None:
    fused = only(fuse([moving(SMALL)], [look(2.0)]))
    assert fused.track.confidence == pytest.approx(share(log(1.5) + SMALL_MISS))
    assert fused.track.confidence > 0.55


def test_one_clear_sight_outweighs_two_misses() -> None:
    fused = only(fuse([moving()], [look(1.0), look(2.0, animal(score=0.8)), look(3.0)]))
    expected = log(1.5) + logit(0.8) - logit(NEUTRAL) + LARGE_MISS
    assert fused.track.confidence == pytest.approx(share(expected))
    assert fused.track.confidence > 0.9


def test_a_look_outside_the_track_says_nothing_of_it() -> None:
    fused = only(fuse([moving(end_s=1.0)], [look(3.0)]))
    assert fused.track.confidence == pytest.approx(0.6)


def test_boxes_that_agree_less_weigh_less() -> None:
    half = Box(0.3, 0.3, 0.2, 0.1)
    fused = only(fuse([moving(half)], [look(2.0, animal(Box(0.3, 0.2, 0.3, 0.3), 0.5))]))
    # Half lies within the other, 0.02 of 0.09: overlap 0.222, the smaller inside the larger, agreement 0.471.
    assert fused.evidence.agreement == pytest.approx(sqrt(0.02 / 0.09))
    gain = -logit(NEUTRAL) * sqrt(0.02 / 0.09) / 0.6
    assert fused.track.confidence == pytest.approx(share(log(1.5) + gain))


@pytest.mark.parametrize(
    ("box", "other", "expected"),
    [
        (LARGE, LARGE, 1.0),
        (LARGE, ELSEWHERE, 0.0),
        (Box(0, 0, 0.2, 0.2), Box(0.1, 0, 0.2, 0.2), sqrt(0.02 / 0.06 * 0.5)),
        (Box(0, 0, 0.4, 0.4), Box(0.1, 0.1, 0.1, 0.1), sqrt(0.01 / 0.16)),
        (Box(0.1, 0.1, 0, 0), LARGE, 0.0),
    ],
)
def test_agreement(box: Box, other: Box, expected: float) -> None:
    assert agreement(box, other) == pytest.approx(expected, abs=1e-6)
    assert agreement(other, box) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("subject", [Subject.HUMAN, Subject.VEHICLE])
def test_people_and_vehicles_are_called_so(subject: Subject) -> None:
    seen = [look(1.0, animal(score=0.9, subject=subject)), look(2.0, animal(score=0.25))]
    fused = only(fuse([moving()], seen))
    assert fused.subject is subject
    assert fused.evidence.detector == 0.9
    assert fused.track.confidence > 0.9


def test_a_faint_person_is_no_person() -> None:
    fused = only(fuse([moving()], [look(1.0, animal(score=0.25, subject=Subject.HUMAN))]))
    # logit 0.25 - logit 0.13 = 0.80, less than the 1.5 that a person needs.
    assert fused.subject is None
    assert fused.track.confidence > 0.6


def test_many_misses_weigh_no_more_than_one() -> None:
    once, often = (only(fuse([moving()], [look(0.5 * k) for k in range(count)])) for count in (1, 8))
    assert often.track.confidence == pytest.approx(once.track.confidence)


def test_one_animal_boxed_twice_is_one() -> None:
    nested = Box(0.32, 0.3, 0.16, 0.16)
    looks = [look(time_s, animal(LARGE, 0.9), animal(nested, 0.7)) for time_s in (1.0, 5.0)]
    assert only(fuse([], looks)).track.points[0].box == LARGE


def test_a_stationary_animal_becomes_a_track_between_the_looks_that_see_it() -> None:
    looks = [look(1.0), look(5.0, animal(score=0.9)), look(9.0, animal(score=0.9)), look(13.0)]
    fused = only(fuse([], looks))
    assert (fused.track.span.start_s, fused.track.span.end_s) == (5.0, 9.0)
    assert [point.frame_index for point in fused.track.points] == [125, 225]
    assert (fused.evidence.motion, fused.evidence.num_looks, fused.evidence.num_seen) == (None, 4, 2)
    assert fused.subject is Subject.ANIMAL
    # The looks before and after missed it, though nothing came or went: -2.5 + 4.0 - 0.642, which is 0.702.
    assert fused.track.confidence == pytest.approx(share(STILL_PRIOR + 4.0 + LARGE_MISS))
    assert fused.track.confidence == pytest.approx(0.702, abs=1e-3)


def test_what_is_seen_every_time_is_surer_than_what_flickers() -> None:
    always = only(fuse([], [look(time_s, animal(score=0.9)) for time_s in (1.0, 5.0, 9.0)]))
    assert always.track.confidence == pytest.approx(share(STILL_PRIOR + 4.0))
    once = only(fuse([], [look(1.0), look(5.0, animal(score=0.9)), look(9.0)]))
    assert once.track.confidence < always.track.confidence - 0.1
    assert fuse([], [look(1.0), look(5.0, animal(score=0.6)), look(9.0)]) == []


def test_a_faint_box_where_nothing_moves_is_not_reported() -> None:
    assert fuse([], [look(time_s, animal(score=0.3)) for time_s in (1.0, 5.0, 9.0)]) == []


def test_a_track_goes_on_with_what_stands_where_it_ended() -> None:
    looks = [look(1.0, animal(score=0.7)), look(6.0, animal(score=0.7)), look(9.0, animal(score=0.7))]
    fused = only(fuse([moving(end_s=2.0)], looks))
    assert (fused.track.span.start_s, fused.track.span.end_s) == (0.0, 9.0)
    assert (fused.evidence.num_looks, fused.evidence.num_seen) == (3, 3)


def test_a_track_begins_with_what_stood_where_it_began() -> None:
    looks = [look(1.0, animal(score=0.7)), look(6.0, animal(score=0.7))]
    fused = only(fuse([moving(start_s=5.0, end_s=8.0)], looks))
    assert fused.track.span.start_s == 1.0
    assert [point.time_s for point in fused.track.points] == [1.0, 5.0, 8.0]


def test_an_animal_of_which_only_the_head_moved_lasts_as_long_as_its_body_is_seen() -> None:
    head, body = Box(0.3, 0.3, 0.1, 0.1), Box(0.3, 0.3, 0.25, 0.3)
    looks = [look(time_s, animal(body, 0.8)) for time_s in (0.5, 4.0, 9.5)]
    fused = only(fuse([moving(head, start_s=3.0, end_s=5.0)], looks))
    assert (fused.track.span.start_s, fused.track.span.end_s) == (0.5, 9.5)
    assert (fused.evidence.num_looks, fused.evidence.num_seen) == (3, 3)


def test_of_two_tracks_the_nearer_one_lasts_longer() -> None:
    beside = Box(0.3, 0.4, 0.2, 0.2)
    looks = [look(time_s, animal(LARGE, 0.8)) for time_s in (2.0, 9.0)]
    other, own = fuse([moving(beside), moving(LARGE)], looks)
    assert (other.track.span.end_s, own.track.span.end_s) == (4.0, 9.0)


def test_what_was_gone_for_two_looks_is_another() -> None:
    looks = [look(2.0, animal(score=0.8)), look(5.0), look(6.0), look(9.0, animal(score=0.95))]
    first, second = fuse([moving(end_s=4.0)], looks)
    assert first.track.span.end_s == 4.0
    assert second.track.span.start_s == 9.0


def test_an_animal_beside_a_moving_one_is_one_of_its_own() -> None:
    looks = [look(time_s, animal(score=0.9), animal(ELSEWHERE, 0.95)) for time_s in (1.0, 3.0)]
    walker, sitter = fuse([moving()], looks)
    assert walker.evidence.motion == 0.6
    assert sitter.evidence.motion is None
    assert sitter.track.points[0].box == ELSEWHERE


def test_tracks_keep_their_order_and_looks_need_none() -> None:
    tracks = [moving(ELSEWHERE, confidence=0.5), moving(LARGE, confidence=0.7)]
    looks = [look(3.0), look(1.0, animal())]
    assert [each.evidence.motion for each in fuse(tracks, looks)] == [0.5, 0.7]
    assert fuse(tracks, looks) == fuse(tracks, looks[::-1])


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_no_confidence_is_beyond_doubt(confidence: float) -> None:
    looks = [look(2.0, animal(score=1.0))] if confidence else [look(2.0)]
    fused = only(fuse([moving(confidence=confidence)], looks))
    assert fused.track.confidence == pytest.approx(SURE if confidence else 1 - SURE)
