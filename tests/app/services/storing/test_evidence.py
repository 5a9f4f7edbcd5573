from app.services.storing.evidence import Place, match, overlap
from mvit_core.types import Box, Span, Track, TrackPoint


def place(x: float, start_s: float = 0.0, end_s: float = 10.0) -> Place:
    points = (TrackPoint(start_s, 0, Box(x, 0.2, 0.2, 0.2)), TrackPoint(end_s, 99, Box(x, 0.2, 0.2, 0.2)))
    return Place(Span(start_s, end_s), Track(points, 1.0))


def test_same_time_and_place_is_the_same():
    assert overlap(place(0.1), place(0.1)) == 1.0


def test_same_time_elsewhere_is_another_animal():
    assert overlap(place(0.1), place(0.6)) == 0.0


def test_same_place_at_another_time_is_another_visit():
    assert overlap(place(0.1, 0, 4), place(0.1, 4, 9)) == 0.0
    assert overlap(place(0.1, 0, 4), place(0.1, 3.5, 9)) == 0.0


def test_without_boxes_time_alone_decides():
    assert overlap(Place(Span(0, 10)), place(0.1)) == 1.0
    assert overlap(Place(Span(0, 10)), Place(Span(0, 5))) == 0.5


def test_each_is_taken_once_and_the_best_first():
    old = {"far": place(0.12), "near": place(0.1)}
    assert match(old, [place(0.1), place(0.1, 0, 9)]) == {0: "near", 1: "far"}
    assert match({}, [place(0.1)]) == {}
    assert match(old, []) == {}


def test_a_span_of_no_length_matches_its_own_moment_alone():
    assert overlap(Place(Span(1, 1)), Place(Span(1, 1))) == 1.0  # as two findings in one photo
    assert overlap(Place(Span(1, 1)), Place(Span(2, 2))) == 0.0
    assert overlap(Place(Span(1, 1)), Place(Span(0, 2))) == 0.0
