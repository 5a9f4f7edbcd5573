"""What an epoch comes to: whether it is the best so far, what it says, its line in the metrics."""

from math import isnan

from trainer.events import EpochDone
from trainer.fitting.clock import Clock
from trainer.fitting.state import Progress
from trainer.recipes.recipe import Recipe
from trainer.reports.judging import Judged, figures_of
from trainer.scores.over_epochs import answers_of, line_of_answers, num_counting

UNJUDGED = -1.0  # score of a round in which nothing could be judged: worse than any
ENOUGH = 0.999  # of the best loss: less of a change at the same score is no better result


def note(judged: Judged, progress: Progress, recipe: Recipe) -> bool:
    """Take a judgement into account; whether it is the best so far. Where nothing ever is judged: the latest.

    On few clips a single good epoch is luck: then the mean of the last epochs' scores is what counts.
    """
    number = progress.epoch + 1
    score, loss = (UNJUDGED, 0.0) if isnan(judged.score) else (judged.score, judged.loss)
    progress.scores = [*progress.scores, score][-num_counting(len(judged)) :]
    score = sum(progress.scores) / len(progress.scores)
    better = score > progress.best_score or not progress.best_epoch
    same = score == progress.best_score and loss < ENOUGH * progress.best_loss
    latest = isnan(judged.score) and progress.best_score <= UNJUDGED
    if better or same or latest:
        progress.best_epoch, progress.best_score, progress.best_loss = number, score, loss
        progress.best_figures = figures_of(judged)
        return True
    if recipe.patience and number - progress.best_epoch >= recipe.patience:
        progress.reason = f"Rounds without a better result: {recipe.patience}."
    return False


def forget_best(progress: Progress, num_steps: int) -> None:
    """Let another round be the best: the model of the one that was is lost. One that just ended ends anew."""
    progress.scores, progress.reason = [], ""
    progress.best_epoch, progress.best_figures = 0, {}
    if progress.epoch and not progress.step:
        progress.epoch, progress.step = progress.epoch - 1, num_steps


def epoch_event(judged: Judged, progress: Progress, clock: Clock, *, is_best: bool) -> EpochDone:
    """What an epoch has to say."""
    return EpochDone(
        epoch=progress.epoch,
        num_epochs=progress.num_epochs,
        train_loss=clock.mean_loss(),
        figures=figures_of(judged),
        is_best=is_best,
        left_s=clock.left_s,
    )


def line_of(event: EpochDone, progress: Progress, judged: Judged | None = None) -> dict[str, object]:
    """An epoch's line in the metrics, with its answers to the clips held out (trainer.reports.chance)."""
    line: dict[str, object] = {
        "epoch": event.epoch,
        "train_loss": event.train_loss,
        **event.figures,
        "is_best": event.is_best,
        "trained_s": round(progress.trained_s, 1),
    }
    if judged is not None:
        line |= line_of_answers(answers_of(judged.species_logits, judged.behavior_odds()))
    return line
