"""Several animals in view: one pass over the picture, or one for each animal's crop.

`python -m tests.benchmarks.crowded [--folder DIR] [--base FILE] [--epochs N] [--json]`

Draws scenes in which two, three or four animals do different things side by side (AVA's layout), trains the
same model in both ways on the same videos for about the same processor time, from the same weights, and
judges both at moments of the held-out videos, with the boxes that are known. Printed for each number of
animals:

- accuracy: share of animals whose behavior (eating, sleeping, grooming) is named right in a window;
- cost: processor time of a window with everybody in it, cutting of clips included, medians of interleaved
  rounds; that of larger models with `--large`.

What lies in DIR (drawn videos, trainings) is used again.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
import torch

from mvit_core.checkpoint import Checkpoint, Classes, Header, Preprocessing
from mvit_core.clips import FrameStore, cut_clips
from mvit_core.device import choose_device
from mvit_core.inference import Predictor
from mvit_core.localization.windows import Scored
from mvit_core.models.registry import create_model, variant
from mvit_core.rendering.truth import AnimalTruth, Truth, read_truth, truth_path
from mvit_core.scan.scenes import box_in, whole_clip
from mvit_core.types import Span, Track, TrackPoint
from mvit_core.video.reader import VideoReader
from trainer.boxes.clips import shape_of
from trainer.events import EpochDone
from trainer.experiments.ava.report import ava_report
from trainer.experiments.ava.scenes import read_ava
from trainer.experiments.clips import Wanted
from trainer.experiments.miniatures.ava import draw_ava
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places

NUM_TRAIN, NUM_HELD_OUT = 36, 18
ANIMALS = (2, 3, 4)
SIZE = (192, 108)
BEHAVIORS = ("eats_food", "sleeps", "grooms")
MIDDLES_S = (1.5, 2.5, 3.5)
CLIP = {"num_frames": 8, "frame_interval_s": 0.2}
SCENE_HEIGHT, CROP_SIDE = 96, 64  # pixels
SHORTER = 5  # a scene of this size takes as long to learn from as so many crops
LARGE = ("mvit_xs", "mvit_b_16x4")


@dataclass(frozen=True)
class Video:
    """One held-out video: its frames and who is in it."""

    store: FrameStore
    animals: tuple[AnimalTruth, ...]


Look = Callable[[Video, list[Track], Span], Scored]


def main() -> None:
    """Draw, train, judge and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, help="where drawn videos and trainings lie")
    parser.add_argument("--base", type=Path, help="weights to start both from")
    parser.add_argument("--epochs", type=int, default=40, help="of the crops; of scenes a fifth as many")
    parser.add_argument("--model", default="mvit_xs")
    parser.add_argument("--large", action="store_true", help="the cost of larger models, too")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    with TemporaryDirectory() as somewhere:
        figures = measured(arguments.folder or Path(somewhere), arguments)
    print(json.dumps(figures, indent=2) if arguments.json else table(figures))


def measured(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Accuracy and cost by number of animals."""
    data = folder / "data"
    if not (data / "annotations" / "ava_val_v2.2.csv").is_file():
        for done, total in draw_ava(data, train=NUM_TRAIN, val=NUM_HELD_OUT, animals=ANIMALS, size=SIZE):
            print(f"drawn {done} of {total}", end="\r", flush=True)
    scenes = trained_on_scenes(folder, arguments)
    crops = trained_on_crops(folder, arguments)
    ways = {"scene": look_at_scene(scenes), "crops": look_at_crops(crops)}
    accuracy = judged(sorted((data / "videos").glob("*.mp4"))[NUM_TRAIN:], ways)
    costs = {arguments.model: cost_of(ways, read(sorted((data / "videos").glob("*.mp4"))[-1]))}
    if arguments.large:
        for name in LARGE:
            costs[f"{name}, untrained, its own clips"] = untrained_cost(name, data)
    return {"accuracy": accuracy, "cost_ms": costs}


def trained_on_scenes(folder: Path, arguments: argparse.Namespace) -> Predictor:
    """A model with a head for boxes."""
    run = RunFolder(folder / f"scenes-{arguments.model}")
    if not run.best.is_file():
        recipe = Recipe(
            **{**vars_of(arguments), "name": "scenes", "framing": "whole", "crop_area": (0.6, 1.0)},
            crop=SCENE_HEIGHT,
            epochs=max(1, arguments.epochs // SHORTER),
        )
        wanted = Wanted(
            recipe=recipe, out=run.path, base=arguments.base, device="cpu", cache=folder / "cache"
        )
        for event in ava_report(read_ava(folder / "data"), wanted):
            say("scenes", event)
    return Predictor.from_checkpoint(run.best, "cpu")


def trained_on_crops(folder: Path, arguments: argparse.Namespace) -> Predictor:
    """A model of single animals."""
    run = RunFolder(folder / f"crops-{arguments.model}")
    if not run.best.is_file():
        recipe = replace(
            preset("tracks_from_scratch_cpu"),
            **vars_of(arguments),
            name="crops",
            crop=CROP_SIDE,
            epochs=arguments.epochs,
        )
        videos = sorted((folder / "data" / "videos").glob("*.mp4"))
        spans = [
            LabelledSpan(
                video=path.name,
                end_s=read_truth(truth_path(path)).duration_s,
                points=animal.points[::2],
                behaviors=tuple({bout.behavior for bout in animal.bouts} & set(BEHAVIORS)),
                side="train" if number < NUM_TRAIN else "held_out",
            )
            for number, path in enumerate(videos)
            for animal in read_truth(truth_path(path)).animals
        ]
        manifest = make_manifest(spans, root=videos[0].parent, species=(), behaviors=BEHAVIORS)
        places = Places(out=run.path, cache=folder / "cache", base=arguments.base)
        for event in train(manifest, recipe, places, device="cpu"):
            say("crops", event)
    return Predictor.from_checkpoint(run.best, "cpu")


def vars_of(arguments: argparse.Namespace) -> dict[str, object]:
    """What both trainings have in common."""
    return {
        "model": arguments.model,
        "batch_size": 8,
        "lr": 3e-4,
        "warmup_epochs": 1,
        "layer_decay": 0.75 if arguments.base else 1.0,
        "ema_decay": 0.99,
        "max_minutes": 0,
        **CLIP,
    }


def say(which: str, event: object) -> None:
    """A line an epoch."""
    if isinstance(event, EpochDone):
        value = event.figures.get("mean_average_precision", float("nan"))
        print(f"{which}: epoch {event.epoch}, loss {event.train_loss:.3f}, mAP {value:.3f}", flush=True)


def look_at_scene(predictor: Predictor) -> Look:
    """One pass over the whole picture."""

    def look(video: Video, tracks: list[Track], window: Span) -> Scored:
        shape = predictor.scene_shape
        assert shape is not None
        clip = whole_clip(video.store, window, predictor.num_frames, shape)
        return predictor.score_boxes(clip[None], [np.stack([box_in(each, window, shape) for each in tracks])])

    return look


def look_at_crops(predictor: Predictor) -> Look:
    """One pass for each animal."""

    def look(video: Video, tracks: list[Track], window: Span) -> Scored:
        clips = [
            cut_clips(
                video.store,
                track,
                [window],
                num_frames=predictor.num_frames,
                size=predictor.crop_size,
                focused=predictor.is_focused,
            )
            for track in tracks
        ]
        return predictor.score(np.concatenate(clips))

    return look


def judged(paths: list[Path], ways: dict[str, Look]) -> dict[str, dict[str, float]]:
    """Share of animals in windows that each way names right, by number of animals."""
    right: dict[str, dict[int, list[bool]]] = {name: defaultdict(list) for name in ways}
    for path in paths:
        video = read(path)
        animals = [each for each in video.animals if each.bouts[0].behavior in BEHAVIORS]
        tracks = [track_of(each) for each in animals]
        for middle_s in MIDDLES_S:
            window = Span(middle_s - 0.8, middle_s + 0.8)
            for name, look in ways.items():
                for animal, scores in zip(animals, look(video, tracks, window).scores, strict=True):
                    best = next(score.name for score in scores.behaviors if score.name in BEHAVIORS)
                    right[name][len(animals)].append(best == animal.bouts[0].behavior)
    return {
        name: {f"{count} animals": round(float(np.mean(found)), 3) for count, found in sorted(by.items())}
        | {"all": round(float(np.mean([each for some in by.values() for each in some])), 3)}
        for name, by in right.items()
    }


def cost_of(ways: dict[str, Look], video: Video, rounds: int = 7) -> dict[str, dict[str, float]]:
    """Milliseconds of processor time a window, by number of animals in it; medians, ways interleaved."""
    tracks = [track_of(each) for each in video.animals]
    spent: dict[str, dict[int, list[float]]] = {name: defaultdict(list) for name in ways}
    for _ in range(rounds):
        for count in (1, 2, 4, 6):
            some = [tracks[number % len(tracks)] for number in range(count)]
            for name, look in ways.items():
                began = time.process_time()
                look(video, some, Span(1.7, 3.3))
                spent[name][count].append(1000 * (time.process_time() - began))
    return {
        name: {f"{count} in view": round(median(times), 1) for count, times in by.items()}
        for name, by in spent.items()
    }


def untrained_cost(name: str, data: Path) -> dict[str, dict[str, float]]:
    """The cost of a model with its own clips: squares, or pictures of the same height."""
    own = variant(name).config
    crop, step_s = own.crop[0], variant(name).frame_step / 30

    def made(shape: tuple[int, int], roi: int) -> Predictor:
        model = create_model(name, num_classes=len(BEHAVIORS), crop=shape).eval()
        clip = Preprocessing(num_frames=own.num_frames, frame_interval_s=step_s, crop=shape)
        header = Header(model=name, classes=Classes(behaviors=BEHAVIORS), preprocessing=clip, roi=roi)
        return Predictor(Checkpoint(model, header), choose_device("cpu"))

    scene = made(shape_of(Recipe(crop=crop)), 7)
    ways = {"scene": look_at_scene(scene), "crops": look_at_crops(made((crop, crop), 0))}
    return cost_of(ways, read(sorted((data / "videos").glob("*.mp4"))[-1]), rounds=3)


def read(path: Path) -> Video:
    """The frames and the truth of a drawn video."""
    store, truth = FrameStore(), read_truth(truth_path(path))
    with VideoReader(path) as reader:
        for frame in reader.frames():
            store.add(frame.time_s, frame.index, frame.to_rgb(max(SIZE)))
    return Video(store, whole(truth))


def whole(truth: Truth) -> tuple[AnimalTruth, ...]:
    """Those that can be seen through most of the video."""
    return tuple(each for each in truth.animals if len(each.points) > 0.5 * truth.num_frames)


def track_of(animal: AnimalTruth) -> Track:
    """The known boxes as a track."""
    points = tuple(TrackPoint(each.time_s, each.frame_index, each.box) for each in animal.points)
    return Track(points, 1.0)


def table(figures: dict[str, object]) -> str:
    """Figures as text."""
    return json.dumps(figures, indent=1).replace('"', "").replace("{", "").replace("}", "")


if __name__ == "__main__":
    main()
