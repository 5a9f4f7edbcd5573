"""What the filter lets through follows what is said, also where the project could not be read once."""

import pytest
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.choosing import catalog as catalogs
from app.services.choosing.filters import Filter
from app.services.review.verdicts import confirm
from app.store.records import Changes, Kind
from app.ui.filters.finder import Finder
from app.ui.session import Session
from mvit_core.errors import UserError


def test_what_could_not_be_read_is_read_with_what_comes_next(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = Finder(session)
    finder.want(Filter(states=frozenset({"unreviewed"})))
    one = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    assert one.id in ids_found(finder)
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))

    def away(*_given: object, **_more: object) -> None:
        raise UserError("The drive does not answer.")

    with monkeypatch.context() as patched:
        patched.setattr(catalogs, "refreshed", away)
        session.edits.relabel("Accept", {one.id: confirm(one)})
        qtbot.waitUntil(lambda: "The drive does not answer." in said)
    assert finder.is_behind
    other = next(each for each in media.videos(session.project) if each.id != one.video_id)
    session.tell(Changes(videos=frozenset({other.id})))
    qtbot.waitUntil(lambda: not finder.is_behind)
    assert one.id not in ids_found(finder)


def ids_found(finder: Finder) -> set[int]:
    assert finder.found is not None
    found = finder.found
    return set(found.catalog.animals.id[found.rows].tolist())
