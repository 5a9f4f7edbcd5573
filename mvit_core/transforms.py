"""Frames made into what a model takes. Clips are (B, T, H, W, 3) RGB bytes until `normalized`."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

MEAN = (0.45, 0.45, 0.45)  # of the video models of SlowFast, torchvision and PyTorchVideo
STD = (0.225, 0.225, 0.225)


def normalized(
    clips: NDArray[np.uint8], *, mean: Sequence[float] = MEAN, std: Sequence[float] = STD
) -> Tensor:
    """Clips as float32 (B, 3, T, H, W): divided by 255, `mean` taken off, divided by `std`."""
    x = torch.from_numpy(clips).permute(0, 4, 1, 2, 3)
    scale = 1 / (255 * torch.tensor(std, dtype=torch.float32))
    shift = torch.tensor(mean, dtype=torch.float32) / torch.tensor(std, dtype=torch.float32)
    return x * scale.view(3, 1, 1, 1) - shift.view(3, 1, 1, 1)


def crop_corner(height: int, width: int, side: int, position: int) -> tuple[int, int]:
    """Top and left of a square crop: `position` 0, 1, 2 is the start, middle and end of the longer side."""
    top, left = -(-(height - side) // 2), -(-(width - side) // 2)
    if position == 1:
        return top, left
    end = position == 2
    if height > width:
        return (height - side if end else 0), left
    return top, (width - side if end else 0)
