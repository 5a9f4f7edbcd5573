"""The trail camera as a pinhole: from places on the ground to pixels."""

from dataclasses import dataclass

FOCAL = 0.9  # in widths of the picture: about 58 degrees across, as trail cameras have


@dataclass(frozen=True, slots=True)
class Camera:
    """Picture size in pixels, the row of the horizon, and how high the lens stands, meters."""

    width: int
    height: int
    horizon: float
    above_m: float = 0.85

    @property
    def focal(self) -> float:
        """Focal length in pixels."""
        return FOCAL * self.width

    def pixels_per_m(self, depth_m: float) -> float:
        """Size of one meter at a distance."""
        return self.focal / depth_m

    def place(self, across_m: float, depth_m: float) -> tuple[float, float]:
        """The pixel (x, y) of a point on the ground."""
        scale = self.pixels_per_m(depth_m)
        return self.width / 2 + across_m * scale, self.horizon + self.above_m * scale

    def half_width_m(self, depth_m: float) -> float:
        """How far to either side the camera sees at a distance."""
        return depth_m / (2 * FOCAL)

    def depth_of_row(self, row: float) -> float:
        """The distance of the ground that a row of pixels below the horizon shows."""
        return self.focal * self.above_m / max(0.5, row - self.horizon)
