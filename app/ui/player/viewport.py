"""Where the picture lies on the canvas: zoom and pan as a pure value."""

from dataclasses import dataclass, replace

MAX_ZOOM = 40.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in canvas pixels."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Viewport:
    """Zoom over the fitted picture (1 fits), and the picture's point (fractions) in the canvas' middle."""

    zoom: float = 1.0
    center_x: float = 0.5
    center_y: float = 0.5

    def picture_rect(self, canvas: tuple[float, float], picture: tuple[float, float]) -> Rect:
        """Where the whole picture lies; `canvas` and `picture` are (width, height) in pixels."""
        scale = fit_scale(canvas, picture) * self.zoom
        width, height = picture[0] * scale, picture[1] * scale
        x = canvas[0] / 2 - _kept(self.center_x, width, canvas[0]) * width
        y = canvas[1] / 2 - _kept(self.center_y, height, canvas[1]) * height
        return Rect(x, y, width, height)

    def zoomed_at(
        self,
        point: tuple[float, float],
        factor: float,
        *,
        canvas: tuple[float, float],
        picture: tuple[float, float],
    ) -> "Viewport":
        """Closer or further by `factor`; what is under `point` (canvas pixels) stays there."""
        zoom = min(MAX_ZOOM, max(1.0, self.zoom * factor))
        before = self.picture_rect(canvas, picture)
        u, v = (point[0] - before.x) / before.w, (point[1] - before.y) / before.h
        width, height = before.w * zoom / self.zoom, before.h * zoom / self.zoom
        return Viewport(
            zoom,
            _kept(u - (point[0] - canvas[0] / 2) / width, width, canvas[0]),
            _kept(v - (point[1] - canvas[1] / 2) / height, height, canvas[1]),
        )

    def panned(
        self, dx: float, dy: float, *, canvas: tuple[float, float], picture: tuple[float, float]
    ) -> "Viewport":
        """The picture moved by canvas pixels, never off the canvas."""
        rect = self.picture_rect(canvas, picture)
        return replace(
            self,
            center_x=_kept(self.center_x - dx / rect.w, rect.w, canvas[0]),
            center_y=_kept(self.center_y - dy / rect.h, rect.h, canvas[1]),
        )


def fit_scale(canvas: tuple[float, float], picture: tuple[float, float]) -> float:
    """Canvas pixels per picture pixel where the whole picture just fits."""
    return min(canvas[0] / picture[0], canvas[1] / picture[1])


def _kept(center: float, size: float, canvas_size: float) -> float:
    """The center that leaves no gap on a side where the picture is larger than the canvas."""
    if size <= canvas_size:
        return 0.5
    half = canvas_size / 2 / size
    return min(1.0 - half, max(half, center))
