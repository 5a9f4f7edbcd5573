"""The drawn MammalNet, and the published layouts that it follows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mvit_core.errors import UserError
from mvit_core.rendering.truth import AnimalInFrame, FrameTruth
from mvit_core.types import Box
from mvit_core.video.reader import VideoReader
from trainer.experiments.mammalnet.lists import read_lists
from trainer.experiments.miniatures import mammalnet as drawing
from trainer.experiments.miniatures.filming import parts
from trainer.experiments.miniatures.mammalnet import draw_miniature
from trainer.labels.mammalnet import animal_of, behavior_named, read_untrimmed, source_video
from trainer.labels.readers import read_labels


@pytest.fixture(scope="module", autouse=True)
def small_scene() -> Iterator[None]:
    """As many clips of as many bouts, sooner drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "SCENE", (160, 120))
        yield


@pytest.fixture(scope="module")
def miniature(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mammalnet")
    assert list(draw_miniature(folder, num_videos=2, lengths_s=(9.0, 10.0)))[-1] == (2, 2)
    return folder


def test_files_lie_where_the_published_ones_do(miniature: Path) -> None:
    assert {path.name for path in miniature.iterdir() if path.name[0] != "."} == {
        *("annotation", "full_videos", "trimmed_videos")
    }
    composition = miniature / "annotation/composition"
    assert sorted(path.name for path in composition.iterdir()) == ["test.csv", "train.csv", "val.csv"]
    name, behavior, animal = (composition / "train.csv").read_text().splitlines()[0].split()
    assert (miniature / name).is_file()
    assert (int(behavior) < 12, animal) == (True, "0")
    assert (miniature / "annotation/genus_to_id.txt").read_text().splitlines()[8] == "canis\t8"
    (entry, *_) = json.loads((miniature / "annotation/detection_annotations.json").read_text()).values()
    assert set(entry) == {
        *("taxnomy", "annotations", "duration", "resolution", "fps", "subset", "url")
    }  # the misspelling is theirs


def test_a_trimmed_clip_is_as_long_as_its_bout(miniature: Path) -> None:
    videos = read_untrimmed(miniature / "annotation/detection_annotations.json", miniature / "full_videos")
    assert [video.animal for video in videos] == ["panthera", "cervus"]
    for video in videos:
        assert video.path.is_file()
        assert len(video.bouts) >= 2
        for number, bout in enumerate(video.bouts, start=1):
            with VideoReader(miniature / f"trimmed_videos/{video.id}_{number}.mp4") as reader:
                assert sum(1 for _ in reader.frames()) == pytest.approx(bout.span.duration_s * 8, abs=1)


def test_the_camera_lets_a_near_and_a_far_animal_fill_the_picture() -> None:
    for size in (0.2, 0.3):
        boxes = [Box(0.5 + 0.005 * number, 0.45, size, size / 2) for number in range(40)]
        seen = [FrameTruth(n / 8, n, (AnimalInFrame(0, box, "walks", 1.0),)) for n, box in enumerate(boxes)]
        *_, last = parts([*seen, FrameTruth(5.0, 40)], frame_rate=8.0)
        assert last.w == last.h == pytest.approx(size / 0.62, abs=0.01)
        assert last.x <= boxes[-1].x  # it sees all of it, as far as the scene goes
        assert last.x + last.w >= min(1.0, boxes[-1].x + size)


def test_a_camera_without_an_animal_stays_in_the_scene() -> None:
    (part,) = parts([FrameTruth(0.0, 0)], frame_rate=8.0)
    assert (part.center, part.w) == (pytest.approx((0.5, 0.5)), 0.55)


def test_few_videos_are_enough_for_each_side(tmp_path: Path) -> None:
    list(draw_miniature(tmp_path, num_videos=5, lengths_s=(9.0, 10.0)))
    lists = read_lists(tmp_path)
    assert lists.train
    assert lists.val
    assert lists.test


def test_its_annotations_are_labels_to_train_on(miniature: Path) -> None:
    path = miniature / "annotation/detection_annotations.json"
    manifest = read_labels(path, videos=miniature / "full_videos")
    assert {span.species for span in manifest.spans} == {"panthera", "cervus"}
    assert {span.side for span in manifest.spans} == {"train"}
    assert all(manifest.path_of(span).is_file() for span in manifest.spans)
    assert {name for span in manifest.spans for name in span.behaviors or ()} <= set(
        manifest.header.behaviors
    )


def test_a_second_call_draws_nothing_again(miniature: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in miniature.rglob("*.mp4")}
    list(draw_miniature(miniature, num_videos=2, lengths_s=(9.0, 10.0)))
    assert before == {path: path.stat().st_mtime_ns for path in miniature.rglob("*.mp4")}


def test_test_videos_that_are_trained_on_are_refused(tmp_path: Path) -> None:
    (tmp_path / "train.csv").write_text("abcdefghijk_1.mp4 0 2\n")
    (tmp_path / "test.csv").write_text("abcdefghijk_2.mp4 0 2\n")
    with pytest.raises(UserError, match="says nothing"):
        read_lists(tmp_path)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("drinks_water", "drinks_water"),
        ("fights_against_other_animals", "fights"),
        ("grooms/cleans", "grooms"),
        ("Eats food", "eats_food"),
        ("swims", None),
        ("", None),
    ],
)
def test_behaviors_are_known_by_their_published_names(label: str, key: str | None) -> None:
    assert behavior_named(label) == key


def test_the_finest_known_taxon_is_the_animal() -> None:
    assert animal_of(["Carnivora", "Felidae", "panthera"]) == "panthera"
    assert animal_of([{"order": "Carnivora", "family": "Canidae", "genus": "Canis"}]) == "canis"
    assert animal_of([{"Family": "Felidae"}, {"Genus": "unheard of"}]) == "felidae"
    assert animal_of([]) == ""


def test_clips_of_one_source_video_belong_together() -> None:
    assert source_video("abcdefghijk_2") == source_video("abcdefghijk") == "abcdefghijk"
    assert source_video("abcdefghi_1") == "abcdefghi_1"  # an id may end so


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"subset": "holidays"}, "training, validation or testing"),
        ({"annotations": [{"label": "swims", "segment": [0, 1]}]}, "no behavior of MammalNet"),
        ({"annotations": [{"label": "pees", "segment": [3, 2]}]}, "cannot be"),
        ({"annotations": [{"label": "pees", "segment": [3, 99]}]}, "cannot be"),
        ({"annotations": "none"}, "not laid out"),
    ],
)
def test_annotations_that_make_no_sense_are_named(
    tmp_path: Path, change: dict[str, object], sentence: str
) -> None:
    entry = {"taxnomy": ["canis"], "annotations": [], "duration": 20, "subset": "training"} | change
    (tmp_path / "a.json").write_text(json.dumps({"abcdefghijk": entry}))
    with pytest.raises(UserError, match=sentence):
        read_untrimmed(tmp_path / "a.json", tmp_path)
