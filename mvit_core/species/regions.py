"""The parts of the world that a list of animals can be of. The words of the command line name them, and those
need nothing that is to be installed.
"""

from collections.abc import Mapping
from types import MappingProxyType

REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "africa": "AF",
        "asia": "AS",
        "europe": "EU",
        "north_america": "NA",
        "south_america": "SA",
        "australia": "OC",
        "antarctica": "AN",
    }
)
