"""Blind review in the window's session."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services import media, observations, second_opinion
from app.services.choosing.filters import Filter
from app.services.choosing.next_up import Next
from app.services.observer_agreement import agreement
from app.services.projects import Project
from app.services.review import labels
from app.services.review.pins import Pin, PinKind
from app.store.records import Kind, ReviewState
from app.ui.filters.finder import Finder
from app.ui.library.model import LibraryModel
from app.ui.library.panel import LibraryPanel
from app.ui.queue.desk import QueueDesk
from app.ui.review import second_observer
from app.ui.review.after_bout import as_shown
from app.ui.review.agreement import AgreementDialog
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from app.ui.window import MainWindow
from tests.app.ui.conftest import animals
from tests.csv_rows import rows_in
from tests.windows import opened


def test_a_blind_review_sees_no_labels_leaves_none_and_is_undone_apart(session: Session) -> None:
    reviewing = Reviewing(session, lambda: 0.5)
    first = animals(session)[0]
    labels.apply(session.project, {first.id: labels.reject(first)}, who="ada")
    counting = list(observations.all_observations(session.project, rejected=True))
    session.review_blind("bo")
    assert [each.state for each in animals(session)] == [ReviewState.UNREVIEWED] * 2
    session.look_at(first.id)
    reviewing.name(taxon="ursus")
    reviewing.next()
    assert session.observation_id == animals(session)[1].id
    reviewing.add_bout(first.id, first.span, "sleeps")
    assert list(observations.all_observations(session.project, rejected=True)) == counting
    assert len(second_opinion.opinions(session.project, "bo")) == 2
    session.review_blind("")
    assert first.id not in [each.id for each in animals(session)], "the label counts again"
    assert not session.edits.stack.canUndo(), "what stands blind is not seen now"
    session.review_blind("bo")
    while session.edits.stack.canUndo():
        session.edits.stack.undo()
    assert second_opinion.opinions(session.project, "bo") == {}
    assert list(observations.all_observations(session.project, rejected=True)) == counting


def test_a_blind_observer_cannot_take_back_what_others_said(session: Session) -> None:
    reviewing = Reviewing(session, lambda: 0.5)
    first = animals(session)[0]
    session.look_at(first.id)
    with session.edits.saying(Pin(PinKind.TAXON, "ursus")):
        reviewing.name(taxon="ursus")
    session.review_blind("bo")
    assert not session.edits.stack.canUndo()
    assert session.edits.last_said is None, "nor say again what others have named"
    session.look_at(first.id)
    reviewing.name(taxon="canis")
    session.edits.undo()
    session.edits.undo()
    session.review_blind("")
    assert animals(session)[0].taxon == "ursus"
    session.edits.undo()
    assert animals(session)[0].state is ReviewState.UNREVIEWED


@pytest.mark.parametrize("number", [1, 3])
def test_a_rejection_that_is_taken_back_blind_leaves_the_observers_count(
    session: Session, number: int
) -> None:
    reviewing = Reviewing(session, lambda: 0.5)
    first = animals(session)[0]
    session.review_blind("bo")
    session.look_at(first.id)
    if number > 1:
        reviewing.correct("Count", count=number)
    reviewing.reject()
    reviewing.take_back(session.rejected[0])
    now = session.find(first.id)
    assert now is not None
    assert (now.count, now.taxon, now.state) == (number, first.taxon, ReviewState.UNREVIEWED)
    assert (first.id in second_opinion.opinions(session.project, "bo")) == (number > 1)


@pytest.mark.parametrize("place", [0, 1])
def test_a_half_whose_rejection_is_taken_back_blind_is_that_half_again(session: Session, place: int) -> None:
    reviewing = Reviewing(session, lambda: 0.75)
    session.review_blind("bo")
    session.look_at(animals(session)[0].id)
    reviewing.spans.split()
    before = session.observations
    halves = sorted(
        (one for one in animals(session) if 0.75 in (one.span.start_s, one.span.end_s)),
        key=lambda one: one.id,
    )
    session.look_at(halves[place].id)
    reviewing.reject()
    reviewing.take_back(session.rejected[0])
    assert [(one.id, one.span, one.state) for one in session.observations] == [
        (one.id, one.span, one.state) for one in before
    ]


def test_all_reviewed_blind_ends_with_a_word(session: Session) -> None:
    reviewing, ended = Reviewing(session, lambda: 0.5), []
    reviewing.done_with_all.connect(lambda: ended.append(True))
    session.review_blind("bo")
    reviewing.next()
    for _ in session.observations:
        assert not ended
        reviewing.accept()
    assert ended


def test_the_agreement_is_shown(qtbot: QtBot, session: Session) -> None:
    both = {each.id: labels.confirm(each) for each in session.observations}
    labels.apply(session.project, both, who="ada")
    second_opinion.give(session.project, both, observer="bo")
    dialog = AgreementDialog(None, session, ["bo"], lambda who: agreement(session.project, who))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.says.text().startswith("Animals compared: 2, kappa 1.00")
    words = [dialog.table.item(line, 0).text() for line in range(dialog.table.rowCount())]
    assert "big cats" in words
    assert "eats food" in words
    assert dialog.table.item(words.index("eats food"), 5).text() == "100 %"


def test_the_lists_do_not_say_what_others_have_reviewed(qtbot: QtBot, session: Session) -> None:
    library = LibraryPanel(session, Finder(session))
    qtbot.addWidget(library)
    library.reload()
    index = library.model.index_of_video(session.video.id)
    assert index.data(LibraryModel.COUNT_ROLE) == 2
    assert "to review" in index.data(Qt.ItemDataRole.ToolTipRole)
    session.review_blind("Ann")
    index = library.model.index_of_video(session.video.id)
    assert index.data(LibraryModel.COUNT_ROLE) == 0
    assert "to review" not in index.data(Qt.ItemDataRole.ToolTipRole)
    assert library.tree.currentIndex() == index
    session.review_blind("")
    assert library.model.index_of_video(session.video.id).data(LibraryModel.COUNT_ROLE) == 2


def test_who_reviewed_blind_before_is_offered_and_goes_on_however_the_name_is_written(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = window.furnish()
    first = next(one for _, one in observations.all_observations(project))
    second_opinion.give(project, {first.id: labels.confirm(first)}, observer="Bo")
    opened(qtbot, window, project)
    qtbot.waitUntil(window.actions_["blind"].isEnabled)
    offered: list[str] = []

    def answer(_window: object, _title: str, _words: str, names: list[str], **_yes: str) -> str:
        offered.extend(names)
        return "bo"

    monkeypatch.setattr(second_observer, "ask_name", answer)
    window.actions_["blind"].trigger()
    assert offered == [house.session.who, "Bo"]
    assert house.session.observer == "Bo"
    window.close()


def test_neither_chips_nor_filter_nor_search_tell_what_others_have_reviewed(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    qtbot.waitUntil(lambda: house.furniture.finder.catalog is not None)
    filters = house.furniture.library.filters
    open_to_all = (*filters.chips.values(), filters.more)
    qtbot.waitUntil(lambda: any(chip.isVisible() for chip in filters.chips.values()))
    window.actions_["analyse"].trigger()
    house.session.review_blind("Ann")
    assert not house.analyse.is_here
    assert not any(each.isVisible() for each in open_to_all)
    assert not window.top_bar.search.isEnabled()
    assert not any(
        window.actions_[name].isEnabled() for name in ("filter", "find", "analyse", "grid", "agreement")
    )
    house.session.review_blind("")
    assert filters.more.isVisible()
    assert window.top_bar.search.isEnabled()
    assert window.actions_["analyse"].isEnabled()
    window.close()


def test_what_changes_the_animals_that_count_rests_in_every_video_of_a_blind_review(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    videos = [each.id for each in house.furniture.library.videos]
    house.furniture.reviewing.open(videos[0])
    reshapes = [window.actions_[name] for name in ("split", "merge")]
    assert all(each.isEnabled() for each in reshapes)
    house.session.review_blind("Bo")
    for video in reversed(videos):
        house.furniture.reviewing.open(video)
        assert not any(each.isEnabled() for each in reshapes)
    house.session.review_blind("")
    assert all(each.isEnabled() for each in reshapes)
    window.close()


def test_a_blind_review_goes_on_when_the_project_is_opened_again_until_it_is_ended(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    house = opened(qtbot, window, project)
    path = house.session.project.path
    assert path is not None
    house.session.review_blind("Bo")
    for goes_on in ("Bo", ""):
        window.actions_["close_project"].trigger()
        qtbot.waitUntil(lambda: not house.session.is_open)
        assert house.session.observer == ""
        window.open_path(path)
        qtbot.waitUntil(lambda: house.session.is_open)
        assert house.session.observer == goes_on
        assert window.actions_["agreement"].isEnabled() != bool(goes_on)
        assert window.actions_["grid"].isEnabled() != bool(goes_on)
        assert house.furniture.queue_bar.isVisible() == bool(goes_on)
        house.session.review_blind("")
    window.close()


def test_what_shows_others_labels_rests_on_when_another_project_could_not_be_opened(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path
) -> None:
    house = opened(qtbot, window, project)
    house.session.review_blind("Bo")
    (tmp_path / "broken.trapline").write_bytes(b"nothing of ours" * 100)
    window.open_path(tmp_path / "broken.trapline")
    qtbot.waitUntil(lambda: bool(window.message_bar.text) and window.pages.currentWidget() is house.workroom)
    assert not any(window.actions_[name].isEnabled() for name in ("grid", "agreement", "export", "filter"))
    window.close()


def test_of_a_filter_only_what_no_review_changes_goes_on_in_a_blind_one(session: Session) -> None:
    finder = Finder(session)
    desk, reviewing = QueueDesk(session, finder), Reviewing(session, lambda: 0.5)
    reviewing.follow = desk.follow
    said: list[str] = []
    session.said.connect(lambda message: said.append(message.text))
    hill = media.deployments(session.project)[0]
    before = Filter(taxa=frozenset({"canis"}), text="wolf", sites=frozenset({int(hill.site_id)}))
    finder.want(before)
    session.review_blind("bo")
    assert finder.wanted == Filter(sites=before.sites)
    assert len(said) == 1
    reviewing.next()
    seen = []
    while len(said) == 1:
        seen.append(session.observation_id)
        reviewing.accept()
    assert seen == as_shown(session.observations)
    assert said[1] == "All that passes the filter is reviewed."
    session.review_blind("")
    assert finder.wanted == before


def test_that_a_review_is_blind_stands_there_until_it_ends(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    """What is said then counts for nothing: whoever does not see it loses a day's work."""
    house = opened(qtbot, window, project)
    qtbot.waitUntil(window.actions_["blind"].isEnabled)
    bar = house.furniture.queue_bar
    house.furniture.queue.choose(Next.AUDIT)
    house.session.review_blind("Bo")
    house.session.say("The scan is complete.")
    texts = [each.text() for each in bar.findChildren(QLabel) if each.isVisible()]
    assert texts == ["Blind review by Bo", "You see what the machine found and your own labels"]
    (end,) = (each for each in bar.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(end, Qt.MouseButton.LeftButton)
    assert house.session.observer == ""
    assert house.furniture.queue.queue is Next.AUDIT
    assert "Random sample" in [each.text() for each in bar.findChildren(QLabel)]
    window.close()


def test_what_two_observers_do_not_agree_on_is_opened_from_the_table_and_leads_back(
    qtbot: QtBot, window: MainWindow, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = window.furnish()
    first, second = (one for _, one in observations.all_observations(project) if one.kind is Kind.ANIMAL)
    labels.apply(project, {each.id: labels.confirm(each) for each in (first, second)}, who="ada")
    theirs = {first.id: labels.confirm(first), second.id: labels.correct(second, taxon="lynx")}
    second_opinion.give(project, theirs, observer="Bo")
    opened(qtbot, window, project)
    qtbot.waitUntil(window.actions_["agreement"].isEnabled)
    shown: list[AgreementDialog] = []

    def look(dialog: AgreementDialog) -> int:
        qtbot.addWidget(dialog)
        shown.append(dialog)
        return 0

    monkeypatch.setattr("app.ui.review.second_observer.asked", look)
    window.actions_["agreement"].trigger()
    table = shown[0].table
    titles = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
    column = titles.index("Differ")
    (lynx,) = (line for line in range(table.rowCount()) if table.item(line, 0).text() == "lynxes")
    assert table.item(lynx, column).text() == "1"
    table.cellClicked.emit(lynx, 0)
    assert house.furniture.finder.wanted.is_empty
    table.cellClicked.emit(lynx, column)
    assert house.furniture.finder.wanted.animals == {second.id}
    assert house.session.observation_id == second.id
    window.message_bar.offer.click()
    assert house.furniture.finder.wanted.is_empty
    assert len(shown) == 2
    window.close()


def test_the_numbers_of_the_agreement_are_saved_as_a_table(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {each.id: labels.confirm(each) for each in session.observations}
    labels.apply(session.project, both, who="ada")
    second_opinion.give(session.project, both, observer="bo")
    dialog = AgreementDialog(None, session, ["bo"], lambda who: agreement(session.project, who))
    qtbot.addWidget(dialog)
    chosen = str(tmp_path / "both v1.2"), ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: chosen)
    dialog.save.click()
    assert not (tmp_path / "both v1.csv").exists()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "both"), ""))
    dialog.save.click()
    rows = {row["name"]: row for row in rows_in(tmp_path / "both.csv")}
    assert (rows["big cats"]["both"], rows["eats food"]["shared"]) == ("1", "1.0")
