"""Chance is called chance: permutation tests beside what can be counted by hand."""

from collections.abc import Sequence
from itertools import compress
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray

from trainer.clips.dataset import truth_of
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.reports.chance import chances_of_differences, chosen, drawn_together, times_for
from trainer.reports.comparing import is_better, verdict
from trainer.reports.guessing import chance_of_guessing, macro_of_each, than_guessing
from trainer.reports.judging import Judged
from trainer.reports.report import RARE, Figure
from trainer.scores.metrics import mean_average_precision
from trainer.scores.over_epochs import Answers, means_of_latest, places_of

NAMES = ("bear", "hare")
MACRO, PRECISION = "macro_accuracy", "mean_average_precision"


def chance_of_difference(
    ours: Judged,
    theirs: Judged,
    spans: Sequence[LabelledSpan],
    figure: str,
    epochs: Answers | None = None,
) -> float:
    return chances_of_differences(ours, theirs, spans, [figure], epochs)[figure]


def answers(called: Sequence[int], truth: Sequence[int], videos: Sequence[str] | None = None) -> Judged:
    """One clip of each video where no others are named."""
    spans = spans_of(truth, videos)
    logits = np.eye(2)[list(called)]
    return Judged(
        np.arange(len(truth)), logits, truth_of(make_manifest(spans, root=Path(), species=NAMES), spans)
    )


def spans_of(truth: Sequence[int], videos: Sequence[str] | None = None) -> list[LabelledSpan]:
    names = videos or [f"{n}.mp4" for n in range(len(truth))]
    return [
        LabelledSpan(video=video, start_s=float(n), species=NAMES[each], group="hill")
        for n, (each, video) in enumerate(zip(truth, names, strict=True))
    ]


@pytest.mark.parametrize(
    ("gained", "lost", "expected"), [(5, 0, 2 / 2**5), (3, 0, 2 / 2**3), (4, 1, 12 / 2**5)]
)
def test_of_one_class_it_is_the_exact_test_of_mcnemar(gained: int, lost: int, expected: float) -> None:
    """Right now and wrong before, and the other way round, as often as heads and tails."""
    truth = [0] * (gained + lost + 2)
    ours = answers([0] * gained + [1] * lost + [0, 1], truth)
    theirs = answers([1] * gained + [0] * lost + [0, 1], truth)
    assert chance_of_difference(ours, theirs, spans_of(truth), MACRO) == pytest.approx(expected)


def test_equal_models_differ_always_as_much() -> None:
    truth = [0, 1] * 10
    same = answers(truth, truth)
    assert chance_of_difference(same, same, spans_of(truth), MACRO) == 1.0


def test_many_clips_of_one_video_say_as_little_as_one() -> None:
    truth, videos = [0] * 12, ["a.mp4"] * 12
    ours, theirs = answers([0] * 12, truth, videos), answers([1] * 12, truth, videos)
    assert chance_of_difference(ours, theirs, spans_of(truth, videos), MACRO) == 1.0
    apart = chance_of_difference(ours, theirs, spans_of(truth), MACRO)
    assert apart < 0.01


def test_videos_of_one_visit_say_as_little_as_one() -> None:
    truth = [0] * 12
    ours, theirs, spans = answers([0] * 12, truth), answers([1] * 12, truth), spans_of(truth)
    visit = [replace(span, event="one evening") for span in spans]
    assert chance_of_difference(ours, theirs, spans, MACRO) < 0.01
    assert chance_of_difference(ours, theirs, visit, MACRO) == 1.0
    assert drawn_together(visit) == ["one evening"] * 12


def test_a_model_that_knows_is_told_from_one_that_guesses() -> None:
    truth = [0, 1] * 15
    knows, guesses = answers(truth, truth), answers([0, 0, 1, 1] * 7 + [0, 1], truth)
    assert chance_of_guessing(knows, spans_of(truth), MACRO) < 0.01
    assert chance_of_guessing(guesses, spans_of(truth), MACRO) > 0.1


def test_a_handful_of_clips_is_never_sure_however_right() -> None:
    truth = [0, 1, 0]
    chance = chance_of_guessing(answers(truth, truth), spans_of(truth), MACRO)
    assert chance > 0.2
    (said,) = than_guessing(Figure(1.0, 1.0, 1.0), 0.5, chance)
    assert "not surely better than guessing, which is right in 50 %" in said
    (said,) = than_guessing(Figure(1.0, 1.0, 1.0), 0.5, chance, of_behaviors=True)
    assert "not surely better than guessing, which gives 50 %" in said


def test_behaviors_are_tested_by_their_order_alone() -> None:
    shown = [("eats",), ()] * 10
    spans = [LabelledSpan(video=f"{n}.mp4", behaviors=each) for n, each in enumerate(shown)]
    truth = truth_of(make_manifest(spans, root=Path()), spans)
    scores = np.array([[1.0], [-1.0]] * 10)
    ours, theirs = Judged(np.arange(20), scores, truth), Judged(np.arange(20), -100 * scores, truth)
    assert chance_of_difference(ours, theirs, spans, PRECISION) < 0.01
    assert chance_of_difference(ours, Judged(np.arange(20), 50 * scores, truth), spans, PRECISION) == 1.0


def test_of_few_sites_whole_videos_are_drawn() -> None:
    assert drawn_together(spans_of([0, 1])) == ["0.mp4", "1.mp4"]
    many = [LabelledSpan(video=f"{n}.mp4", species="bear", group=f"g{n}") for n in range(5)]
    assert drawn_together(many) == ["g0", "g1", "g2", "g3", "g4"]


UP, DOWN, NONE = Figure(0.2, 0.1, 0.3), Figure(-0.2, -0.3, -0.1), Figure(0.1, -0.1, 0.3)


@pytest.mark.parametrize(
    ("species", "behaviors", "chances", "expected", "said"),
    [
        (UP, None, {MACRO: 0.01}, True, "better by 20.0"),
        (UP, None, {MACRO: 0.2}, None, "may be chance"),
        (UP, NONE, {MACRO: 0.04, PRECISION: 0.5}, None, "may be chance"),
        (NONE, UP, {MACRO: 0.5, PRECISION: 0.01}, True, "better by 20.0"),
        (DOWN, NONE, {MACRO: 0.01, PRECISION: 0.5}, False, "worse by 20.0"),
        (UP, DOWN, {MACRO: 0.01, PRECISION: 0.01}, None, "worse in the other"),
    ],
)
def test_both_main_figures_are_looked_at(
    species: Figure, behaviors: Figure | None, chances: dict[str, float], expected: bool | None, said: str
) -> None:
    found = {MACRO: species} | ({PRECISION: behaviors} if behaviors is not None else {})
    assert is_better(found, chances) is expected
    assert said in verdict(found, chances)


def chances_of_the_luckiest(seed: int) -> tuple[float, float]:
    """Of forty models that know nothing the luckiest: its chance, and the same with its luck counted."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(2, size=24)
    epochs = np.repeat(rng.integers(2, size=(40, 24)), 3, axis=0)  # neighboring epochs are alike
    luckiest = means_of_latest(macro_of_each(epochs, truth), 24).argmax()
    lucky, spans = answers(epochs[luckiest].tolist(), truth.tolist()), spans_of(truth.tolist())
    blind = chance_of_guessing(lucky, spans, MACRO)
    return blind, chance_of_guessing(lucky, spans, MACRO, Answers(epochs, None))


def test_the_best_of_many_guesses_is_still_a_guess() -> None:
    found = [chances_of_the_luckiest(seed) for seed in range(8)]
    assert sum(blind < RARE for blind, _ in found) >= 5, "it looks as if it knew something"
    assert sum(seeing < RARE for _, seeing in found) <= 1


def differences_of_the_luckiest(seed: int) -> tuple[float, float]:
    """Of forty models as good as the old one the luckiest: its chance, and the same with its luck counted."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(2, size=24)
    knows = rng.random((41, 24)) < 0.6
    called = np.where(knows, truth, 1 - truth)
    epochs = np.repeat(called[1:], 3, axis=0)
    luckiest = means_of_latest(macro_of_each(epochs, truth), 24).argmax()
    ours, theirs = (answers(each.tolist(), truth.tolist()) for each in (epochs[luckiest], called[0]))
    spans = spans_of(truth.tolist())
    blind = chance_of_difference(ours, theirs, spans, MACRO)
    return blind, chance_of_difference(ours, theirs, spans, MACRO, Answers(epochs, None))


def test_the_best_of_many_equal_models_is_no_better_one() -> None:
    found = [differences_of_the_luckiest(seed) for seed in range(20)]
    assert sum(blind < RARE for blind, _ in found) >= 5, "it looks as if it had learned"
    assert sum(seeing < RARE for _, seeing in found) <= 2


def of_behaviors(scores: NDArray[np.float64], shown: NDArray[np.bool_]) -> tuple[Judged, list[LabelledSpan]]:
    """One clip of each video; scores and what is shown, (N, 2)."""
    names = ("eats", "sleeps")
    spans = [
        LabelledSpan(video=f"{n}.mp4", behaviors=tuple(compress(names, each))) for n, each in enumerate(shown)
    ]
    truth = truth_of(make_manifest(spans, root=Path(), behaviors=names), spans)
    return Judged(np.arange(len(spans)), scores, truth), spans


def chances_of_luck_in_behaviors(seed: int) -> tuple[float, float, float, float]:
    """Of models that know as much as the old one the luckiest: against it; and of such that know nothing."""
    rng = np.random.default_rng(seed)
    shown = rng.random((24, 2)) < 0.3
    shown[:2] = True, False
    epochs = np.repeat(rng.normal(size=(40, 24, 2)), 3, axis=0)
    ours, spans = of_behaviors(the_luckiest(epochs, shown), shown)
    alone = chance_of_guessing(ours, spans, PRECISION)
    seeing = chance_of_guessing(ours, spans, PRECISION, Answers(None, places_of(epochs)))
    knowing = epochs + shown
    ours, _ = of_behaviors(the_luckiest(knowing, shown), shown)
    theirs, _ = of_behaviors(rng.normal(size=(24, 2)) + shown, shown)
    kept = Answers(None, places_of(knowing))
    against = chance_of_difference(ours, theirs, spans, PRECISION)
    return against, chance_of_difference(ours, theirs, spans, PRECISION, kept), alone, seeing


def the_luckiest(epochs: NDArray[np.float64], shown: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The scores of the epoch that a training would keep."""
    precisions = np.array([mean_average_precision(each, shown.astype(np.int64)) for each in epochs])
    best: NDArray[np.float64] = epochs[means_of_latest(precisions, len(shown)).argmax()]
    return best


def test_the_luckiest_in_behaviors_is_no_better_one() -> None:
    found = np.array([chances_of_luck_in_behaviors(seed) for seed in range(12)]) < RARE
    alone, seeing, alone_guessing, seeing_guessing = found.sum(axis=0)
    assert alone >= 5, "it looks as if it had learned"
    assert seeing <= 2
    assert alone_guessing >= 5, "it looks as if it knew something"
    assert seeing_guessing <= 2


def test_better_at_behaviors_is_better_however_many_epochs_there_were() -> None:
    rng = np.random.default_rng(3)
    shown = rng.random((40, 2)) < 0.3
    theirs, spans = of_behaviors(rng.normal(size=(40, 2)), shown)
    epochs = shown + 0.3 * rng.normal(size=(30, 40, 2))
    kept = Answers(None, places_of(epochs))
    assert chance_of_difference(of_behaviors(epochs[-1], shown)[0], theirs, spans, PRECISION, kept) < 0.01
    assert chance_of_guessing(of_behaviors(epochs[-1], shown)[0], spans, PRECISION, kept) < 0.01


def test_the_epoch_is_chosen_by_both_figures_together() -> None:
    by_species = np.array([[0.9, 0.1], [0.9, 0.1]])
    by_behaviors = np.array([[0.1, 0.5], [0.1, 1.0]])
    found = chosen({MACRO: by_species, PRECISION: by_behaviors}, 400)
    assert found[MACRO].tolist() == [0.9, 0.1]
    assert found[PRECISION].tolist() == [0.1, 1.0]


def test_of_more_work_than_a_few_seconds_less_is_tried() -> None:
    assert times_for(Answers(np.zeros((40, 300), np.int64), None)) == 1000
    assert times_for(Answers(None, np.zeros((40, 300, 12), np.int64))) == 1000
    assert times_for(Answers(None, np.zeros((100, 300, 12), np.int64))) == 416
    assert times_for(Answers(None, np.zeros((500, 300, 12), np.int64))) == 200


def test_a_better_model_is_better_however_many_epochs_there_were() -> None:
    truth = [0, 1] * 15
    old = answers([0, 0, 1, 1] * 7 + [0, 1], truth)
    epochs = np.array([[0] * 30, [0, 1, 0, 1, 1] * 6, truth, truth, truth])
    chance = chance_of_difference(answers(truth, truth), old, spans_of(truth), MACRO, Answers(epochs, None))
    assert chance < 0.01


def test_a_model_that_knows_is_no_guess_however_many_epochs_there_were() -> None:
    truth = [0, 1] * 12
    epochs = np.array([[0] * 24] * 5 + [truth] * 15)
    chance = chance_of_guessing(answers(truth, truth), spans_of(truth), MACRO, Answers(epochs, None))
    assert chance < 0.01


def test_macro_accuracy_of_each_epoch_is_what_is_reported() -> None:
    truth = np.array([0, 0, 0, 1, -1])
    epochs = np.array([[0, 0, 1, 1, 0], [1, 1, 1, 1, 1]])
    assert macro_of_each(epochs, truth).tolist() == pytest.approx([(2 / 3 + 1) / 2, 0.5])
