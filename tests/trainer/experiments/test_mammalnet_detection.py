"""Detection in time on files laid out as the published ones are, from features or from videos."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from mvit_core.checkpoint import Classes, Header, Preprocessing, save_checkpoint
from mvit_core.errors import UserError
from mvit_core.localization.sequences import Steps
from mvit_core.models.registry import create_model
from mvit_core.types import Span
from mvit_core.video.reader import VideoReader
from tests.conftest import write_video
from trainer.events import ClipSkipped, TrainingEvent
from trainer.experiments.mammalnet import detection
from trainer.experiments.mammalnet.backbones import bouts_and_gaps
from trainer.experiments.mammalnet.detection import PUBLISHED, Detection, detect, enough_rounds
from trainer.experiments.mammalnet.detection_report import DetectionReport
from trainer.experiments.mammalnet.untrimmed import sides, videos_of
from trainer.recipes.recipe import Recipe
from trainer.temporal.feature_cache import FeatureCache
from trainer.temporal.footage import clips_of

STEP_S, DIM = 0.5, 8


def annotate(data: Path, sequences: Path | None, num_videos: int = 18) -> None:
    """Annotations of videos in which sleep and grooming take turns, and features that show which."""
    (data / "annotation").mkdir(parents=True)
    (data / "full_videos").mkdir()
    entries: dict[str, object] = {}
    signs = np.random.default_rng(0).normal(size=(3, DIM))
    for number in range(num_videos):
        rng, name = np.random.default_rng(number), f"video{number:06}"
        length_s, bouts, at_s = float(rng.integers(14, 22)), [], float(rng.uniform(0, 2))
        shown = np.full(round(length_s / STEP_S), 2)
        while at_s < length_s - 3:
            end_s, kind = min(length_s, at_s + float(rng.uniform(2.5, 6))), int(rng.integers(2))
            bouts.append({"label": ("sleeps", "grooms")[kind], "segment": [at_s, end_s]})
            shown[round(at_s / STEP_S) : round(end_s / STEP_S)] = kind
            at_s = end_s + float(rng.uniform(1, 3))
        subset = "training" if number % 3 else "testing"
        entries[name] = {"taxnomy": [], "annotations": bouts, "duration": length_s, "subset": subset}
        if sequences is not None:
            noise = 0.7 * rng.normal(size=(len(shown), DIM))
            np.save(sequences / f"{name}.npy", (signs[shown] + noise).astype(np.float32))
    (data / "annotation/detection_annotations.json").write_bytes(msgspec.json.encode(entries))


def run(task: Detection) -> tuple[DetectionReport, list[TrainingEvent]]:
    torch.set_num_threads(1)
    events, steps = [], detect(task)
    while True:
        try:
            events.append(next(steps))
        except StopIteration as end:
            return end.value, events


def test_published_features_are_enough_and_the_head_beats_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    features = tmp_path / "features"
    features.mkdir()
    annotate(tmp_path / "data", features)
    monkeypatch.setattr(detection, "FEWEST_STEPS", 60)
    head = replace(PUBLISHED, epochs=10, lr=5e-3, warmup_epochs=1, ema_decay=0.8)
    report, _ = run(Detection(data=tmp_path / "data", cache=tmp_path, features=features, head=head))
    assert (report.num_train, report.num_test, report.num_unread) == (12, 6, 0)
    assert set(report.by_head.behaviors) == {"sleeps", "grooms"}
    at_half = report.by_head.by_overlap["0.5"]
    assert at_half is not None
    assert at_half > 0.6
    assert (report.by_head.average or 0) > (report.by_windows.average or 0)
    assert list(report.by_head.by_overlap) == [f"{0.5 + 0.05 * n:g}" for n in range(10)]


@pytest.mark.parametrize("content", [b"nonsense", b""])
def test_features_that_cannot_be_read_are_named(tmp_path: Path, content: bytes) -> None:
    features = tmp_path / "features"
    features.mkdir()
    annotate(tmp_path / "data", features, 6)
    (features / "video000004.npy").write_bytes(content)
    with pytest.raises(UserError, match="video000004"):
        run(Detection(data=tmp_path / "data", cache=tmp_path, features=features))


def test_without_annotations_it_is_said_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="detection_annotations"):
        run(Detection(data=tmp_path, cache=tmp_path))


def test_without_a_model_it_is_said_what_to_give(tmp_path: Path) -> None:
    annotate(tmp_path / "data", None, 6)
    with pytest.raises(UserError, match="--checkpoint"):
        run(Detection(data=tmp_path / "data", cache=tmp_path))


def test_a_limit_takes_videos_evenly_from_both_sides(tmp_path: Path) -> None:
    annotate(tmp_path / "data", None, 18)
    known, asked = sides(videos_of(tmp_path / "data"), 3)
    assert len(known) == len(asked) == 3
    assert [video.id for video in asked] == ["video000000", "video000006", "video000015"]


def test_a_backbone_learns_from_bouts_and_from_what_lies_between_them(tmp_path: Path) -> None:
    annotate(tmp_path / "data", None, 6)
    known, _ = sides(videos_of(tmp_path / "data"), None)
    manifest = bouts_and_gaps(known)
    assert set(manifest.header.behaviors) == {"grooms", "sleeps"}
    of_first = [span for span in manifest.spans if span.group == known[0].id]
    covered = sum((span.end_s or 0) - span.start_s for span in of_first)
    assert covered > 0.8 * known[0].duration_s
    assert {len(span.behaviors or ()) for span in of_first} == {0, 1}


def test_a_short_round_is_done_more_often() -> None:
    assert enough_rounds(PUBLISHED, 10_000) == PUBLISHED, "as published"
    few = enough_rounds(PUBLISHED, 20)
    assert few.batch_size == 4
    assert few.epochs == 80, "5 steps a round, 400 in all"


def brightening(length: int) -> Iterator[NDArray[np.uint8]]:
    for number in range(length):
        yield np.full((24, 32, 3), 2 * number, np.uint8)


def test_clips_of_a_long_video_are_those_of_their_times(tmp_path: Path) -> None:
    video = tmp_path / "long.mkv"
    write_video(video, brightening(100), rate=10)
    recipe = Recipe(num_frames=4, frame_interval_s=0.2, crop=16, framing="whole")
    steps = Steps(Span(0.0, 12.0), 0.5)  # two seconds longer than the video
    clips = list(clips_of(video, steps.windows(recipe.clip_s), recipe))
    assert len(clips) == 24
    tones = np.array([clip.mean(axis=(1, 2, 3)) / 2 / 10 for clip in clips])  # the tone is the time
    wanted = np.array([time_s + 0.2 * (np.arange(4) - 1.5) for time_s in steps.times_s]).clip(0, 9.9)
    assert np.abs(tones - wanted).max() < 0.25


def test_embeddings_are_kept_and_used_again_and_what_cannot_be_read_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate(tmp_path / "data", None, 6)
    for video in (tmp_path / "data/annotation").parent.glob("full_videos/*"):
        video.unlink()
    for number in range(1, 6):
        write_video(tmp_path / f"data/full_videos/video{number:06}.mp4", brightening(60), rate=4)
    checkpoint = tmp_path / "small.safetensors"
    model = create_model("mvit_xs", num_classes=2, num_frames=2, crop=(32, 32))
    clip = Preprocessing(num_frames=2, frame_interval_s=0.5, crop=(32, 32))
    save_checkpoint(
        checkpoint,
        model,
        Header(model="mvit_xs", classes=Classes(behaviors=("grooms", "sleeps")), preprocessing=clip),
    )
    monkeypatch.setattr(detection, "FEWEST_STEPS", 1)
    task = Detection(
        data=tmp_path / "data",
        cache=tmp_path / "cache",
        backbone=checkpoint,
        head=replace(PUBLISHED, epochs=1, step_s=2.0),
        device="cpu",
    )
    report, events = run(task)
    assert report.num_unread == 1
    assert [event.video for event in events if isinstance(event, ClipSkipped)] == ["video000000"]
    assert len(list((tmp_path / "cache/features").iterdir())) == 5
    monkeypatch.setattr(VideoReader, "frames", None)  # nothing is read again
    again, _ = run(task)
    assert again == report


def test_the_cache_of_embeddings_keeps_to_its_room_and_drops_what_nobody_wants(tmp_path: Path) -> None:
    sequence = np.ones((100, 8), np.float32)  # 1.7 KB in 16 bits
    old = FeatureCache(tmp_path, max_bytes=4000)
    old.put("a", sequence)
    old.put("b", sequence)
    new = FeatureCache(tmp_path, max_bytes=4000)
    assert new.get("b") is not None
    new.put("c", sequence)
    assert new.get("a") is None, "the other was wanted"
    assert np.array_equal(new.get("c"), sequence)
    new.put("d", sequence)
    assert "no room" in new.full
    assert new.get("d") is None
    (tmp_path / "c.features.npy").write_bytes(b"half")
    assert new.get("c") is None, "what is damaged is made again"


def test_where_no_room_can_be_made_the_cache_says_so_and_the_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sequence = np.ones((100, 8), np.float32)
    FeatureCache(tmp_path, max_bytes=2000).put("a", sequence)
    cache = FeatureCache(tmp_path, max_bytes=2000)

    def is_locked(_path: Path, *, missing_ok: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", is_locked)
    cache.put("b", sequence)
    assert cache.full == f"No room could be made for embeddings in {tmp_path}: Permission denied."
