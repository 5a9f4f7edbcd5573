"""Sound: off until asked for, in step with the pictures, and a sentence where nothing can be heard."""

import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import QObject, QThreadPool

from app.ui.player import sound as sounds
from app.ui.player.playback import PlaybackClock
from app.ui.player.sound import NO_DEVICE, NO_LIBRARY, Sound
from app.ui.player.sound_track import SoundTrack
from mvit_core.errors import UserError
from mvit_core.video.sound import RATE, has_sound, sound_from

CLICK_S = 1.25


@pytest.fixture(scope="module")
def clicking(tmp_path_factory) -> Path:
    """Two seconds of pictures; the sound is silence with one click."""
    path = tmp_path_factory.mktemp("sound") / "click.mov"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=25, width=64, height=48)
        audio = container.add_stream("pcm_s16le", rate=16_000, layout="mono")
        for index in range(50):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 4 * index, np.uint8), format="rgb24")
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        wave = np.zeros(32_000, np.int16)
        wave[round(CLICK_S * 16_000) :][:160] = 20_000
        for start in range(0, len(wave), 1600):
            piece = av.AudioFrame.from_ndarray(wave[None, start : start + 1600], format="s16", layout="mono")
            piece.sample_rate, piece.pts, piece.time_base = 16_000, start, Fraction(1, 16_000)
            container.mux(audio.encode(piece))
        container.mux(audio.encode(None))
    return path


@pytest.fixture
def silent(tmp_path, make_video) -> Path:
    return make_video(tmp_path / "silent.mp4", [np.zeros((48, 64, 3), np.uint8)] * 5)


@pytest.fixture
def sound(qapp):
    owner = QObject()  # as the player is: what works for it goes with it
    yield Sound(owner)
    QThreadPool.globalInstance().waitForDone()
    owner.deleteLater()


class Wall:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_what_is_heard_lies_on_the_clock_of_the_pictures(clicking, silent):
    assert has_sound(clicking)
    assert not has_sound(silent)
    loud = [
        begins_s + int(np.argmax(np.abs(piece[:, 0]) > 0.2)) / RATE
        for begins_s, piece in sound_from(clicking, 0.0)
        if np.abs(piece).max() > 0.2
    ]
    assert min(loud) == pytest.approx(CLICK_S, abs=0.01)
    later = [begins_s for begins_s, _ in sound_from(clicking, 1.0)]
    assert later[0] <= 1.0
    with pytest.raises(UserError):
        list(sound_from(silent, 0.0))


def heard(track: SoundTrack, wall: Wall, seconds: float, *, late: float = 0.0) -> float | None:
    """When a device that asks every 20 ms gives the click out; None where it does not."""
    found = None
    for number in range(round(seconds / 0.02)):
        wall.now_s = 100.0 + number * 0.02 + (late if number > 5 else 0.0)
        deadline = time.monotonic() + 60
        while not track._pieces and track._thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.001)
        piece = track.take(round(0.02 * RATE))
        if found is None and np.abs(piece).max() > 0.2:
            found = wall.now_s + int(np.argmax(np.abs(piece[:, 0]) > 0.2)) / RATE - 100.0
    return found


@pytest.mark.parametrize("late", [0.0, 0.3])
def test_sound_keeps_in_step_however_late_the_device_asks(clicking, late):
    wall = Wall()
    track = SoundTrack(clicking, PlaybackClock(0.5, 100.0, 1.0), delay_s=0.0, wall=wall)
    assert heard(track, wall, 1.4, late=late) == pytest.approx(CLICK_S - 0.5, abs=0.07)
    track.stop()
    track._thread.join(timeout=60)
    assert not track._thread.is_alive()
    assert not np.abs(track.take(960)).any()


def test_a_video_without_sound_says_so(qtbot, sound, silent):
    said: list[str] = []
    sound.refused.connect(said.append)
    with qtbot.waitSignals([sound.known, sound.known]):
        sound.open(silent)
    sound.toggle()
    assert said == ["This video has no sound."]
    assert not sound.is_on


SENTENCES = {NO_DEVICE: "No loudspeaker", NO_LIBRARY: "miniaudio"}


@pytest.mark.parametrize("why", SENTENCES)
def test_without_a_loudspeaker_or_the_library_there_is_a_sentence(qtbot, sound, clicking, monkeypatch, why):
    def fails():
        raise UserError(why)

    monkeypatch.setattr(sounds, "_device", fails)
    sound.open(clicking)
    qtbot.waitUntil(lambda: sound.has_sound)
    sound.follow(PlaybackClock(0.0, time.perf_counter(), 1.0))
    with qtbot.waitSignal(sound.refused) as refused:
        sound.toggle()
    assert SENTENCES[why] in refused.args[0]
    assert not sound.is_on


class Loudspeaker:
    """Stands in for the system's: takes when it is told to."""

    def __init__(self) -> None:
        self.is_open = True

    def start(self, samples) -> None:
        self.samples = samples

    def close(self) -> None:
        self.is_open = False


def test_it_plays_forwards_at_the_cameras_pace_alone(qtbot, sound, clicking, monkeypatch):
    device = Loudspeaker()
    monkeypatch.setattr(sounds, "_device", lambda: device)
    sound.open(clicking)
    qtbot.waitUntil(lambda: sound.has_sound)
    assert not sound.is_on, "off until it is asked for"
    sound.follow(PlaybackClock(CLICK_S - 0.05, time.perf_counter(), 1.0))
    sound.toggle()
    qtbot.waitUntil(lambda: sound._track is not None)
    assert device.samples.send(480).shape == (480, 2)
    sound.follow(None)
    assert not device.samples.send(48_000).any()
    sound.toggle()
    qtbot.waitUntil(lambda: not device.is_open)
    sound.shutdown()
