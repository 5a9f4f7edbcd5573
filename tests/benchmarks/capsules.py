"""Clips drawn in a third way, with exact truth: `python -m tests.benchmarks.capsules DIR [--seed N]`.

`mvit_core.rendering` bends a landscape in the wind and `tests.benchmarks.composites` bends photographs. Here
each blade and leaf swings by itself, animals are put together of capsules, clouds are soft blobs, and size,
rate, length and bit rate differ from clip to clip. DIR is then measured with
`python -m tests.benchmarks.localization --folder DIR`.
"""

import argparse
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from mvit_core.rendering.spec import Condition, Scenario
from mvit_core.rendering.truth import AnimalTruth, Truth, truth_path, write_truth
from mvit_core.types import Box, TrackPoint
from tests.benchmarks.capsule_beasts import Beast, Way
from tests.benchmarks.capsule_places import Place
from tests.benchmarks.composites import spans_of

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
    points: list[list[TrackPoint]] = [[] for _ in cast]
    least = max(12.0, 24 * width * height / (640 * 360))
    with av.open(str(path), "w") as out:
        options = {"crf": str(int(dice.integers(20, 33))), "preset": "veryfast"}
        stream = out.add_stream("libx264", rate=rate, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for index in range(int(duration_s * rate)):
            time_s = index / rate
            tones = place.ground(time_s)
            for (beast, way), seen in zip(cast, points, strict=True):
                tones, body = beast.drawn(tones, way, time_s, time_s / duration_s)
                if body.sum() >= least:
                    seen.append(TrackPoint(time_s, index, box_of(body)))
            picture = place.shown(tones, time_s)
            frame = av.VideoFrame.from_ndarray(np.repeat(picture[..., None], 3, axis=2), format="rgb24")
            frame.pts, frame.time_base = index, Fraction(1, rate)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    animals = tuple(
        AnimalTruth(id=n, species="", spans=spans_of(seen), points=tuple(seen))
        for n, seen in enumerate(points)
        if seen
    )
    truth = Truth(
        video=path.name, width=width, height=height, duration_s=duration_s,
        animals=animals, condition=condition, scenario=scenario,
    )  # fmt: skip
    write_truth(truth, truth_path(path))


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


def box_of(body: NDArray[np.bool_]) -> Box:
    """Around what is true, as shares of the picture."""
    height, width = body.shape
    columns, rows = np.flatnonzero(body.any(axis=0)), np.flatnonzero(body.any(axis=1))
    return Box(
        float(columns[0] / width), float(rows[0] / height),
        float((columns[-1] + 1 - columns[0]) / width), float((rows[-1] + 1 - rows[0]) / height),
    )  # fmt: skip


if __name__ == "__main__":
    main()
