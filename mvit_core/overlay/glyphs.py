"""Which digit or letter a small picture shows: a small network trained on rendered fonts.

`python -m trainer.overlay_glyphs` makes its weights anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray

from mvit_core.overlay.lines import Gray, Part

HEIGHT, WIDTH = 20, 16  # of the picture that the network sees
SIGNS = "0123456789/APM?"  # the last is everything else
Pictures = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a network with one hidden layer."""

    first: Pictures  # (HEIGHT * WIDTH + 1, hidden)
    first_bias: Pictures
    second: Pictures  # (hidden, len(SIGNS))
    second_bias: Pictures


def shown(strokes: Gray, part: Part) -> Pictures:
    """A part as the network sees it: 0 to 1, HEIGHT tall, in the middle of WIDTH; and its width, appended."""
    cut = strokes[part.top : part.bottom, part.left : part.right].astype(np.float32)
    cut /= max(float(np.percentile(cut, 98)), 1.0)
    width = min(WIDTH, max(1, round(part.width * HEIGHT / part.height)))
    small = cv2.resize(np.minimum(cut, 1.0), (width, HEIGHT), interpolation=cv2.INTER_AREA)
    picture = np.zeros((HEIGHT, WIDTH), np.float32)
    begin = (WIDTH - width) // 2
    picture[:, begin : begin + width] = small
    return np.append(picture.ravel(), np.float32(part.width / part.height)).astype(np.float32)


def scores(pictures: Sequence[Pictures]) -> Pictures:
    """(pictures, len(SIGNS)): how sure the network is of each, adding up to 1."""
    weights = _weights()
    hidden = np.maximum(np.stack(pictures) @ weights.first + weights.first_bias, 0)
    raised = hidden @ weights.second + weights.second_bias
    raised = np.exp(raised - raised.max(axis=1, keepdims=True))
    result: Pictures = raised / raised.sum(axis=1, keepdims=True)
    return result


@cache
def _weights() -> Weights:
    stored = (resources.files("resources") / "overlay" / "glyphs.npz").read_bytes()
    with np.load(BytesIO(stored)) as arrays:
        return Weights(
            *(arrays[name].astype(np.float32) for name in ("first", "first_bias", "second", "second_bias"))
        )
