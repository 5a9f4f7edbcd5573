"""The videos of the camera's day."""

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.media import neighbours
from app.services.projects import Project
from app.store.records import Video, VideoId
from app.store.schema import VideoRow
from app.ui.looks.theme import DARK
from app.ui.timeline.site_day import DayScale, SiteDay
from mvit_core.types import VideoStatus
from tests.videos import video_of


def day(video: Video, *minutes: int) -> list[Video]:
    start = datetime(2024, 6, 12, 6, 0)
    return [
        msgspec.structs.replace(
            video,
            id=VideoId(number),
            captured_at=start + timedelta(minutes=minute),
            duration_s=30.0,
            relative_path=f"IMG_{number:04}.MP4",
        )
        for number, minute in enumerate(minutes, start=1)
    ]


def middle(strip: SiteDay, video_id: VideoId) -> int:
    """Between the first and the last pixel that is a video's."""
    reach = [x for x in range(strip.width()) if (found := strip.video_at(x)) and found.id == video_id]
    return (reach[0] + reach[-1]) // 2


def test_a_click_on_another_video_asks_for_it(qtbot: QtBot, video: Video):
    strip = SiteDay()
    qtbot.addWidget(strip)
    strip.resize(800, 26)
    strip.show_day(day(video, 0, 5, 300), VideoId(1))
    assert not strip.isHidden()
    chosen: list[VideoId] = []
    strip.chosen.connect(chosen.append)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(middle(strip, VideoId(3)), 13))
    assert chosen == [3]
    strip.show_day(day(video, 0), VideoId(1))
    assert strip.isHidden(), "a video alone needs no strip"


def test_videos_close_together_are_not_torn_apart(video: Video):
    scale = DayScale.of(day(video, 0, 1), 0, 1000)
    (left, _), (right, _) = map(scale.bar, day(video, 0, 1))
    assert right - left < 60


def test_only_the_same_camera_and_day_count(project: Project):
    videos = media.videos(project)
    with project.writing() as session:
        for row, taken in zip(
            session.query(VideoRow).order_by(VideoRow.id),
            (datetime(2024, 6, 12, 23, 59), datetime(2024, 6, 12, 1), datetime(2024, 6, 13)),
            strict=True,
        ):
            row.captured_at = taken
            row.deployment_id = videos[0].deployment_id
    first = video_of(project, videos[0].id)
    assert [each.captured_at.hour for each in neighbours.day_of(project, first)] == [1, 23]
    assert neighbours.day_of(project, msgspec.structs.replace(first, captured_at=None)) == []


def test_how_videos_stand_is_told_without_colors(qtbot: QtBot, video: Video):
    """By their forms in black and white; who reviews blind is told nothing."""
    strip = SiteDay()
    qtbot.addWidget(strip)
    strip.resize(800, 26)
    strip.set_theme(replace(DARK, accent="#ffffff", ok="#ffffff", danger="#ffffff", text_muted="#ffffff"))
    whole = day(video, 0, 100, 200, 300)
    kinds = (
        {"num_observations": 2, "num_unreviewed": 1, "status": VideoStatus.DONE},
        {"num_observations": 2, "num_unreviewed": 0, "status": VideoStatus.DONE},
        {"num_observations": 0, "num_unreviewed": 0, "status": VideoStatus.BLANK},
        {"num_observations": 0, "num_unreviewed": 0, "status": VideoStatus.UNREADABLE},
    )
    videos = [msgspec.structs.replace(each, **how) for each, how in zip(whole, kinds, strict=True)]
    strip.show_day(videos, VideoId(99))

    def forms() -> set[tuple[bool, ...]]:
        picture = strip.grab().toImage()
        places = [middle(strip, each.id) for each in videos]
        return {tuple(picture.pixelColor(x, y).lightnessF() > 0.3 for y in range(4, 22)) for x in places}

    assert len(forms()) == 4
    strip.is_blind = True
    strip.show_day([*videos[:3]], VideoId(99))
    videos = videos[:3]
    assert len(forms()) == 1
