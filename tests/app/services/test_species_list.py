"""A project's own list of animals: what it takes away is said, names follow, scores and labels stay."""

import sys
from pathlib import Path

import pytest

from app.services.models import tools_to_scan_with, use_model
from app.services.projects import Project
from app.services.review import labels
from app.services.scanning.rereading import reread
from app.services.scanning.scans import ScanRun
from app.services.scanning.settings import ScanSettings
from app.services.species_list import loss_by, named, put_species_list, read_list, species_list
from app.store.records import Observation
from mvit_core.errors import UserError
from mvit_core.taxonomy import shipped_taxonomy
from tests.app.services.scanning.test_rereading import animals, model, scan, seen  # noqa: F401 - a fixture
from tests.videos import video_ids

TREE = shipped_taxonomy()
CLASSES = ("lynx", "canis", "panthera", "blank")


def names(project: Project) -> list[str | None]:
    return [each.taxon for each in animals(project)]


def read_again(project: Project) -> int:
    return sum(1 for _ in reread(project, tools_to_scan_with(project)))


def test_putting_a_list_is_undone_by_putting_what_it_returned(project) -> None:
    before, changes = put_species_list(project, {"lynx", "vulpes"})
    assert (before, changes.vocabulary) == (None, True)
    assert species_list(project) == {"lynx", "vulpes"}
    again, _ = put_species_list(project, before)
    assert (again, species_list(project)) == ({"lynx", "vulpes"}, None)


def test_names_follow_the_list_without_a_scan_and_come_back(project, model, make_result) -> None:  # noqa: F811
    use_model(project, model)
    scan(project, tools_to_scan_with(project), seen(make_result(0.1), 0.68, 0.7))
    (first, *_) = animals(project)
    stored = first.scores
    put_species_list(project, {"canis"})
    assert read_again(project) > 0
    assert set(names(project)) == {"carnivora"}, "the model is sure of a lynx, where only dogs can be"
    kept = [(each.name, pytest.approx(each.value, rel=1e-3)) for each in stored]  # in 16 bits
    assert [(each.name, each.value) for each in animals(project)[0].scores] == kept
    put_species_list(project, None)
    read_again(project)
    assert set(names(project)) == {"lynx"}


def test_what_people_said_stays_and_is_counted_apart(project, model, make_result) -> None:  # noqa: F811
    use_model(project, model)
    scan(project, tools_to_scan_with(project), seen(make_result(0.1), 0.68, 0.7))
    first: Observation = animals(project)[0]
    labels.apply(project, {first.id: labels.confirm(first)}, who="A")
    loss = loss_by(project, TREE, CLASSES, {"canis"})
    assert (loss.classes, loss.num_classes) == (("lynx", "panthera"), 3)
    assert (dict(loss.named), dict(loss.by_people)) == ({"lynx": 3}, {"lynx": 1})
    put_species_list(project, {"canis"})
    read_again(project)
    assert names(project).count("lynx") == 1
    assert loss_by(project, TREE, CLASSES, None).classes == ()


def test_a_scan_with_another_list_is_another_scan(project, model, make_result) -> None:  # noqa: F811
    use_model(project, model)
    scan(project, tools_to_scan_with(project), seen(make_result(0.1), 0.68, 0.7))
    put_species_list(project, {"canis"})
    assert ScanRun.start(project, settings=tools_to_scan_with(project)).progress.total == 3
    assert ScanSettings(listed=("canis",)) != ScanSettings()
    assert len(video_ids(project)) == 3


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lynx lynx", "lynx"),
        ("Rotfuchs", "vulpes"),
        ("red fox", "vulpes"),
        ("corzo", "capreolus"),
        ("Felidae", "felidae"),
        ("panthera", "panthera"),
        ("Unicornus verus", None),
        ("lynx-like thing", None),
    ],
)
def test_animals_are_known_by_any_of_their_names(name: str, key: str | None) -> None:
    assert named(name, TREE) == key


def test_a_file_of_names_is_read_and_strangers_are_told(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Lynx lynx;3\n# cats above\nRotfuchs;1\nKrampus;9\n", encoding="utf-8")
    assert read_list(tmp_path / "list.csv", TREE) == ({"lynx", "vulpes"}, ["Krampus"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Krampus\n", "names no animal"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"x" * 20_000, "Write one name a line"),
        (b"lion\n" * 900_000, "too large"),
    ],
    ids=["strangers", "no text", "one line", "too large"],
)
def test_a_file_that_says_nothing_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "list.txt").write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        read_list(tmp_path / "list.txt", TREE)
    with pytest.raises(UserError, match="cannot be read"):
        read_list(tmp_path / "nowhere.txt", TREE)


@pytest.mark.skipif(sys.platform != "linux", reason="a file without an end")
def test_a_file_without_an_end_is_refused() -> None:
    with pytest.raises(UserError, match="too large"):
        read_list(Path("/dev/zero"), TREE)
