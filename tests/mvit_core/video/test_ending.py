"""What is missing within a file is told from what a camera does not write."""

from itertools import accumulate, cycle, islice

import pytest

from mvit_core.video.ending import Hole, Promise, loss, shortfall

STEADY_S = [number / 25 for number in range(250)]


def lost(times_s: list[float], num_promised: int = 0) -> str:
    hole = Hole()
    for time_s in times_s:
        hole.see(time_s)
    return loss(len(times_s), times_s[-1], Promise(times_s[-1], num_promised), hole)


@pytest.mark.parametrize(
    "times_s",
    [
        STEADY_S,
        [float(number) for number in range(60)],  # a picture a second
        list(islice(accumulate(cycle([0.02, 0.9, 0.033, 0.1]), initial=0.0), 100)),  # an uneven rate
        [time_s for time_s in STEADY_S if not 3 < time_s < 3.9],  # a hiccup
        [0.0],
    ],
)
def test_what_cameras_write_is_whole(times_s: list[float]) -> None:
    assert lost(times_s, len(times_s)) == ""


def test_more_than_a_second_without_a_frame_is_said() -> None:
    found = lost([time_s for time_s in STEADY_S if not 3 < time_s < 4.5])
    assert found == "Nothing decodes between 3.0 and 4.5 s: the file is damaged there, or the camera paused."


def test_frames_that_the_index_has_and_nobody_saw_are_counted() -> None:
    assert lost(STEADY_S, 250 + 7) == "", "decoders leave out what leans on pictures before the first"
    assert lost(STEADY_S, 250 + 8) == "The file is damaged: 8 of the 258 frames in its index did not decode."
    assert lost(STEADY_S, 2) == "", "an index of the first frames alone"


def test_an_end_that_comes_too_early_is_said_from_a_second_on() -> None:
    assert shortfall(5.0, 5.9) == shortfall(60.0, 65.0) == shortfall(5.0, 0.0) == ""
    assert shortfall(5.0, 6.5) == "The file ends at 5.0 s, but its index promises 6.5 s."
