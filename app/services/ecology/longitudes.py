"""Longitudes of places that lie near each other, on both sides of the date line perhaps. Pure."""

from collections.abc import Sequence
from math import floor

import numpy as np
from numpy.typing import NDArray


def together(longitudes: Sequence[float]) -> NDArray[np.float64]:
    """The same longitudes counted so that they lie side by side, across the date line too."""
    ordered = np.sort(np.mod(longitudes, 360.0))
    gaps = np.diff(ordered, append=ordered[0] + 360.0)
    first = float(ordered[(int(np.argmax(gaps)) + 1) % len(ordered)])
    lons = first + np.mod(np.array(longitudes) - first, 360.0)
    middle = (float(lons.min()) + float(lons.max())) / 2
    return np.asarray(lons - 360.0 * floor((middle + 180.0) / 360.0), np.float64)
