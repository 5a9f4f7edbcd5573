"""Places of blades, leaves and trunks, with weather and a camera; for `tests.benchmarks.capsules`."""

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.spec import Condition

Plane = NDArray[np.float32]  # H x W
PART = 4  # bits behind the point of what is drawn


class Place:
    """Ground, blades and leaves; and what the weather and the camera do to them."""

    def __init__(self, dice: np.random.Generator, shape: tuple[int, int], condition: Condition) -> None:
        self._dice, self._shape, self._condition = dice, shape, condition
        height, width = shape
        self._ground = ground_of(dice, shape)
        sway = {Condition.WIND: 3.0, Condition.STORM: 7.0, Condition.RAIN: 1.5}.get(condition, 0.4)
        self._sway = sway * width / 640
        count = int(dice.integers(60, 160))
        self._blades = dice.uniform(
            (0, 0.55 * height, 0.05 * height, 40, 0, 0.5),
            (width, 1.02 * height, 0.16 * height, 190, 6, 1.6),
            (count, 6),
        )
        self._leaves = np.concatenate([crown(dice, shape) for _ in range(int(dice.integers(1, 4)))])
        self._night = condition is Condition.IR_RAMP or dice.random() < 0.25
        y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        self._lamp = np.exp(-(x**2 + y**2) * dice.uniform(0.4, 1.0)).astype(np.float32)
        self._clouds = dice.uniform((0, 0, 0.12, 0.1), (2.2, 1, 0.35, 0.3), (6, 4)) * (
            width,
            height,
            width,
            height,
        )
        self._drift = dice.uniform(0.04, 0.12) * width * float(dice.choice((-1, 1)))
        self._shade, self._soft = dice.uniform(0.35, 0.55), dice.uniform(0.02, 0.06) * width
        self._steps = dice.uniform(0.75, 1.3, 40)
        self._gust, self._shakes = dice.uniform(0, 6), dice.random() < 0.5

    def ground(self, time_s: float) -> Plane:
        """The scene as the wind has it."""
        tones = self._ground.copy()
        gust = self._sway * (0.6 + 0.4 * np.sin(0.8 * time_s + self._gust))
        for x, y, long, tone, phase, rate in self._blades:
            lean = 2.2 * gust * np.sin(2 * np.pi * rate * time_s + phase)
            way = np.array([(x, y), (x + 0.4 * lean, y - 0.6 * long), (x + lean, y - long)])
            cv2.polylines(
                tones, [np.int32(way * 2**PART)], False, tone, 1 + int(phase) % 2, cv2.LINE_AA, PART
            )
        for x, y, long, angle, tone, phase, rate in self._leaves:
            swing = np.sin(2 * np.pi * rate * time_s + phase)
            at = np.int32(np.array((x + gust * swing, y + 0.4 * gust * swing)) * 2**PART)
            axes = np.int32(np.array((long, 0.45 * long)) * 2**PART)
            cv2.ellipse(tones, at, axes, angle + 4 * gust * swing, 0, 360, tone, -1, cv2.LINE_AA, PART)
        return tones

    def shown(self, tones: Plane, time_s: float) -> NDArray[np.uint8]:
        """What the camera writes."""
        match self._condition:
            case Condition.SHADOW:
                tones = tones * self._under_clouds(time_s)
            case Condition.FLICKER:
                tones = np.clip(tones * np.interp(1.3 * time_s, np.arange(40), self._steps), 0, 255)
            case Condition.STORM:
                tones = tones * (0.65 + 0.05 * np.sin(1.3 * time_s))
        if self._night:
            rising = (
                1.1 * (1 - np.exp(-(time_s + 0.15) / 1.2)) if self._condition is Condition.IR_RAMP else 1.0
            )
            tones = tones * self._lamp * rising
        if self._condition in {Condition.RAIN, Condition.STORM}:
            tones = tones + self._streaks()
        if self._condition is Condition.STORM and self._shakes:
            reach = self._shape[1] / 640
            move = np.array(
                [[1, 0, 0.8 * reach * np.sin(9 * time_s)], [0, 1, 0.6 * reach * np.cos(7 * time_s)]]
            )
            tones = cv2.warpAffine(tones, move, self._shape[::-1], borderMode=cv2.BORDER_REFLECT)
        tones = tones + self._dice.normal(0, 7 if self._night else 3, self._shape)
        return np.clip(tones, 0, 255).astype(np.uint8)

    def _under_clouds(self, time_s: float) -> Plane:
        shade = np.zeros(self._shape, np.float32)
        width = self._shape[1]
        for x, y, across, along in self._clouds:
            at = (int((x + self._drift * time_s) % (2.2 * width) - 0.6 * width), int(y))
            cv2.ellipse(shade, at, (int(across), int(along)), 15, 0, 360, 1, -1)
        return 1 - self._shade * cv2.GaussianBlur(shade, (0, 0), self._soft)

    def _streaks(self) -> Plane:
        height, width = self._shape
        layer = np.zeros(self._shape, np.float32)
        for _ in range(int((120 if self._condition is Condition.RAIN else 40) * width / 640)):
            x, y, long = self._dice.uniform((0, 0, 6), (width, height, 30))
            end = (int(x - 0.2 * long), int(y + long * height / 360))
            cv2.line(layer, (int(x), int(y)), end, self._dice.uniform(15, 70), 1, cv2.LINE_AA)
        return layer


def ground_of(dice: np.random.Generator, shape: tuple[int, int]) -> Plane:
    """Earth, a horizon and some trunks."""
    height, width = shape
    tones = np.full(shape, dice.uniform(70, 150), np.float32)
    for size, strength in ((width / 6, 18), (width / 25, 14), (width / 90, 12), (1.2, 10)):
        tones += patches_of(dice, size, shape) * strength * dice.uniform(0.6, 1.2)
    tones[: int(height * dice.uniform(0.25, 0.5))] += dice.uniform(-30, 60)
    bark = patches_of(dice, 1.5, shape) * 8
    for _ in range(int(dice.integers(2, 9))):
        left, wide, tone = dice.uniform((0, 0.01 * width, 20), (width, 0.05 * width, 90))
        foot = height * dice.uniform(0.5, 0.8)
        trunk = np.zeros(shape, np.uint8)
        cv2.fillPoly(
            trunk, [np.int32([(left, 0), (left + wide, 0), (left + 1.3 * wide, foot), (left, foot)])], 1
        )
        tones = np.where(trunk > 0, tone + bark, tones)
    return np.clip(cv2.GaussianBlur(tones, (3, 3), 0), 8, 245).astype(np.float32)


def crown(dice: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Leaves around one place: x, y, length, angle, tone, phase, rate."""
    height, width = shape
    x, y, reach = dice.uniform((0, 0, 0.03 * width), (width, 0.45 * height, 0.1 * width))
    count = int(dice.integers(40, 110))
    leaves = dice.uniform((0, 0, 3, 0, 20, 0, 0.5), (0, 0, 9, 180, 190, 6, 1.5), (count, 7))
    leaves[:, :2] = dice.normal((x, y), reach, (count, 2))
    leaves[:, 2] *= width / 640
    return leaves


def patches_of(dice: np.random.Generator, size: float, shape: tuple[int, int]) -> Plane:
    """Noise of patches of a size in pixels, of deviation 1."""
    field = cv2.GaussianBlur(dice.normal(0, 1, shape).astype(np.float32), (0, 0), size)
    return np.asarray(field / field.std(), np.float32)
