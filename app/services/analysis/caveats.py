"""What a reader of any figure has to know, in sentences."""

from datetime import timedelta
from typing import TYPE_CHECKING

from app.services.ecology.independence import ComparedTo
from app.services.exports.working_times import is_outside

if TYPE_CHECKING:
    from app.services.analysis.survey import Survey

FURTHEST_MIN = 210  # no zone's clock is further from the sun's, summer time included
MIN_A_DEGREE = 4


def caveats(survey: "Survey") -> tuple[str, ...]:
    """What was left out, and what only a machine has said."""
    say, said = survey.say, []
    undated = [video.relative_path for video in survey.material.videos if video.captured_at is None]
    if undated:
        said.append(_undated(survey, undated))
    number = survey.num_unnamed
    if number:
        one = say("One animal without a name left out.")
        said.append(one if number == 1 else say("{n} animals without a name left out.", n=say.number(number)))
    if survey.num_unreviewed:
        said.append(
            say(
                "{n} of {all} animals named by a model alone.",
                n=say.number(survey.num_unreviewed),
                all=say.number(len(survey.animals)),
            )
        )
    return tuple(said)


def bout_caveats(survey: "Survey") -> tuple[str, ...]:
    """As `caveats`, and how much of what is done only a machine has said."""
    say, bouts = survey.say, [bout for bout, _ in survey.bouts]
    alone = sum(not bout.observation.is_by_eye for bout in bouts)
    if not alone:
        return caveats(survey)
    words = say("{n} of {all} bouts said by a model alone.", n=say.number(alone), all=say.number(len(bouts)))
    return (*caveats(survey), words)


def wider_caveats(survey: "Survey") -> tuple[str, ...]:
    """Which names are counted though they mean more than what was counted under them."""
    apart = survey.apart(survey.species)
    names = [survey.name(each) for each in survey.species if each not in apart]
    if not names:
        return ()
    words = survey.say(
        "Wider names are counted by themselves, without the species seen here that belong to them: {which}.",
        which=survey.say.list(names),
    )
    return (words,)


def effort_caveats(survey: "Survey") -> tuple[str, ...]:
    """What makes trap nights doubtful."""
    say, guessed, outside = survey.say, survey.material.working.guessed, _outside(survey)
    said = []
    if guessed:
        words = say(
            "Deployments without start or end: {n}; the first or last video stands for it, and less than a "
            "day counts as none ({which}). That is too little, unless the camera stopped there.",
            n=say.number(len(guessed)),
            which=say.list(guessed),
        )
        said.append(words)
    if silent := survey.material.working.silent:
        words = say(
            "Most of the trap nights are a time without any video: {which}. Was a clock wrong, or did the "
            "camera stop? Repair the clock, or say start, end or the gap.",
            which=say.list(silent),
        )
        said.append(words)
    if outside:
        words = say(
            "Records outside of their deployment's start and end: {n}; events count them, effort does not "
            "cover them ({which}).",
            n=say.number(len(outside)),
            which=say.list(sorted(set(outside))),
        )
        said.append(words)
    return tuple(said)


def clock_caveats(survey: "Survey") -> tuple[str, ...]:
    """Where an hour by the cameras' clocks is not that of the place, or not the same for all of a site."""
    say, known = survey.say, survey.material.surroundings
    strange: set[str] = set()
    offsets: dict[str, set[int]] = {}
    for id_ in {video.deployment_id for video in survey.material.videos}:
        one = known.deployments[id_]
        if one.utc_offset_min is None:
            continue
        site = known.sites[one.site_id]
        offsets.setdefault(site.name, set()).add(one.utc_offset_min)
        if site.longitude is not None and _away(one.utc_offset_min, site.longitude) > FURTHEST_MIN:
            strange.add(site.name)
    said = []
    if strange:
        words = say(
            "Clocks hours away from the time of the place, as if set to UTC: {which}. Their hours are not "
            "those of the day there; daily activity by the sun is right.",
            which=say.list(sorted(strange)),
        )
        said.append(words)
    differ = sorted(name for name, those in offsets.items() if len(those) > 1)
    if differ:
        words = say(
            "Clocks of one site differ in their offset from UTC, and so do their hours: {which}.",
            which=say.list(differ),
        )
        said.append(words)
    return tuple(said)


def _away(offset_min: int, longitude: float) -> float:
    """How far a clock is from the mean time of the sun, in minutes, 720 at most."""
    return abs((offset_min - longitude * MIN_A_DEGREE + 720) % 1440 - 720)


def _outside(survey: "Survey") -> list[str]:
    """The deployment of each record that lies before it began or after it ended."""
    known, names = survey.material.surroundings.deployments, survey.material.working.names
    stood = ((record.at, known[record.item.deployment_id]) for record in survey.records)
    return [names[one.id] for at, one in stood if is_outside(at, one)]


def event_rule(survey: "Survey") -> str:
    """The project's rule of independence, as a sentence."""
    say, rule = survey.say, survey.material.rule
    minutes = say.number(rule.interval / timedelta(minutes=1), 0)
    if rule.compared_to is ComparedTo.LAST_RECORD:
        if rule.by_camera:
            return say(
                "An event begins {n} minutes or more after the last record of its species at its camera.",
                n=minutes,
            )
        return say(
            "An event begins {n} minutes or more after the last record of its species at its site.",
            n=minutes,
        )
    if rule.by_camera:
        return say(
            "An event begins {n} minutes or more after the last independent record of its species at its "
            "camera.",
            n=minutes,
        )
    return say(
        "An event begins {n} minutes or more after the last independent record of its species at its site.",
        n=minutes,
    )


def _undated(survey: "Survey", names: list[str]) -> str:
    say = survey.say
    if len(names) == 1:
        return say("One video without a date left out with all observations ({which}).", which=names[0])
    return say(
        "{n} videos without a date left out with all observations ({which}).",
        n=say.number(len(names)),
        which=say.list(names),
    )
