"""Rows that are a machine's word by what they say: here already, changed by somebody since, or new. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from app.services.imports.row_times import is_same_time
from app.services.imports.same_animals import Said, are_at_once, is_as_found, is_changed, is_renamed, matched
from app.services.imports.values import FoundAnimal
from app.store.records import Change, Label, Observation, ObservationId, ReviewState, Verdict

BESIDE = ("count", "sex", "life_stage", "individual", "notes", "quality", "tags", "reacts")
"""What rows can say beside a machine's name."""


class Sorted(msgspec.Struct):
    """The rows of a video."""

    unknown: list[FoundAnimal] = []
    edited: list[FoundAnimal] = []  # as the word of who changed them
    spoken_of: list[tuple[ObservationId, FoundAnimal]] = []  # here; people said something of them
    num_noted: int = 0  # of what is here, where the file says something else beside the name
    num_edited: int = 0  # of these, of which nobody had said anything here, nor says who did
    num_known: int = 0
    num_changed: int = 0  # of those noted, of which people had said something here
    unsure: list[str] = []  # videos of rows that say what stood here once, and may be older or changed


class Trail(msgspec.Struct, frozen=True):
    """What people have said of an observation here."""

    ever: Sequence[Label] = ()
    sent: Sequence[Label | None] = ()  # what was so when a table that says no times went out; None: nothing

    @classmethod
    def of(cls, changes: Sequence[Change], times: Iterable[datetime]) -> "Trail":
        """By the lines of the audit trail, oldest first; `times` in UTC are when such tables went out."""
        ever = [label for each in changes for label in (each.before, each.after) if label]
        return cls(ever, [_at(changes, time) for time in times])


NOTHING_SAID = Trail()


def _at(changes: Sequence[Change], time: datetime) -> Label | None:
    before = [each for each in changes if each.at <= time]
    return before[-1].after if before else None


def sorted_out(
    rows: Sequence[FoundAnimal],
    told: Sequence[Said],
    here: Sequence[Observation],
    lasts_s: float,
    trails: Mapping[ObservationId, Trail],
) -> Sorted:
    """What has to be done with each row; `told` is what it says.

    Who changes a line in another program does not say so there: it is changed where it says otherwise but has
    the confidence of what is here. A row of another confidence is older than what is here. One that is called
    otherwise is the word of who changed it; what else is changed stands beside the machine's name.
    """
    found = Sorted()
    for row, said, one in zip(rows, told, _about(told, here, lasts_s), strict=True):
        if one is None:
            found.unknown.append(row)
        elif _is_renamed(one, row, said):
            own = _kept_beside(row) if one.is_touched else row
            nobody = {"machine": "", "confidence": None, "rule": "", "who": "", "when": None}
            found.edited.append(msgspec.structs.replace(own, own_id=one.id, **nobody))
        else:
            _sort_beside(found, one, row, said, trails.get(one.id, NOTHING_SAID))
    return found


def _sort_beside(found: Sorted, one: Observation, row: FoundAnimal, said: Said, trail: Trail) -> None:
    """What the row says beside the name that stands here."""
    new = _said_since(one, row, said, trail) if one.is_touched else _changed(one, row, said)
    is_open = one.state is ReviewState.UNREVIEWED or bool(one.rule)
    is_changed_here = one.is_touched and is_said_beside(new)
    is_new = is_changed_here or (is_open and new.is_changed)
    found.num_noted += is_new
    found.num_changed += is_changed_here
    found.num_edited += is_new and not is_changed_here and not row.who
    if one.is_touched and _may_be_older(one, row, said, trail):
        found.unsure.append(row.video)
    found.num_known += not is_new
    if (one.state is ReviewState.UNREVIEWED and is_spoken_of(new)) or (is_open and new.is_changed):
        found.spoken_of.append((one.id, new))


def _is_renamed(one: Observation, row: FoundAnimal, said: Said) -> bool:
    """Whether somebody called it otherwise in the file."""
    is_open = one.state is ReviewState.UNREVIEWED or not one.is_touched
    return is_open and is_as_found(one, row.confidence) and is_renamed(one, said.label)


def _kept_beside(row: FoundAnimal) -> FoundAnimal:
    """The row without what it says beside the name: what is here may have been said later."""
    nothing = dict.fromkeys(("sex", "life_stage", "individual", "notes", "quality", "rule"), "")
    return msgspec.structs.replace(row, count=None, tags=(), reacts=False, **nothing)


def _changed(one: Observation, row: FoundAnimal, said: Said) -> FoundAnimal:
    """The row on what nobody has said anything of here; marked where somebody changed it."""
    is_moved = not are_at_once(one.span, said.label.span)
    row = msgspec.structs.replace(row, span=said.label.span if is_moved else one.span)
    if not is_as_found(one, row.confidence) or not is_changed(one, said):
        return row
    return msgspec.structs.replace(row, is_changed=True)


def _said_since(one: Observation, row: FoundAnimal, said: Said, trail: Trail) -> FoundAnimal:
    """The row with what it says beside the name, as far as it was changed after it went out. The rest may be
    older than what is here.

    What stood here when it went out, the time in the row tells, or the times at which such tables went out;
    where none does, all that ever stood here may have.
    """
    bare = msgspec.structs.replace(_kept_beside(row), span=one.span, who="", when=None)
    if not _may_say_more(one, row):
        return bare
    went_out = _as_it_went_out(row, trail)
    nothing = Label(verdict=Verdict.NOTE, span=one.span)
    stood: list[Label | Observation] = [each or nothing for each in went_out or (None, *trail.ever)]
    stood.append(one)
    new = {
        name: value
        for name, value in _told(said).items()
        if value and not any(_is_alike(name, each, value) for each in stood)
    }
    moves = went_out and None not in went_out  # else nobody knows which edges went out
    if moves and not any(are_at_once(each.span, said.label.span) for each in stood):
        new["span"] = said.label.span
    return msgspec.structs.replace(bare, is_changed=True, says_beside=True, **new) if new else bare


def _may_be_older(one: Observation, row: FoundAnimal, said: Said, trail: Trail) -> bool:
    """Whether it says otherwise what stood here once, and nothing tells when it went out: of a table that
    could say when a row was labelled, one that does not went out before.
    """
    if not row.is_of_file or not _may_say_more(one, row) or _as_it_went_out(row, trail):
        return False
    stood = (Label(verdict=Verdict.NOTE, span=one.span), *trail.ever)
    return any(
        not _is_alike(name, one, value) and any(_is_alike(name, each, value) for each in stood)
        for name, value in _told(said).items()
        if value
    )


def _may_say_more(one: Observation, row: FoundAnimal) -> bool:
    is_open = one.state is ReviewState.UNREVIEWED and is_as_found(one, row.confidence)
    return is_open and not row.of_several


def _told(said: Said) -> dict[str, Any]:
    return {name: getattr(said.label, name) for name in BESIDE if name != "count" or said.counts}


def _is_alike(name: str, one: Label | Observation, value: object) -> bool:
    return _plain(getattr(one, name)) == _plain(value)


def _as_it_went_out(row: FoundAnimal, trail: Trail) -> Sequence[Label | None]:
    """What stood here then; nothing where nobody knows when."""
    when = row.when
    if when is None:
        return trail.sent
    return [label for label in trail.ever if is_same_time(when, label.signed_at)]


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _about(told: Sequence[Said], here: Sequence[Observation], lasts_s: float) -> list[Observation | None]:
    """The observation of each row: of its ID, else of its time and name, whoever gave it that here."""
    found = matched(told, here, lasts_s)
    return [
        one if one is None or one.id == said.own_id or _is_named(one, said) else None
        for one, said in zip(found, told, strict=True)
    ]


def _is_named(one: Observation, said: Said) -> bool:
    names = (one.taxon, one.found_taxon) if one.found_taxon else (one.taxon,)
    alike = one.subject is said.label.subject or one.found_taxon is not None
    return alike and said.label.taxon in names and are_at_once(one.span, said.label.span)


def is_spoken_of(animal: FoundAnimal) -> bool:
    """Whether people said something of a machine's animal: by a rule, beside its name, or of what it does."""
    said = bool(animal.rule) or is_said_beside(animal)
    return said or any(bout.by_person or bout.own_id is not None for bout in animal.bouts)


def is_said_beside(animal: FoundAnimal) -> bool:
    """Whether a row says of a machine's animal what people alone say; how many, say, or an edge that
    somebody moved.
    """
    if animal.is_changed or (animal.says_beside and animal.who and not animal.rule):
        return True
    words = (animal.sex, animal.life_stage, animal.individual, animal.notes, animal.tags, animal.quality)
    return animal.says_beside and (any(words) or animal.reacts or (animal.count or 1) > 1)
