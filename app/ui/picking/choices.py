"""What the species and behavior fields offer for the letters typed so far; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.store.records import Subject
from app.ui.speech.naming import score_text, subject_name
from mvit_core.name_search import fold
from mvit_core.species.species_list import Listed
from mvit_core.taxonomy import Behavior, Taxon, Taxonomy
from mvit_core.types import Score

NUM_MATCHES = 9


class What(StrEnum):
    """What choosing a line does."""

    TAXON = "taxon"
    SUBJECT = "subject"
    BEHAVIOR = "behavior"
    NEW = "new"  # add what was typed to the project


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a field's list."""

    what: What
    key: str
    title: str
    detail: str = ""  # the scientific name
    note: str = ""  # at the right edge: a rank, a score, a key


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
    whole name was typed. `raw`: the scores are no chances.
    """
    if not text.strip():
        likely = [_of_taxon(taxonomy, score.name, score_text(score.value, raw=raw)) for score in scores[:5]]
        offered = {score.name for score in scores[:5]}
        last = [_of_taxon(taxonomy, key, _tr("recent")) for key in recent if key not in offered]
        return [choice for choice in likely + last if choice] + _subjects("")
    sure = {score.name: -score.value for score in scores[:5]}
    used = {key: place for place, key in enumerate(recent)}
    meant = taxonomy.called(text)

    def rank(taxon: Taxon) -> tuple[bool, float, int]:
        out_of_place = taxon != meant and not _can_be(taxon, listed)
        if not _is_typed(text, taxon):  # only a slip of the keys makes it of these letters
            return out_of_place, 0.0, len(used)
        return out_of_place, sure.get(taxon.key, 0.0), used.get(taxon.key, len(used))

    matches = sorted(taxonomy.search(text, len(taxonomy)), key=rank)[:NUM_MATCHES]
    found = [_choice(taxon, "" if _can_be(taxon, listed) else _tr("not on the list")) for taxon in matches]
    new = Choice(What.NEW, text.strip(), _tr("Add “{name}” to this project…").format(name=text.strip()))
    return _subjects(text) + found + [new]


def behavior_choices(
    text: str, behaviors: Mapping[str, Behavior], *, recent: Sequence[str] = ()
) -> list[Choice]:
    """The behaviors in which every typed word begins a word, recent ones first."""
    words = text.lower().split()
    used = {key: place for place, key in enumerate(recent)}
    offered = [behavior for behavior in behaviors.values() if not behavior.hidden]
    ordered = sorted(offered, key=lambda each: used.get(each.key, len(used)))
    found = [
        Choice(What.BEHAVIOR, each.key, each.name, note=_tr("moment") if each.kind == "point" else "")
        for each in ordered
        if _begins(words, each)
    ]
    exact = any(each.name.lower() == text.strip().lower() for each in behaviors.values())
    if not words or exact:
        return found
    return [
        *found,
        Choice(What.NEW, text.strip(), _tr("Add “{name}” to this project…").format(name=text.strip())),
    ]


def _is_typed(text: str, taxon: Taxon) -> bool:
    names = fold(f"{taxon.common_name} {taxon.scientific_name}")
    return all(word in names for word in fold(text).split())


def _can_be(taxon: Taxon, listed: Listed | None) -> bool:
    return listed is None or listed.holds(taxon.key)


def _choice(taxon: Taxon, note: str = "") -> Choice:
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
