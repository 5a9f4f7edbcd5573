"""MammalNet's third benchmark: when in a whole video which of the 12 behaviors is shown.

As published (arXiv 2306.00576, section 4.3, and the localization notes of its code): embeddings of a backbone
that learned from MammalNet stay as they are, ActionFormer learns on them with a rate of 1e-3, 5 rounds of
warm-up, 30 rounds in all, 16 videos a step; judged by mean average precision over the behaviors, whatever
the animal.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

import numpy as np

from mvit_core.bout_finding import proposed
from mvit_core.checkpoint import Checkpoint, load_checkpoint
from mvit_core.device import choose_device
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.models.temporal import TemporalHead
from mvit_core.sequences import Steps
from mvit_core.taxonomy import shipped_behaviors
from mvit_core.types import Span
from trainer.bout_metrics import FoundBout, TrueBout
from trainer.computing import computing_on
from trainer.events import ClipsDecoded, ClipSkipped, TrainingEvent
from trainer.experiments.mammalnet.by_windows import windows_reader
from trainer.experiments.mammalnet.detection_report import DetectionReport, way_of
from trainer.lineage import recipe_of
from trainer.mammalnet_labels import UntrimmedVideo, read_untrimmed
from trainer.manifest import LabelledSpan, Manifest, make_manifest
from trainer.preparing import Places
from trainer.presets import TEMPORAL
from trainer.recipe import Recipe
from trainer.run import train
from trainer.runs import RunFolder
from trainer.temporal.adding import PART_OF_CLIP, learned
from trainer.temporal.feature_cache import FeatureCache, identity_of, key_of
from trainer.temporal.fitting import Example
from trainer.temporal.footage import embedded_video

ANNOTATIONS = ("annotation/detection_annotations.json", "detection_annotations.json")
VIDEOS = ("full_videos", "full_video", "videos", ".")
PUBLISHED = replace(TEMPORAL, name="mammalnet_detection", epochs=30, warmup_epochs=5, batch_size=16)
FEWEST_STEPS = 400  # there are more rounds than published where these would be fewer, as in a miniature
SHORTEST_GAP_S = 1.0  # between bouts, to be shown to a backbone as nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """What is run on which data."""

    data: Path
    cache: Path
    backbone: Path | None = None  # a checkpoint or a run's folder
    features: Path | None = None  # <id>.npy of each video, (T, D), instead of a backbone
    head: Recipe = PUBLISHED
    limit: int | None = None  # videos of each side
    cache_gb: float = 20.0
    device: str = "auto"


def detect(task: Detection) -> Generator[TrainingEvent, None, DetectionReport]:
    """Learn on the training videos, find bouts in the test videos, judge. Raises UserError, BadCheckpoint."""
    known, asked = sides(videos_of(task.data), task.limit)
    if task.features is not None:
        source = f"features in {task.features.name}"
        known_examples, examples = (given(task.features, side) for side in (known, asked))
    else:
        checkpoint = backbone_of(task.backbone)
        source = checkpoint.header.model
        both = yield from embedded_all(checkpoint, [*known, *asked], task)
        ids = {video.id for video in known}
        known_examples = [each for each in both if each.name in ids]
        examples = [each for each in both if each.name not in ids]
    names = names_in(known)
    head = yield from learned(known_examples, names, enough_rounds(task.head, len(known_examples)))
    reader = windows_reader(known_examples, names)
    true = [bout for video in asked for bout in video.bouts]
    by_head = [bout for each in examples for bout in found(head, each, names)]
    return DetectionReport(
        source=source,
        num_train=len(known_examples),
        num_test=len(asked),
        num_unread=len(known) + len(asked) - len(known_examples) - len(examples),
        num_bouts=len(true),
        hours=sum(video.duration_s for video in asked) / 3600,
        by_head=way_of(by_head, true),
        by_windows=way_of([bout for each in examples for bout in reader.as_a_scan(each)], true),
        by_windows_at_every_height=way_of(
            [bout for each in examples for bout in reader.at_every_height(each)], true
        ),
    )


def videos_of(data: Path) -> tuple[UntrimmedVideo, ...]:
    """The annotated videos below a folder; raises UserError."""
    if not data.is_dir():
        raise UserError(f"There is no folder {data}.")
    file = next((data / name for name in ANNOTATIONS if (data / name).is_file()), None)
    if file is None:
        raise UserError(f"{data} holds no {ANNOTATIONS[0]}. See docs/experiments.md for it.")
    return read_untrimmed(file, next(data / name for name in VIDEOS if (data / name).is_dir()))


def sides(
    videos: Sequence[UntrimmedVideo], limit: int | None
) -> tuple[list[UntrimmedVideo], list[UntrimmedVideo]]:
    """Videos to learn from and videos to judge on, evenly `limit` of each; raises UserError without."""
    chosen = []
    for side, word in (("train", "training"), ("test", "testing")):
        own = [video for video in videos if video.subset == side and video.bouts]
        if not own:
            raise UserError(f"No video with bouts is of the {word} subset.")
        picked = np.linspace(0, len(own) - 1, min(limit or len(own), len(own))).round().astype(int)
        chosen.append([own[number] for number in picked.tolist()])
    return chosen[0], chosen[1]


def names_in(videos: Sequence[UntrimmedVideo]) -> tuple[str, ...]:
    """The behaviors that are shown, in MammalNet's order."""
    shown = {bout.behavior for video in videos for bout in video.bouts}
    return tuple(each.key for each in shipped_behaviors() if each.key in shown)


def backbone_of(place: Path | None) -> Checkpoint:
    """The checkpoint at a place; raises UserError."""
    if place is None:
        raise UserError("Detection stands on a model: give --checkpoint FILE, --out RUNS or --features DIR.")
    path = RunFolder(place).best if place.is_dir() else place
    if not path.is_file():
        raise UserError(f"There is no checkpoint in {place}.")
    return load_checkpoint(path)


def train_backbone(task: Detection, recipe: Recipe, out: Path, base: Path | None) -> Iterator[TrainingEvent]:
    """Teach a backbone the behaviors on the training videos' bouts and what lies between them."""
    known, _ = sides(videos_of(task.data), task.limit)
    run = RunFolder(out)
    recipe = replace(recipe, find_bouts=False, held_out=0.0)
    places = Places(out=out, cache=task.cache / "clips", base=base)
    yield from train(bouts_and_gaps(known), recipe, places, device=task.device, resume=run.exists)


def bouts_and_gaps(videos: Sequence[UntrimmedVideo]) -> Manifest:
    """What a backbone learns from: each bout, and each gap, which shows none of the behaviors."""
    root = videos[0].path.parent
    spans = [span for video in videos for span in _spans(video)]
    return make_manifest(spans, root=root.absolute(), behaviors=names_in(videos), source="mammalnet")


def _spans(video: UntrimmedVideo) -> Iterator[LabelledSpan]:
    at_s = 0.0
    for bout in sorted(video.bouts, key=lambda each: each.span.start_s):
        if bout.span.start_s - at_s >= SHORTEST_GAP_S:
            yield _span(video, Span(at_s, bout.span.start_s), ())
        others = [each.behavior for each in video.bouts if _covers(each.span, bout.span)]
        yield _span(video, bout.span, tuple(sorted({bout.behavior, *others})))
        at_s = max(at_s, bout.span.end_s)
    if video.duration_s - at_s >= SHORTEST_GAP_S:
        yield _span(video, Span(at_s, video.duration_s), ())


def _covers(span: Span, other: Span) -> bool:
    """Whether a span lasts through at least half of another."""
    shared_s = min(span.end_s, other.end_s) - max(span.start_s, other.start_s)
    return shared_s >= 0.5 * other.duration_s


def _span(video: UntrimmedVideo, span: Span, behaviors: tuple[str, ...]) -> LabelledSpan:
    return LabelledSpan(
        video=video.path.name,
        start_s=span.start_s,
        end_s=span.end_s,
        behaviors=behaviors,
        group=video.id,
        labelled_by="mammalnet",
        side="train",
    )


def embedded_all(
    checkpoint: Checkpoint, videos: Sequence[UntrimmedVideo], task: Detection
) -> Generator[TrainingEvent, None, list[Example]]:
    """Sequences of all videos that can be read, from the cache where they are there."""
    recipe = recipe_of(checkpoint.header)
    computing = computing_on(choose_device(task.device).device, checkpoint.preprocessing, "auto")
    model = checkpoint.model.to(computing.device)
    who = identity_of(model)
    cache = FeatureCache(task.cache / "features", max_bytes=int(task.cache_gb * 2**30))
    examples = []
    for number, video in enumerate(videos, start=1):
        steps = Steps(Span(0.0, video.duration_s), task.head.step_s or recipe.clip_s / PART_OF_CLIP)
        key = key_of(who, video.path, steps, recipe)
        sequence = cache.get(key)
        if sequence is None:
            try:
                reading = embedded_video(model, video.path, steps, recipe, computing)
                while True:
                    try:
                        next(reading)
                    except StopIteration as end:
                        sequence = end.value
                        break
                    yield ClipsDecoded(done=number - 1, total=len(videos))
                cache.put(key, sequence)
            except UnreadableVideo as error:
                yield ClipSkipped(video=video.id, reason=str(error))
                continue
        examples.append(Example(video.id, steps, sequence, video.bouts))
        yield ClipsDecoded(done=number, total=len(videos))
    return examples


def given(folder: Path, videos: Sequence[UntrimmedVideo]) -> list[Example]:
    """Sequences from files such as MammalNet's published ones, spread evenly over their videos."""
    examples = []
    for video in videos:
        path = folder / f"{video.id}.npy"
        try:
            sequence = np.asarray(np.load(path, allow_pickle=False), np.float32)
        except (OSError, ValueError, EOFError) as error:
            raise UserError(f"{path} holds no plain array of features: {error}.") from error
        if sequence.ndim != 2 or not len(sequence) or not np.isfinite(sequence).all():
            raise UserError(f"{path} is to hold numbers in rows, one a step of time.")
        steps = Steps(Span(0.0, video.duration_s), video.duration_s / len(sequence))
        examples.append(Example(video.id, steps, sequence, video.bouts))
    if len({each.embeddings.shape[1] for each in examples}) > 1:
        raise UserError(f"The features in {folder} are not all of one length.")
    return examples


def enough_rounds(recipe: Recipe, num_videos: int) -> Recipe:
    """As many rounds as it takes to a number of steps that a head needs, and no fewer than the recipe's."""
    batch = min(recipe.batch_size, max(1, num_videos // 5))
    rounds = max(recipe.epochs, ceil(FEWEST_STEPS / ceil(num_videos / batch)))
    return replace(recipe, epochs=rounds, batch_size=batch)


def found(head: TemporalHead, example: Example, names: Sequence[str]) -> list[FoundBout]:
    """What the head finds in one video."""
    bouts = proposed(head, example.embeddings, example.steps, names)
    return [FoundBout(example.name, bout.behavior, bout.span, bout.score) for bout in bouts]


__all__ = ["Detection", "TrueBout", "detect", "train_backbone"]
