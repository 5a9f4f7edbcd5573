"""Photos are videos of one frame."""

from datetime import datetime

import numpy as np
import pytest
from PIL import Image

from mvit_core.errors import UnreadableVideo
from mvit_core.video.access import FrameAccess
from mvit_core.video.photo import photo_is_cut
from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader
from mvit_core.video.thumbnails import filmstrip
from tests.card_dump import write_photo

TAKEN = datetime(2024, 6, 3, 5, 12, 9)


@pytest.fixture
def picture():
    rgb = np.random.default_rng(1).integers(60, 200, (120, 200, 3)).astype(np.uint8)
    rgb[:, :100, 0] = 255  # red on the left
    return rgb


@pytest.fixture
def photo(tmp_path, picture):
    return write_photo(tmp_path / "IMG_0001.JPG", picture, TAKEN)


def test_a_photo_says_when_it_was_taken_and_lasts_no_time(photo):
    info = probe(photo)
    assert (info.captured_at, info.duration_s, info.num_frames, info.frame_rate) == (TAKEN, 0.0, 1, None)
    assert (info.width, info.height) == (200, 120)
    assert info.fingerprint


def test_a_photo_has_one_frame_at_second_0(photo):
    with VideoReader(photo) as reader:
        frames = list(reader.frames())
    assert [(frame.index, frame.time_s) for frame in frames] == [(0, 0.0)]
    assert reader.ending.complete
    with FrameAccess(photo) as access:
        assert len(access) == 1
        assert access.frame(access.index_at(5.0)).to_rgb().shape == (120, 200, 3)
    assert [(time_s, picture.shape) for time_s, picture in filmstrip(photo, 8, 60)] == [(0.0, (60, 100, 3))]


def test_a_camera_on_its_side_is_turned_upright(tmp_path, picture):
    turned = write_photo(tmp_path / "a.jpg", picture, TAKEN, orientation=6)
    info = probe(turned)
    assert (info.width, info.height, info.rotation_degrees) == (120, 200, 90)
    with VideoReader(turned) as reader:
        rgb = next(reader.frames()).to_rgb()
    assert rgb.shape == (200, 120, 3)
    assert rgb[:90, :, 0].mean() > 240  # what was left is above


def test_a_photo_that_was_cut_off_is_partial_not_whole(photo):
    whole = photo.read_bytes()
    assert not photo_is_cut(photo)
    photo.write_bytes(whole[: len(whole) * 2 // 3])
    assert photo_is_cut(photo)
    assert probe(photo).captured_at == TAKEN
    with VideoReader(photo) as reader:
        assert len(list(reader.frames())) == 1
    assert "missing" in reader.ending.reason


def test_more_behind_the_picture_is_no_damage(photo):
    photo.write_bytes(photo.read_bytes() + bytes(8000))
    assert not photo_is_cut(photo)


def test_the_end_of_the_preview_is_not_taken_for_that_of_the_picture(tmp_path, picture):
    small = write_photo(tmp_path / "small.jpg", picture[::8, ::8], None).read_bytes()
    preview = b"\xff\xe2" + (len(small) + 2).to_bytes(2, "big") + small  # in a segment of its own
    whole = write_photo(tmp_path / "a.jpg", picture, TAKEN).read_bytes()
    (tmp_path / "b.jpg").write_bytes(whole[:2] + preview + whole[2 : len(whole) * 2 // 3])
    assert photo_is_cut(tmp_path / "b.jpg")


@pytest.mark.parametrize(("damage", "what"), [(b"", "empty"), (b"no picture at all" * 50, "not one frame")])
def test_what_is_no_photo_says_so(tmp_path, damage, what):
    path = tmp_path / "a.jpg"
    path.write_bytes(damage)
    with pytest.raises(UnreadableVideo, match=what):
        VideoReader(path)


def test_damaged_exif_costs_the_time_alone(photo):
    content = bytearray(photo.read_bytes())
    place = content.index(b"Exif\x00\x00") + 6
    content[place : place + 40] = b"\xff" * 40
    photo.write_bytes(content)
    info = probe(photo)
    assert (info.captured_at, info.width) == (None, 200)


def test_a_name_with_percent_signs_is_no_pattern_for_its_neighbors(tmp_path, picture):
    write_photo(tmp_path / "IMG_001.jpg", np.zeros((40, 40, 3), np.uint8), TAKEN)
    odd = write_photo(tmp_path / "IMG_%03d.jpg", picture, TAKEN)
    assert probe(odd).width == 200


def test_a_picture_of_another_kind_under_a_photos_name_is_read(tmp_path, picture):
    Image.fromarray(picture).save(tmp_path / "a.png")
    odd = (tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert (probe(odd).width, probe(odd).num_frames) == (200, 1)
