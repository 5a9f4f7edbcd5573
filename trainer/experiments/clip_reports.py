"""What a model is worth on SSv2 and on Charades, by the data sets' own rules, beside what is published."""

from collections.abc import Generator, Mapping
from math import isnan

import msgspec

from trainer.events import TrainingEvent
from trainer.experiments.charades import charades_map
from trainer.experiments.clips import Answered, Wanted, learned_and_judged
from trainer.experiments.listed import LeftOut, Listed
from trainer.scores import metrics

# SSv2: top 1 in per cent, arXiv 2104.11227 (table 6) and 2112.01526; 1 x 3 views
PUBLISHED_SSV2 = {"MViT-B 16x4": 64.7, "MViT-B-24 32x3": 68.7, "MViTv2-S 16x4": 68.2, "MViTv2-B 32x3": 70.5}


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Videos that are in the figures, and those that are not."""

    trained_on: int
    judged: int
    missing: int  # their file is not there
    unlabelled: int  # their label is none
    unreadable: int  # not one of their frames decodes


class Ssv2Report(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1."""

    checkpoint: str
    views: str  # clips x crops
    top1: float
    top5: float
    mean_class_accuracy: float
    counts: Counts
    published_top1: dict[str, float] = msgspec.field(default_factory=PUBLISHED_SSV2.copy)  # per cent


class CharadesReport(msgspec.Struct, frozen=True, kw_only=True):
    """Average precisions from 0 to 1."""

    checkpoint: str
    views: str  # clips x crops, of whose scores the largest counts
    mean_average_precision: float
    each_class: dict[str, float]  # by name; classes without examples are left out
    counts: Counts


def ssv2_report(listed: Listed, wanted: Wanted) -> Generator[TrainingEvent, None, Ssv2Report]:
    """Learn and judge; raises UserError, BadCheckpoint."""
    answered = yield from learned_and_judged(listed, wanted)
    logits, truth = answered.judged.with_species()
    table = metrics.confusion(truth, logits.argmax(axis=1), logits.shape[1])
    return Ssv2Report(
        checkpoint=str(answered.checkpoint),
        views="{}x{}".format(*answered.views),
        top1=metrics.top_k(logits, truth, 1),
        top5=metrics.top_k(logits, truth, 5),
        mean_class_accuracy=metrics.macro_recall(table),
        counts=counts_of(listed, wanted, answered),
    )


def charades_report(
    listed: Listed, names: Mapping[str, str], wanted: Wanted
) -> Generator[TrainingEvent, None, CharadesReport]:
    """Learn and judge; raises UserError, BadCheckpoint."""
    answered = yield from learned_and_judged(listed, wanted)
    odds, truth = answered.judged.with_behaviors()
    mean, each = charades_map(metrics.sigmoid(odds), truth)
    found = zip(answered.classes.behaviors, each, strict=True)
    return CharadesReport(
        checkpoint=str(answered.checkpoint),
        views="{}x{}".format(*answered.views),
        mean_average_precision=mean,
        each_class={f"{key} {names[key]}": value for key, value in found if not isnan(value)},
        counts=counts_of(listed, wanted, answered),
    )


def counts_of(listed: Listed, wanted: Wanted, answered: Answered) -> Counts:
    """What is in the figures and what is not."""
    left_out: LeftOut = listed.left_out
    trained = sum(span.side == "train" for span in listed.manifest.spans)
    return Counts(
        trained_on=trained if wanted.out is not None else 0,
        judged=len(answered.judged),
        missing=len(left_out.missing),
        unlabelled=len(left_out.unlabelled),
        unreadable=len(answered.unreadable),
    )
