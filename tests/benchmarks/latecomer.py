"""A behavior that comes into a project's list when many clips are labelled: what those teach of it.

`python -m tests.benchmarks.latecomer` draws embeddings of clips in which animals do one of four things, the
last of which nobody could say of the first ones, and fits the quick heads to them: once as if it were not
shown there, once as unknown. Judged on others. Some ten seconds.
"""

import numpy as np
from numpy.typing import NDArray

from trainer.clips.dataset import Truth
from trainer.heads.linear import train_heads
from trainer.scores.metrics import average_precision, mean_average_precision, sigmoid

NUM_CLIPS, NUM_OTHERS, DIM, TIMES = 240, 800, 32, 20
LATE = 3  # the number of the behavior
NOISE = 2.5

Figures = tuple[float, float, float]  # of the late one its average precision and recall; mAP of the others


def drawn(
    number: int, centers: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Embeddings, and (N, 4) of 0 and 1 what they show."""
    kinds = rng.integers(len(centers), size=number)
    noise = rng.normal(size=(number, DIM)) * NOISE
    return (centers[kinds] + noise).astype(np.float32), np.eye(len(centers), dtype=np.int64)[kinds]


def tried(share: float, seed: int, *, is_unknown: bool) -> Figures:
    """Where this share of the clips was labelled before."""
    rng = np.random.default_rng(seed)
    centers = rng.normal(size=(LATE + 1, DIM))
    (clips, shown), (others, truth) = drawn(NUM_CLIPS, centers, rng), drawn(NUM_OTHERS, centers, rng)
    before = np.arange(NUM_CLIPS) < share * NUM_CLIPS
    known = np.ones(shown.shape, bool)
    known[before, LATE] = not is_unknown
    said = np.where(before[:, None] & (np.arange(LATE + 1) == LATE), 0, shown).astype(np.float32)
    heads = train_heads(clips, Truth(np.zeros((NUM_CLIPS, 0), np.float32), said, known), balance=1.0)
    scores = sigmoid(heads.logits(others).astype(np.float64))
    late = scores[:, LATE], truth[:, LATE]
    recall = float((late[0] >= 0.5)[late[1] > 0].mean())
    return average_precision(*late), recall, mean_average_precision(scores[:, :LATE], truth[:, :LATE])


def main() -> None:
    """Prints a line for each share of clips from before."""
    for share in (0.25, 0.5, 0.75):
        ways = [
            np.mean([tried(share, seed, is_unknown=way) for seed in range(TIMES)], axis=0)
            for way in (False, True)
        ]
        told = (", ".join(f"{100 * each:.0f} %" for each in way) for way in ways)
        print(f"{100 * share:.0f} % from before: {'; as unknown: '.join(told)}")


if __name__ == "__main__":
    main()
