"""How well a box of motion and one of the detector agree."""

from math import sqrt

from mvit_core.types import Box


def agreement(box: Box, other: Box) -> float:
    """How likely two boxes are of one animal, 0 to 1.

    The geometric mean of their overlap (intersection over union) and of the share of the smaller that lies in
    the larger: motion often sees the part that moves, a head or the legs, where the detector sees the body.
    """
    union = box.intersection_over_union(other)
    smaller = min(box.w * box.h, other.w * other.h)
    if union <= 0 or smaller <= 0:
        return 0.0
    shared = union * (box.w * box.h + other.w * other.h) / (1 + union)
    return sqrt(union * min(1.0, shared / smaller))
