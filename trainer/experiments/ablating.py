"""Several models on the same clips by the same recipe: what each learned, and what of it needs time.

The frame-shuffle test of the MViT paper (arXiv 2104.11227, Table 9), and the training half of its ablations
(Tables 10 to 15): each model is trained from the same labels, split and recipe, and judged by the clips held
out, in order and with the frames of each in random order.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from mvit_core.checkpoint import Header, load_checkpoint
from mvit_core.device import choose_device
from mvit_core.errors import UserError
from mvit_core.models.base import VideoModel
from mvit_core.models.counting import costs, total
from mvit_core.models.registry import variant
from trainer.clips.dataset import ClipDataset, Truth, truth_of
from trainer.evaluation.evaluate import Shuffled, held_out_of, in_classes_of
from trainer.events import TrainingEvent
from trainer.labels.manifest import LabelledSpan, Manifest
from trainer.machine.computing import Computing, computing_on
from trainer.recipes.recipe import Recipe
from trainer.reports.judging import judge
from trainer.reports.report import Figure
from trainer.reports.reporting import of_interval
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.lineage import recipe_of
from trainer.runs.preparing import Places, cache_for, decode
from trainer.scores import metrics

NUM_ORDERS = 5  # random ones that each clip is judged in


@dataclass(frozen=True, slots=True, kw_only=True)
class Ablation:
    """Which models are compared, how they learn, and where."""

    models: tuple[str, ...]
    recipe: Recipe
    out: Path
    cache: Path
    device: str = "auto"


class ModelReport(msgspec.Struct, frozen=True, kw_only=True):
    """One model: its size at the recipe's clips, and how often it is right on those held out."""

    model: str
    params: int
    multiply_adds: int
    num_clips: int
    in_order: Figure  # share of clips named right
    shuffled: Figure  # the same with frames in random order, mean of several
    drop: Figure  # what order is worth, resampled clip by clip


def ablate(manifest: Manifest, wish: Ablation) -> Generator[TrainingEvent, None, list[ModelReport]]:
    """Train and judge each model; runs that are there already go on, or are only judged. Raises UserError."""
    if len(manifest.header.species) < 2:
        raise UserError("Models are compared by clips of which one class is right; these labels have none.")
    reports = []
    for name in wish.models:
        run = RunFolder(wish.out / name)
        recipe = replace(wish.recipe, model=name)
        places = Places(out=run.path, cache=wish.cache)
        yield from train(manifest, recipe, places, device=wish.device, resume=run.exists)
        reports.append((yield from judged(run, wish)))
    return reports


def judged(run: RunFolder, wish: Ablation) -> Generator[TrainingEvent, None, ModelReport]:
    """How good a run's best model is on the clips that it held out, in order and in random ones."""
    checkpoint = load_checkpoint(run.best)
    header, recipe = checkpoint.header, recipe_of(checkpoint.header)
    asked = in_classes_of(held_out_of(run), header)
    cache = cache_for(wish.cache, recipe)
    readable = yield from decode(asked, cache)
    known = header.classes.species
    spans = [asked.spans[number] for number in readable if asked.spans[number].species in known]
    sources = [(asked.path_of(span), span) for span in spans]
    computing = computing_on(choose_device(wish.device).device, header.preprocessing, "auto")
    model = checkpoint.model.to(computing.device)
    truth = truth_of(asked, spans)
    in_order = right(model, ClipDataset(sources, cache, recipe), truth, computing)
    orders = [
        right(model, Shuffled(sources, cache, recipe, seed=seed), truth, computing)
        for seed in range(NUM_ORDERS)
    ]
    return report_of(header, in_order, np.mean(orders, axis=0), spans)


def right(model: VideoModel, clips: ClipDataset, truth: Truth, computing: Computing) -> NDArray[np.float64]:
    """1 for each clip that is named right, 0 for the others."""
    logits, classes = judge(model, clips, truth, computing).with_species()
    return np.asarray(logits.argmax(axis=1) == classes, np.float64)


def report_of(
    header: Header,
    in_order: NDArray[np.float64],
    shuffled: NDArray[np.float64],
    spans: Sequence[LabelledSpan],
) -> ModelReport:
    """The figures beside what the model costs at these clips."""
    clip = header.preprocessing
    config = variant(
        header.model, num_classes=len(header.classes), num_frames=clip.num_frames, crop=clip.crop
    )
    whole = total(costs(config))
    first, second, drop = compared(in_order, shuffled, spans)
    return ModelReport(
        model=header.model,
        params=whole.params,
        multiply_adds=whole.multiply_adds,
        num_clips=len(in_order),
        in_order=first,
        shuffled=second,
        drop=drop,
    )


def compared(
    in_order: NDArray[np.float64], shuffled: NDArray[np.float64], spans: Sequence[LabelledSpan]
) -> tuple[Figure, Figure, Figure]:
    """Shares of clips and their difference, with intervals; clips of one place are drawn together."""
    groups = [span.where for span in spans]
    values = (in_order, shuffled, in_order - shuffled)
    first, second, third = (of_interval(metrics.bootstrap(mean_of(each), groups)) for each in values)
    return first, second, third


def mean_of(values: NDArray[np.float64]) -> Callable[[NDArray[np.int64]], float]:
    """The mean of some of the values."""
    return lambda rows: float(values[rows].mean())
