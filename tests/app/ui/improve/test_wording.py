"""The sentences of the Improve page."""

from app.ui.improve.wording import Names, caution_text
from mvit_core.taxonomy import shipped_taxonomy
from trainer.labels.split import Caution

NAMES = Names(shipped_taxonomy(), {})


def test_a_caution_names_its_class_as_people_do() -> None:
    caution = Caution("class_in_one_group", "vulpes lives at one site.", "vulpes")
    assert caution_text(caution, NAMES) == "true foxes lives at one site."


def test_a_caution_about_everything_stays_as_it_is() -> None:
    caution = Caution("nothing_held_out", "There are too few clips.")
    assert caution_text(caution, NAMES) == "There are too few clips."
