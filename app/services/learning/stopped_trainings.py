"""A training that was stopped half-way, by a crash or with the window: how far it came, and what goes on."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace as changed

from app.services import models
from app.services.checkpoint_card import is_whole
from app.services.learning.model_versions import runs_of, versions
from app.services.learning.trainings import GIVEN_UP, ORDER, Order
from app.services.projects import Project
from mvit_core.errors import UserError
from mvit_core.files.path_text import to_text
from trainer.orders import Learn
from trainer.recipes.recipe import Recipe
from trainer.reports.report import DECIDING
from trainer.runs.folder import FACTS, RunFolder, number_in, trained_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A training to go on with."""

    order: Order
    began_at: str  # ISO 8601, UTC
    num_examples: int  # to learn from
    num_held_out: int
    rounds: int  # that are done
    num_rounds: int  # that there would be, as far as time allows
    trained_s: float
    score: float | None  # the best so far, of the clips that are held out
    figure: str = ""  # which one that is
    can_go_on: bool  # from its state
    has_best: bool  # a model that can be kept
    went_astray: bool = False  # before any round was the best; going on would come to the same

    @property
    def run(self) -> Path:
        """Its folder."""
        return self.order.run

    @property
    def is_learned(self) -> bool:
        """Whether only what follows the last round is left."""
        return self.rounds >= self.num_rounds

    @property
    def is_of_use(self) -> bool:
        """Whether anything can be made of it."""
        return self.can_go_on or self.has_best

    @property
    def conclusion(self) -> Order:
        """What to do to keep its best model, and learn no more."""
        return replace(self.order, learn=changed(self.order.learn, conclude=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """A training that can only be given up: nobody can tell any more what it learned from, or how."""

    run: Path  # its folder
    file: str  # in it, that is damaged or gone
    began_at: str  # ISO 8601, UTC
    has_best: bool  # a model so far, which can be imported as any other


def stopped(project: Project) -> Stopped | Damaged | None:
    """The latest training that did not come to its end, begun after the latest one that did.

    None where the project can only be read: whoever can write it may be training at this moment.
    """
    if project.read_only:
        return None
    home = runs_of(project)
    runs = [each for each in home.iterdir() if each.name.isdigit()] if home.is_dir() else []
    ended = {version.run for version in versions(project)}
    for run in sorted(runs, key=lambda each: int(each.name), reverse=True):
        if run in ended:
            return None
        if (found := _at(run, models.project_model(project))) is not None:
            return found
    return None


def _at(run: Path, in_use: Path | None) -> Stopped | Damaged | None:
    """The training of a folder, to be judged against the model in use; None where it left nothing."""
    folder = RunFolder(run)
    left = (folder.last, folder.best, folder.astray)
    if (run / GIVEN_UP).exists() or not any(each.is_file() for each in left):
        return None
    try:
        learn = msgspec.json.decode((run / ORDER).read_bytes(), type=Learn)
    except (OSError, ValueError, RecursionError):
        return _without(ORDER, folder)
    try:
        facts = folder.facts()
    except UserError:
        return _without(FACTS, folder)
    lines = folder.epochs()
    against = to_text(in_use) if in_use is not None else ""
    learned_s = trained_s(lines)
    best: dict[str, Any] = next((line for line in reversed(lines) if line.get("is_best")), {})
    figure = next((name for name in DECIDING if number_in(best, name) is not None), "")
    return Stopped(
        order=Order(run, changed(learn, resume=True, against=against)),
        began_at=_began_at(folder, facts.created_at),
        num_examples=len(facts.train),
        num_held_out=len(facts.held_out),
        rounds=len(lines),
        num_rounds=rounds_in_time(facts.recipe, len(lines), learned_s),
        trained_s=learned_s,
        score=number_in(best, figure),
        figure=figure,
        can_go_on=is_whole(folder.last) and not folder.astray.is_file(),
        has_best=is_whole(folder.best),
        went_astray=folder.astray.is_file(),
    )


def _without(file: str, folder: RunFolder) -> Damaged:
    """What is left of a training that has lost a file."""
    return Damaged(run=folder.path, file=file, began_at=_began_at(folder), has_best=is_whole(folder.best))


def _began_at(folder: RunFolder, said: str = "") -> str:
    """What is said of it where that is a time, else that of the folder's oldest file."""
    with suppress(ValueError):
        return datetime.fromisoformat(said).isoformat(timespec="seconds")
    began_s = min(each.stat().st_mtime for each in folder.path.iterdir())
    return datetime.fromtimestamp(began_s, UTC).isoformat(timespec="seconds")


def rounds_in_time(recipe: Recipe, rounds: int, trained_s: float) -> int:
    """How many rounds a training will have that took so long for its first ones."""
    if not recipe.max_minutes or not rounds:
        return recipe.epochs
    fitting = rounds + int((60 * recipe.max_minutes - trained_s) / max(trained_s / rounds, 1e-9))
    return max(rounds, min(recipe.epochs, fitting))
