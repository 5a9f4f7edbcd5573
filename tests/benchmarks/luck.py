"""How often a training whose rounds are all as good as the model in use passes for a better one.

`python -m tests.benchmarks.luck` draws scores of behaviors: every round of a training knows as much as the
old model, each with its own mistakes; the best is chosen by the clips held out, as trainings choose, and
compared with the old model by the same clips. Beside it how often a model that does know more is found out.
Half an hour.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.clips.dataset import Truth, truth_of
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.reports import chance
from trainer.reports.chance import chances_of_differences
from trainer.reports.comparing import differences_of, surely
from trainer.reports.judging import Judged
from trainer.scores import metrics
from trainer.scores.over_epochs import Answers, means_of_latest, places_of

NAME = "mean_average_precision"
SHARES = {"drinks": 0.1, "eats": 0.4, "grooms": 0.2, "sleeps": 0.2}
CLIPS, SITES, ROUNDS, TRAININGS = 3, 2, 30, 1000
KNOWN = 1.0  # signal, beside noise of 1
OF_VIDEO, STAYS = 0.7, 0.8  # of the noise what a whole video shares, and what a round keeps of the one before
F64 = NDArray[np.float64]


def spans_of(videos: int, rng: np.random.Generator) -> list[LabelledSpan]:
    """Clips of which each shows what its video shows most of the time."""
    spans = []
    for video in range(videos):
        usual = rng.random(len(SHARES)) < list(SHARES.values())
        for clip in range(CLIPS):
            shown = usual ^ (rng.random(len(SHARES)) < 0.1)
            names = tuple(name for name, is_shown in zip(SHARES, shown, strict=True) if is_shown)
            spans.append(
                LabelledSpan(
                    video=f"{video}.mp4",
                    start_s=clip,
                    end_s=clip + 1,
                    behaviors=names,
                    group=f"{video % SITES}",
                )
            )
    return spans


def noise(videos: int, rng: np.random.Generator) -> F64:
    """Of all clips, (N, K): partly the same in all clips of a video."""
    of_videos = np.repeat(rng.normal(size=(videos, len(SHARES))), CLIPS, axis=0)
    own = rng.normal(size=of_videos.shape)
    return np.asarray(OF_VIDEO * of_videos + (1 - OF_VIDEO**2) ** 0.5 * own, np.float64)


def rounds_of(videos: int, rng: np.random.Generator) -> F64:
    """The noise of each round, (E, N, K): neighbors are alike."""
    found = [noise(videos, rng)]
    for _ in range(ROUNDS - 1):
        found.append(STAYS * found[-1] + (1 - STAYS**2) ** 0.5 * noise(videos, rng))
    return np.stack(found)


def passes(videos: int, more: float, rng: np.random.Generator) -> tuple[bool, bool]:
    """Whether the best round looks surely better by itself, and with the luck of choosing counted."""
    spans = spans_of(videos, rng)
    truth: Truth = truth_of(make_manifest(spans, root=Path(), behaviors=tuple(SHARES)), spans)
    rounds = (KNOWN + more) * truth.behaviors + rounds_of(videos, rng)
    scores = [metrics.mean_average_precision(each, truth.behaviors.astype(np.int64)) for each in rounds]
    best = rounds[means_of_latest(np.array(scores), len(spans)).argmax()]
    rows = np.arange(len(spans))
    ours, theirs = (
        Judged(rows, best, truth),
        Judged(rows, KNOWN * truth.behaviors + noise(videos, rng), truth),
    )
    tries = (None, Answers(None, places_of(rounds)))
    chances = [chances_of_differences(ours, theirs, spans, [NAME], each) for each in tries]
    if min(each[NAME] for each in chances) >= 0.05:
        return False, False
    found = differences_of(ours, theirs, spans)[NAME]
    alone, seeing = (surely(NAME, {NAME: found}, each) is True for each in chances)
    return alone, seeing


def main() -> None:
    """Prints a line for each number of videos and each model."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    chance.TIMES = 300  # enough for a share
    for more in (0.0, 1.0):
        for videos in (10, 20, 30, 90):
            rng = np.random.default_rng((videos, 5))
            number = TRAININGS if not more else TRAININGS // 5
            found = np.mean([passes(videos, more, rng) for _ in range(number)], axis=0)
            alone, seeing = (f"{100 * share:5.1f}" for share in found)
            print(
                f"{videos:3d} videos, {more} more: {alone} % as one round, {seeing} % as best of {ROUNDS}",
                flush=True,
            )


if __name__ == "__main__":
    main()
