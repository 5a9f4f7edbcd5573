"""What the Models page says of a model."""

from datetime import date

import pytest

from app.services.model_shelf.origin import Origin
from app.services.model_shelf.overview import Entry
from app.ui.models.facts import started_text
from app.ui.timecode import day_text

DATED = f"model 1, of {day_text(date(2026, 11, 27))}"


@pytest.mark.parametrize(
    ("origin", "text"),
    [
        (None, ""),
        (Origin(name="Starter"), "Starter"),
        (
            Origin(name="model 1", made_at="2026-11-27T12:00:00"),
            f"model 1, of {day_text(date(2026, 11, 27))}",
        ),
    ],
)
def test_it_says_from_which_model_it_was_begun_and_of_which_day(origin: Origin | None, text: str) -> None:
    entry = Entry(key="a", place="project", task="model", title="model 2", started_from=origin)
    assert started_text(entry) == text
