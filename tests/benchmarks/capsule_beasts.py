"""Animals of capsules that walk, hop, breathe and turn their heads; for `tests.benchmarks.capsules`."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.capsule_places import PART, Plane, patches_of


@dataclass(frozen=True, slots=True)
class Way:
    """Where an animal's feet are over time, pixels."""

    times_s: tuple[float, ...]
    places: tuple[float, ...]
    grounds: tuple[float, float]  # at the beginning and at the end of the clip
    flip: bool

    def at(self, time_s: float) -> tuple[float, float]:
        """Place, and speed in pixels a second."""
        x, later = (float(np.interp(time_s + d, self.times_s, self.places)) for d in (0.0, 0.1))
        return x, (later - x) * 10


class Beast:
    """An animal of capsules: a bird, a boar, a hare or a cat."""

    def __init__(self, dice: np.random.Generator, tall: float) -> None:
        self.tall = tall
        self._parts, self._legs, self._hops = KINDS[int(dice.integers(len(KINDS)))]
        self._tone = dice.uniform(15, 70) if dice.random() < 0.6 else dice.uniform(150, 225)
        self._coat = patches_of(dice, 2.2, (256, 384)) * dice.uniform(4, 22)
        self._phase = dice.uniform(0, 6)
        self._looks_s, self._postures = np.sort(dice.uniform(0, 12, 6)), dice.uniform(-0.9, 0.6, 7)

    def drawn(self, tones: Plane, way: Way, time_s: float, share: float) -> tuple[Plane, NDArray[np.bool_]]:
        """The scene with the animal, and where it is."""
        x, speed = way.at(time_s)
        walks = min(1.0, abs(speed) / (0.2 * self.tall))
        stride = 2 * np.pi * 1.7 * time_s + self._phase
        hop = (
            self.tall
            * walks
            * (0.35 * abs(np.sin(0.7 * stride)) if self._hops else 0.03 * np.sin(2 * stride))
        )
        y = way.grounds[0] + (way.grounds[1] - way.grounds[0]) * share - hop
        body = self._body(tones.shape, (x, y), time_s, walks, stride, flip=way.flip)
        alpha = body.astype(np.float32) / 255
        move = np.array([[-1.0 if way.flip else 1.0, 0, x], [0, 1, y - self.tall]])
        coat = cv2.warpAffine(self._coat, move, tones.shape[::-1], borderMode=cv2.BORDER_REFLECT)
        lit = 25 * np.clip((y - np.arange(len(tones), dtype=np.float32)[:, None]) / self.tall, 0, 1) - 12
        return tones + alpha * (np.clip(self._tone + coat + lit, 3, 250) - tones), body > 127

    def _body(
        self,
        shape: tuple[int, ...],
        feet: tuple[float, float],
        time_s: float,
        walks: float,
        stride: float,
        *,
        flip: bool,
    ) -> NDArray[np.uint8]:
        """Opacity: trunk, head that turns, tail that swings, legs that walk."""
        mask = np.zeros(shape, np.uint8)
        sign, tall, scale = (-1 if flip else 1), self.tall, 2**PART
        head = self._posture(time_s) * (1 - 0.7 * walks)
        breath = 0.012 * np.sin(2 * np.pi * 0.4 * time_s) * (1 - walks)

        def at(across: float, up: float) -> tuple[int, int]:
            return round((feet[0] + sign * across * tall) * scale), round((feet[1] - up * tall) * scale)

        for across, up, long, thick, angle, turns in self._parts:
            axes = (
                max(8, int(long * tall * scale)),
                max(8, int((thick + breath * (turns == 0)) * tall * scale)),
            )
            place = at(across, up + 0.2 * turns * head)
            cv2.ellipse(
                mask, place, axes, sign * (angle + 20 * turns * head), 0, 360, 255, -1, cv2.LINE_AA, PART
            )
        for number, (across, up, thick) in enumerate(self._legs):
            swing = 0.28 * walks * np.sin(stride + 1.6 * number)
            cv2.line(
                mask,
                at(across, up),
                at(across + swing, 0),
                255,
                max(1, int(2 * thick * tall)),
                cv2.LINE_AA,
                PART,
            )
        return mask

    def _posture(self, time_s: float) -> float:
        """How the head is held: it turns within half a second, and stays."""
        number = int(np.searchsorted(self._looks_s, time_s))
        since = time_s - self._looks_s[number - 1] if number else 9.0
        share = float(np.clip(since / 0.5, 0, 1))
        return float((1 - share) * self._postures[max(0, number - 1)] + share * self._postures[number])


# Of each kind its parts (across, up, half their length and thickness in heights, angle, how far they follow
# the head), its legs (across, up, thickness) and whether it hops.
KINDS = (
    (
        ((0, 0.5, 0.42, 0.22, -15, 0), (0.4, 0.78, 0.13, 0.11, 0, 1),
         (0.55, 0.76, 0.09, 0.03, 0, 1), (-0.45, 0.5, 0.25, 0.07, 20, 0.3)),
        ((0, 0.3, 0.03),),
        False,
    ),
    (
        ((0, 0.6, 0.6, 0.32, 0, 0), (0.62, 0.55, 0.26, 0.17, 20, 1), (-0.6, 0.7, 0.1, 0.02, 0, 1.5)),
        ((-0.4, 0.45, 0.07), (-0.3, 0.45, 0.07), (0.35, 0.45, 0.07), (0.45, 0.45, 0.07)),
        False,
    ),
    (
        ((0, 0.35, 0.38, 0.28, -10, 0), (0.38, 0.6, 0.17, 0.14, 0, 0.5), (0.32, 0.85, 0.05, 0.18, 0, 0.5)),
        ((-0.2, 0.2, 0.06), (0.25, 0.2, 0.06)),
        True,
    ),
    (
        ((0, 0.68, 0.68, 0.19, 0, 0), (0.75, 0.82, 0.17, 0.14, 0, 1), (-0.85, 0.6, 0.3, 0.05, 30, 0.6)),
        ((-0.55, 0.6, 0.06), (-0.42, 0.6, 0.06), (0.42, 0.6, 0.06), (0.55, 0.6, 0.06)),
        False,
    ),
)  # fmt: skip
