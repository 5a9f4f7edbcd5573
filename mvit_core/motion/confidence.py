"""How sure we are that a trail is something alive: what sets bodies apart from weather, light and branches.

Each trait is squeezed to a small range and weighed in a logistic sum. The weights were fitted to some 870
trails of rendered clips in eight kinds of weather, drawn to weights set by hand on real clips; of rendered
tracks above 0.6 about nineteen in twenty are animals. Of 3,900 trails of ten sets looked at, rendered and
made of photographs, those told 0.3 to 0.5 were right in 4 of 10, 0.5 to 0.7 in 7, 0.7 to 0.9 in 9.
"""

from dataclasses import dataclass

import numpy as np

from mvit_core.motion.sightings import Trail

SPECK = 0.1  # share of its usual pixels below which a sighting says nothing of its way
FROZEN = 0.04  # change of its pixels below which what has come and not walked is light that stays
SOFT = 0.22  # outlines less steep than this are fog, light or shadow


@dataclass(frozen=True, slots=True)
class Traits:
    """What a trail looks like as a whole."""

    duration_s: float
    filled: float  # share of the samples in its span in which it was seen
    sharpness: float  # median
    likeness: float  # median; near 1: light and shadow
    solidity: float  # median share of the box that carries evidence
    area: float  # median, share of the picture
    travel: float  # net way in lengths of its own body
    straightness: float  # net way over the way walked, 0 to 1
    change: float  # of its pixels from one sample to the next, median, as a share of them
    company: float  # mean number of other trails at the same time
    dominance: float  # its share of all evidence in the picture while it runs
    clouded: bool = False  # whether clouds changed the light in patches meanwhile


@dataclass(frozen=True, slots=True)
class Setting:
    """What else went on while a trail ran; see the same names in `Traits`."""

    num_pixels: int
    sample_s: float
    company: float
    dominance: float
    clouded: bool


def traits_of(trail: Trail, setting: Setting) -> Traits:
    """Measure a trail."""
    blobs = [sighting.blob for sighting in trail.sightings]
    duration_s = trail.last.time_s - trail.sightings[0].time_s
    # Where a speck that grows to fog at once began is no way that fog has gone.
    areas = np.array([blob.area for blob in blobs])
    least = SPECK * float(np.median(areas))
    centers = np.array([blob.center for blob in blobs if blob.area >= least])
    smooth = np.array([centers[max(0, k - 1) : k + 2].mean(axis=0) for k in range(len(centers))])
    length = float(np.median([max(blob.width, blob.height) for blob in blobs]))
    reach = float(np.linalg.norm(smooth - smooth[0], axis=1).max())
    way = float(np.linalg.norm(np.diff(smooth, axis=0), axis=1).sum())
    return Traits(
        duration_s=duration_s,
        filled=min(1.0, len(blobs) * setting.sample_s / (duration_s + setting.sample_s)),
        sharpness=float(np.median([blob.sharpness for blob in blobs])),
        likeness=float(np.median([blob.likeness for blob in blobs])),
        solidity=float(np.median([blob.area / max(1.0, blob.width * blob.height) for blob in blobs])),
        area=float(np.median(areas)) / setting.num_pixels,
        travel=reach / max(1.0, length),
        straightness=reach / max(1e-6, way),
        change=float(np.median(np.abs(np.diff(areas)) / areas[1:])) if len(areas) > 1 else 1.0,
        company=setting.company,
        dominance=setting.dominance,
        clouded=setting.clouded,
    )


def confidence_of(traits: Traits) -> float:
    """0 to 1: that something alive made this trail."""
    # A body that has walked its own length in one direction is hardly a branch.
    walked = min(1.0, traits.travel / 1.2) * min(1.0, traits.straightness / 0.5)
    large = min(1.0, traits.area / 0.008)
    # A large body in place is seen by its outline alone, a small one should fill its box.
    holes = max(0.0, 0.45 - traits.solidity) * (1 - 0.8 * large)
    score = (
        -7.3
        + 0.1 * min(1.0, traits.duration_s / 2.0)
        + 3.9 * (traits.filled - 0.5)
        + 4.5 * walked
        + 5.0 * large
        + 4.8 * traits.dominance * (0.4 + 0.6 * large)
        - 1.5 * holes
        - 4.9 * max(0.0, traits.likeness - 0.5) / 0.5
        - 4.1 * max(0.0, SOFT - traits.sharpness) / SOFT
        - 0.3 * min(10.0, traits.company)
        - 1.2 * traits.clouded
        - 8.0 * (1 - walked) * max(0.0, FROZEN - traits.change) / FROZEN
    )
    return float(1 / (1 + np.exp(-score)))
