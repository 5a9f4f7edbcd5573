"""Real camera-trap clips: the animal is in a track, clocks, banners and fog are not.

The boxes were marked by eye: left, top, width, height as shares of the picture, to some 0.03.
"""

import pytest

from mvit_core.events import VideoScanned
from mvit_core.scan import scan_video
from mvit_core.types import Box, TrackPoint, VideoStatus, box_between

MARKED = {
    "CircumanalGlandSigning.mp4": [(0.0, (0.535, 0.47, 0.265, 0.42)), (9.3, (0.535, 0.47, 0.265, 0.42))],
    "Defecating.mp4": [
        (0.0, (0.565, 0.395, 0.295, 0.45)),
        (2.0, (0.57, 0.395, 0.28, 0.45)),
        (11.3, (0.57, 0.395, 0.28, 0.45)),
    ],
    "DrinkWater.mp4": [(0.0, (0.40, 0.39, 0.28, 0.31)), (4.3, (0.40, 0.39, 0.28, 0.31))],
    "Grooming.mp4": [
        (0.0, (0.60, 0.25, 0.265, 0.63)),
        (3.3, (0.57, 0.25, 0.27, 0.63)),
        (4.6, (0.44, 0.25, 0.34, 0.63)),
    ],
    "Playing.mp4": [
        (0.0, (0.28, 0.08, 0.15, 0.45)),
        (2.0, (0.295, 0.07, 0.115, 0.36)),
        (6.6, (0.295, 0.045, 0.09, 0.40)),
    ],
}
TROTTING = [
    [
        (0.0, (0.75, 0.24, 0.175, 0.40)),
        (0.7, (0.60, 0.36, 0.195, 0.29)),
        (1.4, (0.33, 0.575, 0.185, 0.17)),
        (2.0, (0.19, 0.615, 0.13, 0.16)),
    ],
    [
        (5.4, (0.93, 0.14, 0.07, 0.20)),
        (6.0, (0.87, 0.21, 0.13, 0.34)),
        (6.7, (0.82, 0.31, 0.18, 0.25)),
        (7.4, (0.67, 0.445, 0.165, 0.17)),
        (8.0, (0.535, 0.555, 0.16, 0.115)),
    ],
]
CLOCK_ROWS = {  # where each clip's clock or banner begins
    "CircumanalGlandSigning.mp4": 0.90,
    "Defecating.mp4": 0.84,
    "DrinkWater.mp4": 0.94,
    "Grooming.mp4": 0.89,
    "Playing.mp4": 0.88,
    "Trotting.mp4": 0.92,
}


def scanned(path):
    result = next(event.result for event in scan_video(path, key=0) if isinstance(event, VideoScanned))
    assert result.status is VideoStatus.DONE
    return result


def share_inside(marks, tracks):
    """Share of the times, five a second, at which some track holds most of the marked box and its middle."""
    points = tuple(TrackPoint(time_s, 0, Box(*box)) for time_s, box in marks)
    times = [points[0].time_s + k / 5 for k in range(int((points[-1].time_s - points[0].time_s) * 5) + 1)]
    hits = [
        any(holds(track.box_at(time_s), box_between(points, time_s)) for track in tracks) for time_s in times
    ]
    return sum(hits) / len(hits)


def holds(outer, inner):
    if outer is None:
        return False
    x, y = inner.center
    width = min(outer.x + outer.w, inner.x + inner.w) - max(outer.x, inner.x)
    height = min(outer.y + outer.h, inner.y + inner.h) - max(outer.y, inner.y)
    within = outer.x <= x <= outer.x + outer.w and outer.y <= y <= outer.y + outer.h
    return within and max(0, width) * max(0, height) >= 0.6 * inner.w * inner.h


@pytest.mark.shared
@pytest.mark.parametrize("name", MARKED)
def test_the_animal_is_inside_a_track_most_of_the_time(shared, name):
    result = scanned(shared / "footage" / "lote" / name)
    assert share_inside(MARKED[name], [each.track for each in result.tracks]) >= 0.8


@pytest.mark.shared
def test_two_visits_with_a_cut_between_are_found_and_the_fog_is_not(shared):
    tracks = [each.track for each in scanned(shared / "footage" / "lote" / "Trotting.mp4").tracks]
    for visit in TROTTING:
        assert share_inside(visit, tracks) >= 0.8
    assert not any(track.span.start_s < 4.0 < track.span.end_s for track in tracks)
    assert not any(track.box_at(4.6) for track in tracks)
    assert len(tracks) <= 3


@pytest.mark.shared
@pytest.mark.parametrize("name", CLOCK_ROWS)
def test_no_track_sits_on_a_clock_or_banner_and_it_is_masked(shared, name):
    result = scanned(shared / "footage" / "lote" / name)
    row = CLOCK_ROWS[name]
    for each in result.tracks:
        assert not all(point.box.y >= row - 0.02 for point in each.track.points)
    assert any(box.y >= row - 0.05 for box in result.masked)
