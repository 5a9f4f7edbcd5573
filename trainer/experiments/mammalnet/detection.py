"""MammalNet's third benchmark: when in a whole video which of the 12 behaviors is shown.

As published (arXiv 2306.00576, section 4.3, and the localization notes of its code): embeddings of a backbone
that learned from MammalNet stay as they are, ActionFormer learns on them with a rate of 1e-3, 5 rounds of
warm-up, 30 rounds in all, 16 videos a step; judged by mean average precision over the behaviors, whatever
the animal.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from mvit_core.errors import UserError
from mvit_core.localization.bout_finding import proposed
from mvit_core.models.temporal import TemporalHead
from trainer.events import TrainingEvent
from trainer.experiments.mammalnet.backbones import backbone_of
from trainer.experiments.mammalnet.by_windows import windows_reader
from trainer.experiments.mammalnet.detection_report import DetectionReport, way_of
from trainer.experiments.mammalnet.sequences import embedded_all, given
from trainer.experiments.mammalnet.two_heads import MODELS
from trainer.experiments.mammalnet.untrimmed import names_in, sides, videos_of
from trainer.labels.mammalnet import UntrimmedVideo
from trainer.recipes.presets import TEMPORAL
from trainer.recipes.recipe import Recipe
from trainer.scores.bout_metrics import FoundBout
from trainer.temporal.adding import learned
from trainer.temporal.feature_cache import FeatureCache
from trainer.temporal.fitting import Example

PUBLISHED = replace(TEMPORAL, name="mammalnet_detection", epochs=30, warmup_epochs=5, batch_size=16)
FEWEST_STEPS = 400  # there are more rounds than published where these would be fewer, as in a miniature


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """What is run on which data."""

    data: Path
    cache: Path
    backbone: Path | None = None  # a checkpoint or a run's folder
    model: str = MODELS[0]  # what an official checkpoint is of
    features: Path | None = None  # <id>.npy of each video, (T, D), instead of a backbone
    head: Recipe = PUBLISHED
    limit: int | None = None  # videos of each side
    cache_gb: float = 20.0
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class Material:
    """Sequences to learn from and to judge on, and where their embeddings come from."""

    source: str
    known: list[Example]
    asked: list[Example]


def detect(task: Detection) -> Generator[TrainingEvent, None, DetectionReport]:
    """Learn on the training videos, find bouts in the test videos, judge. Raises UserError, BadCheckpoint."""
    known, asked = sides(videos_of(task.data), task.limit)
    material = yield from _material(task, known, asked)
    if not material.known:
        raise UserError("Not one of the whole videos can be read; they have to lie in DIR/full_videos.")
    names = names_in(known)
    head = yield from learned(material.known, names, enough_rounds(task.head, len(material.known)))
    reader = windows_reader(material.known, names)
    true = [bout for video in asked for bout in video.bouts]
    ways = {
        "by_head": [bout for each in material.asked for bout in found(head, each, names)],
        "by_windows": [bout for each in material.asked for bout in reader.as_a_scan(each)],
        "by_windows_at_every_height": [
            bout for each in material.asked for bout in reader.at_every_height(each)
        ],
    }
    return DetectionReport(
        source=material.source,
        num_train=len(material.known),
        num_test=len(asked),
        num_unread=len(known) + len(asked) - len(material.known) - len(material.asked),
        num_bouts=len(true),
        hours=sum(video.duration_s for video in asked) / 3600,
        **{name: way_of(bouts, true) for name, bouts in ways.items()},
    )


def _material(
    task: Detection, known: Sequence[UntrimmedVideo], asked: Sequence[UntrimmedVideo]
) -> Generator[TrainingEvent, None, Material]:
    if task.features is not None:
        name = f"features in {task.features.name}"
        return Material(name, given(task.features, known), given(task.features, asked))
    backbone = backbone_of(task.backbone, task.model)
    cache = FeatureCache(task.cache / "features", max_bytes=int(task.cache_gb * 2**30))
    both = yield from embedded_all(
        backbone, [*known, *asked], cache, step_s=task.head.step_s, device=task.device
    )
    ids = {video.id for video in known}
    return Material(
        backbone.recipe.model,
        [each for each in both if each.name in ids],
        [each for each in both if each.name not in ids],
    )


def enough_rounds(recipe: Recipe, num_videos: int) -> Recipe:
    """As many rounds as it takes to a number of steps that a head needs, and no fewer than the recipe's."""
    batch = min(recipe.batch_size, max(1, num_videos // 5))
    rounds = max(recipe.epochs, ceil(FEWEST_STEPS / ceil(num_videos / batch)))
    return replace(recipe, epochs=rounds, batch_size=batch)


def found(head: TemporalHead, example: Example, names: Sequence[str]) -> list[FoundBout]:
    """What the head finds in one video."""
    bouts = proposed(head, example.embeddings, example.steps, names)
    return [FoundBout(example.name, bout.behavior, bout.span, bout.score) for bout in bouts]
