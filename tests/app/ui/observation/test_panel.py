"""The observation panel, by keyboard and by mouse."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services import media
from app.services.confirming import Rule, confirming
from app.services.raw_scores import RawScores
from app.services.review.verdicts import confirm
from app.store.base import utc_now
from app.store.records import Changes, Kind, Observation, ReviewState, Subject
from app.store.schema import ModelVersionRow, ScanRow
from app.ui.keyboard.actions import Actions, FocusKeepsItsKeys
from app.ui.looks.theme import DARK
from app.ui.observation.panel import WIDEST, ObservationPanel
from app.ui.observation.scores import what_was_seen
from app.ui.review.pinning import Pinning
from app.ui.review.reviewing import Reviewing
from app.ui.session import Session
from mvit_core.types import Evidence, Score, Span
from tests.app.ui.conftest import animals
from tests.scanned import scanned_by


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, session: Session) -> ObservationPanel:
    FocusKeepsItsKeys(qapp)
    window = QWidget()
    reviewing = Reviewing(session, lambda: 0.6)
    actions = Actions(window, {})
    actions.connect(accept=reviewing.accept, reject=reviewing.reject, next_unreviewed=reviewing.next)
    panel = ObservationPanel(session, reviewing, Pinning(session, reviewing), actions)
    panel.set_theme(DARK)
    QHBoxLayout(window).addWidget(panel)
    qtbot.addWidget(window)
    window.resize(340, 700)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    panel.window_ = window  # type: ignore[attr-defined]  # keeps it alive
    return panel


@pytest.fixture
def lion(session: Session, panel: ObservationPanel) -> Observation:
    lion = next(each for each in session.observations if each.taxon == "panthera")
    session.look_at(lion.id)
    return lion


def now(session: Session, observation: Observation) -> Observation:
    found = session.find(observation.id)
    assert found is not None
    return found


def test_the_panel_says_what_motion_and_the_detector_saw() -> None:
    both = Evidence(
        motion=0.7, detector=0.58, agreement=0.8, class_name="polar_bear", num_looks=5, num_seen=3
    )
    assert (
        what_was_seen(both, "nano") == "Motion: 70 %\nnano: 58 % in 3 of 5 frames; its word is “polar bear”"
    )
    still = Evidence(detector=0.9, class_name="animal", num_looks=3, num_seen=3)
    assert what_was_seen(still, "nano").startswith("Motion: none, it stands still")
    missed = Evidence(motion=0.7, num_looks=4)
    assert what_was_seen(missed, "nano").endswith("nano: saw nothing there, 0 of 4 frames")


def test_an_animal_in_another_video_fills_the_panel_once(
    panel: ObservationPanel, session: Session, lion: Observation, monkeypatch: pytest.MonkeyPatch
) -> None:
    pond = media.videos(session.project)[1].id
    filled: list[object] = []
    monkeypatch.setattr(panel.video_card, "refresh", lambda: filled.append(session.video))
    monkeypatch.setattr(panel.card, "show_observation", lambda shown: filled.append(shown.id))
    session.look_at_video(pond)
    assert filled == [session.video]
    session.look_at(lion.id)
    assert filled[1:] == [lion.id]
    session.look_at(None)
    assert filled[2:] == [session.video]


def test_the_list_of_species_is_offered_of_animals_alone(
    panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    assert panel.card.listed.isVisible()
    bout = next(each for each in session.observations if each.kind != Kind.ANIMAL)
    session.look_at(bout.id)
    assert not panel.card.listed.isVisible()
    assert panel.card.ethogram.isVisible()


def test_species_is_named_by_keyboard_alone(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    field = panel.card.species
    field.begin()
    qtbot.keyClicks(field, "serval")
    assert field.choices[0].detail == "Leptailurus"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert now(session, lion).taxon == "leptailurus"
    assert not field.hasFocus(), "the keys belong to the review again"
    assert field.choices == []


def test_arrows_choose_further_down(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    field = panel.card.species
    field.begin()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.choices[1].key == "canis"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert now(session, lion).taxon == "canis"


def test_escape_leaves_everything_as_it_was(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    field = panel.card.species
    before = field.text()
    field.begin()
    qtbot.keyClicks(field, "wolf")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert now(session, lion) == lion
    assert field.text() == before


def test_a_person_is_no_taxon(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    field = panel.card.species
    field.begin()
    qtbot.keyClicks(field, "pers")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    found = now(session, lion)
    assert (found.subject, found.taxon) == (Subject.HUMAN, None)


def test_the_machines_scores_are_shown_and_clicked(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    shown = [bar for bar in panel.card.scores.bars if bar.isVisible()]
    assert len(shown) == 2
    qtbot.mouseClick(shown[1], Qt.MouseButton.LeftButton)
    assert now(session, lion).taxon == "canis"


def test_unsure_rolls_up(qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation) -> None:
    chips = {chip.text(): chip for chip in panel.card.wider.findChildren(QPushButton)}
    qtbot.mouseClick(chips["Felidae"], Qt.MouseButton.LeftButton)
    assert now(session, lion).taxon == "felidae"


def test_a_behavior_is_added_at_the_playhead_and_taken_away(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    field = panel.card.behavior
    field.begin()
    qtbot.keyClicks(field, "drink")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    bout = session.observation
    assert bout is not None
    assert (bout.behavior, bout.parent_id, bout.span.start_s) == ("drinks_water", lion.id, 0.6)
    qtbot.mouseClick(panel.card.parent_link, Qt.MouseButton.LeftButton)
    assert session.observation_id == lion.id
    assert len(panel.card.bouts.buttons) == 2


def test_count_and_notes_are_said_at_once(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    facts = panel.card.facts
    qtbot.mouseClick(facts.count.more, Qt.MouseButton.LeftButton)
    facts.notes.setFocus()
    qtbot.keyClicks(facts.notes, "x limps")
    facts.individual.setFocus()
    qtbot.keyClicks(facts.individual, "F7")
    qtbot.keyClick(facts.individual, Qt.Key.Key_Return)
    found = now(session, lion)
    assert (found.count, found.notes, found.individual) == (2, "x limps", "F7")


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("name", ["individual", "tags"])
def test_a_word_that_is_offered_already_is_typed_again_to_its_end(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation, name: str
) -> None:
    field = getattr(panel.card.facts, name)
    field.setFocus()
    qtbot.keyClicks(field, "F07")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    other = next(each for each in animals(session) if each.id != lion.id)
    session.look_at(other.id)
    field.setFocus()
    qtbot.waitUntil(lambda: field.completer().model().rowCount() == 1)
    qtbot.keyClicks(field, "F07")
    popup = field.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert getattr(now(session, other), name) in ("F07", ("F07",))
    assert not popup.isVisible()


def test_verdict_buttons_do_what_they_say(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    accept = panel.findChild(QPushButton, "accept")
    assert "Enter" in accept.text()
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert now(session, lion).state == ReviewState.CONFIRMED
    session.look_at(animals(session)[1].id)
    qtbot.mouseClick(panel.findChild(QPushButton, "reject"), Qt.MouseButton.LeftButton)
    assert len([each for each in session.observations if each.kind == Kind.ANIMAL]) == 1


def test_behaviors_that_nobody_has_reviewed_are_marked(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    (bout,) = panel.card.bouts.buttons
    assert bout.accessibleName().endswith("to review")
    qtbot.mouseClick(panel.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)
    assert session.observation is not None
    assert session.observation.parent_id == lion.id
    qtbot.mouseClick(panel.findChild(QPushButton, "accept"), Qt.MouseButton.LeftButton)
    session.look_at(lion.id)
    (bout,) = panel.card.bouts.buttons
    assert not bout.accessibleName().endswith("to review")


def test_what_has_been_said_is_not_accepted_once_more_but_done(
    panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    accept = panel.findChild(QPushButton, "accept")
    Reviewing(session, lambda: 0.0).name(taxon="canis")
    assert accept.text() == "Done  Enter"
    session.edits.undo()
    assert accept.text() == "Accept  Enter"


def test_history_tells_who_did_what(panel: ObservationPanel, session: Session, lion: Observation) -> None:
    Reviewing(session, lambda: 0.0).name(taxon="canis")
    words = panel.card.history.text()
    assert words.startswith("Corrected to")
    assert session.who in words
    reviewing = Reviewing(session, lambda: 0.0)
    reviewing.spans.edit_span(lion.id, Span(0.25, 1.5))
    assert panel.card.history.text().startswith("Now from 0:00.2 to 0:01.5\n")
    reviewing.correct("Notes", notes="limps")
    assert panel.card.history.text().startswith("Notes changed\n")


def test_the_first_change_of_what_has_no_name_is_no_name(panel: ObservationPanel, session: Session) -> None:
    nameless = next(each for each in session.observations if each.kind == Kind.ANIMAL and not each.taxon)
    session.look_at(nameless.id)
    Reviewing(session, lambda: 0.0).spans.edit_span(nameless.id, Span(0.25, 1.5))
    assert panel.card.history.text().startswith("Now from 0:00.2 to 0:01.5\n"), "not: corrected to animal?"


@pytest.mark.parametrize(("place", "words"), [(1, "nothing moved"), (2, "it is empty")])
def test_a_video_without_observations_says_what_that_means(
    panel: ObservationPanel, session: Session, place: int, words: str
) -> None:
    session.look_at_video(media.videos(session.project)[place].id)
    assert words in panel.video_card.says
    assert panel.video_card.add.isVisible() == (place == 1)


def test_nothing_is_decided_where_nothing_is_selected(panel: ObservationPanel) -> None:
    for name in ("accept", "reject"):
        assert not panel.findChild(QPushButton, name).isEnabled()


def test_what_was_rejected_is_a_line_that_unfolds_and_can_be_taken_back(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    assert not panel.rejected.isVisible()
    qtbot.mouseClick(panel.findChild(QPushButton, "reject"), Qt.MouseButton.LeftButton)
    assert panel.rejected.says.text().startswith("One rejected")
    qtbot.mouseClick(panel.rejected.says, Qt.MouseButton.LeftButton)
    back = next(each for each in panel.rejected.findChildren(QPushButton) if each.text() == "Take back")
    assert back.isVisible()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert now(session, lion).state == ReviewState.UNREVIEWED
    assert session.observation_id == lion.id
    assert not panel.rejected.isVisible()


def test_a_class_that_is_no_animal_is_said_as_such_by_one_click(
    qtbot: QtBot, panel: ObservationPanel, session: Session
) -> None:
    animal = next(each for each in session.observations if each.kind == Kind.ANIMAL)
    panel.card.suggested = lambda _observation: (Score("blank", 0.75), Score("ursus", 0.2))
    session.look_at(animal.id)
    bars = [bar for bar in panel.card.scores.bars if bar.isVisible()]
    assert any(bar.accessibleName().startswith("nothing there") for bar in bars)
    blank = next(bar for bar in bars if bar.accessibleName().startswith("nothing there"))
    qtbot.mouseClick(blank, Qt.MouseButton.LeftButton)
    found = next(each for each in session.observations if each.id == animal.id)
    assert (found.subject, found.taxon) == (Subject.BLANK, None)


def test_the_panel_says_that_a_rule_accepted_it(
    session: Session, panel: ObservationPanel, lion: Observation
) -> None:
    session.edits.relabel("by rule", confirming(session.project, Rule("panthera", 0.0))([lion.id]))
    assert "accepted by a rule" in {label.text() for label in panel.findChildren(QLabel)}
    session.edits.relabel("by eye", {lion.id: confirm(now(session, lion))})
    assert "accepted by a rule" not in {label.text() for label in panel.findChildren(QLabel)}


def figures(panel: ObservationPanel) -> list[str]:
    return [bar.accessibleName() for bar in panel.card.scores.bars if bar.isVisible()]


def test_a_wider_name_stands_in_the_list_with_what_those_below_it_say_together(
    panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    scores = (Score("panthera", 0.5), Score("lynx", 0.25), Score("canis", 0.125))
    wider = msgspec.structs.replace(
        lion, taxon="felidae", found_taxon="felidae", confidence=0.45, scores=scores
    )
    panel.card.scores.show_observation(wider, session.taxonomy)
    assert [each.rsplit(" ", 2)[-2] for each in figures(panel)] == ["75", "50", "25", "12"]
    assert panel.card.scores.called.text().startswith("Its confidence is 45 %")
    as_listed = msgspec.structs.replace(wider, confidence=0.75)
    panel.card.scores.show_observation(as_listed, session.taxonomy)
    assert not panel.card.scores.called.text(), "nothing to explain"
    by_eye = msgspec.structs.replace(wider, state=ReviewState.CONFIRMED)
    panel.card.scores.show_observation(by_eye, session.taxonomy)
    assert len(figures(panel)) == 3, "a person's name is not the machine's"


def test_the_machines_wider_name_is_not_put_among_newer_names(
    panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    wider = msgspec.structs.replace(lion, taxon="felidae", found_taxon="felidae", confidence=0.9)
    panel.card.suggested = lambda _observation: (Score("ursus", 0.75), Score("canis", 0.2))
    panel.card.show_observation(wider)
    assert [each.rsplit(" ", 2)[-2] for each in figures(panel)] == ["75", "20"]
    panel.card.suggested = lambda _observation: (Score("panthera", 0.75), Score("canis", 0.2))
    panel.card.show_observation(wider)
    assert [each.rsplit(" ", 2)[-2] for each in figures(panel)] == ["75", "75", "20"], "not 90"


def test_what_is_said_beside_the_name_leaves_it_to_be_reviewed_and_stands_in_the_history(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    card = panel.card
    for field, value in (("count", 3), ("notes", "or a leopard?")):
        card.facts.changed.emit(field, value)
        said = session.find(lion.id)
        assert said is not None
        assert (getattr(said, field), said.state) == (value, ReviewState.UNREVIEWED)
    assert card.history.text().splitlines()[::2][:2] == ["Notes changed", "Count 3"]
    accept = panel.findChild(QPushButton, "accept")
    assert accept is not None
    qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    accepted = session.find(lion.id)
    assert accepted is not None
    assert (accepted.count, accepted.notes, accepted.state) == (3, "or a leopard?", ReviewState.CONFIRMED)
    session.look_at(lion.id)
    assert card.history.text().startswith("Accepted as big cats")
    session.edits.undo()
    assert card.history.text().startswith("Label taken back")


def test_of_nothing_there_is_no_count(panel: ObservationPanel, session: Session, lion: Observation) -> None:
    facts = panel.card.facts
    assert facts.count.isVisible()
    Reviewing(session, lambda: 0.0).name(taxon=None, subject=Subject.BLANK)
    assert not any(part.isVisible() for part in (facts.count, facts.sex, facts.individual, facts.reacts))
    assert facts.notes.isVisible()


def test_keys_write_count_individual_and_notes_and_escape_gives_up(
    qtbot: QtBot, panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    facts = panel.card.facts
    panel.window_.activateWindow()  # type: ignore[attr-defined]
    for name, field, typed in (("count", facts.count.field, "7"), ("individual", facts.individual, "Alma")):
        facts.begin(name)
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    facts.begin("notes")
    qtbot.keyClicks(facts.notes, "with calf")
    qtbot.keyClick(facts.notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    said = session.find(lion.id)
    assert said is not None
    assert (said.count, said.individual, said.notes) == (7, "Alma", "with calf")
    steps = session.edits.stack.count()
    for name, field in (
        ("count", facts.count.field),
        ("individual", facts.individual),
        ("notes", facts.notes),
    ):
        facts.begin(name)
        qtbot.keyClicks(field, "9")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert not field.hasFocus()
    assert session.find(lion.id) == said
    assert session.edits.stack.count() == steps


def test_raw_scores_are_marked_and_explained(
    panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    assert not panel.card.scores.raw.isVisible()
    assert not any("~" in figure for figure in figures(panel))
    session.raw = RawScores(species=frozenset({lion.model}))
    panel.card.show_observation(lion)
    assert panel.card.scores.raw.isVisible()
    assert "no chances" in panel.card.scores.raw.text()
    assert all("~" in figure for figure in figures(panel))
    panel.card.suggested = lambda _observation: (Score("ursus", 0.75),)
    panel.card.show_observation(lion)
    assert not panel.card.scores.raw.isVisible(), "these are fitted to what people said"


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ("", "No model has named it yet."),
        ("Starter", "knows behaviors, no species"),
        ("river 3", "river 3 looked at it and gave no name."),
    ],
)
def test_of_an_animal_without_a_name_it_is_told_whether_a_model_looked(
    panel: ObservationPanel, session: Session, model: str, says: str
) -> None:
    if model:
        scanned_by(session.project, model)
    session.tell(Changes(videos=frozenset({session.video.id})))
    session.look_at(animals(session)[1].id)
    (told,) = [each.text() for each in panel.card.scores.findChildren(QLabel) if each.isVisible()]
    assert says in told


def test_whose_scores_are_raw_is_asked_again_only_where_a_new_model_comes(
    session: Session, lion: Observation, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def ask(project: object) -> RawScores:
        asked.append(project)
        return RawScores(asked=frozenset({"m"}))

    monkeypatch.setattr("app.ui.session.raw_scores", ask)
    session.tell(Changes(observations=frozenset({lion.id})))
    assert not asked, "motion alone has scanned"
    with session.project.writing() as writing:
        version = ModelVersionRow(name="m", sha256="m", created_at=utc_now())
        writing.add(version)
        writing.flush()
        for scan in writing.query(ScanRow):
            scan.model_version_id = version.id
    for _ in range(2):
        session.tell(Changes(observations=frozenset({lion.id})))
    assert len(asked) == 1


def test_a_long_name_is_cut_and_pushes_nothing_out_of_sight(
    qtbot: QtBot, session: Session, panel: ObservationPanel
) -> None:
    bout = next(each for each in session.observations if each.kind == Kind.BEHAVIOR)
    session.look_at(bout.id)
    panel.card.parent_link.setText("‹ of " + "long-tailed mountain wolverine " * 3)
    panel.card.species.setText("long-tailed mountain wolverine " * 3)
    qtbot.wait(20)  # laid out
    room = panel.card.parentWidget()
    assert room is not None
    assert panel.card.width() <= room.width() <= panel.window_.width()  # type: ignore[attr-defined]
    assert panel.card.parent_link.width() <= room.width()


def test_the_panel_is_no_narrower_where_all_is_said(
    panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    accept = panel.findChild(QPushButton, "accept")
    assert accept is not None
    action = next(each for each in panel.window().actions() if each.text() == "Accept")
    action.setText("Say that it is really so, without any doubt")
    panel.refresh()
    QApplication.processEvents()
    before = panel.minimumSizeHint().width()
    session.edits.relabel("Confirm", {lion.id: confirm(lion)})
    session.look_at(lion.id)
    assert accept.text().startswith("Done")
    QApplication.processEvents()
    assert panel.minimumSizeHint().width() == before


def test_a_name_of_any_length_widens_the_panel_no_further_than_it_may_be(
    panel: ObservationPanel, session: Session, lion: Observation
) -> None:
    session.look_at(lion.id)
    panel.card.species.setMinimumWidth(3000)
    QApplication.processEvents()
    letters = WIDEST * panel.fontMetrics().averageCharWidth()
    assert panel.minimumSizeHint().width() <= letters


def test_fields_say_under_the_mouse_which_key_leads_to_them(panel: ObservationPanel) -> None:
    facts = panel.card.facts
    fields = (panel.card.species, panel.card.behavior, facts.count.field, facts.individual, facts.notes)
    assert [each.toolTip().rpartition("(")[2] for each in fields] == ["S)", "B)", "Q)", "K)", "O)"]


def test_no_word_of_a_button_is_cut_where_the_panel_is_dressed_before_it_is_shown(
    qtbot: QtBot, panel: ObservationPanel
) -> None:
    window = panel.window()
    window.hide()
    panel._accept.setMinimumWidth(10)  # as it was measured in other dress
    panel.setStyleSheet("QPushButton { padding: 6px 40px; font-weight: 600; }")
    window.show()
    window.resize(10, 700)
    qtbot.waitUntil(lambda: panel._accept.width() >= panel._accept.sizeHint().width())
