import numpy as np

from app.services.media.frame_clock import FrameClock


def test_the_last_moment_is_of_the_last_frame() -> None:
    assert FrameClock(rate=30.0, num_frames=300).numbers_at([9.9, 10.0]) == [297, 299]


def test_between_known_frames_all_follow_evenly_and_beyond_by_the_rate() -> None:
    clock = FrameClock(rate=10.0, known_s=np.array([1.0, 3.0]), known=np.array([10.0, 14.0]))
    assert clock.numbers_at([0.5, 1.0, 2.0, 3.0, 4.0]) == [5, 10, 12, 14, 24]
    assert [clock.time_of(number) for number in (5, 10, 12, 14, 24)] == [0.5, 1.0, 2.0, 3.0, 4.0]
