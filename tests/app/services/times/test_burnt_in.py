from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.services import deployments, media
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project
from app.services.times import burnt_in, clocks
from app.services.times.burnt_in import ClockRun, DateOrder, Offer
from app.services.times.capture_times import BURNT_IN
from app.services.times.taking_times import take
from app.store.records import Video
from mvit_core.events import ClockRead
from mvit_core.types import VideoInfo

COPIED = datetime(2026, 5, 1, 12)
SHOWN = datetime(2015, 7, 20, 6, 52, 24)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Three videos of one camera, one of another, dated by the time at which they were copied."""
    places = ("A/1.avi", "A/2.avi", "A/3.avi", "B/1.avi")
    with create_project(tmp_path / "p.trapline") as project:
        media.add_files(
            project, tmp_path, [FoundFile(tmp_path / place, place, 1, COPIED) for place in places]
        )
        yield project


def named(project: Project, place: str) -> Video:
    return next(one for one in media.videos(project) if one.relative_path == place)


def offered(project: Project, read: dict[str, ClockRead], order: DateOrder | None = None) -> dict[str, Offer]:
    by_id = {named(project, place).id: one for place, one in read.items()}
    found = burnt_in.offers(media.videos(project), by_id, order)
    return {one.video.relative_path: one for one in found}


EITHER = ClockRead(key=0, month_first=datetime(2016, 6, 12, 10), day_first=datetime(2016, 12, 6, 10))
MONTH_FIRST = ClockRead(key=0, month_first=SHOWN)
NONE = ClockRead(key=0, reason="no clock")


def test_a_date_that_can_be_read_in_one_way_settles_the_others_of_its_camera(project: Project) -> None:
    found = offered(project, {"A/1.avi": MONTH_FIRST, "A/2.avi": EITHER, "A/3.avi": NONE, "B/1.avi": EITHER})
    assert found["A/1.avi"].time == SHOWN
    assert found["A/2.avi"].time == datetime(2016, 6, 12, 10)
    assert (found["A/3.avi"].time, found["A/3.avi"].reason) == (None, "no clock")
    assert found["B/1.avi"].time is None  # another camera, which nothing tells of
    assert found["B/1.avi"].is_ambiguous
    assert found["B/1.avi"].reason.startswith("2016-06-12 / 2016-12-06: "), "no column cuts what matters"


def test_a_person_may_say_the_order_but_not_against_what_the_camera_shows(project: Project) -> None:
    read = {"A/1.avi": MONTH_FIRST, "A/2.avi": EITHER, "B/1.avi": EITHER}
    found = offered(project, read, DateOrder.DAY_FIRST)
    assert found["B/1.avi"].time == datetime(2016, 12, 6, 10)
    assert found["A/2.avi"].time == datetime(2016, 6, 12, 10)


def test_a_camera_that_shows_both_orders_settles_nothing(project: Project) -> None:
    day_first = ClockRead(key=0, day_first=datetime(2016, 6, 20))
    found = offered(project, {"A/1.avi": MONTH_FIRST, "A/2.avi": day_first, "A/3.avi": EITHER})
    assert found["A/3.avi"].is_ambiguous


def test_times_that_are_taken_are_repaired_with_the_clock_and_can_be_given_back(project: Project) -> None:
    video = named(project, "A/1.avi")
    hour = clocks.shift(SHOWN, SHOWN + timedelta(hours=1))
    deployments.repair_clock(project, video.deployment_id, (hour,))
    wanted = burnt_in.to_take(offered(project, {"A/1.avi": MONTH_FIRST}).values())
    before, _ = take(project, wanted)
    now = named(project, "A/1.avi")
    assert (now.recorded_at, now.captured_at) == (SHOWN, SHOWN + timedelta(hours=1))
    assert now.captured_from == BURNT_IN
    assert not offered(project, {"A/1.avi": MONTH_FIRST})["A/1.avi"].is_new
    take(project, before)
    again = named(project, "A/1.avi")
    assert (again.recorded_at, again.captured_from) == (video.recorded_at, video.captured_from)
    assert again.captured_at == COPIED + timedelta(hours=1)


def test_what_the_file_says_later_does_not_take_its_place_again(project: Project) -> None:
    video = named(project, "A/1.avi")
    take(project, {video.id: (SHOWN, BURNT_IN)})
    info = VideoInfo(
        size_bytes=9, container="avi", codec="mjpeg", width=64, height=36, duration_s=1.0, frame_rate=10.0,
        num_frames=10, captured_at=datetime(2000, 1, 1), fingerprint="f",
    )  # fmt: skip
    media.record_probes(project, [(video.id, info, "")])
    assert named(project, "A/1.avi").recorded_at == SHOWN


def test_a_file_that_ends_the_process_is_said_and_the_rest_goes_on(project: Project) -> None:
    run = ClockRun(media.videos(project)[:2])
    first, second = run.next_request(), run.next_request()
    assert first is not None
    assert second is not None
    assert run.next_request() is None
    run.worker_died(first.key, "it crashed")
    run.record(ClockRead(key=second.key, month_first=SHOWN))
    again = run.next_request()
    assert again == first
    run.worker_died(first.key, "it crashed")
    assert run.is_done
    assert {key: one.reason for key, one in run.read.items()} == {first.key: "it crashed", second.key: ""}


def test_a_video_whose_reader_died_is_tried_once_more(project: Project) -> None:
    run = ClockRun(media.videos(project)[:1])
    request = run.next_request()
    assert request is not None
    run.worker_died(request.key, "It said nothing for 30 seconds.")
    assert not run.is_done
    again = run.next_request()
    assert again is not None
    assert again.key == request.key
    run.worker_died(again.key, "It said nothing for 30 seconds.")
    assert run.is_done
    assert next(iter(run.read.values())).reason == "It said nothing for 30 seconds."
