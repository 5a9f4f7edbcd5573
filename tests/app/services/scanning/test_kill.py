"""kill -9 in a scan: what was acknowledged is there afterwards, once, and the next scan goes on from there.

More kills, of all that is written: `test_cut_off`.
"""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app.services import media, observations
from app.services.projects import Project, create_project, open_project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from app.store.records import Kind
from mvit_core.events import VideoScanned
from mvit_core.types import VideoResult, VideoStatus
from tests.videos import video_ids

SCAN_FOREVER = """
import sys
from app.services.projects import open_project
from app.services.scanning.scans import ScanRun
from mvit_core.events import VideoScanned
from mvit_core.types import *

points = tuple(TrackPoint(i * 0.2, i, Box(0.1, 0.2, 0.3, 0.4)) for i in range(50))
found = TrackResult(track=Track(points, 0.5), bouts=(Bout("sleeps", Span(0, 1), 0.5),) * 5)
result = VideoResult(status=VideoStatus.DONE, num_frames=9, tracks=(found,) * 3)
with open_project(sys.argv[1]) as project:
    run = ScanRun.start(project)
    print("ready", flush=True)
    while (request := run.next_request()) is not None:
        run.record(VideoScanned(key=request.key, result=result))
        print(request.key, flush=True)
    sys.stdin.read()
"""


def killed_after(code: str, project: Path, pause_s: float) -> list[str]:
    """What the child said before it was killed, some time after its first line."""
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(project)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[4],
    )
    with child:
        first = child.stdout.readline()
        time.sleep(pause_s)
        child.kill()
        return [first.strip(), *(line.strip() for line in child.stdout if line.endswith("\n"))]


@pytest.fixture
def closed_project(tmp_path: Path) -> Path:
    """A project of 2,000 videos and three empty places, closed."""
    folder = tmp_path / "videos"
    folder.mkdir()
    for number in range(2000):
        (folder / f"{number:04}.mp4").touch()
    file = tmp_path / "x.trapline"
    with create_project(file) as project:
        media.add_files(project, folder, list(media.find_videos(folder)))
        for _ in range(3):
            labels.new_observation(project, video_ids(project)[0], Kind.ANIMAL)
    return file


def test_a_scan_survives_kills_and_ends_as_if_there_were_none(closed_project: Path):
    chance = random.Random(7)
    acknowledged: set[int] = set()
    for _ in range(3):
        said = killed_after(SCAN_FOREVER, closed_project, chance.uniform(0, 0.4))
        acknowledged |= {int(key) for key in said if key != "ready"}
        with open_project(closed_project) as project:
            assert_whole(project, acknowledged)
    with open_project(closed_project) as project:
        run = ScanRun.start(project)
        key = run.next_request().key
        assert key not in acknowledged
        run.record(VideoScanned(key=key, result=VideoResult(status=VideoStatus.BLANK)))
        assert observations.of_video(project, video_ids(project)[-1]) == []


def assert_whole(project: Project, acknowledged: set[int]) -> None:
    """Every video has all of its result or nothing, once; at most one was stored but not acknowledged."""
    done = {video.id for video in media.videos(project) if video.status is VideoStatus.DONE}
    assert acknowledged <= done
    assert len(done - acknowledged) <= 3
    found = Counter(video.id for video, _ in observations.all_observations(project))
    assert found == dict.fromkeys(done, 18)
    assert {video.num_observations for video in media.videos(project) if video.id in done} <= {3}


def test_another_process_is_named_while_it_writes_and_forgotten_when_it_dies(closed_project: Path):
    child = subprocess.Popen(
        [sys.executable, "-c", SCAN_FOREVER, str(closed_project)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[4],
    )
    with child:
        assert child.stdout.readline() == "ready\n"
        with open_project(closed_project) as project:
            assert project.read_only
            assert project.holder.pid == child.pid
            assert len(media.videos(project)) == 2000
        child.kill()
    with open_project(closed_project) as project:
        assert not project.read_only
