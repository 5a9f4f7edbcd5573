"""Detectors that thin out their boxes themselves are taken in every common form."""

from pathlib import Path

import numpy as np
import pytest

from mvit_core.detection import Detector, Subject
from mvit_core.detection.finished import form_of
from mvit_core.errors import BadCheckpoint
from mvit_core.types import Box
from tests.mvit_core.detection.finished_graphs import finished
from tests.mvit_core.detection.test_detector import BLUE, RED, assert_same_box, loaded, picture

FORMS = ("sixes", "sevens", "parts", "counted")
NAMES = "{0: 'animal', 1: 'person', 2: 'vehicle'}"


@pytest.mark.parametrize("form", FORMS)
def test_colors_and_places_come_back_as_they_went_in(tmp_path: Path, form: str) -> None:
    detector = loaded(tmp_path, finished((96, 160), form, names=NAMES))
    shown = picture((96, 160), (RED, (32, 0, 64, 32)), (BLUE, (128, 64, 160, 96)))
    found = {each.subject: each for each in detector.detect([shown])[0]}
    assert detector.family == "finished"
    assert_same_box(found[Subject.ANIMAL].box, Box(32 / 160, 0, 32 / 160, 32 / 96))
    if form == "counted":  # people stand in the half that fills up
        assert set(found) == {Subject.ANIMAL}
    else:
        assert_same_box(found[Subject.HUMAN].box, Box(128 / 160, 64 / 96, 32 / 160, 32 / 96))
    assert all(each.score > 0.9 for each in found.values())


@pytest.mark.parametrize("form", FORMS)
def test_boxes_are_right_in_pictures_of_another_shape(tmp_path: Path, form: str) -> None:
    detector = loaded(tmp_path, finished((128, 128), form, names=NAMES))
    shown = picture((128, 256), (RED, (128, 64, 192, 128)))  # 128 x 64, 32 pixels down, once it is in
    (found,) = detector.detect([shown])[0]
    assert_same_box(found.box, Box(0.5, 0.5, 0.25, 0.5))


@pytest.mark.parametrize("alone", [False, True])
def test_a_graph_that_divides_the_picture_itself_gets_whole_values(tmp_path: Path, alone: bool) -> None:
    data = finished((64, 64), "parts", names=NAMES, divides=True, alone=alone)
    (found,) = loaded(tmp_path, data).detect([picture((64, 64), (RED, (0, 0, 32, 32)))])[0]
    assert found.subject == Subject.ANIMAL
    assert found.score > 0.9


def test_a_card_says_in_what_range_values_are_wanted(tmp_path: Path) -> None:
    data, shown = (
        finished((64, 64), "parts", names=NAMES, divides=True),
        picture((64, 64), (RED, (0, 0, 32, 32))),
    )
    assert loaded(tmp_path, data, json='{"pixels": "0-1"}').detect([shown]) == [()]  # dark to it
    assert len(loaded(tmp_path, data, json='{"pixels": "0-255"}').detect([shown])[0]) == 1


def test_a_picture_without_a_batch_around_it_is_given_as_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "detector.onnx"
    path.write_bytes(finished((64, 64), "parts", names=NAMES, alone=True))
    detector = Detector.load(path)  # in a process of its own first
    assert len(detector.detect([picture((64, 64), (BLUE, (32, 32, 64, 64)))])[0]) == 1


def test_numbered_classes_need_names_from_the_file_a_card_or_a_well_known_name(tmp_path: Path) -> None:
    data = finished((64, 64), "parts")
    with pytest.raises(BadCheckpoint, match=r"name them in detector\.json"):
        loaded(tmp_path, data)
    shown = picture((64, 64), (RED, (0, 0, 32, 32)))
    assert loaded(tmp_path, data, json='{"classes": ["animal", "person"]}').detect([shown])[0]
    known = tmp_path / "md_v5a.0.0.onnx"
    known.write_bytes(data)
    (found,) = Detector.load(known, trusted=True).detect([shown])[0]
    assert found.class_name == "animal"


def test_a_background_class_is_no_thing(tmp_path: Path) -> None:
    """torchvision numbers from one; nought is what is not there."""
    data = finished((64, 64), "parts", first_class=1)
    card = '{"classes": ["__background__", "animal", "person"]}'
    (found,) = loaded(tmp_path, data, json=card).detect([picture((64, 64), (RED, (0, 0, 32, 32)))])[0]
    assert found.class_name == "animal"
    shifted = finished((64, 64), "parts", first_class=2)  # its second is beyond all names
    found_there = loaded(tmp_path, shifted, json=card).detect([picture((64, 64), (BLUE, (0, 0, 32, 32)))])[0]
    assert found_there == ()


def test_outputs_are_known_by_their_names_or_not_at_all() -> None:
    assert form_of({"scores": (3,), "labels": (3,), "boxes": (3, 4)}) is not None
    assert form_of({"scores": (0,), "labels": (0,), "boxes": (0, 4)}) is not None  # of a gray picture
    assert form_of({"3076": (3, 4), "3081": (3,), "3089": (3,)}) is None
    assert form_of({"boxes": (3, 5), "labels": (3,), "scores": (3,)}) is None
    assert form_of({"boxes": (3, 4), "more_boxes": (3, 4), "labels": (3,), "scores": (3,)}) is None
    assert form_of({"rows": (2, 300, 6)}) is None  # of two pictures
    assert form_of({"rows": (1, 300, 85)}) is None


def test_numbers_that_are_none_are_boxes_that_are_none(tmp_path: Path) -> None:
    form = form_of({"rows": (3, 6)})
    assert form is not None
    rows = np.array([[0, 0, 1, 1, 0.9, np.nan], [0, 0, 1, 1, 0.9, -1], [0, 0, 1, 1, 0.9, 1e30]], np.float32)
    _, _, classes = form.read([rows])
    assert classes[:2].tolist() == [-1, -1]
    assert classes[2] > 10_000
