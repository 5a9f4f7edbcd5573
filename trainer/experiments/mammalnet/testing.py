"""A model's answers to MammalNet's test clips, as its code tests: views of each clip, scores summed."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from mvit_core.device import choose_device
from mvit_core.taxonomy import mammalnet_keys, shipped_behaviors
from trainer.clips.dataset import ClipDataset
from trainer.events import ClipsDecoded, TrainingEvent
from trainer.experiments.mammalnet.figures import Answers, Figures, figures_of
from trainer.experiments.mammalnet.lists import pair_of
from trainer.experiments.mammalnet.two_heads import TwoHeads, both
from trainer.labels.mammalnet import mammalnet_manifest
from trainer.labels.manifest import LabelledSpan
from trainer.machine.computing import computing_on
from trainer.reports.judging import each_view
from trainer.runs.preparing import cache_for, decode


@dataclass(frozen=True, slots=True)
class Tested:
    """The figures, and how many clips could not be read and are left out of them."""

    figures: Figures
    answers: Answers
    num_unreadable: int


def judge_clips(
    heads: TwoHeads,
    test: Sequence[LabelledSpan],
    trained: Sequence[LabelledSpan],
    root: Path,
    cache_folder: Path,
    *,
    device: str,
) -> Generator[TrainingEvent, None, Tested]:
    """Judge a model; yields events of decoding and of how far it is. Raises UserError where nothing reads."""
    cv2.setNumThreads(1)
    cache = cache_for(cache_folder, heads.recipe)
    manifest = mammalnet_manifest(test, root, source="test")
    readable = yield from decode(manifest, cache)
    spans = [test[number] for number in readable]
    clips = ClipDataset([(manifest.path_of(span), span) for span in spans], cache, heads.recipe)
    computing = computing_on(choose_device(device).device, heads.preprocessing, "auto")
    model = heads.model.to(computing.device)
    scores: dict[int, tuple[NDArray[np.float64], NDArray[np.float64]]] = {}
    for numbers, logits in each_view(model, clips, computing):
        for number, each in zip(numbers, logits, strict=True):
            animal, behavior = both(torch.from_numpy(each), heads)
            scores[number] = animal.numpy(), behavior.numpy()
        yield ClipsDecoded(done=len(scores), total=len(spans))
    numbers = sorted(scores)
    answers = _in_order(heads, [spans[number] for number in numbers], [scores[number] for number in numbers])
    names = mammalnet_keys(), tuple(each.key for each in shipped_behaviors())
    return Tested(figures_of(answers, trained, *names), answers, len(test) - len(numbers))


def _in_order(
    heads: TwoHeads,
    spans: Sequence[LabelledSpan],
    scores: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]],
) -> Answers:
    """Scores in the benchmark's order of classes; one that the model does not know is never its answer."""
    animals, behaviors = mammalnet_keys(), tuple(each.key for each in shipped_behaviors())
    of_animals = np.full((len(spans), len(animals)), -1.0)
    of_behaviors = np.full((len(spans), max(len(behaviors), heads.num_behavior_logits)), -1.0)
    for row, (animal, behavior) in enumerate(scores):
        of_animals[row, [animals.index(name) for name in heads.animals]] = animal
        of_behaviors[row, [behaviors.index(name) for name in heads.behaviors]] = behavior[
            : len(heads.behaviors)
        ]
        of_behaviors[row, len(behaviors) :] = behavior[len(behaviors) :]
    pairs = [pair_of(span) for span in spans]
    return Answers(
        animal=of_animals,
        behavior=of_behaviors,
        true_animal=np.array([animals.index(animal) for animal, _ in pairs], np.int64),
        true_behavior=np.array([behaviors.index(behavior) for _, behavior in pairs], np.int64),
    )
