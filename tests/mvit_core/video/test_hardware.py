"""A graphics card decodes only what it was seen to decode exactly and faster; those here are false."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import msgspec
import numpy as np
import pytest
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError
from numpy.typing import NDArray

from mvit_core.events import ScanRequest, VideoScanned
from mvit_core.scan import Tools, scan
from mvit_core.types import VideoResult, VideoStatus
from mvit_core.video import hardware, reader
from mvit_core.video.decoding import Defects, VideoPacket
from mvit_core.video.hardware import Hardware, Sight, kind_of, offered
from mvit_core.video.opening import opened
from mvit_core.video.picture import Geometry, Painter

Numbered = Callable[..., Iterator[NDArray[np.uint8]]]
CARD = "cuda"


@pytest.fixture
def video(tmp_path: Path, numbered: Numbered) -> Path:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        for picture in numbered(40, 160, 96):
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode(None))
    return path


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A card that decodes as the processor does, twice as fast; what was opened with it is noted."""
    used: list[str] = []

    def open_any(path: Path, *, fast: bool = False, device: str = "") -> object:
        used.append(device)
        return opened(path, fast=fast)

    def see(path: Path, device: str, most: int, until_s: float = 1e9) -> tuple[Sight, float]:
        return looked(path, device, most, until_s)[0], 1.0 if device else 2.0

    looked = hardware.see
    monkeypatch.setattr(hardware, "ask_for", lambda _device: None)
    monkeypatch.setattr(reader, "opened", open_any)
    monkeypatch.setattr(hardware, "see", see)
    return used


def test_a_card_that_proves_itself_is_used_and_not_tried_again(
    card: list[str], video: Path, tmp_path: Path
) -> None:
    cards = Hardware(tmp_path / "known", [CARD])
    assert cards.device_for(video) == CARD
    (verdict,) = cards.verdicts()
    assert verdict.note == "It gives the same pictures (0.50 of the processor's time)."
    card.clear()
    assert Hardware(tmp_path / "known", [CARD]).device_for(video) == CARD
    assert card == []


def test_what_decoded_a_video_is_told_with_its_result(card: list[str], video: Path, tmp_path: Path) -> None:
    by_card = scanned(video, Tools(hardware=Hardware(tmp_path / "known", [CARD])))
    by_processor = scanned(video, Tools())
    assert (by_card.decoded_by, by_processor.decoded_by) == (CARD, "")
    assert msgspec.structs.replace(by_card, decoded_by="") == by_processor


def test_a_profile_that_is_new_is_tried_by_itself(card: list[str], make_video, numbered, tmp_path: Path):  # type: ignore[no-untyped-def]
    plain, high = (
        make_video(tmp_path / f"{profile}.mp4", numbered(40), options={"profile": profile})
        for profile in ("baseline", "high")
    )
    assert kind_of(plain) == "h264 Constrained Baseline 80x48 yuv420p"
    cards = Hardware(tmp_path / "known", [CARD])
    assert cards.device_for(plain) == CARD
    card.clear()
    assert cards.device_for(high) == CARD
    assert card.count(CARD) == 2  # made ready, then looked at
    assert len(cards.verdicts()) == 2


def test_another_driver_is_tried_anew(
    card: list[str], video: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Hardware(tmp_path, [CARD]).device_for(video)
    card.clear()
    monkeypatch.setattr(hardware, "surroundings", lambda: "another")
    assert Hardware(tmp_path, [CARD]).device_for(video)
    assert CARD in card


@pytest.mark.parametrize(
    ("seen", "spent_s", "note"),
    [
        ([(0.0, 1, 2)], 0.1, "It gives other pictures than the processor."),
        ([(0.1, 1, 1)], 0.1, "It gives other pictures than the processor."),
        ([(0.0, 1, 1)], 1.9, "It gives the same pictures, but is not faster (0.95 of the processor's time)."),
    ],
)
def test_other_pictures_or_no_gain_leave_it_alone(  # noqa: PLR0917
    seen: Sight, spent_s: float, note: str, video: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hardware, "ask_for", lambda _device: None)
    monkeypatch.setattr(
        hardware, "see", lambda _, device, *rest: (seen, spent_s) if device else ([(0.0, 1, 1)], 2.0)
    )
    cards = Hardware(tmp_path, [CARD])
    assert cards.device_for(video) == ""
    assert [each.note for each in cards.verdicts()] == [note]


def test_a_trial_that_took_its_process_with_it_counts_as_failed(
    video: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(hardware, "try_out", crash)
    cards = Hardware(tmp_path, [CARD])
    with pytest.raises(KeyboardInterrupt):
        cards.device_for(video)
    assert cards.device_for(video) == ""
    now = time.time()
    monkeypatch.setattr(hardware.time, "time", lambda: now + 2 * hardware.UNFINISHED_LASTS_S)
    with pytest.raises(KeyboardInterrupt):
        cards.device_for(video)


@pytest.mark.skipif(not offered(), reason="this FFmpeg knows no graphics card")
def test_a_card_that_is_not_there_costs_a_sentence(video: Path, tmp_path: Path) -> None:
    absent = [each for each in offered() if "not work" in hardware.try_out(video, each, kind_of(video)).note]
    cards = Hardware(tmp_path, absent)
    assert cards.device_for(video) == ""
    assert all(each.note.startswith("It does not work here (") for each in cards.verdicts())
    assert not any(video.name in each.note for each in cards.verdicts())
    assert cards.device_for(tmp_path / "nobody opens this.mp4") == ""


def test_a_card_that_fails_on_the_way_changes_nothing_that_is_found(
    card: list[str], video: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = scanned(video, Tools())
    cards = Hardware(tmp_path / "known", [CARD])
    assert cards.device_for(video) == CARD
    whole = reader.packets

    def broken(container: InputContainer, stream: object, defects: Defects) -> Iterator[VideoPacket]:
        for number, packet in enumerate(whole(container, stream, defects)):  # type: ignore[arg-type]
            if card[-1] == CARD and number > 20:
                error: FFmpegError = InvalidDataError(1094995529, "gone")
                defects.note(error)
                return
            yield packet

    monkeypatch.setattr(reader, "packets", broken)
    card.clear()
    found = scanned(video, Tools(hardware=cards))
    assert card == [CARD, ""]
    assert found == expected
    assert found.status is not VideoStatus.PARTIAL
    assert cards.device_for(video) == ""  # the file was whole, so it was the card
    assert cards.verdicts()[0].note.startswith("It failed on the way (")


def test_what_a_process_died_of_is_left_to_the_processor(
    card: list[str], video: Path, tmp_path: Path
) -> None:
    cards = Hardware(tmp_path / "known", [CARD])
    assert cards.device_for(video) == CARD
    card.clear()
    scanned(video, Tools(hardware=cards), by_processor=True)
    assert card == [""]
    assert cards.device_for(video) == ""
    assert cards.verdicts()[0].note == "A scan process ended while it decoded."


def test_one_level_in_one_pixel_of_a_large_picture_is_seen(tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(16, 200, (720 * 3 // 2, 1280), np.uint8)
    for name, more in (("ours", 0), ("theirs", 1)):
        picture[300, 500] += more
        with av.open(str(tmp_path / f"{name}.mp4"), "w") as out:
            stream = out.add_stream("libx264", rate=10, options={"qp": "0", "preset": "ultrafast"})
            stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="yuv420p")))
            out.mux(stream.encode(None))
    (ours,), (theirs,) = (hardware.see(tmp_path / f"{each}.mp4", "", 1)[0] for each in ("ours", "theirs"))
    assert ours != theirs
    assert ours[:3] == theirs[:3]  # in the small pictures that a scan takes nobody would have seen it


def test_motion_jpeg_is_nothing_for_a_card(tmp_path: Path) -> None:
    path = tmp_path / "a.avi"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mjpeg", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        out.mux(stream.encode(av.VideoFrame(64, 48, "yuvj420p")))
        out.mux(stream.encode(None))
    assert kind_of(path) == ""


@pytest.mark.parametrize(("theirs", "ours"), [("nv12", "yuv420p"), ("p010le", "yuv420p10le")])
@pytest.mark.parametrize("full_range", [False, True])
def test_the_layout_of_cards_gives_the_same_colors(theirs: str, ours: str, full_range: bool) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (96, 160, 3), np.uint8)
    picture = av.VideoFrame.from_ndarray(noise, format="rgb24").reformat(format=ours)
    handed = picture.reformat(format=theirs)
    for each in (picture, handed):
        each.color_range = 2 if full_range else 1
    painter = Painter(Geometry(160, 96, 0))
    for size in ((160, 96), (64, 38)):
        assert np.array_equal(painter.rgb(picture, size), painter.rgb(handed, size))
        assert np.array_equal(painter.luma(picture, size), painter.luma(handed, size))


def scanned(path: Path, tools: Tools, *, by_processor: bool = False) -> VideoResult:
    request = ScanRequest(key=1, path=str(path), by_processor=by_processor)
    return next(each.result for each in scan([request], tools=tools) if isinstance(each, VideoScanned))
