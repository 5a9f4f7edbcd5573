"""What is closed is gone at once: the window searches for garbage seldom, and a decoder keeps megabytes."""

import gc

import av
import pytest
from av.codec.context import CodecContext

from mvit_core.errors import UnreadableVideo
from mvit_core.video.access import FrameAccess
from mvit_core.video.index_shelf import IndexShelf
from mvit_core.video.reader import VideoReader
from mvit_core.video.thumbnails import filmstrip


def look_at_one(path):
    with VideoReader(path):
        pass


def read_all(path):
    with VideoReader(path) as reader:
        list(reader)


def stop_midway(path):
    with VideoReader(path) as reader:
        for frame in reader:
            if frame.index == 3:
                break


def sample_a_few(path):
    with VideoReader(path) as reader:
        frames = reader.frames(2.0)
        next(frames), next(frames)


def go_back_and_forth(path):
    with FrameAccess(path) as access:
        for index in (20, 3, 29):
            access.frame(index)


def go_where_it_was_indexed(path):
    shelf = IndexShelf(path.with_suffix(".shelf"))
    for _ in range(2):
        with FrameAccess(path, shelf=shelf) as access:
            access.frame(12)


def draw_the_filmstrip(path):
    assert list(filmstrip(path, 4, 40))


def find_it_broken(path):
    content = path.read_bytes()
    start = content.index(b"mdat") + 4
    path.write_bytes(content[:start] + bytes(len(content) - start))
    with pytest.raises(UnreadableVideo):
        VideoReader(path)


@pytest.mark.parametrize(
    "use",
    [
        *(look_at_one, read_all, stop_midway, sample_a_few, go_back_and_forth, go_where_it_was_indexed),
        *(draw_the_filmstrip, find_it_broken),
    ],
)
def test_no_decoder_is_left_to_the_search_for_garbage(make_video, numbered, tmp_path, use):
    path = make_video(tmp_path / "a.mp4", numbered(30), options={"g": "10"})
    gc.collect()
    gc.disable()
    try:
        others = decoders()  # of threads that another test left
        use(path)
        assert not [each for each in decoders() if not any(each is other for other in others)]
    finally:
        gc.enable()


def decoders() -> list[object]:
    kinds = (CodecContext, av.container.Container)
    return [each for each in gc.get_objects() if issubclass(type(each), kinds)]
