"""The clock of the player: direction, pace and loops, without a window."""

import pytest

from app.ui.player.playing import Playing
from mvit_core.types import Span

TIMES_S = tuple(index / 25 for index in range(100))


class Wall:
    now_s = 7.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def playing(wall: Wall) -> Playing:
    return Playing(wall)


def test_another_pace_goes_on_from_the_moment_that_is_on(playing: Playing, wall: Wall) -> None:
    playing.go_on_from(1.0)
    wall.now_s += 2.0
    playing.set_speed(4.0)
    assert playing.now_s == pytest.approx(3.0)
    wall.now_s += 1.0
    assert playing.now_s == pytest.approx(7.0)


def test_backwards_it_goes_down_until_it_is_stopped(playing: Playing, wall: Wall) -> None:
    playing.is_on = playing.backwards = True
    playing.go_on_from(3.0)
    wall.now_s += 2.0
    assert playing.now_s == pytest.approx(1.0)
    assert playing.stride(TIMES_S) == -1
    playing.stop()
    assert playing.velocity == 1.0


@pytest.mark.parametrize(
    ("backwards", "passed_s", "shown_s"),
    [(False, 1.5, 1.5), (False, 2.0, 1.0), (False, 0.4, 1.0), (True, 0.9, 1.999), (True, 1.0, 1.0)],
)
def test_a_loop_comes_back_at_its_other_end(
    playing: Playing, backwards: bool, passed_s: float, shown_s: float
) -> None:
    assert playing.looped(passed_s) == passed_s
    playing.loop, playing.backwards = Span(1.0, 2.0), backwards
    assert playing.looped(passed_s) == pytest.approx(shown_s)


def test_faster_than_the_screen_frames_are_left_out(playing: Playing) -> None:
    playing.set_speed(8.0)
    assert playing.stride(TIMES_S) == 1, "nothing plays"
    playing.is_on = True
    assert playing.stride(TIMES_S) == 3, "200 frames a second on a screen of 60"


def test_a_frame_stays_until_the_next_is_due_at_this_pace(playing: Playing) -> None:
    assert playing.wait_ms(TIMES_S, 10, now_s=0.41) == 30
    playing.set_speed(2.0)
    assert playing.wait_ms(TIMES_S, 10, now_s=0.41) == 15
    playing.backwards = True
    assert playing.wait_ms(TIMES_S, 10, now_s=0.43) == 15
    assert playing.wait_ms((0.0, 60.0), 1, now_s=99.0) == 100, "it looks at the clock again before long"
