"""Rendered clocks in fonts that the reader was not trained on, and those of real cameras."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import cv2
import matplotlib
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from mvit_core.overlay.reading import APART, NOTHING, STILL, read_clock
from tests.conftest import MakeVideo

START = datetime(2021, 8, 27, 19, 43, 56)
Picture = NDArray[np.uint8]
Write = Callable[[Picture, str], Picture]


def hershey(picture: Picture, words: str) -> Picture:
    """White with a dark rim, straight on the picture."""
    for color, thick in ((0, 4), (255, 2)):
        cv2.putText(picture, words, (60, 340), cv2.FONT_HERSHEY_DUPLEX, 0.7, (color,) * 3, thick, cv2.LINE_AA)
    return picture


def mono_on_banner(picture: Picture, words: str) -> Picture:
    """Black on a white banner."""
    file = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSansMono.ttf"
    picture[330:] = 255
    image = Image.fromarray(picture)
    ImageDraw.Draw(image).text((150, 332), words, fill=(0, 0, 0), font=ImageFont.truetype(str(file), 20))
    return np.array(image)


def film(clock: Callable[[int], str], write: Write = hershey, number: int = 4) -> list[Picture]:
    """A frame a second of a hazy scene with a clock."""
    random = np.random.default_rng(5)
    coarse = random.integers(20, 160, (10, 18, 3)).astype(np.uint8)
    scene = cv2.resize(coarse, (640, 360), interpolation=cv2.INTER_CUBIC)
    return [write(scene.copy(), clock(index)) for index in range(number)]


def going(form: str) -> Callable[[int], str]:
    """A clock that goes."""
    return lambda index: (START + timedelta(seconds=index)).strftime(form)


@pytest.mark.parametrize("write", [hershey, mono_on_banner])
@pytest.mark.parametrize(
    ("form", "crf"), [("%Y-%m-%d %H:%M:%S", 20), ("%d/%m/%Y %H:%M:%S", 28), ("%m/%d/%Y  %I:%M:%S %p", 28)]
)
def test_rendered_clocks_are_read(
    tmp_path: Path, make_video: MakeVideo, write: Write, form: str, crf: int
) -> None:
    video = make_video(tmp_path / "a.mp4", film(going(form), write), rate=1, options={"crf": str(crf)})
    found = read_clock(video)
    assert {found.month_first, found.day_first} - {None} == {START}, found


def test_a_clock_that_stands_still_is_not_believed(tmp_path: Path, make_video: MakeVideo) -> None:
    video = make_video(tmp_path / "a.mp4", film(lambda _: f"{START:%Y-%m-%d %H:%M:%S}"), rate=1)
    assert read_clock(video).reason == STILL


def test_a_clock_that_jumps_is_not_believed(tmp_path: Path, make_video: MakeVideo) -> None:
    video = make_video(
        tmp_path / "a.mp4", film(lambda n: f"{START + timedelta(hours=n):%Y-%m-%d %H:%M:%S}"), rate=1
    )
    assert read_clock(video).reason == APART


def test_without_a_clock_nothing_is_read(tmp_path: Path, make_video: MakeVideo) -> None:
    video = make_video(tmp_path / "a.mp4", film(lambda _: ""), rate=1)
    assert read_clock(video).reason == NOTHING


REAL = {
    "lote/CircumanalGlandSigning.mp4": (
        datetime(2018, 10, 11, 15, 29, 11),
        datetime(2018, 11, 10, 15, 29, 11),
    ),
    "lote/Playing.mp4": (datetime(2015, 7, 20, 6, 52, 24), None),
    "lote/Trotting.mp4": (datetime(2015, 8, 30, 12, 31, 30), None),
}
MAY_BE_READ = {
    "lote/Defecating.mp4": (datetime(2014, 7, 9, 1, 34, 48), datetime(2014, 9, 7, 1, 34, 48)),
    "lote/DrinkWater.mp4": (datetime(2019, 5, 21, 10, 55, 2), None),
    "lote/Grooming.mp4": (datetime(2016, 6, 12, 10, 10, 35), datetime(2016, 12, 6, 10, 10, 35)),
}


@pytest.mark.parametrize(("name", "truth"), REAL.items())
def test_clocks_of_real_cameras_are_read(
    shared: Path, name: str, truth: tuple[datetime, datetime | None]
) -> None:
    found = read_clock(shared / "footage" / name)
    assert (found.month_first, found.day_first) == truth


@pytest.mark.parametrize(("name", "truth"), MAY_BE_READ.items())
def test_what_can_hardly_be_read_is_read_right_or_not_at_all(
    shared: Path, name: str, truth: tuple[datetime, datetime | None]
) -> None:
    found = read_clock(shared / "footage" / name)
    assert found.reason or (found.month_first, found.day_first) == truth


def test_no_clock_is_read_where_letters_are_three_pixels_tall(shared: Path) -> None:
    for video in sorted((shared / "footage" / "trap_formats").rglob("*.[AM][VP]*")):
        assert read_clock(video).reason, video
