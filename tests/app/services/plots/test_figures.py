from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.colors import to_rgb
from matplotlib.text import Text

from app.services.analysis.values import (
    EMPTY,
    Bars,
    Behind,
    Cells,
    Curve,
    Curves,
    Finding,
    Ids,
    Mark,
    Plot,
    SiteMap,
    Slot,
    Spot,
    Spread,
    Spreads,
    Stacks,
)
from app.services.plots.canvas import contrast, ink_on, mixed
from app.services.plots.figures import FORMATS, _drawn, encoded, picture, save
from app.services.plots.site_map import bar_km, degrees_text
from app.services.plots.style import PAPER, Style
from app.store.records import VideoId
from mvit_core.errors import UserError

ONE = Behind(Ids((VideoId(1),)))


def mark(label: str, value: float, **more: object) -> Mark:
    return Mark(label=label, value=value, behind=ONE, **more)  # type: ignore[arg-type]


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
    "spreads": Spreads(groups=(Spread(label="eats", values=(1, 2, 9), behind=ONE),), axis="Seconds"),
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


ODD: dict[str, Plot] = {
    "dollars": Bars(marks=(mark("Trap $2 at 3$^{", 0.4),), axis="n"),
    "nothing": Bars(marks=(mark("fox", 0.0),), axis="n"),
    "one site": SiteMap(spots=(Spot(latitude=-33.9, longitude=151.2, mark=mark("bay", 0)),), scale="Events"),
    "near the pole": SiteMap(
        spots=(
            Spot(latitude=89.9, longitude=-170.0, mark=mark("ice", 3)),
            Spot(latitude=89.0, longitude=170.0, mark=mark("floe", 1)),
        ),
        scale="Events",
    ),
    "one value": Spreads(groups=(Spread(label="eats", values=(2.0,), behind=ONE),), axis="Seconds"),
    "points alone": Spreads(groups=(Spread(label="calls", values=(0.0,), behind=ONE),), axis="s"),
    "an empty table": Cells(rows=("a",), columns=("x",), marks=((mark("ax", 0),),), scale="Events"),
    "wide": Cells(
        rows=("a",),
        columns=tuple(f"2026-{n}" for n in range(90)),
        marks=((mark("a", 1),) * 90,),
        is_history=True,
    ),
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_values_are_drawn_too(kind: str) -> None:
    assert picture(ODD[kind], PAPER, size=(400, 200), dpi=96).hits


@pytest.mark.parametrize(
    ("names", "num_lines"),
    [
        (("roe deer", "true foxes", "lynxes", "red deer"), 1),
        (("eats", "grooms/cleans itself or other animal", "hunts other animals", "drinks", "not said"), 1),
        (tuple(f"grooms/cleans itself or animal {n}" for n in range(5)), 2),
        (tuple(f"grooms/cleans itself or animal {n}" for n in range(7)), 3),
    ],
)
def test_keys_stand_beside_each_other_as_far_as_they_fit(names: tuple[str, ...], num_lines: int) -> None:
    rows = (("fox", tuple(mark(name, 1 / len(names)) for name in names)),)
    with rc_context(PAPER.settings()):
        drawn = _drawn(Stacks(rows=rows, keys=names, axis="Time"), PAPER, (10, 4), 96)
        drawn.figure.draw_without_rendering()
        (legend,) = drawn.figure.legends
        boxes = [each.get_window_extent() for each in legend.get_texts()]
        assert len({round(box.y0) for box in boxes}) == num_lines
        frame = legend.get_window_extent()
    assert frame.x0 >= 0
    assert frame.x1 <= 960


def test_parts_of_a_whole_are_told_apart_without_colors() -> None:
    names = tuple(f"behavior {n}" for n in range(9))
    rows = (("fox", tuple(mark(name, 1 / len(names)) for name in names)),)
    with rc_context(PAPER.settings()):
        drawn = _drawn(Stacks(rows=rows, keys=names, axis="Time"), PAPER, (10, 4), 96)
    hatches = [bar.patches[0].get_hatch() for bar in drawn.axes.containers]
    assert len(set(hatches[:8])) == 8
    assert not hatches[8]  # what is not known is pale


def test_long_sites_that_differ_in_their_last_letters_are_told_apart_on_the_map() -> None:
    names = ("Plateau of the northern survey 001", "Plateau of the northern survey 002")
    spots = tuple(Spot(latitude=48.9, longitude=13.0 + n, mark=mark(name, 3)) for n, name in enumerate(names))
    plot = SiteMap(spots=spots, scale="Events")
    svg = encoded(Finding(key="x", title="X", table=EMPTY, plot=plot), "svg").decode()
    assert all(f"{end}  3" in svg for end in ("survey 001", "survey 002"))


def test_many_rows_are_cut_and_said() -> None:
    plot = Bars(marks=tuple(mark(f"species {n}", 1.0) for n in range(300)), axis="n")
    svg = encoded(Finding(key="x", title="X", table=EMPTY, plot=plot), "svg")
    assert b"The first 24 of 300" in svg


def test_a_table_that_is_cut_in_the_picture_says_so() -> None:
    """A detection history of years would be printed as one of its first year."""
    names = tuple(f"site {number}" for number in range(40))
    weeks = tuple(f"week {number}" for number in range(90))
    plot = Cells(rows=names, columns=weeks, marks=((mark("a", 1),) * 90,) * 40, column_axis="Occasion")
    with rc_context(PAPER.settings()):
        said = _drawn(plot, PAPER, (9.0, 6.0), 96).axes.get_xlabel()
        whole = _drawn(ODD["an empty table"], PAPER, (9.0, 6.0), 96).axes.get_xlabel()
    assert said.startswith("Occasion")
    assert "Columns: the first 60 of 90;" in said
    assert "Rows: the first 26 of 40;" in said
    assert "first" not in whole


@pytest.mark.parametrize("inches", [(4.0, 3.5), (12.0, 6.0)])
def test_what_is_said_of_a_cut_table_is_not_cut_itself(inches: tuple[float, float]) -> None:
    weeks = tuple(f"week {number}" for number in range(90))
    plot = Cells(
        rows=("site",), columns=weeks, marks=((mark("a", 1),) * 90,), column_axis="Occasion of 7 days"
    )
    with rc_context(PAPER.settings()):
        drawn = _drawn(plot, PAPER, inches, 96)
        drawn.figure.draw_without_rendering()
        said = drawn.axes.xaxis.label.get_window_extent()
    assert said.x0 >= 0
    assert said.x1 <= drawn.figure.bbox.x1
    assert said.y0 >= 0


def test_a_scale_bar_has_a_round_length() -> None:
    assert [bar_km(each) for each in (4, 10, 90, 0.5)] == pytest.approx([1, 2, 20, 0.1])
    assert (degrees_text(-13.25, "E", "W"), degrees_text(48.9, "N", "S")) == ("13.25° W", "48.9° N")


@pytest.mark.parametrize("height", [190, 420])
@pytest.mark.parametrize("kind", ["cells", "bars"])
def test_names_of_rows_do_not_lie_over_each_other(kind: str, height: int) -> None:
    """Of 26 species at 40 sites, in a small window too."""
    names = tuple(f"Northern long-nosed bandicoot {n}" for n in range(26))
    plot: Plot = Bars(marks=tuple(mark(name, 1.0) for name in names), axis="Events")
    if kind == "cells":
        sites = tuple(f"Waldabteilung {n:03d} Königswusterhausen" for n in range(40))
        plot = Cells(rows=names, columns=sites, marks=tuple((mark(name, 1.0),) * 40 for name in names))
    with rc_context(PAPER.settings()):
        canvas = _drawn(plot, PAPER, (9.0, height / 96), 96)
        canvas.figure.draw_without_rendering()
        boxes = [label.get_window_extent() for label in canvas.axes.get_yticklabels()]
    assert len(boxes) >= 3
    assert all(over.y0 > under.y0 + 0.75 * under.height for over, under in pairwise(boxes))


@pytest.mark.parametrize(
    ("names", "lie"),
    [
        (("corzo", "zorros verdaderos", "linces", "ciervos", "osos", "perros y lobos"), True),
        (("eats food", "hunts other animals", "grooms/cleans itself or other animal", "drinks water"), True),
        (tuple(f"2026-05-{day:02d}" for day in range(1, 11)), True),
        (tuple(f"Waldabteilung {n:03d}" for n in range(12)), False),
    ],
)
def test_names_of_columns_lie_where_they_do_not_touch(names: tuple[str, ...], lie: bool) -> None:
    plot = Cells(rows=("a",), columns=names, marks=(tuple(mark(name, 1.0) for name in names),))
    with rc_context(PAPER.settings()):
        canvas = _drawn(plot, PAPER, (10, 4), 96)
        canvas.figure.draw_without_rendering()
        labels = canvas.axes.get_xticklabels()
        boxes = [label.get_window_extent() for label in labels]
    assert {label.get_rotation() == 0 for label in labels} == {lie}
    if lie:
        assert all(left.x1 + 2 < right.x0 for left, right in pairwise(boxes))


@pytest.mark.parametrize("ink", ["#1a2022", "#e8ecec"])  # of the light window, of the dark one
def test_numbers_in_cells_can_be_read_on_every_shade(ink: str) -> None:
    ground = "#131719" if ink == "#e8ecec" else "#f1f3f1"
    style = Style(ink=ink, ground=ground)
    for step in range(11):
        shade = mixed("#5085de", ground, step / 10)
        assert contrast(to_rgb(ink_on(shade, style)), shade) >= 4.0, step
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


@pytest.mark.parametrize(("height", "are_written"), [(230, False), (420, True)])
def test_numbers_in_cells_do_not_lie_over_each_other(height: int, are_written: bool) -> None:
    """Of 16 pt, as somebody reads who has set large text."""
    names = tuple(f"site {n}" for n in range(6))
    plot = Cells(rows=names, columns=("May", "June"), marks=tuple((mark(name, 7.0),) * 2 for name in names))
    style = Style(text_pt=16)
    with rc_context(style.settings()):
        canvas = _drawn(plot, style, (9.0, height / 96), 96)
        canvas.figure.draw_without_rendering()
        boxes = [each.get_window_extent() for each in canvas.axes.texts]
    assert bool(boxes) is are_written, "else the mouse and the table say them"
    assert all(over.y0 > under.y0 + 0.75 * under.height for over, under in pairwise(boxes[::2]))


@pytest.mark.parametrize("height", [230, 700])
def test_the_name_of_the_upright_axis_is_never_cut(height: int) -> None:
    one = Curve(label="fox", x=(0, 24), y=(0.1, 0.2))
    plot = Curves(curves=(one,), x_axis="Hour", y_axis="Density of activity per hour")
    style = Style(text_pt=16)
    with rc_context(style.settings()):
        canvas = _drawn(plot, style, (9.0, height / 96), 96)
        canvas.figure.draw_without_rendering()
        (name,) = [each for each in canvas.axes.findobj(Text) if each.get_text() == plot.y_axis]
        box, whole = name.get_window_extent(), canvas.figure.bbox
    assert box.y0 >= whole.y0
    assert box.y1 <= whole.y1
