"""What looks alike: embeddings of observations, groups of neighbours, and names that neighbours gainsay.

Embeddings are read for a limited number of observations: some 40 KB each are stored, and a person does not
look through more tiles than that in one sitting.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.services.choosing.arranging import Arrangement, By, Group
from app.services.choosing.catalog import Catalog, Rows
from app.services.choosing.disagreement import Related
from app.services.observations.windows import windows_of
from app.services.projects import Project
from app.store.columns import REJECTED, UNREVIEWED
from app.store.library_order import batches
from app.store.records import ObservationId
from mvit_core.localization.windows import embeddings_of
from mvit_core.taxonomy import Taxonomy

MOST = 20_000  # observations compared at once
MOST_ASKED = 4_000  # observations whose neighbours are looked for at once
GROUP_SIZE = 24
ROUNDS = 12  # of k-means
NUM_NEIGHBORS = 8
CHUNK = 500  # rows compared at a time


@dataclass(frozen=True, slots=True)
class Vectors:
    """Unit vectors, one a row of the catalog; only of the model that looked at most of them."""

    rows: Rows
    vectors: NDArray[np.float32]


def read_vectors(
    project: Project, catalog: Catalog, rows: Rows, go_on: Callable[[], None] = lambda: None
) -> Vectors:
    """The mean embedding of each observation; those that no model has looked at are left out."""
    by_model: dict[str, list[tuple[int, NDArray[np.float32]]]] = {}
    some = rows[:MOST]
    row_of = dict(zip(catalog.animals.id[some].tolist(), some.tolist(), strict=True))
    for ids in batches([ObservationId(id_) for id_ in row_of]):
        go_on()
        for id_, stored in windows_of(project, ids).items():
            mean = embeddings_of(stored.windows).mean(axis=0, dtype=np.float32)
            norm = float(np.linalg.norm(mean))
            if norm > 0:
                by_model.setdefault(stored.model, []).append((row_of[id_], mean / norm))
    found = max(by_model.values(), key=len, default=[])
    kept = np.array([row for row, _ in found], np.int64)
    vectors = np.stack([vector for _, vector in found]) if found else np.zeros((0, 1), np.float32)
    return Vectors(kept, vectors)


def arrange_by_likeness(project: Project, catalog: Catalog, rows: Rows) -> Arrangement:
    """Groups of what looks alike, neighbouring groups side by side, the most typical tile of each first."""
    vectors = read_vectors(project, catalog, rows)
    rest = rows[~np.isin(rows, vectors.rows)]
    ordered, groups = [], []
    for number, members in enumerate(grouped(vectors.vectors), start=1):
        ordered.append(vectors.rows[members])
        groups.append(Group((number, _most_common(catalog, ordered[-1])), None, len(members)))
    if len(rest):
        ordered.append(rest)
        groups.append(Group(None, None, len(rest)))
    whole = np.concatenate(ordered) if ordered else rows[:0]
    return Arrangement(By.SIMILARITY, whole, tuple(groups))


def _most_common(catalog: Catalog, rows: Rows) -> str | None:
    """What most of these are called; None where that is nothing."""
    numbers = np.bincount(catalog.animals.taxon[rows], minlength=1)
    return catalog.words.taxa.texts[int(numbers.argmax())] or None


def grouped(vectors: NDArray[np.float32]) -> list[NDArray[np.int64]]:
    """Places of unit vectors in groups by k-means on the sphere, begun far apart; the like stand together."""
    if not len(vectors):
        return []
    centers = _far_apart(vectors, max(1, round(len(vectors) / GROUP_SIZE)))
    nearest = np.zeros(len(vectors), np.int64)
    for _ in range(ROUNDS):
        nearest = (vectors @ centers.T).argmax(axis=1)
        sums = np.zeros_like(centers)
        np.add.at(sums, nearest, vectors)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centers = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centers)
    groups = []
    for center in _chain(centers):
        members = np.flatnonzero(nearest == center)
        if len(members):
            typical = vectors[members] @ centers[center]
            groups.append(members[np.argsort(-typical, kind="stable")])
    return groups


def gainsaid_by_neighbors(
    project: Project,
    catalog: Catalog,
    rows: Rows,
    taxonomy: Taxonomy,
    go_on: Callable[[], None] = lambda: None,
) -> NDArray[np.float32]:
    """How much of what looks most alike in other videos is called otherwise, 0 (all alike) to 1.

    Reviewed neighbours count whole, others by their confidence. Asked for the first few thousand of `rows`.
    """
    score = np.zeros(len(rows), np.float32)
    named = np.flatnonzero((catalog.animals.taxon > 0) & (catalog.animals.state != REJECTED))
    reviewed_first = named[np.argsort(catalog.animals.state[named] == UNREVIEWED, kind="stable")]
    wanted = rows[:MOST_ASKED]
    compared = np.unique(np.concatenate([reviewed_first[: MOST - len(wanted)], wanted]))
    known = read_vectors(project, catalog, compared, go_on)
    place = {row: at for at, row in enumerate(known.rows.tolist())}
    asked = [at for at, row in enumerate(wanted.tolist()) if row in place and catalog.animals.taxon[row]]
    related = Related(catalog.words.taxa.texts, taxonomy)
    others = np.flatnonzero(catalog.animals.taxon[known.rows] > 0)
    for some in batches(asked, CHUNK):
        go_on()
        mine = np.array([place[int(wanted[at])] for at in some])
        alike = known.vectors[mine] @ known.vectors[others].T
        same = catalog.video[known.rows[mine]][:, None] == catalog.video[known.rows[others]][None, :]
        alike[same] = -1.0
        best = np.argpartition(-alike, min(NUM_NEIGHBORS, alike.shape[1] - 1), axis=1)[:, :NUM_NEIGHBORS]
        for at, line, near in zip(some, alike, best, strict=True):
            like = near[line[near] > 0]
            score[at] = _gainsaid(catalog, int(wanted[at]), known.rows[others[like]], line[like], related)
    return score


def _gainsaid(catalog: Catalog, row: int, near: Rows, alike: NDArray[np.float32], related: Related) -> float:
    sure = np.where(
        catalog.animals.state[near] == UNREVIEWED, np.nan_to_num(catalog.animals.confidence[near]), 1.0
    )
    weight = alike * sure
    taxon = int(catalog.animals.taxon[row])
    other = np.array([not related(int(name), taxon) for name in catalog.animals.taxon[near]], np.bool_)
    total = float(weight.sum())
    return float(weight[other].sum()) / total if total > 0 else 0.0


def _far_apart(vectors: NDArray[np.float32], number: int) -> NDArray[np.float32]:
    """Each next center is what all centers so far are least like."""
    chosen = [0]
    like = vectors @ vectors[0]
    for _ in range(number - 1):
        chosen.append(int(like.argmin()))
        like = np.maximum(like, vectors @ vectors[chosen[-1]])
    return vectors[chosen].copy()


def _chain(centers: NDArray[np.float32]) -> list[int]:
    """From the first to the most alike of those left, and on."""
    left = set(range(1, len(centers)))
    line = [0]
    alike = centers @ centers.T
    while left:
        line.append(max(left, key=lambda center: float(alike[line[-1], center])))
        left.remove(line[-1])
    return line
