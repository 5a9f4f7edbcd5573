"""Which epoch's model is kept: one lucky epoch on few clips is not."""

import json

import numpy as np
import pytest

from tests.trainer.conftest import TINY
from trainer.clips.dataset import Truth
from trainer.events import EpochDone
from trainer.fitting.epochs import forget_best, line_of, note
from trainer.fitting.state import Progress
from trainer.reports.judging import Judged
from trainer.scores.over_epochs import answers_in, answers_of, line_of_answers, means_of_latest


def judged(right: int, of: int, *, sure: float = 2.0) -> Judged:
    labels = np.arange(of) % 2
    called = np.where(np.arange(of) < right, labels, 1 - labels)
    truth = Truth(np.eye(2, dtype=np.float32)[labels], np.zeros((of, 0), np.float32), np.zeros((of, 0), bool))
    return Judged(np.arange(of), sure * np.eye(2)[called], truth)


def best_of(shares: list[float], clips: int) -> int:
    progress = Progress(recipe="", num_epochs=len(shares))
    for share in shares:
        note(judged(round(share * clips), clips), progress, TINY)
        progress.epoch += 1
    return progress.best_epoch


def test_a_round_in_which_nothing_was_judged_replaces_none_that_was() -> None:
    progress = Progress(recipe="", num_epochs=3)
    bests = []
    for number, each in enumerate([judged(0, 0), judged(0, 4), judged(0, 0)]):
        progress.epoch = number
        bests.append(note(each, progress, TINY))
    assert bests == [True, True, False]
    assert (progress.best_epoch, progress.best_figures["accuracy"]) == (2, 0.0)


@pytest.mark.parametrize(("sure", "is_best"), [(1.0, False), (2.0, False), (2.001, False), (3.0, True)])
def test_where_as_many_are_right_a_clearly_smaller_loss_is_better(sure: float, is_best: bool) -> None:
    progress = Progress(recipe="", num_epochs=2)
    assert note(judged(400, 400), progress, TINY)
    assert note(judged(400, 400, sure=sure), progress, TINY) == is_best


def test_where_the_best_model_is_lost_the_rounds_before_count_no_more() -> None:
    progress = Progress(recipe="", num_epochs=3, reason="Rounds without a better result: 2.")
    note(judged(40, 50), progress, TINY)
    progress.epoch = 2
    forget_best(progress, num_steps=5)
    assert (progress.epoch, progress.step, progress.reason) == (1, 5, ""), "the latest round ends anew"
    assert note(judged(20, 50), progress, TINY)
    assert (progress.best_epoch, progress.best_score) == (2, pytest.approx(0.4))


LUCK = [0.5, 0.8, 0.5, 0.6, 0.7, 0.7, 0.74]


def test_one_lucky_epoch_on_few_clips_is_not_the_best() -> None:
    assert best_of(LUCK, 50) == 7


def test_on_many_clips_each_epoch_counts_by_itself() -> None:
    assert best_of(LUCK, 400) == 2


def test_all_epochs_at_once_are_weighed_as_one_after_the_other() -> None:
    assert means_of_latest(np.array(LUCK), 50).argmax() + 1 == best_of(LUCK, 50)
    assert means_of_latest(np.array(LUCK), 400).argmax() + 1 == best_of(LUCK, 400)
    assert means_of_latest(np.array([[0.2, 0.4, 0.9, 0.6]]), 50)[0].tolist() == pytest.approx(
        [0.2, 0.3, 0.5, 1.9 / 3]
    )


def test_an_epoch_remembers_what_it_answered_as_long_as_that_is_little() -> None:
    event = EpochDone(epoch=1, num_epochs=1, train_loss=0.1)
    progress = Progress(recipe="", num_epochs=1)
    assert line_of(event, progress, judged(1, 2))["called"] == [0, 0]
    assert "called" not in line_of(event, progress, judged(1, 16_002))
    assert "called" not in line_of(event, progress)


def test_answers_come_back_from_the_lines_of_the_metrics() -> None:
    rng = np.random.default_rng(0)
    epochs = rng.normal(size=(3, 900, 4)), rng.normal(size=(3, 900, 12))
    lines = [line_of_answers(answers_of(*each)) for each in zip(*epochs, strict=True)]
    assert all(len(json.dumps(line)) < 50_000 for line in lines)
    found = answers_in(json.loads(json.dumps(lines)), 900)
    assert found.calls is not None
    assert found.places is not None
    assert np.array_equal(found.calls, epochs[0].argmax(axis=2))
    assert np.array_equal(found.places.argsort(axis=1), epochs[1].argsort(axis=1))
    some = np.array([5, 2, 7])
    part = found.of(some).places
    assert part is not None
    assert np.array_equal(part.argsort(axis=1), epochs[1][:, some].argsort(axis=1))


def test_older_lines_know_of_species_alone_and_lines_of_other_clips_of_nothing() -> None:
    assert len(answers_in([{"called": [0, 1]}, {"called": [1, 1]}], 2)) == 2
    assert answers_in([{"called": [0, 1]}, {"called": [1, 1]}], 2).places is None
    assert len(answers_in([{"called": [0, 1]}, {"called": [1]}], 2)) == 0
    assert len(answers_in([{}, {"called": [1, 1]}], 2)) == 0
    assert len(answers_in([], 2)) == 0
