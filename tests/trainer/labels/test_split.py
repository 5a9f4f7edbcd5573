"""Splits: whole groups, near the share, and honest about what cannot be judged."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from trainer.labels.cautions import cautions
from trainer.labels.manifest import LabelledSpan, Side
from trainer.labels.split import Split, leave_one_group_out, split, with_kept_sides


def spans_of(*rows: tuple[str, str, int]) -> list[LabelledSpan]:
    """Rows of class, group, number."""
    return [
        LabelledSpan(video=f"{name}-{group}-{n}.mp4", species=name, group=group)
        for name, group, number in rows
        for n in range(number)
    ]


EVEN = spans_of(*((name, f"site{site}", 5) for name in "abcd" for site in range(8)))


def test_groups_stay_whole_and_classes_keep_their_share() -> None:
    chosen = split(EVEN, held_out=0.25)
    train, held = ({EVEN[n].group for n in side} for side in (chosen.train, chosen.held_out))
    assert not train & held
    assert sorted(chosen.train + chosen.held_out) == list(range(len(EVEN)))
    assert Counter(EVEN[n].species for n in chosen.held_out) == dict.fromkeys("abcd", 10)
    assert chosen.cautions == ()


def test_groups_keep_the_sides_of_an_earlier_training() -> None:
    earlier = spans_of(("a", "north", 1), ("a", "south", 1), ("a", "both", 2))
    later = [*spans_of(*((name, site, 1) for name in "ab" for site in ("north", "south", "both", "new")))]
    kept = with_kept_sides(later, earlier, Split((0, 2), (1, 3)))
    assert {span.group: span.side for span in kept} == {
        "north": "train",
        "south": "held_out",
        "both": "train",
        "new": "",
    }
    assert with_kept_sides(kept, earlier, Split((1,), (0, 2, 3))) == kept[:], "a side that is given stays"
    seen = later[:1]
    assert with_kept_sides(seen, earlier, Split((0, 2), (1, 3))) == seen, "else nothing could be judged"


def test_the_seed_decides() -> None:
    assert split(EVEN, seed=3) == split(EVEN, seed=3)
    assert len({split(EVEN, seed=seed).held_out for seed in range(5)}) > 1


def test_a_class_at_one_site_stays_in_training_and_is_said() -> None:
    spans = [*EVEN, *spans_of(("rare", "site0", 3))]
    chosen = split(spans)
    assert all(spans[n].species != "rare" for n in chosen.held_out)
    assert [(c.trouble, c.class_name) for c in chosen.cautions] == [("class_in_one_group", "rare")]


def test_a_single_clip_is_trained_on_and_said() -> None:
    spans = [*EVEN, *spans_of(("once", "site3", 1))]
    chosen = split(spans)
    assert len(spans) - 1 in chosen.train
    assert [(c.trouble, c.class_name) for c in chosen.cautions] == [("one_clip", "once")]


def test_several_clips_of_a_single_video_are_no_more_than_one_animal() -> None:
    once = [LabelledSpan(video="once.mp4", start_s=float(n), species="once", group="site3") for n in range(4)]
    (caution,) = split([*EVEN, *once]).cautions
    assert (caution.trouble, caution.class_name) == ("one_clip", "once")
    assert "in a single video" in caution.sentence


def test_several_videos_of_a_single_visit_are_no_more_than_one_animal() -> None:
    once = [
        LabelledSpan(video=f"once {n}.mp4", species="once", group="site3", event="that evening")
        for n in range(4)
    ]
    (caution,) = split([*EVEN, *once]).cautions
    assert (caution.trouble, caution.class_name) == ("one_clip", "once")
    assert "in a single event" in caution.sentence


def test_one_site_is_split_by_videos_and_said() -> None:
    spans = [
        LabelledSpan(video=f"{name}{n}.mp4", start_s=float(moment), species=name, group="here")
        for name in "ab"
        for n in range(10)
        for moment in range(3)
    ]
    chosen = split(spans)
    assert len(chosen.held_out) == 12
    held, learned = ({spans[n].video for n in side} for side in (chosen.held_out, chosen.train))
    assert not held & learned, "an animal is not to be known by its other clips"
    assert [c.trouble for c in chosen.cautions] == ["one_group"]


def visits(*animals: str, videos: int = 4) -> list[LabelledSpan]:
    """Visits to one site, an animal each, of several videos."""
    return [
        LabelledSpan(video=f"{visit}-{n}.mp4", species=name, group="here", event=f"visit {visit}")
        for visit, name in enumerate(animals)
        for n in range(videos)
    ]


def test_of_one_site_whole_visits_are_held_out() -> None:
    spans = visits(*"ababababab")
    chosen = split(spans)
    held, learned = ({spans[n].event for n in side} for side in (chosen.held_out, chosen.train))
    assert len(held) == 2
    assert not held & learned, "the same animal a minute later is no other one"


def test_where_no_visit_can_be_spared_videos_are_held_out() -> None:
    spans = visits(*"ab")
    assert {spans[n].species for n in split(spans, held_out=0.25).held_out} == {"a", "b"}
    alone = visits("a")
    assert len(split(alone, held_out=0.25).held_out) == 1


def test_videos_of_a_single_site_keep_the_sides_of_an_earlier_training() -> None:
    earlier = visits(*"ababababab")
    first = split(earlier)
    later = [*earlier, *(replace(span, video=f"new {span.video}") for span in visits("a", "b"))]
    kept = with_kept_sides(later, earlier, first)
    assert {kept[n].side for n in first.train} == {"train"}
    assert {kept[n].side for n in first.held_out} == {"held_out"}
    assert {span.side for span in kept[len(earlier) :]} == {""}
    assert not set(first.train) & set(split(kept).held_out), "they are known by heart"


def test_where_all_sites_were_learned_from_visits_that_were_not_are_held_out() -> None:
    """Sites that were named anew after a training: what it learned from may be at each of them."""
    spans = [
        LabelledSpan(video=f"{site} {n}.mp4", species="ab"[n % 2], group=site, side="train" if n < 4 else "")
        for site in ("north", "south")
        for n in range(8)
    ]
    chosen = split(spans, held_out=0.25)
    assert chosen.held_out
    assert all(not spans[n].side for n in chosen.held_out)
    assert "known_sites" in [each.trouble for each in chosen.cautions]


def test_where_each_site_has_a_rare_animal_of_its_own_visits_are_held_out() -> None:
    """Else a hundred clips of common animals would judge nothing, for one hare at each site."""
    sites = ("north", "south", "east")
    spans = spans_of(*((name, site, 12) for name in "abc" for site in sites))
    spans += spans_of(*((f"rare in the {site}", site, 2) for site in sites))
    chosen = split(spans)
    assert {"a", "b", "c"} <= {spans[n].species for n in chosen.held_out}
    learned = {spans[n].species for n in chosen.train}
    assert learned == {span.species for span in spans}
    assert "known_sites" in [each.trouble for each in chosen.cautions]


def test_a_single_video_is_split_by_clips() -> None:
    spans = [
        LabelledSpan(video="a.mp4", start_s=float(n), species="ab"[n % 2], group="here") for n in range(20)
    ]
    assert len(split(spans).held_out) == 4


def test_three_clips_hold_nothing_out() -> None:
    chosen = split(spans_of(("a", "x", 2), ("b", "y", 1)))
    assert chosen.held_out == ()
    assert "nothing_held_out" in [c.trouble for c in chosen.cautions]


def test_one_class_is_said() -> None:
    assert split(spans_of(("a", "x", 4), ("a", "y", 4))).cautions[0].trouble == "one_class"


def test_a_published_split_is_kept() -> None:
    spans = [
        LabelledSpan(video=f"{n}.mp4", species="ab"[n % 2], side="held_out" if n < 4 else "train")
        for n in range(9)
    ]
    assert split(spans).held_out == (0, 1, 2, 3)


def test_leaving_each_group_out_once() -> None:
    found = dict(leave_one_group_out(EVEN))
    assert len(found) == 8
    assert all({EVEN[n].group for n in each.held_out} == {group} for group, each in found.items())


def class_alone(spans: list[LabelledSpan], group: str) -> bool:
    """Whether a class would not be learned without this group."""
    others = {span.species for span in spans if span.group != group}
    return any(span.species not in others for span in spans if span.group == group)


@settings(max_examples=40)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("uvwxyz"), st.integers(1, 6)),
        min_size=1,
        max_size=14,
    ),
    share=st.floats(0, 0.9),
)
def test_no_group_is_ever_on_both_sides(rows: list[tuple[str, str, int]], share: float) -> None:
    spans = spans_of(*rows)
    chosen = split(spans, held_out=share)
    groups = [{spans[n].group for n in side} for side in (chosen.train, chosen.held_out)]
    assert sorted(chosen.train + chosen.held_out) == list(range(len(spans)))
    is_said = "known_sites" in [each.trouble for each in chosen.cautions]
    assert len({span.group for span in spans}) == 1 or is_said == bool(groups[0] & groups[1])
    assert not is_said or all(class_alone(spans, group) for group in {span.group for span in spans})
    assert chosen.train


def test_many_clips_are_split_quickly() -> None:
    rows = [(f"c{n % 173}", f"g{n % 4001}", 1) for n in range(15_000)]
    spans = spans_of(*rows)
    assert split(spans).held_out
    with pytest.raises(StopIteration):
        next(leave_one_group_out([]))


def test_groups_whose_side_is_given_keep_it_and_new_ones_are_chosen_around_them() -> None:
    def span(group: str, side: Side) -> LabelledSpan:
        return LabelledSpan(video=f"{group}.mp4", species="a", group=group, side=side)

    old = [span("A", "train"), span("B", "train"), span("C", "held_out")]
    enough = split([*old, span("D", "")], held_out=0.25)
    assert enough.held_out == (2,)
    many = split([*old, *(span(f"N{number}", "") for number in range(9))], held_out=0.25)
    assert 2 in many.held_out
    assert not {0, 1} & set(many.held_out)
    assert len(many.held_out) == 3


def test_clips_from_before_a_behavior_are_counted() -> None:
    spans = [
        LabelledSpan(video=f"{n}.mp4", behaviors=("eats",) if n % 2 else (), unasked=("howls",) * (n < 3))
        for n in range(8)
    ]
    spans.append(LabelledSpan(video="8.mp4", behaviors=("howls",)))
    (found,) = (each for each in cautions(spans, ()) if each.trouble == "unasked")
    assert found.class_name == "howls"
    assert found.sentence.startswith("3 clips were labelled before howls was in the list of behaviors")
