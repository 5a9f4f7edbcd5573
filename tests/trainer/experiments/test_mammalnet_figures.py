"""MammalNet's figures against cases worked by hand."""

import numpy as np

from trainer.experiments.mammalnet.figures import Answers, among_pairs, figures_of, ranks
from trainer.labels.manifest import LabelledSpan

ANIMALS = ("panthera", "canis", "ursus", "cervus", "hog", "vulpes", "elephant")
BEHAVIORS = ("drinks_water", "sleeps")


def clips(animal: str, behavior: str, number: int) -> list[LabelledSpan]:
    return [
        LabelledSpan(video=f"{animal}{behavior}{n}.mp4", species=animal, behaviors=(behavior,))
        for n in range(number)
    ]


def scores(*best: str) -> np.ndarray:
    """A row for each: the named class is best, the others fall in the order of ANIMALS."""
    rows = np.tile(np.linspace(0.5, 0.2, len(ANIMALS)), (len(best), 1))
    for row, name in enumerate(best):
        rows[row, ANIMALS.index(name)] = 1.0
    return rows


def test_means_are_over_classes_not_clips() -> None:
    """Three clips of panthera, two of them right; one of canis, wrong: (2/3 + 0) / 2."""
    trained = clips("panthera", "sleeps", 301) + clips("canis", "drinks_water", 101)
    behavior = np.array([[0.1, 0.9], [0.1, 0.9], [0.9, 0.1], [0.9, 0.1]])
    answers = Answers(
        animal=scores("panthera", "panthera", "canis", "panthera"),
        behavior=behavior,
        true_animal=np.array([0, 0, 0, 1]),
        true_behavior=np.array([1, 1, 1, 0]),
    )
    found = figures_of(answers, trained, ANIMALS, BEHAVIORS)
    assert found.animal.top1["all"] == (2 / 3 + 0) / 2
    assert found.animal.top1["many"] == 2 / 3  # panthera: 301 clips in training
    assert found.animal.top1["medium"] == 0.0  # canis: 101
    assert found.animal.top1["few"] is None
    assert found.animal.num_classes == {"many": 1, "medium": 1, "few": 0, "all": 2}
    assert found.behavior.top1["all"] == (2 / 3 + 1) / 2
    assert found.behavior.top5["all"] == 1.0
    # pairs: (panthera, sleeps) right in 2 of 3 clips, (canis, drinks_water) in none; both are many
    assert found.joint.top1["all"] == found.joint.top1["many"] == (2 / 3 + 0) / 2
    assert found.joint.top5["all"] == 1.0


def test_a_pair_is_right_only_where_both_parts_are() -> None:
    trained = clips("panthera", "sleeps", 21)
    answers = Answers(
        animal=scores("panthera", "canis"),
        behavior=np.array([[0.9, 0.1], [0.1, 0.9]]),
        true_animal=np.array([0, 0]),
        true_behavior=np.array([1, 1]),
    )
    found = figures_of(answers, trained, ANIMALS, BEHAVIORS)
    assert found.animal.top1["all"] == 0.5
    assert found.behavior.top1["all"] == 0.5
    assert found.joint.top1["medium"] == 0.0  # each clip has one part right; 21 clips are medium of pairs


def test_ranks_count_who_is_ahead_and_ties_against() -> None:
    assert ranks(np.array([[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]]), np.array([2, 1])).tolist() == [2, 1]


def test_the_thirteenth_behavior_of_official_heads_is_an_answer_and_a_wrong_one() -> None:
    answers = Answers(
        animal=scores("panthera"),
        behavior=np.array([[0.2, 0.3, 0.5]]),
        true_animal=np.array([0]),
        true_behavior=np.array([1]),
    )
    found = figures_of(answers, clips("panthera", "sleeps", 1), ANIMALS, BEHAVIORS)
    assert (found.behavior.top1["all"], found.behavior.top5["all"]) == (0.0, 1.0)


def test_among_few_pairs_the_best_product_of_both_heads_is_the_answer() -> None:
    """Open, the first clip is a panthera that drinks; of the two pairs it can only be the canis that does."""
    answers = Answers(
        animal=np.array([[0.6, 0.4, 0, 0, 0, 0, 0], [0.7, 0.3, 0, 0, 0, 0, 0]]),
        behavior=np.array([[0.9, 0.1], [0.8, 0.2]]),
        true_animal=np.array([1, 0]),
        true_behavior=np.array([0, 1]),
    )
    pairs = {("canis", "drinks_water"), ("panthera", "sleeps")}  # 0.36 against 0.06; 0.24 against 0.14
    assert among_pairs(answers, pairs, ANIMALS, BEHAVIORS) == (1.0 + 0.0) / 2
    assert among_pairs(answers, {("ursus", "sleeps")}, ANIMALS, BEHAVIORS) is None
