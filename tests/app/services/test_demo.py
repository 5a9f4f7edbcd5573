"""The demonstration folder: whole files or none, the same again for free."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import pytest

from app.services import demo
from mvit_core.errors import UserError
from mvit_core.rendering.spec import Scenario
from mvit_core.rendering.truth import read_truth, truth_path


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same folder in miniature."""
    small = tuple(
        replace(video, spec=replace(video.spec, width=160, height=90, duration_s=1.0, frame_rate=8.0))
        for video in demo.DEMO
    )
    monkeypatch.setattr(demo, "DEMO", small)


def _files(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.usefixtures("_small")
def test_a_second_call_draws_nothing_again(tmp_path: Path) -> None:
    assert demo.render_demo(tmp_path) == tmp_path
    before = _files(tmp_path)
    assert {video.place for video in demo.DEMO} <= set(before)
    demo.render_demo(tmp_path)
    assert _files(tmp_path) == before


@pytest.mark.usefixtures("_small")
def test_a_missing_file_alone_is_drawn_again(tmp_path: Path) -> None:
    demo.render_demo(tmp_path)
    before = _files(tmp_path)
    lost = demo.DEMO[1].place
    (tmp_path / lost).unlink()
    demo.render_demo(tmp_path)
    changed = {name for name, time in _files(tmp_path).items() if before[name] != time}
    assert changed == {lost[: lost.rindex(".")] + ".truth.json"}
    assert (tmp_path / lost).exists()


@pytest.mark.usefixtures("_small")
def test_broken_files_are_broken_and_whole_ones_whole(tmp_path: Path) -> None:
    demo.render_demo(tmp_path)
    for video in demo.DEMO:
        path, promised = tmp_path / video.place, demo.num_frames(video)
        if not video.kept:
            assert path.stat().st_size == 0
            continue
        decoded = sum(1 for _ in _decoded(path))
        assert decoded == promised if video.kept == 1 else 0 < decoded < promised
        assert truth_path(path).exists() == (video.kept == 1)


def _decoded(path: Path) -> Iterator[av.VideoFrame]:
    with av.open(str(path)) as container:
        try:
            yield from container.decode(video=0)
        except av.error.InvalidDataError:
            return


@pytest.mark.usefixtures("_small")
def test_cancelling_leaves_no_half_file_and_the_next_call_goes_on(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    demo.render_demo(
        tmp_path, progress=lambda done, total: seen.append((done, total)), cancelled=lambda: len(seen) > 14
    )
    assert (tmp_path / demo.DEMO[0].place).exists()
    assert not (tmp_path / demo.DEMO[2].place).exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    demo.render_demo(tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert all((tmp_path / video.place).exists() for video in demo.DEMO)
    assert seen[-1][0] == seen[-1][1]


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written"):
        demo.render_demo(tmp_path / "file" / "demo")


def test_the_demonstration_shows_day_and_night_blank_and_broken() -> None:
    specs = [video.spec for video in demo.DEMO]
    assert {spec.night for spec in specs} == {True, False}
    assert sum(spec.scenario is Scenario.BLANK for spec in specs) == 2
    assert sorted(video.kept for video in demo.DEMO)[:2] == [0.0, 0.55]
    assert len({spec.species for spec in specs}) >= 6
    assert len({spec.camera for spec in specs}) == 4


@pytest.mark.usefixtures("_small")
def test_truth_names_its_video(tmp_path: Path) -> None:
    demo.render_demo(tmp_path)
    path = tmp_path / demo.DEMO[0].place
    assert read_truth(truth_path(path)).video == path.name
