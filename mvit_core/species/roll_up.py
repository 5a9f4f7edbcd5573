"""What is sure enough to be said of an animal: its species, else the genus, family or order that holds."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from mvit_core.taxonomy import Taxonomy
from mvit_core.types import Score

HOLDS = 0.65  # summed confidence from which a name is said
LEAST = 0.51  # from which it could be: two that exclude each other cannot both reach it
NO_POINTS: Mapping[str, float] = MappingProxyType({})


class Named(msgspec.Struct, frozen=True):
    """A taxon and how sure it is; or one of the classes that are no taxon, such as "blank"."""

    key: str
    confidence: float


def rolled_up(
    scores: Sequence[Score],
    taxonomy: Taxonomy,
    *,
    holds: float = HOLDS,
    points: Mapping[str, float] = NO_POINTS,
) -> Named | None:
    """The finest taxon whose classes together reach `holds` (more than one half); None without any.

    `points` are scores from which single classes hold, where those are known better.

    Confidences of classes add up along the tree, as they are calibrated and exclude each other: a lynx at
    0.4 and a wildcat at 0.35 are a cat at 0.75. Above one half the taxa that hold lie on one line, so
    that the finest of them is one. Classes that the tree does not know stand for themselves, as do those of a
    project's own that were put into its tree.
    """
    if holds <= 0.5:
        raise ValueError("two taxa that have nothing to do with each other could both hold")
    sums: dict[str, float] = {}
    depths: dict[str, int] = {}
    for score in scores:
        line = [taxon.key for taxon in taxonomy.lineage(score.name)] or [score.name]
        for depth, key in enumerate(reversed(line)):
            sums[key] = sums.get(key, 0.0) + score.value
            depths[key] = depth
    held = [key for key, value in sums.items() if value >= max(LEAST, points.get(key, holds))]
    finest = max(held, key=lambda key: (depths[key], sums[key]), default=None)
    return Named(finest, min(1.0, sums[finest])) if finest is not None else None
