"""Several models on the same clips, in order and shuffled."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from mvit_core.errors import UserError
from mvit_core.video.access import FrameAccess
from tests.trainer.conftest import TINY, MakeClasses
from trainer.events import EpochDone
from trainer.experiments.ablating import Ablation, ModelReport, ablate, compared
from trainer.experiments.miniatures.order import draw_order
from trainer.labels.manifest import LabelledSpan
from trainer.labels.readers import read_labels


def run(steps: Generator[object, None, list[ModelReport]]) -> tuple[list[ModelReport], int]:
    """What comes out, and how many epochs were trained for it."""
    epochs = 0
    while True:
        try:
            epochs += isinstance(next(steps), EpochDone)
        except StopIteration as end:
            return end.value, epochs


def test_each_model_is_trained_once_and_judged_with_and_without_order(
    tmp_path: Path, make_classes: MakeClasses
) -> None:
    manifest = read_labels(make_classes(left=6, right=6))
    wish = Ablation(
        models=("tiny",),
        recipe=replace(TINY, epochs=2, held_out=0.34),
        out=tmp_path / "runs",
        cache=tmp_path / "clips",
        device="cpu",
    )
    (report,), epochs = run(ablate(manifest, wish))
    assert (report.model, epochs) == ("tiny", 2)
    assert report.num_clips == 4
    assert report.params > 0
    assert report.in_order.value is not None
    assert report.drop.value == pytest.approx(report.in_order.value - (report.shuffled.value or 0))
    again, epochs = run(ablate(manifest, wish))
    assert (again, epochs) == ([report], 0)


def test_labels_without_one_right_class_are_refused(tmp_path: Path, make_classes: MakeClasses) -> None:
    manifest = read_labels(make_classes(left=3, right=3), kind="behaviors")
    wish = Ablation(models=("tiny",), recipe=TINY, out=tmp_path / "runs", cache=tmp_path / "clips")
    with pytest.raises(UserError, match="of which one class is right"):
        run(ablate(manifest, wish))


def test_what_order_is_worth_is_the_difference_clip_by_clip() -> None:
    spans = [LabelledSpan(video=f"{n}.mp4", start_s=0, end_s=1, group=f"g{n}") for n in range(8)]
    in_order = np.array([1, 1, 1, 1, 1, 1, 0, 0], float)
    shuffled = np.array([1, 1, 0, 0, 0.5, 0.5, 0, 0], float)
    first, second, drop = compared(in_order, shuffled, spans)
    assert (first.value, second.value, drop.value) == (0.75, 0.375, 0.375)
    assert drop.low is not None
    assert drop.high is not None
    assert 0 <= drop.low < 0.375 < drop.high <= 1


def test_the_miniature_walks_one_way_and_the_other(tmp_path: Path) -> None:
    *_, last = draw_order(tmp_path, num_videos=2)
    assert last == (2, 2)

    def way(path: Path) -> float:
        """How far what moves comes to the right from the second quarter of the clip to the third."""
        with FrameAccess(path) as frames:
            pictures = [
                cv2.cvtColor(frames.frame(n).to_rgb(), cv2.COLOR_RGB2GRAY).astype(float)
                for n in range(len(frames.times_s))
            ]
        away = np.abs(np.stack(pictures) - np.median(pictures, axis=0))
        away[away < 12] = 0
        columns = away.sum(axis=1)
        middles = (columns * np.arange(columns.shape[1])).sum(axis=1) / columns.sum(axis=1).clip(1)
        quarter = len(middles) // 4
        return float(middles[2 * quarter : 3 * quarter].mean() - middles[quarter : 2 * quarter].mean())

    assert way(tmp_path / "right/site0/0000.mp4") > 5
    assert way(tmp_path / "left/site0/0001.mp4") < -5
