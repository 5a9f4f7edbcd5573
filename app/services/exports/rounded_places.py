"""Coordinates as others may see them: rounded, where what was seen there is to be left in peace. Pure."""

from collections.abc import Callable
from math import ceil, cos, floor, hypot, log10, radians

from msgspec.structs import replace

from app.store.records import Site

MOST_DECIMALS = 4  # 11 m: more hide nothing
METERS_A_KM = 1000
METERS_A_DEGREE = 111_320  # of latitude, and of longitude at the equator


def rounded(site: Site, decimals: int) -> Site:
    """The site with coordinates of so many decimals, and with an uncertainty that still reaches where it is.

    Each coordinate moves by half of the last decimal at most (Chapman & Wieczorek 2020, Georeferencing Best
    Practices, uncertainty due to coordinate precision).
    """
    if site.latitude is None or site.longitude is None:
        return site
    nearer_equator = max(0.0, abs(site.latitude) - precision(decimals))  # where degrees are wider
    return replace(
        site,
        latitude=round(site.latitude, decimals) + 0.0,  # no -0
        longitude=round(site.longitude, decimals) + 0.0,
        uncertainty_m=float(ceil((site.uncertainty_m or 0.0) + moved_m(decimals, nearer_equator))),
    )


def moved_m(decimals: int, latitude: float = 0.0) -> float:
    """How far rounding moves a place of this latitude at most, in meters; anywhere, at the equator's."""
    half_m = METERS_A_DEGREE * precision(decimals) / 2
    return hypot(half_m, half_m * cos(radians(latitude)))


def reach_m(decimals: int) -> int:
    """The same anywhere, in a round number that people can be told."""
    far_m = moved_m(decimals)
    unit = 10 ** floor(log10(far_m))
    return int(ceil(far_m / unit) * unit)


def reach_text(decimals: int, number_text: Callable[[int], str]) -> str:
    """The same with its unit, "800 m"; `number_text` writes numbers as people do."""
    far_m = reach_m(decimals)
    number, unit = (far_m, "m") if far_m < METERS_A_KM else (far_m // METERS_A_KM, "km")
    return f"{number_text(number)} {unit}"


def precision(decimals: int) -> float:
    """In degrees."""
    return 10.0**-decimals


def note(decimals: int) -> str:
    """What rounding does not hide."""
    return (
        f"Coordinates are rounded to {precision(decimals):g} degrees. Names of sites and folders, notes and "
        "the videos themselves may still tell where it was."
    )
