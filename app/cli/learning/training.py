"""`trapline train` and `trapline evaluate`: labelled videos in, a better model and the truth about it out."""

import argparse
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from app import paths
from app.cli.console import escaped, messages, output, write_object
from app.cli.exit_codes import EXIT_INTERRUPTED
from app.cli.given import STARTER, installed_file, named_file
from app.cli.learning.left_out_line import LeftOutLine
from app.cli.learning.report_display import print_report
from app.cli.learning.training_display import TrainingDisplay, display_on
from app.cli.wording import counted
from app.services.learning.labels_at_hand import one_in_other
from app.services.learning.plans import SLOWER
from app.services.learning.training_sets import training_set
from app.services.learning.trainings import absolute, sides_given_by
from app.services.model_shelf.catalogue import offers
from app.services.projects import open_project
from app.services.starting_model import shipped_name, starter
from mvit_core.device import choose_device
from mvit_core.errors import UnreadableVideo, UserError
from mvit_core.files.path_text import to_path
from mvit_core.outcome import Outcome
from trainer.clips.views import parse_views
from trainer.evaluation.evaluate import Question, evaluate, held_out_of
from trainer.evaluation.left_out import train_each_group
from trainer.events import ClipsDecoded, TrainingDone, TrainingEvent, TrainingStarted
from trainer.fitting.state import CannotGoOn, WentAstray
from trainer.labels.manifest import Manifest, with_spans
from trainer.labels.readers import read_labels
from trainer.labels.split import with_kept_sides
from trainer.machine.together import join, leave
from trainer.recipes.presets import PRESETS, preset, suggested
from trainer.recipes.recipe import Recipe
from trainer.recipes.words import explained, with_settings
from trainer.reports.report import encode_report
from trainer.run import train
from trainer.runs.folder import RunFolder, Taken
from trainer.runs.preparing import Places, base_knows
from trainer.writing import write_whole

T = TypeVar("T")
CLIPS = "clips"  # below the cache folder
PROJECT_SUFFIX = ".trapline"


def run(arguments: argparse.Namespace) -> int:
    """One of the two commands."""
    command: Callable[[argparse.Namespace], int] = _evaluate if arguments.command == "evaluate" else _train
    return command(arguments)


def _train(arguments: argparse.Namespace) -> int:
    """Train, then judge the best model on what was held out."""
    if arguments.recipe == "help":
        return _list_recipes()
    folder = RunFolder(arguments.out)
    manifest, recipe, base = _as_it_began(arguments, folder) or _as_asked_for(arguments)
    if arguments.each_site and base_knows(base, manifest):
        raise UserError(
            "The base has learned from some of these sites, so that to leave them out would prove nothing; "
            "leave out --each-site, or start from another base."
        )
    places = Places(out=arguments.out, cache=_cache(arguments), base=base, base_name=shipped_name(base))
    together = join()
    if together.is_first:
        _say_if_left_alone(arguments.device)
        _say_what_may_be_one(manifest)
    steps = train(
        manifest, recipe, places, device=arguments.device, resume=arguments.resume, together=together
    )
    if not together.is_first:
        return _followed(steps)
    try:
        is_whole = _watched(steps)
    except UserError as error:
        for way in _ways_on(error, folder, recipe):
            messages().print(escaped(way), soft_wrap=True)
        raise
    if not is_whole:
        output().print("Stopped. What was learned is kept; the same command with --resume goes on.")
        return EXIT_INTERRUPTED
    leave()
    if arguments.each_site:
        again = train_each_group(folder.read_clips(), folder.facts().recipe, places, device=arguments.device)
        if not _watched(again):
            output().print("Stopped. The same command with --resume goes on.")
            return EXIT_INTERRUPTED
    _judge_held_out(folder, arguments)
    return 0


def _ways_on(error: UserError, folder: RunFolder, recipe: Recipe) -> Iterator[str]:
    """What can be done about a training that the world stopped."""
    if isinstance(error, WentAstray):
        slower = f"with --set lr={recipe.lr / SLOWER:.1g} it learns more slowly"
        yield f"The same command with another --out begins anew; {slower}."
    elif folder.last.is_file() and not isinstance(error, CannotGoOn | Taken):
        yield "What was learned until then is kept; the same command with --resume goes on."
    if isinstance(error, UnreadableVideo) and folder.best.is_file():
        judged = f"trapline evaluate {folder.path} says how good it is on what can be read"
        yield f"The best so far is {folder.best}; {judged}."


def _followed(steps: Generator[TrainingEvent]) -> int:
    """What a process beside the first of those that `torchrun` started does: it computes, and is silent."""
    with closing(steps), TrainingDisplay(messages()) as display:
        for _ in steps:
            if display.interrupted:
                return EXIT_INTERRUPTED
    leave()
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    """Judge a model on labelled videos."""
    model, against = _judged(arguments.model), arguments.against and _judged(arguments.against)
    folder = RunFolder(model)
    if arguments.labels is None and not folder.exists:
        raise UserError(
            f"{arguments.model} is no run with clips of its own; give a folder of labelled videos."
        )
    manifest = held_out_of(folder) if arguments.labels is None else _labels(arguments)
    question = Question(
        checkpoint=model,
        against=against,
        with_trained=arguments.all,
        shuffled=arguments.shuffled,
        views=parse_views(arguments.views) if arguments.views else None,
        device=arguments.device,
    )
    _say_if_left_alone(arguments.device)
    report = _answered(evaluate(manifest, question, _cache(arguments)))
    if arguments.json:
        write_object(encode_report(report).decode())
    else:
        print_report(report)
    return 0


def _judged(word: Path) -> Path:
    """A run's folder, a checkpoint, or that of an installed model's name; raises UserError."""
    if (found := named_file(str(word))) is None:
        raise UserError(
            f"There is no run or checkpoint {word}, nor an installed model of this name. "
            "Check the name; trapline models installed lists those that are there."
        )
    return found


def _say_if_left_alone(device: str) -> None:
    """Nobody who asked for a card waits for a processor without knowing."""
    if device != "auto" and (note := choose_device(device).note):
        messages().print(f"[yellow]{escaped(note)} It runs on the processor.[/]", soft_wrap=True)


def _say_what_may_be_one(manifest: Manifest) -> None:
    """That a class lies in another one, and what to do about it."""
    for narrower, wider in one_in_other(manifest):
        words = (
            f"{wider} is learned as another animal than {narrower}, though it may be the same: name both "
            "alike, or let the window's Improve page learn one as the other (right button)."
        )
        messages().print(f"[yellow]{escaped(words)}[/]", soft_wrap=True)


def _as_it_began(
    arguments: argparse.Namespace, folder: RunFolder
) -> tuple[Manifest, Recipe, Path | None] | None:
    """What a training that goes on learns from, and how; None for a new one.

    Raises UserError where it is to go on by other figures than it began with.
    """
    if not (arguments.resume and folder.exists):
        return None
    facts = folder.facts()
    if with_settings(facts.recipe, dict(map(setting, arguments.set))) != facts.recipe:
        raise UserError(
            "A training goes on as it began: leave out the --set that differ, or begin another with --out."
        )
    return folder.manifest(), facts.recipe, to_path(facts.base) if facts.base else None


def _as_asked_for(arguments: argparse.Namespace) -> tuple[Manifest, Recipe, Path | None]:
    """What a new training learns from, how, and on which base."""
    base = _base(arguments.base)
    manifest = _labels(arguments, base)
    return as_the_base_was_judged(manifest, base), _recipe(arguments, manifest, base), base


def _labels(arguments: argparse.Namespace, base: Path | None = None) -> Manifest:
    if arguments.labels is None:
        raise UserError("Give a project, a folder of class folders, or a manifest.")
    if is_project(arguments.labels):
        return labels_of_project(arguments.labels, base)
    return read_labels(Path(arguments.labels), kind=arguments.kind, videos=arguments.videos)


def is_project(labels: str) -> bool:
    """Whether this is a project's file, or the address of one in a database."""
    return labels.endswith(PROJECT_SUFFIX) or "://" in labels


def labels_of_project(place: str, base: Path | None = None) -> Manifest:
    """What the people who reviewed a project say; raises UserError where nobody has.

    Sites keep the sides that a base gave them which was trained there, wherever its file lies now.
    """
    with open_project(place) as project:
        sides = sides_given_by(project, [base.absolute()] if base is not None else [])
        manifest = training_set(project, sides).manifest
        if not manifest.spans:
            raise UserError(
                f"Nobody has reviewed anything in {project.name} yet; review some of its animals."
            )
        return manifest


def as_the_base_was_judged(manifest: Manifest, base: Path | None) -> Manifest:
    """Sites that a base learned from are none to judge what comes of it on, nor the other way round."""
    run = RunFolder(base.parent) if base is not None else None
    if run is None or not run.exists or not run.facts().held_out:
        return manifest
    here, there = absolute(manifest).spans, absolute(run.manifest()).spans
    sides = [span.side for span in with_kept_sides(here, there, run.split())]
    return with_spans(
        manifest, (replace(span, side=side) for span, side in zip(manifest.spans, sides, strict=True))
    )


def _recipe(arguments: argparse.Namespace, manifest: Manifest, base: Path | None) -> Recipe:
    """The recipe with its settings; where `--base` names no checkpoint, it names a model."""
    settings = dict(setting(word) for word in arguments.set)
    named = preset(arguments.recipe) if arguments.recipe else None
    recipe = with_settings(
        named or suggested(manifest, with_base=arguments.base not in (None, STARTER)), settings
    )
    if arguments.base is None or base is not None:
        return recipe
    return with_settings(recipe, {"model": arguments.base})


def _base(word: str | None) -> Path | None:
    """The checkpoint to start from; None where none was named, or a model. Raises UserError."""
    if word is None:
        return None
    if word == STARTER and (own := starter()) is not None:
        return own
    on_shelf = installed_file(word)
    for path in (Path(word), *([on_shelf] if on_shelf else [])):
        if path.is_dir() and RunFolder(path).best.is_file():
            return RunFolder(path).best
        if path.is_file():
            return path
    if "/" in word or "." in word:
        raise UserError(f"There is no checkpoint {word}.")
    if any(offer.name == word for offer in offers()):
        raise UserError(f"{word} is not on this computer yet: trapline models fetch {word}")
    return None


def setting(word: str) -> tuple[str, str]:
    """Field and value of "field=value"; raises UserError."""
    name, equals, value = word.partition("=")
    if not equals:
        raise UserError(f"--set {word} is not of the form field=value.")
    return name.strip(), value.strip()


def _watched(steps: Generator[TrainingEvent, None, object]) -> bool:
    """Show trainings as they go; False where Ctrl-C stopped it, between two steps so that none is half."""
    say = messages()
    with closing(steps), LeftOutLine(say) as left_out, display_on(say) as display:
        for event in steps:
            left_out.hear(event)
            match event:
                case TrainingStarted():
                    for caution in event.cautions:
                        say.print(f"[yellow]{escaped(caution)}[/]", soft_wrap=True)
                    clips = f"{counted(event.num_train, 'clip')}, {event.num_held_out:,} held out"
                    say.print(f"{event.model} on {event.device}: {clips}", soft_wrap=True)
                case TrainingDone():
                    said = f"Trained; the best round is {event.epoch}. {event.reason}".strip()
                    if not event.epoch:
                        said = "Nothing was learned; the model is as it was."
                    output().print(said, soft_wrap=True)
                    output().print(f"checkpoint: {escaped(event.checkpoint)}", soft_wrap=True)
            display.show(event)
            if display.interrupted:
                return False
    return True


def _judge_held_out(folder: RunFolder, arguments: argparse.Namespace) -> None:
    """Of a head for bouts also where videos are missing: it learned from what is left."""
    facts = folder.facts()
    if not facts.held_out:
        output().print("Nothing was held out to judge it on, so nobody can say how good it is.")
        return
    needs_all = facts.recipe.trained != "temporal"
    question = Question(checkpoint=folder.path, device=arguments.device, shuffled=True, needs_all=needs_all)
    report = _answered(evaluate(held_out_of(folder), question, _cache(arguments)))
    write_whole(folder.report, encode_report(report))
    print_report(report)


def _answered(steps: Generator[TrainingEvent, None, T]) -> T:
    """Run to the end and return what comes out; what is left out is said."""
    say = messages()
    outcome = Outcome(steps)
    with LeftOutLine(say) as left_out:
        for event in outcome:
            left_out.hear(event)
            if isinstance(event, ClipsDecoded) and say.is_terminal:
                say.print(f"decoded {event.done:,} of {event.total:,}", end="\r")
    return outcome.value


def _list_recipes() -> int:
    for name, recipe in PRESETS.items():
        model = recipe.model or "any model"
        output().print(f"{name:18} {model}, {recipe.epochs} epochs, learning rate {recipe.lr:g}")
    output().print("\nfields, to be set with --set field=value:")
    for name, sentence in explained().items():
        default = getattr(preset("finetune"), name)
        output().print(f"  {name:18} {escaped(sentence)} ({escaped(str(default))})", soft_wrap=True)
    return 0


def _cache(arguments: argparse.Namespace) -> Path:
    return arguments.cache or paths.cache_dir() / CLIPS
