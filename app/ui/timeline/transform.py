"""Which part of the video's time is in view, as a pure value: zoom and scroll."""

from dataclasses import dataclass, replace

MAX_PX_PER_S = 4000.0  # a frame of a 100/s camera is 40 px wide


@dataclass(frozen=True, slots=True)
class TimeTransform:
    """Seconds to pixels: `start_s` lies at `left_px`, and `width_px` pixels are in view."""

    left_px: float
    width_px: float
    duration_s: float
    start_s: float = 0.0
    px_per_s: float = 1.0

    @classmethod
    def fitted(cls, left_px: float, width_px: float, duration_s: float) -> "TimeTransform":
        """The whole video in view."""
        duration_s = max(duration_s, 0.001)
        return cls(left_px, max(1.0, width_px), duration_s, 0.0, max(1.0, width_px) / duration_s)

    @property
    def end_s(self) -> float:
        """The time at the right edge of the view."""
        return self.start_s + self.width_px / self.px_per_s

    @property
    def is_fitted(self) -> bool:
        """Whether the whole video is in view."""
        return self.px_per_s <= self.width_px / self.duration_s * 1.0001

    def x_of(self, time_s: float) -> float:
        """The pixel of a time."""
        return self.left_px + (time_s - self.start_s) * self.px_per_s

    def time_at(self, x: float) -> float:
        """The time at a pixel, within the video."""
        return min(self.duration_s, max(0.0, self.start_s + (x - self.left_px) / self.px_per_s))

    def zoomed_at(self, x: float, factor: float) -> "TimeTransform":
        """Closer or further by `factor`; the time under pixel `x` stays there."""
        fit = self.width_px / self.duration_s
        px_per_s = min(max(MAX_PX_PER_S, fit), max(fit, self.px_per_s * factor))
        time_s = self.start_s + (x - self.left_px) / self.px_per_s
        return replace(self, px_per_s=px_per_s).starting_at(time_s - (x - self.left_px) / px_per_s)

    def scrolled(self, pixels: float) -> "TimeTransform":
        """Later by some pixels."""
        return self.starting_at(self.start_s + pixels / self.px_per_s)

    def starting_at(self, start_s: float) -> "TimeTransform":
        """With another time at the left edge, as far as the video goes."""
        latest = self.duration_s - self.width_px / self.px_per_s
        return replace(self, start_s=max(0.0, min(start_s, latest)))

    def showing(self, start_s: float, end_s: float) -> "TimeTransform":
        """A stretch with some room around it."""
        margin = max(0.2, (end_s - start_s) * 0.15)
        px_per_s = self.width_px / max(0.01, end_s - start_s + 2 * margin)
        fit = self.width_px / self.duration_s
        closer = replace(self, px_per_s=min(max(MAX_PX_PER_S, fit), max(fit, px_per_s)))
        return closer.starting_at(start_s - margin)

    def resized(self, left_px: float, width_px: float) -> "TimeTransform":
        """In a view of another width: a fitted video stays fitted, else the scale stays."""
        if self.is_fitted:
            return TimeTransform.fitted(left_px, width_px, self.duration_s)
        wide = replace(self, left_px=left_px, width_px=max(1.0, width_px))
        if wide.px_per_s < wide.width_px / wide.duration_s:
            return TimeTransform.fitted(left_px, width_px, self.duration_s)
        return wide.starting_at(self.start_s)
