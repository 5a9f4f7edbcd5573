"""What the species and behavior fields offer for the letters typed so far; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.store.records import Subject
from app.ui.speech.naming import score_text, subject_name
from mvit_core.name_search import NameIndex, fold
from mvit_core.species.species_list import Listed
from mvit_core.taxonomy import Behavior, Taxon, Taxonomy
from mvit_core.types import Score

NUM_MATCHES = 9
NUM_NEAR = 6
WHOLE, BEGUN, OTHERWISE = range(3)  # how well words stand in a name, best first
LEAST_OF_A_PART = 3  # letters of one of several words


class What(StrEnum):
    """What choosing a line does."""

    TAXON = "taxon"
    SUBJECT = "subject"
    BEHAVIOR = "behavior"
    NEW = "new"  # add what was typed to the project
    NOTE = "note"  # nothing: it only says something


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a field's list."""

    what: What
    key: str
    title: str
    detail: str = ""  # the scientific name
    note: str = ""  # at the right edge: a rank, a score, a key
    is_near: bool = False  # only like what was typed: never taken unless somebody went to it


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choices", text)


def species_choices(
    text: str,
    taxonomy: Taxonomy,
    *,
    scores: Sequence[Score] = (),
    recent: Iterable[str] = (),
    listed: Listed | None = None,
    raw: bool = False,
) -> list[Choice]:
    """Ranked matches; without letters what the machine thinks, what was used last, and what is no animal.

    Where the project has a list of its animals, the others come after them and say so, but for one whose
    whole name was typed. Where nothing is called so, lines say that before what is near. `raw`: the scores
    are no chances.
    """
    if not text.strip():
        likely = [_of_taxon(taxonomy, score.name, score_text(score.value, raw=raw)) for score in scores[:5]]
        offered = {score.name for score in scores[:5]}
        last = [_of_taxon(taxonomy, key, _tr("recent")) for key in recent if key not in offered]
        return [choice for choice in likely + last if choice] + _subjects("")
    ranking = _Ranking(text, taxonomy, scores, recent, listed)
    matches = sorted(taxonomy.search(text, len(taxonomy)), key=ranking.place)[:NUM_MATCHES]
    matches = matches or _called_in_part(text, taxonomy)
    found = [
        replace(
            _choice(taxon, "" if _can_be(taxon, listed) else _tr("not on the list")),
            is_near=ranking.is_near(taxon),
        )
        for taxon in matches
    ]
    if found and found[0].is_near:
        found = [*_nothing_is_called(text.strip()), *found[:NUM_NEAR]]
    new = Choice(What.NEW, text.strip(), _tr("Add “{name}” to this project…").format(name=text.strip()))
    return _subjects(text) + found + [new]


def _called_in_part(text: str, taxonomy: Taxonomy) -> list[Taxon]:
    """By the last of several words that surely names any: of a "spotted hyena" the hyenas."""
    words = text.split()
    for word in reversed(words if len(words) > 1 else []):
        meant = taxonomy.meant(word) if len(word) >= LEAST_OF_A_PART else set()
        if meant:
            return [taxon for taxon in taxonomy.search(word, len(taxonomy)) if taxon.key in meant][:NUM_NEAR]
    return []


class _Ranking:
    """Which of what a search found comes first, and which of it is only like what was typed."""

    def __init__(
        self,
        text: str,
        taxonomy: Taxonomy,
        scores: Sequence[Score],
        recent: Iterable[str],
        listed: Listed | None,
    ) -> None:
        self._words, self._taxonomy, self._listed = fold(text).split(), taxonomy, listed
        self._likely = {score.name: -score.value for score in scores[:5]}
        self._used = {key: place for place, key in enumerate(recent)}
        self._called = taxonomy.called(text)
        self.meant = taxonomy.meant(text)
        self._is_of_here = any(_can_be(taxonomy[key], listed) for key in self.meant)

    def is_near(self, taxon: Taxon) -> bool:
        """Not where it is likely or was used of late, and the letters, within its name, begin another's."""
        if taxon.key in self.meant:
            return False
        is_expected = taxon.key in self._likely or taxon.key in self._used
        return not (self.meant and is_expected and _is_typed(self._words, taxon))

    def place(self, taxon: Taxon) -> tuple[bool, bool, bool, int, float, int]:
        """Smaller comes first; an animal of the list that is only near not before another that is meant.

        Of equally good ones what is likely comes first, then what was used last.
        """
        is_near, is_called = self.is_near(taxon), taxon == self._called
        out_of_place = not is_called and not _can_be(taxon, self._listed)
        first, second = (out_of_place, is_near) if self._is_of_here else (is_near, out_of_place)
        if not _is_typed(self._words, taxon):  # only a slip of the keys makes it of these letters
            return not is_called, first, second, OTHERWISE, 0.0, len(self._used)
        likely, used = self._likely.get(taxon.key, 0.0), self._used.get(taxon.key, len(self._used))
        return not is_called, first, second, self._how(taxon), likely, used

    def _how(self, taxon: Taxon) -> int:
        """How the words stand in its names: whole, at beginnings, or otherwise."""
        names, words = f" {_folded(taxon)} ", self._words
        if names.startswith(f" {' '.join(words)}s ") or all(f" {word} " in names for word in words):
            return WHOLE
        is_expected = taxon.key in self._likely or taxon.key in self._used
        is_begun = all(f" {word}" in names or (is_expected and self._ends(names, word)) for word in words)
        return BEGUN if is_begun else OTHERWISE

    def _ends(self, names: str, word: str) -> bool:
        """Whether it begins the name that another ends with: "Kleinkatzen" are "Katzen"."""
        ends = (name[name.index(word) :] for name in names.split() if word in name)
        return any(self._taxonomy.called(end) is not None for end in ends)


def behavior_choices(
    text: str, behaviors: Mapping[str, Behavior], *, recent: Sequence[str] = ()
) -> list[Choice]:
    """The behaviors in which every typed word begins a word, recent ones first.

    Where there is none, lines say that before what is near: a slip is not taken, nor what nobody knows added,
    unless somebody goes to it.
    """
    words, name = text.lower().split(), text.strip()
    used = {key: place for place, key in enumerate(recent)}
    offered = [behavior for behavior in behaviors.values() if not behavior.hidden]
    ordered = sorted(offered, key=lambda each: used.get(each.key, len(used)))
    found = [_of_behavior(each) for each in ordered if _begins(words, each)]
    known = next((each for each in behaviors.values() if each.name.lower() == name.lower()), None)
    if known is not None and known.hidden and not found:
        return [
            Choice(What.NOTE, "", _tr("“{name}” is not offered now: the ethogram says so.").format(name=name))
        ]
    if not words or known is not None:
        return found
    new = Choice(What.NEW, name, _tr("Add “{name}” to this project…").format(name=name))
    return [*(found or _near_behaviors(name, offered)), new]


def _near_behaviors(name: str, offered: Sequence[Behavior]) -> list[Choice]:
    """That none is called so, and those that are like it."""
    index = NameIndex((each.key, each.name) for each in offered)
    badness = {key: much for much, key in index.matches(name)}
    near = sorted((each for each in offered if each.key in badness), key=lambda each: badness[each.key])
    says = _tr("No behavior here is called “{name}”.").format(name=name)
    how = _take_near() if near else _tr("Arrow down and Enter add it.")
    return [*_notes(says, how), *(replace(_of_behavior(each), is_near=True) for each in near[:NUM_NEAR])]


def _of_behavior(behavior: Behavior) -> Choice:
    is_moment = behavior.kind == "point"
    return Choice(What.BEHAVIOR, behavior.key, behavior.name, note=_tr("moment") if is_moment else "")


def _nothing_is_called(name: str) -> list[Choice]:
    return _notes(_tr("No animal here is called “{name}”.").format(name=name), _take_near())


def _take_near() -> str:
    return _tr("Arrow keys: take a near one, or add it.")


def _notes(*lines: str) -> list[Choice]:
    return [Choice(What.NOTE, "", line) for line in lines]


def _is_typed(words: Sequence[str], taxon: Taxon) -> bool:
    names = _folded(taxon)
    return all(word in names for word in words)


def _folded(taxon: Taxon) -> str:
    return fold(f"{taxon.common_name} {taxon.scientific_name}")


def _can_be(taxon: Taxon, listed: Listed | None) -> bool:
    return listed is None or listed.holds(taxon.key)


def _choice(taxon: Taxon, note: str) -> Choice:
    title = taxon.common_name or taxon.scientific_name
    detail = taxon.scientific_name if taxon.common_name else ""
    return Choice(What.TAXON, taxon.key, title, detail, note or rank_name(taxon.rank))


def rank_name(rank: str) -> str:
    """The rank in the language of the window."""
    return {
        "class": _tr("class"),
        "order": _tr("order"),
        "family": _tr("family"),
        "subfamily": _tr("subfamily"),
        "tribe": _tr("tribe"),
        "genus": _tr("genus"),
        "species": _tr("species"),
        "group": _tr("group"),
    }.get(rank, rank)


def _of_taxon(taxonomy: Taxonomy, key: str, note: str) -> Choice | None:
    taxon = taxonomy.get(key)
    return _choice(taxon, note) if taxon else None


def _subjects(text: str) -> list[Choice]:
    offered = (Subject.UNKNOWN, Subject.HUMAN, Subject.VEHICLE)
    wanted = text.strip().lower()
    names = {subject: subject_name(subject) for subject in offered}
    return [
        Choice(What.SUBJECT, subject.value, name)
        for subject, name in names.items()
        if any(part.startswith(wanted) for part in (*name.split(), subject.value))
    ]


def _begins(words: Sequence[str], behavior: Behavior) -> bool:
    parts = behavior.name.lower().replace("/", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)
