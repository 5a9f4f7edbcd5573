"""Which animals are alike because they are of one site, or of one video."""

from collections.abc import Hashable, Iterable, Sequence

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from app.services.ecology.resampling import LEAST_CLUSTERS, MOST_CLUSTERS, Sums, groups


class Clusters(msgspec.Struct, frozen=True):
    """The cluster of each thing, by number from 0."""

    codes: NDArray[np.int64]
    number: int
    of_sites: bool  # else of videos: what is said holds for these sites alone

    def sums(self, values: NDArray[np.float64]) -> Sums:
        """Over the things of each cluster; `values` have a row a thing."""
        columns = [np.bincount(self.codes, each, self.number) for each in values.T]
        return np.stack(columns, axis=1)

    def counts(self, kinds: NDArray[np.int64], num_kinds: int) -> Sums:
        """How many things of each kind, which are numbers from 0, each cluster has."""
        places = self.codes * num_kinds + kinds
        found = np.bincount(places, minlength=self.number * num_kinds).astype(np.float64)
        return found.reshape(self.number, num_kinds)

    def gathered(self) -> "Clusters":
        """Random groups of them, where they are too many to be drawn one by one."""
        if self.number <= MOST_CLUSTERS:
            return self
        return replace(self, codes=groups(self.number)[self.codes], number=MOST_CLUSTERS)


def clusters(places: Iterable[tuple[Hashable, Hashable]], has: Sequence[bool] | None = None) -> Clusters:
    """Of pairs (site, video), one a thing: sites where there are six or more of them, else videos.

    `has` says which things have what is looked at: then it has to be at six sites, since those without tell
    nothing of how it differs.
    """
    pairs = list(places)
    sites = _numbered(site for site, _ in pairs)
    number = int(sites.max(initial=-1)) + 1
    if len(np.unique(sites if has is None else sites[np.array(has, bool)])) >= LEAST_CLUSTERS:
        return Clusters(sites, number, of_sites=True)
    videos = _numbered(video for _, video in pairs)
    return Clusters(videos, int(videos.max(initial=-1)) + 1, of_sites=False)


def _numbered(keys: Iterable[Hashable]) -> NDArray[np.int64]:
    """In the order in which they come."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(each, len(numbers)) for each in keys], np.int64)
