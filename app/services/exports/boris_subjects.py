"""Animals as BORIS's subjects, and their bouts as its events. Pure."""

from collections.abc import Hashable, Mapping, Sequence

import msgspec

from app.services.exports.material import kind_of
from app.services.exports.rows import Row
from app.store.records import ObservationId, Subject
from mvit_core.types import Span

IN_VIEW = "in view"
"""The behavior that says that an animal is there, so that one without any other is not lost."""

SAME_NAME, AT_ONCE = "in view", "at once"
"""With a number from 2 a modifier of what is at the same time as others that are alike: of an animal that
has the name of another one and of all that it does, and of what one animal does twice, as a group can.
"""

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


def coded(rows: Sequence[Row], points: Mapping[str, bool], known: dict[str, str]) -> tuple[list[Coded], int]:
    """What is coded of a video, and how many states had to be told apart from others of their kind.

    BORIS pairs starts with stops by subject, behavior and modifiers, in their order: two states that are
    alike in these must not overlap, so the second has a modifier of its own.
    """
    animals = [row for row in rows if row.is_animal and row.observation.subject is not Subject.BLANK]
    names = subjects(animals, known)
    views = dict(
        zip(
            (row.observation.id for row in animals),
            layers([(names[row.observation.id], row.observation.span) for row in animals]),
            strict=True,
        )
    )
    bouts = [row for row in rows if not row.is_animal and row.animal_id in names]
    states = [row for row in bouts if not points.get(row.observation.behavior or "", False)]
    at_once = dict(
        zip(
            (row.observation.id for row in states),
            layers([((row.animal_id, *_done(row)), row.observation.span) for row in states]),
            strict=True,
        )
    )
    found = [_coded(row, names[row.observation.id], IN_VIEW, views[row.observation.id], 1) for row in animals]
    for row in bouts:
        layer = at_once.get(row.observation.id, 0)
        found.append(_coded(row, names[row.animal_id], row.behavior, views[row.animal_id], layer))
    apart = sum(view > 1 for view in views.values()) + sum(layer > 1 for layer in at_once.values())
    return sorted(found, key=lambda each: (each.span.start_s, -each.span.end_s)), apart


def _coded(row: Row, subject: str, behavior: str, view: int, layer: int) -> Coded:
    """A point is of no layer."""
    modifiers = [plain_modifier(each) for each in row.observation.modifiers] if not row.is_animal else []
    modifiers += [f"{SAME_NAME} {view}"] * (view > 1) + [f"{AT_ONCE} {layer}"] * (layer > 1)
    seen = row.observation
    return Coded(subject, behavior, ",".join(modifiers), seen.span, layer == 0, seen.notes)


def _done(row: Row) -> tuple[str, ...]:
    """What BORIS takes for one behavior."""
    return row.behavior, *(plain_modifier(each) for each in row.observation.modifiers)


def layers(spans: Sequence[tuple[Hashable, Span]]) -> list[int]:
    """For each span the first layer, from 1, in which no other of its key is at the same time."""
    order = sorted(range(len(spans)), key=lambda place: (spans[place][1].start_s, -spans[place][1].end_s))
    ends: dict[Hashable, list[float]] = {}
    found = [1] * len(spans)
    for place in order:
        key, span = spans[place]
        until = ends.setdefault(key, [])
        start_s = round(span.start_s, 3)  # as it is written
        free = next((layer for layer, end_s in enumerate(until) if end_s <= start_s), len(until))
        until[free : free + 1] = [round(span.end_s, 3)]
        found[place] = free + 1
    return found


def plain_modifier(text: str) -> str:
    """Without the signs that BORIS parts modifiers with."""
    return " ".join(text.translate(FORBIDDEN).split())
