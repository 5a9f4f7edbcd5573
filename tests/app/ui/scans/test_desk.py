"""The desk scans with what the project remembers and what the person chose for this computer."""

import pytest

from app.services.projects import Project
from app.services.scanning.settings import ScanSettings
from app.services.scanning.workers import worker_command
from app.ui.preferences.settings import Settings
from app.ui.scans import scanning
from app.ui.scans.desk import Desk
from app.ui.session import Session
from mvit_core.errors import UserError


@pytest.mark.parametrize("card_decodes", [True, False])
def test_the_graphics_card_decodes_unless_the_person_said_no(
    qapp: object, new_project: Project, monkeypatch: pytest.MonkeyPatch, card_decodes: bool
) -> None:
    begun: list[ScanSettings] = []

    def begin(_project: Project, *, settings: ScanSettings, **_rest: object) -> None:
        begun.append(settings)
        raise UserError("Not today.")

    monkeypatch.setattr(scanning, "begin", begin)
    session = Session()
    session.open(new_project)
    Desk(session, lambda: Settings(card_decodes=card_decodes)).start_scan()
    assert ("--processor-decodes" in worker_command(begun[0])) is not card_decodes
    session.close()
