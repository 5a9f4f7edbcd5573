"""Which pairs training does not show: the same anywhere."""

from pathlib import Path

import pytest

from mvit_core.errors import UserError
from trainer.experiments.mammalnet.lists import Lists, pair_of, read_lists
from trainer.experiments.mammalnet.low_shot import SHOTS, held_out_pairs, low_shot
from trainer.labels.manifest import LabelledSpan

ANIMALS = ("panthera", "canis", "ursus", "cervus")
BEHAVIORS = ("drinks_water", "sleeps", "eats_food", "grooms")


def made(each: int = 6) -> Lists:
    def spans(side: str, number: int) -> tuple[LabelledSpan, ...]:
        return tuple(
            LabelledSpan(video=f"{side}{animal}{behavior}{n}", species=animal, behaviors=(behavior,))
            for animal in ANIMALS
            for behavior in BEHAVIORS
            for n in range(number)
        )

    return Lists(Path(), spans("train", each), spans("val", 1), spans("test", 2))


def test_the_sampling_is_the_same_on_any_machine() -> None:
    assert sorted(held_out_pairs(made())) == [
        ("cervus", "eats_food"),
        ("panthera", "drinks_water"),
        ("ursus", "drinks_water"),
        ("ursus", "grooms"),
    ]
    assert held_out_pairs(made()) == held_out_pairs(made()) != held_out_pairs(made(), seed=1)


def test_shots_are_nested_and_the_test_shows_held_out_pairs_alone() -> None:
    lists = made()
    unseen = held_out_pairs(lists)
    parts = {shots: low_shot(lists, unseen, shots) for shots in SHOTS}
    for shots, part in parts.items():
        shown = [span for span in part.train if pair_of(span) in unseen]
        assert len(shown) == shots * len(unseen)
        assert {pair_of(span) for span in part.test} == unseen
        assert not unseen & {pair_of(span) for span in part.val}
        assert len(part.train) - len(shown) == 6 * (16 - len(unseen))
    zero, one, five = ({span.video for span in parts[shots].train} for shots in SHOTS)
    assert zero < one < five


def test_each_animal_and_behavior_is_still_learned_from_other_pairs(shared: Path) -> None:
    lists = read_lists(shared / "taxonomy")
    unseen = held_out_pairs(lists)
    part = low_shot(lists, unseen, 0)
    seen = {pair_of(span) for span in part.train}
    assert len(unseen) == 124
    assert {animal for animal, _ in unseen} <= {animal for animal, _ in seen}
    assert {behavior for _, behavior in unseen} <= {behavior for _, behavior in seen}
    assert len(part.test) == 815


def test_lists_that_can_spare_no_pair_are_refused() -> None:
    with pytest.raises(UserError, match="No pair"):
        held_out_pairs(made(each=4))
