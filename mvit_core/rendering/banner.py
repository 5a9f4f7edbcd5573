"""The strip of letters that trail cameras burn into their pictures, with a clock that ticks."""

from datetime import datetime, timedelta

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.spec import ClipSpec
from mvit_core.types import Box

Picture = NDArray[np.uint8]

_FONT = cv2.FONT_HERSHEY_SIMPLEX
LAYOUTS = ("bar", "strip", "outline", "none")


class Banner:
    """Draws one video's banner; each second is lettered once."""

    def __init__(self, spec: ClipSpec) -> None:
        if spec.banner not in LAYOUTS:
            raise ValueError(f"no banner is called {spec.banner}")
        self.spec = spec
        self.rows = max(12, round(0.062 * spec.height)) // 2 * 2
        self._second: datetime | None = None
        self._strips: list[tuple[int, Picture]] = []

    @property
    def opaque_rows(self) -> tuple[int, int]:
        """How many rows at the top and at the bottom hide the scene."""
        return {"bar": (0, self.rows), "strip": (self.rows, self.rows)}.get(self.spec.banner, (0, 0))

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where letters can change, in fractions of the picture."""
        share = self.rows / self.spec.height
        low, high = Box(0.0, 1 - share, 1.0, share), Box(0.0, 0.0, 1.0, share)
        text = Box(0.52, 1 - 1.9 * share, 0.48, 1.6 * share)
        return {"bar": (low,), "strip": (high, low), "outline": (text,)}.get(self.spec.banner, ())

    def draw(self, picture: Picture, time_s: float) -> None:
        """Burn the banner into a frame."""
        now = self.spec.starts_at + timedelta(seconds=time_s)
        if self.spec.banner == "outline":
            self._outlined(picture, now)
            return
        second = now.replace(microsecond=0)
        if second != self._second:
            self._second, self._strips = second, self._lettered(second)
        for row, strip in self._strips:
            picture[row : row + self.rows] = strip

    def _lettered(self, now: datetime) -> list[tuple[int, Picture]]:
        spec, below = self.spec, self.spec.height - self.rows
        warm = f"{spec.temperature_c}C {round(spec.temperature_c * 1.8 + 32)}F"
        if spec.banner == "bar":
            date, clock = now.strftime("%m/%d/%Y"), now.strftime("%H:%M:%S")
            plain = ((0.20, warm), (0.40, spec.camera), (0.64, date), (0.83, clock))
            words = ((0.015, "TRAPLINE", (64, 170, 255)), *((place, text, None) for place, text in plain))
            return [(below, self._strip(words))]
        if spec.banner == "strip":
            top = ((0.02, now.strftime("%Y-%m-%d  %H:%M:%S"), None), (0.82, f"{spec.temperature_c} C", None))
            bottom = ((0.02, spec.camera, None), (0.74, "MOTION  M 1/3", None))
            return [(0, self._strip(top)), (below, self._strip(bottom))]
        return []

    def _strip(self, words: tuple[tuple[float, str, tuple[int, int, int] | None], ...]) -> Picture:
        strip: Picture = np.full((self.rows, self.spec.width, 3), 8, np.uint8)
        for place, text, color in words:
            at = (round(place * self.spec.width), round(0.74 * self.rows))
            cv2.putText(strip, text, at, _FONT, 0.0215 * self.rows, color or (236, 236, 236), 1, cv2.LINE_AA)
        return strip

    def _outlined(self, picture: Picture, now: datetime) -> None:
        text = now.strftime("%d/%m/%Y  %H:%M:%S")
        size = 0.024 * self.rows
        (wide, _), _ = cv2.getTextSize(text, _FONT, size, 2)
        at = (self.spec.width - wide - self.rows // 2, self.spec.height - round(0.6 * self.rows))
        cv2.putText(picture, text, at, _FONT, size, (20, 20, 20), 3, cv2.LINE_AA)
        cv2.putText(picture, text, at, _FONT, size, (255, 250, 230), 1, cv2.LINE_AA)
