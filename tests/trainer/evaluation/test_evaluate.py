"""The truth about a model: what it was trained on is left out, and chance is called chance."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from mvit_core.checkpoint import Calibration, Classes, Header, Lineage, Preprocessing, save_checkpoint
from mvit_core.errors import BadCheckpoint, UnreadableVideo, UserError
from mvit_core.models.registry import create_model
from mvit_core.taxonomy import Taxon
from tests.trainer.conftest import TINY, MakeClasses
from trainer.clips.cache import ClipCache
from trainer.clips.dataset import ClipDataset, truth_of
from trainer.evaluation import evaluate as evaluating
from trainer.evaluation.evaluate import Question, evaluate, held_out_of
from trainer.evaluation.looks import Looks
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.labels.readers import read_labels
from trainer.recipes.recipe import Recipe, Sampling
from trainer.recipes.words import encode_recipe
from trainer.reports.comparing import compare
from trainer.reports.judging import Judged
from trainer.reports.report import Report, decode_report, encode_report
from trainer.reports.reporting import report_of
from trainer.run import train
from trainer.runs.folder import RunFolder
from trainer.runs.memory import answers_of_epochs
from trainer.runs.preparing import Places
from trainer.scores.over_epochs import answers_of

SPECIES = ("lion", "serval", "hog")
TAXA = (
    Taxon("cats", "Felidae", "family", None, ""),
    Taxon("lion", "P. leo", "species", "cats", ""),
    Taxon("serval", "L. serval", "species", "cats", ""),
    Taxon("hog", "Sus", "genus", None, ""),
)


def header(species: tuple[str, ...] = SPECIES, behaviors: tuple[str, ...] = ()) -> Header:
    clip = Preprocessing(num_frames=4, frame_interval_s=0.1, crop=(32, 32))
    return Header(model="tiny", classes=Classes(species=species, behaviors=behaviors), preprocessing=clip)


def judged(called: list[int], labels: list[str], sure: float = 3.0) -> tuple[Judged, list[LabelledSpan]]:
    """Answers `called` to clips of these species, one of each group."""
    spans = [LabelledSpan(video=f"{n}.mp4", species=name, group=f"g{n}") for n, name in enumerate(labels)]
    manifest = make_manifest(spans, root=Path(), species=SPECIES)
    logits = np.eye(3)[called] * sure
    return Judged(np.arange(len(spans)), logits, truth_of(manifest, spans)), spans


def test_a_report_by_hand() -> None:
    answers, spans = judged([0, 1, 1, 2, 0], ["lion", "lion", "serval", "hog", "hog"], sure=9.0)
    report = report_of("x", answers, header(), spans, TAXA)
    assert report.figures["accuracy"].value == pytest.approx(3 / 5)
    assert report.figures["macro_accuracy"].value == pytest.approx((0.5 + 1 + 0.5) / 3)
    assert report.confusion == ((1, 1, 0), (0, 1, 0), (1, 0, 1))
    assert [each.recall for each in report.species] == [0.5, 1.0, 0.5]
    assert report.rolled_up == {"species": 3 / 5, "genus": 3 / 5, "family": 4 / 5, "order": 3 / 5}
    assert [(clip.truth, clip.called) for clip in report.doubtful] == [("lion", "serval"), ("hog", "lion")]
    assert len(report.groups) == 5
    assert decode_report(encode_report(report)) == report


def test_figures_that_no_resampling_changes_have_an_exact_range() -> None:
    answers, spans = judged([0, 1, 2], ["lion", "serval", "hog"])
    figure = report_of("x", answers, header(), spans).figures["macro_accuracy"]
    assert (figure.value, figure.low) == (1.0, pytest.approx(0.292, abs=1e-3)), "three that are all right"


def test_wider_ranks_are_judged_by_scores_as_sure_as_those_of_a_scan() -> None:
    """A hog at 2.0, two cats at 1.5: cats are likelier together, unless the model is five times as sure."""
    answers, spans = judged([2], ["hog"])
    answers = replace(answers, logits=np.array([[1.5, 1.5, 2.0]]))
    sure = header()
    assert report_of("x", answers, sure, spans, TAXA).rolled_up["family"] == 0
    sure = msgspec.structs.replace(sure, calibration=Calibration(species_temperature=0.2))
    assert report_of("x", answers, sure, spans, TAXA).rolled_up["family"] == 1


def test_behaviors_are_judged_each_for_itself() -> None:
    spans = [
        LabelledSpan(video=f"{n}.mp4", behaviors=each) for n, each in enumerate([("a",), ("a", "b"), ()])
    ]
    manifest = make_manifest(spans, root=Path())
    logits = np.array([[2.0, -1.0], [1.0, -2.0], [-1.0, -3.0]])
    answers = Judged(np.arange(3), logits, truth_of(manifest, spans))
    report = report_of("x", answers, header((), ("a", "b")), spans)
    a, b = report.behaviors
    assert (a.precision, a.recall, a.average_precision) == (1.0, 1.0, 1.0)
    assert (b.precision, b.recall, b.average_precision) == (None, 0.0, 0.5)
    assert [(each.threshold, each.right) for each in b.operating] == [
        (wish, None) for wish in (0.8, 0.9, 0.95, 0.99)
    ]
    sure = a.threshold_for(0.8)
    assert sure is not None
    assert (sure.recall, sure.right) == (0.5, 1.0)
    assert [(clip.truth, clip.called, clip.is_right) for clip in report.clips] == [
        ("a", "a", True),
        ("a|b", "a", True),
        ("", "", True),
    ]
    assert report.behavior_calibration is not None
    assert report.figures["mean_average_precision"].value == pytest.approx(0.75)


def test_a_report_tells_what_the_models_own_scores_for_a_wish_give() -> None:
    answers, spans = judged([0, 1, 1, 2, 0], ["lion", "lion", "serval", "hog", "hog"], sure=9.0)
    known = Calibration(thresholds={"lion": {"0.9": 0.7}, "serval": {"0.9": 1.0}}, holds={"0.9": 0.8})
    asked = msgspec.structs.replace(header(), calibration=known)
    points = [each.threshold_for(0.9) for each in report_of("x", answers, asked, spans, TAXA).species]
    assert [(each.threshold, each.recall, each.right) for each in points if each] == [
        (0.7, 0.5, 0.5),
        (None, 0.0, None),
        (0.8, 0.5, 1.0),
    ]


def test_a_better_a_worse_and_an_equal_model_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = ["lion", "serval", "hog"] * 20
    right = [SPECIES.index(name) for name in labels]
    wrong = [(number + (n % 2)) % 3 for n, number in enumerate(right)]
    (good, spans), (bad, _) = judged(right, labels), judged(wrong, labels)
    monkeypatch.setattr("trainer.reports.comparing.read_header", lambda _path: header())
    better = compare(good, bad, (spans, spans), (header(), Path("old")))
    assert better.verdict == "The new model is better by 50.0 points."
    assert (len(better.corrected), len(better.spoiled)) == (30, 0)
    assert {(each.called, each.called_before) for each in better.corrected} == {
        ("lion", "serval"),
        ("serval", "hog"),
        ("hog", "lion"),
    }
    assert better.is_better is True
    assert [each.support for each in better.species] == [20, 20, 20]
    assert "keep the old one" in compare(bad, good, (spans, spans), (header(), Path("old"))).verdict
    assert "may be chance" in compare(good, good, (spans, spans), (header(), Path("old"))).verdict
    other = [replace_video(span) for span in spans]
    assert "cannot be compared" in compare(good, good, (spans, other), (header(), Path("old"))).verdict


def test_two_animals_seen_at_the_same_time_are_two_clips(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = ["lion", "hog"] * 20
    answers, _ = judged([SPECIES.index("hog")] * 40, labels)
    spans = [
        LabelledSpan(video=f"{number // 2}.mp4", species=name, animal=str(number % 2))
        for number, name in enumerate(labels)
    ]
    monkeypatch.setattr("trainer.reports.comparing.read_header", lambda _path: header())
    same = compare(answers, answers, (spans, spans), (header(), Path("old")))
    assert same.differences["macro_accuracy"].value == 0
    assert same.figures["macro_accuracy"].value == 0.5
    assert (len(same.corrected), len(same.spoiled)) == (0, 0)


OLD, NEW = header(("lion", "hog"), ("eats",)), header(SPECIES, ("digs", "eats"))


def taught(who: Header, right: float) -> tuple[Judged, list[LabelledSpan]]:
    """Answers of a model to 60 clips: to this share the right ones, as far as it knows them."""
    names = [("lion", "eats"), ("serval", "digs"), ("hog", "")]
    spans = [
        LabelledSpan(video=f"{n}.mp4", species=names[n % 3][0], behaviors=tuple(names[n % 3][1].split()))
        for n in range(60)
    ]
    truth = truth_of(
        make_manifest(spans, root=Path(), species=who.classes.species, behaviors=who.classes.behaviors), spans
    )
    said = np.concatenate((truth.species, truth.behaviors), axis=1) * 6.0 - 3
    said[round(60 * right) :] *= -1
    return Judged(np.arange(60), said.astype(np.float64), truth), spans


@pytest.mark.parametrize("now", [OLD, NEW, header(("hog", "serval", "lion"), ("eats", "digs"))])
@pytest.mark.parametrize("before", [OLD, NEW])
def test_models_that_were_taught_other_classes_are_compared_by_what_both_know(
    monkeypatch: pytest.MonkeyPatch, now: Header, before: Header
) -> None:
    monkeypatch.setattr("trainer.reports.comparing.read_header", lambda _path: before)
    ours, spans = taught(now, right=1.0)
    equal, worse = (taught(before, right)[0] for right in (1.0, 0.5))
    epochs = answers_of(ours.species_logits, ours.behavior_odds())
    same = compare(ours, equal, (spans, spans), (now, Path("old")), epochs)
    assert {each.value for name, each in same.differences.items() if name != "loss"} == {0.0}
    assert set(same.chances.values()) == {1.0}
    assert (len(same.corrected), len(same.spoiled)) == (0, 0)
    assert set(same.new_classes) == ({"serval", "digs"} if before is OLD and now is not OLD else set())
    assert set(same.lost_classes) == ({"serval", "digs"} if before is NEW and now is OLD else set())
    better = compare(ours, worse, (spans, spans), (now, Path("old")), epochs)
    assert better.is_better is True
    assert better.figures["accuracy"].value == 0.5
    assert all(chance < 0.02 for chance in better.chances.values())
    assert better.corrected


def replace_video(span: LabelledSpan) -> LabelledSpan:
    return LabelledSpan(video=f"other/{span.video}", species=span.species)


def test_temperature_changes_confidence_and_no_call() -> None:
    answers, spans = judged([0, 1], ["lion", "lion"])
    cool = replace_calibration(header(), 3.0)
    first, second = report_of("x", answers, header(), spans), report_of("x", answers, cool, spans)
    assert first.clips[0].score > second.clips[0].score
    assert [clip.called for clip in first.clips] == [clip.called for clip in second.clips]


def replace_calibration(header: Header, temperature: float) -> Header:
    import msgspec

    return msgspec.structs.replace(header, calibration=Calibration(species_temperature=temperature))


@pytest.fixture
def trained(make_classes: MakeClasses, tmp_path: Path) -> tuple[Path, Manifest]:
    labels = read_labels(make_classes(left=6, none=6, sites=3))
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    list(train(labels, replace(TINY, epochs=1), places, device="cpu"))
    return tmp_path / "run", labels


def answer(manifest: Manifest, question: Question, cache: Path) -> Report:
    steps = evaluate(manifest, question, cache)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: Report = end.value
            return report


def test_what_was_trained_on_is_left_out_unless_asked_for(
    trained: tuple[Path, Manifest], tmp_path: Path
) -> None:
    run, labels = trained
    report = answer(labels, Question(checkpoint=run, device="cpu"), tmp_path / "cache")
    assert (report.num_clips, report.num_left_out) == (4, 8)
    assert "left out" in report.cautions[0]
    assert "guess" in report.cautions[1], "what the report says of its figures follows"
    assert set(report.by_frequency) == {"many", "medium", "few"}
    everything = answer(labels, Question(checkpoint=run, with_trained=True, device="cpu"), tmp_path / "cache")
    assert everything.num_clips == 12
    seen = Manifest(labels.header, tuple(labels.spans[n] for n in seen_numbers(run)), labels.root)
    only = answer(seen, Question(checkpoint=run, device="cpu"), tmp_path / "cache")
    assert only.num_clips == 8
    assert "too good" in only.cautions[0]


def test_a_single_clip_that_is_left_out_is_said_to_be_one(
    trained: tuple[Path, Manifest], tmp_path: Path
) -> None:
    run, labels = trained
    facts = RunFolder(run).facts()
    question = Question(checkpoint=run, device="cpu")
    report = answer(labels.part((*facts.train[:1], *facts.held_out)), question, tmp_path / "cache")
    assert report.cautions[0] == "One clip is left out, since the model was trained on its video."


def test_no_new_model_is_lost_where_the_notes_of_the_other_are_damaged(
    trained: tuple[Path, Manifest], tmp_path: Path
) -> None:
    run, _ = trained
    other = tmp_path / "other"
    shutil.copytree(run, other)
    (other / "run.json").write_bytes(b"{")
    held_out = held_out_of(RunFolder(run))
    question = Question(checkpoint=run, against=RunFolder(other).best, device="cpu")
    report = answer(held_out, question, tmp_path / "cache")
    assert report.comparison is not None
    assert any("may have learned from these very clips" in caution for caution in report.cautions)
    with pytest.raises(UserError, match=r"run.json in .* cannot be used: it is damaged"):
        answer(held_out, Question(checkpoint=other, device="cpu"), tmp_path / "cache")


@pytest.mark.parametrize("damage", [{"called": ["x"] * 4}, {"called": [10**30] * 4}, {"places": "odd"}])
def test_notes_of_rounds_that_say_nothing_sensible_are_said_to_be_damaged(
    trained: tuple[Path, Manifest], tmp_path: Path, damage: dict[str, object]
) -> None:
    run, _ = trained
    folder = RunFolder(run)
    folder.note_epoch(folder.epochs()[0] | damage)
    report = answer(held_out_of(folder), Question(checkpoint=run, device="cpu"), tmp_path / "cache")
    assert any("best of them may be so by luck" in caution for caution in report.cautions)


def seen_numbers(run: Path) -> tuple[int, ...]:
    from trainer.runs.folder import RunFolder

    return RunFolder(run).facts().train


def test_copies_of_trained_videos_are_known_again(trained: tuple[Path, Manifest], tmp_path: Path) -> None:
    run, labels = trained
    moved = labels.root.rename(tmp_path / "moved")
    report = answer(read_labels(moved), Question(checkpoint=run, device="cpu"), tmp_path / "cache")
    assert report.num_left_out == 8


def test_what_the_base_of_a_model_learned_from_is_no_proof_of_it(
    trained: tuple[Path, Manifest], make_classes: MakeClasses, tmp_path: Path
) -> None:
    run, labels = trained
    places = Places(out=tmp_path / "next", cache=tmp_path / "cache", base=run / "best.safetensors")
    others = make_classes(left=4, right=4, sites=2, folder="others")
    list(train(read_labels(others), replace(TINY, model="", epochs=1), places, device="cpu"))
    report = answer(labels, Question(checkpoint=places.out, device="cpu"), tmp_path / "cache")
    assert report.num_left_out == 8


def test_of_a_part_of_what_was_held_out_the_luck_of_the_best_round_is_known_as_well(
    trained: tuple[Path, Manifest], tmp_path: Path
) -> None:
    run, _ = trained
    held_out = held_out_of(RunFolder(run))
    part = held_out.part(range(1, len(held_out.spans)))
    answers = answers_of_epochs(run, part.spans, [])
    assert answers is not None
    assert answers.calls is not None
    assert answers.calls.shape[1] == len(part.spans)
    elsewhere = [*part.spans, LabelledSpan(video="elsewhere.mp4", species="left")]
    assert answers_of_epochs(run, elsewhere, []) is None


def test_a_clip_that_has_gone_is_left_out_or_ends_it(trained: tuple[Path, Manifest], tmp_path: Path) -> None:
    run, _ = trained
    held_out = held_out_of(RunFolder(run))
    gone = held_out.path_of(held_out.spans[0])
    gone.unlink()
    question = Question(checkpoint=run, device="cpu")
    assert answer(held_out, question, tmp_path / "other").num_clips == len(held_out.spans) - 1
    with pytest.raises(UnreadableVideo, match=re.escape(f"{gone} can no longer be read")):
        answer(held_out, replace(question, needs_all=True), tmp_path / "other")


def test_a_clip_that_goes_between_two_looks_is_missed_in_the_second_alone(
    trained: tuple[Path, Manifest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, _ = trained
    held_out, plain = held_out_of(RunFolder(run)), evaluating.answers

    def answers(
        path: Path, manifest: Manifest, question: Question, cache: Path, *, shuffled: bool = False
    ) -> Any:
        if shuffled:
            manifest.path_of(manifest.spans[0]).unlink()
            cache = tmp_path / "other"
        return (yield from plain(path, manifest, question, cache, shuffled=shuffled))

    monkeypatch.setattr(evaluating, "answers", answers)
    report = answer(held_out, Question(checkpoint=run, shuffled=True, device="cpu"), tmp_path / "cache")
    assert report.num_clips == len(held_out.spans)
    assert "macro_accuracy" in report.shuffled


def test_shuffled_frames_and_another_model(trained: tuple[Path, Manifest], tmp_path: Path) -> None:
    run, labels = trained
    question = Question(checkpoint=run, against=run / "best.safetensors", shuffled=True, device="cpu")
    report = answer(labels, question, tmp_path / "cache")
    assert "macro_accuracy" in report.shuffled
    assert report.comparison is not None
    assert report.comparison.differences["macro_accuracy"].value == 0
    assert "may be chance" in report.comparison.verdict


@pytest.mark.parametrize(("shuffled", "compared"), [(False, False), (True, False), (True, True)])
def test_the_share_that_is_done_counts_every_look(
    trained: tuple[Path, Manifest],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shuffled: bool,
    compared: bool,
) -> None:
    run, labels = trained
    foreseen, taken = [], []

    class Noted(Looks):
        def __init__(self, number: int) -> None:
            super().__init__(number)
            foreseen.append(number)

        def through(self, steps: Any) -> Any:
            taken.append(steps)
            return super().through(steps)

    monkeypatch.setattr(evaluating, "Looks", Noted)
    against = run if compared else None
    answer(
        labels, Question(checkpoint=run, against=against, shuffled=shuffled, device="cpu"), tmp_path / "cache"
    )
    assert foreseen == [len(taken)]


def test_views_and_how_they_become_one_answer_can_be_asked_for(
    trained: tuple[Path, Manifest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, labels = trained
    looked: list[Recipe] = []

    def clips(sources: Any, cache: ClipCache, recipe: Recipe) -> ClipDataset:
        looked.append(recipe)
        return ClipDataset(sources, cache, recipe)

    monkeypatch.setattr(evaluating, "ClipDataset", clips)
    question = Question(checkpoint=run, device="cpu")
    answer(labels, replace(question, views=(3, 1), pooled="max"), tmp_path / "cache")
    answer(labels, question, tmp_path / "cache")
    assert [(each.views, each.pooled) for each in looked] == [
        (3, "max"),
        (TINY.views, TINY.pooled),
    ]


def test_a_report_of_other_clips_is_not_lost_with_the_videos_of_all_bouts(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    videos = make_classes(left=1)
    here = next(videos.rglob("*.mp4")).relative_to(videos).as_posix()
    eats = header((), ("eats",))
    model = create_model("tiny", num_classes=1, num_frames=4, crop=(32, 32))
    save_checkpoint(tmp_path / "eats.safetensors", model, eats)
    spans = [
        LabelledSpan(video=here, end_s=1.0, behaviors=("eats",)),
        LabelledSpan(video="away.mp4", end_s=1.0, animal="1", behaviors=("eats",)),
    ]
    question = Question(checkpoint=tmp_path / "eats.safetensors", device="cpu")
    report = answer(make_manifest(spans, root=videos), question, tmp_path / "cache")
    assert (report.num_clips, report.bouts) == (1, None)


@pytest.mark.parametrize("sampling", ["dense", "segments"])
def test_what_looks_at_whole_spans_is_asked_for_no_bouts(
    make_classes: MakeClasses, tmp_path: Path, sampling: Sampling
) -> None:
    videos = make_classes(left=1)
    here = next(videos.rglob("*.mp4")).relative_to(videos).as_posix()
    lineage = Lineage(recipe=encode_recipe(replace(TINY, sampling=sampling)))
    eats = msgspec.structs.replace(header((), ("eats",)), lineage=lineage)
    model = create_model("tiny", num_classes=1, num_frames=4, crop=(32, 32))
    save_checkpoint(tmp_path / "eats.safetensors", model, eats)
    bout = LabelledSpan(video=here, end_s=1.0, animal="1", behaviors=("eats",))
    question = Question(checkpoint=tmp_path / "eats.safetensors", device="cpu")
    report = answer(make_manifest([bout], root=videos), question, tmp_path / "cache")
    assert report.num_clips == 1
    assert (report.bouts is None) == (sampling == "segments")


def test_labels_and_files_that_do_not_fit_are_sentences(
    trained: tuple[Path, Manifest], make_classes: MakeClasses, tmp_path: Path
) -> None:
    run, labels = trained
    strangers = make_manifest([LabelledSpan(video="x.mp4", species="whale")], root=tmp_path)
    with pytest.raises(UserError, match="knows none of these labels"):
        answer(strangers, Question(checkpoint=run, device="cpu"), tmp_path / "cache")
    with pytest.raises(UserError, match="no checkpoint"):
        answer(labels, Question(checkpoint=tmp_path / "nowhere", device="cpu"), tmp_path / "cache")
    (tmp_path / "junk.safetensors").write_bytes(b"junk" * 20)
    with pytest.raises(BadCheckpoint):
        answer(labels, Question(checkpoint=tmp_path / "junk.safetensors", device="cpu"), tmp_path / "cache")


def test_guessing_may_choose_among_the_epochs_of_a_run_on_its_own_clips_alone(
    make_classes: MakeClasses, tmp_path: Path
) -> None:
    labels = read_labels(make_classes(left=6, none=6, sites=3))
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    list(train(labels, replace(TINY, epochs=3), places, device="cpu"))
    own = held_out_of(RunFolder(places.out))
    report = answer(own, Question(checkpoint=places.out), tmp_path / "cache")
    assert report.num_chosen == 3
    assert report.chance is not None
    part = Manifest(own.header, own.spans[:-1], own.root)
    assert answer(part, Question(checkpoint=places.out), tmp_path / "cache").num_chosen == 3, "chosen by them"
    others = read_labels(make_classes(left=1, none=1, sites=1, folder="others"))
    assert answer(others, Question(checkpoint=places.out), tmp_path / "cache").num_chosen == 1


ONE = msgspec.structs.replace(header((), ("a", "b", "c")), behavior_activation="softmax")


def answered(shown: list[tuple[str, ...]], logits: list[list[float]]) -> tuple[Judged, list[LabelledSpan]]:
    """Answers, by softmax, to clips of these of the behaviors a, b and c."""
    spans = [LabelledSpan(video=f"{n}.mp4", behaviors=each) for n, each in enumerate(shown)]
    manifest = make_manifest(spans, root=Path(), behaviors=ONE.classes.behaviors)
    truth = truth_of(manifest, spans)
    return Judged(np.arange(len(spans)), np.array(logits, float), truth, "softmax"), spans


def test_behaviors_of_which_one_was_taught_are_judged_by_their_shares() -> None:
    """Of clips 1 and 2 the logits of a are alike; what a scan goes by are their shares, which are not."""
    shown = [("a",), ("b",), (), ("c",)]
    answers, spans = answered(shown, [[3.0, 0, 0], [3.0, 9, 0], [5.0, 5.0, 5.0], [0, 0, 6.0]])
    report = report_of("x", answers, ONE, spans)
    a, b, c = report.behaviors
    assert [each.average_precision for each in (a, b, c)] == [1.0, 1.0, 1.0]
    assert [(each.precision, each.recall) for each in (a, b, c)] == [(1.0, 1.0)] * 3
    assert report.figures["behaviors_macro_f1"].value == 1.0
    shares = np.exp(answers.logits) / np.exp(answers.logits).sum(axis=1, keepdims=True)
    losses = np.where(answers.truth.behaviors > 0, -np.log(shares), -np.log(1 - shares))
    assert report.figures["loss"].value == pytest.approx(losses.mean())
    assert [(clip.truth, clip.called, round(clip.score, 2)) for clip in report.clips] == [
        ("a", "a", 0.91),
        ("b", "b", 1.0),
        ("", "", 0.33),
        ("c", "c", 1.0),
    ]
    assert any("one of its behaviors" in caution for caution in report.cautions)
    assert not any(
        "softmax" in said for said in report_of("x", answers, header((), ("a", "b", "c")), spans).cautions
    )


def test_a_softmax_is_never_sure_that_nothing_is_shown() -> None:
    many = tuple(f"b{n}" for n in range(30))
    spans = [LabelledSpan(video="0.mp4", behaviors=("b0",))]
    truth = truth_of(make_manifest(spans, root=Path(), behaviors=many), spans)
    answers = Judged(np.arange(1), np.zeros((1, 30)), truth, "softmax")
    report = report_of(
        "x", answers, msgspec.structs.replace(header((), many), behavior_activation="softmax"), spans
    )
    assert [(clip.called, clip.score) for clip in report.clips] == [("", pytest.approx(1 / 30, abs=1e-4))]
    assert report.doubtful == ()


def test_scores_of_a_softmax_stay_what_they_are_where_the_other_model_knows_less(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What says c is no a and no b, though the other model has never heard of c."""
    old = header((), ("a", "b"))
    shown: list[tuple[str, ...]] = [("a",), ("b",), ("c",)] * 10
    sure = [[6.0, 0, 0], [0, 6.0, 0], [1.0, 0, 9.0]] * 10
    ours, spans = answered(shown, sure)
    truth = truth_of(make_manifest(spans, root=Path(), behaviors=("a", "b")), spans)
    theirs = Judged(np.arange(30), np.array([[6.0, -6], [-6, 6], [-6, -6]] * 10), truth)
    monkeypatch.setattr("trainer.reports.comparing.read_header", lambda _path: old)
    found = compare(
        ours,
        theirs,
        (spans, spans),
        (ONE, Path("old")),
        answers_of(ours.species_logits, ours.behavior_odds()),
    )
    assert found.differences["behaviors_macro_f1"].value == 0
    assert found.differences["mean_average_precision"].value == 0
    assert (found.corrected, found.spoiled) == ((), ())
