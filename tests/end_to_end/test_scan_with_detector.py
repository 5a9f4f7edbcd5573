"""A project that has a detector: tried, remembered, and its word in the project beside that of motion."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.services import models, observations
from app.services.projects import open_project
from app.store.records import Observation, Subject
from tests.end_to_end.conftest import Trapline
from tests.end_to_end.test_window import LONG_MS, Open, card, open_and_scan, open_window
from tests.mvit_core.detection.block_graphs import yolov5

__all__ = ["card", "open_window"]  # fixtures


@pytest.fixture
def detector(tmp_path: Path) -> Path:
    """Red is an animal, blue a person."""
    path = tmp_path / "colors.onnx"
    path.write_bytes(yolov5((96, 160), names="['animal', 'person', 'vehicle']"))
    return path


@pytest.fixture
def footage(tmp_path: Path, make_video: Callable[..., Path]) -> Path:
    """One video in which a red square walks along and a blue one stands still."""

    def scene() -> Iterator[np.ndarray]:
        for index in range(60):
            frame = np.full((192, 320, 3), 90, np.uint8)
            frame[128:192, 2 * index : 2 * index + 64] = (255, 0, 0)
            frame[0:64, 256:320] = (0, 0, 255)
            yield frame

    (tmp_path / "North").mkdir()
    make_video(tmp_path / "North" / "IMG_0001.MP4", scene(), rate=12, pix_fmt="yuv444p")
    return tmp_path / "North"


def found(tmp_path: Path) -> list[Observation]:
    with open_project(tmp_path / "p.trapline") as project:
        return [each for _, each in observations.all_observations(project)]


def test_the_command_line_finds_an_animal_and_a_person_and_remembers_the_detector(
    trapline: Trapline, footage: Path, detector: Path, tmp_path: Path
) -> None:
    ended = trapline("scan", "North", "--project", "p.trapline", "--detector", detector.name)
    assert ended.returncode == 0, ended.stderr
    by_subject = {each.subject: each for each in found(tmp_path)}
    assert set(by_subject) == {Subject.ANIMAL, Subject.HUMAN}
    walking, standing = by_subject[Subject.ANIMAL].evidence, by_subject[Subject.HUMAN].evidence
    assert walking is not None
    assert walking.motion is not None
    assert walking.class_name == "animal"
    assert standing is not None
    assert standing.motion is None
    assert {each.detector for each in by_subject.values()} == {"colors"}
    rows = json.loads(trapline("observations", "p.trapline", "--json").stdout)
    assert {row["evidence"]["class_name"] for row in rows} == {"animal", "person"}
    out = trapline("export", "p.trapline", "--format", "camtrap-dp", "--out", "dp")
    assert out.returncode == 0, out.stderr
    with (tmp_path / "dp" / "observations.csv").open(encoding="utf-8") as file:
        exported = {row["observationType"]: row["classifiedBy"] for row in csv.DictReader(file)}
    assert exported == {"animal": "colors", "human": "colors"}
    again = trapline("scan", "North", "--project", "p.trapline")
    assert "scanned before" in again.stdout, "the same detector is used, so nothing is left to do"

    by_motion = trapline("scan", "North", "--project", "p.trapline", "--no-detector")
    assert by_motion.returncode == 0, by_motion.stderr
    assert {each.subject for each in found(tmp_path)} == {Subject.UNCLASSIFIED}


def test_a_file_that_is_no_detector_is_a_sentence_and_not_remembered(
    trapline: Trapline, footage: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.onnx").write_text("<html>not found</html>")
    refused = trapline("scan", "North", "--project", "p.trapline", "--detector", "page.onnx")
    assert refused.returncode == 1
    assert "page.onnx" in refused.stderr
    assert trapline("scan", "North", "--project", "p.trapline").returncode == 0


def test_a_detector_chosen_in_the_window_is_tried_remembered_and_used(
    qtbot: QtBot, open_window: Open, card: Path, detector: Path, tmp_path: Path
) -> None:
    window, house = open_window()
    open_and_scan(qtbot, window, house, card)
    page = tmp_path / "page.onnx"
    page.write_text("<html>not found</html>")
    house.scan_menu.detector_chosen.emit(page)
    qtbot.waitUntil(lambda: "page.onnx" in window.message_bar.text, timeout=LONG_MS)
    assert models.project_detector(house.session.project) is None

    ran_by: list[str] = []
    house.desk.scan_progressed.connect(lambda _progress, _paused, by_what: ran_by.append(by_what))
    house.scan_menu.detector_chosen.emit(detector)
    qtbot.waitUntil(lambda: "colors helps to find" in window.message_bar.text, timeout=LONG_MS)
    assert models.project_detector(house.session.project) == detector
    house.scan_menu.fill()
    assert house.scan_menu.detectors.title() == "Finds animals with: motion and colors"
    window.message_bar.offer.click()
    qtbot.waitUntil(lambda: house.desk.scan is None, timeout=LONG_MS)
    seen = [each for _, each in observations.all_observations(house.session.project)]
    assert {each.detector for each in seen} == {"colors"}
    assert "motion and colors" in ran_by
