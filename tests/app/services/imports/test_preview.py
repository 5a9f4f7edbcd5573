"""The look at an import before anything of it is written: its figures are those that the import has then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.services import media, observations, vocabulary
from app.services.exports import export
from app.services.imports import ImportReport, Intake, import_file, preview_import, read_file
from app.services.media.frame_clock import FrameClock
from app.services.projects import Project, create_project
from mvit_core.errors import UserError
from tests.import_files import FORMATS_WRITTEN, cards, coco, image, megadetector, written


def state(project: Project) -> tuple[object, ...]:
    """All that an import could change."""
    return (
        [*media.videos(project)],
        [*media.sites(project)],
        [*media.deployments(project)],
        [*observations.all_observations(project)],
        [*vocabulary.behaviors(project)],
        len(list(vocabulary.taxonomy(project))),
    )


def figures(report: ImportReport) -> tuple[object, ...]:
    return (
        (report.num_listed, report.num_videos, report.num_new_videos, report.num_absent),
        (report.num_animals, report.num_bouts, report.num_deployments, report.num_known),
        (report.missing, report.new_taxa, report.new_behaviors, report.problems),
    )


@pytest.mark.parametrize("write", FORMATS_WRITTEN.values(), ids=list(FORMATS_WRITTEN))
def test_a_look_writes_nothing_and_says_what_the_import_then_does(
    empty: Project, tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    file = write(cards(empty, tmp_path))
    before = state(empty)
    shares: list[int] = []
    looked = preview_import(empty, file, who="ana", progress=shares.append)
    assert state(empty) == before
    assert shares == sorted(shares)
    assert looked.brings_anything
    done = import_file(empty, file, who="ana")
    assert figures(done) == figures(looked)
    again = preview_import(empty, file, who="ana")
    assert (again.num_animals, again.num_bouts, again.num_new_videos) == (0, 0, 0)
    assert again.num_known == done.num_animals


@pytest.mark.parametrize("write", FORMATS_WRITTEN.values(), ids=list(FORMATS_WRITTEN))
def test_what_is_not_found_and_not_understood_is_said_before(
    empty: Project, tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    looked = preview_import(empty, write(cards(empty, tmp_path)), who="ana")
    assert looked.missing or looked.num_absent or not looked.num_listed  # a package makes them, unseen
    assert looked.problems


def test_a_look_at_nothing_readable_is_a_sentence(empty: Project, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match="no JSON"):
        preview_import(empty, tmp_path / "x.json")


def test_a_table_of_deployments_is_looked_at_too(empty: Project, tmp_path: Path) -> None:
    cards(empty, tmp_path)
    export(empty, "deployments", tmp_path / "d.csv")
    text = (tmp_path / "d.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "d.csv").write_text(text + text.splitlines()[1].replace("CAM01", "CAM99") + "\n", "utf-8")
    before = state(empty)
    looked = preview_import(empty, tmp_path / "d.csv")
    assert looked.num_deployments == 1
    assert any("CAM99" in sentence for sentence in looked.problems)
    assert state(empty) == before


def test_a_look_can_be_stopped(tmp_path: Path) -> None:
    class Stop(Exception):  # noqa: N818 - it says what happened
        pass

    def stop(_share: int) -> None:
        raise Stop

    with create_project(tmp_path / "p.trapline") as project:
        file = FORMATS_WRITTEN["csv"](cards(project, tmp_path))
        with pytest.raises(Stop):
            preview_import(project, file, progress=stop)
        assert list(observations.all_observations(project)) == []


class Enough(Exception):  # noqa: N818 - it says what happened
    """Somebody stops."""


@pytest.mark.parametrize("name", ["coco", "megadetector"])
def test_a_look_can_be_stopped_before_each_video_that_it_opens(
    empty: Project, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"card/{number}.mp4" for number in range(4)]
    for each in names:
        written(tmp_path / each, "fox")
    entries = [
        image(each)
        if name == "megadetector"
        else {"id": number, "file_name": f"{each}/frame000010.jpg", "width": 640, "height": 360}
        for number, each in enumerate(names)
    ]
    file = written(
        tmp_path / "boxes.json", megadetector(*entries) if name == "megadetector" else coco(*entries)
    )
    opened: list[str] = []

    def note(path: Path, **_how: object) -> None:
        opened.append(path.name)

    monkeypatch.setattr(FrameClock, "of_file", note)
    shares: list[int] = []

    def stop(share: int) -> None:
        shares.append(share)
        if len(opened) == 2:
            raise Enough

    before = state(empty)
    with pytest.raises(Enough):
        preview_import(empty, file, who="ana", progress=stop)
    assert opened == ["0.mp4", "1.mp4"]
    assert shares[-3:] == [0, 12, 25]
    intake = Intake(empty, read_file(file), folder=tmp_path, who="ana")
    assert list(intake.looks()) == [0, 25, 50, 75, 100]
    assert state(empty) == before
