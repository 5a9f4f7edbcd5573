from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
import pytest

from app.services import deployments, media
from app.services.projects import Project
from app.services.times.clocks import Shift
from app.store.records import Deployment, Video
from mvit_core.errors import UserError
from mvit_core.types import VideoInfo, VideoResult, VideoStatus

NOON = datetime(2026, 5, 1, 12)
INFO = VideoInfo(size_bytes=9, container="avi", codec="mjpeg", width=64, height=48, captured_at=NOON)


def north(project: Project) -> Deployment:
    return next(one for one in media.deployments(project) if one.name == "North")


def videos_of(project: Project, deployment: Deployment) -> list[Video]:
    return [one for one in media.videos(project) if one.deployment_id == deployment.id]


@pytest.fixture
def dated(project: Project) -> Project:
    for number, video in enumerate(media.videos(project)):
        info = msgspec.structs.replace(INFO, captured_at=NOON + timedelta(hours=number))
        media.record_probes(project, [(video.id, info, "")])
    return project


def test_all_that_is_known_of_a_deployment_is_kept_and_swapped_back(project: Project) -> None:
    old = north(project)
    new = msgspec.structs.replace(
        old, name="North ridge", start=NOON, end=NOON + timedelta(days=9), camera="C7", bait=True,
        camera_height_m=0.5, utc_offset_min=-210, gaps=((NOON, NOON + timedelta(days=1)),), habitat="fen",
    )  # fmt: skip
    before, changes = deployments.change(project, {old.id: new})
    assert changes.library
    assert next(one for one in media.deployments(project) if one.id == old.id) == new
    again, _ = deployments.change(project, before)
    assert again == {old.id: new}
    assert north(project) == old


def test_two_sites_may_change_names_with_each_other(project: Project) -> None:
    one, other = media.sites(project)
    names = {one.id: msgspec.structs.replace(one, name=other.name, latitude=1.0, longitude=2.0),
             other.id: msgspec.structs.replace(other, name=one.name)}  # fmt: skip
    before, _ = deployments.change_sites(project, names)
    assert {site.id: site.name for site in media.sites(project)} == {one.id: other.name, other.id: one.name}
    deployments.change_sites(project, before)
    assert media.sites(project) == [one, other]


@pytest.mark.parametrize(
    ("field", "value"), [("latitude", 91.0), ("longitude", -181.0), ("name", " "), ("uncertainty_m", -1.0)]
)
def test_a_site_that_is_nowhere_is_refused(project: Project, field: str, value: object) -> None:
    site = msgspec.structs.replace(media.sites(project)[0], latitude=1.0, longitude=1.0)
    with pytest.raises(UserError):
        deployments.change_sites(project, {site.id: msgspec.structs.replace(site, **{field: value})})
    assert media.sites(project)[0].latitude is None


def test_a_deployment_that_ends_before_it_begins_is_refused(project: Project) -> None:
    old = north(project)
    with pytest.raises(UserError, match="before it begins"):
        deployments.change(
            project, {old.id: msgspec.structs.replace(old, start=NOON, end=NOON - timedelta(days=1))}
        )


def test_a_clock_repair_is_previewed_moves_the_times_and_is_taken_back_to_the_second(dated: Project) -> None:
    before = videos_of(dated, north(dated))
    repair = [Shift(seconds=-86400)]
    shown = deployments.preview_clock(dated, north(dated).id, repair)
    assert [one.then for one in shown] == [NOON - timedelta(days=1), NOON - timedelta(hours=23)]
    assert videos_of(dated, north(dated)) == before
    former, changes = deployments.repair_clock(dated, north(dated).id, repair)
    assert changes.videos == {one.id for one in before}
    assert [one.captured_at for one in videos_of(dated, north(dated))] == [one.then for one in shown]
    assert [one.recorded_at for one in videos_of(dated, north(dated))] == [one.recorded_at for one in before]
    deployments.repair_clock(dated, north(dated).id, former)
    assert videos_of(dated, north(dated)) == before


def test_a_repair_holds_for_what_is_probed_scanned_and_added_later(
    dated: Project, scan: Callable[..., object]
) -> None:
    deployments.repair_clock(dated, north(dated).id, [Shift(seconds=3600)])
    result = VideoResult(status=VideoStatus.BLANK, info=INFO, decoded_s=1.0)
    first = videos_of(dated, north(dated))[0]
    scan(result, [first.id])
    again = next(one for one in media.videos(dated) if one.id == first.id)
    assert (again.recorded_at, again.captured_at) == (NOON, NOON + timedelta(hours=1))


def test_an_impossible_repair_changes_nothing(dated: Project) -> None:
    before = media.videos(dated)
    with pytest.raises(UserError):
        deployments.repair_clock(dated, north(dated).id, [Shift(seconds=1e15)])
    assert media.videos(dated) == before
    former, _ = deployments.repair_clock(dated, north(dated).id, ())
    assert former == ()
