"""Why a model may think so: the reviewed clips of other videos that are most like a clip in its own numbers.

Compared are the embeddings that a scan kept of every window. Those of another model mean nothing here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from app.services.observations.windows import StoredWindows, windows_of
from app.services.projects import Project
from app.store.library_order import batches
from app.store.records import Kind, Observation, ObservationId, ReviewState, VideoId
from app.store.schema import ObservationRow
from mvit_core.errors import UserError
from mvit_core.localization.windows import embeddings_of
from mvit_core.types import Span

NUM_EXAMPLES = 6
MOST = 10_000  # reviewed observations that are compared, the newest of them
BATCH = 100  # observations read at a time: some 40 KB each
REVIEWED = (ReviewState.CONFIRMED.value, ReviewState.CORRECTED.value, ReviewState.ADDED.value)


@dataclass(frozen=True, slots=True)
class Example:
    """A reviewed clip: the observation, its animal, the window, how alike it is (a cosine), its name."""

    id: ObservationId
    animal: ObservationId
    span: Span
    likeness: float
    name: str  # a taxon, or the behavior where bouts are compared


@dataclass(frozen=True, slots=True)
class Because:
    """The window that was asked about, its nearest reviewed clips, and among how many they were found."""

    window: Span
    examples: tuple[Example, ...]
    num_compared: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What people said of an animal, or of a bout of it."""

    id: ObservationId
    animal: ObservationId
    span: Span | None  # of a bout; None: all of the animal's windows are of what it is called
    name: str


def examples_like(
    project: Project,
    observation: Observation,
    time_s: float,
    progress: Callable[[float], object] = lambda _share: None,
) -> Because:
    """The reviewed clips that are most like that of an animal or a bout at a time; raises UserError.

    Clips of the same video are left out: of course they are alike.
    """
    animal = observation.parent_id or observation.id
    asked = windows_of(project, [animal]).get(animal)
    if asked is None or not asked.windows.spans:
        raise UserError("No model has looked at this animal; scan its video with one.")
    place = nearest_window(asked.windows.spans, time_s)
    vector = unit(embeddings_of(asked.windows))[place]
    known = _known(project, observation)
    best: list[Example] = []
    num_compared = 0
    for number, some in enumerate(batches(known, BATCH)):
        progress(number * BATCH / len(known))
        for each, stored in _looked_at(project, some, asked.model):
            num_compared += 1
            if (example := best_window(each, stored, vector)) is not None:
                best.append(example)
        best = sorted(best, key=lambda example: -example.likeness)[:NUM_EXAMPLES]
    if not num_compared:
        raise UserError(
            "This model has not looked at anything in another video that people have reviewed; review some."
        )
    return Because(asked.windows.spans[place], tuple(best), num_compared)


def nearest_window(spans: tuple[Span, ...], time_s: float) -> int:
    """The window around a time, else the nearest one."""
    return min(range(len(spans)), key=lambda n: abs((spans[n].start_s + spans[n].end_s) / 2 - time_s))


def best_window(known: _Known, stored: StoredWindows, vector: NDArray[np.float32]) -> Example | None:
    """The window of an animal that is most like a unit vector; of a bout, among those that it overlaps."""
    spans = stored.windows.spans
    places = [n for n, span in enumerate(spans) if known.span is None or span.shared_s(known.span) > 0]
    if not places:
        return None
    alike = unit(embeddings_of(stored.windows))[places] @ vector
    best = int(alike.argmax())
    return Example(known.id, known.animal, spans[places[best]], float(alike[best]), known.name)


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of length one; those without any stay as they are."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), np.float32)


def _looked_at(
    project: Project, some: Sequence[_Known], model: str
) -> Iterator[tuple[_Known, StoredWindows]]:
    """Those of them that this model has looked at."""
    found = windows_of(project, {each.animal for each in some})
    for each in some:
        stored = found.get(each.animal)
        if stored is not None and stored.model == model:
            yield each, stored


def _known(project: Project, observation: Observation) -> list[_Known]:
    """What people have said of other videos: of animals, or of bouts where one is asked about."""
    bouts = observation.kind == Kind.BEHAVIOR
    name = ObservationRow.behavior if bouts else ObservationRow.taxon
    statement = (
        select(
            ObservationRow.id, ObservationRow.parent_id, ObservationRow.start_s, ObservationRow.end_s, name
        )
        .where(
            ObservationRow.kind == observation.kind.value,
            ObservationRow.state.in_(REVIEWED),
            ObservationRow.video_id != VideoId(observation.video_id),
            name.is_not(None),
        )
        .order_by(ObservationRow.id.desc())
        .limit(MOST)
    )
    with project.reading() as session:
        rows = session.execute(statement).all()
    return [
        _Known(
            ObservationId(id_),
            ObservationId(parent or id_),
            Span(start_s, end_s) if bouts else None,
            said or "",
        )
        for id_, parent, start_s, end_s, said in rows
    ]
