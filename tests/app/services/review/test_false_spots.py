"""Five rejections at this spot: what else stands there is offered, and taken back in one step."""

import pytest

from app.services import media, observations
from app.services.observations import scanned
from app.services.projects import Project
from app.services.review import bulk, false_spots, labels
from app.store.records import Kind, ReviewState, VideoId
from tests.app.services.storing.test_by_ids import plans
from tests.videos import video_ids, video_of


@pytest.fixture
def camera(project: Project, scan, make_result, tmp_path) -> list[VideoId]:
    """Six videos of one deployment, each with a branch at 0.6, the last with an animal at 0.1, too."""
    folder = tmp_path / "more" / "West"
    folder.mkdir(parents=True)
    for number in range(6):
        (folder / f"{number}.avi").write_bytes(bytes([number]))
    before = set(video_ids(project))
    media.add_files(project, folder.parent, list(media.find_videos(folder.parent)))
    videos = [id_ for id_ in video_ids(project) if id_ not in before]
    scan(make_result(0.6), videos[:5])
    scan(make_result(0.6, 0.1), videos[5:])
    return videos


def branch_of(project: Project, video: VideoId):
    found = [each for each in observations.of_video(project, video) if each.kind is Kind.ANIMAL]
    tracks = scanned.boxes_of_videos(project, [video])[video]
    return next(each for each in found if tracks[each.id].points[0].box.x > 0.5)


def test_what_keeps_to_a_rejected_place_is_offered_and_rejected_in_one_step(project, camera):
    deployment = video_of(project, camera[0]).deployment_id
    rejected = {(one := branch_of(project, video)).id: labels.reject(one) for video in camera[:3]}
    assert false_spots.offers(project, deployment) == []
    labels.apply(project, rejected, who="ada")
    (offer,) = false_spots.offers(project, deployment)
    waiting = {branch_of(project, video).id for video in camera[3:]}
    assert (offer.num_rejected, set(offer.waiting)) == (3, waiting)

    before, _ = labels.apply(project, bulk.rejecting(project)(offer.waiting), who="ada")
    assert false_spots.offers(project, deployment) == []
    labels.apply(project, before, who="ada")
    assert {observations.observation(project, id_).state for id_ in waiting} == {ReviewState.UNREVIEWED}
    assert false_spots.offers(project, deployment) == [offer]


def test_a_camera_elsewhere_is_not_judged_by_this_one(project, camera, scan, make_result):
    north = next(
        id_
        for id_ in video_ids(project)
        if video_of(project, id_).deployment_id != video_of(project, camera[0]).deployment_id
    )
    scan(make_result(0.6), [north])
    labels.apply(
        project, {(one := branch_of(project, id_)).id: labels.reject(one) for id_ in camera[:3]}, who="ada"
    )
    assert false_spots.offers(project, video_of(project, north).deployment_id) == []


def test_where_nothing_makes_a_spot_no_track_of_what_waits_is_read(project, camera, monkeypatch):
    read: list[bytes] = []
    unpack = false_spots.unpack_points
    monkeypatch.setattr(false_spots, "unpack_points", lambda packed: read.append(packed) or unpack(packed))
    one = branch_of(project, camera[0])
    labels.apply(project, {one.id: labels.reject(one)}, who="ada")
    assert false_spots.offers(project, video_of(project, camera[0]).deployment_id) == []
    assert len(read) == 1, "the one that was rejected"


def test_what_waits_is_found_by_the_videos_of_the_camera_alone(project, camera):
    rejected = {(one := branch_of(project, video)).id: labels.reject(one) for video in camera[:3]}
    labels.apply(project, rejected, who="ada")
    with plans(project) as seen:
        assert false_spots.offers(project, video_of(project, camera[0]).deployment_id)
    of_observations = {line for line in seen if "observations" in line}
    assert of_observations == {"SEARCH observations USING INDEX ix_observations_video_id (video_id=?)"}
