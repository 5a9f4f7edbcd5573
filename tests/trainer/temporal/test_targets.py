"""Which places answer for which bout, and what a wrong answer costs, beside figures worked out by hand."""

import pytest
import torch

from trainer.temporal.losses import focal_loss, span_loss
from trainer.temporal.targets import Bouts, places_of, targets_of


def bouts(*rows: tuple[float, float, int]) -> Bouts:
    spans = torch.tensor([row[:2] for row in rows]).reshape(-1, 2)
    return Bouts(spans.float(), torch.tensor([row[2] for row in rows]).long())


def answering(*rows: tuple[float, float, int]) -> list[tuple[float, float]]:
    """Step and stride of the places that answer, of 32 steps on three levels."""
    places = places_of([32, 16, 8])
    targets = targets_of(places, [bouts(*rows)], 2)
    chosen = targets.answers[0]
    return list(zip(places.steps[chosen].tolist(), places.strides[chosen].tolist(), strict=True))


def test_a_short_bout_is_for_the_finest_level_a_long_one_for_the_coarsest() -> None:
    assert answering((10, 14, 0)) == [(11, 1), (12, 1), (13, 1)], "1.5 steps around its middle"
    assert answering((4, 28, 0)) == [(12, 4), (16, 4), (20, 4)]
    assert {stride for _, stride in answering((9, 19, 1))} == {2}


def test_places_say_how_far_it_is_to_both_ends_and_of_which_behavior() -> None:
    places = places_of([32, 16, 8])
    targets = targets_of(places, [bouts((10, 14, 1)), bouts()], 2)
    assert targets.distances[0, 11].tolist() == [1, 3]
    assert targets.scores[0, 11].tolist() == [0, 1]
    assert not targets.answers[1].any()


def test_the_shorter_of_two_bouts_has_the_place() -> None:
    places = places_of([32, 16, 8])
    targets = targets_of(places, [bouts((8, 15, 0), (11, 13, 1))], 2)
    assert targets.scores[0, 12].tolist() == [0, 1]
    assert targets.distances[0, 12].tolist() == [1, 1]


def test_two_behaviors_at_once_are_both_said() -> None:
    places = places_of([32, 16, 8])
    targets = targets_of(places, [bouts((10, 14, 0), (10, 14, 1))], 2)
    assert targets.scores[0, 12].tolist() == [1, 1]


def test_a_bout_between_two_steps_is_answered_for_too() -> None:
    assert answering((10.3, 10.7, 0)) == [(10, 1)] or answering((10.3, 10.7, 0)) == [(11, 1)]


def test_spans_cost_what_they_miss_of_overlap_and_by_how_far_their_middles_lie_apart() -> None:
    truth = torch.tensor([[2.0, 2.0]])
    assert float(span_loss(truth, truth)) == pytest.approx(0)
    longer = torch.tensor([[4.0, 4.0]])  # overlap 4 of 8, one middle
    assert float(span_loss(longer, truth)) == pytest.approx(0.5)
    one_sided = torch.tensor([[0.0, 4.0]])  # overlap 2 of 6, middles 2 apart, 6 in all
    assert float(span_loss(one_sided, truth)) == pytest.approx(1 - 2 / 6 + (2 / 6) ** 2)


def test_focal_loss_looks_away_from_what_is_easy() -> None:
    logits = torch.tensor([0.0, 4.0, -4.0])
    found = focal_loss(logits, torch.tensor([1.0, 1.0, 0.0]))
    half = torch.tensor(0.5)
    assert float(found[0]) == pytest.approx(float(0.25 * 0.5**2 * -half.log()))
    sure = torch.tensor(4.0).sigmoid()
    assert float(found[1]) == pytest.approx(float(0.25 * (1 - sure) ** 2 * -sure.log()), rel=1e-4)
    assert float(found[2]) == pytest.approx(float(0.75 * (1 - sure) ** 2 * -sure.log()), rel=1e-4)
