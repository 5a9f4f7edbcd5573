"""`trapline models distances`: how far each head of each layer looks, as numbers and as a plot."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from rich import box
from rich.table import Table
from torch import Tensor

from app.cli.console import messages, output, write_json
from app.cli.given import named_file
from app.cli.models.costs import found
from app.services.plots.head_distances import Panel, save_head_distances
from mvit_core.checkpoint import Preprocessing, load_checkpoint
from mvit_core.clips import crop
from mvit_core.errors import UserError
from mvit_core.models.base import VideoModel
from mvit_core.models.distances import LayerDistances, attention_distances
from mvit_core.models.registry import known_variant
from mvit_core.models.tracing import can_trace
from mvit_core.rendering.scene import Scene
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.transforms import normalized
from mvit_core.types import Box
from mvit_core.video.access import FrameAccess
from trainer.evaluation.evaluate import checkpoint_at

RATE = 30.0  # frames a second that the registry's frame steps are of


class ModelDistances(msgspec.Struct, frozen=True):
    """One model and its layers."""

    model: str
    trained: bool  # weights of a file, or fresh ones
    layers: tuple[LayerDistances, ...]


def run(arguments: argparse.Namespace) -> int:
    """Measure each model on the same footage; print tables or JSON, and draw them where that is wished."""
    measured = []
    for name in arguments.models:
        model, clip_of, trained = model_of(name, arguments.seed)
        if not can_trace(model):
            raise UserError(f"{name} factorizes its attention, so its distances cannot be measured.")
        messages().print(f"{name}…")
        pictures = video_clip(arguments.video, clip_of) if arguments.video else drawn_clip(clip_of)
        layers = tuple(attention_distances(model, prepared(pictures, clip_of)))
        measured.append(ModelDistances(title_of(name), trained, layers))
    if arguments.plot is not None:
        panels = [
            Panel(each.model, tuple((layer.stage, layer.heads) for layer in each.layers)) for each in measured
        ]
        save_head_distances(panels, arguments.plot)
    if arguments.json:
        write_json(map(msgspec.to_builtins, measured))
        return 0
    for each in measured:
        output().print(table_of(each))
    return 0


def model_of(name: str, seed: int) -> tuple[VideoModel, Preprocessing, bool]:
    """The model of a file or a training, or a registered one with fresh weights; its clips; which it is."""
    file = named_file(name) if known_variant(name) is None else None  # ./mvit_xs is a folder
    if file is not None:
        checkpoint = load_checkpoint(checkpoint_at(file))
        return checkpoint.model, checkpoint.preprocessing, True
    variant = found(name)
    torch.manual_seed(seed)
    config = variant.config
    clip = Preprocessing(
        num_frames=config.num_frames,
        frame_interval_s=variant.frame_step / RATE,
        crop=config.crop,
        mean=variant.colors.mean,
        std=variant.colors.std,
    )
    return variant.build().eval(), clip, False


def title_of(name: str) -> str:
    """A model's name; of a training its folder's, whether that or the checkpoint in it was given."""
    path = Path(name)
    return path.parent.name if path.is_file() and path.stem in ("best", "last") else path.name


def drawn_clip(clip: Preprocessing) -> NDArray[np.uint8]:
    """Footage that Trapline draws: an animal that crosses; (frames, height, width, 3)."""
    height, width = clip.crop
    spec = ClipSpec(
        scenario=Scenario.CROSSES,
        width=max(64, width + width % 2),
        height=max(48, height + height % 2),
        duration_s=max(1.0, clip.num_frames * clip.frame_interval_s),
        banner="none",
    )
    scene = Scene(spec)
    times_s = (np.arange(clip.num_frames) + 0.5) * clip.frame_interval_s
    frames = [scene.frame(index, float(time_s))[0] for index, time_s in enumerate(times_s)]
    return np.stack([frame[:height, :width] for frame in frames])


def video_clip(path: Path, clip: Preprocessing) -> NDArray[np.uint8]:
    """The middle of a video, its middle square; raises UnreadableVideo."""
    with FrameAccess(path) as frames:
        middle_s = float(frames.times_s[-1]) / 2
        times_s = middle_s + (np.arange(clip.num_frames) - (clip.num_frames - 1) / 2) * clip.frame_interval_s
        pictures = [frames.frame(frames.index_at(float(max(0.0, t)))).to_rgb(None) for t in times_s]
    return np.stack([crop(picture, _square(picture), clip.crop[0]) for picture in pictures])


def prepared(pictures: NDArray[np.uint8], clip: Preprocessing) -> Tensor:
    """One clip as the model takes it."""
    return normalized(pictures[None], mean=clip.mean, std=clip.std)


def table_of(measured: ModelDistances) -> Table:
    """One line a layer."""
    weights = "trained" if measured.trained else "fresh weights"
    table = Table(box=box.SIMPLE, title=f"{measured.model}, {weights}", title_justify="left")
    table.add_column("layer", justify="right")
    table.add_column("stage", justify="right")
    for column in ("heads", "mean", "least", "most", "in space", "in time"):
        table.add_column(column, justify="right")
    for layer in measured.layers:
        table.add_row(str(layer.layer), str(layer.stage), *figures(layer))
    return table


def figures(layer: LayerDistances) -> Iterator[str]:
    """Heads, and their distances."""
    yield str(len(layer.heads))
    yield from (f"{value:.3f}" for value in (_mean(layer.heads), min(layer.heads), max(layer.heads)))
    yield f"{_mean(layer.space):.3f}"
    yield f"{_mean(layer.time):.3f}"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _square(picture: NDArray[np.uint8]) -> Box:
    height, width = picture.shape[:2]
    side = min(height, width)
    return Box((1 - side / width) / 2, (1 - side / height) / 2, side / width, side / height)
