"""Clips of which nobody said whether they show a behavior count for nothing in its figures."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from mvit_core.checkpoint import Classes, Header, Preprocessing
from trainer.clips.dataset import truth_of
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.reports.calibration_report import behavior_calibration_of
from trainer.reports.chance import chances_of_differences
from trainer.reports.guessing import guess_of
from trainer.reports.judging import Judged, figures_of
from trainer.reports.reporting import behavior_reports, clip_reports, with_intervals
from trainer.runs.lineage import calibration_of
from trainer.scores.over_epochs import answers_of

CLASSES = Classes(behaviors=("howls",))
HEADER = Header(
    model="tiny",
    classes=CLASSES,
    preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.1, crop=(32, 32)),
)
NUM_SAID, NUM_UNSAID = 60, 30


def judged(number: int, *, seed: int = 3) -> tuple[Judged, list[LabelledSpan]]:
    """Half of the clips howl and are mostly called so; of those behind NUM_SAID nobody was asked."""
    rng = np.random.default_rng(seed)
    spans = [
        LabelledSpan(
            video=f"{n}.mp4",
            behaviors=("howls",) if n % 2 and n < NUM_SAID else (),
            unasked=("howls",) if n >= NUM_SAID else (),
            group=f"site {n % 7}",
        )
        for n in range(number)
    ]
    logits: NDArray[np.float64] = rng.normal(size=(NUM_SAID + NUM_UNSAID, 1)) * 2
    logits[:, 0] += np.where(np.arange(len(logits)) % 2, 1.5, -1.5)
    truth = truth_of(make_manifest(spans, root=Path(), behaviors=CLASSES.behaviors), spans)
    return Judged(np.arange(number), logits[:number], truth), spans


def test_every_figure_is_that_of_the_clips_of_which_somebody_said() -> None:
    (some, of_some), (every, of_every) = judged(NUM_SAID), judged(NUM_SAID + NUM_UNSAID)
    assert figures_of(every) == figures_of(some)
    assert with_intervals(every, of_every).keys() == with_intervals(some, of_some).keys()
    assert behavior_reports(every, HEADER, of_every) == behavior_reports(some, HEADER, of_some)
    assert clip_reports(every, HEADER, of_every) == clip_reports(some, HEADER, of_some)
    assert behavior_calibration_of(every, HEADER) == behavior_calibration_of(some, HEADER)
    assert calibration_of(every, CLASSES) == calibration_of(some, CLASSES)
    assert guess_of(every, "mean_average_precision") == guess_of(some, "mean_average_precision")


def test_chance_knows_nothing_of_them_either() -> None:
    figure = "mean_average_precision"
    (some, of_some), (every, of_every) = judged(NUM_SAID), judged(NUM_SAID + NUM_UNSAID)
    less, fewer = (judged(number, seed=5)[0] for number in (NUM_SAID + NUM_UNSAID, NUM_SAID))
    found = chances_of_differences(every, less, of_every, [figure])[figure]
    assert found == pytest.approx(chances_of_differences(some, fewer, of_some, [figure])[figure], abs=0.1)


def test_one_of_two_behaviors_is_judged_where_the_other_is_not_known() -> None:
    spans = [
        LabelledSpan(video=f"{n}.mp4", behaviors=("eats",) if n % 2 else (), unasked=("howls",) * (n < 8))
        for n in range(16)
    ]
    spans[15] = LabelledSpan(video="15.mp4", behaviors=("eats", "howls"))
    names = ("eats", "howls")
    truth = truth_of(make_manifest(spans, root=Path(), behaviors=names), spans)
    logits = np.full((16, 2), -3.0)
    logits[1::2, 0] = 3.0
    logits[:8, 1] = 5.0  # false, had somebody looked
    logits[15, 1] = 4.0
    found = figures_of(Judged(np.arange(16), logits, truth))
    assert found["mean_average_precision"] == found["behaviors_macro_f1"] == 1.0
    assert answers_of(np.zeros((16, 0)), logits).places is not None
