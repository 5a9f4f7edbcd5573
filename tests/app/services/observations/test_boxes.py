"""Which boxes count, and how a person changes them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.services import media, observations
from app.services.observations import boxes, scanned
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Kind, Observation, ObservationId, ReviewState, VideoId
from mvit_core.types import Box, Span, Track, TrackPoint, VideoInfo
from tests.videos import video_ids


def point(time_s: float, x: float) -> TrackPoint:
    return TrackPoint(time_s, round(time_s * 10), Box(x, 0.25, 0.25, 0.25))


def animal(span: Span, *keyframes: TrackPoint) -> Observation:
    return Observation(
        id=ObservationId(1),
        video_id=VideoId(1),
        kind=Kind.ANIMAL,
        state=ReviewState.ADDED,
        span=span,
        keyframes=keyframes,
    )


def test_boxes_that_a_person_moved_a_little_are_of_the_same_animal() -> None:
    machine = Track((point(0, 0.1), point(2, 0.5)), 0.9)
    assert not boxes.lies_elsewhere(animal(Span(0, 2)), machine), "nobody drew any"
    assert not boxes.lies_elsewhere(animal(Span(0, 2), point(0, 0.12), point(1, 0.3)), machine)
    assert boxes.lies_elsewhere(animal(Span(0, 2), point(0, 0.6), point(1, 0.7)), machine)
    assert boxes.lies_elsewhere(animal(Span(3, 5), point(3, 0.5)), machine), "the machine had lost it"
    assert boxes.lies_elsewhere(animal(Span(0, 2), point(0, 0.1)), None)


def test_between_two_keyframes_the_box_moves_in_a_straight_line_and_holds_beyond_them():
    track = boxes.counting(animal(Span(0, 4), point(1, 0.0), point(3, 0.5)), None)
    assert track is not None
    assert [track.box_at(at_s).x for at_s in (0, 1, 2, 3, 4)] == [0.0, 0.0, 0.25, 0.5, 0.5]
    assert track.box_at(4.1) is None


def test_a_machines_track_is_not_held_beyond_what_it_saw_and_cut_to_the_span():
    machine = Track((point(1, 0.0), point(3, 0.5)), 0.5)
    track = boxes.counting(animal(Span(0, 2)), machine)
    assert track is not None
    assert track.box_at(0.5) is None
    assert track.box_at(2) == Box(0.25, 0.25, 0.25, 0.25)
    assert track.box_at(2.5) is None
    assert boxes.counting(animal(Span(4, 5)), machine) is None


def test_a_persons_box_replaces_the_one_of_its_frame_alone():
    keyframes = boxes.with_box((point(1, 0.0), point(2, 0.1)), point(2, 0.7))
    assert [each.box.x for each in keyframes] == [0.0, 0.7]
    assert boxes.without_box(keyframes, 20) == (point(1, 0.0),)


@given(st.lists(st.floats(0, 0.75), min_size=2, max_size=60))
def test_thinning_keeps_every_box_near_where_it_was(xs: list[float]):
    points = tuple(point(0.2 * number, x) for number, x in enumerate(xs))
    few = Track(boxes.thinned(points), 1.0)
    for each in points:
        assert abs(few.box_at(each.time_s).x - each.box.x) <= boxes.TOLERANCE + 1e-9


def test_a_straight_walk_needs_a_box_a_second():
    few = boxes.thinned(tuple(point(0.2 * n, 0.01 * n) for n in range(50)))
    assert 10 <= len(few) <= 17
    assert max(b.time_s - a.time_s for a, b in pairwise(few)) <= boxes.LONGEST_GAP_S


def found(project: Project) -> list[Observation]:
    video = video_ids(project)[0]
    return [one for one in observations.of_video(project, video) if one.kind is Kind.ANIMAL]


def test_a_drawn_box_is_stored_with_the_label_undone_with_it_and_survives_a_rescan(
    project: Project, scan, make_result
):
    scan(make_result(0.1, 0.6))
    first = found(project)[0]
    machine = {one.id: one.track for one in scanned.tracks_of_video(project, first.video_id)}
    before = scanned.boxes_of_videos(project, [first.video_id])[first.video_id]
    keyframes = boxes.with_box(boxes.keyframes_of(first, machine[first.track_id]), point(1.0, 0.5))
    undo, _ = labels.apply(project, {first.id: labels.correct(first, keyframes=keyframes)}, who="ada")
    scan(make_result(0.1, 0.6), rescan=True)
    drawn = scanned.boxes_of_videos(project, [first.video_id])[first.video_id][first.id]
    assert drawn.box_at(1.0) == Box(0.5, 0.25, 0.25, 0.25)
    assert found(project)[0].state is ReviewState.CORRECTED
    assert labels.history(project, first.id)[0].after.keyframes == keyframes
    labels.apply(project, undo, who="ada")
    assert scanned.boxes_of_videos(project, [first.video_id])[first.video_id][first.id] == before[first.id]


def test_halves_of_a_split_track_share_no_moment_and_merge_to_the_whole(project: Project, scan, make_result):
    scan(make_result(0.1))
    whole = found(project)[0]
    before = scanned.boxes_of_videos(project, [whole.video_id])[whole.video_id][whole.id]
    labels.apply(project, labels.split(project, whole, 3.0), who="ada")
    left, right = found(project)
    halves = scanned.boxes_of_videos(project, [whole.video_id])[whole.video_id]
    assert halves[left.id].span == Span(0.0, 3.0)
    assert halves[right.id].span.start_s == 3.0
    labels.apply(project, labels.merge(project, [left, right]), who="ada")
    (merged,) = found(project)
    assert scanned.boxes_of_videos(project, [whole.video_id])[whole.video_id][merged.id] == before


def test_a_merge_of_two_tracks_keeps_the_boxes_of_both(project: Project, scan, make_result):
    scan(make_result(0.1))
    first = found(project)[0]
    place = labels.new_observation(project, first.video_id, Kind.ANIMAL)
    later = labels.add(Span(7, 9), keyframes=(point(7, 0.5), point(9, 0.75)))
    labels.apply(project, {place: later}, who="ada")
    labels.apply(project, labels.merge(project, found(project)), who="ada")
    (merged,) = found(project)
    track = scanned.boxes_of_videos(project, [first.video_id])[first.video_id][merged.id]
    assert track.box_at(8.0) == Box(0.625, 0.25, 0.25, 0.25)
    assert abs(track.box_at(2.0).x - 0.12) < boxes.TOLERANCE


def test_a_box_that_stayed_to_the_end_is_merged_into_the_frame_of_that_end(project: Project):
    """Else a box set in its own frame later took away both."""
    (video_id, *_) = video_ids(project)
    probed = VideoInfo(size_bytes=1, container="avi", codec="h264", width=640, height=480, frame_rate=10.0)
    media.record_probes(project, [(video_id, probed, "")])
    spans = {Span(0, 3): point(1, 0.0), Span(4, 6): point(5, 0.5)}
    for span, keyframe in spans.items():
        place = labels.new_observation(project, video_id, Kind.ANIMAL)
        labels.apply(project, {place: labels.add(span, keyframes=(keyframe,))}, who="ada")
    labels.apply(project, labels.merge(project, found(project)), who="ada")
    (merged,) = found(project)
    assert [(each.time_s, each.frame_index) for each in merged.keyframes] == [
        (time_s, 10 * time_s) for time_s in (0, 1, 3, 4, 5, 6)
    ]
