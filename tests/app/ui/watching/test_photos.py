"""Photos do not play: below them stand their animals and their burst, and the arrows lead through it."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.media import unprobed, videos
from app.services.media.neighbours import burst_in
from app.store.records import Kind, Subject, Video
from app.ui.library.filters import Show
from app.ui.player import photo_shelf
from app.ui.player.canvas import CanvasState
from app.ui.projects.house import House
from app.ui.scans.desk import Desk
from app.ui.window import MainWindow

EXIF_TIME = 0x0132  # DateTime
TAKEN = {"A1.JPG": "05:30:10", "A2.JPG": "05:30:12", "A3.JPG": "05:30:14", "B1.JPG": "07:00:00"}
COPIED_AT, DAY_S = 1_900_000_000.0, 86_400.0


@pytest.fixture
def folder(footage: Path) -> Path:
    """A burst of three photos, one an hour later, and the videos of `footage`.

    By the times of their files they were taken days apart, the last one first.
    """
    pond = footage / "Pond/DCIM"
    for number, (name, time) in enumerate(TAKEN.items()):
        exif = Image.Exif()
        exif[EXIF_TIME] = f"2026:06:12 {time}"
        Image.new("RGB", (96, 64), (40 * number, 90, 60)).save(pond / name, exif=exif)
        os.utime(pond / name, (COPIED_AT - number * DAY_S,) * 2)
    return footage


@pytest.fixture
def house(qtbot: QtBot, window: MainWindow, folder: Path) -> House:
    """All of `folder`; nothing is scanned."""
    house = window.furnish()
    window.open_path(folder)
    library = house.furniture.library
    qtbot.waitUntil(lambda: library.num_videos == 7, timeout=20_000)
    qtbot.waitUntil(lambda: not unprobed(house.session.project), timeout=20_000)
    qtbot.waitUntil(lambda: names(library.videos) == names(videos(house.session.project)))
    return house


def names(those: Iterable[Video]) -> list[str]:
    return [each.name for each in those]


def photos(house: House) -> list:  # type: ignore[type-arg]
    return [each for each in videos(house.session.project) if each.is_photo]


def look_at(qtbot: QtBot, house: House, name: str) -> None:
    found = next(each for each in videos(house.session.project) if each.name == name)
    house.session.look_at_video(found.id)
    canvas = house.furniture.stage.player.canvas
    qtbot.waitUntil(lambda: canvas.state in (CanvasState.READY, CanvasState.UNREADABLE))


def low_share(house: House) -> float:
    """Of what is below the picture; a message that is given room changes heights while a test looks."""
    high, low = house.furniture.stage.splitter.sizes()
    return low / (high + low)


def test_a_burst_ends_at_the_first_gap(house: House) -> None:
    day = photos(house)
    assert [each.name for each in burst_in(day, day[1])] == ["A1.JPG", "A2.JPG", "A3.JPG"]
    assert burst_in(day, day[3]) == [day[3]]
    assert burst_in([], day[0]) == [day[0]]


def test_files_that_say_their_time_while_one_is_open_come_to_stand_where_they_belong(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = window.furnish()
    library, stage = house.furniture.library, house.furniture.stage
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "probe", lambda _desk: None)
        window.open_path(folder)
        qtbot.waitUntil(lambda: len(library.videos) == 7, timeout=20_000)
        look_at(qtbot, house, "A2.JPG")
    assert names(library.videos).index("B1.JPG") < names(library.videos).index("A1.JPG")
    assert len(stage.below.shelf.burst) == 1
    house.desk.probe()
    qtbot.waitUntil(lambda: names(stage.below.shelf.burst) == ["A1.JPG", "A2.JPG", "A3.JPG"], timeout=20_000)
    assert stage.player.photo_bar.place.text() == "Photo 2 of 3 in this burst"
    qtbot.waitUntil(lambda: names(library.videos) == names(videos(house.session.project)))


def test_a_photo_has_neither_timeline_nor_play_button_and_a_video_gets_them_back(
    qtbot: QtBot, house: House
) -> None:
    stage, actions = house.furniture.stage, house.furniture.actions
    look_at(qtbot, house, "IMG_0001.mp4")
    height, share = stage.splitter.sizes()[1], low_share(house)
    look_at(qtbot, house, "A2.JPG")
    assert not stage.timeline.isVisible()
    assert not stage.player.transport.isVisible()
    assert stage.player.photo_bar.place.text() == "Photo 2 of 3 in this burst"
    assert not any(actions[name].isEnabled() for name in ("play", "split", "end_here", "coding"))
    assert stage.below.height() < height, "the picture takes what the timeline had"
    stage.player.playhead.toggle_play()
    assert not stage.player.playhead.is_playing()
    look_at(qtbot, house, "IMG_0001.mp4")
    assert stage.timeline.isVisible()
    assert stage.player.transport.isVisible()
    assert not stage.below.shelf.isVisible()
    assert actions["play"].isEnabled()
    qtbot.waitUntil(lambda: abs(low_share(house) - share) < 0.01)


def test_arrows_lead_through_the_burst_and_past_its_ends_through_the_library(
    qtbot: QtBot, house: House
) -> None:
    session = house.session
    look_at(qtbot, house, "A2.JPG")
    seen = []
    for action in ("frame_on", "first_frame", "last_frame", "frame_on", "frame_on"):
        house.furniture.actions[action].trigger()
        assert session.video is not None
        seen.append(session.video.name)
    assert seen == ["A3.JPG", "A1.JPG", "A3.JPG", "B1.JPG", "IMG_0001.mp4"]


def test_the_burst_is_a_strip_of_pictures_and_a_click_opens_one(qtbot: QtBot, house: House) -> None:
    look_at(qtbot, house, "A1.JPG")
    shelf = house.furniture.stage.below.shelf
    assert [shelf.strip.item(n).text() for n in range(3)] == ["05:30:10", "05:30:12", "05:30:14"]
    qtbot.waitUntil(lambda: all(not is_blank(shelf.strip.item(n)) for n in range(3)))
    place = shelf.strip.visualItemRect(shelf.strip.item(2)).center()
    QTest.mouseClick(shelf.strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert house.session.video is not None
    assert house.session.video.name == "A3.JPG"
    look_at(qtbot, house, "B1.JPG")
    assert not shelf.strip.isVisible()
    look_at(qtbot, house, "A1.JPG")
    qtbot.waitUntil(lambda: all(not is_blank(shelf.strip.item(n)) for n in range(3)))


def is_blank(item) -> bool:  # type: ignore[no-untyped-def]
    picture = item.icon().pixmap(100, 70).toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2).alpha() == 0


def test_a_box_is_drawn_and_its_animal_stands_below(qtbot: QtBot, house: House) -> None:
    look_at(qtbot, house, "A1.JPG")
    session, shelf = house.session, house.furniture.stage.below.shelf
    assert shelf.hint.isVisible()
    canvas = house.furniture.stage.player.canvas
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(30, 20))
    QTest.mouseMove(canvas, middle + QPoint(60, 40))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 40))
    (animal,) = session.observations
    assert animal.kind is Kind.ANIMAL
    assert len(animal.keyframes) == 1
    assert shelf.animals.count() == 1
    assert shelf.animals.currentRow() == 0
    place = shelf.animals.visualItemRect(shelf.animals.item(0)).center()
    QTest.mouseClick(shelf.animals.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.observation is None, "a second click lets go"
    QTest.mouseClick(shelf.animals.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.observation is not None
    assert session.observation.id == animal.id
    session.edits.undo()
    assert shelf.hint.isVisible()


def test_of_a_long_burst_the_strip_holds_a_page(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_shelf, "PAGE", 2)
    shelf, held = house.furniture.stage.below.shelf, []
    for name in ("A2.JPG", "A3.JPG"):
        look_at(qtbot, house, name)
        held.append([shelf.strip.item(n).text() for n in range(shelf.strip.count())])
        qtbot.waitUntil(lambda: not any(is_blank(shelf.strip.item(n)) for n in range(shelf.strip.count())))
    assert held == [["05:30:10", "05:30:12"], ["05:30:14"]]
    assert house.furniture.stage.player.photo_bar.place.text() == "Photo 3 of 3 in this burst"
    house.furniture.actions["frame_back"].trigger()
    assert house.session.video is not None
    assert house.session.video.name == "A2.JPG"


def test_a_photo_that_motion_cannot_judge_counts_neither_as_with_animals_nor_as_reviewed(
    qtbot: QtBot, house: House, window: MainWindow
) -> None:
    alone = next(each for each in photos(house) if each.name == "B1.JPG")
    house.session.look_at_video(alone.id)
    house.workroom.scans.scan_this()
    qtbot.waitUntil(lambda: "The scan is complete" in window.message_bar.text, timeout=60_000)
    assert "with animals" not in window.message_bar.text
    assert "1 to look at yourself" in window.message_bar.text
    nothing, chip = house.furniture.panel.video_card.nothing, house.furniture.library.filters.chips
    qtbot.waitUntil(chip[Show.UNJUDGED].isVisible)
    assert nothing.isVisible()
    assert nothing.text() == "Nothing there  Shift+B"
    QTest.mouseClick(nothing, Qt.MouseButton.LeftButton)
    assert house.session.observation is not None
    assert house.session.observation.subject is Subject.BLANK
    qtbot.waitUntil(lambda: not chip[Show.UNJUDGED].isVisible())
    house.session.look_at(None)
    assert not nothing.isVisible()


def test_where_only_photos_that_stand_alone_are_left_they_are_offered(
    qtbot: QtBot, house: House, window: MainWindow
) -> None:
    house.workroom.scans.scan()
    qtbot.waitUntil(lambda: "The scan is complete" in window.message_bar.text, timeout=60_000)
    while house.session.next_unreviewed() is not None:
        house.furniture.reviewing.next()
        house.furniture.reviewing.accept()
    house.furniture.reviewing.next()
    qtbot.waitUntil(lambda: window.message_bar.offer.text() == "Look at them")
    QTest.mouseClick(window.message_bar.offer, Qt.MouseButton.LeftButton)
    house.furniture.actions["accept"].trigger()
    qtbot.waitUntil(lambda: house.furniture.queue_bar.words.text() == "0 left")
