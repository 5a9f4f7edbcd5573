"""Bouts that a model finds beside those that people marked, by windows as a scan takes them."""

from pathlib import Path

import msgspec
import pytest
import torch
from torch import Tensor, nn

from mvit_core.calibration import Calibration
from mvit_core.checkpoint import Classes, Header, Preprocessing
from mvit_core.types import Bout, Span
from tests.trainer.conftest import TINY, MakeClasses
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.machine.computing import computing_on
from trainer.reports.report import BoutsReport
from trainer.runs.preparing import cache_for
from trainer.temporal.animals import animals_of
from trainer.temporal.localizing import Judged, counted, judge_bouts

HEADER = Header(
    model="tiny",
    classes=Classes(species=("ursus",), behaviors=("grooms", "sleeps")),
    preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.05, crop=(32, 32)),
)


class SeesBrightness(nn.Module):
    """Sure of sleep while a bright square is in sight, and of grooming never."""

    def forward_features(self, clips: Tensor) -> Tensor:
        bright = clips.flatten(1).amax(dim=1) > 2
        sleeps = torch.where(bright, 6.0, -6.0)
        return torch.stack([torch.zeros(len(clips)), torch.full((len(clips),), -6.0), sleeps], dim=1)

    def forward_head(self, features: Tensor) -> Tensor:
        return features


def span(video: str, start_s: float, end_s: float, *behaviors: str, animal: str = "1") -> LabelledSpan:
    return LabelledSpan(
        video=video, start_s=start_s, end_s=end_s, behaviors=behaviors, animal=animal, group="A"
    )


def test_what_nobody_was_asked_for_is_neither_right_nor_wrong_of_an_animal() -> None:
    spans = [span("a.mp4", 0.0, 4.0, "grooms"), span("a.mp4", 4.0, 8.0), span("b.mp4", 0.0, 4.0, "sleeps")]
    spans[:2] = [msgspec.structs.replace(each, unasked=("sleeps",)) for each in spans[:2]]
    before, after = animals_of(make_manifest(spans, root=Path()), ("grooms", "sleeps"))
    assert (before.unasked, after.unasked) == (("sleeps",), ())
    bouts = [Bout(name, Span(0.0, 4.0), 0.9) for name in ("grooms", "sleeps")]
    assert [each.behavior for each in counted(bouts, before)] == ["grooms"]
    assert [each.behavior for each in counted(bouts, after)] == ["grooms", "sleeps"]


def found(manifest: Manifest, folder: Path, header: Header = HEADER) -> BoutsReport | None:
    from dataclasses import replace

    recipe = replace(TINY, frame_interval_s=0.05)
    computing = computing_on(torch.device("cpu"), header.preprocessing, "fp32")
    steps = judge_bouts(
        SeesBrightness(),  # type: ignore[arg-type]
        header,
        manifest,
        cache=cache_for(folder, recipe),
        recipe=recipe,
        computing=computing,
    )
    while True:
        try:
            next(steps)
        except StopIteration as end:
            judged: Judged | None = end.value
            return judged.report() if judged is not None else None


def test_an_animal_is_its_examples_from_first_to_last_with_its_bouts() -> None:
    spans = [
        span("a.mp4", 1, 2, "sleeps"),
        span("a.mp4", 2, 5),
        span("a.mp4", 0, 9, "grooms", animal="2"),
        LabelledSpan(video="a.mp4", end_s=3, species="ursus", animal="3"),
    ]
    animals = animals_of(make_manifest(spans, root=Path()), ("grooms", "sleeps"))
    assert [(each.span.start_s, each.span.end_s, len(each.bouts)) for each in animals] == [
        (1, 5, 1),
        (0, 9, 1),
    ]


def test_what_lasts_from_end_to_end_is_found_at_every_overlap(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = make_classes(left=1, sites=1)
    video = "left/site0/0.mp4"
    manifest = make_manifest([span(video, 0.0, 0.9, "sleeps")], root=labels)
    report = found(manifest, tmp_path / "cache")
    assert report is not None
    assert report.num_bouts == 1
    assert set(report.by_overlap.values()) == {1.0}


def test_a_bout_that_is_not_seen_is_none(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(none=1, sites=1)
    manifest = make_manifest([span("none/site0/0.mp4", 0.0, 0.9, "sleeps")], root=labels)
    report = found(manifest, tmp_path / "cache")
    assert report is not None
    assert set(report.by_overlap.values()) == {0.0}


def test_bouts_begin_at_the_models_own_points_as_in_a_scan(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=1, sites=1)
    manifest = make_manifest([span("left/site0/0.mp4", 0.0, 0.9, "sleeps")], root=labels)
    for point, precision in ((0.9, 0.0), (0.7, 1.0)):  # a bright window's score of sleep is 0.73
        own = Calibration(behavior_temperature=6.0, operating_points={"sleeps": point})
        header = msgspec.structs.replace(HEADER, calibration=own)
        report = found(manifest, tmp_path / "cache", header)
        assert report is not None
        assert set(report.by_windows.values()) == {precision}


def test_windows_are_scored_by_what_the_model_was_taught(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels = make_classes(left=1, sites=1)
    manifest = make_manifest([span("left/site0/0.mp4", 0.0, 0.9, "sleeps")], root=labels)
    own = Calibration(behavior_temperature=6.0, operating_points={"sleeps": 0.8})
    header = msgspec.structs.replace(HEADER, calibration=own)
    for activation, precision in (("sigmoid", 0.0), ("softmax", 1.0)):  # scores of 0.73 and 0.88
        taught = msgspec.structs.replace(header, behavior_activation=activation)
        report = found(manifest, tmp_path / "cache", taught)
        assert report is not None
        assert set(report.by_windows.values()) == {precision}


@pytest.mark.parametrize("behaviors", [(), ("fights",)])
def test_without_bouts_that_the_model_knows_nothing_is_said(
    make_classes: MakeClasses, tmp_path: Path, behaviors: tuple[str, ...]
) -> None:
    labels = make_classes(none=1, sites=1)
    manifest = make_manifest([span("none/site0/0.mp4", 0.0, 0.9, *behaviors)], root=labels)
    assert found(manifest, tmp_path / "cache") is None
