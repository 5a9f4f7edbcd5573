"""How far two people agree on each class: its kappa, over the animals that both saw."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from app.services.analysis.values import NOTHING, Behind, Ids
from app.services.ecology.agreement import LEAST_PAIRS, kappa, two_interval
from app.services.ecology.clusters import clusters
from app.services.ecology.resampling import Bounds
from app.services.observer_agreement.bouts import SiteVideo

MISSED = "missed"  # the other one added it


class Pair(NamedTuple):
    """What each calls one animal, and where it is found among the labels that count."""

    first: str
    second: str
    where: Behind


class ClassKappa(msgspec.Struct, frozen=True):
    """One class, against all others."""

    name: str
    num_first: int
    num_second: int
    num_both: int
    kappa: float | None  # of the animals that both saw
    kappa_interval: Bounds | None = None  # 95 %
    differing: Behind = NOTHING  # the animals that one of the two alone calls so


def of_class(name: str, pairs: Sequence[Pair], places: Sequence[SiteVideo]) -> ClassKappa:
    """Of the animals that both saw, or one alone; `places` are those of the animals that both saw."""
    said = [(pair.first == name, pair.second == name) for pair in pairs]
    against = [
        (str(one), str(other)) for (one, other), pair in zip(said, pairs, strict=True) if MISSED not in pair
    ]
    return ClassKappa(
        name,
        num_first=sum(one for one, _ in said),
        num_second=sum(other for _, other in said),
        num_both=sum(one and other for one, other in said),
        kappa=None if name == MISSED else kappa(against),
        kappa_interval=None if name == MISSED else _interval_of(name, pairs, places),
        differing=together(
            pair.where for (one, other), pair in zip(said, pairs, strict=True) if one != other
        ),
    )


def _interval_of(name: str, pairs: Sequence[Pair], places: Sequence[SiteVideo]) -> Bounds | None:
    said = [(pair.first == name, pair.second == name) for pair in pairs if MISSED not in pair]
    if len(said) < LEAST_PAIRS:
        return None
    counts = np.array([(one, other, one and other, True) for one, other in said], np.float64)
    over = clusters(places, [one or other for one, other in said])
    return two_interval(over.gathered().sums(counts))[0]


def together(places: Iterable[Behind]) -> Behind:
    """All of them, each once."""
    found = list(places)
    videos = Ids(video for one in found for video in one.videos)
    return Behind(videos, Ids(animal for one in found for animal in one.animals))
