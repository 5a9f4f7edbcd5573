"""`trapline evaluate mammalnet`: MammalNet's benchmarks on a copy of its data."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec
from rich.table import Table

from app import paths
from app.cli.console import output, write_object
from app.cli.experiments.clips import draw
from app.cli.experiments.detection_display import print_detection
from app.cli.experiments.mammalnet_display import print_low_shots, print_results
from app.cli.experiments.watching import watched
from app.cli.learning.training import setting
from mvit_core.errors import UserError
from trainer.experiments.mammalnet.backbones import train_backbone
from trainer.experiments.mammalnet.detection import PUBLISHED, Detection, detect
from trainer.experiments.mammalnet.experiment import (
    SCRATCH,
    Trial,
    judged,
    limited,
    low_shots,
    recognition,
)
from trainer.experiments.mammalnet.lists import (
    FREQUENCIES,
    OF_ANIMALS,
    OF_BEHAVIORS,
    OF_PAIRS,
    Lists,
    by_frequency,
    class_counts,
    read_lists,
)
from trainer.experiments.mammalnet.low_shot import SHOTS
from trainer.experiments.mammalnet.untrimmed import sides, videos_of
from trainer.experiments.miniatures.mammalnet import NUM_VIDEOS, draw_miniature
from trainer.recipes.presets import preset
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import with_settings
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places
from trainer.writing import write_whole

RECIPES = {"mvitv2_b_16x16": "mammalnet"}  # of other models: the one that is named after them


def run(arguments: argparse.Namespace) -> int:
    """Draw a miniature, say what the lists hold, or run one of the tasks."""
    if arguments.make_miniature is not None:
        num_videos = arguments.limit or NUM_VIDEOS
        return draw(arguments.make_miniature, partial(draw_miniature, num_videos=num_videos))
    tasks: Mapping[str, Callable[[argparse.Namespace], int]] = {
        "": _say_lists,
        "recognition": _recognition,
        "lowshot": _low_shot,
        "detection": _detection,
    }
    return tasks[arguments.task](arguments)


def _lists(arguments: argparse.Namespace) -> Lists:
    lists = read_lists(arguments.data)
    return limited(lists, arguments.limit) if arguments.limit else lists


def _recognition(arguments: argparse.Namespace) -> int:
    lists, trial = _lists(arguments), _trial(arguments)
    if arguments.checkpoint is not None:
        results = [watched(judged(lists, arguments.checkpoint, arguments.model, trial))]
    else:
        results = watched(recognition(lists, trial))
    if arguments.json:
        _write(results)
    else:
        print_results(results)
    return 0


def _low_shot(arguments: argparse.Namespace) -> int:
    shots = tuple(arguments.shots or SHOTS)
    results = watched(low_shots(_lists(arguments), _trial(arguments), shots, seed=arguments.seed))
    if arguments.json:
        _write(results)
    else:
        print_low_shots(results)
    return 0


def _detection(arguments: argparse.Namespace) -> int:
    head = replace(PUBLISHED, step_s=arguments.step)
    task = Detection(
        data=arguments.data,
        cache=arguments.cache or paths.cache_dir(),
        backbone=arguments.checkpoint,
        model=arguments.model,
        features=arguments.features,
        head=head,
        limit=arguments.limit,
        device=arguments.device,
    )
    if arguments.out is not None and arguments.checkpoint is None and arguments.features is None:
        bases = [_base(word) for word in arguments.base or [SCRATCH]]
        if len(bases) > 1:
            raise UserError("Detection stands on one model; give one --base.")
        name, base = bases[0]
        out = arguments.out / f"detection-{name}"
        known, _ = sides(videos_of(task.data), task.limit)
        places = Places(out=out, cache=task.cache / "clips", base=base)
        watched(train_backbone(known, _recipe(arguments), places, device=task.device))
        task = replace(task, backbone=out)
    report = watched(detect(task))
    if arguments.out is not None:
        write_whole(arguments.out / "detection.json", msgspec.json.encode(report))
    if arguments.json:
        _write(report)
    else:
        print_detection(report)
    return 0


def _trial(arguments: argparse.Namespace) -> Trial:
    cache = arguments.cache or paths.cache_dir() / "clips"
    trains = arguments.checkpoint is None or arguments.task == "lowshot"
    if trains and arguments.out is None:
        raise UserError("Give a folder for the trainings: --out RUNS. Or judge a model: --checkpoint FILE.")
    return Trial(
        recipe=_recipe(arguments) if trains else Recipe(),
        bases=dict(map(_base, arguments.base or [SCRATCH])),
        out=arguments.out or cache,
        cache=cache,
        views=arguments.views,
        device=arguments.device,
    )


def _recipe(arguments: argparse.Namespace) -> Recipe:
    name = arguments.recipe or RECIPES.get(arguments.model, f"mammalnet_{arguments.model}")
    return with_settings(preset(name), dict(map(setting, arguments.set)))


def _base(word: str) -> tuple[str, Path | None]:
    """`k400=FILE` as a name and a checkpoint; "scratch" has none."""
    name, equals, place = word.partition("=")
    if name == SCRATCH and not equals:
        return SCRATCH, None
    if not equals or not name or "/" in name:
        raise UserError(f"--base {word} is neither {SCRATCH} nor of the form name=checkpoint.")
    path = Path(place)
    if path.is_dir() and RunFolder(path).best.is_file():
        path = RunFolder(path).best
    if not path.is_file():
        raise UserError(f"There is no checkpoint {place}.")
    return name, path


def _write(value: object) -> None:
    write_object(msgspec.json.encode(value).decode())


def _say_lists(arguments: argparse.Namespace) -> int:
    lists = _lists(arguments)
    animals, behaviors, pairs = class_counts(lists.train)
    missing = lists.missing()
    split = {
        "animals": by_frequency(animals.values(), OF_ANIMALS),
        "behaviors": by_frequency(behaviors.values(), OF_BEHAVIORS),
        "pairs": by_frequency(pairs.values(), OF_PAIRS),
    }
    if arguments.json:
        sides = {name: len(getattr(lists, name)) for name in ("train", "val", "test")}
        _write(sides | {"missing": missing, "classes": split})
        return 0
    table = Table("", *FREQUENCIES, box=None)
    for name, counts in split.items():
        table.add_row(name, *(str(counts[each]) for each in FREQUENCIES))
    say = output()
    say.print(f"{len(lists.train)} clips to learn from, {len(lists.test)} to judge on.")
    say.print(table)
    if missing:
        say.print(f"{len(missing)} of their files are not there, such as {missing[0]}.", markup=False)
    return 0
