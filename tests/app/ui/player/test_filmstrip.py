"""The loader of the timeline's small pictures."""

import threading
from pathlib import Path

import numpy as np
import pytest

from app.ui.player.filmstrip import FilmstripLoader
from mvit_core.errors import UnreadableVideo


def picture(value):
    return np.full((9, 16, 3), value, np.uint8)


@pytest.fixture
def loader_of(qapp):
    made = []

    def make(thumbnails=None):
        loader = FilmstripLoader(**({"thumbnails": thumbnails} if thumbnails else {}))
        made.append(loader)
        return loader

    yield make
    for loader in made:
        loader.shutdown()


def test_pictures_arrive_with_their_times(loader_of, qtbot):
    loader = loader_of(lambda path, count, height: ((float(i), picture(i)) for i in range(count)))
    seen = []
    loader.picture.connect(lambda time_s, image: seen.append((time_s, image.pixelColor(3, 3).red())))
    loader.load(Path("a"), count=5)
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [(float(i), i) for i in range(5)]


def test_nothing_of_the_video_before_arrives_after_a_change(loader_of, qtbot):
    gate, on_its_way = threading.Event(), threading.Event()

    def slow(path, count, height):
        yield 1.0, picture(1)
        on_its_way.set()
        gate.wait(60)
        yield 2.0, picture(2)

    def quick(path, count, height):
        yield 9.0, picture(9)

    loader = loader_of(
        lambda path, count, height: (slow if path == Path("old") else quick)(path, count, height)
    )
    seen = []
    loader.picture.connect(lambda time_s, image: seen.append(time_s))
    loader.load(Path("old"))
    assert on_its_way.wait(60)
    loader.load(Path("new"))
    gate.set()
    qtbot.waitUntil(lambda: 9.0 in seen)
    qtbot.wait(50)
    assert seen == [9.0]


def test_a_broken_file_has_no_pictures_and_harms_nothing(loader_of, qtbot):
    def broken(path, count, height):
        yield 0.0, picture(7)
        raise UnreadableVideo("It ends here.")

    loader = loader_of(broken)
    with qtbot.waitSignal(loader.picture):
        loader.load(Path("a"))


def test_a_real_file_gives_about_as_many_as_asked(loader_of, make_video, tmp_path, qtbot):
    path = make_video(tmp_path / "a.mp4", (np.full((32, 64, 3), i, np.uint8) for i in range(50)))
    loader = loader_of()
    seen = []
    loader.picture.connect(lambda time_s, image: seen.append((time_s, image.height())))
    loader.load(path, count=10, height=16)
    qtbot.waitUntil(lambda: len(seen) >= 8)
    assert seen == sorted(seen)
    assert {height for _, height in seen} == {16}
