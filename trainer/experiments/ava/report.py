"""AVA's experiment whole: the lists, learning where it is wanted, predictions in AVA's CSV, frame mAP."""

from collections.abc import Collection, Generator
from dataclasses import replace
from math import isnan
from pathlib import Path

import cv2
import msgspec
import numpy as np

from mvit_core.checkpoint import Checkpoint, Classes, load_checkpoint
from mvit_core.device import choose_device
from mvit_core.errors import UserError
from trainer.boxes.answers import RESOLUTION, rows_of, scored_scenes
from trainer.boxes.clips import SceneClips, shape_of
from trainer.boxes.loading import clips_of, decoded
from trainer.boxes.metrics import BoxRow, Moment, frame_ap, mean_frame_ap
from trainer.evaluation.evaluate import checkpoint_at
from trainer.events import ClipsDecoded, ClipSkipped, TrainingEvent
from trainer.experiments.ava.rows import write_predictions
from trainer.experiments.ava.scenes import AvaData
from trainer.experiments.ava.training import classes_of, learned
from trainer.experiments.clip_reports import Counts
from trainer.experiments.clips import Wanted
from trainer.experiments.foreign import as_ours, head_size
from trainer.fitting.starting import base_header, decided
from trainer.machine.computing import computing_on
from trainer.runs.lineage import recipe_of

# frame mAP at IoU 0.5 in per cent, on AVA v2.2, arXiv 2104.11227 (K400, for B-24 K600)
PUBLISHED = {"MViT-B 16x4": 24.5, "MViT-B 32x3": 26.8, "MViT-B 64x3": 27.3, "MViT-B-24 32x3": 28.7}
TOLD_EVERY = 50  # scenes


class AvaReport(msgspec.Struct, frozen=True, kw_only=True):
    """Average precisions from 0 to 1, of boxes that overlap by at least half."""

    checkpoint: str
    mean_average_precision: float
    each_action: dict[str, float]  # actions that nobody does are left out
    boxes: str  # whose boxes were judged: of the labels, a detector or a file of predictions
    num_boxes: int
    num_truth: int  # rows of the validation list
    num_excluded: int  # moments that the list leaves out
    counts: Counts  # of seconds; of videos what is missing
    published: dict[str, float] = msgspec.field(default_factory=PUBLISHED.copy)  # per cent


def ava_report(
    data: AvaData, wanted: Wanted, predictions: Path | None = None
) -> Generator[TrainingEvent, None, AvaReport]:
    """Learn where that is wanted, then score every box of the validation list; raises UserError."""
    cv2.setNumThreads(1)
    for sentence in (*data.left_out.unlabelled, *data.left_out.missing):
        yield ClipSkipped(video="", reason=sentence)
    if not data.val:
        raise UserError(f"Not one video of the validation list lies in {data.root}.")
    unreadable: set[str] = set()
    if wanted.out is not None:
        yield from learned(data, wanted, wanted.out, unreadable)
    place = wanted.checkpoint or wanted.out
    if place is None:
        raise UserError("Give a folder to train in (--out), or a checkpoint to judge (--checkpoint).")
    path = _own(checkpoint_at(place), data, wanted)
    checkpoint = load_checkpoint(path)
    if not checkpoint.header.roi:
        raise UserError(f"{path.name} scores clips, not boxes; train it with --base {path.name} --out RUN.")
    rows, judged = yield from _scored(checkpoint, data, wanted, unreadable)
    if predictions is not None:
        write_predictions(predictions, rows)
    lost = {scene.moment for scene in data.val} - {scene.moment for scene in judged.scenes}
    counts = counts_of(data, len(judged), trained_on=len(data.train) if wanted.out is not None else 0)
    counts = msgspec.structs.replace(counts, unreadable=len(unreadable))
    whose = "detector" if data.boxes_found else "labels"
    return scored(str(path), data, rows, counts, lost=lost, boxes=whose)


def counts_of(data: AvaData, judged: int, *, trained_on: int = 0) -> Counts:
    """Seconds that are in the figures, and videos that are not."""
    return Counts(
        trained_on=trained_on,
        judged=judged,
        missing=len(data.left_out.missing),
        unlabelled=len(data.left_out.unlabelled),
        unreadable=0,
    )


def _own(path: Path, data: AvaData, wanted: Wanted) -> Path:
    """The checkpoint, or published weights made one: their heads have all 80 actions, the list has 60."""
    known = base_header(path)
    recipe, classes = decided(wanted.recipe, known), classes_of(data)
    size = 0 if known is not None else head_size(path)
    if size > len(classes) and size >= max(data.actions):
        names = dict(zip(data.actions, classes.behaviors, strict=True))
        classes = Classes(behaviors=tuple(names.get(n, f"action {n}") for n in range(1, size + 1)))
    return as_ours(path, recipe, classes, wanted.cache, shape=shape_of(recipe), roi=RESOLUTION)


def _scored(
    checkpoint: Checkpoint, data: AvaData, wanted: Wanted, unreadable: set[str]
) -> Generator[TrainingEvent, None, tuple[list[BoxRow], SceneClips]]:
    """Predictions for every box of the validation list, and the scenes that could be read."""
    header = checkpoint.header
    known = classes_of(data).behaviors
    if not set(header.classes.behaviors) & set(known):
        raise UserError(
            f"The model knows none of these actions; it knows {', '.join(header.classes.behaviors[:6])}."
        )
    recipe = recipe_of(header)
    clips = clips_of(data.val, data.root, recipe, header.preprocessing.crop, wanted.cache)
    clips = yield from decoded(clips, unreadable)
    computing = computing_on(choose_device(wanted.device).device, header.preprocessing, "auto")
    columns = [
        header.classes.behaviors.index(name) if name in header.classes.behaviors else -1 for name in known
    ]
    first = len(header.classes.species)
    scored: dict[int, list[np.ndarray]] = {}
    for number, scores in scored_scenes(checkpoint.model.to(computing.device), clips, computing):
        if scores is not None:
            scored[number] = [
                np.array([row[first + column] if column >= 0 else 0.0 for column in columns])
                if row.size
                else row
                for row in scores
            ]
        if number % TOLD_EVERY == 0:
            yield ClipsDecoded(done=number, total=len(clips))
    judged = replace(clips, scenes=tuple(clips.scenes[number] for number in scored))
    return rows_of(clips, scored, list(data.actions)), judged


def scored(
    checkpoint: str,
    data: AvaData,
    rows: list[BoxRow],
    counts: Counts,
    *,
    lost: Collection[Moment] = (),
    boxes: str = "predictions",
) -> AvaReport:
    """The figures of predictions, whoever made them; `lost` are moments that could not be looked at."""
    truth = [row for row in data.truth if row.moment not in lost]
    each = frame_ap(rows, truth, data.actions, excluded=data.excluded)
    return AvaReport(
        checkpoint=checkpoint,
        mean_average_precision=mean_frame_ap(each),
        each_action={data.actions[number]: value for number, value in each.items() if not isnan(value)},
        boxes=boxes,
        num_boxes=len({(row.moment, row.corners) for row in rows}),
        num_truth=len(truth),
        num_excluded=len(data.excluded),
        counts=counts,
    )
