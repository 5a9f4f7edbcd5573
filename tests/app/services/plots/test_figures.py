from pathlib import Path

import numpy as np
import pytest

from app.services.analysis.values import (
    EMPTY,
    Bars,
    Cells,
    Curve,
    Curves,
    Finding,
    Mark,
    Plot,
    SiteMap,
    Slot,
    Spot,
    Spread,
    Spreads,
    Stacks,
)
from app.services.plots.figures import FORMATS, encoded, picture, save
from app.services.plots.site_map import bar_km, degrees_text
from app.services.plots.style import PAPER
from app.store.records import VideoId
from mvit_core.errors import UserError


def mark(label: str, value: float, **more: object) -> Mark:
    return Mark(label=label, value=value, videos=(VideoId(1),), **more)  # type: ignore[arg-type]


PLOTS: dict[str, Plot] = {
    "bars": Bars(marks=(mark("fox", 0.4, low=0.2, high=0.7), mark("deer", 0.9)), axis="Share", is_share=True),
    "stacks": Stacks(
        rows=(("fox", (mark("eats", 0.3), mark("not", 0.7))),), keys=("eats", "not"), axis="Time"
    ),
    "cells": Cells(rows=("a", "b"), columns=("x",), marks=((mark("ax", 3),), (None,)), scale="Events"),
    "history": Cells(rows=("a", "b"), columns=("x",), marks=((mark("ax", 1),), (None,)), is_history=True),
    "curves": Curves(
        curves=(
            Curve(label="fox", x=(0, 12, 24), y=(0.1, 0.2, 0.1), rug=(3.0,)),
            Curve(label="deer", x=(0, 12, 24), y=(0.2, 0.0, 0.2), low=(0, 0, 0), high=(0.3, 0.1, 0.3)),
        ),
        x_axis="Hour",
        y_axis="Density",
        x_range=(0, 24),
        shades_common=True,
        slots=(
            Slot(start=0, end=12, mark=mark("morning", 1)),
            Slot(start=12, end=24, mark=mark("evening", 2)),
        ),
    ),
    "spreads": Spreads(
        groups=(Spread(label="eats", values=(1, 2, 9), videos=(VideoId(1),)),), axis="Seconds"
    ),
    "map": SiteMap(
        spots=(
            Spot(latitude=48.9, longitude=13.3, mark=mark("bog", 4)),
            Spot(latitude=48.8, longitude=13.5, mark=mark("ridge", 0)),
        ),
        scale="Events",
    ),
}


@pytest.mark.parametrize("kind", PLOTS)
def test_every_kind_is_drawn_and_can_be_clicked_inside_the_picture(kind: str) -> None:
    drawn = picture(PLOTS[kind], PAPER, size=(600, 300), dpi=96)
    assert drawn.pixels.shape == (300, 600, 4)
    assert len(np.unique(drawn.pixels.reshape(-1, 4), axis=0)) > 3  # something is there
    assert drawn.hits
    for hit in drawn.hits:
        assert 0 <= hit.left < hit.right <= 1.001
        assert 0 <= hit.top < hit.bottom <= 1.001


def test_a_bar_is_where_it_says() -> None:
    plot = Bars(marks=tuple(mark(name, 1.0) for name in "abcd"), axis="n")
    drawn = picture(plot, PAPER, size=(600, 400), dpi=96)
    for hit in drawn.hits:
        x, y = round((hit.left + 0.1) * 600), round((hit.top + hit.bottom) / 2 * 400)
        red, green, blue = (int(value) for value in drawn.pixels[y, x, :3])
        assert blue > red + 50, (hit.mark.label, red, green, blue)  # the bar's own blue, not the ground
    tops = [hit.top for hit in drawn.hits]
    assert tops == sorted(tops)


@pytest.mark.parametrize("form", FORMATS)
def test_files_are_the_same_for_the_same_finding(form: str) -> None:
    finding = Finding(key="x", title="X", table=EMPTY, plot=PLOTS["bars"])
    assert encoded(finding, form) == encoded(finding, form)


def test_text_in_a_vector_stays_text() -> None:
    finding = Finding(key="x", title="X", table=EMPTY, plot=PLOTS["bars"])
    assert b">fox<" in encoded(finding, "svg")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="png"):
        save(Finding(key="x", title="X", table=EMPTY, plot=PLOTS["bars"]), tmp_path / "x.gif")
    assert not list(tmp_path.iterdir())


def test_many_rows_are_cut_and_said() -> None:
    plot = Bars(marks=tuple(mark(f"species {n}", 1.0) for n in range(300)), axis="n")
    svg = encoded(Finding(key="x", title="X", table=EMPTY, plot=plot), "svg")
    assert b"The first 24 of 300" in svg


def test_a_scale_bar_has_a_round_length() -> None:
    assert [bar_km(each) for each in (4, 10, 90, 0.5)] == pytest.approx([1, 2, 20, 0.1])
    assert (degrees_text(-13.25, "E", "W"), degrees_text(48.9, "N", "S")) == ("13.25° W", "48.9° N")
