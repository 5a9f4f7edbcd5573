"""What comes out of detectors whose answers are known."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from mvit_core.detection import Detector, Subject
from mvit_core.types import Box
from tests.mvit_core.detection.block_graphs import yolov5, yolov8, yolox

RED, BLUE = (255, 0, 0), (0, 0, 255)
FAMILIES = {"YOLOX": yolox, "YOLOv5": yolov5, "YOLOv8": yolov8}


def loaded(folder: Path, data: bytes, **more: str) -> Detector:
    """The detector in `data`, with cards named by their suffix."""
    path = folder / "detector.onnx"
    path.write_bytes(data)
    for suffix, text in more.items():
        path.with_suffix(f".{suffix}").write_text(text, encoding="utf-8")
    return Detector.load(path, trusted=True)


def picture(
    size: tuple[int, int], *blocks: tuple[tuple[int, int, int], tuple[int, int, int, int]]
) -> NDArray[np.uint8]:
    """A gray picture with colored rectangles (color, (left, top, right, bottom))."""
    pixels = np.full((*size, 3), 90, np.uint8)
    for color, (left, top, right, bottom) in blocks:
        pixels[top:bottom, left:right] = color
    return pixels


@pytest.mark.parametrize("family", FAMILIES)
def test_colors_and_places_come_back_as_they_went_in(tmp_path: Path, family: str) -> None:
    detector = loaded(tmp_path, FAMILIES[family]((96, 160)))
    shown = picture((96, 160), (RED, (32, 0, 64, 32)), (BLUE, (128, 64, 160, 96)))
    found = {each.subject: each for each in detector.detect([shown])[0]}
    assert detector.family == family
    assert set(found) == {Subject.ANIMAL, Subject.HUMAN}
    assert_same_box(found[Subject.ANIMAL].box, Box(32 / 160, 0, 32 / 160, 32 / 96))
    assert_same_box(found[Subject.HUMAN].box, Box(128 / 160, 64 / 96, 32 / 160, 32 / 96))
    assert all(each.score > 0.9 for each in found.values())


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("scale", [1, 2, 5])
def test_boxes_are_right_in_pictures_of_another_shape_and_size(
    tmp_path: Path, family: str, scale: int
) -> None:
    detector = loaded(tmp_path, FAMILIES[family]((128, 128)))
    # 128 wide and 64 high after scaling: YOLOX puts it at the top, the others 32 pixels down.
    shown = picture((64 * scale, 128 * scale), (RED, (64 * scale, 32 * scale, 96 * scale, 64 * scale)))
    (found,) = detector.detect([shown])[0]
    assert_same_box(found.box, Box(0.5, 0.5, 0.25, 0.5))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("size", [(1, 1), (1, 900), (333, 77), (31, 33)])
def test_pictures_of_odd_sizes_and_infrared_are_taken(
    tmp_path: Path, family: str, size: tuple[int, int]
) -> None:
    detector = loaded(tmp_path, FAMILIES[family]((64, 96)))
    color, gray = detector.detect([np.full((*size, 3), 200, np.uint8), np.full(size, 200, np.uint8)])
    assert color == gray == ()


def test_gray_is_seen_as_the_same_in_all_channels(tmp_path: Path) -> None:
    detector = loaded(tmp_path, yolox((64, 64)))
    gray = np.random.default_rng(1).integers(0, 255, (64, 64), np.uint8)
    assert detector.detect([gray]) == detector.detect([np.dstack([gray] * 3)])


def test_no_pictures_no_answers(tmp_path: Path) -> None:
    assert loaded(tmp_path, yolox((64, 64))).detect([]) == []


def test_boxes_never_leave_the_picture(tmp_path: Path) -> None:
    detector = loaded(tmp_path, yolox((64, 64)))
    # 64 x 20 at the top of 64 x 64: the cell of 32 x 32 reaches below it.
    (first, *_) = detector.detect([picture((20, 64), (RED, (0, 0, 32, 20)))])[0]
    assert_same_box(first.box, Box(0, 0, 0.5, 1))


def test_one_thing_is_one_box_whatever_it_is_called(tmp_path: Path) -> None:
    names = "{0: 'animal', 1: 'animal', 2: 'vehicle'}"
    detector = loaded(tmp_path, yolov5((64, 64), names=names.replace("1: 'animal'", "1: 'dog'")))
    purple = picture((64, 64), ((255, 0, 255), (0, 0, 32, 32)))
    assert len(detector.detect([purple])[0]) == 1


@pytest.mark.parametrize("declared", [["batch", 3, "height", "width"], [1, 3, "height", "width"]])
def test_a_graph_that_takes_any_size_gets_the_cards(tmp_path: Path, declared: list[int | str]) -> None:
    detector = loaded(tmp_path, yolox((96, 64), declared=declared), json='{"input_size": [96, 64]}')
    assert detector.input_size == (96, 64)
    (found,) = detector.detect([picture((96, 64), (RED, (32, 64, 64, 96)))])[0]
    assert_same_box(found.box, Box(0.5, 2 / 3, 0.5, 1 / 3))


def test_only_animals_people_and_vehicles_are_reported(tmp_path: Path) -> None:
    card = '{"classes": ["chair", "red deer", "person"], "subjects": {"red deer": "animal"}}'
    red_and_blue = picture((64, 64), (RED, (0, 0, 32, 32)), (BLUE, (32, 32, 64, 64)))
    assert loaded(tmp_path, yolov5((64, 64)), json=card).class_names == ("red deer", "person")
    (found,) = loaded(tmp_path, yolov5((64, 64)), json=card).detect([red_and_blue])[0]
    assert (found.class_name, found.subject) == ("red deer", Subject.ANIMAL)
    assert found.box.x == pytest.approx(0.5)


def test_a_toml_card_says_where_a_detector_comes_from(tmp_path: Path) -> None:
    card = 'name = "Blocks"\nlicence = "MIT"\nclasses = ["animal", "person", "vehicle"]\nmin_score = 0.5\n'
    detector = loaded(tmp_path, yolov5((64, 64)), toml=card)
    assert (detector.card.name, detector.card.licence, detector.card.min_score) == ("Blocks", "MIT", 0.5)


def assert_same_box(box: Box, expected: Box) -> None:
    """Equal but for the arithmetic of float32."""
    values = [(box.x, expected.x), (box.y, expected.y), (box.w, expected.w), (box.h, expected.h)]
    for value, wanted in values:
        assert value == pytest.approx(wanted, abs=1e-5)
