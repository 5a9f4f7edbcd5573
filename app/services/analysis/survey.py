"""What analyses look at: the chosen part of a project, read once, with its events and its effort."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from enum import StrEnum
from functools import cached_property
from typing import Self

import msgspec
from msgspec.structs import replace

from app.services.analysis.machine_words import MISSED, UNASKED, machine_words, person_word
from app.services.analysis.values import Behind, Ids
from app.services.ecology.effort import Working, trap_nights
from app.services.ecology.independence import Event, Record, events
from app.services.exports.counts import Seen, records_of
from app.services.exports.material import Material, is_presence
from app.services.exports.rows import Row
from app.services.exports.selection import EVERYTHING, Selection
from app.services.learned_from import met_again
from app.services.projects import Project
from app.services.review.reshaping import was_merged
from app.services.speech import Speech
from app.store.library_order import natural
from app.store.records import Kind, ReviewState, Subject, Video
from mvit_core.taxonomy import Taxon, shipped_places


class Clock(StrEnum):
    """What the hours of a day are counted by."""

    CAMERA = "camera"
    SUN = "sun"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at, and how."""

    selection: Selection = EVERYTHING
    clock: Clock = Clock.CAMERA
    pair: tuple[str, ...] = ()  # scientific names of the two species to compare; "": the most seen
    species: str = ""  # of the detection history; empty: the most seen
    occasion_days: int = 7
    least_share: float = 0.0  # of an occasion to be worked for it to count; 0: any time at all
    num_bootstraps: int = 1000
    place_decimals: int | None = None  # that coordinates are shown with; None: as exact as they are known
    language: str = "en"  # of titles, notes and names

    @property
    def reading(self) -> tuple[Selection, str]:
        """What a project has to be read anew for."""
        return self.selection, self.language


class Survey:
    """The chosen observations of a project. Everything is worked out when it is first asked for, and kept."""

    def __init__(
        self,
        project: Project,
        options: Options | None = None,
        *,
        report: Callable[[int], None] = lambda _number: None,
    ) -> None:
        self.options = options or Options()
        self.project = project
        self.say = Speech(self.options.language)
        self.material = Material(project, selection=self.options.selection, language=self.options.language)
        self.names = {taxon.distinct_name: taxon.short_name for taxon in self.material.surroundings.taxonomy}
        self._seen: list[tuple[Video, list[Row]]] = []
        for number, pair in enumerate(self.material.by_video(rejected=True)):
            self._seen.append(pair)
            if number % 200 == 0:
                report(number)

    def seen_by(self, options: Options) -> "Survey":
        """The same reading, looked at in another way; the selection has to be the same."""
        assert options.reading == self.options.reading, "another selection is another reading"
        other = copy(self)
        other.options = options
        return other

    def let_go(self) -> None:
        """Of what nobody uses any more, in any thread, piece by piece: of half a million animals at once,
        every other thread would wait for a second.
        """
        held: list[object] = [vars(each) for each in (vars(self).get("material"), self) if each]
        while held:
            each = held.pop()
            if isinstance(each, dict):
                held += each.values()
                each.clear()
            elif isinstance(each, list):
                while each:
                    each.pop()

    def name(self, species: str) -> str:
        """What people call it; the scientific name where it has no other."""
        return self.names.get(species, species)

    def apart(self, species: Iterable[str]) -> frozenset[str]:
        """Those of these names that surely are different species: none to which another belongs, and no group
        that may be another.
        """
        names, tree = frozenset(species), self.material.surroundings.taxonomy
        lines = {name: tree.lineage(self._keys[name]) for name in names & self._keys.keys()}
        wider = {above.distinct_name for line in lines.values() for above in line[1:]}
        return names - wider - {name for name in lines if _may_be_another(name, lines)}

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {taxon.distinct_name: taxon.key for taxon in self.material.surroundings.taxonomy}

    # ------------------------------------------------------------- what is seen

    @cached_property
    def by_video(self) -> list[tuple[Video, list[Row]]]:
        """What counts, video by video: rejected animals and their bouts left out."""
        return [(video, counting) for video, rows in self._seen if (counting := _counting(rows))]

    @cached_property
    def animals(self) -> list[Row]:
        """Every animal with a name."""
        return [row for _, rows in self.by_video for row in rows if is_animal(row)]

    @cached_property
    def bouts(self) -> list[tuple[Row, Row]]:
        """Every bout with the animal that it belongs to."""
        pairs = []
        for _, rows in self.by_video:
            animals = {row.observation.id: row for row in rows if row.observation.kind is Kind.ANIMAL}
            for row in rows:
                parent = row.observation.parent_id
                if row.observation.kind is Kind.BEHAVIOR and parent in animals and is_animal(animals[parent]):
                    pairs.append((row, animals[parent]))
        return pairs

    @cached_property
    def num_unnamed(self) -> int:
        """Animals that nobody and no model has named."""
        return sum(
            row.observation.kind is Kind.ANIMAL
            and row.taxon is None
            and row.observation.subject in (Subject.ANIMAL, Subject.UNCLASSIFIED, Subject.UNKNOWN)
            for _, rows in self.by_video
            for row in rows
        )

    @cached_property
    def num_unreviewed(self) -> int:
        """Named animals of which only a machine has spoken, also where a rule has taken its word."""
        return sum(not row.observation.is_by_eye for row in self.animals)

    # ------------------------------------------------------------- events

    @cached_property
    def records(self) -> list[Record[Seen]]:
        """Each named species in each dated video."""
        named = ((video, [row for row in rows if is_animal(row)]) for video, rows in self.by_video)
        return list(records_of(self.material, named))

    @cached_property
    def events(self) -> list[Event[Seen]]:
        """Independent events by the project's rule."""
        return events(self.records, self.material.rule)

    @cached_property
    def species(self) -> list[str]:
        """What was seen, each by its distinct name, by number of events, then by name."""
        number = Counter(event.species for event in self.events)
        for row in self.animals:  # also where no video has a date
            number.setdefault(_species(row), 0)
        return sorted(number, key=lambda name: (-number[name], name))

    def counted(self) -> Self:
        """Itself with its species counted, which takes long: they are offered in the window's thread."""
        _ = self.species
        return self

    @cached_property
    def events_of(self) -> dict[str, list[Event[Seen]]]:
        """The events of each species."""
        found: dict[str, list[Event[Seen]]] = {name: [] for name in self.species}
        for event in self.events:
            found[event.species].append(event)
        return found

    @cached_property
    def _events_at(self) -> dict[tuple[str, str], list[Event[Seen]]]:
        found: dict[tuple[str, str], list[Event[Seen]]] = {}
        for event in self.events:
            found.setdefault((event.species, event.site), []).append(event)
        return found

    def at(self, species: str, site: str) -> list[Event[Seen]]:
        """The events of a species at a site."""
        return self._events_at.get((species, site), [])

    # ------------------------------------------------------------- effort

    @cached_property
    def working(self) -> dict[str, list[Working]]:
        """When each site's cameras worked, within the chosen days."""
        return self.material.working.by_site

    @cached_property
    def nights(self) -> dict[str, float]:
        """Trap nights of each site."""
        return {site: trap_nights(those) for site, those in self.working.items()}

    @cached_property
    def sites_with_effort(self) -> list[str]:
        """Those of `sites` where a camera is known to have worked."""
        return [site for site in self.sites if self.nights.get(site, 0.0) > 0]

    @property
    def sites(self) -> list[str]:
        """The chosen sites with effort or animals, by name."""
        return sorted({*self.working, *(row.site.name for row in self.animals)}, key=natural)

    # ------------------------------------------------------------- machine and people

    @cached_property
    def judged(self) -> list[tuple[Row, str, str]]:
        """Each animal that a person looked at with what the machine said and what the person says it is.

        "nothing" is what a person rejected; "missed" what the machine did not find. Of chosen species are
        those that either of the two calls so: what a person calls otherwise was a wrong call of the machine.
        In videos that it learned from the machine is right more often: they are left out; so is what no model
        that knows species looked at, and what was missed where none has.
        """
        again = met_again(self.project)
        return [one for one in self._compared if one[0].video.id not in again]

    @property
    def num_learned(self) -> int:
        """Animals that a person looked at in videos that the model learned from."""
        return len(self._compared) - len(self.judged)

    @property
    def num_unasked(self) -> int:
        """Reviewed animals of which no model was asked what they are."""
        return self._reviewed[1]

    @property
    def _compared(self) -> list[tuple[Row, str, str]]:
        return self._reviewed[0]

    @cached_property
    def _reviewed(self) -> tuple[list[tuple[Row, str, str]], int]:
        """The animals to compare, and how many others nobody was asked about."""
        machine = machine_words(self.project)
        told = (
            (row, machine.get(row.observation.id, MISSED), person_word(row))
            for _, rows in self._of_all_species()
            for row in rows
            if row.observation.kind is Kind.ANIMAL
            and row.observation.is_by_eye
            and not was_merged(row.observation)
        )
        chosen = [one for one in told if self.is_chosen(one[1]) or self.is_chosen(one[2])]
        asked = [one for one in chosen if one[1] != UNASKED]
        is_named = any(machine != MISSED for _, machine, _ in asked)
        return (asked, len(chosen) - len(asked)) if is_named else ([], len(chosen))

    def is_chosen(self, word: str) -> bool:
        """Whether a class is of the chosen species; without a choice every one is."""
        return self.options.selection.has_taxon(word, self.material.surroundings.taxonomy)

    def _of_all_species(self) -> Iterable[tuple[Video, list[Row]]]:
        wish = self.options.selection
        if not wish.taxa:
            return self._seen
        wider = replace(wish, taxa=())
        return Material(self.project, selection=wider, language=self.options.language).by_video(rejected=True)


def is_animal(row: Row) -> bool:
    """Whether somebody with a name in the taxonomy is in view."""
    return is_presence(row) and row.taxon is not None and row.observation.subject is Subject.ANIMAL


def behind_events(found: Iterable[Event[Seen]]) -> Behind:
    """What events were counted from."""
    return behind_seen([seen for event in found for seen in event.items])


def behind_seen(seen: Sequence[Seen]) -> Behind:
    """A species in some videos."""
    return Behind(Ids(one.video_id for one in seen), Ids(id_ for one in seen for id_ in one.observations))


def behind_rows(rows: Sequence[Row]) -> Behind:
    """Animals, and those that bouts belong to."""
    return Behind(Ids(row.video.id for row in rows), Ids(row.animal_id for row in rows))


def _may_be_another(name: str, lines: Mapping[str, Sequence[Taxon]]) -> bool:
    """Whether a group that goes by its family's name shows animals that are here by their own, too."""
    group = lines[name][0]
    if group.distinct_name == group.scientific_name or group.key not in shipped_places():
        return False
    overlaps = shipped_places()[group.key].overlaps
    others = (taxon.key for other, line in lines.items() if other != name for taxon in line)
    return not set(overlaps).isdisjoint(others)


def _species(row: Row) -> str:
    return row.taxon.distinct_name if row.taxon else ""


def _counting(rows: Sequence[Row]) -> list[Row]:
    gone = {row.observation.id for row in rows if row.observation.state is ReviewState.REJECTED}
    return [row for row in rows if not gone.intersection((row.observation.id, row.observation.parent_id))]
