"""The disk fails at every statement of a write in turn: nothing of it is there, or all of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from app.services import media, observations
from app.services.observations import scanned
from app.services.projects import Project
from app.services.review import labels
from app.services.scanning.scans import ScanRun
from mvit_core.errors import UserError
from mvit_core.events import VideoScanned
from tests.videos import video_ids


@contextmanager
def failing_at(project: Project, number: int) -> Iterator[None]:
    """Statement `number` of what happens inside, COMMIT not counted, finds the disk full."""
    left = number

    def fail(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise sqlite3.OperationalError("database or disk is full")

    event.listen(project._engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(project._engine, "before_cursor_execute", fail)


def state(project: Project) -> list[object]:
    found = list(observations.all_observations(project, rejected=True))
    tracks = [scanned.tracks_of_video(project, id_) for id_ in video_ids(project)]
    histories = [labels.history(project, one.id) for _, one in found]
    return [found, tracks, histories, media.videos(project), media.sites(project), media.roots(project)]


def fail_everywhere(project: Project, write: Callable[[], object]) -> int:
    """Returns at how many places it failed before it succeeded."""
    before = state(project)
    for number in range(1, 200):
        try:
            with failing_at(project, number):
                write()
        except UserError:
            assert state(project) == before
        else:
            assert state(project) != before
            return number - 1
    pytest.fail("never succeeded")


def test_labels_are_written_whole_or_not_at_all(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6))
    every = [one for _, one in observations.all_observations(project)]
    plan = {one.id: labels.correct(one, count=2) for one in every}
    assert fail_everywhere(project, lambda: labels.apply(project, plan, who="ada")) >= 5


def test_a_scanned_video_is_stored_whole_or_not_at_all(project: Project, scan, make_result):
    scan(make_result(0.1, 0.6))
    first = video_ids(project)[0]
    animal = observations.of_video(project, first)[0]
    labels.apply(project, {animal.id: labels.confirm(animal)}, who="ada")
    run = ScanRun.start(project, [first], rescan=True)
    request = run.next_request()
    event_ = VideoScanned(key=request.key, result=make_result(0.1, 0.3))
    assert fail_everywhere(project, lambda: run.record(event_)) >= 8
    assert run.is_done
    assert run.progress.num_tracks == 2


def test_files_are_added_whole_or_not_at_all(project: Project, tmp_path: Path):
    folder = tmp_path / "more"
    for name in ("A/x.mp4", "B/y.mp4"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).touch()
    files = list(media.find_videos(folder))
    assert fail_everywhere(project, lambda: media.add_files(project, folder, files)) >= 4


def test_a_drive_is_reconnected_whole_or_not_at_all(project: Project, footage: Path, tmp_path: Path):
    moved = tmp_path / "E"
    footage.rename(moved)
    (moved / "Süd").rename(moved / "South")
    found = media.look_for_moved(project, footage, moved)
    assert fail_everywhere(project, lambda: media.take_moved(project, found)) >= 5
