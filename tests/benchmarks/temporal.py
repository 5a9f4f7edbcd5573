"""What a head for bouts gives: `python -m tests.benchmarks.temporal [--minutes N] [--videos N] [--json]`.

Draws untrimmed videos with known truth (an animal comes, does one to three things with walks between, goes)
at sites to learn from and at others to judge on, teaches a small model what is done on the animals' own
boxes, then a temporal head on its embeddings. Printed for the unseen sites: mean average precision at each
overlap by grouping the scores of windows as a scan does, and by the head; what learning each took; and what a
scan pays for an hour of animals in sight: windows, and seconds of one thread for them and for the head.
Footage and model are used again with --footage and --model.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import torch

from mvit_core.checkpoint import load_checkpoint
from mvit_core.inference import Predictor
from mvit_core.localization.bout_finding import BoutFinder
from mvit_core.localization.sequences import Steps
from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.rendering.truth import AnimalTruth, read_truth, truth_path
from mvit_core.types import Span
from trainer.events import HeadStepDone, StepDone, TrainingEvent
from trainer.labels.manifest import LabelledSpan, Manifest, Side, make_manifest
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places
from trainer.temporal.head_report import kept

BEHAVIORS = ("eats_food", "drinks_water", "sleeps", "grooms")
SPECIES = ("panthera", "cervus", "hog", "ursus")
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")
VIDEOS = 96
KNOWN_SITES, UNSEEN_SITES = 24, 10
SHORTEST_GAP_S = 1.0
SECONDS_TIMED = 10.0


@dataclass(frozen=True)
class Place:
    """One video to draw."""

    name: str
    group: str
    side: Side
    spec: ClipSpec


def places(num_videos: int) -> Iterator[Place]:
    """Five of six videos are of sites to learn from, each sixth of one that is never trained on."""
    for number in range(num_videos):
        rng = np.random.default_rng((number, 17))
        unseen = number % 6 == 5
        site = 900 + number % UNSEEN_SITES if unseen else 800 + number % KNOWN_SITES
        things = rng.permutation(BEHAVIORS)[: int(rng.integers(1, 4))].tolist()
        spec = ClipSpec(
            seed=7000 + number,
            site=site,
            biome=BIOMES[site % len(BIOMES)],
            scenario=Scenario.UNTRIMMED,
            species=SPECIES[int(rng.integers(len(SPECIES)))],
            behaviors=tuple(things),
            width=160,
            height=120,
            frame_rate=8,
            duration_s=float(rng.integers(16, 30)),
            banner="none",
        )
        yield Place(f"{number:04}.mp4", f"site {site}", "held_out" if unseen else "train", spec)


def labelled(folder: Path, num_videos: int) -> Manifest:
    """Draw what is not there yet, and say of each animal what it does when, as a person would."""
    spans: list[LabelledSpan] = []
    for place in places(num_videos):
        video = folder / place.name
        if not truth_path(video).is_file():
            write_clip(place.spec, video)
        for animal in read_truth(truth_path(video)).animals:
            spans += spans_of(animal, place)
    return make_manifest(spans, root=folder.absolute(), behaviors=BEHAVIORS)


def spans_of(animal: AnimalTruth, place: Place) -> Iterator[LabelledSpan]:
    """An animal's bouts, and what lies between them."""
    at_s, end_s = animal.points[0].time_s, animal.points[-1].time_s
    for bout in animal.bouts:
        if bout.behavior in BEHAVIORS:
            if bout.span.start_s - at_s >= SHORTEST_GAP_S:
                yield span_of(animal, place, Span(at_s, bout.span.start_s))
            yield span_of(animal, place, bout.span, bout.behavior)
            at_s = bout.span.end_s
    if end_s - at_s >= SHORTEST_GAP_S:
        yield span_of(animal, place, Span(at_s, end_s))


def span_of(animal: AnimalTruth, place: Place, span: Span, *behaviors: str) -> LabelledSpan:
    """One example, with the animal's boxes around it."""
    near = [each for each in animal.points if span.start_s - 1 <= each.time_s <= span.end_s + 1]
    return LabelledSpan(
        video=place.name,
        start_s=span.start_s,
        end_s=span.end_s,
        points=tuple(near),
        behaviors=behaviors,
        group=place.group,
        animal=f"{place.name} {animal.id}",
        labelled_by="truth",
        side=place.side,
    )


def followed(steps: Iterator[TrainingEvent]) -> float:
    """Run a training to its end; returns seconds of this process."""
    began = time.process_time()
    for event in steps:
        if isinstance(event, StepDone | HeadStepDone) and event.step % 50 == 0:
            sys.stderr.write(f"step {event.step} of {event.num_steps}: loss {event.loss:.3f}\n")
    return time.process_time() - began


def model_recipe(minutes: float) -> Recipe:
    """What a project's first training takes, on small pictures."""
    recipe = preset("tracks_from_scratch_cpu")
    return replace(recipe, crop=64, views=1, max_minutes=minutes, find_bouts=False)


def cost_an_hour(path: Path) -> dict[str, float]:
    """For an hour of animals in sight: windows, and seconds of one thread for them and for the head."""
    predictor, checkpoint = Predictor.from_checkpoint(path, "cpu"), load_checkpoint(path)
    part, head = checkpoint.header.temporal, checkpoint.temporal
    step_s = part.step_s if part is not None else predictor.num_frames * predictor.frame_interval_s
    size = predictor.crop_size
    clip = np.random.default_rng(0).integers(0, 255, (1, predictor.num_frames, size, size, 3), np.uint8)
    each_s = per_call(lambda: predictor.score(clip))
    found = {"windows": 3600 / step_s, "windows_s": 3600 / step_s * each_s}
    if part is not None and head is not None:
        whole = Span(0.0, 30.0)
        windows = Steps(whole, step_s).windows(1.6)
        embeddings = np.zeros((len(windows), part.config.feature_dim), np.float32)
        finder = BoutFinder(head, part)
        found["head_s"] = 120 * per_call(lambda: finder.find(windows, embeddings, whole))
    return {name: round(value, 1) for name, value in found.items()}


def per_call(call: Callable[[], object]) -> float:
    """Seconds of the process that a call takes, the least of some."""
    took: list[float] = []
    began = time.monotonic()
    while time.monotonic() - began < SECONDS_TIMED or len(took) < 3:
        at = time.process_time()
        call()
        took.append(time.process_time() - at)
    return min(took)


def main(words: Sequence[str] | None = None) -> None:
    """Draw, teach the model, teach the head, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--footage", type=Path, help="where the videos lie, or are to be drawn")
    parser.add_argument("--model", type=Path, help="a model to stand on, instead of teaching one")
    parser.add_argument("--minutes", type=float, default=10.0, help="that teaching the model may take")
    parser.add_argument("--videos", type=int, default=VIDEOS)
    parser.add_argument("--step", type=float, default=0.0, help="seconds between windows")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(words)
    cv2.setNumThreads(1)
    torch.set_num_threads(arguments.threads)
    with TemporaryDirectory() as scratch:
        footage, home = arguments.footage or Path(scratch) / "footage", Path(scratch)
        footage.mkdir(parents=True, exist_ok=True)
        manifest = labelled(footage, arguments.videos)
        model, model_s = arguments.model, 0.0
        if model is None:
            there = Places(out=home / "model", cache=home / "clips")
            model_s = followed(train(manifest, model_recipe(arguments.minutes), there, device="cpu"))
            model = RunFolder(there.out).best
        places = Places(out=home / "head", cache=home / "clips", base=model)
        recipe = replace(preset("temporal"), step_s=arguments.step)
        head_s = followed(train(manifest, recipe, places, device="cpu"))
        bouts = kept(places.out)
        assert bouts is not None
        result = {
            "animals_to_learn_from": len({each.animal for each in manifest.spans if each.side == "train"}),
            "unseen_bouts": bouts.num_bouts,
            "by_windows": bouts.by_windows,
            "by_head": bouts.by_head,
            "model_cpu_s": round(model_s),
            "embeddings_head_and_judging_cpu_s": round(head_s),
            "an_hour_in_sight": cost_an_hour(RunFolder(places.out).best),
        }
    if arguments.json:
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        for name, value in result.items():
            sys.stdout.write(f"{name:36} {value}\n")


if __name__ == "__main__":
    main()
