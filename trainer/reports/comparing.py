"""Two models on the same clips: is the new one better, or was it chance?"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.checkpoint import Header, read_header
from trainer.labels.manifest import LabelledSpan, SpanKey
from trainer.reports.chance import chances_of_differences, drawn_together
from trainer.reports.judging import Judged, figures_of
from trainer.reports.report import DECIDING, RARE, ClipReport, Comparison, Figure
from trainer.reports.reporting import (
    behavior_reports,
    clip_reports,
    of_interval,
    rows_of,
    species_reports,
    with_intervals,
)
from trainer.reports.shared_classes import (
    in_shared_classes,
    numbers_of,
    only_one_knows,
    shared_classes,
)
from trainer.scores import metrics
from trainer.scores.over_epochs import Answers


def compare(
    ours: Judged,
    theirs: Judged,
    spans: tuple[Sequence[LabelledSpan], Sequence[LabelledSpan]],
    who: tuple[Header, Path],
    epochs: Answers | None = None,
) -> Comparison:
    """Both on the clips that both can read, by what both know; differences are resampled in pairs.

    `epochs` are what each epoch of ours answered, where the best was chosen by these very clips.
    """
    row_of = {span.key: row for row, span in enumerate(spans[0])}
    rows = [(row_of[key], row) for row, span in enumerate(spans[1]) if (key := span.key) in row_of]
    before = read_header(who[1])
    new, lost = only_one_knows(who[0].classes, before.classes, spans[0])
    if not rows:
        return Comparison(
            other=str(who[1]),
            figures={},
            differences={},
            verdict=verdict({}, {}),
            new_classes=new,
            lost_classes=lost,
        )
    both = np.array(rows)
    first, second = rows_of(ours, both[:, 0]), rows_of(theirs, both[:, 1])
    chosen = [spans[0][row] for row, _ in rows]
    shared = shared_classes(who[0].classes, before.classes)
    mine, others = in_shared_classes((first, who[0].classes), (second, before.classes), shared)
    differences = differences_of(mine, others, chosen)
    numbers = numbers_of(shared.behaviors, who[0].classes.behaviors)
    tried = None if epochs is None else epochs.of(both[:, 0]).of_behaviors(numbers)
    tested = [name for name in DECIDING if name in differences]
    chances = chances_of_differences(mine, others, chosen, tested, tried)
    now = clip_reports(mine, msgspec.structs.replace(who[0], classes=shared), chosen)
    then = clip_reports(others, msgspec.structs.replace(before, classes=shared), chosen)
    corrected, spoiled = _changed(now, then)
    old_figures = with_intervals(others, chosen)
    return Comparison(
        other=str(who[1]),
        figures={name: figure for name, figure in old_figures.items() if name in differences},
        differences=differences,
        corrected=corrected,
        spoiled=spoiled,
        species=species_reports(second, before),
        behaviors=behavior_reports(second, before),
        chances=chances,
        num_clips=len(chosen),
        num_videos=len({span.video for span in chosen}),
        is_better=is_better(differences, chances),
        verdict=verdict(differences, chances),
        new_classes=new,
        lost_classes=lost,
    )


def differences_of(ours: Judged, theirs: Judged, spans: Sequence[LabelledSpan]) -> dict[str, Figure]:
    """By how much ours is better in each figure that both have, with intervals."""

    def less(rows: NDArray[np.int64]) -> dict[str, float]:
        now, then = (figures_of(rows_of(each, rows)) for each in (ours, theirs))
        return {name: value - then[name] for name, value in now.items() if name in then}

    drawn = metrics.bootstrap_all(less, drawn_together(spans), times=600)
    return {name: of_interval(interval) for name, interval in drawn.items()}


def _changed(
    now: Sequence[ClipReport], then: Sequence[ClipReport]
) -> tuple[tuple[ClipReport, ...], tuple[ClipReport, ...]]:
    """The clips that only the new model is right about, and those that only the old one was."""
    before = {(*key_of_clip(each), each.kind): each for each in then}
    pairs = [
        (msgspec.structs.replace(each, called_before=old.called), old.is_right)
        for each in now
        if (old := before.get((*key_of_clip(each), each.kind)))
    ]
    corrected = tuple(clip for clip, was_right in pairs if clip.is_right and not was_right)
    return corrected, tuple(clip for clip, was_right in pairs if was_right and not clip.is_right)


def surely(name: str, differences: dict[str, Figure], chances: dict[str, float]) -> bool | None:
    """Whether the new model is better in a main figure, True, or worse, False; None where it may be chance.

    The interval must leave out zero, and the difference must be rare among equal models: the more figures
    are looked at, the rarer (Bonferroni).
    """
    found = differences.get(name)
    if found is None or found.low is None or found.high is None:
        return None
    if chances.get(name, 0.0) >= RARE / max(1, len(chances)):
        return None
    return True if found.low > 0 else False if found.high < 0 else None


def is_better(differences: dict[str, Figure], chances: dict[str, float]) -> bool | None:
    """Whether the new model is surely better in a main figure and worse in none; None: it may be chance."""
    found = {surely(name, differences, chances) for name in DECIDING} - {None}
    return found.pop() if len(found) == 1 else None


def verdict(differences: dict[str, Figure], chances: dict[str, float]) -> str:
    """Whether the model is better, in one sentence; which figure decides, the table below it shows."""
    name = deciding(differences, chances)
    found = differences.get(name)
    if found is None or found.low is None or found.high is None or found.value is None:
        return "The two models cannot be compared on these clips."
    points = f"{abs(found.value) * 100:.1f}"
    if {surely(each, differences, chances) for each in DECIDING} == {True, False}:
        return "The new model is better in one of the main figures and worse in the other."
    if surely(name, differences, chances):
        return f"The new model is better by {points} points."
    if surely(name, differences, chances) is False:
        return f"The new model is worse by {points} points; keep the old one."
    difference = f"{found.value * 100:+.1f}".replace("-", "−")
    return f"The new model is not surely better: {difference} points may be chance."


def deciding(differences: dict[str, Figure], chances: dict[str, float]) -> str:
    """The main figure by which the models surely differ; else the first that is known; "" for none."""
    known = [name for name in DECIDING if name in differences]
    sure = [name for name in known if surely(name, differences, chances) is not None]
    return next(iter([*sure, *known]), "")


def key_of_clip(clip: ClipReport) -> SpanKey:
    """By which a judged clip is known again."""
    return clip.video, clip.start_s, clip.end_s, clip.animal
