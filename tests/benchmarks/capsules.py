"""Clips drawn in a third way, with exact truth: `python -m tests.benchmarks.capsules DIR [--seed N]`.

`mvit_core.rendering` bends a landscape in the wind and `tests.benchmarks.composites` bends photographs. Here
each blade and leaf swings by itself, animals are put together of capsules, clouds are soft blobs, and size,
rate, length and bit rate differ from clip to clip. DIR is then measured with
`python -m tests.benchmarks.localization --folder DIR`.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mvit_core.rendering.spec import Condition, Scenario
from tests.benchmarks.capsule_beasts import Beast, Way
from tests.benchmarks.capsule_places import Place
from tests.benchmarks.film import Film, Shown

SIZES = ((640, 360), (640, 480), (960, 540), (320, 240))
RATES = (10, 20, 25, 30)
LENGTHS_S = (6.0, 8.0, 10.0, 12.0, 15.0)


def main() -> None:
    """Write one clip for each condition and scenario."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    left_out = (Scenario.UNTRIMMED, Scenario.TOGETHER)
    scenarios = [each for each in Scenario if each not in left_out]
    for number, (condition, scenario) in enumerate((c, s) for c in Condition for s in scenarios):
        dice = np.random.default_rng([arguments.seed, number, 77])
        write(arguments.folder / f"{condition}_{scenario}.mp4", condition, scenario, dice)


def write(path: Path, condition: Condition, scenario: Scenario, dice: np.random.Generator) -> None:
    """One clip and its truth."""
    width, height = SIZES[int(dice.integers(len(SIZES)))]
    rate = RATES[int(dice.integers(len(RATES)))]
    duration_s = float(dice.choice(LENGTHS_S))
    place = Place(dice, (height, width), condition)
    cast = [
        beast_and_way(dice, (height, width), condition, scenario, duration_s, second=bool(number))
        for number in range({Scenario.BLANK: 0, Scenario.TWO_ANIMALS: 2}.get(scenario, 1))
    ]
    crf = int(dice.integers(20, 33))

    def pictures() -> Iterator[Shown]:
        for index in range(int(duration_s * rate)):
            time_s = index / rate
            tones, bodies = place.ground(time_s), []
            for beast, way in cast:
                tones, body = beast.drawn(tones, way, time_s, time_s / duration_s)
                bodies.append(body)
            yield np.repeat(place.shown(tones, time_s)[..., None], 3, axis=2), bodies

    least = max(12.0, 24 * width * height / (640 * 360))
    film = Film(path, (width, height), rate, duration_s, crf=crf, least_visible=least)
    film.write(pictures(), len(cast), condition, scenario)


def beast_and_way(
    dice: np.random.Generator,
    shape: tuple[int, int],
    condition: Condition,
    scenario: Scenario,
    duration_s: float,
    *,
    second: bool,
) -> tuple[Beast, Way]:
    """Who is there, and where it goes."""
    height, width = shape
    tall = height * (dice.uniform(0.05, 0.08) if condition is Condition.FAR else dice.uniform(0.14, 0.4))
    beast = Beast(dice, tall)
    start, end = -1.4 * tall, width + 1.4 * tall
    middle = dice.uniform(0.2, 0.8) * width
    times, places = {
        Scenario.STOPS: ((0.05, 0.3, 0.7, 0.95), (start, middle, middle, end)),
        Scenario.STARTS_STILL: ((0.0, 0.45, 0.75), (middle, middle, end)),
        Scenario.STAYS: ((0.0, 1.0), (middle, middle)),
    }.get(scenario, ((dice.uniform(0.05, 0.2), dice.uniform(0.6, 0.9)), (start, end)))
    flip = second or dice.random() < 0.5
    if flip:
        places = tuple(width - each for each in places)
    ground = dice.uniform(0.6, 0.95) * height
    later = ground if scenario is Scenario.STAYS else ground * (1 + dice.uniform(-0.08, 0.05))
    return beast, Way(tuple(share * duration_s for share in times), places, (ground, later), flip)


if __name__ == "__main__":
    main()
