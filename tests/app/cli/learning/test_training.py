"""`trapline train` and `trapline evaluate` as a person types them."""

import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import torch

from app.__main__ import main
from app.cli.learning import left_out_line, training
from app.cli.learning.left_out_line import left_out_text
from app.cli.learning.training_display import TrainingDisplay, describe, describe_epoch
from app.logs import log_file
from app.services import media
from app.services.learning.left_out import LeftOut
from app.services.learning.model_versions import Facts, add_version
from app.services.learning.trainings import absolute
from app.services.projects import create_project, open_project
from app.services.review import labels
from app.services.review.verdicts import add
from app.store.records import Kind
from mvit_core.errors import UserError
from mvit_core.taxonomy import Taxon
from mvit_core.types import Span
from tests.trainer.conftest import MakeClasses, make_classes, tiny_model
from trainer.events import ClipSkipped, EpochDone, StepDone, TrainingEvent
from trainer.labels.manifest import make_manifest, write_manifest
from trainer.labels.readers import read_labels
from trainer.labels.split import split
from trainer.recipes.presets import preset
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places

pytestmark = pytest.mark.usefixtures("home")

__all__ = ["make_classes", "tiny_model"]  # fixtures

SMALL = [
    word
    for field in ("model=tiny", "num_frames=4", "frame_interval_s=0.1", "crop=32", "batch_size=4", "epochs=2")
    for word in ("--set", field)
]


def train(labels: Path, out: Path, *more: str) -> int:
    return main(
        [
            "train",
            str(labels),
            "--recipe",
            "from_scratch_cpu",
            *SMALL,
            "--device",
            "cpu",
            "--out",
            str(out),
            *more,
        ]
    )


def test_no_training_is_put_among_the_videos_of_a_card(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footage = make_classes(left=1, none=1, sites=1)
    card = tmp_path / "card"
    card.mkdir()
    (card / "IMG_0001.MP4").touch()
    assert train(footage, card) == 1
    said = capsys.readouterr().err
    assert "holds videos, and no training is put beside them" in said
    assert "kept" not in said
    assert [file.name for file in card.iterdir()] == ["IMG_0001.MP4"]


def test_where_another_training_lies_nothing_is_said_to_be_kept_of_this_one(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footage = make_classes(left=4, none=4, sites=2)
    assert train(footage, tmp_path / "run") == 0
    capsys.readouterr()
    assert train(footage, tmp_path / "run") == 1
    said = capsys.readouterr().err
    assert "holds a training already; go on with --resume, or choose another folder." in said
    assert "kept" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="names are letters there")
def test_names_of_bytes_that_are_no_letters_are_learned_from(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footage = make_classes(left=4, none=4, sites=2)
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/card \xe9"))
    footage.rename(odd)
    (odd / "left").rename(odd / os.fsdecode(b"l\xe9ft"))
    assert train(odd, tmp_path / "run") == 0
    run = RunFolder(tmp_path / "run")
    assert run.manifest().header.species == ("l\ufffdE9ft", "none")
    assert all(run.manifest().path_of(span).is_file() for span in run.manifest().spans)
    assert main(["evaluate", str(run.path), "--json"]) == 0
    capsys.readouterr()
    assert train(odd, odd / "run") == 1
    assert "can hold no training: its name, or that of a folder around it, holds" in capsys.readouterr().err
    assert not (odd / "run" / "best.safetensors").exists()


def test_with_too_few_clips_to_hold_any_back_it_says_that_nobody_can_judge_it(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train(make_classes(left=1, none=1, sites=1), tmp_path / "run") == 0
    assert "held out to judge it on, so nobody can say how good it is." in capsys.readouterr().out


def test_a_name_that_lies_in_another_is_told_as_the_window_does(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footage = read_labels(make_classes(left=2, none=2, sites=2))
    called = {"left": "roe_deer", "none": "deer"}
    taxa = [
        Taxon("deer", "Cervidae", "family", None, "deer"),
        Taxon("roe_deer", "Capreolus capreolus", "species", "deer", "roe deer"),
    ]
    spans = [msgspec.structs.replace(each, species=called[each.species]) for each in footage.spans]
    labels = footage.root / "labels.jsonl"
    write_manifest(make_manifest(spans, root=footage.root, taxonomy=taxa), labels)
    assert train(labels, tmp_path / "run") == 0
    said = capsys.readouterr().err
    assert said.count("deer is learned as another animal than roe_deer, though it may be the same") == 1


def test_a_device_that_is_none_is_refused_and_one_that_does_not_work_is_told(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footage = make_classes(left=4, none=4, sites=2)
    with pytest.raises(SystemExit, match="2"):
        train(footage, tmp_path / "run", "--device", "gpu9")
    assert "there is no device gpu9; say cpu, cuda, cuda:1, mps or xpu." in capsys.readouterr().err
    assert train(footage, tmp_path / "run", "--device", "xpu:7") == 0
    told = r"xpu:7 was left alone: .*\. It runs on the processor\."
    assert re.search(told, capsys.readouterr().err)
    assert main(["evaluate", str(tmp_path / "run"), "--device", "xpu:7"]) == 0
    assert re.search(told, capsys.readouterr().err)


def test_an_installed_model_is_judged_by_its_name(
    make_classes: MakeClasses, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footage = make_classes(left=4, none=4, sites=2)
    assert train(footage, tmp_path / "run") == 0
    (home / "data" / "models").mkdir(parents=True)
    shutil.copy(tmp_path / "run" / "best.safetensors", home / "data" / "models" / "mine.safetensors")
    assert main(["evaluate", "mine", str(footage), "--device", "cpu"]) == 0
    assert main(["evaluate", str(tmp_path / "run"), "--against", "mine", "--device", "cpu"]) == 0
    capsys.readouterr()
    assert main(["evaluate", "yours", str(footage)]) == 1
    assert "There is no run or checkpoint yours, nor an installed model" in capsys.readouterr().err


def test_train_then_evaluate(
    make_classes: MakeClasses, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, out = make_classes(left=8, none=8, sites=4), tmp_path / "run"
    assert train(labels, out) == 0
    said = capsys.readouterr()
    assert "12 clips, 4 held out" in said.err
    assert "round 2 of 2" in said.err
    assert "macro accuracy" in said.out
    assert str(out / "best.safetensors") in said.out
    assert (home / "cache/clips").is_dir()
    assert json.loads((out / "report.json").read_text())["num_clips"] == 4
    assert main(["evaluate", str(out), str(labels), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["num_clips"], report["num_left_out"]) == (4, 12)
    assert main(["evaluate", str(out), "--against", str(out)]) == 0
    assert "may be chance" in capsys.readouterr().out
    assert train(labels, out, "--resume") == 0


def press_ctrl_c(patch: pytest.MonkeyPatch, when: Callable[[TrainingEvent], bool]) -> None:
    """Stop the training at each such event, once it has been shown."""
    show = TrainingDisplay.show

    def interrupted(self: TrainingDisplay, event: TrainingEvent) -> None:
        show(self, event)
        if when(event):
            self._stop(signal.SIGINT, None)

    patch.setattr(TrainingDisplay, "show", interrupted)


def test_ctrl_c_stops_between_steps_and_resume_goes_on(
    make_classes: MakeClasses,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    labels, out = make_classes(left=8, none=8, sites=4), tmp_path / "run"
    with monkeypatch.context() as patch:
        press_ctrl_c(patch, lambda event: isinstance(event, StepDone) and event.step == 2)
        assert train(labels, out) == 130
    assert "--resume goes on" in capsys.readouterr().out
    assert (out / "last.safetensors").exists()
    assert train(labels, out, "--resume") == 0


def test_what_the_world_stops_can_go_on(
    make_classes: MakeClasses,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    labels, out = make_classes(left=8, none=8, sites=4), tmp_path / "run"
    often = ("--set", "save_every_s=0")

    def full(*_what: object) -> None:
        raise UserError("best.safetensors cannot be written: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("trainer.run.save_best", full)
        assert train(labels, tmp_path / "other") == 1
        assert "--resume" not in capsys.readouterr().err, "nothing was saved yet"
        assert train(labels, out, *often) == 1
    said = capsys.readouterr().err
    assert "the same command with --resume goes on" in said
    assert "the disk is full" in said
    assert train(labels, out, "--resume") == 0


def test_what_grows_from_the_starter_says_so_by_its_name(
    make_classes: MakeClasses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def begin(_manifest: object, _recipe: object, places: Places, **_how: object) -> None:
        begun.append(places.base_name)
        raise UserError("That is all.")

    monkeypatch.setattr(training, "train", begin)
    labels = make_classes(left=4, none=4, sites=2)
    assert main(["train", str(labels), "--base", "starter", "--out", str(tmp_path / "run")]) == 1
    assert begun == ["Starter"]


def test_videos_of_a_single_site_that_a_base_learned_from_judge_nothing_that_comes_of_it(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    """Wherever its manifest lies: what the window writes names videos by their whole path."""
    known = read_labels(make_classes(left=6, none=6, sites=1))
    here, elsewhere = known.root / "labels.jsonl", tmp_path / "labels.jsonl"
    write_manifest(known, here)
    write_manifest(absolute(known), elsewhere)
    first, second = tmp_path / "first", tmp_path / "second"
    assert train(elsewhere, first) == 0
    chosen = RunFolder(first).split()
    assert chosen.held_out
    seed = next(each for each in range(1, 20) if split(known.spans, seed=each).held_out != chosen.held_out)
    assert train(here, second, "--base", str(first), "--set", f"seed={seed}") == 0
    assert RunFolder(second).split() == chosen


def test_sites_that_a_base_has_seen_are_not_left_out_in_turn(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, first = make_classes(left=4, none=4, sites=2), tmp_path / "first"
    assert train(labels, first) == 0
    capsys.readouterr()
    assert train(labels, tmp_path / "second", "--base", str(first), "--each-site") == 1
    assert "to leave them out would prove nothing" in capsys.readouterr().err
    assert not (tmp_path / "second").exists()


def test_what_a_base_was_judged_on_judges_what_comes_of_it(make_classes: MakeClasses, tmp_path: Path) -> None:
    labels, first, second = make_classes(left=8, none=8, sites=4), tmp_path / "first", tmp_path / "second"

    def held_out(run: Path, seed: int | None = None) -> set[str]:
        spans = RunFolder(run).manifest().spans
        chosen = RunFolder(run).split() if seed is None else split(spans, seed=seed)
        return {spans[number].where for number in chosen.held_out}

    assert train(labels, first) == 0
    seed = next(each for each in range(1, 20) if held_out(first, each) != held_out(first))
    assert train(labels, second, "--base", str(first), "--set", f"seed={seed}") == 0
    assert held_out(second) == held_out(first)


def test_ctrl_c_twice_stops_at_once() -> None:
    from rich.console import Console

    display = TrainingDisplay(Console(quiet=True))
    display._stop(signal.SIGINT, None)
    assert display.interrupted
    with pytest.raises(KeyboardInterrupt):
        display._stop(signal.SIGINT, None)


@pytest.mark.parametrize(
    "words",
    [
        ["train", "nowhere", "--out", "run"],
        ["train", ".", "--out", "run"],
        ["train", "--out", "run"],
        ["train", ".", "--recipe", "magic", "--out", "run"],
        ["train", ".", "--set", "epochs", "--out", "run"],
        ["train", ".", "--set", "epochs=0", "--out", "run"],
        ["train", ".", "--base", "none.pth", "--out", "run"],
        ["evaluate", "nowhere", "."],
        ["evaluate", "."],
    ],
)
def test_what_is_wrong_outside_is_one_sentence(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert main(words) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("trapline: ")
    assert said.endswith(".")
    assert "Traceback" not in said
    assert not (tmp_path / "empty/run").exists()


def test_recipes_explain_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--recipe", "help", "--out", "x"]) == 0
    said = capsys.readouterr().out
    assert "from_scratch_cpu" in said
    assert "Stochastic depth" in said
    assert replace(preset("heads")).name == "heads"


def test_progress_tells_rate_and_time_left() -> None:
    step = StepDone(
        step=7,
        num_steps=70,
        epoch=1,
        num_epochs=10,
        loss=0.5,
        lr=0.1,
        clips_per_s=11.23,
        waiting=0.4,
        left_s=754,
    )
    assert describe(step) == "round 1 of 10 · loss 0.500 · 11.2 clips/s · 40% waiting for clips · 13 min left"
    done = EpochDone(
        epoch=1, num_epochs=10, train_loss=0.5, figures={"macro_accuracy": 0.714}, is_best=True, left_s=60
    )
    assert (
        describe_epoch(done)
        == "round 1 of 10: loss 0.500, held out: macro accuracy 71.4 % (best) · 60 s left"
    )


def test_a_project_is_trained_on_as_its_people_labelled_it(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footage, place = make_classes(left=6, none=6, sites=3), tmp_path / "known.trapline"
    with create_project(place) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
    assert train(place, tmp_path / "run") == 1
    assert "Nobody has reviewed anything in known yet" in capsys.readouterr().err
    name_everything(place)
    assert train(place, tmp_path / "run") == 0
    assert "8 clips, 4 held out" in capsys.readouterr().err
    facts = RunFolder(tmp_path / "run")
    assert facts.manifest().header.species == ("lepus", "ursus")
    assert {"ursidae", "carnivora"} <= {taxon.key for taxon in facts.manifest().header.taxonomy}


def name_everything(place: Path) -> None:
    with open_project(place) as project:
        for video in media.videos(project):
            taxon = "ursus" if video.relative_path.startswith("left") else "lepus"
            animal = labels.new_observation(project, video.id, Kind.ANIMAL)
            labels.apply(project, {animal: add(Span(0.0, 0.9), taxon=taxon)}, who="me")


def test_what_a_shared_model_learned_from_in_a_project_judges_nothing_that_comes_of_it(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    """Its file alone came back, as the models page exports it, without the folder of its training."""
    footage, place = make_classes(left=6, none=6, sites=3), tmp_path / "known.trapline"
    with create_project(place) as project:
        media.add_files(project, footage, list(media.find_videos(footage)))
    name_everything(place)
    run, shared = RunFolder(tmp_path / "run"), tmp_path / "shared.safetensors"
    assert train(place, run.path) == 0
    spans, facts = run.manifest().spans, run.facts()
    learned, judged = ({spans[n].group for n in side} for side in (facts.train, facts.held_out))
    with open_project(place) as project:
        known = Facts(trained=(*learned,), held_out=(*judged,), manifest_hash=facts.manifest_hash)
        add_version(project, run.path, run.best, known)
    shutil.copyfile(run.best, shared)
    sides = {span.group: span.side for span in training.labels_of_project(str(place), shared).spans}
    assert sides == dict.fromkeys(learned, "train") | dict.fromkeys(judged - learned, "held_out")
    assert {span.side for span in training.labels_of_project(str(place)).spans} == {""}


def test_a_training_goes_on_as_it_began(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, out = make_classes(left=4, none=4), tmp_path / "run"
    assert train(labels, out) == 0
    assert train(labels, out, "--resume", "--set", "lr=0.0003") == 0, "as it was"
    capsys.readouterr()
    assert train(labels, out, "--resume", "--set", "lr=0.0001") == 1
    assert "leave out the --set that differ" in capsys.readouterr().err


def test_what_cannot_go_on_says_how_to_begin_anew(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, out = make_classes(left=4, none=4), tmp_path / "run"
    assert train(labels, out) == 0
    (out / "best.safetensors").unlink()
    (out / "last.safetensors").write_bytes(b"x")
    capsys.readouterr()
    assert train(labels, out, "--resume") == 1
    said = capsys.readouterr().err
    assert "last.safetensors is damaged" in said
    assert "without that file it begins anew" in said
    assert "--resume goes on" not in said
    assert "--set lr" not in said, "it was not too fast"


def test_what_went_astray_is_begun_anew_more_slowly(
    make_classes: MakeClasses,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    labels, out = make_classes(left=4, none=4), tmp_path / "run"
    with monkeypatch.context() as patch:
        patch.setattr("trainer.fitting.loop.clip_grad_norm_", lambda *_: torch.tensor(float("inf")))
        assert train(labels, out) == 1
    once = capsys.readouterr().err
    assert train(labels, out, "--resume") == 1
    for said in (once, capsys.readouterr().err):
        assert "went astray in round 1" in said
        assert "another --out begins anew; with --set lr=0.0001 it learns more slowly" in said
        assert "--resume goes on" not in said
    assert train(labels, tmp_path / "other", "--set", "lr=0.0001") == 0


def test_where_videos_are_gone_the_best_so_far_is_named(
    make_classes: MakeClasses,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    labels, out = make_classes(left=8, none=8, sites=4), tmp_path / "run"
    with monkeypatch.context() as patch:
        press_ctrl_c(patch, lambda event: isinstance(event, EpochDone))
        assert train(labels, out, "--set", "cache_gb=0") == 130
    folder = RunFolder(out)
    gone, *_ = (folder.manifest().path_of(folder.manifest().spans[each]) for each in folder.facts().held_out)
    gone.unlink()
    capsys.readouterr()
    assert train(labels, out, "--resume") == 1
    said = capsys.readouterr().err
    assert "gone for good, keep the best so far" in said
    assert f"The best so far is {folder.best}; trapline evaluate {out} says how good it is" in said
    assert main(["evaluate", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["num_clips"] == len(folder.facts().held_out) - 1


def test_what_cannot_be_read_is_said_once(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = make_classes(left=4, none=4, sites=2)
    (labels / "left/site0/empty.mp4").write_bytes(b"")
    assert train(labels, tmp_path / "run", "--each-site") == 0
    said = capsys.readouterr()
    assert said.err.count("empty.mp4") == 1
    assert "left out: 1 clip of 1 video that cannot be read. empty.mp4 is empty (0 bytes)" in said.err
    trained = [line for line in said.out.splitlines() if line.startswith("checkpoint: ")]
    runs = ("run", "run/left-out/00", "run/left-out/01")
    assert trained == [f"checkpoint: {tmp_path / run / 'best.safetensors'}" for run in runs]
    assert main(["evaluate", str(tmp_path / "run"), str(labels), "--all", "--shuffled"]) == 0
    assert capsys.readouterr().err.count("empty.mp4") == 1


def test_many_that_cannot_be_read_are_said_in_one_line_and_listed_in_the_log(
    make_classes: MakeClasses, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = make_classes(left=4, none=4, sites=2)
    names = [f"empty{number}.mp4" for number in range(5)]
    for name in names:
        (labels / "left/site0" / name).write_bytes(b"")
    assert train(labels, tmp_path / "run") == 0
    (line,) = [each for each in capsys.readouterr().err.splitlines() if "left out" in each]
    log = log_file()
    assert log is not None
    assert line.startswith("left out: 5 clips of 5 videos that cannot be read. empty0.mp4 is empty (0 bytes)")
    assert line.endswith(f"2 more are listed in {log}.")
    assert sum(name in line for name in names) == 3
    assert all(f"{name}: {name} is empty" in log.read_text() for name in names)


def test_clips_of_one_video_are_counted_and_without_a_log_every_reason_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = LeftOut()
    for number in (0, 0, 1, 2, 3):
        found.add(ClipSkipped(video=f"Hill/{number}.mp4", reason=f"{number}.mp4 is empty."))
    monkeypatch.setattr(left_out_line, "log_file", lambda: Path("here.log"))
    first = "5 clips of 4 videos that cannot be read. 0.mp4 is empty. 1.mp4 is empty. 2.mp4 is empty."
    assert left_out_text(found) == f"{first} 1 more is listed in here.log."
    monkeypatch.setattr(left_out_line, "log_file", lambda: None)
    assert left_out_text(found) == f"{first} 3.mp4 is empty."
    assert found.videos == ["0.mp4", "1.mp4", "2.mp4", "3.mp4"]


def test_videos_of_one_name_are_told_apart_by_their_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    found = LeftOut()
    for folder in ("Hill", "Pond"):
        found.add(ClipSkipped(video=f"{folder}/0.mp4", reason="0.mp4 is empty."))
    assert found.last_reason == "Pond/0.mp4 is empty."
    found.add(ClipSkipped(video="Hill/1.mp4", reason="1.mp4 is empty."))
    monkeypatch.setattr(left_out_line, "log_file", lambda: None)
    assert left_out_text(found).endswith("Hill/0.mp4 is empty. Pond/0.mp4 is empty. 1.mp4 is empty.")


def test_a_head_for_bouts_of_too_few_says_that_nothing_was_learned(
    make_classes: MakeClasses, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, base = make_classes(left=4, none=4, sites=2), tmp_path / "base"
    assert train(labels, base) == 0
    for site in ("site0", "site1"):  # whichever is judged on: of what is left
        (labels / "left" / site / "empty.mp4").write_bytes(b"")
    capsys.readouterr()
    words = ("--recipe", "temporal", "--base", str(base), "--out", str(tmp_path / "head"))
    assert main(["train", str(labels), *words, "--device", "cpu"]) == 0
    said = capsys.readouterr()
    assert "Fewer than 20 bouts" in said.err
    assert "Nothing was learned; the model is as it was." in said.out
    assert "Trained" not in said.out
