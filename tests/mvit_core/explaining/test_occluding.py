"""What a model says with parts of the clip hidden."""

from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from mvit_core.errors import UserError
from mvit_core.events import ClipOccluded
from mvit_core.explaining.occluding import occluded, parts_of
from mvit_core.types import ClipScores, Score, Span

BRIGHT = 4  # the one frame that the answer depends on


class OneFrame:
    """A model that sees a lion where frame 4 is bright, and else a bear."""

    header = SimpleNamespace(preprocessing=SimpleNamespace(mean=(0.45, 0.45, 0.45)))

    def predict(self, clips: NDArray[np.uint8]) -> list[ClipScores]:
        lion = 0.9 if clips[0, BRIGHT].mean() > 200 else 0.2
        ranked = sorted((Score("lion", lion), Score("bear", 1 - lion)), key=lambda score: -score.value)
        return [ClipScores(species=tuple(ranked), behaviors=(Score("sleeps", 0.5),))]


def answers(*classes: str, num_frames: int = 8) -> list[ClipOccluded]:
    clip = np.full((num_frames, 4, 4, 3), 10, np.uint8)
    clip[BRIGHT] = 255
    model = OneFrame()
    return list(occluded(clip, Span(2.0, 4.0), model, classes=classes, key=7))  # type: ignore[arg-type]


def test_only_the_part_with_the_frame_that_decides_matters() -> None:
    *steps, last = answers("lion")
    assert [len(each.parts) for each in steps] == [0, 1, 2, 3]
    assert last.is_last
    assert not any(each.is_last for each in steps)
    assert (last.key, last.classes, last.score) == (7, ("lion",), 0.9)
    assert [part.score for part in last.parts] == [0.9, 0.9, 0.2, 0.9]
    assert last.parts[2].span == Span(3.0, 3.5)  # frames 4 and 5 of eight in two seconds


def test_without_a_class_the_best_one_stands_and_so_it_does_for_one_that_is_unknown() -> None:
    assert answers()[-1].classes == ("lion",)
    assert answers("yeti")[-1].classes == ("lion",)
    assert answers("sleeps")[-1].classes == ("sleeps",)


def test_classes_of_a_wider_name_count_together() -> None:
    last = answers("lion", "bear")[-1]
    assert {round(part.score, 6) for part in last.parts} == {1.0}


def test_a_model_that_knows_nothing_says_so() -> None:
    with pytest.raises(UserError, match="knows neither"):
        list(
            occluded(
                np.zeros((4, 2, 2, 3), np.uint8),
                Span(0, 1),
                SimpleNamespace(predict=lambda _clips: [ClipScores()]),  # type: ignore[arg-type]
                classes=(),
                key=1,
            )
        )


@pytest.mark.parametrize(
    ("num_frames", "parts"),
    [(1, [(0, 1)]), (3, [(0, 1), (1, 2), (2, 3)]), (5, [(0, 2), (2, 4), (4, 5)])],
)
def test_parts_cover_the_clip(num_frames: int, parts: list[tuple[int, int]]) -> None:
    assert parts_of(num_frames) == parts


def test_long_clips_have_few_parts() -> None:
    assert len(parts_of(64)) == 16
    assert parts_of(64)[-1][1] == 64
