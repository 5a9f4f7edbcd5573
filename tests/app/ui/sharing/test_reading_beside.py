"""A window that reads a project which another process writes shows what is written."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.projects import Project, open_project
from app.services.review import labels
from app.ui.messages import MessageBar
from app.ui.session import Session
from app.ui.sharing.together import Together
from tests.app.conftest import animals_of
from tests.app.ui.sharing.conftest import PATIENCE_MS


@pytest.fixture
def reading(qtbot: QtBot, project: Project, bar: MessageBar) -> Iterator[Session]:
    """A window at the first animal of the project that `project` holds."""
    session = Session()
    session.said.connect(bar.show_message)
    Together(session)
    session.open(open_project(project.path))
    assert session.project.read_only
    session.look_at(animals_of(project)[0].id)
    yield session
    session.close()


def test_what_the_other_says_appears(qtbot: QtBot, reading: Session, project: Project) -> None:
    one = next(each for each in animals_of(project) if each.id == reading.observation_id)
    labels.apply(project, {one.id: labels.correct(one, taxon="vulpes")}, who="Ana")
    qtbot.waitUntil(lambda: reading.observation.taxon == "vulpes", timeout=PATIENCE_MS)
    assert reading.observation_id == one.id


def test_once_the_other_has_closed_it_it_can_be_opened_again(
    qtbot: QtBot, reading: Session, project: Project, bar: MessageBar
) -> None:
    project.close()
    qtbot.waitUntil(lambda: "not open elsewhere any more" in bar.text, timeout=PATIENCE_MS)
    with qtbot.waitSignal(reading.opening_again_wanted) as wanted:
        bar.offer.click()
    assert wanted.args == [reading.project.path]


def test_a_project_of_ones_own_is_left_alone(qtbot: QtBot, session: Session) -> None:
    together = Together(session)
    together._begin()
    assert together._ear is None
