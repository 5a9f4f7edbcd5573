"""The model that detection in time stands on: one that is there, or one that the training videos teach."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mvit_core.checkpoint import Preprocessing, load_checkpoint
from mvit_core.errors import UserError
from mvit_core.models.base import VideoModel
from mvit_core.types import Span
from trainer.events import TrainingEvent
from trainer.experiments.mammalnet.two_heads import load_two_heads
from trainer.experiments.mammalnet.untrimmed import names_in
from trainer.fitting.starting import base_header
from trainer.labels.mammalnet import UntrimmedVideo
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.lineage import recipe_of
from trainer.runs.preparing import Places

SHORTEST_GAP_S = 1.0  # between bouts, to be shown as nothing


@dataclass(frozen=True, slots=True)
class Backbone:
    """A model that embeds windows, and how its clips are made."""

    model: VideoModel
    preprocessing: Preprocessing
    recipe: Recipe


def backbone_of(place: Path | None, model: str) -> Backbone:
    """The model of a checkpoint: ours, or an official one of `model`; raises UserError, BadCheckpoint."""
    if place is None:
        raise UserError("Detection stands on a model: give --checkpoint FILE, --out RUNS or --features DIR.")
    path = RunFolder(place).best if place.is_dir() else place
    if not path.is_file():
        raise UserError(f"There is no checkpoint in {place}.")
    if base_header(path) is None:
        official = load_two_heads(path, model)
        return Backbone(official.model, official.preprocessing, official.recipe)
    checkpoint = load_checkpoint(path)
    recipe = replace(recipe_of(checkpoint.header), model=checkpoint.header.model)
    return Backbone(checkpoint.model, checkpoint.preprocessing, recipe)


def train_backbone(
    known: Sequence[UntrimmedVideo], recipe: Recipe, places: Places, *, device: str
) -> Generator[TrainingEvent, None, None]:
    """Teach a backbone the behaviors on the training videos' bouts and what lies between them."""
    run = RunFolder(places.out)
    recipe = replace(recipe, find_bouts=False, held_out=0.0, behavior_loss="each", behavior_weight=1.0)
    yield from train(bouts_and_gaps(known), recipe, places, device=device, resume=run.exists)


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
    return span.shared_s(other) >= 0.5 * other.duration_s


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
