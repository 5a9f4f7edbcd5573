"""Views are those of the papers, and become one answer as the papers say."""

import numpy as np
import pytest

from mvit_core.errors import UserError
from mvit_core.types import Span
from trainer.clips.views import crop_of, parse_views, pooled, starts_of, with_views
from trainer.labels.manifest import LabelledSpan, Part
from trainer.recipes.recipe import Recipe

CLIP = Recipe(num_frames=4, frame_interval_s=0.5, crop=16)  # of 2 s


def test_words() -> None:
    assert parse_views("10x3") == (10, 3)
    assert parse_views(" 5X1 ") == (5, 1)
    for word in ("", "5", "0x1", "3x2", "ax1", "5x1x1", "-1x1"):
        with pytest.raises(UserError, match="no views"):
            parse_views(word)


def test_clips_go_from_the_first_frame_to_the_last() -> None:
    recipe = Recipe(num_frames=4, frame_interval_s=0.5, crop=16, view_spread="ends")
    room = Span(1.0, 11.0)
    assert starts_of(room, with_views(recipe, (5, 1))) == [1.0, 3.0, 5.0, 7.0, 9.0]
    assert starts_of(room, recipe) == [5.0]  # one is in the middle
    assert starts_of(Span(0.0, 1.0), with_views(recipe, (2, 1))) == [0.0, 0.0]  # shorter than a clip
    assert starts_of(room, with_views(CLIP, (2, 1))) == [3.0, 7.0]


def test_crops_are_slowfasts() -> None:
    three = Recipe(view_crops=3, view_side=0.875)
    assert [crop_of((0, 0, 320, 256), place, three) for place in range(3)] == [
        (0, 0, 256, 256),
        (32, 0, 256, 256),
        (64, 0, 256, 256),
    ]
    assert crop_of((10, 20, 100, 200), 2, three) == (10, 120, 100, 100)
    assert crop_of((0, 0, 320, 256), 1, Recipe(view_side=0.875)) == (48, 16, 224, 224)


def test_scores_are_averaged_or_the_largest_taken() -> None:
    shares = np.array([[[0.5, 0.5], [0.9, 0.1]]])  # (1, 2 views, 2 species)
    shown = np.array([[[0.2], [0.8]]])
    logits = np.concatenate((np.log(shares) + 3, np.log(shown / (1 - shown))), axis=2)
    found = pooled(logits, 2, "scores")
    assert np.exp(found[0, :2]) == pytest.approx([0.7, 0.3])
    assert 1 / (1 + np.exp(-found[0, 2])) == pytest.approx(0.5)
    assert pooled(logits, 2, "max")[0] == pytest.approx(logits.max(axis=1)[0])
    assert pooled(logits, 2, "logits")[0] == pytest.approx(logits.mean(axis=1)[0])


def test_what_a_model_is_not_shown_has_no_crops() -> None:
    assert with_views(CLIP, None) is CLIP
    with pytest.raises(UserError, match="whole picture"):
        with_views(Recipe(framing="whole"), (5, 3))
    with pytest.raises(UserError, match="over the whole video"):
        with_views(Recipe(sampling="segments"), (2, 3))


def test_a_clip_shows_the_behaviors_of_its_window() -> None:
    span = LabelledSpan(
        video="v.mp4", behaviors=("a", "b"), parts=(Part("a", 0.0, 2.0), Part("b", 1.5, 4.0), Part("a", 6, 7))
    )
    assert span.shown_in(Span(0.0, 1.0)) == ("a",)
    assert span.shown_in(Span(1.6, 1.9)) == ("a", "b")
    assert span.shown_in(Span(4.0, 6.0)) == ()
    assert LabelledSpan(video="v.mp4").shown_in(Span(0, 1)) is None
    assert LabelledSpan(video="v.mp4", behaviors=("a",)).shown_in(Span(0, 1)) == ("a",)


def test_behaviors_that_share_their_scores_are_averaged_as_shares() -> None:
    shares = np.array([[[0.5, 0.3, 0.2], [0.9, 0.1, 0.0001]]])  # (1, 2 views, 3 behaviors)
    logits = np.log(shares) + np.array([[[40.0], [-3.0]]])  # heights of which a softmax knows nothing
    expected = (shares / shares.sum(axis=2, keepdims=True)).mean(axis=1)[0]
    found = np.exp(pooled(logits, 0, "scores", "softmax")[0])
    assert found / found.sum() == pytest.approx(expected)
    largest = pooled(logits, 0, "max", "softmax")[0]
    assert largest.argmax() == 0
    assert np.exp(largest[2]) == pytest.approx(0.2)
    with_species = pooled(np.concatenate((logits[..., :1], logits), axis=2), 1, "scores", "softmax")
    assert with_species[0, 1:] == pytest.approx(np.log(found))
