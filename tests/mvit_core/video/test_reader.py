from fractions import Fraction
from itertools import accumulate, cycle, islice

import numpy as np
import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.reader import VideoReader, nearest

UNEVEN_S = list(islice(accumulate(cycle([0.02, 0.5, 0.033, 0.1]), initial=0.0), 60))


def times_and_numbers(path, number_in, rate_hz=None):
    with VideoReader(path) as reader:
        return [(frame.time_s, number_in(frame.to_luma(80))) for frame in reader.frames(rate_hz)]


@pytest.mark.parametrize(
    "video",
    [
        ("plain.mp4", {}),
        ("b_frames.mp4", {"options": {"bf": "3", "b-adapt": "0", "g": "12"}}),
        ("b_frames.mkv", {"options": {"bf": "3", "b-adapt": "0", "g": "12"}}),
        ("b_frames.avi", {"options": {"bf": "2", "b-adapt": "0", "g": "12"}}),
        ("b_frames.asf", {"options": {"bf": "3", "b-adapt": "0", "g": "12"}}),
        ("b_frames.mpg", {"codec": "mpeg2video", "options": {"bf": "2", "g": "12"}}),
        ("stream.mts", {}),
        ("motion_jpeg.avi", {"codec": "mjpeg"}),
        ("motion_jpeg.mov", {"codec": "mjpeg"}),
        ("old.avi", {"codec": "mpeg4"}),
        ("old.asf", {"codec": "msmpeg4"}),
        ("old.wmv", {"codec": "wmv2"}),
        ("small.3gp", {"codec": "mpeg4"}),
        ("hevc.mp4", {"codec": "libx265"}),
        ("web.webm", {"codec": "libvpx-vp9"}),
        ("ten_bits.mp4", {"pix_fmt": "yuv420p10le"}),
        ("full_range.mp4", {"pix_fmt": "yuvj420p"}),
        ("with_sound.mp4", {"audio_s": 1.0}),
    ],
)
def test_every_frame_comes_once_in_order_at_its_time(make_video, numbered, number_in, tmp_path, video):
    name, options = video
    path = make_video(tmp_path / name, numbered(40), rate=25, **options)
    with VideoReader(path) as reader:
        frames = [(frame.index, frame.time_s, number_in(frame.to_luma(80))) for frame in reader]
    assert [index for index, _, _ in frames] == list(range(40))
    assert [number for _, _, number in frames] == list(range(40))
    assert [time_s for _, time_s, _ in frames] == pytest.approx([n / 25 for n in range(40)], abs=0.0006)
    assert (reader.ending.num_frames, reader.ending.complete, reader.ending.reason) == (40, True, "")
    assert reader.ending.last_time_s == pytest.approx(39 / 25, abs=0.0006)


@pytest.mark.parametrize("name", ["uneven.mp4", "uneven.mkv", "uneven.asf"])
def test_a_variable_rate_gives_true_times(make_video, numbered, number_in, tmp_path, name):
    b_frames = "0" if name.endswith("asf") else "2"  # times of pictures are not in an ASF that FFmpeg wrote
    options = {"bf": b_frames, "b-adapt": "0"}
    path = make_video(tmp_path / name, numbered(60), times_s=UNEVEN_S, options=options)
    found = times_and_numbers(path, number_in)
    assert [number for _, number in found] == list(range(60))
    assert [time_s for time_s, _ in found] == pytest.approx(UNEVEN_S, abs=0.001)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pictures_stand_upright_with_square_pixels(make_video, numbered, number_in, tmp_path, rotation):
    lying = [np.ascontiguousarray(np.rot90(frame, rotation // 90)) for frame in numbered(33, 160, 96)]
    path = make_video(
        tmp_path / "a.mp4",
        lying,
        rotation=rotation,
        codec="mpeg4",
        sample_aspect=Fraction(2),
        options={"q:v": "2"},
    )
    wide = rotation % 180 == 0
    with VideoReader(path) as reader:
        *_, last = reader
        rgb = last.to_rgb()
        assert rgb.shape == (reader.info.height, reader.info.width, 3)
        assert number_in(rgb) == number_in(last.to_luma(90)) == number_in(last.to_rgb(100)) == 32
        assert reader.info.rotation_degrees == rotation
        assert (reader.info.width, reader.info.height) == ((320, 96) if wide else (160, 192))
        assert max(last.to_rgb(100).shape) == 100


def test_luma_is_black_0_and_white_255_in_every_range(make_video, tmp_path):
    flat = [np.full((48, 80, 3), level, np.uint8) for level in (0, 128, 255)]
    for name, options in [
        ("limited.mp4", {}),
        ("full.mp4", {"pix_fmt": "yuvj420p"}),
        ("deep.mp4", {"pix_fmt": "yuv420p10le"}),
        ("jpeg.avi", {"codec": "mjpeg"}),
    ]:
        with VideoReader(make_video(tmp_path / name, flat, **options)) as reader:
            levels = [float(frame.to_luma(40).mean()) for frame in reader]
        assert levels == pytest.approx([0, 128, 255], abs=3), name


def test_colors_come_back(make_video, tmp_path):
    red = [np.full((48, 80, 3), (200, 30, 60), np.uint8)] * 3
    with VideoReader(make_video(tmp_path / "a.mp4", red)) as reader:
        for frame in reader:
            assert frame.to_rgb().mean(axis=(0, 1)) == pytest.approx([200, 30, 60], abs=5)


def test_pictures_are_never_enlarged_and_frames_outlive_the_reader(make_video, numbered, number_in, tmp_path):
    with VideoReader(make_video(tmp_path / "a.mp4", numbered(8))) as reader:
        frames = list(reader)
    assert [number_in(frame.to_rgb(4000)) for frame in frames] == list(range(8))
    assert frames[0].to_rgb(4000).shape == (48, 80, 3)


def test_a_picture_that_changes_its_size_midway_keeps_the_first_shape(
    make_video, numbered, number_in, tmp_path
):
    small = make_video(tmp_path / "small.mts", numbered(10, 80, 48)).read_bytes()
    large = make_video(tmp_path / "large.mts", numbered(20, 160, 96)).read_bytes()
    path = tmp_path / "both.mts"
    path.write_bytes(small + large)
    with VideoReader(path) as reader:
        pictures = [frame.to_rgb() for frame in reader]
    assert {picture.shape for picture in pictures} == {(48, 80, 3)}
    assert number_in(pictures[-1]) == 19


def test_an_mjpeg_that_changes_its_pixel_format_midway_is_read_to_the_end(
    make_video, numbered, number_in, tmp_path
):
    """The AVI's second half is written by an encoder with 4:2:2 chroma, as some cameras do at dusk."""
    import av

    path = tmp_path / "dusk.avi"
    halves = [
        make_video(tmp_path / f"{pix_fmt}.avi", numbered(12), codec="mjpeg", pix_fmt=pix_fmt)
        for pix_fmt in ("yuvj420p", "yuvj422p")
    ]
    with av.open(str(path), "w") as out:
        stream = None
        for number, half in enumerate(halves):
            with av.open(str(half)) as source:
                stream = stream or out.add_stream_from_template(source.streams.video[0])
                for packet in source.demux(video=0):
                    if packet.size:
                        packet.stream = stream
                        packet.pts = packet.dts = packet.pts + 12 * number
                        out.mux(packet)
    with VideoReader(path) as reader:
        formats = [(frame.picture.format.name, number_in(frame.to_rgb())) for frame in reader]
    assert [number for _, number in formats] == [*range(12), *range(12)]
    assert {name for name, _ in formats} == {"yuvj420p", "yuvj422p"}
    assert reader.ending.complete


@pytest.mark.parametrize("name", ["a.avi", "a.mp4", "a.mkv", "a.mts"])
def test_a_file_that_is_cut_off_gives_what_is_there(make_video, numbered, number_in, tmp_path, name):
    codec = "mjpeg" if name == "a.avi" else "libx264"
    path = make_video(
        tmp_path / name,
        numbered(100),
        rate=10,
        codec=codec,
        options={} if codec == "mjpeg" else {"g": "10", "bf": "0"},
        container_options={"movflags": "faststart"} if name == "a.mp4" else None,
    )
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    with VideoReader(path) as reader:
        numbers = [number_in(frame.to_luma(80)) for frame in reader]
    assert numbers == list(range(len(numbers)))
    assert 15 <= len(numbers) <= 75
    if name != "a.mts":  # a transport stream promises no length
        assert not reader.ending.complete
        assert reader.ending.reason.endswith(" s.")


def test_behind_damage_reading_goes_on_at_the_next_keyframe(
    make_video, numbered, number_in, damage_packet, tmp_path
):
    path = make_video(tmp_path / "a.avi", numbered(60), options={"g": "10", "bf": "0", "sc_threshold": "0"})
    damage_packet(path, 34)
    with VideoReader(path) as reader:
        numbers = [number_in(frame.to_luma(80)) for frame in reader]
    assert numbers[-1] == 59
    assert numbers == sorted(numbers)
    assert numbers == [n for n in range(60) if not 34 <= n < 40]
    assert not reader.ending.complete
    assert "damaged" in reader.ending.reason


def test_nothing_that_decodes_is_unreadable(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(10), codec="mjpeg")
    content = bytearray(path.read_bytes())
    start = content.index(b"movi")
    content[start + 4 :] = bytes(len(content) - start - 4)
    path.write_bytes(content)
    with pytest.raises(UnreadableVideo, match=r"a\.avi"):
        VideoReader(path)


@pytest.mark.parametrize("codec", ["mjpeg", "libx264"])
def test_sampling_gives_the_nearest_frames(make_video, numbered, number_in, tmp_path, codec):
    path = make_video(tmp_path / "a.avi", numbered(60), rate=30, codec=codec, options={"bf": "0"})
    found = times_and_numbers(path, number_in, rate_hz=5)
    assert [number for _, number in found] == [0, 6, 12, 18, 24, 30, 36, 42, 48, 54]
    assert [time_s for time_s, _ in found] == pytest.approx([n / 5 for n in range(10)])


def test_sampling_motion_jpeg_numbers_frames_as_reading_all_does(make_video, numbered, tmp_path):
    path = make_video(tmp_path / "a.avi", numbered(50), rate=30, codec="mjpeg")
    with VideoReader(path) as reader:
        sampled = [(frame.index, frame.time_s) for frame in reader.frames(4.0)]
    with VideoReader(path) as every:
        all_times = [frame.time_s for frame in every]
    assert all(all_times[index] == time_s for index, time_s in sampled)
    assert reader.ending == every.ending


def test_nearest_picks_each_item_once():
    assert list(nearest([(0, "a"), (0.1, "b"), (2.0, "c"), (2.1, "d")], 1.0)) == ["a", "b", "c"]
    assert list(nearest([(0, "a"), (0.6, "b"), (0.9, "c")], 1.0)) == ["a"]
    assert list(nearest([(0, "a"), (1e12, "b")], 5.0)) == ["a", "b"]
    assert list(nearest([], 5.0)) == []


def test_a_reader_is_read_once_and_knows_its_ending_afterwards(make_video, numbered, tmp_path):
    with VideoReader(make_video(tmp_path / "a.mp4", numbered(5))) as reader:
        with pytest.raises(RuntimeError, match="after its last frame"):
            _ = reader.ending
        assert len(list(reader)) == 5
        with pytest.raises(RuntimeError, match="read once"):
            iter(reader)


def test_files_are_let_go_of_and_ffmpeg_keeps_quiet(make_video, numbered, tmp_path, capfd):
    path = make_video(tmp_path / "a.avi", numbered(30), codec="mjpeg")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\x55" * (len(content) - len(content) // 2)
    path.write_bytes(content)
    capfd.readouterr()
    for _ in range(300):  # more than the open files a process may have by default on some systems
        reader = VideoReader(path)
        reader.close()
    with VideoReader(path) as reader:
        assert list(reader)
    assert capfd.readouterr() == ("", "")
