"""Small scenes made of numbers: a textured ground, an animal of three ellipses, weather, a ticking clock."""

from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from mvit_core.motion import LumaSample
from mvit_core.types import Box

Way = Callable[[float], tuple[float, float] | None]  # time in s -> center in pixels, None while away


@dataclass
class Scene:
    """A scene under construction; `samples()` renders it at five samples a second."""

    width: int = 320
    height: int = 180
    duration_s: float = 12.0
    noise: float = 2.0
    seed: int = 7
    animals: list[tuple[Way, float, float]] = field(default_factory=list)  # way, length in pixels, tone
    wind: float = 0.0  # pixels that leaves swing
    shake: float = 0.0  # pixels that the camera moves
    exposure: Callable[[float], tuple[float, float]] = field(default=lambda time_s: (1.0, 0.0))
    clock: bool = False
    letterbox: bool = False

    def samples(self) -> list[LumaSample]:
        random = np.random.default_rng(self.seed)
        ground, leaves, where = self._ground(random)
        out = []
        for index in range(int(self.duration_s * 5)):
            time_s = index / 5
            picture = self._swung(ground, leaves, where, time_s)
            for way, length, tone in self.animals:
                place = way(time_s)
                if place is not None:
                    draw_animal(picture, place, length, tone, time_s)
            gain, offset = self.exposure(time_s)
            picture = picture * gain + offset
            if self.shake:
                move = np.array([[1, 0, random.normal(0, self.shake)], [0, 1, random.normal(0, self.shake)]])
                size = (self.width, self.height)
                picture = cv2.warpAffine(picture, move, size, borderMode=cv2.BORDER_REFLECT)
            picture = picture + random.normal(0, self.noise, picture.shape)
            luma = np.clip(picture, 0, 255).astype(np.uint8)
            self._draw_overlays(luma, time_s)
            out.append(LumaSample(time_s, index * 6, luma))
        return out

    def _ground(self, random: np.random.Generator) -> tuple[NDArray[np.float32], ...]:
        shape = (self.height, self.width)
        ground = np.full(shape, 110, np.float32)
        for size, strength in ((41, 160), (11, 60), (3, 10)):
            ground += (
                cv2.GaussianBlur(random.normal(0, 1, shape).astype(np.float32), (size, size), 0) * strength
            )
        leaves = cv2.GaussianBlur(random.normal(0, 1, shape).astype(np.float32), (5, 5), 0) * 120 + 100
        where = cv2.GaussianBlur(random.normal(0, 1, shape).astype(np.float32), (41, 41), 0) > 0.01
        return np.clip(ground, 5, 250), np.clip(leaves, 5, 250), where.astype(np.float32)

    def _swung(
        self,
        ground: NDArray[np.float32],
        leaves: NDArray[np.float32],
        where: NDArray[np.float32],
        time_s: float,
    ) -> NDArray[np.float32]:
        if not self.wind:
            return ground.copy()
        y, x = np.mgrid[: self.height, : self.width].astype(np.float32)
        phase = 6 * np.sin(x / 37) + 5 * np.cos(y / 23)
        dx = self.wind * np.sin(2 * np.pi * 0.7 * time_s + phase).astype(np.float32)
        swung = cv2.remap(leaves, x + dx, y + 0.3 * dx, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        return where * swung + (1 - where) * ground

    def _draw_overlays(self, luma: NDArray[np.uint8], time_s: float) -> None:
        if self.letterbox:
            luma[:14] = luma[-14:] = 0
        if self.clock:
            text = f"2024-05-01 10:20:{int(time_s) + 11:02d}"
            place = (self.width - 150, self.height - 5 if not self.letterbox else self.height - 18)
            cv2.putText(luma, text, place, cv2.FONT_HERSHEY_PLAIN, 0.8, 255, 1, cv2.LINE_AA)


def draw_animal(
    picture: NDArray[np.float32], center: tuple[float, float], length: float, tone: float, time_s: float
) -> None:
    """A body, a head and legs that walk, about `length` pixels long and 0.6 of it high."""
    x, y = center

    def at(dx: float, dy: float) -> tuple[int, int]:
        return round((x + dx * length) * 8), round((y + dy * length) * 8)

    def blob(dx: float, dy: float, rx: float, ry: float, shade: float) -> None:
        axes = (max(8, round(rx * length * 8)), max(8, round(ry * length * 8)))
        cv2.ellipse(picture, at(dx, dy), axes, 0, 0, 360, shade, -1, cv2.LINE_AA, 3)

    swing = 0.08 * np.sin(2 * np.pi * 1.5 * time_s)
    blob(0, -0.05, 0.34, 0.16, tone)
    blob(0.38, -0.15 + 0.03 * np.sin(4 * time_s), 0.12, 0.1, tone + 15)
    for dx, sign in ((-0.25, 1), (-0.15, -1), (0.15, 1), (0.25, -1)):
        blob(dx + sign * swing, 0.17, 0.035, 0.13, tone - 10)


def box_of_animal(scene: Scene, center: tuple[float, float], length: float) -> Box:
    """The box around what `draw_animal` draws."""
    x, y = center
    left, top = x - 0.36 * length, y - 0.26 * length
    return Box(
        left / scene.width, top / scene.height, 0.86 * length / scene.width, 0.56 * length / scene.height
    )


@pytest.fixture
def scene() -> type[Scene]:
    """The class of made scenes: `scene(wind=1.5).samples()`."""
    return Scene


@pytest.fixture
def animal_box() -> Callable[[Scene, tuple[float, float], float], Box]:
    """Where an animal is drawn."""
    return box_of_animal
