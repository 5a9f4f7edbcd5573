"""RoIAlign (arXiv 1703.06870) sample by sample, as the golden data's README words it."""

from math import ceil

import torch
from torch import Tensor


def cut(grid: Tensor, box: list[float], size: int, *, aligned: bool) -> Tensor:
    """RoIAlign of (H, W, C), sample by sample, a cell apart at most; then the maximum over its bins."""
    left, top, right, bottom = (edge - 0.5 * aligned for edge in box)
    width, height = right - left, bottom - top
    if not aligned:
        width, height = max(width, 1.0), max(height, 1.0)
    across, down = ceil(width / size), ceil(height / size)
    bins = []
    for row in range(size):
        for column in range(size):
            samples = [
                bilinear(
                    grid,
                    top + height * (row + (i + 0.5) / down) / size,
                    left + width * (column + (j + 0.5) / across) / size,
                )
                for i in range(down)
                for j in range(across)
            ]
            bins.append(torch.stack(samples or [torch.zeros_like(grid[0, 0])]).mean(0))
    return torch.stack(bins).amax(0)


def bilinear(grid: Tensor, y: float, x: float) -> Tensor:
    """Between the four cells around a place; a cell outside counts as its border, farther out as zero."""
    h, w, dim = grid.shape
    if not (-1 <= y <= h and -1 <= x <= w):
        return torch.zeros(dim, dtype=grid.dtype)
    y, x = min(max(y, 0), h - 1), min(max(x, 0), w - 1)
    top, left = int(y), int(x)
    bottom, right = min(top + 1, h - 1), min(left + 1, w - 1)
    upper = grid[top, left] * (1 - x + left) + grid[top, right] * (x - left)
    lower = grid[bottom, left] * (1 - x + left) + grid[bottom, right] * (x - left)
    return upper * (1 - y + top) + lower * (y - top)
