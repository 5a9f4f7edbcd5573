from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.base import UtcDateTime, pack_curve, pack_points, unpack_curve, unpack_points
from mvit_core.types import Box, MotionCurve, TrackPoint

fraction = st.floats(0, 1, width=32)
point = st.builds(
    TrackPoint,
    time_s=st.floats(0, 1e6),
    frame_index=st.integers(0, 2**31 - 1),
    box=st.builds(Box, fraction, fraction, fraction, fraction),
)


@given(st.lists(point).map(tuple))
def test_points_come_back_as_they_were(points: tuple[TrackPoint, ...]):
    assert unpack_points(pack_points(points)) == points


@given(st.lists(st.tuples(st.floats(0, 1e6), fraction)))
def test_curves_come_back_as_they_were(samples: list[tuple[float, float]]):
    curve = MotionCurve(tuple(time for time, _ in samples), tuple(value for _, value in samples))
    assert unpack_curve(pack_curve(curve)) == curve


def test_a_minute_of_boxes_takes_a_few_kilobytes():
    points = tuple(TrackPoint(i * 0.2, i * 6, Box(0.1 + i * 1e-3, 0.2, 0.3, 0.4)) for i in range(300))
    assert len(pack_points(points)) < 4000


def test_instants_are_stored_in_utc_and_come_back_aware():
    column = UtcDateTime()
    noon = datetime(2024, 6, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    stored = column.process_bind_param(noon, None)
    assert stored == datetime(2024, 6, 1, 10)
    assert column.process_result_value(stored, None) == noon
    assert column.process_result_value(stored, None).tzinfo is UTC
    with pytest.raises(ValueError, match="zone"):
        column.process_bind_param(datetime(2024, 6, 1), None)
