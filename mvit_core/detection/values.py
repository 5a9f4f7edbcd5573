"""What a detector finds in one picture."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.types import Box, Subject

Picture = NDArray[np.uint8]  # (height, width, 3) RGB; (height, width) is taken as gray
Rows = NDArray[np.float32]  # what a network puts out for one picture: (boxes, numbers of a box)


class Detected(msgspec.Struct, frozen=True):
    """One thing that a detector found in one picture."""

    box: Box
    subject: Subject
    score: float  # 0 to 1
    class_name: str  # the detector's own word, such as "sheep"; of animals it is often wrong
