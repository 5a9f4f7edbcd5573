"""What moves although no animal does: wind, cloud shadows, rain, the camera's exposure and noise."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sin, tau

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.landscape import Landscape
from mvit_core.rendering.noise import ease, fractal_noise
from mvit_core.rendering.spec import ClipSpec, Condition

F32 = NDArray[np.float32]
Picture = NDArray[np.uint8]

# Greatest sway of a leaf, in pixels of a 640 pixel wide picture.
_SWAY: Mapping[Condition, float] = {Condition.WIND: 3.6, Condition.STORM: 7.5, Condition.RAIN: 1.6}
_CALM = 0.55


class Wind:
    """Shifts what sways: two waves of different rate, with gusts."""

    def __init__(self, spec: ClipSpec, land: Landscape) -> None:
        rng = np.random.default_rng((spec.seed, 21))
        height, width = land.sway.shape
        self.reach = _SWAY.get(spec.condition, _CALM) * width / 640
        self.shape = (height, width)
        small = (height // 4, width // 4)
        sway = cv2.resize(land.sway, (small[1], small[0]), interpolation=cv2.INTER_AREA)
        self.waves = []
        for rate, cells, share in ((0.42, (3.0, 5.0), 0.62), (1.55, (9.0, 16.0), 0.38)):
            phase = fractal_noise(rng, small, cells, octaves=2) * (2.5 * tau)
            self.waves.append((rate, sway * np.cos(phase) * share, sway * np.sin(phase) * share))
        self.gust = float(rng.uniform(0, tau))
        columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
        self.columns, self.rows = columns, rows

    def maps(self, time_s: float) -> tuple[F32, F32]:
        """From where each pixel is taken: columns and rows, both H x W."""
        strength = self.reach * (0.62 + 0.38 * sin(tau * time_s / 4.7 + self.gust))
        shift = np.zeros_like(self.waves[0][1])
        for rate, cosine, sine in self.waves:
            angle = tau * rate * time_s
            shift += cosine * np.float32(sin(angle)) + sine * np.float32(sin(angle + tau / 4))
        full = cv2.resize(shift, (self.shape[1], self.shape[0]), interpolation=cv2.INTER_LINEAR)
        columns = cv2.scaleAdd(full, strength, self.columns)
        rows = cv2.scaleAdd(full, 0.22 * strength, self.rows)
        return np.asarray(columns, np.float32), np.asarray(rows, np.float32)


class Clouds:
    """Shadows of clouds that cross the ground."""

    def __init__(self, spec: ClipSpec, shape: tuple[int, int]) -> None:
        rng = np.random.default_rng((spec.seed, 22))
        self.tile = fractal_noise(rng, (60, 400), (1.6, 10), octaves=3)
        self.speed = float(rng.uniform(9, 16)) * float(rng.choice((-1, 1)))
        self.shape = shape

    def shade(self, picture: Picture, time_s: float) -> Picture:
        """The frame under the clouds."""
        first = (self.speed * time_s) % (self.tile.shape[1] - 107)
        window = cv2.getRectSubPix(self.tile, (106, 60), (float(first) + 53.0, 29.5))
        dark = 0.56 + 0.44 * np.clip((window - 0.38) / 0.24, 0, 1)
        full = cv2.resize((dark * 255).astype(np.uint8), (self.shape[1], self.shape[0]))
        return np.asarray(cv2.multiply(picture, cv2.merge((full, full, full)), scale=1 / 255), np.uint8)


@dataclass(frozen=True, slots=True)
class Rain:
    """Streaks, anew in each frame."""

    seed: int
    night: bool

    def fall(self, picture: Picture, frame_index: int) -> None:
        """Draw the drops of one frame into it."""
        rng = np.random.default_rng((self.seed, 23, frame_index))
        height, width = picture.shape[:2]
        layer = np.zeros((height, width), np.uint8)
        for _ in range(int(0.17 * width)):
            x, y = int(rng.integers(width)), int(rng.integers(-20, height))
            near = float(rng.random())
            end = (x - int(2 + 3 * near), y + int((0.02 + 0.06 * near) * height))
            cv2.line(layer, (x, y), end, int(26 + 50 * near + 40 * self.night), 1, cv2.LINE_AA)
        streaks = cv2.merge((layer, layer, layer))
        cv2.add(picture, streaks, dst=picture)


class Sensor:
    """Exposure over time, and noise."""

    def __init__(self, spec: ClipSpec) -> None:
        rng = np.random.default_rng((spec.seed, 24))
        self.spec = spec
        self.phase = float(rng.uniform(0, tau))
        self.jumps = rng.uniform(0.72, 1.28, 400)
        height, width = spec.height + 64, spec.width + 64
        grain = cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 0.7)
        color = cv2.GaussianBlur(rng.normal(0, 1, (height, width, 3)).astype(np.float32), (0, 0), 1.4)
        strength = 7.5 if spec.night else 3.6
        both = grain[..., None] * 2.0 * strength + color * (0.0 if spec.night else 1.2 * strength)
        self.lighter = np.clip(both, 0, 90).astype(np.uint8)
        self.darker = np.clip(-both, 0, 90).astype(np.uint8)

    def gain(self, time_s: float) -> float:
        """How brightly the frame is exposed, about 1."""
        gain = 1 + 0.03 * sin(tau * time_s / 6.3 + self.phase)
        if self.spec.condition is Condition.FLICKER:
            step = int(time_s * 3.2)
            share = ease((time_s * 3.2 - step) * 3)
            gain *= self.jumps[step % 400] * (1 - share) + self.jumps[(step + 1) % 400] * share
        if self.spec.condition is Condition.STORM:
            gain *= 0.80
        if self.spec.night:
            ramp = 3.2 if self.spec.condition is Condition.IR_RAMP else 0.8
            gain *= 0.16 + 0.84 * ease(time_s / ramp) + 0.10 * sin(min(1.0, time_s / (2 * ramp)) * tau / 2)
        return float(gain)

    def expose(self, picture: Picture, time_s: float, frame_index: int) -> Picture:
        """The frame as the sensor gives it."""
        table = np.clip(np.arange(256) * self.gain(time_s) + (2 if self.spec.night else 0), 0, 255)
        exposed = cv2.LUT(picture, table.astype(np.uint8))
        rng = np.random.default_rng((self.spec.seed, 25, frame_index))
        y, x = (int(v) for v in rng.integers(0, 64, 2))
        window = (slice(y, y + self.spec.height), slice(x, x + self.spec.width))
        exposed = cv2.add(exposed, self.lighter[window])
        return np.asarray(cv2.subtract(exposed, self.darker[window]), np.uint8)
