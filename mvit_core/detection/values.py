"""What a detector finds in one picture."""

from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Box

Picture = NDArray[np.uint8]  # (height, width, 3) RGB; (height, width) is taken as gray
Rows = NDArray[np.float32]  # what a network puts out for one picture: (boxes, numbers of a box)


class Subject(StrEnum):
    """What is in a box, in the words of Camtrap DP's `observationType`."""

    ANIMAL = "animal"
    HUMAN = "human"
    VEHICLE = "vehicle"


class Detected(msgspec.Struct, frozen=True):
    """One thing that a detector found in one picture."""

    box: Box
    subject: Subject
    score: float  # 0 to 1
    class_name: str  # the detector's own word, such as "sheep"; of animals it is often wrong
