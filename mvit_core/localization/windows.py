"""What a model gives for each window of a track: scores, and the embedding that they were made from.

Kept for every window that was scanned, in 16 bits: 768 numbers are 1.5 KB. The embedding is the backbone's
pooled feature, so that heads for new classes and a search for the like of something need no video again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mvit_core.types import ClipScores, Score, Span, TrackWindows

PACKED = np.dtype("<f2")
NUM_SPECIES = 5  # of each window; what is not among them is kept as 0
LARGEST = float(np.finfo(np.float16).max)


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of each clip, and the embeddings that they were made from, (B, feature_dim) float32."""

    scores: list[ClipScores]
    embeddings: NDArray[np.float32]


def middles_of(window: Span, number: int) -> list[float]:
    """The middle of each of `number` equal parts of a window, seconds."""
    step_s = window.duration_s / number
    return [window.start_s + (part + 0.5) * step_s for part in range(number)]


def packed(spans: Sequence[Span], scored: Scored, num_species: int = NUM_SPECIES) -> TrackWindows:
    """The windows of one track with their best species, all behaviors and embeddings."""
    species = sorted({score.name for each in scored.scores for score in each.species[:num_species]})
    behaviors = sorted({score.name for each in scored.scores for score in each.behaviors})
    values = np.zeros((len(spans), len(species) + len(behaviors)), np.float32)
    for row, each in zip(values, scored.scores, strict=True):
        of_species = {score.name: score.value for score in each.species[:num_species]}
        of_behaviors = {score.name: score.value for score in each.behaviors}
        row[: len(species)] = [of_species.get(name, 0.0) for name in species]
        row[len(species) :] = [of_behaviors.get(name, 0.0) for name in behaviors]
    return TrackWindows(
        spans=tuple(spans),
        species=tuple(species),
        behaviors=tuple(behaviors),
        scores=in_16_bits(values),
        embeddings=in_16_bits(scored.embeddings),
    )


def scores_of(windows: TrackWindows) -> NDArray[np.float32]:
    """(windows, species + behaviors), in the order of the names."""
    return rows_of(windows.scores, len(windows.spans))


def embeddings_of(windows: TrackWindows) -> NDArray[np.float32]:
    """(windows, feature dimension)."""
    return rows_of(windows.embeddings, len(windows.spans))


def species_of(windows: TrackWindows) -> list[tuple[Score, ...]]:
    """The best species of each window, best first."""
    ranked = []
    for row in scores_of(windows)[:, : len(windows.species)].tolist():
        pairs = sorted(zip(windows.species, row, strict=True), key=lambda pair: (-pair[1], pair[0]))
        ranked.append(tuple(Score(name, value) for name, value in pairs if value > 0))
    return ranked


def in_16_bits(values: NDArray[np.float32]) -> bytes:
    """Row by row; what 16 bits can't hold becomes the largest that they can."""
    return np.clip(values, -LARGEST, LARGEST).astype(PACKED).tobytes()


def rows_of(packed_values: bytes, num_rows: int) -> NDArray[np.float32]:
    """What `in_16_bits` packed."""
    values = np.frombuffer(packed_values, PACKED).astype(np.float32)
    return values.reshape(num_rows, -1) if num_rows else values.reshape(0, 0)
