"""AVA: tables in the published layout, clips around a second, a head for boxes that learns and predicts."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from mvit_core.checkpoint import Classes, Header, Preprocessing, load_checkpoint, save_checkpoint
from mvit_core.errors import UserError
from mvit_core.models.registry import create_model
from mvit_core.models.roi import box_features, roi_align
from mvit_core.types import Box, TrackPoint
from tests.links import stand_in
from tests.trainer.conftest import TINY
from tests.trainer.experiments.test_clips import ran
from trainer.boxes.answers import scored_scenes
from trainer.boxes.clips import SceneClips, boxes_in, random_part, shape_of, times_of
from trainer.boxes.loading import clips_of
from trainer.boxes.metrics import BoxRow
from trainer.boxes.scenes import Person, Scene
from trainer.evaluation.evaluate import Question, evaluate
from trainer.events import EpochDone
from trainer.experiments.ava.own import own_video
from trainer.experiments.ava.report import ava_report, counts_of, scored
from trainer.experiments.ava.rows import (
    read_actions,
    read_moments,
    read_predictions,
    read_rows,
    write_predictions,
)
from trainer.experiments.ava.scenes import read_ava
from trainer.experiments.clips import Wanted
from trainer.experiments.miniatures.ava import draw_ava
from trainer.labels.manifest import LabelledSpan, make_manifest
from trainer.recipes.recipe import Recipe
from trainer.runs.folder import RunFolder

RECIPE = replace(
    TINY, name="ava", frame_interval_s=0.125, crop=64, epochs=2, batch_size=8, crop_area=(0.8, 1.0)
)


@pytest.fixture(scope="module")
def ava(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawn data set: 3 videos to learn from, 2 to judge."""
    folder = tmp_path_factory.mktemp("ava")
    list(draw_ava(folder, train=3, val=2, size=(96, 64)))
    return folder


def test_the_lists(ava: Path) -> None:
    data = read_ava(ava)
    assert list(data.actions.values())[:4] == ["stands", "lies", "eats food", "sleeps"]
    assert len(data.train) == 12
    assert [scene.moment for scene in data.val[:3]] == [("scene-003", s) for s in (2, 3, 4)]  # 1 is excluded
    assert data.excluded == {("scene-003", 1)}
    scene = data.train[0]
    assert (scene.video, scene.time_s, len(scene.people)) == ("scene-000.mp4", 1.0, 2)
    assert scene.people[0].actions in ({1, 3}, {2, 4}, {1, 5})
    assert len(read_ava(ava, limit=2).val) == 2
    assert not data.boxes_found


def test_tables_go_out_and_in_again(tmp_path: Path) -> None:
    rows = [
        BoxRow(("-5KQ66BBWC4", 902), (0.077, 0.151, 0.283, 0.811), 80, 0.25),
        BoxRow(("a", 3), (0, 0, 1, 1), 2),
    ]
    path = tmp_path / "found.csv"
    write_predictions(path, rows)
    assert path.read_text().splitlines()[0] == "-5KQ66BBWC4,0902,0.077,0.151,0.283,0.811,80,0.250000"
    assert read_predictions(path) == rows
    (tmp_path / "boxes.csv").write_text("v,0902,0.1,0.2,0.3,0.4,,0.95\n")
    assert read_predictions(tmp_path / "boxes.csv") == [BoxRow(("v", 902), (0.1, 0.2, 0.3, 0.4), 0, 0.95)]
    (tmp_path / "labels.csv").write_text("v,0902,0.1,0.2,0.3,0.4,12,0\nv,902,0.1,0.2,0.3,0.4,17,0\n")
    assert [(row.action, row.score) for row in read_rows(tmp_path / "labels.csv")] == [(12, 1.0), (17, 1.0)]
    (tmp_path / "out.csv").write_text("v,0903\n\nv,1000\n")
    assert read_moments(tmp_path / "out.csv") == {("v", 903), ("v", 1000)}
    (tmp_path / "a.pbtxt").write_text(
        'label {\n  name: "bend/bow (at the waist)"\n  label_id: 1\n  label_type: PERSON_MOVEMENT\n}\n'
        'item {\n  name: "work"\n  id: 7\n}\n'
    )
    assert read_actions(tmp_path / "a.pbtxt") == {1: "bend/bow (at the waist)", 7: "work"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("v,902,0.1,0.2,0.3", "5 columns"),
        ("v,902.5,0.1,0.2,0.3,0.4,1", "no whole second"),
        ("v,902,0.1,0.2,x,0.4,1", "could not convert"),
        ("v,902,0.1,0.2,nan,0.4,1", "a number is none"),
    ],
)
def test_rows_that_make_no_sense_are_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "labels.csv"
    path.write_text(f"v,902,0.1,0.2,0.3,0.4,1,0\n{line}\n")
    with pytest.raises(UserError, match=f"Line 2 of labels.csv is no row of AVA: .*{said}"):
        read_rows(path)


def test_frames_lie_around_the_second_and_boxes_follow_the_part_of_the_picture() -> None:
    recipe = Recipe(num_frames=4, frame_interval_s=0.5, crop=64)
    assert times_of(10.0, recipe).tolist() == [9.0, 9.5, 10.0, 10.5]
    assert shape_of(Recipe(crop=224)) == (224, 384)
    scene = Scene(("v", 10), "v.mp4", 10.0, (Person((0.25, 0.5, 0.5, 1.0)), Person((0.9, 0.0, 1.0, 0.1))))
    boxes, people = boxes_in(scene, (0, 0, 320, 180), (320, 180), (64, 128))
    assert boxes.tolist()[0] == [32, 32, 64, 64]
    assert people == [0, 1]
    boxes, people = boxes_in(scene, (80, 90, 160, 90), (320, 180), (64, 128))
    assert boxes.tolist() == [[0, 0, 64, 64]]  # the second is not in this part
    assert people == [0]
    rng = np.random.default_rng(0)
    for _ in range(20):
        left, top, w, h = random_part(320, 180, replace(recipe, crop_area=(0.5, 1.0)), rng)
        assert left + w <= 320
        assert top + h <= 180
        assert w / h == pytest.approx(320 / 180, rel=0.02)


def test_the_mean_over_time_of_the_cut_frames_is_the_cut_of_their_mean() -> None:
    model = create_model("tiny", num_classes=3, num_frames=4, crop=(64, 96)).eval()
    clips, boxes = torch.randn(2, 3, 4, 64, 96), torch.tensor([[0.0, 10, 8, 50, 60], [1, 30, 0, 96, 30]])
    features = box_features(model, clips, boxes)
    tokens = model.forward_tokens(clips)
    t, h, w = tokens.thw
    grid = tokens.x[:, int(model.has_class_token) :].unflatten(1, (t, h, w)).permute(1, 0, 4, 2, 3)
    each = torch.stack([roi_align(frame, boxes, size=7, scale=w / 96) for frame in grid])
    assert torch.allclose(features, each.mean(dim=0).amax(dim=(2, 3)), atol=1e-5)


def test_boxes_are_learned_and_scored_and_the_predictions_say_the_same(ava: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ava, folder)
    (folder / "videos" / "scene-002.mp4").write_bytes(b"no video")
    data = read_ava(folder)
    wanted = Wanted(recipe=RECIPE, out=tmp_path / "run", device="cpu", cache=tmp_path / "cache")
    report, left_out = ran(ava_report(data, wanted, tmp_path / "found.csv"))
    assert report.counts.unreadable == 1
    assert len(left_out) == 1
    assert (report.counts.trained_on, report.counts.judged) == (12, 7)
    assert 0 < report.mean_average_precision <= 1
    assert "swims" not in report.each_action
    again = scored("", data, read_predictions(tmp_path / "found.csv"), counts_of(data, 7))
    assert again.mean_average_precision == pytest.approx(report.mean_average_precision, abs=0.02)
    checkpoint = load_checkpoint(tmp_path / "run" / "best.safetensors")
    assert checkpoint.header.roi == 7
    assert checkpoint.classes.behaviors == ("stands", "lies", "eats_food", "sleeps", "grooms", "swims")
    assert checkpoint.preprocessing.crop == (64, 128)
    judged = Wanted(recipe=RECIPE, checkpoint=tmp_path / "run", device="cpu", cache=tmp_path / "cache")
    same, _ = ran(ava_report(data, judged))
    assert same.mean_average_precision == pytest.approx(report.mean_average_precision)
    with pytest.raises(UserError, match="holds a training already"):
        ran(ava_report(data, wanted))


def test_boxes_of_a_detector_are_judged_where_there_are_any(ava: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ava / "annotations", folder / "annotations")
    stand_in(folder / "videos", ava / "videos")
    rows = "scene-003,0002,0.1,0.1,0.5,0.9,,0.97\nscene-003,0002,0.5,0.1,0.9,0.9,,0.5\n"
    (folder / "annotations" / "ava_val_predicted_boxes.csv").write_text(rows)
    data = read_ava(folder)
    assert data.boxes_found
    assert [len(scene.people) for scene in data.val] == [1]  # the unsure one is left out
    assert len({row.moment for row in data.truth}) == 3  # ... but what is missed still counts


def test_folders_that_are_not_laid_out_so(ava: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no list of actions"):
        read_ava(tmp_path)
    shutil.copytree(ava / "annotations", tmp_path / "annotations")
    data = read_ava(tmp_path)
    assert len(data.left_out.missing) == 5
    with pytest.raises(UserError, match="Not one video of the validation list"):
        ran(ava_report(data, Wanted(recipe=RECIPE, out=tmp_path / "run")))
    (tmp_path / "annotations" / "ava_action_list_v2.2.pbtxt").write_text('item {\n  name: "x"\n  id: 99\n}\n')
    with pytest.raises(UserError, match="Not one action of the train list"):
        read_ava(tmp_path)


def test_files_that_begin_at_second_900(ava: Path, tmp_path: Path) -> None:
    shutil.copytree(ava / "annotations", tmp_path / "annotations")
    stand_in(tmp_path / "videos_15min", ava / "videos")
    labels = tmp_path / "annotations" / "ava_train_v2.2.csv"
    labels.write_text(labels.read_text().replace(",000", ",090"))
    data = read_ava(tmp_path)
    assert data.train[0].moment == ("scene-000", 901)
    assert data.train[0].time_s == 1.0
    assert not data.val  # seconds before 900 are not in such files


def test_clips_are_of_the_boxes_pictures(ava: Path, tmp_path: Path) -> None:
    data = read_ava(ava)
    clips: SceneClips = clips_of(data.train, data.root, RECIPE, (64, 128), tmp_path / "cache")
    whole = clips.clip(0)
    assert whole.clip.shape == (4, 64, 128, 3)
    assert whole.boxes.shape == (2, 4)
    mirrored = replace(clips, recipe=replace(RECIPE, flip=1.0, crop_area=(1.0, 1.0))).clip(
        0, np.random.default_rng(0)
    )
    assert np.array_equal(mirrored.clip, whole.clip[:, :, ::-1])
    assert mirrored.boxes[:, 0] == pytest.approx(128 - whole.boxes[:, 2])


def test_such_a_model_is_judged_on_labelled_spans_by_the_animals_boxes(
    ava: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[SceneClips] = []

    def noted(*words: Any) -> Any:
        asked.append(words[1])
        return scored_scenes(*words)

    monkeypatch.setattr("trainer.boxes.judging.scored_scenes", noted)
    header = Header(
        model="tiny",
        classes=Classes(behaviors=("eats_food", "sleeps")),
        preprocessing=Preprocessing(num_frames=4, frame_interval_s=0.125, crop=(64, 128)),
        roi=7,
    )
    model = create_model("tiny", num_classes=2, num_frames=4, crop=(64, 128))
    save_checkpoint(tmp_path / "boxes.safetensors", model, header)
    points = (TrackPoint(0.0, 0, Box(0.1, 0.2, 0.3, 0.5)), TrackPoint(4.0, 32, Box(0.1, 0.2, 0.3, 0.5)))
    spans = [
        LabelledSpan(
            video=f"scene-00{n}.mp4", end_s=4.0, points=points[: 2 * (n % 2)], animal="1", behaviors=(name,)
        )
        for n, name in enumerate(("eats_food", "sleeps", "eats_food"))
    ]
    manifest = make_manifest(spans, root=ava / "videos")
    question = Question(checkpoint=tmp_path / "boxes.safetensors", shuffled=True, device="cpu")
    report, left_out = ran(evaluate(manifest, question, tmp_path / "cache"))
    assert not left_out
    assert [each.support for each in report.behaviors] == [2, 1]
    assert report.shuffled
    assert [clips.shuffled for clips in asked] == [False, True], "once in order, once not, both by boxes"
    assert report.bouts is None, "it looks at no windows"


def test_a_projects_export_is_learned_from_by_whole_folders(ava: Path, tmp_path: Path) -> None:
    rows = [
        f"{site}_{n},0002,0.1,0.1,0.4,0.9,{1 + n % 2},0" for site in ("hill", "pond", "ridge") for n in (0, 1)
    ]
    (tmp_path / "ava_labels.csv").write_text("\n".join(rows))
    (tmp_path / "ava_action_list.pbtxt").write_text(
        'item {\n  name: "eats food"\n  id: 1\n}\nitem {\n  name: "sleeps"\n  id: 2\n}\n'
    )
    files = [f"{site}_{n},{site}/{n}.mp4" for site in ("hill", "pond", "ridge") for n in (0, 1)]
    (tmp_path / "ava_videos.csv").write_text("\n".join(["video_id,file", *files, "bad,../out.mp4"]))
    for site in ("hill", "pond", "ridge"):
        (tmp_path / "card" / site).mkdir(parents=True)
        for n in (0, 1):
            stand_in(tmp_path / "card" / site / f"{n}.mp4", ava / "videos" / "scene-000.mp4")
    data = read_ava(tmp_path, videos=tmp_path / "card")
    assert (len(data.train), len(data.val)) == (4, 2)
    assert len({scene.video.split("/")[0] for scene in data.val}) == 1
    assert not {scene.video.split("/")[0] for scene in data.val} & {s.video.split("/")[0] for s in data.train}
    assert own_video(tmp_path / "card", {"bad": "../out.mp4"}, "bad") is None
    assert not data.left_out.missing


def test_published_weights_have_more_actions_than_the_list(ava: Path, tmp_path: Path) -> None:
    model = create_model("tiny", num_classes=8, num_frames=4, crop=(64, 64))
    torch.save({"model_state": model.state_dict()}, tmp_path / "published.pyth")
    data = read_ava(ava)
    wanted = Wanted(
        recipe=RECIPE, checkpoint=tmp_path / "published.pyth", device="cpu", cache=tmp_path / "cache"
    )
    report, _ = ran(ava_report(data, wanted, tmp_path / "found.csv"))
    assert report.counts.judged == 7
    assert {row.action for row in read_predictions(tmp_path / "found.csv")} == set(data.actions)
    made = load_checkpoint(Path(report.checkpoint))
    assert made.classes.behaviors[5:] == ("swims", "action 7", "action 8")
    assert torch.equal(made.model.state_dict()["head.bias"], model.state_dict()["head.bias"])
    few = create_model("tiny", num_classes=3, num_frames=4, crop=(64, 64))
    torch.save(few.state_dict(), tmp_path / "published.pyth")
    with pytest.raises(UserError, match="has no head for these 6 classes"):
        ran(ava_report(data, wanted))


def test_a_training_that_was_stopped_goes_on(ava: Path, tmp_path: Path) -> None:
    data = read_ava(ava, limit=4)
    wanted = Wanted(recipe=RECIPE, out=tmp_path / "run", device="cpu", cache=tmp_path / "cache")
    steps = ava_report(data, wanted)
    first = next(event for event in steps if isinstance(event, EpochDone))
    steps.close()
    assert first.epoch == 1
    again = ava_report(data, replace(wanted, resume=True))
    assert [event.epoch for event in again if isinstance(event, EpochDone)] == [2]
    assert len(RunFolder(tmp_path / "run").epochs()) == 2
