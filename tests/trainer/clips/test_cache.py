"""The clip cache: decodes once, stays small, survives kills and full disks."""

import errno
import os
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.types import Box, Span, TrackPoint
from tests.conftest import write_video
from trainer.clips import cache as module
from trainer.clips.cache import ABANDONED_S, ClipCache
from trainer.clips.stored import StoredClip, Storing, padded
from trainer.labels.manifest import LabelledSpan

STORING = Storing(side=24, rate_hz=10, padding_s=0.2)


class Free(NamedTuple):
    """What is asked of a disk."""

    free: int


def counting(number: int, rate: int = 10) -> list[np.ndarray]:
    """Frames whose brightness tells their number."""
    return [np.full((48, 64, 3), 8 * n + 20, np.uint8) for n in range(number)]


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return write_video(tmp_path / "v.mp4", counting(25), rate=10, options={"crf": "10"})


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    return opened(tmp_path / "cache")


def opened(folder: Path, max_bytes: int = 1 << 20, storing: Storing = STORING) -> ClipCache:
    cache = ClipCache(folder, storing, max_bytes=max_bytes)
    cache.open()
    return cache


def shades(clip: StoredClip) -> list[int]:
    return [round((clip.rgb(n).mean() - 20) / 8) for n in range(len(clip.times_s))]


def test_a_span_keeps_its_frames_and_a_little_around_them(cache: ClipCache, video: Path) -> None:
    clip = cache.get(video, LabelledSpan(video="v.mp4", start_s=1.0, end_s=1.5))
    assert shades(clip) == [8, 9, 10, 11, 12, 13, 14, 15, 16, 17]
    assert clip.times_s[0] == pytest.approx(0.8)
    assert clip.rgb(0).shape == (24, 32, 3)
    assert clip.nearest([0.0, 1.04, 1.06, 9.0]).tolist() == [0, 2, 3, 9]


def test_videos_are_decoded_once(cache: ClipCache, video: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spans = [(video, LabelledSpan(video="v.mp4", start_s=n / 2, end_s=n / 2 + 0.5)) for n in range(4)]
    opens = []
    reader = module.VideoReader
    monkeypatch.setattr(module, "VideoReader", lambda path: opens.append(path) or reader(path))
    assert [filled.done for filled in cache.fill(spans)] == [4]
    first = [cache.get(*each) for each in spans]
    again = opened(cache.folder)
    assert [filled.problems for filled in again.fill(spans)] == [[]]
    assert [again.get(*each) for each in spans] == first
    assert len(opens) == 1


def test_a_changed_video_is_decoded_again(cache: ClipCache, video: Path) -> None:
    span = LabelledSpan(video="v.mp4")
    before = cache.get(video, span)
    write_video(video, counting(12), rate=10)
    assert len(cache.get(video, span).times_s) == 12 < len(before.times_s)


def test_a_video_that_is_away_is_not_missed_where_its_clip_is_kept(cache: ClipCache, video: Path) -> None:
    span = LabelledSpan(video="v.mp4")
    kept = cache.get(video, span)
    video.unlink()
    assert cache.get(video, span) == kept
    later = opened(cache.folder)
    assert [filled.problems for filled in later.fill([(video, span)])] == [[]]
    assert later.get(video, span) == kept


def test_of_a_video_that_is_away_the_latest_version_counts(cache: ClipCache, video: Path) -> None:
    span = LabelledSpan(video="v.mp4")
    cache.get(video, span)
    write_video(video, counting(12), rate=10)
    cache.get(video, span)
    first, second = sorted(cache.folder.iterdir())
    os.utime(second, (1, 1))
    video.unlink()
    assert opened(cache.folder).get(video, span) == cache._stored(first.name)


def test_damage_and_half_written_files_do_no_harm(cache: ClipCache, video: Path) -> None:
    span = LabelledSpan(video="v.mp4")
    whole = cache.get(video, span)
    (file,) = cache.folder.iterdir()
    file.write_bytes(file.read_bytes()[:100])
    parts = [cache.folder / f".{file.name}.{number}.part" for number in (77, 78)]
    for part in parts:
        part.write_bytes(b"half")
    long_ago = time.time() - ABANDONED_S - 60
    os.utime(parts[0], (long_ago, long_ago))
    again = opened(cache.folder)
    assert again.get(video, span) == whole
    assert set(again.folder.iterdir()) == {file, parts[1]}  # the other is being written


def test_it_stays_below_its_bound_and_says_so(video: Path, tmp_path: Path) -> None:
    spans = [(video, LabelledSpan(video="v.mp4", start_s=n / 4, end_s=n / 4 + 0.3)) for n in range(8)]
    list(opened(tmp_path / "all").fill(spans))
    most = max(file.stat().st_size for file in (tmp_path / "all").iterdir()) * 3
    small = opened(tmp_path / "cache", max_bytes=most)
    list(small.fill(spans))
    kept = [small._name(*each) for each in spans if small._has(small._name(*each))]
    assert kept == [small._name(*each) for each in spans[: len(kept)]], "none went for a later one"
    assert len(kept) >= 3
    assert sum(file.stat().st_size for file in small.folder.iterdir()) <= most
    assert "no room" in small.full
    assert all(small.get(*each).times_s for each in spans)


def test_what_others_left_makes_room(video: Path, tmp_path: Path) -> None:
    old = opened(tmp_path / "cache")
    list(old.fill([(video, LabelledSpan(video="v.mp4", end_s=2.0))]))
    (left,) = old.folder.iterdir()
    new = opened(tmp_path / "cache", max_bytes=left.stat().st_size + 10)
    list(new.fill([(video, LabelledSpan(video="v.mp4", start_s=1.0, end_s=2.0))]))
    assert not new.full
    assert left not in list(new.folder.iterdir())


def test_what_was_longest_unused_goes_first(video: Path, tmp_path: Path) -> None:
    spans = [(video, LabelledSpan(video="v.mp4", start_s=n / 2, end_s=n / 2 + 0.5)) for n in range(3)]
    list(opened(tmp_path / "cache").fill(spans))
    files = sorted((tmp_path / "cache").iterdir())
    for age, file in zip((2, 1, 3), files, strict=True):
        os.utime(file, (1000 - age, 1000))
    whole = sum(file.stat().st_size for file in files)
    new = opened(tmp_path / "cache", max_bytes=whole)
    list(new.fill([(video, LabelledSpan(video="v.mp4", start_s=1.1, end_s=1.3))]))
    assert [file.exists() for file in files] == [True, True, False]


def test_another_training_may_tidy_and_write_the_same_at_once(
    video: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    span = LabelledSpan(video="v.mp4", end_s=2.0)
    first, second = opened(tmp_path / "cache"), opened(tmp_path / "cache")
    write, listed = Path.write_bytes, module.with_facts

    def with_the_other(path: Path, content: bytes) -> int:
        number = write(path, content)
        monkeypatch.setattr(Path, "write_bytes", write)
        second.get(video, span)
        return number

    def gone_by_then(folder: Path, pattern: str) -> list[tuple[Path, os.stat_result]]:
        found = listed(folder, pattern)
        for path, _ in found:
            path.unlink()
        return found

    monkeypatch.setattr(Path, "write_bytes", with_the_other)
    first.get(video, span)
    assert not first.full
    (kept,) = first.folder.iterdir()
    half = first.folder / f".{kept.name}.77.part"
    write(half, b"half")
    os.utime(half, (1, 1))
    monkeypatch.setattr(module, "with_facts", gone_by_then)
    new = opened(tmp_path / "cache")
    assert not new.full
    new = ClipCache(new.folder, STORING, max_bytes=10_000)
    new._num_bytes = 9_999
    write(kept, b"of another training" * 500)
    new.get(video, LabelledSpan(video="v.mp4", start_s=1.0, end_s=1.2))
    assert not new.full


def test_what_another_training_removes_meanwhile_does_no_harm(
    video: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans = [(video, LabelledSpan(video="v.mp4", start_s=n / 2, end_s=n / 2 + 0.5)) for n in range(3)]
    list(opened(tmp_path / "cache").fill(spans))
    first, *_, last = sorted((tmp_path / "cache").iterdir())
    seen = Path.stat

    def removed(path: Path, **how: bool) -> os.stat_result:
        if path == last:
            last.unlink(missing_ok=True)
        return seen(path, **how)

    monkeypatch.setattr(Path, "stat", removed)
    new = opened(tmp_path / "cache", max_bytes=first.stat().st_size + 10)
    assert not new.full
    list(new.fill([(video, LabelledSpan(video="v.mp4", start_s=1.0, end_s=1.4))]))
    assert not new.full


def test_it_leaves_room_on_the_disk_for_what_must_be_written(
    cache: ClipCache, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _folder: Free(free=module.SPARE_BYTES))
    assert cache.get(video, LabelledSpan(video="v.mp4")).times_s
    assert not list(cache.folder.iterdir())
    assert "no room" in cache.full


def test_a_full_disk_costs_time_alone(cache: ClipCache, video: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def full(path: Path, content: bytes) -> int:
        tried.append(path)
        with path.open("wb") as file:
            file.write(content[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    for end_s in (None, 1.0):
        assert cache.get(video, LabelledSpan(video="v.mp4", end_s=end_s)).times_s
    assert "No space left" in cache.full
    assert len(tried) == 1, "each clip would be written in vain"
    assert not list(cache.folder.iterdir())


def test_a_folder_that_cannot_be_made_costs_time_alone(video: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cache = opened(tmp_path / "file" / "cache")
    assert cache.full
    assert cache.get(video, LabelledSpan(video="v.mp4")).times_s


def test_what_cannot_be_read_is_named_with_its_reason(cache: ClipCache, video: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"")
    late = LabelledSpan(video="v.mp4", start_s=90, end_s=91)
    filled = list(cache.fill([(tmp_path / "bad.mp4", LabelledSpan(video="bad.mp4")), (video, late)]))
    assert [number for each in filled for number, _ in each.problems] == [0, 1]
    assert "no frames between" in filled[1].problems[0][1]
    with pytest.raises(UnreadableVideo):
        cache.get(tmp_path / "gone.mp4", LabelledSpan(video="gone.mp4"))


def test_long_spans_are_thinned(video: Path, tmp_path: Path) -> None:
    storing = Storing(side=24, rate_hz=10, padding_s=0, max_frames=8)
    clip = opened(tmp_path / "cache", storing=storing).get(video, LabelledSpan(video="v.mp4"))
    assert shades(clip) == [0, 4, 8, 12, 16, 20, 24]


def test_a_track_keeps_its_own_part_of_the_picture(cache: ClipCache, video: Path) -> None:
    points = (TrackPoint(0.0, 0, Box(0.1, 0.1, 0.2, 0.2)), TrackPoint(2.0, 20, Box(0.3, 0.1, 0.2, 0.2)))
    clip = cache.get(video, LabelledSpan(video="v.mp4", points=points))
    assert clip.region.x < 0.1
    assert 0.5 < clip.region.x + clip.region.w < 1.0
    assert clip.aspect == pytest.approx(4 / 3)


def test_padding_reaches_the_length_of_a_clip() -> None:
    assert padded(Span(1.0, 2.0), 3.0) == Span(0.0, 3.0)
    assert padded(Span(1.0, 5.0), 3.0) == Span(1.0, 5.0)
