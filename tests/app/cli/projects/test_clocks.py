"""`trapline clocks`: what its table shows of many files."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.projects.clocks import NUM_SHOWN, show
from app.services.times.burnt_in import Offer
from app.store.records import DeploymentId, Video, VideoId
from mvit_core.types import VideoStatus


def offer(number: int, time: datetime | None) -> Offer:
    name = f"{number:04}.avi"
    video = Video(
        id=VideoId(number),
        deployment_id=DeploymentId(1),
        root=Path(),
        relative_path=name,
        status=VideoStatus.DONE,
    )
    return Offer(video=video, time=time, reason="" if time else "no clock")


def test_clocks_that_can_be_read_come_first_and_the_others_are_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show([*(offer(number, None) for number in range(NUM_SHOWN)), offer(4711, datetime(2015, 7, 20, 6, 52))])
    said = capsys.readouterr().out
    assert said.index("4711.avi") < said.index("0000.avi")
    assert "and 1 more" in said
    assert "1 of 41 videos: the clock in the picture can be read; 40: it cannot." in said


def test_a_row_of_json_names_its_video_as_other_tables_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two cards have files of one name: by that alone nobody could put the tables together."""

    def ids(command: str, name: str) -> set[int]:
        assert main([command, str(project), "--json"]) == 0
        return {row[name] for row in json.loads(capsys.readouterr().out)}

    assert ids("clocks", "video_id") == ids("videos", "id")
