"""What the Models page says of a model."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from app.services.checkpoint_card import Card, Names, card_of
from app.services.learning.model_versions import Facts
from app.services.model_shelf.catalogue import offer_named
from app.services.model_shelf.origin import Origin
from app.services.model_shelf.overview import Entry
from app.services.model_shelf.shelf import Card as Licensed
from app.services.starting_model import starter
from app.ui.models.facts import facts_of, license_of, started_text
from app.ui.models.wording import line_of, purpose_text, standing_text, task_text
from app.ui.speech import language
from app.ui.speech.timecode import day_text
from mvit_core.calibration import Activation
from tests.versions import version_of
from trainer.reports.report import Figure, Report

DATED = f"model 1, of {day_text(date(2026, 11, 27))}"


@pytest.mark.parametrize(
    ("origin", "text"),
    [
        (None, ""),
        (Origin(name="Starter"), "Starter"),
        (Origin(name="model 1", made_at="2026-11-27T12:00:00"), DATED),
    ],
)
def test_it_says_from_which_model_it_was_begun_and_of_which_day(origin: Origin | None, text: str) -> None:
    entry = Entry(key="a", place="project", task="model", title="model 2", started_from=origin)
    assert started_text(entry) == text


def test_the_starter_does_not_say_that_it_was_begun_from_a_file_that_nobody_has() -> None:
    begun = starter()
    assert begun is not None
    entry = Entry(key="a", place="shipped", task="base", title="Starter", checkpoint=card_of(begun))
    captions = [caption for caption, _ in facts_of(entry)]
    assert "Knows" in captions
    assert "Started from" not in captions


@pytest.mark.parametrize(
    ("species", "behaviors", "said"),
    [
        (("lion", "zebra"), ("feed", "sleep"), "2 animals, 2 behaviors"),
        (("lion",), (), "one animal"),
        ((), ("feed",), "one behavior"),
    ],
)
def test_what_it_knows_is_counted_and_nothing_else(
    species: tuple[str, ...], behaviors: tuple[str, ...], said: str
) -> None:
    card = Card(classes=Names(species=species, behaviors=behaviors))
    entry = Entry(key="a", place="shelf", task="model", title="", checkpoint=card)
    assert dict(facts_of(entry))["Knows"] == said


def test_what_a_license_says_besides_its_name_stands_on_the_page_alone(qapp: QApplication) -> None:
    offer = offer_named("megadetector_v5a")
    entry = Entry(key="a", place="catalogue", task="detector", title=offer.title, offer=offer)
    assert line_of(entry, None) == "finds animals  ·  GPL-3.0"
    assert license_of(entry) == offer.license
    try:
        language.speak(qapp, "de")
        assert license_of(entry).startswith("GPL-3.0 von YOLOv5, womit es trainiert wurde")
        installed = replace(entry, offer=None, card=Licensed(license=offer.license))
        assert license_of(installed) == license_of(entry)
    finally:
        language.speak(qapp, "en")


def held_out(chance: float) -> Report:
    """Of a first model, half right where guessing gives a quarter."""
    return Report(
        checkpoint="x",
        num_clips=40,
        figures={"macro_accuracy": Figure(0.5, 0.3, 0.7)},
        baseline=0.25,
        chance=chance,
    )


@pytest.mark.parametrize(
    ("chance", "trained", "said"),
    [
        (
            0.001,
            "Pond",
            ["After its training: 50 % right, every class alike, on 40 clips of sites that it never saw."],
        ),
        (
            0.001,
            "Hill",
            ["After its training: 50 % right, every class alike, on 40 other clips of sites that it knows."],
        ),
        (
            0.3,
            "Pond",
            [
                "After its training: 50 % right, every class alike, on 40 clips of sites that it never saw.",
                "The first model is not surely better than guessing.",
            ],
        ),
    ],
)
def test_what_its_training_found_is_said_with_its_doubts(
    chance: float, trained: str, said: list[str]
) -> None:
    version = version_of(Facts(held_out=("Hill",), trained=(trained,)))
    entry = Entry(
        key="a", place="project", task="model", title="", version=version, held_out=held_out(chance)
    )
    assert standing_text(entry) == said


@pytest.mark.parametrize("activation", ["sigmoid", "softmax"])
def test_it_says_of_behaviors_of_which_one_was_taught_what_they_cannot_say(activation: Activation) -> None:
    card = Card(classes=Names(behaviors=("feed", "sleep")), behavior_activation=activation)
    entry = Entry(key="a", place="elsewhere", task="model", title="x", checkpoint=card)
    said = dict(facts_of(entry)).get("Behaviors", "")
    assert ("never says that an animal does none" in said) is (activation == "softmax")


@pytest.mark.parametrize(
    ("classes", "line", "sentence"),
    [
        (
            Names(species=("ursus",), behaviors=("feed",)),
            "names animals",
            "Names the animals that a scan finds",
        ),
        (Names(behaviors=("feed",)), "says what animals do", "It knows no species, so they stay unnamed."),
        (Names(), "names animals", "Names the animals that a scan finds"),
    ],
)
def test_a_model_that_knows_no_species_is_not_said_to_name_animals(
    classes: Names, line: str, sentence: str
) -> None:
    entry = Entry(key="a", place="shipped", task="model", title="x", checkpoint=Card(classes=classes))
    assert line_of(entry, None) == line
    assert sentence in purpose_text(entry)
    assert task_text(replace(entry, task="base")) == "to train from"


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (None, "A scan cannot use it."),
        (Card(), "A scan cannot use it."),
        (Card(classes=Names(behaviors=("feed",))), "A scan can use it too: it knows no species"),
        (Card(classes=Names(species=("ursus",))), "A scan can use it too: it names animals."),
    ],
)
def test_of_what_is_to_train_from_it_says_whether_a_scan_can_use_it(card: Card | None, sentence: str) -> None:
    entry = Entry(key="a", place="shipped", task="base", title="x", checkpoint=card)
    assert sentence in purpose_text(entry)
