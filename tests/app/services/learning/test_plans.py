"""The way that is picked, by labels and hardware, and that a person's own choice is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.services.learning.plans import Circumstances, Way, num_usable, plan, possible
from mvit_core.types import Box, TrackPoint
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.orders import MachineMeasured

BASE = Path("base.safetensors")
STARTER = Path("starter.safetensors")
NOTHING = make_manifest([LabelledSpan(video="a.mp4", species="a")], root=Path())
FOLLOWED = make_manifest(
    [LabelledSpan(video="a.mp4", species="a", points=(TrackPoint(0.0, 0, Box(0.1, 0.1, 0.2, 0.2)),))],
    root=Path(),
)


def around(
    number: int,
    *,
    train_s: float = 0.1,
    gpu: bool = False,
    base: Path | None = BASE,
    kept: int = 0,
    starter: Path | None = None,
) -> Circumstances:
    machine = MachineMeasured(
        device="x", is_gpu=gpu, model="mvit_b_16x4", train_s=train_s, forward_s=train_s / 3
    )
    return Circumstances(number, machine, base, kept, starter)


@pytest.mark.parametrize(
    ("circumstances", "way"),
    [
        (around(500, base=None), "scratch"),
        (around(10), "heads"),
        (around(10, gpu=True), "heads"),
        (around(500, gpu=True, train_s=0.05), "all"),
        (around(200, train_s=0.2), "all"),
        (around(400, train_s=0.2), "last"),
        (around(2000, train_s=8.0), "heads"),
    ],
)
def test_what_is_picked(circumstances: Circumstances, way: Way) -> None:
    assert plan(NOTHING, circumstances).way == way


def test_a_wish_is_followed_where_it_can_be() -> None:
    assert plan(NOTHING, around(10), "all").way == "all"
    assert plan(NOTHING, around(10, base=None), "all").way == "scratch"
    assert possible(around(10, base=None)) == ("scratch",)


def test_whoever_has_no_model_begins_with_the_starter_if_there_is_one() -> None:
    begun = plan(FOLLOWED, around(200, base=None, starter=STARTER))
    assert (begun.way, begun.base) == ("starter", STARTER)
    assert begun.recipe.max_minutes > 0
    assert plan(FOLLOWED, around(200, base=None, starter=STARTER), "scratch").base is None
    assert plan(FOLLOWED, around(200, starter=STARTER)).base == BASE
    assert "starter" in possible(around(200, starter=STARTER))


def test_what_a_scan_kept_makes_heads_a_matter_of_seconds() -> None:
    slow = plan(NOTHING, around(2000, train_s=8.0))
    quick = plan(NOTHING, around(2000, train_s=8.0, kept=1900))
    assert quick.uses_kept
    assert not slow.uses_kept
    assert quick.minutes < 1
    assert slow.minutes > 30


def test_what_a_scan_kept_is_of_no_use_where_it_kept_little_of_a_class() -> None:
    """Of animals that a person drew it kept nothing: heads would not learn them."""
    often = [LabelledSpan(video=f"{n}.mp4", species="ursus") for n in range(18)]
    drawn = [LabelledSpan(video=f"drawn {n}.mp4", species="lynx", behaviors=("sleeps",)) for n in range(2)]
    manifest = make_manifest([*often, *drawn], root=Path())
    assert num_usable(manifest, range(18)) == 0
    assert num_usable(manifest, range(1, 19)) == 18, "half of them"
    assert num_usable(manifest, ()) == 0


def test_after_a_training_that_went_astray_the_same_learns_more_slowly() -> None:
    usual = plan(NOTHING, around(500, gpu=True, train_s=0.05))
    assert not usual.is_slower
    again = plan(NOTHING, replace(around(500, gpu=True, train_s=0.05), astray=usual.recipe))
    assert again.is_slower
    assert again.recipe == replace(usual.recipe, lr=usual.recipe.lr / 3)
    third = plan(NOTHING, replace(around(500, gpu=True, train_s=0.05), astray=again.recipe))
    assert third.recipe.lr == pytest.approx(usual.recipe.lr / 9)
    other = plan(NOTHING, replace(around(500, gpu=True, train_s=0.05), astray=usual.recipe), "last")
    assert not other.is_slower, "of other layers, it may go well"


def test_a_slow_computer_learns_from_smaller_pictures() -> None:
    fast, slow = around(100, base=None, train_s=0.01), around(1000, base=None, train_s=0.2)
    assert plan(FOLLOWED, fast).recipe.crop == 96
    assert plan(FOLLOWED, slow).recipe.crop == 64
    assert plan(NOTHING, slow).recipe.crop == plan(NOTHING, fast).recipe.crop == 48, "small already"


def test_training_from_scratch_ends_in_time() -> None:
    found = plan(NOTHING, around(300, base=None, train_s=0.2))
    assert found.recipe.max_minutes < found.minutes == pytest.approx(15)
    assert found.base is None
    endless = plan(NOTHING, around(50_000, base=None, train_s=1.0))
    assert endless.recipe.max_minutes == 7, "however many clips have to be read first"
    assert endless.minutes > 60, "a round that was begun is ended, and that is said"


def test_what_follows_the_last_round_is_part_of_the_time() -> None:
    slow = plan(NOTHING, around(200, train_s=6.0))
    assert slow.way == "heads"
    assert slow.after_minutes == pytest.approx(2 * 0.25 * 200 * 2 * 2.0 / 60), "two looks at two views"
    kept = plan(NOTHING, around(200, train_s=6.0, kept=200))
    assert kept.after_minutes == 0, "no video is read"
    whole = plan(NOTHING, around(200, train_s=0.3), "all")
    assert whole.after_minutes == pytest.approx(3 * 0.25 * 200 * 1 * 0.1 / 60)
    assert whole.minutes > whole.after_minutes


def test_pictures_larger_than_those_that_were_timed_take_longer() -> None:
    def minutes(crop: int, model: str = "mvit_xs") -> float:
        machine = MachineMeasured(
            device="x", is_gpu=False, model=model, train_s=0.01, forward_s=0.003, crop=crop
        )
        return plan(FOLLOWED, Circumstances(30, machine, None)).minutes

    assert minutes(crop=48) == pytest.approx(4 * minutes(crop=96), rel=0.05)
    assert minutes(crop=48) > 1
    assert minutes(crop=48, model="mvit_b_16x4") == minutes(crop=96), "nothing is known of this one"


def test_a_head_for_bouts_takes_its_time_where_there_are_enough_of_them() -> None:
    def of(number: int) -> float:
        spans = [
            LabelledSpan(video="a.mp4", start_s=8.0 * n, end_s=8.0 * n + 8, behaviors=("eats",), animal="1")
            for n in range(number)
        ]
        return plan(make_manifest(spans, root=Path()), around(number, train_s=0.3)).minutes

    machine_s = 0.1  # forward
    with_head = of(20) - of(19) * 20 / 19
    assert with_head == pytest.approx(1 + 20 * 8 / 0.8 * machine_s / 60)
