"""A project that is opened again begins where the person left off."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.choosing.next_up import Next
from app.services.projects import Project
from app.store.records import DeploymentId, ReviewState, Video, VideoId
from app.ui.preferences.settings import Settings
from app.ui.projects.house import House
from app.ui.room.left_off import video_to_begin_with
from app.ui.window import MainWindow
from mvit_core.types import VideoStatus
from tests.app.ui.conftest import animals
from tests.windows import opened


def library(*unreviewed: int) -> list[Video]:
    return [
        Video(
            id=VideoId(10 + place),
            deployment_id=DeploymentId(1),
            root=Path("/videos"),
            relative_path=f"{place}.mp4",
            status=VideoStatus.DONE,
            num_unreviewed=number,
        )
        for place, number in enumerate(unreviewed)
    ]


@pytest.mark.parametrize(
    ("unreviewed", "left_at", "queue", "first"),
    [
        ((1, 0, 2, 0), 12, Next.LIBRARY, 12),
        ((1, 0, 2, 0), 11, Next.LIBRARY, 12),  # what waits behind it
        ((1, 0, 2, 0), 13, Next.LIBRARY, 10),  # and from the start again
        ((1, 0, 2, 0), 13, Next.MARGIN, 13),  # a queue has its own order
        ((0, 0, 0, 0), 13, Next.LIBRARY, 13),  # all is reviewed
        ((0, 0, 2, 1), 0, Next.LIBRARY, 12),  # the first time
        ((0, 0, 2, 1), 99, Next.LIBRARY, 12),  # it was taken out
        ((0, 0), 0, Next.LIBRARY, 10),
    ],
)
def test_it_begins_with_what_was_looked_at_or_waits_behind_it(
    unreviewed: tuple[int, ...], left_at: int, queue: Next, first: int
) -> None:
    assert video_to_begin_with(library(*unreviewed), left_at, queue).id == first


def again(qtbot: QtBot, window: MainWindow, house: House) -> House:
    """Close the project, and open it again."""
    place = house.session.project.path
    assert place is not None
    window.actions_["close_project"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.welcome)
    window.open_path(place)
    qtbot.waitUntil(lambda: house.session.is_open and house.session.video is not None)
    return house


def test_the_animal_that_was_looked_at_is_looked_at_again(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.observation_id is not None)
    first, second = animals(house.session)
    assert house.session.observation_id == first.id
    house.session.look_at(second.id)
    again(qtbot, window, house)
    qtbot.waitUntil(lambda: house.session.observation_id == second.id)
    window.actions_["accept"].trigger()
    assert [each.state for each in animals(house.session)] == [ReviewState.UNREVIEWED, ReviewState.CONFIRMED]
    assert [each.state for each in animals(house.session)] == [ReviewState.UNREVIEWED, ReviewState.CONFIRMED]
    house.session.look_at(second.id)
    again(qtbot, window, house)
    qtbot.waitUntil(lambda: house.session.observation_id == first.id)


def test_amid_a_queue_it_is_the_video_that_was_looked_at(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.session.video is not None)
    house.furniture.queue.choose(Next.MARGIN)
    last = media.videos(house.session.project)[-1]
    house.session.look_at_video(last.id)
    again(qtbot, window, house)
    assert house.furniture.queue.queue is Next.MARGIN
    assert house.session.video is not None
    assert house.session.video.id == last.id


def test_only_projects_that_are_known_are_remembered() -> None:
    settings = Settings(recent=("/a", "/b"), left_at={"/a": (1, 2), "/gone": (3, 4)})
    assert settings.with_recent("/b").left_at == {"/a": (1, 2)}
    assert len(settings.with_recent("/c").left_at) == 1
