"""What one click gives: `python -m tests.benchmarks.improving [--minutes N] [--unseen A B] [--scratch]`.

Draws a project with known truth: six animals, four behaviors, eight sites of which two are never trained on.
A person who never errs makes 200 corrections at the six sites: what the animal is, and when it does what.
Then the application's own plan trains, and the two other sites are scanned by what came out. Printed are
macro accuracy of species and of behaviors there, and how well bouts are found, before and after. It takes
half an hour on two cores; footage that was drawn before is used again with --footage. With `--unseen 2 6`
both of the unseen sites are in a country (savanna) that no other site is in: much harder.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import torch

from app.paths import HOME_VARIABLE
from app.services import media, observations
from app.services.learning.model_versions import use_version
from app.services.learning.plans import Circumstances, plan
from app.services.learning.training_sets import training_set
from app.services.learning.trainings import base_of, order_training, sides_of, take_in
from app.services.observations import windows
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import add, correct, reject
from app.services.scanning.scans import ScanRun, ScanSettings
from app.services.starting_model import starter
from app.store.records import Assignment, Kind, Video, VideoId
from mvit_core.files.path_text import to_path, to_text
from mvit_core.inference import Predictor
from mvit_core.localization import joint_scores
from mvit_core.localization.windows import species_of
from mvit_core.rendering.clip import write_clip
from mvit_core.rendering.spec import ClipSpec, Scenario
from mvit_core.rendering.truth import Truth, read_truth, truth_path
from mvit_core.scan import Tools, scan_video
from trainer.events import EpochDone
from trainer.fitting.measuring import measured
from trainer.labels.manifest import read_manifest
from trainer.orders import MeasureMachine
from trainer.run import train
from trainer.runs.preparing import Places
from trainer.scores.bout_metrics import FoundBout, TrueBout, mean_ap

TIOUS = (0.3, 0.5, 0.7)
SPECIES = ("panthera", "cervus", "hog", "ursus", "lepus", "elephant")
BEHAVIORS = ("eats_food", "drinks_water", "sleeps", "grooms")
SITES = 8
UNSEEN = (5, 6)  # sites that are never trained on; another one of each one's country is
BIOMES = ("broadleaf", "boreal", "savanna", "bamboo")
CORRECTIONS = 200


@dataclass(frozen=True)
class Place:
    """One video to draw."""

    path: str
    spec: ClipSpec


def places() -> Iterator[Place]:
    """At each site every animal does every thing once; half of the sites are seen by infrared."""
    for site in range(SITES):
        base = ClipSpec(
            site=500 + site,
            biome=BIOMES[site % len(BIOMES)],
            scenario=Scenario.STOPS,
            width=480,
            height=270,
            frame_rate=10,
            duration_s=8,
            infrared=site % 4 == 3,
            camera=f"SITE-{site}",
        )
        for number, species in enumerate(SPECIES):
            for other, behavior in enumerate(BEHAVIORS):
                seed = 1000 * site + 10 * number + other
                spec = replace(base, seed=seed, species=species, behaviors=(behavior,))
                yield Place(f"Site {site}/DCIM/100MEDIA/IMG_{seed:04}.MP4", spec)


def draw(folder: Path) -> None:
    """Draw what is not there yet; whole files alone count."""
    for place in places():
        target = folder / place.path
        if truth_path(target).is_file():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        write_clip(place.spec, target)


def take_in_footage(place: Path, footage: Path) -> Project:
    """A new project of the footage."""
    project = create_project(place)
    media.add_files(project, footage, list(media.find_videos(footage)))
    return project


def scan(
    project: Project, model: Path | None, *, rescan: bool, videos: Sequence[VideoId] | None = None
) -> None:
    """Scan as a worker does, in this process."""
    tools = Tools(predictor=Predictor.from_checkpoint(model, "cpu")) if model else Tools()
    run = ScanRun.start(project, videos, rescan=rescan, settings=ScanSettings(model_path=model))
    while (request := run.next_request()) is not None:
        for event in scan_video(to_path(request.path), key=request.key, tools=tools):
            run.record(event)
    run.finish()


def is_at(video: Video, sites: Collection[int]) -> bool:
    """Whether it was taken at one of these sites."""
    return int(video.relative_path.split("/")[0].split()[1]) in sites


def correct_200(project: Project, unseen: Collection[int]) -> int:
    """Say what each animal is and when it does what, site by site in turn, 200 times; returns how often."""
    videos = [each for each in media.videos(project) if not is_at(each, unseen)]
    videos.sort(key=lambda each: (truth_of(each).seed * 7919) % 10007)
    done = 0
    for video in videos:
        for assignment in corrections(project, video):
            if done == CORRECTIONS:
                return done
            labels.apply(project, assignment, who="truth")
            done += 1
    return done


def corrections(project: Project, video: Video) -> Iterator[Assignment]:
    """What a person would say of one video: the animal's name and its bout; other motion is rejected."""
    (truth,) = truth_of(video).animals
    animals = [each for each in observations.of_video(project, video.id) if each.kind == Kind.ANIMAL]
    if not animals:
        return
    shown = truth.spans[0]
    best = max(animals, key=lambda each: each.span.intersection_over_union(shown))
    yield {best.id: correct(best, taxon=truth.species)}
    for bout in truth.bouts:
        if bout.behavior in BEHAVIORS and bout.span.duration_s > 0.8:
            place = labels.new_observation(project, video.id, Kind.BEHAVIOR, parent_id=best.id)
            yield {place: add(bout.span, behavior=bout.behavior)}
    for other in animals:
        if other is not best:
            yield {other.id: reject(other)}


def truth_of(video: Video) -> Truth:
    """What is in a video."""
    return read_truth(truth_path(video.path))


@dataclass(frozen=True)
class Seen:
    """How well a scan names what is at the sites that nobody labelled."""

    species: float  # macro accuracy of the class that the scan holds for the likeliest
    named: float  # the same of the names that it gives: where it is not sure, it names a family or an order
    behaviors: float  # macro accuracy: the most certain bout names what the animal did longest
    bouts: dict[str, float]  # mean average precision by tIoU


def judged(project: Project, unseen: Collection[int]) -> Seen:
    """The scan's own findings at the unseen sites beside the truth."""
    species: dict[str, list[bool]] = {name: [] for name in SPECIES}
    named: dict[str, list[bool]] = {name: [] for name in SPECIES}
    likeliest = {each.observation_id: likeliest_class(each) for each in windows.all_windows(project)}
    behaviors: dict[str, list[bool]] = {name: [] for name in BEHAVIORS}
    found: list[FoundBout] = []
    known: list[TrueBout] = []
    for video in [each for each in media.videos(project) if is_at(each, unseen)]:
        (truth,) = truth_of(video).animals
        observed = observations.of_video(project, video.id)
        animals = [each for each in observed if each.kind == Kind.ANIMAL]
        best = max(animals, key=lambda each: each.span.intersection_over_union(truth.spans[0]), default=None)
        species[truth.species].append(best is not None and likeliest.get(best.id) == truth.species)
        named[truth.species].append(best is not None and best.taxon == truth.species)
        bouts = [each for each in observed if each.kind == Kind.BEHAVIOR and each.behavior]
        wanted = [each for each in truth.bouts if each.behavior in BEHAVIORS]
        found += [
            FoundBout(str(video.id), each.behavior or "", each.span, each.confidence or 0) for each in bouts
        ]
        known += [TrueBout(str(video.id), each.behavior, each.span) for each in wanted]
        (name,) = {each.behavior for each in wanted}
        surest = max(bouts, key=lambda each: each.confidence or 0, default=None)
        behaviors[name].append(surest is not None and surest.behavior == name)
    return Seen(
        macro(species),
        macro(named),
        macro(behaviors),
        {f"{tiou:g}": round(mean_ap(found, known, tiou), 3) for tiou in TIOUS},
    )


def likeliest_class(kept: windows.StoredWindows) -> str:
    """The class that an animal's windows together score highest."""
    scores = joint_scores(species_of(kept.windows))
    return scores[0].name if scores else ""


def macro(right: dict[str, list[bool]]) -> float:
    """Mean over classes of the share that is right."""
    return round(sum(sum(each) / max(1, len(each)) for each in right.values()) / len(right), 3)


def click(project: Project, minutes: float | None, begun: Path | None) -> tuple[Path, dict[str, object]]:
    """What the one button does: plan, train, take in; returns the checkpoint, and what it cost."""
    examples = training_set(project, sides_of(project))
    base = base_of(project)
    machine = measured(MeasureMachine(base=to_text(base) if base else ""), "cpu")
    chosen = plan(
        examples.manifest, Circumstances(len(examples.manifest.spans), machine, base, starter=begun)
    )
    if minutes is not None:
        chosen = replace(chosen, recipe=replace(chosen.recipe, max_minutes=minutes))
    order = order_training(project, examples.manifest, chosen, None)
    began, worked = time.monotonic(), time.process_time()
    learn = order.learn
    places = Places(out=order.run, cache=Path(learn.cache), base=chosen.base)
    epochs = []
    for event in train(read_manifest(Path(learn.manifest)), learn.recipe, places, device="cpu"):
        if isinstance(event, EpochDone):
            epochs.append(event)
            sys.stderr.write(f"epoch {event.epoch} of {event.num_epochs}: {event.figures}\n")
    version, _ = take_in(project, order, None)
    use_version(project, version.id)
    assert version.path is not None
    cost = {
        "way": chosen.way,
        "planned_minutes": round(chosen.minutes, 1),
        "minutes": round((time.monotonic() - began) / 60, 1),
        "cpu_minutes": round((time.process_time() - worked) / 60, 1),
        "crop": chosen.recipe.crop,
        "examples": len(examples.manifest.spans),
        "epochs": len(epochs),
    }
    return version.path, cost


def main(words: Sequence[str] | None = None) -> None:
    """Draw, correct, click, scan again, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--footage", type=Path, help="where the videos lie, or are to be drawn")
    parser.add_argument("--minutes", type=float, help="that training may take (default: as the button plans)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--unseen", type=int, nargs="+", default=UNSEEN, metavar="SITE")
    parser.add_argument("--scratch", action="store_true", help="without the starter that ships with Trapline")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(words)
    cv2.setNumThreads(1)
    torch.set_num_threads(arguments.threads)
    with TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = f"{folder}/home"
        footage = arguments.footage or Path(folder) / "footage"
        draw(footage)
        with take_in_footage(Path(folder) / "known.trapline", footage) as project:
            scan(project, None, rescan=False)
            sys.stderr.write("scanned by motion alone\n")
            number = correct_200(project, arguments.unseen)
            before = judged(project, arguments.unseen)
            model, cost = click(project, arguments.minutes, None if arguments.scratch else starter())
            unseen = [each.id for each in media.videos(project) if is_at(each, arguments.unseen)]
            scan(project, model, rescan=True, videos=unseen)
            after = judged(project, arguments.unseen)
    result = {"corrections": number, **cost, "before": asdict(before), "after": asdict(after)}
    if arguments.json:
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        for name, value in result.items():
            sys.stdout.write(f"{name:16} {value}\n")


if __name__ == "__main__":
    main()
