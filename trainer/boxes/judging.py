"""A model whose head scores boxes, asked about labelled spans: the animal's box in the whole picture."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np

from mvit_core.checkpoint import Checkpoint
from mvit_core.clips import box_near
from mvit_core.device import choose_device
from trainer.boxes.answers import scored_scenes
from trainer.boxes.loading import clips_of, decoded
from trainer.boxes.scenes import Person, Scene
from trainer.clips.dataset import truth_of
from trainer.events import TrainingEvent
from trainer.labels.manifest import LabelledSpan, Manifest
from trainer.machine.computing import computing_on
from trainer.reports.judging import Judged
from trainer.runs.lineage import recipe_of

WHOLE = (0.0, 0.0, 1.0, 1.0)
ALMOST = 1e-6  # how near to 0 and 1 a score may come, as a logit


def box_answers(
    checkpoint: Checkpoint, asked: Manifest, cache: Path, device: str, *, shuffled: bool
) -> Generator[TrainingEvent, None, tuple[Judged, list[LabelledSpan]]]:
    """The model's answers to every span that can be read, and which those are."""
    header = checkpoint.header
    spans = list(asked.spans)
    scenes = tuple(scene_of(span, number) for number, span in enumerate(spans))
    clips = clips_of(scenes, asked.root, recipe_of(header), header.preprocessing.crop, cache)
    clips = replace((yield from decoded(clips, set())), shuffled=shuffled)
    computing = computing_on(choose_device(device).device, header.preprocessing, "auto")
    found: dict[int, np.ndarray] = {}
    for number, scores in scored_scenes(checkpoint.model.to(computing.device), clips, computing):
        if scores is not None and scores[0].size:
            found[clips.scenes[number].moment[1]] = scores[0]
    numbers = np.asarray(sorted(found), np.int64)
    width = len(header.classes)
    shares = np.stack([found[n] for n in numbers.tolist()]) if found else np.empty((0, width))
    logits = np.log(shares.clip(ALMOST, 1)) - np.log((1 - shares).clip(ALMOST, 1))
    judged = Judged(numbers, logits, truth_of(asked, spans)[numbers])
    return judged, [spans[number] for number in numbers.tolist()]


def scene_of(span: LabelledSpan, number: int) -> Scene:
    """The middle of a span, with the animal's box there; the whole picture where none is known."""
    end_s = span.start_s if span.end_s is None else span.end_s
    middle_s = (span.start_s + end_s) / 2
    corners = WHOLE
    if span.track is not None:
        box = box_near(span.track, middle_s)
        corners = (box.x, box.y, box.x + box.w, box.y + box.h)
    return Scene((span.video, number), span.video, middle_s, (Person(corners),))
