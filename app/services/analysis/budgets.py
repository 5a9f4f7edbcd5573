"""Time budgets: what species and individuals spend their time in view on."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from app.services.analysis.caveats import bout_caveats
from app.services.analysis.grouping import BOUTS_SOURCE, NO_BOUTS, TIMELESS, grouped, species_of
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Finding, Mark, Row, Stacks, Table, rounded
from app.services.ecology.behaving import budget, parted
from app.services.exports.rows import Row as Seen
from app.services.speech import noop
from mvit_core.types import Span

MOST_PARTS = 7  # of a stack: more colors cannot be told apart
UNNAMED = ""  # the behavior of time that no bout covers
LEAST_S = 1e-6
COLUMNS = (noop("Behavior"), noop("Seconds"), noop("Share"), noop("Animals"))
METHOD = noop(
    "Time in bouts of each behavior as a share of all time in which the animals were in view. What no bout "
    "covers is not labelled. Of time with several behaviors each has an equal part of the share, and all of "
    "the seconds. An animal is one in one video; n is how many were in view."
)


class Spent(msgspec.Struct):
    """Seconds of a behavior, the animals that spent them, and its part of those with several behaviors."""

    seconds: float = 0.0
    part_s: float = 0.0
    animals: list[Seen] = []

    def __add__(self, other: "Spent") -> "Spent":
        seconds, part_s = self.seconds + other.seconds, self.part_s + other.part_s
        return Spent(seconds, part_s, [*self.animals, *other.animals])


Budget = dict[str, Spent]  # by the name of the behavior


def budget_of_species(survey: Survey) -> Finding:
    """Time budget a species."""
    title, axis = survey.say("Time budget by species"), survey.say("Species")
    return _budgets(survey, ("budget_species", title, axis), species_of(survey))


def budget_of_individuals(survey: Survey) -> Finding:
    """Time budget an individual that has a name."""

    def who(animal: Seen) -> str | None:
        name = animal.observation.individual
        return f"{name} ({species_of(survey)(animal)})" if name else None

    title, axis = survey.say("Time budget by individual"), survey.say("Individual")
    found = _budgets(survey, ("budget_individual", title, axis), who)
    if found.missing and survey.bouts and not _is_timeless(survey):
        words = survey.say("Give animals a name in Review (Individual) to see what each one does.")
        return replace(found, missing=words)
    return found


def _budgets(survey: Survey, names: tuple[str, str, str], group_of: Callable[[Seen], str | None]) -> Finding:
    say, (key, title, axis) = survey.say, names
    finding = Finding(
        key=key,
        title=title,
        table=EMPTY,
        method=say(METHOD),
        sources=(BOUTS_SOURCE,),
        notes=bout_caveats(survey),
    )
    bouts = _bouts_of(survey)
    groups = grouped([animal for animal in survey.animals if group_of(animal)], group_of)
    spent = {name: _spent(those, bouts) for name, those in groups}
    budgets = {name: each for name, each in spent.items() if set(each) - {UNNAMED}}
    if not budgets:
        return replace(finding, missing=say(TIMELESS) if _is_timeless(survey) else say(NO_BOUTS))
    keys = _keys(budgets.values(), say("other"))
    words = [each or say("not labelled") for each in keys]
    stacks = [
        (
            f"{name} (n = {_num_animals(each)})",
            tuple(_share(name, words[place], each, keys, place) for place in range(len(keys))),
        )
        for name, each in budgets.items()
    ]
    rows = [row for name, each in budgets.items() for row in _rows(name, each, say("not labelled"))]
    table = Table(columns=(axis, *map(say, COLUMNS)), rows=tuple(rows))
    plot = Stacks(rows=tuple(stacks), keys=tuple(words), axis=say("Share of time in view"))
    without = [name for name in spent if name not in budgets]
    notes = [say("Without any bout, and so left out: {which}.", which=say.list(without))] if without else []
    return replace(finding, table=table, plot=plot, notes=(*finding.notes, *notes))


def _is_timeless(survey: Survey) -> bool:
    """Whether there are bouts, and all of them moments or of photos."""
    lasted = [bout.observation.span.duration_s for bout, _ in survey.bouts]
    return bool(lasted) and max(lasted) <= 0


def _bouts_of(survey: Survey) -> dict[int, dict[str, list[Span]]]:
    """The bouts of each animal, by behavior."""
    found: dict[int, dict[str, list[Span]]] = {}
    for bout, animal in survey.bouts:
        own = found.setdefault(animal.observation.id, {})
        own.setdefault(bout.behavior, []).append(bout.observation.span)
    return found


def _spent(animals: Sequence[Seen], bouts: dict[int, dict[str, list[Span]]]) -> Budget:
    """Over all these animals, each by itself."""
    total: Budget = {}
    for animal in animals:
        own = bouts.get(animal.observation.id, {})
        parts = parted(own)
        for name, seconds in budget([animal.observation.span], own).items():
            if seconds > LEAST_S:
                total[name] = total.get(name, Spent()) + Spent(seconds, parts.get(name, seconds), [animal])
    return total


def _keys(budgets: Iterable[Budget], other: str) -> list[str]:
    """The behaviors that get a color, most time first; the rest together, then what is not labelled."""
    total: dict[str, float] = {}
    for each in budgets:
        for name, spent in each.items():
            total[name] = total.get(name, 0.0) + spent.seconds
    names = sorted(filter(None, total), key=lambda name: (-total[name], name))
    shown = names[: MOST_PARTS - 1] if len(names) > MOST_PARTS else names
    return [*shown, *([other] if len(names) > len(shown) else []), UNNAMED]


def _share(name: str, word: str, each: Budget, keys: Sequence[str], place: int) -> Mark:
    """A part of the bar; a click opens those that spent time so."""
    key, is_rest = keys[place], place == len(keys) - 2 and keys[place] not in each
    part = each.get(key, Spent())
    if is_rest:
        part = sum((spent for which, spent in each.items() if which not in keys), Spent())
    share = part.part_s / _whole(each)
    return Mark(
        label=f"{name}: {word}", value=share, behind=behind_rows(part.animals), note=f"{100 * share:.0f} %"
    )


def _rows(name: str, each: Budget, unnamed: str) -> list[Row]:
    whole = _whole(each)
    return [
        Row(
            (
                *(name, which or unnamed, rounded(spent.seconds, 1), rounded(spent.part_s / whole)),
                len(spent.animals),
            ),
            behind_rows(spent.animals),
        )
        for which, spent in sorted(each.items(), key=lambda item: -item[1].seconds)
    ]


def _num_animals(each: Budget) -> int:
    """That were in view for any time."""
    return len({animal.observation.id for spent in each.values() for animal in spent.animals})


def _whole(each: Budget) -> float:
    """Seconds in view."""
    return sum(spent.part_s for spent in each.values()) or 1.0
