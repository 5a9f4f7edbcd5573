"""Figures worked out by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest

from mvit_core.checkpoint import Classes
from trainer.clips.dataset import Truth
from trainer.reports.judging import Judged
from trainer.runs.lineage import calibration_of, operating_points, thresholds, together
from trainer.scores import metrics, reliability


def test_per_class_figures_of_a_small_table() -> None:
    # truth a a a b b c; called a a b b b a; class d never occurs and is never called
    table = metrics.confusion(np.array([0, 0, 0, 1, 1, 2]), np.array([0, 0, 1, 1, 1, 0]), 4)
    assert table.tolist() == [[2, 1, 0, 0], [0, 2, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]
    a, b, c, d = metrics.per_class(table, "abcd")
    assert (a.precision, a.recall, a.f1, a.support) == pytest.approx((2 / 3, 2 / 3, 2 / 3, 3))
    assert (b.precision, b.recall, b.f1, b.support) == pytest.approx((2 / 3, 1, 0.8, 2))
    assert math.isnan(c.precision)
    assert (c.recall, c.f1, c.support) == (0, 0, 1)
    assert all(math.isnan(value) for value in (d.precision, d.recall, d.f1))
    assert metrics.micro_accuracy(table) == pytest.approx(4 / 6)
    assert metrics.macro_recall(table) == pytest.approx((2 / 3 + 1 + 0) / 3)
    assert metrics.macro_f1([a, b, c, d]) == pytest.approx((2 / 3 + 0.8 + 0) / 3)


def test_top_k_counts_ties_against_the_model() -> None:
    scores = np.array([[0.5, 0.3, 0.2], [0.4, 0.4, 0.2], [0.1, 0.2, 0.7]])
    truth = np.array([0, 0, 0])
    assert metrics.top_k(scores, truth, 1) == pytest.approx(1 / 3)
    assert metrics.top_k(scores, truth, 2) == pytest.approx(2 / 3)
    assert metrics.top_k(scores, truth, 3) == 1
    assert math.isnan(metrics.top_k(np.zeros((0, 3)), np.zeros(0, int), 1))


def test_many_medium_few_by_mammalnets_thresholds() -> None:
    found = metrics.by_frequency([0.9, 0.5, 0.7, 0.1, float("nan")], [301, 300, 101, 100, 2])
    assert found == pytest.approx({"many": 0.9, "medium": 0.6, "few": 0.1})
    assert math.isnan(metrics.by_frequency([1.0], [5])["many"])


def test_average_precision() -> None:
    # ranked: hit, miss, hit -> (1/1 + 2/3) / 2
    assert metrics.average_precision(np.array([0.9, 0.8, 0.7]), np.array([1, 0, 1])) == pytest.approx(5 / 6)
    # all scores equal: one step with precision 1/4
    assert metrics.average_precision(np.full(4, 0.5), np.array([0, 0, 1, 0])) == pytest.approx(1 / 4)
    assert math.isnan(metrics.average_precision(np.array([0.1]), np.array([0])))
    scores = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3]])
    assert metrics.mean_average_precision(scores, np.array([[1, 0], [0, 0], [1, 0]])) == pytest.approx(5 / 6)


def test_figures_from_a_score_on() -> None:
    scores, truth = np.array([0.9, 0.8, 0.7, 0.6]), np.array([1, 1, 0, 1])
    at = metrics.at_threshold(scores, truth, 0.7, "sleeps")
    assert (at.precision, at.recall, at.f1, at.support) == pytest.approx((2 / 3, 2 / 3, 2 / 3, 3))


def test_calibration_error() -> None:
    confidence = np.array([0.95, 0.95, 0.55, 0.55])
    right = np.array([True, True, True, False])
    # bins: (0.95, all right) and (0.55, half right): 0.5 * 0.05 + 0.5 * 0.05
    assert reliability.calibration_error(confidence, right, 10) == pytest.approx(0.05)
    assert reliability.calibration_curve(np.array([1.0]), np.array([True]), 10) == [(1.0, 1.0, 1)]
    assert math.isnan(reliability.calibration_error(np.zeros(0), np.zeros(0, bool)))


def test_temperature_undoes_overconfidence() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(size=(4000, 5)) * 2
    truth = np.array([rng.choice(5, p=row) for row in metrics.softmax(logits)])
    found = metrics.fit_temperature(lambda t: metrics.species_loss(logits * 3, truth, t))
    assert found == pytest.approx(3, rel=0.1)
    both = (rng.random((4000, 2)) < 1 / (1 + np.exp(-logits[:, :2]))).astype(int)
    found = metrics.fit_temperature(lambda t: metrics.behavior_loss(logits[:, :2] * 3 / t, both))
    assert found == pytest.approx(3, rel=0.1)


def test_a_temperature_stays_finite_where_the_loss_has_no_lowest_place() -> None:
    assert metrics.fit_temperature(lambda t: t) == pytest.approx(0.05)
    assert metrics.fit_temperature(lambda t: -t) == pytest.approx(20)


@pytest.mark.parametrize("number", [30, 300])
def test_of_few_clips_that_are_all_right_scores_are_no_surer_than_these_can_show(number: int) -> None:
    """Of 30 that are right one in 32 others may be wrong; without doubt all would be 1."""
    truth = np.arange(number) % 3
    logits = 6 * np.eye(3)[truth]
    doubt = float(metrics.doubt_of(number))
    found = metrics.fit_temperature(lambda t: metrics.species_loss(logits, truth, t, doubt))
    assert metrics.softmax(logits / found).max() == pytest.approx(1 - 1 / (number + 2), abs=1e-6)
    surest = metrics.fit_temperature(lambda t: metrics.species_loss(logits, truth, t))
    assert metrics.softmax(logits / surest).max() > 1 - 1e-9


def test_behaviors_are_doubted_by_how_many_show_them() -> None:
    truth = np.array([[1, 0], [1, 0], [0, 0]])
    assert metrics.doubted(truth).tolist() == [[0.75, 1 / 6], [0.75, 1 / 6], [1 / 6, 1 / 6]]


def test_clips_of_one_event_tell_as_much_as_a_single_one() -> None:
    truth = np.array([[1, 0], [1, 0], [0, 0], [0, 0]])
    found = metrics.doubted(truth, ["a", "a", "b", "b"])
    assert found.tolist() == metrics.doubted(truth[[0, 2]]).repeat(2, axis=0).tolist()
    species = np.eye(2, dtype=np.float32)[np.arange(60) % 2]
    judged = Judged(
        np.arange(60),
        6.0 * species.astype(np.float64),
        Truth(species, np.zeros((60, 0), np.float32), np.ones((60, 0), bool)),
    )
    classes, names = Classes(species=("a", "b")), [str(number // 6) for number in range(60)]
    warmth = [calibration_of(judged, classes, (), each).species_temperature for each in (None, names)]
    surest = [metrics.softmax(judged.logits / each).max() for each in warmth]
    assert surest == pytest.approx([1 - 1 / 62, 1 - 1 / 12], abs=1e-6)


def test_losses_by_hand() -> None:
    logits = np.log(np.array([[0.2, 0.8]]))
    assert metrics.species_loss(logits, np.array([1])) == pytest.approx(-math.log(0.8))
    mixed = -0.9 * math.log(0.8) - 0.1 * math.log(0.2)
    assert metrics.species_loss(logits, np.array([1]), 1.0, 0.1) == pytest.approx(mixed)
    assert metrics.behavior_loss(np.array([[0.0]]), np.array([[1]])) == pytest.approx(math.log(2))


def test_bootstrap_draws_whole_groups() -> None:
    right = np.array([1.0] * 50 + [0.0] * 50)
    narrow = metrics.bootstrap(lambda n: float(right[n].mean()), [str(n) for n in range(100)])
    wide = metrics.bootstrap(lambda n: float(right[n].mean()), [str(n // 10) for n in range(100)])
    assert narrow.value == wide.value == 0.5
    assert narrow.low == pytest.approx(0.40, abs=0.03)
    assert narrow.high == pytest.approx(0.60, abs=0.03)
    assert wide.high - wide.low > 2 * (narrow.high - narrow.low)
    assert metrics.bootstrap(lambda n: float(right[n].mean()), ["one"] * 100).low == pytest.approx(
        0.4, abs=0.03
    )


def test_of_few_groups_the_range_is_no_narrower_than_that_of_groups_or_of_clips() -> None:
    right = np.array([1.0] * 20 + [0.0] * 20)
    by_group = metrics.bootstrap(lambda n: float(right[n].mean()), ["a"] * 20 + ["b"] * 20)
    assert (by_group.low, by_group.high) == (0.0, 1.0), "one visit may be as good as the other was"
    alike = np.array([1.0, 0.0] * 20)
    by_clip = metrics.bootstrap(lambda n: float(alike[n].mean()), ["a"] * 20 + ["b"] * 20)
    assert by_clip.low < 0.4, "though both are half right"


@pytest.mark.parametrize(("number", "low"), [(1, 0.025), (3, 0.292), (30, 0.884)])
def test_of_few_that_are_all_right_the_range_is_that_of_clopper_and_pearson(number: int, low: float) -> None:
    assert metrics.exact_range(1.0, number) == (pytest.approx(low, abs=1e-3), 1.0)
    assert metrics.exact_range(0.0, number) == (0.0, pytest.approx(1 - low, abs=1e-3))
    assert metrics.exact_range(0.5, number) is None


def test_the_best_threshold_lies_between_what_is_shown_and_what_is_not():
    scores = np.array([0.9, 0.7, 0.3, 0.2, 0.1])
    assert metrics.best_threshold(scores, np.array([1, 1, 0, 0, 0])) == pytest.approx(0.5)
    assert metrics.best_threshold(scores, np.array([1, 0, 1, 0, 0])) == pytest.approx(0.25)
    assert np.isnan(metrics.best_threshold(scores, np.zeros(5, int)))
    ties = np.array([0.8, 0.5, 0.5, 0.1])
    assert metrics.best_threshold(ties, np.array([1, 1, 0, 0])) == pytest.approx(0.3)


def test_behaviors_get_thresholds_of_their_own_only_from_enough_clips():
    logits = np.array([[3.0, 3.0]] * 12 + [[-1.0, -1.0]] * 12)
    truth = np.array([[1, 1]] * 12 + [[0, 0]] * 12)
    found = operating_points(logits, truth, ["eats", "sleeps"])
    assert found["eats"] == pytest.approx((1 / (1 + np.exp(-3.0)) + 1 / (1 + np.exp(1.0))) / 2)
    truth[:, 1] = [1] * 3 + [0] * 21
    assert set(operating_points(logits, truth, ["eats", "sleeps"])) == {"eats"}


def test_behaviors_that_few_clips_show_share_a_threshold():
    names = ["eats", "sleeps", "grooms", "fights"]
    truth = np.zeros((40, 4), int)
    for column in range(3):
        truth[5 * column : 5 * column + 5, column] = 1
    logits = np.where(truth > 0, -0.5, -3.0)
    found = operating_points(logits, truth, names)
    halfway = (1 / (1 + np.exp(0.5)) + 1 / (1 + np.exp(3.0))) / 2
    assert found == pytest.approx(dict.fromkeys(names, halfway)), "15 clips show one of them"
    assert operating_points(logits, truth[:, :1], names[:1]) == {}, "5 do not suffice"
    eats_often = np.vstack((truth, np.tile((1, 0, 0, 0), (20, 1))))
    found = operating_points(np.where(eats_often > 0, -0.5, -3.0), eats_often, names)
    assert found["eats"] == pytest.approx(halfway)
    assert len({found[name] for name in names[1:]}) == 1


def test_thresholds_are_for_each_wish_and_never_where_no_score_is_sure_enough() -> None:
    rng = np.random.default_rng(0)
    shown = np.repeat((1, 0), 200)
    sure = np.where(shown == 1, rng.uniform(0.4, 1.0, 400), rng.uniform(0.0, 0.6, 400))
    truth = np.stack((shown, rng.integers(0, 2, 400), np.zeros(400, int)), axis=1)
    scores = np.stack((sure, rng.random(400), sure), axis=1)
    found = thresholds(scores, truth, ["eats", "sleeps", "fights"], {})
    assert set(found) == {"eats", "sleeps"}, "nobody fights"
    values = [found["eats"][key] for key in ("0.8", "0.9", "0.95", "0.99")]
    assert values == sorted(values)
    called = sure >= found["eats"]["0.9"]
    assert shown[called].mean() >= 0.9
    assert found["sleeps"]["0.99"] == 1.0 or found["sleeps"]["0.99"] >= 0.99
    stricter = thresholds(scores, truth, ["eats", "sleeps", "fights"], {"0.99": 0.995})
    assert stricter["eats"]["0.99"] == max(0.995, found["eats"]["0.99"]), "200 calls cannot show 99 in 100"
    assert stricter["eats"]["0.9"] == found["eats"]["0.9"]


def test_easy_negatives_do_not_hide_how_far_behaviors_scores_are_off() -> None:
    rng = np.random.default_rng(4)
    scores = np.full((2000, 3), 0.01)
    truth = np.zeros((2000, 3), int)
    scores[:100, 0], truth[:50, 0] = 0.9, 1  # right half as often as it says
    scores[:400, 1] = rng.uniform(0.2, 1.0, 400)
    truth[:400, 1] = rng.random(400) < scores[:400, 1]
    pooled = reliability.calibration_error(scores.ravel(), truth.ravel() > 0)
    assert pooled < 0.03, "as if all were well"
    first = reliability.behavior_calibration_error(scores[:, :1], truth[:, :1])
    assert first == pytest.approx(0.4)
    second = reliability.behavior_calibration_error(scores[:, 1:2], truth[:, 1:2])
    assert second < 0.12, "what is right as often as it says is off by chance alone"
    both = reliability.behavior_calibration_error(scores, truth)
    assert both == pytest.approx((first + second) / 2), "nobody shows the third"
    assert math.isnan(reliability.behavior_calibration_error(scores[:, 2:], truth[:, 2:]))


def test_a_behavior_that_all_clips_show_says_nothing_of_a_model() -> None:
    scores = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.7]])
    shown = np.array([[1, 0], [1, 1], [1, 0]])
    assert metrics.told_apart(shown).tolist() == [1]
    assert metrics.mean_average_precision(scores, shown) == 1.0
    assert metrics.mean_average_precision(-scores, shown) == metrics.average_precision(
        -scores[:, 1], shown[:, 1]
    )
    assert np.isnan(metrics.mean_average_precision(scores[:, :1], shown[:, :1]))


def test_log_odds_are_what_a_sigmoid_makes_the_scores_of():
    logits = np.random.default_rng(0).normal(size=(50, 7)) * 5
    assert metrics.log_odds(logits, "sigmoid") is logits
    scores = metrics.sigmoid(metrics.log_odds(logits, "softmax"))
    assert scores == pytest.approx(metrics.softmax(logits), abs=1e-12)
    moved = metrics.log_odds(logits + 100 * np.arange(50)[:, None], "softmax")
    assert moved == pytest.approx(metrics.log_odds(logits, "softmax"), abs=1e-9), "a softmax knows no height"


def test_no_class_is_called_from_a_score_that_is_next_to_nothing() -> None:
    shown = np.repeat((1, 0), 200)
    found = thresholds(np.where(shown == 1, 0.05, 0.01)[:, None], shown[:, None], ["eats"], {})
    assert found["eats"]["0.8"] == 0.1


def test_a_precision_that_no_score_surely_gives_asks_nothing_of_rare_classes() -> None:
    shown = np.repeat((1, 0), 200)
    assert together(np.where(shown == 1, 0.9, 0.1), shown).keys() >= {"0.8", "0.9"}
    assert together(np.where(shown == 1, 0.1, 0.9), shown) == {}


@pytest.mark.parametrize(("num_clips", "is_fitted"), [(10, False), (40, True)])
def test_a_temperature_is_fitted_to_enough_clips_of_what_is_learned(num_clips: int, is_fitted: bool) -> None:
    numbers = np.arange(num_clips)
    species = np.eye(2, dtype=np.float32)[numbers % 2]
    truth = Truth(species, np.zeros((num_clips, 0), np.float32), np.ones((num_clips, 0), bool))
    answers = np.where((numbers % 5 == 0)[:, None], 1 - species, species) * 20.0
    found = calibration_of(Judged(numbers, answers.astype(np.float64), truth), Classes(species=("a", "b")))
    assert (found.species_temperature > 2) == is_fitted, "a fifth is surely wrong"
    assert found.behavior_temperature == 1.0, "there are none"


def test_log_odds_tell_scores_apart_that_are_all_but_1():
    far = metrics.log_odds(np.array([[900.0, 0.0, -50.0], [60.0, 0.0, -50.0], [50.0, 0.0, 0.0]]), "softmax")
    assert np.isfinite(far).all()
    assert far[1:, 0] == pytest.approx([60, 50 - math.log(2)])
    assert far[0, 0] > 700
    assert metrics.log_odds(np.array([[5.0, 5.0]]), "softmax").tolist() == [[0.0, 0.0]]
    assert metrics.log_odds(np.zeros((3, 0)), "softmax").shape == (3, 0)


def test_scores_of_a_softmax_are_fitted_to_clips_that_show_none_too():
    """Half of the clips show nothing: a score of 0.9 among three is then right in less than half."""
    rng = np.random.default_rng(1)
    shown = rng.integers(0, 3, 400)
    logits = rng.normal(size=(400, 3)) + 4.0 * np.eye(3)[shown] + rng.normal(size=(400, 1)) * 30
    every = Truth(np.zeros((400, 0), np.float32), np.eye(3, dtype=np.float32)[shown], np.ones((400, 3), bool))
    half = replace(every, behaviors=every.behaviors * (np.arange(400) % 2)[:, None].astype(np.float32))
    classes = Classes(behaviors=("a", "b", "c"))
    sure, unsure = (
        calibration_of(Judged(np.arange(400), logits, truth, "softmax"), classes) for truth in (every, half)
    )
    assert sure.behavior_temperature < 1.2 < unsure.behavior_temperature
    assert set(sure.operating_points) == {"a", "b", "c"}
    assert all(unsure.thresholds[name]["0.8"] > sure.thresholds[name]["0.8"] for name in "abc")
    scores = metrics.softmax(logits / sure.behavior_temperature)
    called = scores >= [sure.operating_points[name] for name in "abc"]
    assert metrics.f1_of_all(called, every.behaviors > 0)[0] > 0.9
