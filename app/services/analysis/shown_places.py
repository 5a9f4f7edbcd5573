"""Coordinates of sites as who reads an analysis may see them, and what is said of that."""

from app.services.analysis.survey import Survey
from app.services.exports.rounded_places import reach_m, rounded
from app.store.records import Site

METERS_A_KM = 1000


def shown(survey: Survey, site: Site) -> Site:
    """The site where it may be seen."""
    decimals = survey.options.place_decimals
    return site if decimals is None else rounded(site, decimals)


def rounding_notes(survey: Survey) -> tuple[str, ...]:
    """What rounding does not hide."""
    decimals = survey.options.place_decimals
    if decimals is None:
        return ()
    return (
        survey.say(
            "Coordinates are rounded, {reach} off at most. Names of sites may still tell where they are.",
            reach=_reach(survey, decimals),
        ),
    )


def exactness(survey: Survey) -> str:
    """How exact they are, among the settings."""
    decimals = survey.options.place_decimals
    if decimals is None:
        return survey.say("as exact as they are known")
    return survey.say("rounded, {reach} off at most", reach=_reach(survey, decimals))


def _reach(survey: Survey, decimals: int) -> str:
    """How far from where it is a place may be shown: "800 m"."""
    far_m = reach_m(decimals)
    number, unit = (far_m, "m") if far_m < METERS_A_KM else (far_m // METERS_A_KM, "km")
    return f"{survey.say.number(number)} {unit}"
