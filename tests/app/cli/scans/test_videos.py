"""`trapline videos`."""

import json
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.__main__ import main
from app.services import media, observations
from app.services.projects import open_or_create
from app.services.review import labels
from mvit_core.files.path_text import to_path
from mvit_core.types import VideoInfo


def test_videos_tell_each_status_with_its_reason(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["videos", str(project)]) == 0
    said = capsys.readouterr().out
    assert "unreadable" in said
    assert "It is [red]empty." in said


def test_videos_as_json_have_the_status(project: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["videos", str(project), "--json"]) == 0
    rows = json.loads(capsysbinary.readouterr().out)
    assert {row["file"]: row["status"] for row in rows} == {
        "Süd/[bold]1.mp4": "done",
        "Süd/2.mp4": "unreadable",
    }


def test_files_that_were_replaced_are_listed_alone_with_the_time_that_it_was_noticed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    info = VideoInfo(size_bytes=9, container="mp4", codec="h264", width=64, height=48)
    with open_or_create(project) as opened:
        labelled = next(video for video, each in observations.all_observations(opened))
        seen = observations.of_video(opened, labelled.id)[0]
        labels.apply(opened, {seen.id: labels.confirm(seen)}, who="me")
        for content in ("before", "other"):
            media.record_probes(opened, [(labelled.id, replace(info, fingerprint=content), "")])
    assert main(["videos", str(project), "--json"]) == 0
    told = {row["file"]: row["replaced_at"] for row in json.loads(capsys.readouterr().out)}
    assert {file for file, at in told.items() if at} == {labelled.relative_path}
    assert main(["videos", str(project), "--replaced", "--json"]) == 0
    assert [row["file"] for row in json.loads(capsys.readouterr().out)] == [labelled.relative_path]
    assert main(["videos", str(project), "--replaced"]) == 0
    said = capsys.readouterr().out
    assert f"Something else than what was labelled, since {told[labelled.relative_path][:10]}." in said


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be there")
def test_a_file_name_moves_no_cursor_and_json_stays_valid(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for name in (b"\x1b[31mred.mp4", b"two\nlines.mp4", b"caf\xe9.mp4"):
        (folder / os.fsdecode(name)).touch()
    with open_or_create(project) as opened:
        media.add_files(opened, folder, list(media.find_videos(folder)))
    assert main(["videos", str(project)]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "two␊lines.mp4" in said
    assert "caf\ufffdE9.mp4" in said
    assert main(["videos", str(project), "--json"]) == 0
    paths = [row["path"] for row in json.loads(capsys.readouterr().out)]
    assert all(path.encode("utf-8") for path in paths)
    assert os.fsdecode(b"caf\xe9.mp4") in {to_path(path).name for path in paths}
