from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.services import media, observations
from app.services.projects import Project
from app.services.review import labels
from app.services.review.labels import confirm
from app.services.scanning.scans import ScanRun
from app.services.timelines_picture import write_timelines
from app.services.timelines_picture.canvas import SCALE, Canvas
from app.store.records import Kind
from mvit_core.errors import UserError
from mvit_core.types import VideoResult, VideoStatus

Scan = Callable[..., ScanRun]


def picture(path: Path) -> np.ndarray:
    found = cv2.imread(str(path))
    assert found is not None
    return found


def test_a_project_is_drawn_even_where_no_video_can_be_read(
    project: Project, scan: Scan, make_result: Callable[..., VideoResult], tmp_path: Path
) -> None:
    scan(make_result(0.1, 0.5))
    assert write_timelines(project, tmp_path / "r.png") == 3
    assert picture(tmp_path / "r.png").std() > 5


def test_more_animals_make_a_taller_picture(
    project: Project, scan: Scan, make_result: Callable[..., VideoResult], tmp_path: Path
) -> None:
    first = media.videos(project)[0].id
    scan(make_result(0.1), [first])
    write_timelines(project, tmp_path / "one.png")
    scan(make_result(0.1, 0.3, 0.5, 0.7), [first], rescan=True)
    write_timelines(project, tmp_path / "four.png")
    assert picture(tmp_path / "four.png").shape[0] > picture(tmp_path / "one.png").shape[0]


def test_what_a_person_said_is_drawn_otherwise(
    project: Project, scan: Scan, make_result: Callable[..., VideoResult], tmp_path: Path
) -> None:
    scan(make_result(0.1))
    write_timelines(project, tmp_path / "before.png")
    video = media.videos(project)[0]
    animal = next(one for one in observations.of_video(project, video.id) if one.kind is Kind.ANIMAL)
    labels.apply(project, {animal.id: confirm(animal)}, who="ana")
    write_timelines(project, tmp_path / "after.png")
    assert (picture(tmp_path / "before.png") != picture(tmp_path / "after.png")).any()


def test_an_older_report_is_replaced_and_a_wrong_target_is_a_sentence(
    project: Project, scan: Scan, tmp_path: Path
) -> None:
    scan(VideoResult(status=VideoStatus.BLANK))
    write_timelines(project, tmp_path / "r.png")
    assert write_timelines(project, tmp_path / "r.png", max_videos=2) == 2
    with pytest.raises(UserError, match="does not exist"):
        write_timelines(project, tmp_path / "nowhere/r.png")


def test_a_box_covers_its_points_and_nothing_else(tmp_path: Path) -> None:
    canvas = Canvas(40, 20, "#ffffff")
    canvas.box((10, 5, 20, 10), "#ff0000")
    canvas.save(tmp_path / "c.png")
    pixels = picture(tmp_path / "c.png")
    assert pixels[10 * SCALE, 20 * SCALE].tolist() == [0, 0, 255]
    assert pixels[2 * SCALE, 20 * SCALE].tolist() == [255, 255, 255]
    assert pixels[10 * SCALE, 5 * SCALE].tolist() == [255, 255, 255]


def test_drawing_over_the_edge_of_the_sheet_is_cut_off(tmp_path: Path) -> None:
    canvas = Canvas(40, 20, "#ffffff")
    canvas.box((-5, -5, 100, 100), "#00ff00", radius=3)
    canvas.hatched((30, 10, 50, 50), "#0000ff")
    canvas.save(tmp_path / "c.png")
    assert picture(tmp_path / "c.png")[0, 0].tolist() == [0, 255, 0]


def test_long_names_lose_their_middle() -> None:
    canvas = Canvas(10, 10, "#ffffff")
    name = "a_very_long_name_of_a_video_from_a_camera.MP4"
    shown = canvas.shortened(name, 100)
    assert canvas.width_of(shown) <= 100
    assert shown.startswith("a_very")
    assert shown.endswith(".MP4")
    assert canvas.shortened("short", 100) == "short"
