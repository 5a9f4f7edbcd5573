"""The card of a model that is given to others: what is drafted of it is true."""

import pytest

from app.services.learning.model_versions import Facts
from app.services.model_shelf.sharing import draft_card
from tests.versions import version_of
from trainer.reports.report import Figure, Report


@pytest.mark.parametrize(
    ("trained", "judged"),
    [
        (("Hill", "Marsh"), "that it never saw"),
        (("Ridge",), "whose other clips it learned from"),
    ],
)
def test_the_draft_says_on_what_a_model_was_judged(trained: tuple[str, ...], judged: str) -> None:
    facts = Facts(
        num_train=40,
        num_held_out=12,
        held_out=("Ridge",),
        trained=trained,
        figures={"macro_accuracy": 0.75},
        ranges={"macro_accuracy": (0.5, 0.9)},
    )
    version = version_of(facts)
    card = draft_card(version, num_species=2, num_behaviors=1)
    assert (
        card.judged_on
        == f"75 % right (every animal alike; 50 % to 90 %, 19 times in 20) on 12 clips of 1 site {judged}"
    )
    sites = "1 site" if len(trained) == 1 else "2 sites"
    assert card.learned_from == f"40 labelled clips of 2 animals and 1 behavior at {sites}"


def test_of_a_version_that_knows_no_ranges_the_report_of_its_training_tells_them() -> None:
    facts = Facts(num_held_out=12, held_out=("Ridge",), figures={"macro_accuracy": 0.75})
    version = version_of(facts)
    assert draft_card(version, 2, 0).judged_on.startswith("75 % right (every animal alike) on 12 clips")
    report = Report(checkpoint="new", num_clips=12, figures={"macro_accuracy": Figure(0.75, 0.5, 0.9)})
    told = draft_card(version, 2, 0, report)
    assert told.judged_on.startswith(
        "75 % right (every animal alike; 50 % to 90 %, 19 times in 20) on 12 clips"
    )
