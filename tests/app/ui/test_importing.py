"""What comes in behind the window, and goes again."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.services import media, observations
from app.services.media.frame_clock import FrameClock
from app.services.observations import of_video as of
from app.services.projects import Project
from app.store.records import Video
from app.ui.dialogs.importing import ImportWish
from app.ui.importing import GoingBack
from app.ui.scans import work_bar
from app.ui.scans.taking_in import TakingIn
from app.ui.window import MainWindow
from mvit_core.errors import UserError
from tests.import_files import FORMATS_WRITTEN, image, megadetector, written
from tests.windows import opened


def test_a_table_of_deployments_says_of_how_many_it_told_and_is_taken_back(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path
) -> None:
    session = opened(qtbot, window, project).session
    house = window.furnish()

    def told() -> tuple[object, ...]:
        return media.deployments(session.project), media.sites(session.project)

    before = told()
    table = tmp_path / "filled.csv"
    lines = ("deploymentID;latitude;longitude;cameraID", "Hill;48,5;9,1;C1", "Pond;48,6;9,2;C2")
    table.write_text("\n".join(lines))
    house.exchange.importing.take_in(ImportWish(table, "deployments", {}))
    qtbot.waitUntil(lambda: window.message_bar.text == "It told of 2 deployments.")
    after = told()
    assert {one.camera for one in media.deployments(session.project)} == {"C1", "C2"}
    assert {one.latitude for one in media.sites(session.project)} == {48.5, 48.6}
    assert session.edits.stack.undoText() == "Import of filled.csv"
    session.edits.undo()
    assert told() == before
    session.edits.redo()
    assert told() == after
    house.exchange.importing.take_in(ImportWish(table, "deployments", {}))
    qtbot.waitUntil(lambda: window.work_bar.is_idle)
    assert session.edits.stack.count() == 1, "nothing was told that was not known"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Say yes to going back; what the question says."""
    asked: list[str] = []

    def ask(question: GoingBack) -> bool:
        asked.append(question.accessibleDescription())
        return True

    monkeypatch.setattr(GoingBack, "asked", ask)
    return asked


@pytest.mark.parametrize("name", ["camtrap-dp", "megadetector"])
def test_what_undo_leaves_of_an_import_is_taken_back_by_the_backup_from_before(
    window: MainWindow, project: Project, said: list[str], name: str, qtbot: QtBot
) -> None:
    assert project.path is not None
    place = project.path.parent
    before = everything(project)
    session = opened(qtbot, window, project).session
    (place / "theirs").mkdir()
    file = FORMATS_WRITTEN[name](place / "theirs")
    if name == "megadetector":
        file.write_text(file.read_text().replace("CAM01/IMG_0012.MP4", "Hill/DCIM/IMG_0001.mp4"))
    take_in(qtbot, window, file, name)
    assert everything(session.project) != before
    bar = window.message_bar
    back = next(each for each in (bar.offer, bar.other) if each.text() == "Take it back…")
    back.click()
    assert said == [
        f"Put survey back as it was before the import of {file.name}? What was done in it since goes, too. "
        "The project as it is now is put aside under another name, not thrown away."
    ]
    qtbot.waitUntil(lambda: "The project is as it was" in bar.text)
    assert everything(session.project) == before
    (aside,) = place.glob("survey put aside *.trapline")
    assert aside.name in bar.text


def test_the_way_back_stays_beside_the_notes_of_an_import(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.importing.asked", lambda _box: True)
    opened(qtbot, window, project)
    take_in(qtbot, window, FORMATS_WRITTEN["camtrap-dp"](tmp_path), "camtrap-dp")
    bar = window.message_bar
    assert (bar.offer.text(), bar.other.text()) == ("All notes…", "Take it back…")
    bar.offer.click()
    assert bar.other.isVisible()


def test_labels_that_come_in_without_anything_else_are_undone_and_offer_no_other_way_back(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path
) -> None:
    before = everything(project)
    session = opened(qtbot, window, project).session
    file = tmp_path / "t.csv"
    file.write_text("file,species\nHill/DCIM/IMG_0001.mp4,red fox\n")
    take_in(qtbot, window, file, "csv")
    assert everything(session.project) != before
    assert not window.message_bar.other.isVisible()
    assert window.message_bar.offer.text() != "Take it back…"
    session.edits.undo()
    assert everything(session.project) == before


def test_an_import_comes_in_and_says_so_where_no_backup_can_be_made(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_of: object, **_how: object) -> None:
        raise UserError("Backups cannot be kept in /there: no space. Free some space.")

    opened(qtbot, window, project)
    monkeypatch.setattr("app.ui.importing.backup_before", refuse)
    take_in(qtbot, window, FORMATS_WRITTEN["camtrap-dp"](tmp_path), "camtrap-dp")
    notes: list[str] = []
    monkeypatch.setattr("app.ui.importing.asked", lambda box: notes.append(box.text()))
    window.message_bar.offer.click()
    assert "Backups cannot be kept in /there" in notes[0]
    assert not window.message_bar.other.isVisible()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A drive that answers for a video once this is set."""
    answers = Event()
    of = FrameClock.of

    def wait(video: Video, *, rate: float) -> FrameClock | None:
        answers.wait(10)
        return of(video, rate=rate)

    monkeypatch.setattr(FrameClock, "of", wait)
    yield answers
    answers.set()


def boxes_of_both(place: Path) -> Path:
    """MegaDetector's of two videos of the project."""
    names = ("Hill/DCIM/IMG_0001.mp4", "Pond/DCIM/IMG_0001.mp4")
    return written(place / "md.json", megadetector(*map(image, names)))


def test_an_import_that_opens_videos_says_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path, slow: Event
) -> None:
    before = everything(project)
    session = opened(qtbot, window, project).session
    importing = window.furnish().exchange.importing
    importing.take_in(ImportWish(boxes_of_both(tmp_path), "megadetector", {}))
    qtbot.waitUntil(lambda: [line.detail.text() for line in window.work_bar.lines] == ["0 %"])
    (line,) = window.work_bar.lines
    assert line.sentence.text() == "Reading md.json…"
    line.stop.click()
    slow.set()
    qtbot.waitUntil(lambda: window.message_bar.text == "Stopped. Nothing of md.json came in.")
    assert window.work_bar.is_idle
    qtbot.wait(50)
    assert window.message_bar.text == "Stopped. Nothing of md.json came in."
    assert everything(session.project) == before


def test_an_import_that_was_not_stopped_comes_in_once_its_videos_are_opened(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path, slow: Event
) -> None:
    opened(qtbot, window, project)
    window.furnish().exchange.importing.take_in(ImportWish(boxes_of_both(tmp_path), "megadetector", {}))
    qtbot.waitUntil(lambda: bool(window.work_bar.lines))
    slow.set()
    qtbot.waitUntil(lambda: "came in" in window.message_bar.text)


def take_in(qtbot: QtBot, window: MainWindow, file: Path, name: str) -> None:
    window.furnish().exchange.importing.take_in(ImportWish(file, name, {}))
    qtbot.waitUntil(lambda: "came in" in window.message_bar.text)


def everything(project: Project) -> tuple[object, ...]:
    """All that an import can bring."""
    videos = [(one.id, one.relative_path, one.num_observations) for one in media.videos(project)]
    seen = [one for _, one in observations.all_observations(project, rejected=True)]
    return videos, media.deployments(project), media.sites(project), seen


def test_an_import_that_is_stopped_keeps_what_is_in_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_bar, "SHOW_AFTER_MS", 0)
    session = opened(qtbot, window, project).session
    house = window.furnish()

    def stop_when_half_is_in(work: TakingIn, _words: str, _total: int) -> None:
        if isinstance(work, TakingIn):
            work.progressed.connect(lambda share: work.cancel() if share >= 30 else None)

    house.desk.long_work.connect(stop_when_half_is_in)
    before = media.videos(session.project)
    file = FORMATS_WRITTEN["camtrap-dp"](tmp_path)
    house.exchange.importing.take_in(ImportWish(file, "camtrap-dp", {}))
    qtbot.waitUntil(lambda: "The import was stopped." in window.message_bar.text)
    assert window.work_bar.is_idle
    assert "Take it back…" in (window.message_bar.offer.text(), window.message_bar.other.text())
    assert len(media.videos(session.project)) > len(before)
    named = {one.taxon for video in media.videos(session.project) for one in of(session.project, video.id)}
    house.desk.long_work.disconnect(stop_when_half_is_in)
    house.exchange.importing.take_in(ImportWish(file, "camtrap-dp", {}))
    qtbot.waitUntil(lambda: window.work_bar.is_idle)
    assert "The import was stopped." not in window.message_bar.text
    again = {one.taxon for video in media.videos(session.project) for one in of(session.project, video.id)}
    assert again > named, "the same import again goes on"
