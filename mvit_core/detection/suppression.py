"""One box for each thing: of boxes that overlap, the best stays."""

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float32]  # (N, 4) left, top, right, bottom
MAX_BOXES = 300  # candidates looked at, best first; a picture full of noise must not take minutes


def overlaps(boxes: Boxes, others: Boxes) -> NDArray[np.float32]:
    """Intersection over union of each with each, (N, M)."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    shared = np.clip(high - low, 0, None).prod(axis=2)
    joint = areas(boxes)[:, None] + areas(others)[None] - shared
    return np.asarray(shared / np.maximum(joint, 1e-12), np.float32)


def areas(boxes: Boxes) -> NDArray[np.float32]:
    """Of each box."""
    return np.asarray(np.clip(boxes[:, 2:] - boxes[:, :2], 0, None).prod(axis=1), np.float32)


def keep_best(
    boxes: Boxes, scores: NDArray[np.float32], groups: NDArray[np.int64], *, same: float, other: float
) -> list[int]:
    """Numbers of the boxes to keep, best first.

    A box goes where a better one of its group overlaps it by `same` or more, or one of another group by
    `other` or more: a rider is no horse, but two names for one box are one thing.
    """
    order = np.argsort(-scores, kind="stable")[:MAX_BOXES]
    limits = np.where(groups[order][:, None] == groups[order][None], same, other)
    rivals = overlaps(boxes[order], boxes[order]) >= limits
    kept: list[int] = []
    for place in range(len(order)):
        if not rivals[place, kept].any():
            kept.append(place)
    return [int(order[place]) for place in kept]
