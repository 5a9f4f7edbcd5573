"""From a model's answers to the report."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mvit_core.checkpoint import Header
from mvit_core.species.roll_up import HOLDS
from mvit_core.taxonomy import Taxon
from trainer.labels.manifest import LabelledSpan
from trainer.reports.calibration_report import behavior_calibration_of, calibration_of, names_of
from trainer.reports.chance import drawn_together
from trainer.reports.class_intervals import class_intervals
from trainer.reports.guessing import chance_of_guessing, guess_of, than_guessing
from trainer.reports.judging import Judged, figures_of
from trainer.reports.operating import operating_points, points_of
from trainer.reports.report import (
    OF_BEHAVIORS,
    ClassReport,
    ClipReport,
    Figure,
    GroupReport,
    Report,
    known,
    main_figure,
)
from trainer.scores import metrics
from trainer.scores.over_epochs import Answers

CALLED = 0.5  # score from which on a behavior is called
SURE = 0.9  # score of a call that makes a label doubtful
MOST_DOUBTFUL = 50
RANKS = ("species", "genus", "family", "order")


def report_of(
    name: str,
    judged: Judged,
    header: Header,
    spans: Sequence[LabelledSpan],
    taxonomy: Sequence[Taxon] = (),
    *,
    epochs: Answers | None = None,
) -> Report:
    """All that follows from a model's answers; `epochs` as in trainer.reports.guessing."""
    clips = clip_reports(judged, header, spans)
    _, truth = judged.with_species()
    with_behaviors = len(judged.with_behaviors()[1]) and header.classes.behaviors
    table, figures = confusion_of(judged), with_intervals(judged, spans)
    main, found = main_figure(figures)
    guessing = guess_of(judged, main)
    chance = chance_of_guessing(judged, spans, main, epochs) if main else None
    hold = header.calibration.holds_for(0.0, HOLDS)
    names, num_unnamed = names_of(judged, header, taxonomy, hold) if len(truth) else ((), 0)
    return Report(
        checkpoint=name,
        num_clips=len(judged),
        num_videos=len({span.video for span in spans}),
        names=names,
        names_hold=hold,
        num_unnamed=num_unnamed,
        cautions=(
            *than_guessing(found, guessing, chance, of_behaviors=main == OF_BEHAVIORS),
            *never_none(header),
        ),
        figures=figures,
        species=species_reports(judged, header, spans),
        behaviors=behavior_reports(judged, header, spans),
        groups=group_reports(clips),
        confusion=tuple(tuple(map(int, row)) for row in table),
        calibration=calibration_of(judged, header) if len(truth) else None,
        behavior_calibration=behavior_calibration_of(judged, header) if with_behaviors else None,
        rolled_up=rolled_up(judged, header, taxonomy) if len(truth) else {},
        baseline=guessing,
        chance=chance,
        num_chosen=len(epochs) if epochs is not None else 1,
        doubtful=doubtful(clips),
        clips=clips,
    )


def never_none(header: Header) -> tuple[str, ...]:
    """What to expect of a model that was taught one behavior a clip."""
    if header.behavior_activation == "sigmoid":
        return ()
    return (
        "The model was taught that each clip shows one of its behaviors (softmax): where an animal does none "
        "of them, it may still be sure of one. For scans, train with behavior_loss set to each.",
    )


def confusion_of(judged: Judged) -> metrics.I64:
    """How often each species (row) was called each (column)."""
    logits, truth = judged.with_species()
    if not logits.shape[1]:
        return np.zeros((0, 0), np.int64)
    return metrics.confusion(truth, logits.argmax(axis=1), logits.shape[1])


def species_reports(
    judged: Judged, header: Header, spans: Sequence[LabelledSpan] = ()
) -> tuple[ClassReport, ...]:
    """Each species, called where it is the best; with intervals where the clips are given."""
    logits, truth = judged.with_species()
    if not header.classes.species:
        return ()
    scores = metrics.softmax(logits / header.calibration.species_temperature)
    classes = np.arange(logits.shape[1])
    called, shown = logits.argmax(axis=1)[:, None] == classes, truth[:, None] == classes
    groups = drawn_together(
        [span for span, known in zip(spans, judged.truth.species_numbers >= 0, strict=False) if known]
    )
    ranges = class_intervals(called, shown, groups) if groups else [{}] * len(classes)
    return tuple(
        ClassReport(
            name=each.name,
            support=each.support,
            precision=known(each.precision),
            recall=known(each.recall),
            f1=known(each.f1),
            intervals=ranges[k],
            operating=operating_points(
                scores[:, k],
                (truth == k).astype(np.int64),
                points_of(header.calibration, each.name, of_species=True),
                each.name,
            ),
        )
        for k, each in enumerate(metrics.per_class(confusion_of(judged), header.classes.species))
    )


def with_intervals(judged: Judged, spans: Sequence[LabelledSpan]) -> dict[str, Figure]:
    """The figures with bootstrap intervals over groups, or exact ones where all clips are right, or none."""
    groups = drawn_together(spans)
    of_species = len({group for group, n in zip(groups, judged.truth.species_numbers, strict=True) if n >= 0})
    known = {
        group for group, is_known in zip(groups, judged.truth.any_behavior_known, strict=True) if is_known
    }
    found = {}
    drawn = metrics.bootstrap_all(lambda rows: figures_of(rows_of(judged, rows)), groups, times=300)
    for name, interval in drawn.items():
        number = len(known) if name.startswith("behaviors") or name == OF_BEHAVIORS else of_species
        exact = metrics.exact_range(interval.value, number) if interval.low == interval.high else None
        if exact is None or name == "loss":
            found[name] = of_interval(interval)
        else:
            found[name] = of_interval(replace(interval, low=exact[0], high=exact[1]))
    return found


def clip_reports(judged: Judged, header: Header, spans: Sequence[LabelledSpan]) -> tuple[ClipReport, ...]:
    """What was said of each clip whose species is known, then of each whose behaviors are."""
    numbers = judged.truth.species_numbers
    scores = metrics.softmax(judged.species_logits / header.calibration.species_temperature)
    names, found = header.classes.species, []
    for row, span in enumerate(spans):
        if numbers[row] >= 0:
            best = int(scores[row].argmax())
            found.append(_clip(span, span.species, names[best], float(scores[row, best]), "species"))
    behaviors = header.classes.behaviors
    chances = metrics.sigmoid(judged.behavior_odds(header.calibration.behavior_temperature))
    chances = np.where(judged.truth.behaviors_known, chances, 0.0)
    for row, span in enumerate(spans if behaviors else ()):
        if span.behaviors is not None and judged.truth.any_behavior_known[row]:
            best = int(chances[row].argmax())
            called = behaviors[best] if chances[row, best] >= CALLED else ""
            score = float(chances[row, best])
            if not called and header.behavior_activation == "sigmoid":
                score = 1 - score  # a softmax is never sure that none is shown
            found.append(_clip(span, "|".join(span.behaviors), called, score, "behavior"))
    return tuple(found)


def _clip(
    span: LabelledSpan, truth: str, called: str, score: float, kind: Literal["species", "behavior"]
) -> ClipReport:
    return ClipReport(
        video=span.video,
        start_s=span.start_s,
        end_s=span.end_s,
        group=span.group,
        truth=truth,
        called=called,
        score=round(score, 4),
        kind=kind,
        animal=span.animal,
    )


def behavior_reports(
    judged: Judged, header: Header, spans: Sequence[LabelledSpan] = ()
) -> tuple[ClassReport, ...]:
    """Each behavior, called from one half on; with intervals where the clips are given."""
    odds, truth = judged.with_behaviors(header.calibration.behavior_temperature)
    scores = metrics.sigmoid(odds)
    groups = drawn_together(
        [span for span, known in zip(spans, judged.truth.any_behavior_known, strict=False) if known]
    )
    called = (scores >= CALLED) & (truth >= 0)
    ranges = class_intervals(called, truth > 0, groups) if groups else [{}] * scores.shape[1]
    found = []
    for k, name in enumerate(header.classes.behaviors if len(truth) else ()):
        said = truth[:, k] >= 0
        own, shown = scores[said, k], truth[said, k]
        each = metrics.at_threshold(own, shown, CALLED, name)
        found.append(
            ClassReport(
                name=name,
                support=each.support,
                precision=known(each.precision),
                recall=known(each.recall),
                f1=known(each.f1),
                intervals=ranges[k],
                average_precision=known(metrics.mean_average_precision(own[:, None], shown[:, None])),
                operating=operating_points(
                    own, shown, points_of(header.calibration, name, of_species=False), name
                ),
            )
        )
    return tuple(found)


def group_reports(clips: Sequence[ClipReport]) -> tuple[GroupReport, ...]:
    """Accuracy in each deployment: where the model is weak."""
    groups: dict[str, list[bool]] = {}
    for clip in clips:
        groups.setdefault(clip.group, []).append(clip.is_right)
    return tuple(
        GroupReport(name=name, num_clips=len(right), accuracy=sum(right) / len(right))
        for name, right in sorted(groups.items())
    )


def rolled_up(judged: Judged, header: Header, taxonomy: Sequence[Taxon]) -> dict[str, float | None]:
    """Accuracy at wider ranks: scores, as sure as a scan's, are summed below each genus, family, order."""
    taxa = {taxon.key: taxon for taxon in taxonomy}
    logits, truth = judged.with_species()
    scores = metrics.softmax(logits / header.calibration.species_temperature)
    found: dict[str, float | None] = {}
    for rank in RANKS if taxa else ():
        above = []
        for name in header.classes.species:
            step = taxa.get(name) if rank != "species" else None
            while step is not None and step.rank != rank and step.parent is not None:
                step = taxa.get(step.parent)
            above.append(step.key if step is not None and step.rank == rank else name)
        names, column = np.unique(above, return_inverse=True)
        summed = scores @ np.eye(len(names))[column]
        found[rank] = known(float((summed.argmax(axis=1) == column[truth]).mean()))
    return found


def doubtful(clips: Sequence[ClipReport]) -> tuple[ClipReport, ...]:
    """Clips of which the model is sure that they are something else, surest first."""
    sure = [clip for clip in clips if not clip.is_right and clip.score >= SURE]
    return tuple(sorted(sure, key=lambda clip: -clip.score)[:MOST_DOUBTFUL])


def rows_of(judged: Judged, rows: NDArray[np.int64]) -> Judged:
    """Some of the clips."""
    return replace(judged, numbers=judged.numbers[rows], logits=judged.logits[rows], truth=judged.truth[rows])


def of_interval(interval: metrics.Interval) -> Figure:
    """As the report has it."""
    return Figure(known(interval.value), known(interval.low), known(interval.high))
