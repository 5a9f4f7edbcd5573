"""Every frame of real files, through the real reader: what is on screen is the frame that is said."""

import random
from fractions import Fraction

import pytest

from app.ui.player.canvas import CanvasState
from app.ui.player.view import PlayerView

NUM_FRAMES = 75
UNEVEN = [sum((0.04, 0.2, 0.02, 0.033)[i % 4] for i in range(index)) for index in range(NUM_FRAMES)]
FILES = {
    "h264 with B-frames": ("a.mp4", {"rate": 25, "options": {"g": "12", "bf": "3"}}),
    "h264 at a variable rate": ("b.mp4", {"rate": 25, "times_s": UNEVEN, "options": {"bf": "2", "g": "30"}}),
    "mjpeg": ("c.avi", {"rate": 15, "codec": "mjpeg"}),
    "30000/1001": ("d.mkv", {"rate": Fraction(30000, 1001)}),
}


@pytest.fixture
def real_player(qtbot):
    view = PlayerView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.shutdown()


@pytest.fixture
def filmed(make_video, make_row, pattern, tmp_path):
    """A file whose frames carry their numbers, as a row of the library."""

    def film(name, **how):
        frames = (pattern.draw(index) for index in range(NUM_FRAMES))
        return make_row(make_video(tmp_path / name, frames, **how))

    return film


@pytest.mark.parametrize("kind", FILES)
def test_every_frame_stepped_and_sought_is_the_one_it_says(real_player, filmed, pattern, qtbot, kind):
    name, how = FILES[kind]
    told = []
    real_player.position_changed.connect(
        lambda time_s, index: told.append((index, pattern.read(real_player.canvas.image())))
    )
    real_player.open_video(filmed(name, **how))
    qtbot.waitUntil(lambda: real_player.playhead.frame_shown() == 0)
    assert len(real_player.playhead.times_s()) == NUM_FRAMES
    order = [
        *range(NUM_FRAMES),
        *reversed(range(NUM_FRAMES)),
        *random.Random(1).sample(range(NUM_FRAMES), 50),
    ]
    for index in order:
        real_player.playhead.seek_time(real_player.playhead.times_s()[index])
        qtbot.waitUntil(lambda index=index: real_player.playhead.frame_shown() == index)
        assert pattern.read(real_player.canvas.image()) == index
    assert all(said == shown for said, shown in told)
    if "times_s" in how:
        assert real_player.playhead.times_s() == pytest.approx(UNEVEN, abs=0.001)


def test_playing_a_real_file_shows_only_whole_frames_in_order(real_player, filmed, pattern, qtbot):
    real_player.open_video(filmed("a.mp4", rate=25))
    qtbot.waitUntil(lambda: real_player.playhead.frame_shown() == 0)
    seen = []
    real_player.position_changed.connect(
        lambda _, index: seen.append((index, pattern.read(real_player.canvas.image())))
    )
    real_player.playhead.set_speed(2)
    real_player.playhead.play()
    qtbot.waitUntil(lambda: not real_player.playhead.is_playing())
    qtbot.waitUntil(lambda: real_player.playhead.frame_shown() == NUM_FRAMES - 1)
    assert all(said == shown for said, shown in seen)
    assert [said for said, _ in seen] == sorted(said for said, _ in seen)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["lote/Grooming.mp4", "lote/Trotting.mp4"])
def test_real_footage_is_shown_to_its_last_frame(real_player, shared, make_row, qtbot, name):
    real_player.open_video(make_row(shared / "footage" / name))
    qtbot.waitUntil(lambda: real_player.playhead.frame_shown() == 0)
    real_player.playhead.step(100_000)
    qtbot.waitUntil(lambda: real_player.playhead.frame_shown() == len(real_player.playhead.times_s()) - 1)
    assert not real_player.canvas.image().isNull()


@pytest.mark.shared
def test_every_odd_fixture_ends_in_a_picture_or_a_reason(real_player, shared, make_row, qtbot):
    folder = shared / "footage" / "fixtures"
    suffixes = {".mp4", ".avi", ".mkv", ".mov", ".webm", ".ts"}
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in suffixes):
        real_player.open_video(make_row(path))
        qtbot.waitUntil(lambda: real_player.canvas.state in (CanvasState.READY, CanvasState.UNREADABLE))
        if real_player.canvas.state is CanvasState.READY:
            real_player.playhead.step(100_000)
            qtbot.waitUntil(
                lambda: real_player.playhead.frame_shown() == len(real_player.playhead.times_s()) - 1,
                timeout=20_000,
            )
