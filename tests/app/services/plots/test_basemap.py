import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import rc_context

from app.services.analysis.values import Behind, Ids, Mark, SiteMap, Spot
from app.services.plots.basemap import View, world
from app.services.plots.figures import _drawn, picture
from app.services.plots.site_map import degrees_text
from app.services.plots.site_names import GAP_PT
from app.services.plots.style import PAPER
from app.store.records import VideoId

LAND = {
    "Alps": (46.5, 10.0),
    "Serengeti": (-2.3, 34.8),
    "Amazon": (-3.1, -63.0),
    "Siberia beyond the date line": (66.5, -173.0),
    "Siberia before it": (66.5, 173.0),
    "Antarctica": (-85.0, 0.0),
    "the South Pole": (-89.9, 140.0),
    "Taveuni": (-16.85, -179.98),
    "Tasmania": (-42.0, 146.6),
}
SEA = {
    "North Sea": (56.0, 3.0),
    "Caspian Sea": (42.0, 50.5),
    "Pacific": (0.0, -150.0),
    "Bering Strait": (65.7, -169.4),
    "Arctic": (88.0, 20.0),
}


def around(latitude: float, longitude: float, half: float) -> View:
    return View(west=longitude - half, east=longitude + half, south=latitude - half, north=latitude + half)


def is_land(latitude: float, longitude: float, view: View) -> bool:
    """By how often the rings run around the point, as they are filled."""
    return sum(_turns(ring - (longitude, latitude)) for ring in world().land(view)) != 0


def _turns(ring: np.ndarray) -> int:
    angles = np.unwrap(np.arctan2(*np.append(ring, ring[:1], axis=0).T))
    return round(float(angles[-1] - angles[0]) / (2 * np.pi))


@pytest.mark.parametrize(
    ("half", "turns"), [(0.3, -360.0), (0.3, 0.0), (0.3, 360.0), (5.0, 0.0), (30.0, 0.0)]
)
def test_land_is_land_and_sea_is_sea_near_and_far_and_however_degrees_are_counted(
    half: float, turns: float
) -> None:
    for name, (latitude, longitude) in LAND.items():
        east = longitude + turns
        assert is_land(latitude, east, around(latitude, east, half)), name
    for name, (latitude, longitude) in SEA.items():
        east = longitude + turns
        assert not is_land(latitude, east, around(latitude, east, half)), name


@settings(max_examples=30)
@given(st.floats(-90, 90), st.floats(-250, 250), st.sampled_from((0.05, 2.0, 20.0)))
def test_nothing_of_the_land_is_drawn_beyond_the_view(latitude: float, longitude: float, half: float) -> None:
    view = around(latitude, longitude, half)
    for ring in world().land(view):
        assert (ring >= np.array([view.west, view.south]) - 1e-6).all()
        assert (ring <= np.array([view.east, view.north]) + 1e-6).all()


def test_no_coast_runs_along_or_across_the_date_line() -> None:
    whole = View(west=0, east=360, south=-90, north=90, fineness=100_000)
    steps = [np.diff(line, axis=0) for line in world().coasts(whole)]
    assert max(float(np.abs(step[:, 0]).max()) for step in steps if len(step)) < 30
    fiji = around(-16.85, 180.0, 0.3)
    for line in world().coasts(fiji):
        near = np.abs(line[:, 0] - 180) < 1e-3
        assert not (near[:-1] & near[1:]).any()


def test_a_border_is_no_coast() -> None:
    bohemia = around(48.95, 13.6, 0.3)
    assert world().borders(bohemia)
    assert not world().coasts(bohemia)


def test_beyond_180_degrees_go_on_from_the_other_side() -> None:
    assert [degrees_text(value, "E", "W") for value in (179.5, 180.5, -180.25, 190.0)] == [
        *("179.5° E", "179.5° W", "179.75° E", "170° W"),
    ]


def drawn(*places: tuple[float, float, int]) -> SiteMap:
    return SiteMap(
        spots=tuple(
            Spot(
                latitude=latitude,
                longitude=longitude,
                mark=Mark(label=f"Site {number}", value=value, behind=Behind(Ids((VideoId(number),)))),
            )
            for number, (latitude, longitude, value) in enumerate(places)
        ),
        scale="Events",
    )


def test_sites_on_both_sides_of_the_date_line_lie_in_one_small_map() -> None:
    plot = drawn((-16.6, 179.9, 5), (-16.8, -179.9, 2))
    hits = picture(plot, PAPER, size=(600, 360), dpi=96).hits
    assert len(hits) == 2
    assert hits[0].left < hits[1].left < hits[0].left + 0.7
    assert hits[0].right - hits[0].left > 0.03


def test_every_circle_can_be_clicked_where_names_have_no_room() -> None:
    crowd = drawn(*((48.9 + n % 6 / 900, 13.3 + n // 6 / 900, n % 7) for n in range(36)))
    shown = picture(crowd, PAPER, size=(600, 360), dpi=96)
    assert {hit.mark.behind.videos for hit in shown.hits} == {Ids((VideoId(n),)) for n in range(36)}


@pytest.mark.parametrize("size", [(640, 210), (640, 230), (640, 250), (400, 300)])
def test_no_name_lies_over_a_circle(size: tuple[int, int]) -> None:
    places = (
        *((48.972, 13.381, 30), (48.951, 13.402, 31), (48.938, 13.437, 33)),
        *((48.964, 13.455, 14), (48.921, 13.392, 20), (48.985, 13.428, 12)),
    )
    plot = drawn(*places)
    with rc_context(PAPER.settings()):
        canvas = _drawn(plot, PAPER, (size[0] / 96, size[1] / 96), 96)
        canvas.figure.draw_without_rendering()
    to_pixels = canvas.axes.transData
    circles = [to_pixels.transform_bbox(box) for box, _ in canvas.places]
    texts = [each for each in canvas.axes.texts if each.get_text().startswith("Site")]
    names, halos = (
        [each for each in texts if bool(each.get_path_effects()) is wanted] for wanted in (False, True)
    )
    assert len(names) >= len(places) - 1
    assert {(each.get_text(), *each.xyann) for each in halos} == {
        (each.get_text(), *each.xyann) for each in names
    }
    assert max(each.zorder for each in halos) < min(each.zorder for each in names)
    for box in (each.get_window_extent() for each in names):
        for circle in circles:
            middle = np.array([(circle.x0 + circle.x1) / 2, (circle.y0 + circle.y1) / 2])
            radius = circle.width / 2 - GAP_PT  # as far as it can be clicked, it reaches further
            assert np.hypot(*(np.clip(middle, box.min, box.max) - middle)) > radius


def test_sea_has_another_color_than_land() -> None:
    def share_of_sea(plot: SiteMap) -> float:
        pixels = picture(plot, PAPER, size=(400, 240), dpi=96).pixels[:, :, :3].astype(int)
        return float(np.mean(pixels[:, :, 2] - pixels[:, :, 0] > 8))

    assert share_of_sea(drawn((56.0, 3.0, 1), (56.1, 3.2, 1))) > 0.5
    assert share_of_sea(drawn((48.9, 13.3, 1), (48.8, 13.5, 1))) < 0.15
