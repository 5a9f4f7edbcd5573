"""Coordinates as people write them."""

import pytest

from app.services.imports.coordinates import Axis, coordinate, coordinates
from app.services.imports.reading import number


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("51.5", [51.5]),
        ("47,51", [47.51]),  # a comma as German and Spanish write it, no second coordinate
        ("-1,25", [-1.25]),
        ("51.5, 4.25", [51.5, 4.25]),
        ("51.5,4.25", [51.5, 4.25]),
        ("-1.5,36", [-1.5, 36.0]),
        ("47,51; 9,44", [47.51, 9.44]),
        ("47,51, 9,44", [47.51, 9.44]),
        ("47,51 9,44", [47.51, 9.44]),
        ("47, 9", [47.0, 9.0]),
        ("", []),
    ],
)
def test_a_comma_is_read_as_whoever_writes_it_means_it(words: str, meant: list[float]) -> None:
    assert [number(part) for part in coordinates(words)] == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("48.5125 N", 48.5125),
        ("s 48,5", -48.5),
        ("48°", 48.0),
        ("48.5°", 48.5),
        ("-48°30'", -48.5),
        ("48°30′", 48.5),
        ("N 48° 30.75'", 48.5125),
        ("48° 30' 45\" N", 48.5125),
        ("48º30’45.0’’S", -48.5125),
        ("48,25", 48.25),
        ("-48.25", -48.25),
        (48.25, 48.25),
        ("48°30'45\"E", None),
        ("-48°30'S", None),
        ("48°60'", None),
        ("48°30'61\"", None),
        ("48 30", None),
        ("N", None),
        ("north", None),
        ("", None),
        (None, None),
    ],
)
def test_degrees_minutes_and_seconds_are_read_as_receivers_show_them(
    words: object, meant: float | None
) -> None:
    found = coordinate(words, "latitude")
    assert found == (None if meant is None else pytest.approx(meant))


@pytest.mark.parametrize(
    ("words", "axis", "meant"),
    [("9°6'W", "longitude", -9.1), ("181°", "longitude", None), ("91 N", "latitude", None)],
)
def test_each_axis_has_its_letters_and_its_bounds(words: str, axis: Axis, meant: float | None) -> None:
    assert coordinate(words, axis, most=90 if axis == "latitude" else 180) == meant


@pytest.mark.parametrize(
    "words", ["48°30'45.0\"N 9°06'00.0\"E", "N48.5125 E9.1", "48.5125 N, 9.1 E", "48.5125°; 9.1°"]
)
def test_both_are_read_from_what_a_map_gives(words: str) -> None:
    latitude, longitude = coordinates(words)
    assert (coordinate(latitude, "latitude"), coordinate(longitude, "longitude")) == pytest.approx(
        (48.5125, 9.1)
    )
