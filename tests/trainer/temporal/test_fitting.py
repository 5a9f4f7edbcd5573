"""A head learns to find bouts in sequences of noisy embeddings, and never from what nobody said."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np
import pytest
import torch

from mvit_core.localization.bout_finding import proposed
from mvit_core.localization.sequences import Steps
from mvit_core.models.temporal import Level, TemporalConfig, TemporalHead
from mvit_core.types import Span
from trainer.recipes.presets import TEMPORAL
from trainer.recipes.words import with_settings
from trainer.scores.bout_metrics import FoundBout, TrueBout, mean_ap
from trainer.temporal.fitting import Example, HeadStep, asked_of, bouts_in_steps, cut, fit_head, hushed
from trainer.temporal.losses import head_loss
from trainer.temporal.targets import places_of, targets_of

NAMES = ("eats", "sleeps")
DIM = 12
SMALL = TemporalConfig(feature_dim=DIM, num_classes=2, width=24, heads=2, stem=1, levels=3, window=5, tower=1)


def example(number: int) -> Example:
    """Bouts of 2 to 7 s, with pauses, in embeddings that hardly tell them apart step by step."""
    rng = np.random.default_rng(number)
    steps = Steps(Span(0.0, float(rng.uniform(16, 26))), 0.4)
    times, shown, bouts, at_s = steps.times_s, np.full(steps.count, 2), [], float(rng.uniform(0, 3))
    while at_s < steps.within.end_s - 3:
        span = Span(at_s, min(at_s + float(rng.uniform(2, 7)), steps.within.end_s))
        kind = int(rng.integers(2))
        shown[(times >= span.start_s) & (times < span.end_s)] = kind
        bouts.append(TrueBout(str(number), NAMES[kind], span))
        at_s = span.end_s + float(rng.uniform(1.2, 4))
    signs = np.random.default_rng(0).normal(size=(3, DIM))
    noise = rng.normal(size=(steps.count, DIM))
    return Example(str(number), steps, (signs[shown] + noise).astype(np.float32), tuple(bouts))


def result_of(steps: Generator[HeadStep, None, TemporalHead]) -> tuple[TemporalHead, list[float]]:
    losses = []
    while True:
        try:
            losses.append(next(steps).loss)
        except StopIteration as end:
            return end.value, losses


def test_it_begins_at_the_recipes_first_learning_rate() -> None:
    recipe = with_settings(TEMPORAL, {"epochs": "1", "start_lr": "0"})
    head, losses = result_of(fit_head([example(0)], NAMES, recipe, SMALL))
    assert len(losses) == 1
    torch.manual_seed(recipe.seed)
    assert torch.equal(head.embed.weight, TemporalHead(SMALL).embed.weight)


def test_it_learns_to_find_bouts_it_has_never_seen() -> None:
    torch.set_num_threads(1)
    recipe = with_settings(TEMPORAL, {"epochs": "16", "lr": "4e-3", "batch_size": "5", "ema_decay": "0.9"})
    head, losses = result_of(fit_head([example(n) for n in range(20)], NAMES, recipe, SMALL))
    assert np.mean(losses[-10:]) < 0.5 * np.mean(losses[:10])
    asked = [example(100 + n) for n in range(10)]
    found = [
        FoundBout(each.name, bout.behavior, bout.span, bout.score)
        for each in asked
        for bout in proposed(head, each.embeddings, each.steps, NAMES)
    ]
    assert mean_ap(found, [bout for each in asked for bout in each.bouts], 0.5) > 0.7


def test_the_same_seed_gives_the_same_head() -> None:
    torch.set_num_threads(1)
    recipe = with_settings(TEMPORAL, {"epochs": "1", "batch_size": "2"})
    heads = [result_of(fit_head([example(n) for n in range(4)], NAMES, recipe, SMALL))[0] for _ in range(2)]
    for one, other in zip(heads[0].parameters(), heads[1].parameters(), strict=True):
        assert torch.equal(one, other)


def test_a_stretch_keeps_the_bouts_that_lie_in_it_for_the_most_part() -> None:
    steps = Steps(Span(2.0, 6.0), 0.5)
    bouts = (TrueBout("a", "eats", Span(1, 4)), TrueBout("a", "sleeps", Span(5.5, 9)))
    part = bouts_in_steps(Example("a", steps, np.zeros((8, 3), np.float32), bouts), NAMES)
    assert part.spans.tolist() == [[-0.5, 3.5]], "the second lies outside for the most part"
    assert part.classes.tolist() == [0]


def test_a_random_stretch_is_a_part_of_the_sequence_at_its_own_time() -> None:
    whole, rng = example(3), np.random.default_rng(1)
    for _ in range(20):
        part = cut(whole, rng)
        first = round((part.steps.within.start_s - whole.steps.within.start_s) / 0.4)
        assert np.array_equal(part.embeddings, whole.embeddings[first : first + len(part.embeddings)])
        assert part.steps.count == len(part.embeddings)


@pytest.mark.parametrize("stride", [1, 2])
def test_places_in_a_hole_are_not_learned_from(stride: int) -> None:
    steps = Steps(Span(0.0, 8.0), 1.0)
    asked = Example("a", steps, np.zeros((8, 3), np.float32), (), (Span(2.0, 5.0),))
    places = 8 // stride
    level = Level(torch.zeros(1, places, 2), torch.zeros(1, places, 2), torch.ones(1, places) > 0, stride)
    known = hushed(level, [asked]).known[0]
    assert known.tolist() == [not 1.5 <= step <= 4.5 for step in range(0, 8, stride)]


def test_what_nobody_was_asked_for_teaches_a_head_nothing_of_it() -> None:
    whole, before = example(0), replace(example(1), unasked=NAMES[1:2])
    asked = asked_of([whole, before], NAMES)
    assert asked.tolist() == [[1.0] * len(NAMES), [1.0, 0.0, *[1.0] * (len(NAMES) - 2)]]
    places = places_of([4])
    targets = targets_of(places, [bouts_in_steps(each, NAMES) for each in (whole, before)], len(NAMES))
    known = torch.ones(2, 4, dtype=torch.bool)
    losses = []
    for value in (-4.0, 4.0):
        logits = torch.zeros(2, 4, len(NAMES))
        logits[1, :, 1] = value
        level = Level(logits=logits, distances=torch.ones(2, 4, 2), known=known, stride=1)
        losses.append(float(head_loss([level], targets, asked, at_least=1.0)))
    assert losses[0] == losses[1]
