"""People who do not go where their boxes would have them, in drawn videos, judged on every frame."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.services.exports.people.hiding import Hiding
from app.services.exports.people.privacy import Person, without_people
from mvit_core.types import Box, Span, TrackPoint
from mvit_core.video.picture import Frame
from mvit_core.video.reader import VideoReader
from tests.conftest import MakeVideo

WIDTH, HEIGHT = 320, 180
RATE, NUM_FRAMES = 8, 48
BODY_W, BODY_H, FACE = 24, 52, 16  # pixels
MOST_CONTRAST = 12.0  # of neighboring pixels: what two fields of a checkered face lose in the blur
Way = Callable[[float], tuple[float, float]]  # of the seconds: left and top in pixels
Picture = NDArray[np.uint8]


def shown_of(hiding: Hiding, frame: Frame) -> Picture:
    """A frame as it leaves the project."""
    return without_people(frame.to_rgb(), hiding.boxes(frame))


def detour(t: float) -> tuple[float, float]:
    """Begins and ends at the left, far away in between."""
    return 30 + 240 * np.sin(np.pi * min(t, 6) / 6) ** 2, 110 - 100 * np.sin(np.pi * t / 6)


def stays_elsewhere(t: float) -> tuple[float, float]:
    """Runs off at once, stands for four seconds, and comes back."""
    share = min(1.0, max(0.0, min(t - 0.3, 5.7 - t)) / 0.6)
    return 30 + 200 * share, 110 - 90 * share


def to_and_fro(t: float) -> tuple[float, float]:
    """Three times there and back between any two of its boxes."""
    return 150 + 120 * np.sin(2 * np.pi * t / 2), 60 + 40 * np.sin(2 * np.pi * t / 3)


def rightwards(t: float) -> tuple[float, float]:
    """Crosses the other, above the straight line."""
    return 20 + 44 * t, 110 - 80 * np.sin(np.pi * t / 6)


def leftwards(t: float) -> tuple[float, float]:
    """Crosses the other, below it."""
    return 276 - 44 * t, 30 + 90 * np.sin(np.pi * t / 6)


def through_the_edge(t: float) -> tuple[float, float]:
    """Comes in from the left, turns in the middle, and leaves where it came from."""
    return -BODY_W + 4 + 180 * np.sin(np.pi * t / 6), 60


WAYS: dict[str, tuple[tuple[Way, tuple[float, ...]], ...]] = {
    "a detour between two boxes": ((detour, (0.0, 5.9)),),
    "standing elsewhere between two boxes": ((stays_elsewhere, (0.0, 5.9)),),
    "to and fro, boxes on some frames only": ((to_and_fro, (0.0, 0.1, 1.3, 2.9, 3.0, 4.7, 5.9)),),
    "two who cross": ((rightwards, (0.0, 5.9)), (leftwards, (0.0, 3.0, 5.9))),
    "in and out at the edge": ((through_the_edge, (0.0, 5.9)),),
    "a box a second": (
        (detour, (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 5.9)),
        (to_and_fro, tuple(np.arange(0, 6, 0.25))),
    ),
    "boxes that end a second early": ((detour, (1.0, 2.0, 3.0, 4.0, 4.9)),),
}
WEATHERS = ("still", "wind", "dusk")


def person(seed: int) -> Picture:
    """Stripes for a body, checks for a face: the finest there is."""
    body = np.zeros((BODY_H, BODY_W, 3), np.uint8)
    body[:] = (40, 60, 120) if seed % 2 else (150, 120, 40)
    body[::4] = body[1::4] = (230, 230, 210)
    checks = np.indices((FACE, FACE)).sum(axis=0) // 2 % 2 * 255
    body[:FACE, 4 : 4 + FACE] = checks[..., None]
    return body


def scene(weather: str, index: int, rng: np.random.Generator) -> Picture:
    """Country of smooth tones, whatever the weather makes of it."""
    y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    tone = 110 + 25 * np.sin(x / 37) + 20 * np.cos(y / 23)
    if weather == "wind":
        tone[:, 250:] += 25 * np.sin(x[:, 250:] / 5 + index * 1.3)
    if weather == "dusk":
        tone *= 1 - 0.4 * index / NUM_FRAMES
    picture = np.stack([tone, tone * 1.05, tone * 0.9], axis=2)
    if weather != "still":
        picture += rng.normal(0, 6 if weather == "noise" else 2, picture.shape)
    return np.asarray(np.clip(picture, 0, 255), np.uint8)


def place(way: Way, index: int) -> tuple[int, int]:
    left, top = way(index / RATE)
    return round(left), round(top)


def inside(way: Way, index: int) -> tuple[slice, slice]:
    """Where the body is, within the picture."""
    left, top = place(way, index)
    return slice(max(0, top), max(0, top + BODY_H)), slice(max(0, left), max(0, left + BODY_W))


def box(way: Way, index: int) -> Box:
    rows, columns = inside(way, index)
    right, bottom = min(columns.stop, WIDTH), min(rows.stop, HEIGHT)
    return Box(
        columns.start / WIDTH,
        rows.start / HEIGHT,
        (right - columns.start) / WIDTH,
        (bottom - rows.start) / HEIGHT,
    )


def boxed(way: Way, times: Sequence[float]) -> Person:
    points = tuple(
        TrackPoint(round(t * RATE) / RATE, round(t * RATE), box(way, round(t * RATE))) for t in times
    )
    return Person(Span(points[0].time_s, points[-1].time_s), points)


def filmed(make_video: MakeVideo, file: Path, ways: Sequence[Way], weather: str) -> Path:
    rng = np.random.default_rng(7)
    frames = []
    for index in range(NUM_FRAMES):
        picture = scene(weather, index, rng)
        for number, way in enumerate(ways):
            rows, columns = inside(way, index)
            left, top = place(way, index)
            part = picture[rows, columns]
            part[:] = person(number)[rows.start - top :, columns.start - left :][
                : part.shape[0], : part.shape[1]
            ]
        frames.append(picture)
    return make_video(file, frames, rate=RATE, options={"crf": "6"})


def contrast(picture: Picture, rows: slice, columns: slice) -> float:
    """The largest mean difference of neighbors, along either side, over face or body."""
    body = picture[rows, columns].astype(float).mean(axis=2)
    return max(
        (float(np.abs(np.diff(body, axis=axis)).mean()) for axis in (0, 1) if min(body.shape) > 1), default=0
    )


@pytest.mark.parametrize(
    ("name", "weather"),
    [*((name, "noise") for name in WAYS), *(("a detour between two boxes", each) for each in WEATHERS)],
)
def test_nobody_is_readable_in_any_frame(
    name: str, weather: str, tmp_path: Path, make_video: MakeVideo
) -> None:
    ways = [way for way, _ in WAYS[name]]
    file = filmed(make_video, tmp_path / "a.mp4", ways, weather)
    hiding = Hiding(file, [boxed(way, times) for way, times in WAYS[name]])
    with VideoReader(file) as reader:
        for frame in reader:
            original, shown = frame.to_rgb(), shown_of(hiding, frame)
            for way in ways:
                where = inside(way, frame.index)
                left = contrast(shown, *where)
                assert left < MOST_CONTRAST, (frame.index, left, contrast(original, *where))


def test_what_keeps_still_beside_them_stays_visible(tmp_path: Path, make_video: MakeVideo) -> None:
    file = filmed(make_video, tmp_path / "a.mp4", [stays_elsewhere], "noise")
    hiding = Hiding(file, [boxed(stays_elsewhere, (0.0, 5.9))])
    with VideoReader(file) as reader:
        kept = [np.mean(frame.to_rgb() == shown_of(hiding, frame)) for frame in reader]
    assert min(kept) > 0.5


def test_somebody_who_stands_where_the_last_box_was_stays_hidden(
    tmp_path: Path, make_video: MakeVideo
) -> None:
    def stands(_t: float) -> tuple[float, float]:
        return 100, 60

    file = filmed(make_video, tmp_path / "a.mp4", [stands], "noise")
    hiding = Hiding(file, [boxed(stands, (2.0, 2.2))])
    with VideoReader(file) as reader:
        assert max(contrast(shown_of(hiding, frame), *inside(stands, 0)) for frame in reader) < MOST_CONTRAST


def test_a_person_without_a_box_hides_the_whole_frame(tmp_path: Path, make_video: MakeVideo) -> None:
    file = filmed(make_video, tmp_path / "a.mp4", [detour], "still")
    hiding = Hiding(file, [Person(Span(0, 6))])
    with VideoReader(file) as reader:
        for frame in reader:
            assert len(np.unique(shown_of(hiding, frame).reshape(-1, 3), axis=0)) <= 9


def test_where_the_pictures_to_compare_with_cannot_be_read_all_within_reach_is_hidden(
    tmp_path: Path, make_video: MakeVideo
) -> None:
    file = filmed(make_video, tmp_path / "a.mp4", [detour], "still")
    hiding = Hiding(tmp_path / "gone.mp4", [boxed(detour, (0.0, 5.9))])
    with VideoReader(file) as reader:
        assert all(
            contrast(shown_of(hiding, frame), *inside(detour, frame.index)) < MOST_CONTRAST
            for frame in reader
        )
