"""Coordinates of sites as who reads an analysis may see them, and what is said of that."""

from app.services.analysis.survey import Survey
from app.services.exports.rounded_places import reach_text, rounded
from app.store.records import Site


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
            reach=reach_text(decimals, survey.say.number),
        ),
    )


def exactness(survey: Survey) -> str:
    """How exact they are, among the settings."""
    decimals = survey.options.place_decimals
    if decimals is None:
        return survey.say("as exact as they are known")
    return survey.say("rounded, {reach} off at most", reach=reach_text(decimals, survey.say.number))
