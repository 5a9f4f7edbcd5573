"""Times for tests, at so many sites in turn."""

import numpy as np

from app.services.ecology.diel import Angles
from app.services.ecology.times import Times


def at_sites(angles: Angles, num_sites: int = 1) -> Times:
    """At one site, where nothing else is said."""
    return Times(angles, np.arange(len(angles)) % num_sites)
