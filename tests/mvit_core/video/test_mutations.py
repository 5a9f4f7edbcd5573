"""Damaged copies of small files: whatever the bytes, an answer or UnreadableVideo, and soon."""

import random
from itertools import pairwise
from time import process_time

import pytest

from mvit_core.errors import UnreadableVideo
from mvit_core.video.access import FrameAccess
from mvit_core.video.probe import probe
from mvit_core.video.reader import VideoReader
from mvit_core.video.thumbnails import filmstrip

LONGEST_S = 10.0


@pytest.fixture(scope="module")
def originals(make_video, numbered, tmp_path_factory):
    folder = tmp_path_factory.mktemp("originals")
    kinds = {
        "a.avi": {"codec": "mjpeg"},
        "b.avi": {"codec": "mpeg4", "audio_s": 1.0},
        "c.mp4": {"options": {"g": "10", "bf": "2", "b-adapt": "0"}, "audio_s": 1.0},
        "d.mkv": {"options": {"g": "10"}},
        "e.mts": {"options": {"g": "10"}},
        "f.asf": {"codec": "msmpeg4"},
        "g.mpg": {"codec": "mpeg2video"},
        "h.mov": {"codec": "libx265", "rotation": 90},
        "i.avi": {"options": {"g": "10"}},
    }
    return [make_video(folder / name, numbered(40), **options) for name, options in kinds.items()]


def flip(content, dice, _):
    for _ in range(dice.choice([1, 5, 50])):
        content[dice.randrange(len(content))] = dice.randrange(256)


def flip_header(content, dice, _):
    for _ in range(dice.choice([1, 3, 20])):
        content[dice.randrange(min(600, len(content)))] = dice.randrange(256)


def cut(content, dice, _):
    del content[dice.randrange(len(content)) :]


def wipe(content, dice, _):
    start = dice.randrange(len(content))
    length = min(dice.randrange(1, 4000), len(content) - start)
    content[start : start + length] = bytes(length)


def splice(content, dice, other):
    start, there = dice.randrange(len(content)), dice.randrange(len(other))
    length = dice.randrange(1, 4000)
    content[start : start + length] = other[there : there + length]


def use(path):
    """Everything that can be done with a file; raises nothing but UnreadableVideo."""
    probe(path)
    with VideoReader(path) as reader:
        times_s = [frame.time_s for frame in reader if frame.to_luma(40).shape[1] == 40]
        assert times_s
        assert all(a < b for a, b in pairwise(times_s))
        assert reader.ending.num_frames == len(times_s)
    with VideoReader(path) as reader:
        assert list(reader.frames(5.0))
    with FrameAccess(path) as access:
        for number in (len(access) - 1, 0, len(access) // 2):
            access.frame(min(number, len(access) - 1)).to_rgb(64)
    assert list(filmstrip(path, 4, 20))


@pytest.mark.parametrize("mutate", [flip, flip_header, cut, wipe, splice])
@pytest.mark.parametrize("seed", range(16))
def test_damaged_copies_never_surprise(originals, tmp_path, mutate, seed):
    dice = random.Random(f"{mutate.__name__} {seed}")
    original = dice.choice(originals)
    content = bytearray(original.read_bytes())
    mutate(content, dice, dice.choice(originals).read_bytes())
    path = tmp_path / original.name
    path.write_bytes(content)
    started_s = process_time()
    said = f"{original.name} is read."
    try:
        use(path)
    except UnreadableVideo as error:
        said = str(error)
    assert said.startswith(original.name)
    assert said.endswith(".")
    assert process_time() - started_s < LONGEST_S
