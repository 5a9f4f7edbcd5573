"""The order of the tiles, found behind the window where it takes long."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.services.choosing.arranging import Arrangement, By
from app.services.choosing.catalog import Catalog, Rows
from app.services.projects import Project
from app.ui.filters.finder import Finder
from app.ui.grid import arranger as module
from app.ui.grid.arranger import Arranger
from app.ui.jobs.pool import PoolTask
from app.ui.messages import Message
from app.ui.session import Session
from mvit_core.errors import UserError


def test_an_order_that_is_chosen_while_likeness_is_found_stays(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end, compare = Event(), Event(), module.arrange_by_likeness

    def slowly(project: Project, catalog: Catalog, rows: Rows) -> Arrangement:
        begun.set()
        may_end.wait(60)
        return compare(project, catalog, rows)

    monkeypatch.setattr(module, "arrange_by_likeness", slowly)
    arranger = Arranger(session, Finder(session))
    arranger.wake()
    arranger.order_by(By.SIMILARITY)
    qtbot.waitUntil(begun.is_set)
    arranger.order_by(By.SITE)
    may_end.set()
    qtbot.waitUntil(lambda: not arranger.findChildren(PoolTask))
    assert arranger.arrangement is not None
    assert arranger.arrangement.by is By.SITE


def test_why_an_order_could_not_be_found_is_said(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_read: object) -> Arrangement:
        raise UserError("The drive of the project is away. Plug it in again.")

    monkeypatch.setattr(module, "arrange_by_likeness", refused)
    said: list[Message] = []
    session.said.connect(said.append)
    arranger = Arranger(session, Finder(session))
    arranger.wake()
    arranger.order_by(By.SIMILARITY)
    qtbot.waitUntil(lambda: any("Plug it in" in each.text for each in said))
