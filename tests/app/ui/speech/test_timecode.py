"""Times as text, and the frame on screen at a time."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.speech.timecode import camera_text, end_of, frame_at, time_text


@pytest.mark.parametrize(
    ("time_s", "text"),
    [(0, "00:00.000"), (12.48, "00:12.480"), (59.9996, "01:00.000"), (3661.5, "1:01:01.500")],
)
def test_time_text(time_s, text):
    assert time_text(time_s) == text


def test_the_camera_clock_runs_over_midnight():
    assert camera_text(datetime(2024, 2, 28, 23, 59, 59), 1.2) == "2024-02-29 00:00:00"


@given(st.lists(st.floats(0.002, 2), min_size=1, max_size=50), st.data())
def test_a_frame_is_on_screen_until_the_next_begins(lengths, data):
    times_s = [sum(lengths[:index]) for index in range(len(lengths))]
    index = data.draw(st.integers(0, len(times_s) - 1))
    assert frame_at(times_s, times_s[index]) == index
    assert frame_at(times_s, round(times_s[index], 4)) == index
    assert frame_at(times_s, times_s[index] + lengths[index] * 0.5) == index


def test_before_and_after_all_frames():
    assert frame_at([0.0, 0.1], -3) == 0
    assert frame_at([0.0, 0.1], 99) == 1
    assert frame_at([], 1.0) == 0


def test_the_end_is_one_frame_after_the_last():
    assert end_of([0.0, 0.5, 1.0]) == 1.5
    assert end_of([0.0]) == 0.04
    assert end_of([]) == 0.0
