"""A head for bouts learned from labelled animals, beside a model that stays as it is."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace as changed
from numpy.typing import NDArray

from app.services.scanning.settings import ScanSettings, hashed
from mvit_core.checkpoint import Classes, Header, Preprocessing, load_checkpoint, save_checkpoint
from mvit_core.inference import Predictor
from mvit_core.models.registry import create_model
from mvit_core.types import Span
from tests.conftest import write_video
from tests.trainer.conftest import TINY, tiny_model
from trainer.evaluation.evaluate import Question, evaluate, held_out_of
from trainer.events import BoutsJudged, EpochDone, HeadBegun, HeadStepDone, TrainingDone, TrainingEvent
from trainer.heads.kept import Kept, write_kept
from trainer.labels.manifest import LabelledSpan, Manifest, make_manifest
from trainer.recipes.presets import TEMPORAL
from trainer.recipes.recipe import Recipe
from trainer.reports.report import BoutsReport
from trainer.run import conclude, train
from trainer.runs.folder import RunFolder
from trainer.runs.preparing import Places
from trainer.temporal import adding, head_report
from trainer.temporal.animals import animals_of, watched_by_a_scan
from trainer.temporal.head_report import FILE, in_use, kept, outcome, with_rejected, with_unread

__all__ = ["tiny_model"]
HEAD = replace(TEMPORAL, epochs=12, batch_size=4, lr=5e-3, warmup_epochs=1, ema_decay=0.8, step_s=0.4)
BOUTS = (Span(1.0, 3.5), Span(5.0, 8.0))
LENGTH_S = 10.0


def sleeping(number: int) -> Iterator[NDArray[np.uint8]]:
    """A bright square while the animal sleeps."""
    ground = np.random.default_rng(number).integers(40, 90, (36, 48, 3)).astype(np.uint8)
    for frame in range(round(LENGTH_S * 5)):
        picture, time_s = ground.copy(), frame / 5
        if any(bout.start_s <= time_s < bout.end_s for bout in BOUTS):
            picture[8:28, 12:36] = 250
        yield picture


@pytest.fixture(scope="module")
def labels(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    """Ten animals at five sites, each with two bouts and what lies around them."""
    folder = tmp_path_factory.mktemp("sleeping")
    spans = []
    for number in range(10):
        video = folder / f"{number}.mp4"
        write_video(video, sleeping(number), rate=5)
        edges = [0.0, *(edge for bout in BOUTS for edge in (bout.start_s, bout.end_s)), LENGTH_S]
        for place, (start_s, end_s) in enumerate(pairwise(edges)):
            spans.append(
                LabelledSpan(
                    video=video.name,
                    start_s=start_s,
                    end_s=end_s,
                    species="ursus" if number % 2 else "lepus",
                    behaviors=("sleeps",) if place % 2 else (),
                    group=f"site {number // 2}",
                    animal=str(number),
                    side="held_out" if number > 7 else "train",
                )
            )
    return make_manifest(spans, root=folder)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    clip = Preprocessing(num_frames=4, frame_interval_s=0.2, crop=(32, 32))
    classes = Classes(species=("lepus", "ursus"), behaviors=("sleeps",))
    path = tmp_path / "base.safetensors"
    model = create_model("tiny", num_classes=3, num_frames=4, crop=(32, 32))
    save_checkpoint(path, model, Header(model="tiny", classes=classes, preprocessing=clip))
    return path


def learn(manifest: Manifest, recipe: Recipe, places: Places) -> list[TrainingEvent]:
    return list(train(manifest, recipe, places, device="cpu"))


def test_a_head_is_learned_judged_and_kept_with_the_model(
    labels: Manifest, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "FEWEST_BOUTS", 10)
    monkeypatch.setattr(head_report, "FEWEST_HELD_OUT", 4)
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache", base=base)
    events = learn(labels, HEAD, places)
    assert sum(isinstance(event, HeadStepDone) for event in events) == 12 * 2
    (told,) = [event for event in events if isinstance(event, BoutsJudged)]
    assert told.is_kept
    assert (told.by_head or 0) > (told.by_windows or 0)
    assert isinstance(events[-1], TrainingDone)
    run = RunFolder(places.out)
    checkpoint = load_checkpoint(run.best)
    part = checkpoint.header.temporal
    assert part is not None
    assert (part.behaviors, part.step_s) == (("sleeps",), 0.4)
    assert part.lineage.manifest_hash == labels.hash
    assert part.lineage.metrics["map_at_0.5"] > 0.5
    assert set(part.operating_points) == {"sleeps"}
    assert Predictor(checkpoint).bout_finder is not None
    one, other = (hashed(ScanSettings(model_path=path)).fingerprint for path in (base, run.best))
    assert one != other, "a scan with a head is another scan"
    report = None
    steps = evaluate(held_out_of(run), Question(checkpoint=run.path, device="cpu"), places.cache)
    while report is None:
        try:
            next(steps)
        except StopIteration as end:
            report = end.value
    assert report.bouts is not None
    assert report.bouts.uses_head
    assert report.bouts.by_overlap == report.bouts.by_head != report.bouts.by_windows
    assert "beats" in report.bouts.reason


def test_a_training_that_was_ended_early_learns_its_head_all_the_same(
    labels: Manifest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "FEWEST_BOUTS", 10)
    monkeypatch.setattr(head_report, "FEWEST_HELD_OUT", 4)
    monkeypatch.setattr(adding, "TEMPORAL", HEAD)
    recipe = replace(TINY, epochs=5, frame_interval_s=0.2)
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    steps = train(labels, recipe, places, device="cpu")
    next(event for event in steps if isinstance(event, EpochDone))
    steps.close()
    events = list(conclude(places, device="cpu"))
    assert isinstance(events[0], HeadBegun)
    assert [event for event in events if isinstance(event, BoutsJudged)]
    assert kept(places.out) is not None


@pytest.mark.parametrize(("fewest", "is_learned"), [(10, True), (14, False)])
def test_a_head_learns_from_what_is_left_and_says_so(
    labels: Manifest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fewest: int, is_learned: bool
) -> None:
    monkeypatch.setattr(adding, "FEWEST_BOUTS", fewest)
    monkeypatch.setattr(head_report, "FEWEST_HELD_OUT", 2)
    monkeypatch.setattr(adding, "TEMPORAL", HEAD)
    footage = Path(shutil.copytree(labels.root, tmp_path / "footage"))
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache")
    recipe = replace(TINY, epochs=5, frame_interval_s=0.2)
    steps = train(Manifest(labels.header, labels.spans, footage), recipe, places, device="cpu")
    next(event for event in steps if isinstance(event, EpochDone))
    steps.close()
    for gone in ("0.mp4", "5.mp4", "9.mp4"):  # two to learn from, one to be judged on
        (footage / gone).unlink()
    told = [event for event in conclude(places, device="cpu") if isinstance(event, BoutsJudged)][-1]
    report = kept(places.out)
    if is_learned:
        assert report is not None
        assert report.num_bouts == 2, "those in a video that is gone could be found by nothing"
        assert "Of 8 animals the head learned from 6" in told.reason == report.story
    else:
        assert "Fewer than 14 labelled bouts are in videos that can be read" in told.reason
        assert report is None


def test_where_too_little_is_labelled_the_model_stays_as_it_is(
    labels: Manifest, base: Path, tmp_path: Path
) -> None:
    places = Places(out=tmp_path / "run", cache=tmp_path / "cache", base=base)
    events = learn(labels, HEAD, places)
    (told,) = [event for event in events if isinstance(event, BoutsJudged)]
    assert "Fewer than 20 bouts" in told.reason
    assert load_checkpoint(RunFolder(places.out).best).temporal is None
    assert kept(places.out) is None


def test_a_drive_that_is_away_spoils_no_heads_that_are_done(
    labels: Manifest, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setattr(adding, "FEWEST_BOUTS", 10)
    dim = load_checkpoint(base).model.feature_dim
    rows = np.random.default_rng(0).normal(size=(len(labels.spans), dim)).astype(np.float32)
    write_kept(Kept(np.arange(len(labels.spans)), rows), tmp_path / "kept.npz")
    away = Manifest(labels.header, labels.spans, tmp_path / "away")
    places = Places(
        out=tmp_path / "run", cache=tmp_path / "cache", base=base, embeddings=tmp_path / "kept.npz"
    )
    events = learn(away, Recipe(name="heads", trained="heads"), places)
    (told,) = [event for event in events if isinstance(event, BoutsJudged)]
    assert told.reason.startswith("No head for bouts could be learned")
    assert RunFolder(places.out).best.is_file()


def test_what_a_scan_kept_serves_where_it_lies_close_enough(labels: Manifest) -> None:
    (animal, *_) = animals_of(labels, ("sleeps",))
    windows = np.array([[start_s, start_s + 1.0] for start_s in np.arange(-0.4, 9.6, 0.4)])
    numbers = np.searchsorted([1.0, 3.5, 5.0, 8.0], windows.mean(axis=1))
    rows = np.arange(len(windows), dtype=np.float32)[:, None]
    close = watched_by_a_scan(animal, Kept(numbers, rows, windows), 0.8)
    assert close is not None
    assert len(close.windows) == len(windows)
    assert watched_by_a_scan(animal, Kept(numbers[::4], rows[::4], windows[::4]), 0.8) is None, "too far"
    assert watched_by_a_scan(animal, Kept(numbers, rows), 0.8) is None, "an older scan kept no times"


def test_a_head_that_was_not_kept_is_still_told_of(tmp_path: Path) -> None:
    report = BoutsReport(num_bouts=9, by_overlap={}, by_windows={"0.5": 0.6}, by_head={"0.5": 0.4})
    rejected = in_use(report, head=False, reason="The head does not beat windows.")
    assert rejected.by_overlap == {"0.5": 0.6}

    (tmp_path / "bouts.json").write_bytes(msgspec.json.encode(rejected))
    now = BoutsReport(num_bouts=9, by_overlap={"0.5": 0.6}, by_windows={"0.5": 0.6})
    told = with_rejected(now, tmp_path)
    assert (told.by_head, told.uses_head, told.reason) == (rejected.by_head, False, rejected.reason)
    other = changed(now, num_bouts=3)
    assert with_rejected(other, tmp_path) == other, "judged on other bouts: not to be compared"


def test_of_a_head_in_use_the_sentence_has_the_figures_of_the_report(tmp_path: Path) -> None:
    """What a scan kept says otherwise than the videos that the training looked into."""

    def judged(head: float, windows: float, reason: str = "") -> BoutsReport:
        report = BoutsReport(num_bouts=9, by_overlap={}, by_windows={"0.5": windows}, by_head={"0.5": head})
        return in_use(report, head=True, reason=reason)

    left = "Of 8 animals the head learned from 6: videos of the others can no longer be read."
    before = with_unread(judged(0.81, 0.39, outcome(judged(0.81, 0.39))[1]), 6, 8)
    (tmp_path / FILE).write_bytes(msgspec.json.encode(before))
    now = with_rejected(judged(0.92, 0.59), tmp_path)
    assert now.story == f"On held-out bouts the head beats grouped windows (mAP 92 against 59 %). {left}"
    assert with_rejected(judged(0.5, 0.6), tmp_path).reason == before.reason, "by which it was chosen"
    asked_for = changed(before, reason="It was asked for.")
    (tmp_path / FILE).write_bytes(msgspec.json.encode(asked_for))
    assert with_rejected(judged(0.92, 0.59), tmp_path).story == f"It was asked for. {left}"
