"""Something-Something V2 and Charades: lists in the published layout, their scorers' rules, drawn videos."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mvit_core.errors import UserError
from tests.trainer.conftest import TINY
from trainer.events import ClipSkipped
from trainer.experiments.charades import charades_map, read_charades
from trainer.experiments.clip_reports import charades_report, ssv2_report
from trainer.experiments.clips import Wanted
from trainer.experiments.miniatures.charades import draw_charades
from trainer.experiments.miniatures.ssv2 import draw_ssv2
from trainer.experiments.ssv2 import read_ssv2

SMALL = (64, 48)


@pytest.fixture(scope="module")
def ssv2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn data set."""
    folder = tmp_path_factory.mktemp("ssv2")
    assert list(draw_ssv2(folder, train=6, held_out=6, size=SMALL))[-1] == (12, 12)
    return folder


@pytest.fixture(scope="module")
def charades(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn data set."""
    folder = tmp_path_factory.mktemp("charades")
    list(draw_charades(folder, train=5, held_out=5, size=SMALL))
    return folder


def ran(steps):  # type: ignore[no-untyped-def]
    """What comes out of an experiment, and what it left out."""
    left_out = []
    while True:
        try:
            event = next(steps)
        except StopIteration as end:
            return end.value, left_out
        if isinstance(event, ClipSkipped):
            left_out.append(event.reason)


def test_the_lists_of_ssv2(ssv2: Path) -> None:
    listed = read_ssv2(ssv2)
    assert listed.manifest.header.species == (
        "Walking past something",
        "Eating something on the ground",
        "Lying down near something",
    )
    spans = listed.manifest.spans
    assert [span.side for span in spans] == ["train"] * 6 + ["held_out"] * 6
    assert spans[0].video == "78600.webm"
    assert spans[1].species == "Eating something on the ground"
    assert len(listed.first(2).manifest.spans) == 4


def test_ssv2_is_learned_and_judged_by_one_clip_and_three_crops(ssv2: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ssv2, folder)
    videos = folder / "20bn-something-something-v2"
    (videos / "78606.webm").unlink()
    (videos / "78607.webm").write_bytes(b"no video")
    path = folder / "labels" / "train.json"
    entries = json.loads(path.read_text())
    entries[0]["template"] = "Singing to [something]"
    path.write_text(json.dumps(entries))
    recipe = replace(TINY, name="ssv2", sampling="segments", framing="center", epochs=1, view_crops=3)
    wanted = Wanted(recipe=recipe, out=tmp_path / "run", device="cpu", cache=tmp_path / "cache")
    report, left_out = ran(ssv2_report(read_ssv2(folder), wanted))
    assert report.views == "1x3"
    counts = report.counts
    assert (counts.trained_on, counts.judged) == (5, 4)
    assert (counts.missing, counts.unlabelled, counts.unreadable) == (1, 1, 1)
    assert "which is no class" in left_out[0]
    assert "78606 of validation.json is not in" in left_out[1]
    assert len(left_out) == 3  # the broken video is named once, though it is looked at twice
    assert 0 <= report.top1 <= report.top5 <= 1
    again = Wanted(recipe=recipe, checkpoint=tmp_path / "run", device="cpu", cache=tmp_path / "cache")
    judged, _ = ran(ssv2_report(read_ssv2(folder), again))
    assert (judged.top1, judged.mean_class_accuracy) == (report.top1, report.mean_class_accuracy)
    assert judged.counts.trained_on == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("labels", "[1]", "no object of classes"),
        ("labels", '{"a": "0", "b": "2"}', "without gaps"),
        ("train", '{"a": 1}', "no list of videos"),
        ("train", "not json", "no list of videos"),
    ],
)
def test_other_lists_are_named(ssv2: Path, tmp_path: Path, name: str, content: str, said: str) -> None:
    shutil.copytree(ssv2 / "labels", tmp_path / "labels")
    (tmp_path / "labels" / f"{name}.json").write_text(content)
    with pytest.raises(UserError, match=said):
        read_ssv2(tmp_path)


def test_a_folder_without_lists_or_videos(ssv2: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no list of classes"):
        read_ssv2(tmp_path)
    with pytest.raises(UserError, match="no folder"):
        read_charades(tmp_path / "none")
    shutil.copytree(ssv2 / "labels", tmp_path / "labels")
    listed = read_ssv2(tmp_path)
    assert len(listed.left_out.missing) == 12
    with pytest.raises(UserError, match="Not one video of the test list"):
        ran(ssv2_report(listed, Wanted(recipe=TINY, out=tmp_path / "run", cache=tmp_path)))


def test_the_lists_of_charades(charades: Path) -> None:
    listed, names = read_charades(charades)
    assert names["c001"] == "Eating from the ground"
    assert listed.manifest.header.behaviors == ("c000", "c001", "c002", "c003")
    first = listed.manifest.spans[0]
    assert first.video == "TR000.mp4"
    assert set(first.behaviors or ()) == {"c000", "c001"}
    assert [part.behavior for part in first.parts] == ["c000", "c001", "c000"]
    assert all(part.start_s < part.end_s for part in first.parts)


def test_odd_rows_of_charades_are_left_out_and_said(charades: Path, tmp_path: Path) -> None:
    shutil.copytree(charades, tmp_path / "data")
    path = tmp_path / "data" / "Charades_v1_test.csv"
    lines = path.read_text().splitlines()
    fields = lines[1].split(",")
    for name, actions in (("TR005", "c999 0.0 1.0"), ("TR006", "c001 1.0"), ("TR007", ""), ("../TR001", "")):
        lines.append(",".join([name, *fields[1:6], "x", "y", "z", actions, "6.00"]))
    path.write_text("\n".join(lines))
    listed, _ = read_charades(tmp_path / "data")
    assert len(listed.left_out.unlabelled) == 2
    assert "'c999 0.0 1.0' is no class" in listed.left_out.unlabelled[0]
    assert len(listed.left_out.missing) == 1  # a name that leads out of the folder is none
    assert listed.manifest.spans[-1].behaviors == ()  # without actions, not without a label


def test_charades_is_learned_and_judged_by_the_largest_scores(charades: Path, tmp_path: Path) -> None:
    recipe = replace(TINY, name="charades", framing="center", epochs=1, pooled="max", views=2, view_crops=3)
    wanted = Wanted(recipe=recipe, out=tmp_path / "run", device="cpu", cache=tmp_path / "cache", views=(3, 3))
    listed, names = read_charades(charades)
    report, left_out = ran(charades_report(listed, names, wanted))
    assert not left_out
    assert report.views == "3x3"
    assert report.counts.judged == 5
    assert next(iter(report.each_class)) == "c000 Walking somewhere"
    assert report.each_class["c000 Walking somewhere"] == pytest.approx(1.0)  # all of them walk
    assert 0 < report.mean_average_precision <= 1


def test_charades_scores_by_hand() -> None:
    scores = np.array([[0.9, 0.1], [0.8, 0.9], [0.7, 0.8], [0.95, 0.99]])
    truth = np.array([[1, 0], [0, 1], [1, 0], [0, 0]])
    # Class 1: ranked videos 1, 2, 3 (4 is without action and comes last): right at 1 of 1 and 2 of 3.
    # Class 2: video 2 comes first, since 4 does not count.
    mean, each = charades_map(scores, truth)
    assert each == [pytest.approx((1 + 2 / 3) / 2), 1.0]
    assert mean == pytest.approx((5 / 6 + 1) / 2)
