"""Animals as BORIS's subjects, and their bouts as its events. Pure."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from app.services.exports.rows import Row
from app.store.records import ObservationId, Subject
from mvit_core.types import Span

IN_VIEW = "in view"
"""The behavior that says that an animal is there, so that one without any other is not lost."""

DESCRIPTION = "Written by Trapline."
"""Of a project."""

FORBIDDEN = str.maketrans(dict.fromkeys("(|),`~", " "))
"""What BORIS keeps for itself in modifiers."""


class Coded(msgspec.Struct, frozen=True):
    """One state or point of one subject; two rows or one in BORIS."""

    subject: str
    behavior: str
    modifiers: str
    span: Span
    is_point: bool
    comment: str = ""


def subjects(animals: Sequence[Row], known: dict[str, str]) -> dict[ObservationId, str]:
    """A name for each animal of a video: its own, else its kind and a number: "lion 2".

    `known` has the kind of each subject of the project, and learns: where a fox and a lynx are both called A,
    the second of them is "A [Lynx]", for a subject of BORIS is of one kind.
    """
    names: dict[ObservationId, str] = {}
    numbers: dict[str, int] = {}
    for row in animals:
        seen, kind = row.observation, kind_of(row)
        if own := seen.individual.strip():
            names[seen.id] = own if known.setdefault(own, kind) == kind else of_kind(own, kind)
            known.setdefault(names[seen.id], kind)
            continue
        numbers[kind] = numbers.get(kind, 0) + 1
        names[seen.id] = f"{kind} {numbers[kind]}"
        known.setdefault(names[seen.id], kind)
    return names


def of_kind(name: str, kind: str) -> str:
    """The name of an animal that another kind of animal has, too."""
    return f"{name} [{kind}]"


def kind_of(row: Row) -> str:
    """What a nameless animal is called after."""
    if row.taxon:
        return row.taxon.scientific_name
    unnamed = (Subject.ANIMAL, Subject.UNCLASSIFIED, Subject.UNKNOWN)
    return "animal" if row.observation.subject in unnamed else str(row.observation.subject)


def coded(rows: Sequence[Row], points: Mapping[str, bool], known: dict[str, str]) -> tuple[list[Coded], int]:
    """What is coded of a video, and how many states had to be joined: BORIS tells starts from stops by their
    order, so one subject's states of one kind must not overlap.
    """
    animals = [row for row in rows if row.is_animal and row.observation.subject is not Subject.BLANK]
    names = subjects(animals, known)
    found = [
        Coded(names[row.observation.id], IN_VIEW, "", row.observation.span, False, row.observation.notes)
        for row in animals
    ]
    for row in rows:
        if not row.is_animal and row.animal_id in names:
            modifiers = ",".join(plain_modifier(each) for each in row.observation.modifiers)
            is_point = points.get(row.observation.behavior or "", False)
            found.append(
                Coded(
                    names[row.animal_id],
                    row.behavior,
                    modifiers,
                    row.observation.span,
                    is_point,
                    row.observation.notes,
                )
            )
    return _without_overlaps(found)


def plain_modifier(text: str) -> str:
    """Without the signs that BORIS parts modifiers with."""
    return " ".join(text.translate(FORBIDDEN).split())


def _without_overlaps(found: Iterable[Coded]) -> tuple[list[Coded], int]:
    kept: list[Coded] = []
    open_: dict[tuple[str, str, str], int] = {}
    joined = 0
    for one in sorted(found, key=lambda each: (each.span.start_s, -each.span.end_s)):
        key = one.subject, one.behavior, one.modifiers
        before = kept[open_[key]] if key in open_ and not one.is_point else None
        if before is not None and one.span.start_s < before.span.end_s:
            span = Span(before.span.start_s, max(before.span.end_s, one.span.end_s))
            comment = "; ".join(dict.fromkeys(filter(None, (before.comment, one.comment))))
            kept[open_[key]] = msgspec.structs.replace(before, span=span, comment=comment)
            joined += 1
            continue
        open_[key] = len(kept)
        kept.append(one)
    return kept, joined
