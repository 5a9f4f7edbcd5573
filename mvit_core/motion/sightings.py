"""One thing seen from sample to sample: where it was, how large it is, and where it is going."""

from dataclasses import dataclass, field

from mvit_core.motion.blobs import Blob
from mvit_core.motion.edges import Edges

APART_SAMPLES = 40  # samples looked back to see whether two trails were ever apart


@dataclass(frozen=True, slots=True)
class Sighting:
    """One blob at its time; `merged` where several animals share it and the box is the predicted one."""

    time_s: float
    frame_index: int
    blob: Blob
    merged: bool = False


@dataclass(slots=True)
class Trail:
    """The sightings of one thing so far, and where it is going (pixels, pixels a second)."""

    sightings: list[Sighting] = field(default_factory=list)
    velocity: tuple[float, float] = (0.0, 0.0)
    size: tuple[float, float] = (0.0, 0.0)

    @property
    def last(self) -> Sighting:
        """The newest sighting."""
        return self.sightings[-1]

    def predicted(self, time_s: float) -> Edges:
        """Box (left, top, right, bottom) at `time_s`; the guess stops moving after half a second."""
        ahead = min(time_s - self.last.time_s, 0.5)
        x, y = self.last.blob.center
        x, y = x + self.velocity[0] * ahead, y + self.velocity[1] * ahead
        w, h = self.size
        return x - w / 2, y - h / 2, x + w / 2, y + h / 2

    def add(self, sighting: Sighting) -> None:
        """Take one more sighting and learn speed and size from it."""
        blob = sighting.blob
        if not self.sightings:
            self.size = (blob.width, blob.height)
        elif not sighting.merged:
            elapsed = max(1e-3, sighting.time_s - self.last.time_s)
            (x0, y0), (x1, y1) = self.last.blob.center, blob.center
            share = 0.7 if len(self.sightings) == 1 else 0.5
            vx, vy = self.velocity
            self.velocity = (
                vx + share * ((x1 - x0) / elapsed - vx),
                vy + share * ((y1 - y0) / elapsed - vy),
            )
            w, h = self.size
            self.size = (w + 0.4 * (blob.width - w), h + 0.4 * (blob.height - h))
        self.sightings.append(sighting)


def were_apart(a: Trail, b: Trail) -> bool:
    """Whether two trails that now share a blob were once seen well apart: two animals, not parts of one."""
    times = {sighting.time_s: sighting.blob for sighting in b.sightings[-APART_SAMPLES:]}
    for sighting in a.sightings[-APART_SAMPLES:]:
        other, own = times.get(sighting.time_s), sighting.blob
        if other is not None and not sighting.merged:
            across = max(own.left, other.left) - min(own.right, other.right)
            along = max(own.top, other.top) - min(own.bottom, other.bottom)
            if max(across, along) > 0.3 * min(max(a.size), max(b.size)):
                return True
    return False
