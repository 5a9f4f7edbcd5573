"""What went out comes in again: nothing twice, nothing lost."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.services import media
from app.services.exports import export
from app.services.imports import import_file
from app.services.media.finding_videos import FoundFile
from app.services.projects import Project, create_project
from app.services.review import labels
from app.services.review.verdicts import correct, reject
from app.services.scanning.scans import ScanRun
from app.store.records import Kind, ReviewState, Subject
from app.store.schema import DeploymentRow, ImportedRow, LabelRow, ObservationRow, ScanRow, SiteRow, VideoRow
from mvit_core.types import VideoResult, VideoStatus
from tests.app.services.exports.conftest import NOON, result, seen
from tests.app.services.exports.edited_elsewhere.round_trip import (
    FILES,
    Row,
    dash,
    edit_of_dash,
    everything,
    of_file,
    round_trip,
)
from tests.scanned import to_its_end

ALL_ROWS = (ObservationRow, ImportedRow, LabelRow, ScanRow, SiteRow, DeploymentRow, VideoRow)
STRANGE = ("=cmd|x/~tilde.mp4", "'t Harde/O'Brien; tab\there.avi", 'Süd, "Alt"/北\u0301 .mp4')


def scan(project: Project, found: VideoResult) -> None:
    """Find the same in every video."""
    to_its_end(ScanRun.start(project), lambda _request: found)


def card_in(folder: Path) -> Path:
    """A card that is there; in an empty folder one could be connected."""
    root = folder / "cards"
    root.mkdir()
    (root / "CARD.TXT").touch()
    return root


@pytest.fixture
def empty_card(tmp_path: Path) -> Iterator[Project]:
    """Two videos that nobody has scanned."""
    root = card_in(tmp_path)
    with create_project(tmp_path / "card.trapline") as project:
        media.add_files(project, root, [FoundFile(root / each, each, 1, NOON) for each in ("a.mp4", "b.mp4")])
        yield project


@pytest.fixture
def strange(tmp_path: Path) -> Iterator[Project]:
    """Names that tables, packages and spreadsheets each write in a way of their own."""
    root = card_in(tmp_path)
    with create_project(tmp_path / "strange.trapline") as project:
        media.add_files(project, root, [FoundFile(root / place, place, 1, NOON) for place in STRANGE])
        scan(project, result(VideoStatus.DONE, seen(species="panthera"), seen(start_s=3.0)))
        for one in [one for one in everything(project) if one.kind is Kind.ANIMAL and one.taxon is None]:
            said = correct(one, subject=Subject.UNKNOWN, notes="=1+1", individual="'t Hof, |b")
            labels.apply(project, {one.id: said}, who="Ana Ñ, |PhD")
        yield project


@pytest.mark.parametrize("name", [*FILES, "deployments"])
def test_strange_names_and_what_nobody_could_tell_are_known_again(
    strange: Project, name: str, tmp_path: Path
) -> None:
    before = everything(strange), media.deployments(strange), media.videos(strange)
    out = tmp_path / FILES.get(name, "d.csv")
    export(strange, name, out)
    report = import_file(strange, out, who="bo")
    assert (everything(strange), media.deployments(strange), media.videos(strange)) == before
    assert (report.num_animals, report.num_bouts, report.num_new_videos) == (0, 0, 0)
    assert report.problems == report.missing == report.ambiguous == []


@pytest.mark.parametrize("which", ["project", "reviewed"])
@pytest.mark.parametrize("name", FILES)
def test_what_nobody_touched_adds_nothing_and_is_said_to_be_here(
    name: str, which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    project: Project = request.getfixturevalue(which)
    before, stood = everything(project), (media.deployments(project), media.videos(project))
    report = round_trip(project, name, tmp_path)
    assert everything(project) == before
    assert (media.deployments(project), media.videos(project)) == stood
    assert (report.num_animals, report.num_bouts) == (0, 0)
    assert f"{report.num_known} observations were in already: kept as they are." in report.left_out


def test_two_of_a_kind_and_their_notes_are_known_in_a_line_of_timelapse(
    project: Project, tmp_path: Path
) -> None:
    first, second = [one for one in everything(project) if one.kind is Kind.ANIMAL][:2]
    said = {
        first.id: correct(first, count=2, individual="A", notes="limps"),
        second.id: correct(second, taxon="panthera", individual="B", notes="wet\nfur"),
    }
    labels.apply(project, said, who="ana")
    before = everything(project)
    report = round_trip(project, "timelapse", tmp_path)
    assert everything(project) == before
    assert report.num_animals == 0


def test_a_line_about_nobody_here_lasts_as_long_as_its_file(project: Project, tmp_path: Path) -> None:
    def name(rows: list[Row]) -> None:
        of_file(rows, "blank.mp4").update(Species="Ursus", Behavior="sleeps")

    before = everything(project)
    round_trip(project, "timelapse", tmp_path, name)
    new = [one for one in everything(project) if one not in before]
    assert [(one.kind, one.span.end_s, one.state) for one in new] == [
        (Kind.ANIMAL, 10.0, ReviewState.UNREVIEWED), (Kind.BEHAVIOR, 10.0, ReviewState.UNREVIEWED)
    ]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", ["=SUM(1).mp4", "-dash.mp4"])
def test_who_was_rejected_here_does_not_come_back(
    project: Project, place: str, name: str, tmp_path: Path
) -> None:
    """A named animal, and motion that nobody has named."""
    export(project, name, tmp_path / FILES[name])
    here = {one.id for one in media.videos(project) if one.relative_path.endswith(place)}
    animal = next(one for one in everything(project) if one.video_id in here and one.kind is Kind.ANIMAL)
    labels.apply(project, {animal.id: reject(animal)}, who="ana")
    before = everything(project)
    import_file(project, tmp_path / FILES[name], who="bo")
    after = {one.id: one for one in everything(project)}
    assert after[animal.id].state is ReviewState.REJECTED
    if name != "megadetector":  # of which a changed video is a scan of its own
        assert after == {one.id: one for one in before}


@pytest.mark.parametrize("name", FILES)
def test_a_second_look_at_the_same_file_leaves_no_trace(reviewed: Project, name: str, tmp_path: Path) -> None:
    def stored() -> list[int]:
        with reviewed.reading() as session:
            return [session.scalar(select(func.count()).select_from(table)) or 0 for table in ALL_ROWS]

    round_trip(reviewed, name, tmp_path)
    before = stored()
    import_file(reviewed, tmp_path / FILES[name], who="bo")
    assert stored() == before


def test_a_package_that_came_back_goes_out_as_before(reviewed: Project, tmp_path: Path) -> None:
    """No event stands there twice, none as it was before."""
    export(reviewed, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00")
    import_file(reviewed, tmp_path / "dp", who="bo")
    export(reviewed, "camtrap-dp", tmp_path / "again", utc_offset="+00:00")
    for name in ("deployments.csv", "media.csv", "observations.csv"):
        before, after = ((tmp_path / each / name).read_text("utf-8") for each in ("dp", "again"))
        assert sorted(after.splitlines()) == sorted(before.splitlines())


def test_a_package_that_another_program_wrote_in_utc_changes_no_deployment(
    project: Project, tmp_path: Path
) -> None:
    export(project, "camtrap-dp", tmp_path / "dp", utc_offset="+02:00")
    for name in ("deployments.csv", "media.csv", "observations.csv"):
        file = tmp_path / "dp" / name
        in_utc = re.sub(r"T12(:\d\d:\d\d)\+02:00", r"T10\1Z", file.read_text("utf-8"))
        file.write_text(in_utc, "utf-8")
    assert "+02:00" not in in_utc
    before = everything(project), media.deployments(project), media.videos(project)
    import_file(project, tmp_path / "dp", who="bo")
    assert (everything(project), media.deployments(project), media.videos(project)) == before


def test_what_a_package_said_of_a_video_before_its_scan_is_not_said_after_it(
    empty_card: Project, tmp_path: Path
) -> None:
    def comments() -> list[str]:
        export(empty_card, "camtrap-dp", tmp_path / "dp", utc_offset="+00:00", overwrite=True)
        with (tmp_path / "dp" / "media.csv").open(encoding="utf-8", newline="") as stream:
            return [row["mediaComments"] for row in csv.DictReader(stream)]

    assert all("not scanned" in each for each in comments())
    import_file(empty_card, tmp_path / "dp", who="bo")
    scan(empty_card, result(VideoStatus.DONE, seen()))
    assert not any("not scanned" in each for each in comments())


@pytest.mark.parametrize(("name", "column"), [("csv", "individual"), ("timelapse", "Individual")])
@pytest.mark.parametrize(
    ("here", "there", "then"),
    [("0012", "12", "0012"), ("1e5", "1,00E+05", "1e5"), ("12", "0012", "0012"), ("0012", "13", "13")],
)
def test_an_ear_tag_that_a_spreadsheet_took_for_a_number_stays_as_it_is(
    project: Project, tmp_path: Path, *, name: str, column: str, here: str, there: str, then: str
) -> None:
    animal = dash(project)
    labels.apply(project, {animal.id: correct(animal, taxon="ursus", individual=here)}, who="ana")
    report = round_trip(project, name, tmp_path, edit_of_dash(name, **{column: there}))
    assert dash(project).individual == then
    assert report.num_animals == (here != then)
