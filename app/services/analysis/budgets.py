"""Time budgets: what species and individuals spend their time in view on."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
import numpy as np
from msgspec.structs import replace

from app.services.analysis.caveats import bout_caveats
from app.services.analysis.drawing import BOOTSTRAP_SOURCES, clusters_drawn, clusters_of, over
from app.services.analysis.grouping import BOUTS_SOURCE, NO_BOUTS, TIMELESS, grouped, species_of
from app.services.analysis.survey import Survey, behind_rows
from app.services.analysis.values import EMPTY, Finding, Mark, Row, Stacks, Table, rounded
from app.services.ecology.behaving import budget, parted
from app.services.ecology.clusters import Clusters
from app.services.ecology.resampling import Bounds, intervals, ratios
from app.services.exports.rows import Row as Seen
from app.services.speech import noop
from mvit_core.types import Span

MOST_PARTS = 7  # of a stack: more colors cannot be told apart
UNNAMED = ""  # the behavior of time that no bout covers
LEAST_S = 1e-6
COLUMNS = (
    *(noop("Behavior"), noop("Seconds"), noop("Share"), noop("Low"), noop("High"), noop("Animals")),
    noop("Interval over"),
)
METHOD = noop(
    "Time in bouts of each behavior as a share of all time in which the animals were in view. What no bout "
    "covers is not labelled. Of time with several behaviors each has an equal part of the share, and all of "
    "the seconds. An animal is one in one video; n is how many were in view. 95 % interval: {drawn}"
)


class Spent(msgspec.Struct):
    """Seconds of a behavior, the animals that spent them, and of each its part of those with several
    behaviors.
    """

    seconds: float = 0.0
    animals: list[Seen] = []
    parts_s: list[float] = []

    @property
    def part_s(self) -> float:
        """Of all of them."""
        return sum(self.parts_s)

    def add(self, other: "Spent") -> None:
        """What others spent, too."""
        self.seconds += other.seconds
        self.animals += other.animals
        self.parts_s += other.parts_s


Budget = dict[str, Spent]  # by the name of the behavior
Sureness = tuple[dict[str, Bounds | None], Clusters]
Words = tuple[str, str, Spent]  # the bar, the behavior, and what was spent so


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
        method=say(METHOD, drawn=clusters_drawn(survey)),
        sources=(BOUTS_SOURCE, *BOOTSTRAP_SOURCES),
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
    stacks, rows = [], []
    for name, each in budgets.items():
        sure = _sureness(each)
        parts = [
            _share(survey, each, (name, words[place], _part(each, keys, place)), sure[0].get(keys[place]))
            for place in range(len(keys))
        ]
        stacks.append((f"{name} (n = {_num_animals(each)})", tuple(parts)))
        rows += _rows(survey, name, each, sure)
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
                total.setdefault(name, Spent()).add(Spent(seconds, [animal], [parts.get(name, seconds)]))
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


def _sureness(each: Budget) -> Sureness:
    """Over the sites of its animals, else their videos."""
    animals = {animal.observation.id: animal for spent in each.values() for animal in spent.animals}
    numbers = {id_: number for number, id_ in enumerate(animals)}
    parts = np.zeros((len(animals), len(each) + 1))
    for column, spent in enumerate(each.values()):
        rows = [numbers[animal.observation.id] for animal in spent.animals]
        np.add.at(parts[:, column], rows, spent.parts_s)
    parts[:, -1] = parts.sum(axis=1)
    places = clusters_of(animals.values())
    return dict(zip(each, intervals(places.sums(parts), ratios), strict=True)), places


def _share(survey: Survey, each: Budget, words: Words, bounds: Bounds | None) -> Mark:
    """A part of the bar; a click opens those that spent time so."""
    name, word, part = words
    share = part.part_s / _whole(each)
    note = f"{100 * share:.0f} %"
    if bounds:
        low, high = (survey.say.number(100 * one, 0) for one in bounds)
        note = survey.say("{value} (95 % interval {low} to {high})", value=note, low=low, high=high)
    return Mark(label=f"{name}: {word}", value=share, behind=behind_rows(part.animals), note=note)


def _part(each: Budget, keys: Sequence[str], place: int) -> Spent:
    """Of a color: a behavior, or all that have none of their own."""
    if place != len(keys) - 2 or keys[place] in each:
        return each.get(keys[place], Spent())
    rest = Spent()
    for which, spent in each.items():
        if which not in keys:
            rest.add(spent)
    return rest


def _rows(survey: Survey, name: str, each: Budget, sure: Sureness) -> list[Row]:
    whole, (bounds, places) = _whole(each), sure
    rows = []
    for which, spent in sorted(each.items(), key=lambda item: -item[1].seconds):
        low, high = bounds[which] or (None, None)
        cells = (
            *(name, which or survey.say("not labelled"), rounded(spent.seconds, 1)),
            *map(rounded, (spent.part_s / whole, low, high)),
            *(len(spent.animals), None if low is None else over(survey, places)),
        )
        rows.append(Row(cells, behind_rows(spent.animals)))
    return rows


def _num_animals(each: Budget) -> int:
    """That were in view for any time."""
    return len({animal.observation.id for spent in each.values() for animal in spent.animals})


def _whole(each: Budget) -> float:
    """Seconds in view."""
    return sum(spent.part_s for spent in each.values()) or 1.0
