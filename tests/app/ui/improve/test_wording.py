"""The sentences of the Improve page."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.learning.labels_at_hand import Advice
from app.services.learning.plans import Plan, Way
from app.ui.improve.running_card import RunningCard
from app.ui.improve.sure_card import SureCard
from app.ui.improve.wording import Names, advice_text, caution_text, way_reason
from app.ui.speech import language
from mvit_core.taxonomy import shipped_taxonomy
from tests.app.ui.improve.scripted_learner import MACHINE
from trainer.events import BatchHalved
from trainer.labels.cautions import Caution
from trainer.recipes.presets import preset

NAMES = Names(shipped_taxonomy(), {})


def test_a_caution_names_its_class_as_people_do() -> None:
    caution = Caution("class_in_one_group", "All clips of vulpes are of one site.", "vulpes")
    assert caution_text(caution, NAMES) == "All clips of “true foxes” are of one site."


def test_a_translated_caution_keeps_its_own_quotation_marks(qapp: QApplication) -> None:
    caution = Caution(
        "one_clip", "vulpes has a single clip; it can be neither learned well nor judged.", "vulpes"
    )
    language.speak(qapp, "de")
    try:
        assert caution_text(caution, NAMES).startswith("„true foxes“ hat nur einen Clip")
    finally:
        language.speak(qapp, "en")


def test_a_caution_about_everything_stays_as_it_is() -> None:
    caution = Caution("nothing_held_out", "There are too few clips.")
    assert caution_text(caution, NAMES) == "There are too few clips."


@pytest.mark.parametrize(("number", "said"), [(1, "One more event"), (2, "2 more events")])
def test_advice_counts_events(number: int, said: str) -> None:
    name = NAMES("vulpes")
    assert advice_text(Advice("more", "vulpes", number), NAMES) == f"{said} with “{name}”"


def test_advice_says_how_many_before_where() -> None:
    advice = Advice("second_site", "vulpes", 19, ("Hollow",))
    said = f"19 events with “{NAMES('vulpes')}” at a second site: all so far are from Hollow"
    assert advice_text(advice, NAMES) == said


@pytest.mark.parametrize("way", ["last", "all"])
def test_that_a_model_can_be_trained_says_not_that_there_are_enough_examples(way: Way) -> None:
    plan = Plan(way, preset("finetune"), None, 5.0)
    said = way_reason(plan, MACHINE, 60, picked=True)
    assert said == "This computer is fast enough for it."


@pytest.mark.parametrize(("number", "said"), [(1, ": one clip at a time"), (2, ": 2 clips at a time")])
def test_a_training_that_lacks_memory_counts_clips(qtbot: QtBot, number: int, said: str) -> None:
    card = RunningCard()
    qtbot.addWidget(card)
    card.hear(BatchHalved(micro_batch=number))
    assert said in card.notes.text()


@pytest.mark.parametrize(("number", "said"), [(0, ""), (1, "one video named"), (2, "2 videos named")])
def test_names_that_follow_count_videos(qtbot: QtBot, number: int, said: str) -> None:
    card = SureCard()
    qtbot.addWidget(card)
    card.show_over(number)
    assert card.state.text()[: len(said) or None] == said
