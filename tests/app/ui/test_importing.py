"""What comes in behind the window, and goes again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.services import media
from app.services.projects import Project
from app.ui.dialogs.importing import ImportWish
from app.ui.window import MainWindow


def test_a_table_of_deployments_says_of_how_many_it_told_and_is_taken_back(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path
) -> None:
    place = project.path
    assert place is not None
    project.close()
    window.open_path(place)
    house = window.furnish()
    session = house.session
    qtbot.waitUntil(lambda: session.is_open)

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
    qtbot.waitUntil(lambda: "Reading" not in window.message_bar.text)
    assert session.edits.stack.count() == 1, "nothing was told that was not known"
