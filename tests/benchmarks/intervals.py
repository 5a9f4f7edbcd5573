"""How often 95 % intervals hold the truth: `python -m tests.benchmarks.intervals [--surveys N] [--json]`.

Surveys are drawn whose truth is known. Prints, for so many sites, in how many of 100 of them the interval of
the program holds it, beside that of others: RAI by plain percentiles of sites, and as one Poisson count
(Garwood 1936); recall as Wilson's of all animals, one by one; kappa as drawn animal by animal; overlap,
activity level and curves as of a smoothed bootstrap of single events. Of a curve it is the per cent of the
times of the day. Last, the milliseconds that intervals take of a project of 500,000 animals.
"""

import argparse
import json
import time
from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.services.ecology.agreement import kappa_interval
from app.services.ecology.binned import NUM_BINS
from app.services.ecology.clusters import clusters
from app.services.ecology.counted import poisson_interval
from app.services.ecology.day_bands import day_band
from app.services.ecology.diel import CIRCLE, Angles, density, grid
from app.services.ecology.levels import activity_level, level_of
from app.services.ecology.overlap import overlap
from app.services.ecology.resampling import Bounds, intervals, ratios
from app.services.ecology.shares import wilson, wilson_of_clusters
from app.services.ecology.times import Times

SITES = (6, 10, 20, 40)
MEAN_RATE = 0.08  # events a night
NUM_PLAIN = 1_000  # samples of plain percentiles
NUM_SMOOTHED = 200  # samples of single events
NIGHT = ((0.7, 23.0, 3.0), (0.3, 4.0, 6.0))  # of each peak its share, its hour and its concentration
TWILIGHT = ((0.5, 20.0, 4.0), (0.5, 7.0, 4.0))
ALIKE = 4.0  # how much the shares of the peaks are those at all sites: of a Dirichlet distribution
SHIFT_H = 1.2  # by how much the hours of a site differ from those of others
Numbers = NDArray[np.float64]
Peaks = tuple[tuple[float, float, float], ...]
Holds = dict[str, float]  # 1 where the interval holds the truth, 0 where it does not; a share of a curve


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--surveys", type=int, default=400, help="for each line")
    parser.add_argument("--of", default="", metavar="WORDS", help="only the lines whose names begin so")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    figures = {**coverage(arguments.surveys, arguments.of), **durations()}
    if arguments.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, value in figures.items():
            print(f"{value:10,.1f}  {name}")


def coverage(num_surveys: int, begins: str = "") -> dict[str, float]:
    """Per cent of the surveys whose interval holds the truth, by name."""
    figures: dict[str, float] = {}
    for words, draw in SCENES.items():
        if not words.startswith(begins):
            continue
        for num_sites in SITES:
            random = np.random.default_rng(1)
            held = [found for _ in range(num_surveys) if (found := draw(random, num_sites))]
            for name in held[0]:
                share = 100 * sum(each[name] for each in held) / len(held)
                figures[f"% {words}, {num_sites} sites: {name}"] = share
    return figures


def rate(random: np.random.Generator, num_sites: int, *, spread: float, occupied: float) -> Holds:
    """RAI, of events that come by a Poisson's chance at rates that differ between sites."""
    nights = random.uniform(30, 90, num_sites)
    rates = random.gamma(1 / spread**2, MEAN_RATE / occupied * spread**2, num_sites)
    events = random.poisson(nights * rates * (random.random(num_sites) < occupied)).astype(float)
    if np.count_nonzero(events) < 2:
        return {}
    low, high = (each / nights.sum() for each in poisson_interval(int(events.sum())))
    return {
        "BCa of sites": _holds(intervals(np.stack([events, nights], axis=1), ratios)[0], MEAN_RATE),
        "percentiles of sites": _holds(_percentiles(random, events, nights), MEAN_RATE),
        "one Poisson count": low <= MEAN_RATE <= high,
    }


def share(random: np.random.Generator, num_sites: int, *, truth: float, alike: float) -> Holds:
    """Recall, of animals that are alike within a site: `alike` is their correlation."""
    wholes = 1.0 + random.poisson(random.gamma(1.0, 9.0, num_sites))
    odds = 1 / alike - 1
    parts = random.binomial(wholes.astype(int), random.beta(truth * odds, (1 - truth) * odds, num_sites))
    both = parts.astype(float)
    return {
        "Wilson of what sites are worth": _holds(wilson_of_clusters(both, wholes), truth),
        "percentiles of sites": _holds(_percentiles(random, both, wholes), truth),
        "Wilson of animals": _holds(wilson(both.sum(), wholes.sum()), truth),
    }


def agreeing(random: np.random.Generator, num_sites: int) -> Holds:
    """Kappa of 0.6: two classes, half each, of which a share that differs between sites is called wrongly."""
    pairs, places = [], []
    for site in range(num_sites):
        wrong = random.beta(0.2 * 9, 0.8 * 9)
        for _ in range(1 + random.poisson(9)):
            true = bool(random.random() < 0.5)
            said = true != bool(random.random() < wrong)
            pairs.append((str(said), str(true)))
            places.append((site, len(places)))
    alone = clusters((0, video) for _, video in places)
    return {
        "BCa of sites": _holds(kappa_interval(pairs, clusters(places)), 0.6),
        "BCa of animals": _holds(kappa_interval(pairs, alone), 0.6),
    }


def doing(random: np.random.Generator, num_sites: int) -> Holds:
    """A share of time of 0.3, that differs between sites and between animals."""
    sums = []
    for _ in range(num_sites):
        mean = random.beta(0.3 * 6, 0.7 * 6)
        seconds = random.gamma(2.0, 10.0, 1 + random.poisson(9))
        shares = random.beta(max(mean * 3, 1e-3), max((1 - mean) * 3, 1e-3), len(seconds))
        sums.append((float((seconds * shares).sum()), float(seconds.sum())))
    parts, wholes = np.array(sums).T
    return {
        "BCa of sites": _holds(intervals(np.array(sums), ratios)[0], 0.3),
        "percentiles of sites": _holds(_percentiles(random, parts, wholes), 0.3),
    }


def coming(random: np.random.Generator, num_sites: int, peaks: Peaks) -> Times:
    """When a species comes: at hours of its own at each site, and at some more often than at others."""
    sites = np.repeat(np.arange(num_sites), 1 + random.poisson(random.gamma(1.0, 8.0, num_sites)))
    shares, hours, concentrations = np.array(peaks).T
    until = random.dirichlet(ALIKE * shares, num_sites).cumsum(axis=1)
    which = (random.random(len(sites))[:, None] > until[sites, :-1]).sum(axis=1)
    shift = random.normal(0, SHIFT_H, num_sites)
    middles = (hours[which] + shift[sites]) * (CIRCLE / 24)
    return Times((middles + random.vonmises(0, concentrations[which])) % CIRCLE, sites)


@cache
def coming_over_all(peaks: Peaks) -> Angles:
    """The density of the same over all sites that there could be."""
    shifts = np.linspace(-4, 4, 81)
    chances = np.exp(-(shifts**2) / 2)
    found = np.zeros(NUM_BINS)
    for share, hour, concentration in peaks:
        for shift, chance in zip(shifts, chances / chances.sum(), strict=True):
            middle = np.array([(hour + SHIFT_H * shift) * (CIRCLE / 24)])
            found += share * chance * density(middle, grid(NUM_BINS), concentration)
    return found


def meeting(random: np.random.Generator, num_sites: int) -> Holds:
    """The overlap of two species, of which one is of the night and one of dawn and dusk."""
    species = [coming(random, num_sites, peaks) for peaks in (NIGHT, TWILIGHT)]
    truth = float(np.minimum(*map(coming_over_all, (NIGHT, TWILIGHT))).mean() * CIRCLE)
    over, alone = overlap(*species), overlap(*map(_alone, species), num_bootstraps=NUM_SMOOTHED)
    return {
        "Dhat1, jackknife of sites": over.dhat1_low <= truth <= over.dhat1_high,
        "Dhat1, of single events": alone.dhat1_low <= truth <= alone.dhat1_high,
        "Dhat4, jackknife of sites": over.dhat4_low <= truth <= over.dhat4_high,
        "Dhat4, of single events": alone.dhat4_low <= truth <= alone.dhat4_high,
    }


def active(random: np.random.Generator, num_sites: int) -> Holds:
    """The activity level of the species of the night, and its curve."""
    seen, curve = coming(random, num_sites, NIGHT), coming_over_all(NIGHT)
    truth, held = level_of(curve), {}
    for name, each in (("jackknife of sites", seen), ("of single events", _alone(seen))):
        level = activity_level(each, num_bootstraps=NUM_SMOOTHED)
        low, high = day_band(each, grid(NUM_BINS), num_bootstraps=NUM_SMOOTHED)
        held[f"level, {name}"] = float(level.low <= truth <= level.high)
        held[f"curve, {name}"] = float(((low <= curve) & (curve <= high)).mean())
    return held


def _alone(seen: Times) -> Times:
    return Times(seen.angles, np.zeros_like(seen.sites))


def _even(random: np.random.Generator, num_sites: int) -> Holds:
    return rate(random, num_sites, spread=0.7, occupied=1.0)


def _patchy(random: np.random.Generator, num_sites: int) -> Holds:
    return rate(random, num_sites, spread=1.2, occupied=0.6)


def _alike(random: np.random.Generator, num_sites: int) -> Holds:
    return share(random, num_sites, truth=0.8, alike=0.2)


def _high(random: np.random.Generator, num_sites: int) -> Holds:
    return share(random, num_sites, truth=0.95, alike=0.1)


SCENES: dict[str, Callable[[np.random.Generator, int], Holds]] = {
    "RAI, everywhere, rates vary by 70 %": _even,
    "RAI, at 6 of 10 sites, rates vary by 120 %": _patchy,
    "recall of 80 %, correlation 0.2": _alike,
    "recall of 95 %, correlation 0.1": _high,
    "kappa of 0.6": agreeing,
    "share of time of 30 %": doing,
    "overlap of two species": meeting,
    "daily activity": active,
}


def durations(num: int = 500_000) -> dict[str, float]:
    """Milliseconds of the intervals of so many animals, of 50 species."""
    random = np.random.default_rng(1)
    species = random.integers(0, 50, num)
    names = [f"species {number}" for number in range(50)]
    pairs = [(names[one], names[other]) for one, other in zip(species, np.roll(species, 1), strict=True)]
    of_sites = [(number % 300, number) for number in range(num)]
    of_videos = [(0, number) for number in range(num)]
    seen = Times(random.uniform(0, CIRCLE, num), np.array([site for site, _ in of_sites]))
    rates = np.hstack([random.poisson(4, (5_000, 50)), random.uniform(30, 90, (5_000, 1))])
    parts = random.random((num, 8))
    return {
        "ms, RAI of 50 species at 5,000 sites": _ms(lambda: intervals(rates, ratios)),
        "ms, finding the sites of 500,000 animals": _ms(lambda: clusters(of_sites)),
        "ms, kappa of 500,000 animals, over sites": _ms(lambda: kappa_interval(pairs, clusters(of_sites))),
        "ms, kappa of 500,000 animals, over videos": _ms(lambda: kappa_interval(pairs, clusters(of_videos))),
        "ms, overlap of two species of 500,000 events each": _ms(lambda: overlap(seen, seen)),
        "ms, activity level of 500,000 events": _ms(lambda: activity_level(seen)),
        "ms, bounds of a curve of 500,000 events": _ms(lambda: day_band(seen, grid(NUM_BINS))),
        "ms, time budget of 500,000 animals": _ms(lambda: intervals(clusters(of_sites).sums(parts), ratios)),
    }


def _ms(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - began)


def _holds(bounds: Bounds | None, truth: float) -> bool:
    return bounds is not None and bounds[0] <= truth <= bounds[1]


def _percentiles(random: np.random.Generator, parts: Numbers, wholes: Numbers) -> Bounds:
    often = random.multinomial(len(parts), np.full(len(parts), 1 / len(parts)), NUM_PLAIN)
    low, high = np.quantile((often @ parts) / (often @ wholes), (0.025, 0.975))
    return float(low), float(high)


if __name__ == "__main__":
    main()
