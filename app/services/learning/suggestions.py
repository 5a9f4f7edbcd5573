"""What animals are, as far as what people said so far tells: learned from kept embeddings in a second or two.

A ridge regression on the embeddings that the model in use left, each class weighing the same. It is far less
than a training, but it is there while a person goes on, and species new to the model are among its answers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from app.services import models, vocabulary
from app.services.learning.training_sets import TrainingSet, training_set
from app.services.learning.trainings import kept_embeddings
from app.services.observations.windows import windows_of
from app.services.projects import Project
from app.services.scanning.settings import sha256_of
from app.services.species_list import species_list
from app.store.library_order import batches
from app.store.records import NOT_TAXA, Kind, ObservationId, ReviewState
from app.store.schema import ObservationRow
from mvit_core.localization.windows import embeddings_of
from mvit_core.species.species_list import restricted
from mvit_core.types import Score
from trainer.labels.manifest import LabelledSpan
from trainer.scores import metrics

FEWEST = 8  # named animals from which on anything is said
MOST_ASKED = 5_000  # animals that are suggested a name at once, the newest first
NUM_SCORES = 5
PENALTY = 3.0  # on squared weights, for embeddings of deviation 1
F64 = NDArray[np.float64]
Step = Callable[[object], None]
Suggestions = Mapping[ObservationId, tuple[Score, ...]]


@dataclass(frozen=True, slots=True)
class Guesser:
    """Names from embeddings; `temperature` makes it as sure as it is right on what it was not shown."""

    names: tuple[str, ...]
    weight: F64  # (D + 1, C)
    center: F64  # (D,)
    spread: F64  # (D,)
    temperature: float

    def scores(self, embedding: NDArray[np.float32]) -> tuple[Score, ...]:
        """All names for one embedding (D,), best first."""
        row = with_one((embedding[None].astype(np.float64) - self.center) / self.spread)
        chances = metrics.softmax(row @ self.weight / self.temperature)[0]
        best = np.argsort(-chances, kind="stable")
        return tuple(Score(self.names[each], float(chances[each])) for each in best)


def suggestions(project: Project, *, step: Step = lambda _done: None) -> Suggestions:
    """Names for the animals that nobody has reviewed; empty where too little is known, or without a model.

    `step` is called now and then; what it raises ends the work.
    """
    model = models.project_model(project)
    if model is None or not model.is_file():
        return {}
    examples = training_set(project)
    step(None)
    guesser = learned(*named_embeddings(project, examples))
    if guesser is None:
        return {}
    sha256, found = sha256_of(model), {}
    taxonomy, listed = vocabulary.taxonomy(project), species_list(project)
    for some in batches(unreviewed(project)):
        step(None)
        for id_, stored in windows_of(project, some).items():
            if stored.model == sha256:
                scores = guesser.scores(embeddings_of(stored.windows).mean(axis=0))
                found[id_] = restricted(scores, taxonomy, listed)[:NUM_SCORES]
    return found


def named_embeddings(project: Project, examples: TrainingSet) -> tuple[F64, list[str], list[str]]:
    """The mean embedding of each animal whose species people named, (N, D), the names, and their events."""
    kept = kept_embeddings(project, examples, models.project_model(project))
    spans = examples.manifest.spans
    by_animal: dict[ObservationId, list[NDArray[np.float32]]] = {}
    about: dict[ObservationId, LabelledSpan] = {}
    for number in kept.spans.tolist():
        if spans[number].species and spans[number].species not in NOT_TAXA:
            animal = examples.animals[number]
            by_animal.setdefault(animal, []).append(kept.embeddings[kept.numbers == number])
            about[animal] = spans[number]
    rows = [np.concatenate(some).mean(axis=0) for some in by_animal.values()]
    stacked = np.stack(rows).astype(np.float64) if rows else np.zeros((0, 0))
    seen = [about[animal] for animal in by_animal]
    return stacked, [span.species for span in seen], [span.when for span in seen]


def learned(embeddings: F64, names: Sequence[str], events: Sequence[str]) -> Guesser | None:
    """The regression of names on embeddings; None where there is too little to tell apart.

    How sure it may be is seen on each event by what was learned from all others: videos of one show the same
    animal.
    """
    classes = tuple(sorted(set(names)))
    if len(names) < FEWEST or len(classes) < 2:
        return None
    truth = np.array([classes.index(name) for name in names], np.int64)
    center, spread = embeddings.mean(axis=0), embeddings.std(axis=0)
    spread = np.where(spread > 1e-6, spread, 1.0)
    x = with_one((embeddings - center) / spread)
    weights = 1 / np.bincount(truth)[truth]
    weights *= len(weights) / weights.sum()
    target = np.eye(len(classes))[truth]
    penalty = PENALTY * np.eye(x.shape[1])
    penalty[-1, -1] = 1e-6  # the constant is free
    inverse = np.asarray(np.linalg.inv((x * weights[:, None]).T @ x + penalty), np.float64)
    weight = inverse @ (x * weights[:, None]).T @ target
    unshown = target - _missed(x, weights, inverse, target - x @ weight, events)
    doubt = float(metrics.doubt_of(len(set(events))))
    temperature = metrics.fit_temperature(lambda t: metrics.species_loss(unshown, truth, t, doubt))
    return Guesser(classes, weight, center, spread, temperature)


def _missed(x: F64, weights: F64, inverse: F64, residuals: F64, events: Sequence[str]) -> F64:
    """The residuals (N, C) that each event would have if it had not been learned from (block jackknife)."""
    rows_of: dict[str, list[int]] = {}
    for row, event in enumerate(events):
        rows_of.setdefault(event, []).append(row)
    found = np.empty_like(residuals)
    for rows in rows_of.values():
        own = x[rows] @ inverse @ (x[rows] * weights[rows, None]).T
        found[rows] = np.linalg.lstsq(np.eye(len(rows)) - own, residuals[rows], rcond=1e-3)[0]
    return found


def with_one(x: F64) -> F64:
    """A column of ones behind, for the constant."""
    return np.concatenate([x, np.ones((len(x), 1))], axis=1)


def unreviewed(project: Project) -> list[ObservationId]:
    """The animals that wait for a name, the newest first."""
    statement = (
        select(ObservationRow.id)
        .where(
            ObservationRow.kind == Kind.ANIMAL.value,
            ObservationRow.state == ReviewState.UNREVIEWED.value,
        )
        .order_by(ObservationRow.id.desc())
        .limit(MOST_ASKED)
    )
    with project.reading() as session:
        return [ObservationId(id_) for id_ in session.scalars(statement)]
