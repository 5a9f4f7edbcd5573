"""How far a model's scores can be trusted, and from which score on each class is named. Free of torch."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

Activation = Literal["sigmoid", "softmax"]
"""What makes scores of behaviors' logits. sigmoid: each by itself (several at once, or none); softmax: they
share a sum of 1, as in models that were taught one behavior a clip, and no score says that none is shown."""
AS_TRAINED = "0"  # the key of no wish
PRECISIONS = (0.8, 0.9, 0.95, 0.99)  # shares of right calls that people can ask for
BOUT_SHOWN = 0.3  # score from which a bout of a temporal head counts whose behavior has no point of its own


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """Temperatures that logits are divided by before the softmax of species and the activation of behaviors.

    `thresholds` have, for each class that enough held-out clips show, the calibrated score from which on
    calls of it are right as often as wished: {"lynx": {"0.9": 0.71}}; 1 where no score was sure enough. How
    sure that is, trainer.scores.sure_scores tells.
    `holds` has the same of names along the tree, whatever their rank, by the wish: {"0.9": 0.8}; its "0" is
    the score from which names were right as often as they say.
    """

    species_temperature: float = 1.0
    behavior_temperature: float = 1.0
    operating_points: dict[str, float] = {}  # calibrated scores from which single behaviors count as shown
    thresholds: dict[str, dict[str, float]] = {}
    holds: dict[str, float] = {}

    def __post_init__(self) -> None:
        if min(self.species_temperature, self.behavior_temperature) <= 0:
            raise ValueError("a temperature must be above 0")
        if not all(0 < value < 1 for value in self.operating_points.values()):
            raise ValueError("an operating point must lie between 0 and 1")
        if not all(0 < value <= 1 for each in self.thresholds.values() for value in each.values()):
            raise ValueError("a threshold must lie between 0 and 1")
        if not all(0.5 < value <= 1 for value in self.holds.values()):
            raise ValueError("what holds along the tree must be more than one half")

    @property
    def species_are_raw(self) -> bool:
        """Whether too few clips were held out to make scores of species as sure as they are right."""
        return self.species_temperature == 1.0

    @property
    def behaviors_are_raw(self) -> bool:
        """The same of behaviors."""
        return self.behavior_temperature == 1.0

    def points_for(
        self, precision: float, names: Iterable[str], otherwise: float | None = None
    ) -> dict[str, float]:
        """The score from which each class is named where calls are to be right this often; 0: as trained.

        A class of which too little is known is held to `otherwise`, or to the wish itself: a calibrated score
        of 0.9 is right nine times in ten.
        """
        if not precision:
            return dict(self.operating_points)
        key, unknown = key_of(precision), precision if otherwise is None else otherwise
        return {name: self.thresholds.get(name, {}).get(key, unknown) for name in names}

    def holds_for(self, precision: float, otherwise: float) -> float:
        """The summed score from which a taxon of any rank is named where names are to be right this often."""
        return self.holds.get(key_of(precision), precision or otherwise)


def key_of(precision: float) -> str:
    """The wish as `Calibration.thresholds` has it."""
    return f"{precision:g}"


def bout_points(
    behaviors: Iterable[str],
    usual: Mapping[str, float],
    thresholds: Mapping[str, Mapping[str, float]],
    wish: float = 0.0,
) -> dict[str, float]:
    """The score from which each behavior's bouts count where this share of them is to be right.

    `usual` are those of no wish, as a temporal head was judged best; they hold where too little is known.
    """
    key = key_of(wish) if wish else ""
    return {name: thresholds.get(name, {}).get(key, usual.get(name, BOUT_SHOWN)) for name in behaviors}
