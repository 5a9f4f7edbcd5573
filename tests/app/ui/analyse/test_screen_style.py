"""Plots in the colors of the window."""

import pytest

from app.services.analysis.values import Behind, Ids, Mark, Stacks
from app.services.plots.canvas import contrast
from app.services.plots.figures import picture
from app.store.records import VideoId
from app.ui.analyse.screen_style import style_of
from app.ui.looks.theme import DARK, LIGHT, Theme

BEHIND = Behind(Ids((VideoId(1),)))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_what_is_not_known_of_a_budget_stands_off_the_ground(theme: Theme) -> None:
    parts = (Mark(label="eats", value=0.3, behind=BEHIND), Mark(label="not said", value=0.7, behind=BEHIND))
    plot = Stacks(rows=(("fox", parts),), keys=("eats", "not said"), axis="Time")
    drawn = picture(plot, style_of(theme, 9.0), size=(600, 300), dpi=96)
    unknown = next(hit for hit in drawn.hits if hit.mark.label == "not said")
    x, y = (unknown.left + unknown.right) / 2, (unknown.top + unknown.bottom) / 2
    pale = drawn.pixels[round(y * 300), round(x * 600), :3] / 255
    ground = drawn.pixels[1, 1, :3] / 255
    assert contrast(tuple(pale), tuple(ground)) > 1.3
