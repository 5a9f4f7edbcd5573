"""The desk scans with what the project remembers and what the person chose for this computer."""

import pytest
from pytestqt.qtbot import QtBot

from app.services.projects import Project
from app.services.scanning.settings import ScanSettings
from app.services.scanning.workers import worker_command
from app.ui.preferences.settings import Settings
from app.ui.scans import desk, scanning
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.errors import UserError


@pytest.mark.parametrize("card_decodes", [True, False])
def test_the_graphics_card_decodes_unless_the_person_said_no(
    qapp: object, new_project: Project, monkeypatch: pytest.MonkeyPatch, card_decodes: bool
) -> None:
    begun: list[ScanSettings] = []

    def plan(_project: Project, *, settings: ScanSettings, **_rest: object) -> None:
        begun.append(settings)
        raise UserError("Not today.")

    monkeypatch.setattr(scanning, "planned", plan)
    session = Session()
    session.open(new_project)
    Desk(session, lambda: Settings(card_decodes=card_decodes)).start_scan()
    assert ("--processor-decodes" in worker_command(begun[0])) is not card_decodes
    session.close()


def test_what_a_large_project_has_to_scan_is_looked_for_behind_the_window(
    qtbot: QtBot, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "FEW_VIDEOS", 0)
    session = Session()
    session.open(project)
    ours = Desk(session, Settings)
    over: list[bool] = []
    done: list[str] = []
    ours.scan_over.connect(over.append)
    ours.start_scan(rescan=True, otherwise=lambda: done.append("nothing"))
    ours.start_scan(rescan=True)  # a second press of the same key
    assert ours.scan is None
    qtbot.waitUntil(lambda: ours.scan is not None)
    assert ours.scan is not None
    assert ours.scan.progress.total == 3
    ours.cancel_scan()
    assert over == [False]
    ours.start_scan([], otherwise=lambda: done.append("nothing"))
    qtbot.waitUntil(lambda: done == ["nothing"])
    assert ours.scan is None
    ours.start_scan(rescan=True)
    session.close()
    qtbot.wait(300)
    assert ours.scan is None, "its project has gone"
