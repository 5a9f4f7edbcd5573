"""Confirming unseen what a species is called from a confidence on; what that is worth is measured first."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from app.services.choosing.catalog import Catalog, Rows
from app.services.judged import Judged, is_below
from app.services.projects import Project
from app.services.proportions import Share
from app.services.review import bulk
from app.services.review.bulk import Plan
from app.store.columns import UNREVIEWED
from app.store.records import Assignment, ObservationId
from mvit_core.taxonomy import Taxonomy

ENOUGH = 30  # looked at, for an error rate to say something


@dataclass(frozen=True, slots=True)
class Rule:
    """Of `taxon` and what stands below it, from a confidence on."""

    taxon: str
    min_confidence: float

    def __str__(self) -> str:
        return f"{self.taxon} >= {self.min_confidence:.2f}"


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would confirm, and how often it was wrong where people have looked."""

    rule: Rule
    rows: Rows
    error: Share
    surest: float | None = None  # the confidence of the surest of the taxon that waits; None: none does

    @property
    def rests_on_enough(self) -> bool:
        """Whether so many were looked at that the error rate says something."""
        return self.error.whole >= ENOUGH


def preview(catalog: Catalog, rows: Rows, rule: Rule, known: Judged, taxonomy: Taxonomy) -> Preview:
    """What the rule would do to these rows of the catalog."""
    words = catalog.words.taxa.texts
    below = np.array([bool(key) and is_below(key, rule.taxon, taxonomy) for key in words], bool)
    animals = catalog.animals
    waiting = rows[below[animals.taxon[rows]] & (animals.state[rows] == UNREVIEWED)]
    confidence = animals.confidence[waiting]
    taken = waiting[confidence >= np.float32(rule.min_confidence)]
    error = known.error_of_rule(rule.taxon, rule.min_confidence, taxonomy)
    return Preview(rule, taken, error, float(np.nan_to_num(confidence).max()) if len(waiting) else None)


def confirming(project: Project, rule: Rule) -> Plan:
    """Each is confirmed, and its label says by which rule."""
    accept = bulk.accepting(project)

    def plan(ids: Sequence[ObservationId]) -> Assignment:
        given = accept(ids)
        return {id_: msgspec.structs.replace(label, rule=str(rule)) for id_, label in given.items() if label}

    return plan


def waiting_taxa(catalog: Catalog, rows: Rows, taxonomy: Taxonomy) -> dict[str, int]:
    """What animals among these rows that nobody has reviewed are called, the most frequent first.

    With each the number that a rule would find to confirm: of it and of what stands below it.
    """
    waiting = catalog.animals.taxon[rows[catalog.animals.state[rows] == UNREVIEWED]]
    numbers = np.bincount(waiting, minlength=len(catalog.words.taxa.texts)).tolist()
    named = [(key, number) for key, number in zip(catalog.words.taxa.texts, numbers, strict=False) if key]
    found = {key: 0 for key, number in named if number}
    for key, number in named:
        for above in {key, *(taxon.key for taxon in taxonomy.lineage(key))} & found.keys():
            found[above] += number
    return dict(sorted(found.items(), key=lambda each: -each[1]))
