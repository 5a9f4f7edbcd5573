"""Which videos the library shows."""

from pathlib import Path

import pytest

from app.store.records import Deployment, DeploymentId, Site, SiteId, Video, VideoId
from app.ui.library.filtering import LibraryFilter, Show, count_kinds, kinds_of
from app.ui.library.rows import arrange
from mvit_core.types import VideoStatus


def video(
    number: int = 1, *, status: VideoStatus = VideoStatus.DONE, deployment: int = 1, **rest: int
) -> Video:
    name = f"Hill/IMG_{number:04}.mp4"
    return Video(
        id=VideoId(number),
        deployment_id=DeploymentId(deployment),
        path=Path("/cards") / name,
        relative_path=name,
        status=status,
        num_observations=rest.get("found", 0),
        num_unreviewed=rest.get("waiting", 0),
    )


@pytest.mark.parametrize(
    ("one", "kinds"),
    [
        (video(found=2, waiting=1), (Show.TO_REVIEW,)),
        (video(found=2), (Show.REVIEWED,)),
        (video(), ()),
        (video(status=VideoStatus.BLANK), (Show.BLANK,)),
        (video(status=VideoStatus.PARTIAL, found=1, waiting=1), (Show.TO_REVIEW, Show.PARTIAL)),
        (video(status=VideoStatus.UNREADABLE), (Show.UNREADABLE,)),
    ],
)
def test_a_video_stands_under_its_chips(one: Video, kinds: tuple[Show, ...]) -> None:
    assert kinds_of(one) == kinds


def test_a_file_that_cannot_be_read_is_never_counted_as_blank() -> None:
    counts = count_kinds([video(status=VideoStatus.UNREADABLE), video(status=VideoStatus.BLANK)])
    assert counts == {Show.UNREADABLE: 1, Show.BLANK: 1}


def test_chips_are_alternatives_words_add_up() -> None:
    wanted = LibraryFilter(shows=frozenset({Show.BLANK, Show.NEW}))
    assert wanted.accepts(video(status=VideoStatus.BLANK), "Hill")
    assert not wanted.accepts(video(found=1), "Hill")
    text = LibraryFilter(text="hill 0001")
    assert text.accepts(video(1), "North ridge")
    assert not text.accepts(video(2), "North ridge")
    assert LibraryFilter(text="LION").accepts(video(), "Hill", ["lion (Panthera leo)"])


def test_rows_keep_places_that_have_something_to_show() -> None:
    sites = [Site(id=SiteId(n), name=name) for n, name in ((1, "Hill"), (2, "Pond"))]
    deployments = [
        Deployment(id=DeploymentId(n), site_id=SiteId(site), name=name)
        for n, site, name in ((1, 1, "spring"), (2, 1, "fall"), (3, 2, "Pond"))
    ]
    videos = [video(1), video(2, deployment=2, found=1), video(3, deployment=3)]
    rows = arrange(sites, deployments, videos, LibraryFilter(), {})
    assert [each.name for each in rows.sites] == ["Hill", "Pond"]
    assert not rows.is_flat(0)
    assert rows.is_flat(1), "one deployment of the site's own name needs no row"
    found = arrange(sites, deployments, videos, LibraryFilter(shows=frozenset({Show.REVIEWED})), {})
    assert [each.name for each in found.deployments] == ["fall"]
    assert [each.id for each in found.videos] == [2]
