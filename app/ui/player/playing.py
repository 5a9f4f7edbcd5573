"""How a video plays: forwards or back, how fast, over and over; and which moment is on now. No Qt."""

from collections.abc import Callable, Sequence

from app.ui.player.playback import PlaybackClock, clamped_speed
from app.ui.speech.timecode import end_of
from mvit_core.types import Span

REFRESH_S = 1 / 60  # frames closer in wall time than this are not all shown


class Playing:
    """The clock of the player, and what it goes by; frames are told by their times in seconds."""

    def __init__(self, wall_clock: Callable[[], float]) -> None:
        self._wall_clock = wall_clock
        self.clock = PlaybackClock(0.0, 0.0, 1.0)
        self.is_on = False
        self.backwards = False
        self.speed = 1.0  # video seconds a second
        self.loop: Span | None = None  # what is played over and over

    @property
    def velocity(self) -> float:
        """Video seconds a second, below 0 backwards."""
        return -self.speed if self.backwards else self.speed

    @property
    def now_s(self) -> float:
        """The moment of the video that is on now, past its ends where it went on."""
        return self.clock.at(self._wall_clock())

    def go_on_from(self, media_s: float) -> None:
        """Go on from a moment of the video now."""
        self.clock = PlaybackClock(media_s, self._wall_clock(), self.velocity)

    def set_speed(self, speed: float) -> None:
        """Go on from here at 0.1 to 8 times the camera's pace."""
        now_s = self.now_s
        self.speed = clamped_speed(abs(speed))
        self.go_on_from(now_s)

    def stop(self) -> None:
        """Play no more; what plays next plays forwards."""
        self.is_on = self.backwards = False

    def looped(self, now_s: float) -> float:
        """The moment to show: back at the other end where the loop's end has been passed."""
        loop = self.loop
        if loop is None or loop.duration_s <= 0 or loop.start_s <= now_s < loop.end_s:
            return now_s
        return loop.end_s - 1e-3 if self.backwards else loop.start_s

    def wait_ms(self, times_s: Sequence[float], frame_index: int, now_s: float) -> int:
        """How long a frame stays on screen from now."""
        after = frame_index if self.backwards else frame_index + 1
        due_s = times_s[after] if after < len(times_s) else end_of(times_s)
        wait_s = min(max(abs(due_s - now_s) / self.speed, REFRESH_S / 2), 0.1)
        return max(1, round(wait_s * 1000))

    def stride(self, times_s: Sequence[float]) -> int:
        """Frames between two that are shown, where playing is faster than the screen; -1 backwards."""
        if not self.is_on or len(times_s) < 2:
            return 1
        if self.backwards:
            return -1
        rate = len(times_s) / end_of(times_s)
        return max(1, int(rate * self.speed * REFRESH_S))
