"""COCO Camera Traps: photos and frames of videos with boxes, of others and of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.services import media, observations
from app.services.imports import guess_format, import_file, preview_import
from app.services.imports.linking import LONGEST_GAP_S
from app.services.observations import scanned
from app.services.projects import Project
from app.services.review import labels
from app.store.records import Observation, ReviewState, Subject
from mvit_core.errors import UserError
from mvit_core.types import VideoInfo
from tests.app.conftest import animals_of
from tests.import_files import HERE, cards, coco, picture, written

PHOTO = "CAM01/IMG_0001.JPG"


def photo(file: str = PHOTO, **more: Any) -> dict[str, Any]:
    return {
        "id": file, "file_name": file, "width": 640, "height": 360, "datetime": "2026-05-02 10:00:00"
    } | more  # fmt: skip


def with_photos(project: Project, folder: Path, *names: str) -> Path:
    """A folder with a video and photos that the project knows."""
    place = cards(project, folder)
    for name in names:
        (place / name).write_bytes(name.encode())
    media.add_files(project, place, list(media.find_videos(place)))
    return place


def taken(project: Project, place: Path, content: dict[str, Any]) -> list[Observation]:
    import_file(project, written(place / "coco.json", content), who="ana")
    return animals_of(project)


def annotated(content: dict[str, Any], *annotations: dict[str, Any]) -> dict[str, Any]:
    """With these annotations in place of the others."""
    return {**content, "annotations": [{"id": n, **one} for n, one in enumerate(annotations)]}


def test_a_photos_boxes_are_what_people_said(empty: Project, tmp_path: Path) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    (fox,) = taken(empty, place, coco(photo()))
    assert (fox.state, fox.subject, fox.count) == (ReviewState.ADDED, Subject.ANIMAL, 1)
    assert fox.taxon is not None
    (point,) = fox.keyframes
    box = point.box
    assert (point.time_s, box.x, box.y, box.w, box.h) == pytest.approx((0, 0.1, 0.3, 0.3, 0.4))


def test_two_of_a_kind_in_one_photo_are_two_and_stay_two(empty: Project, tmp_path: Path) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    both = [{"image_id": PHOTO, "category_id": 1, "bbox": [x, 100, 90, 80]} for x in (0, 400)]
    content = annotated(coco(photo()), *both)
    assert len(taken(empty, place, content)) == 2
    assert len(taken(empty, place, content)) == 2


def test_frames_of_a_video_are_one_animal_timed_by_the_videos_own_rate(
    empty: Project, tmp_path: Path
) -> None:
    place = cards(empty, tmp_path)
    (video,) = media.videos(empty)
    info = VideoInfo(
        size_bytes=3, container="mov", codec="h264", width=640, height=360, duration_s=10.0, frame_rate=25.0
    )
    media.record_probes(empty, [(video.id, info, "")])
    (fox,) = taken(empty, place, coco(picture(HERE), picture(HERE, frame=25), picture(HERE, frame=50)))
    assert (fox.span.start_s, fox.span.end_s) == (0.0, 2.0)
    assert [point.frame_index for point in fox.keyframes] == [0, 25, 50]


def test_where_nobody_knows_the_rate_it_is_said(empty: Project, tmp_path: Path) -> None:
    file = written(cards(empty, tmp_path) / "coco.json", coco(picture(HERE, frame=60)))
    looked = preview_import(empty, file)
    assert any(f"how many frames a second {HERE} has: 30" in said for said in looked.problems)
    told = coco({**picture(HERE, frame=60), "frame_rate": 20.0})
    report = import_file(empty, written(file, told), who="ana")
    assert not report.problems
    assert animals_of(empty)[0].span.start_s == 3.0
    assert media.videos(empty)[0].frame_rate == 20.0


def test_boxes_that_lie_apart_in_time_are_different_animals(empty: Project, tmp_path: Path) -> None:
    place = cards(empty, tmp_path)
    later = round(30 * (LONGEST_GAP_S + 1))
    found = taken(empty, place, coco(picture(HERE), picture(HERE, frame=later)))
    assert [one.span.start_s for one in found] == [0.0, LONGEST_GAP_S + 1]


def test_a_box_over_an_animal_that_is_here_names_it_anew_and_adds_none(
    empty: Project, tmp_path: Path
) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    (fox,) = taken(empty, place, coco(photo()))
    near = {"image_id": PHOTO, "category_id": 2, "bbox": [70, 110, 190, 140]}
    (bear,) = taken(empty, place, annotated(coco(photo()), near))
    assert (bear.id, bear.state, bear.taxon) == (fox.id, ReviewState.ADDED, "ursus")
    assert bear.keyframes == fox.keyframes
    apart = {**near, "bbox": [400, 110, 190, 140]}
    assert len(taken(empty, place, annotated(coco(photo()), apart))) == 2


def test_an_animal_that_was_rejected_here_stays_so(empty: Project, tmp_path: Path) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    (fox,) = taken(empty, place, coco(photo()))
    labels.apply(empty, {fox.id: labels.reject(fox)}, who="ana")
    assert taken(empty, place, coco(photo())) == []
    (still,) = (one for _, one in observations.all_observations(empty, rejected=True))
    assert (still.id, still.state) == (fox.id, ReviewState.REJECTED)


def test_what_is_said_without_a_box_is_of_the_whole_file(empty: Project, tmp_path: Path) -> None:
    names = [f"CAM01/IMG_000{n}.JPG" for n in range(3)]
    place = with_photos(empty, tmp_path, *names)
    first, second, third = names
    said = annotated(
        coco(*map(photo, names)),
        {"image_id": first, "category_id": 2, "sequence_level_annotation": True, "count": 3},
        {"image_id": second, "category_id": 0},
        {"image_id": third, "category_id": 0},
        {"image_id": third, "category_id": 1, "bbox": [64, 108, 192, 144]},
        {"image_id": third, "category_id": 1},
    )
    found = taken(empty, place, said)
    assert [(one.subject, one.taxon is not None, one.count) for one in found] == [
        (Subject.ANIMAL, True, 3), (Subject.BLANK, False, 1), (Subject.ANIMAL, True, 1),
    ]  # fmt: skip


def test_what_has_a_score_is_a_machines_word(empty: Project, tmp_path: Path) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    guessed = {"image_id": PHOTO, "category_id": 1, "bbox": [64, 108, 192, 144], "score": 0.75}
    content = annotated(coco(photo(), info={"contributor": "model 7"}), guessed)
    (fox,) = taken(empty, place, content)
    assert (fox.state, fox.model, fox.confidence) == (ReviewState.UNREVIEWED, "model 7", 0.75)
    assert len(scanned.boxes_of_videos(empty, [fox.video_id])[fox.video_id]) == 1
    assert taken(empty, place, content) == [fox]


def test_boxes_are_cut_at_the_pictures_edge_and_none_is_made_up(empty: Project, tmp_path: Path) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    over, beside = ({"image_id": PHOTO, "category_id": 1, "bbox": [x, -36, 128, 72]} for x in (576, 700))
    nobody, nothing = ({**over, "category_id": id_} for id_ in (9, 0))
    file = written(place / "coco.json", annotated(coco(photo()), over, beside, nobody, nothing))
    report = import_file(empty, file, who="ana")
    (fox,) = animals_of(empty)
    box = fox.keyframes[0].box
    assert (box.x, box.y, box.w, box.h) == pytest.approx((0.9, 0.0, 0.1, 0.1))
    assert report.problems == ["What is said of pictures but makes no sense is left out: 3."]


def test_without_the_pictures_size_the_names_come_in_and_the_boxes_do_not(
    empty: Project, tmp_path: Path
) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    content = coco({"id": 1, "file_name": PHOTO})
    report = import_file(empty, written(place / "coco.json", content), who="ana")
    (fox,) = animals_of(empty)
    assert (fox.taxon is not None, fox.keyframes) == (True, ())
    assert any("how many pixels" in said and PHOTO in said for said in report.problems)


def test_new_photos_without_a_date_have_that_of_the_file(empty: Project, tmp_path: Path) -> None:
    (tmp_path / PHOTO).parent.mkdir()
    (tmp_path / PHOTO).write_bytes(b"fox")
    import_file(empty, written(tmp_path / "coco.json", coco(photo())), who="ana")
    (new,) = media.videos(empty)
    assert str(new.captured_at) == "2026-05-02 10:00:00"


def test_the_format_is_known_by_its_pictures(empty: Project, tmp_path: Path) -> None:
    file = written(tmp_path / "any.json", coco(photo()))
    assert guess_format(file) == "coco"
    file.write_text(json.dumps({"images": [{"id": 1, "file_name": PHOTO}]}))
    with pytest.raises(UserError, match="no images, annotations and categories"):
        preview_import(empty, file)


def test_boxes_of_an_animal_that_is_here_without_any_add_none(empty: Project, tmp_path: Path) -> None:
    place = with_photos(empty, tmp_path, PHOTO)
    (listed,) = taken(empty, place, annotated(coco(photo()), {"image_id": PHOTO, "category_id": 1}))
    assert [one.id for one in taken(empty, place, coco(photo()))] == [listed.id]
