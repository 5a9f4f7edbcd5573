"""Longitudes side by side, across the date line too."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.ecology.longitudes import together


@given(st.lists(st.floats(-180, 180), min_size=1, max_size=8))
def test_sites_lie_side_by_side_wherever_degrees_begin(longitudes: list[float]) -> None:
    counted = together(longitudes)
    turns = (counted - longitudes) / 360
    assert np.allclose(turns, np.round(turns), atol=1e-9)
    ordered = np.sort(np.mod(longitudes, 360))
    gaps = np.diff(ordered, append=ordered[0] + 360)
    assert np.ptp(counted) == pytest.approx(360 - gaps.max(), abs=1e-6)
    assert abs((counted.max() + counted.min()) / 2) <= 180.000001
